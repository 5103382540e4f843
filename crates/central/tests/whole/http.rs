//! The same over real sockets.

use std::net::TcpListener;
use std::time::Duration;

use central::demo::{DEMO_PASSWORD, demo_id};
use central::local::OpenError;
use central::server::{Config, ServeError, Server, serve};
use domain::command::Command;
use domain::customer::RegisterCustomer;
use domain::ids::{CustomerId, TxnId};
use reqwest::{Client, StatusCode};
use serde_json::{Value, json};
use uuid::Uuid;
use wire::sync_protocol::{
    Problem, ProblemCode, PullResponse, PushRequest, PushResponse, SignInResponse, Wake,
};

use crate::bench::{envelope, sign_in_as, signed_txn, store};

struct Site {
    server: Server,
    client: Client,
    folder: tempfile::TempDir,
}

impl Site {
    async fn new() -> Self {
        // Another test may have been first.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let folder = tempfile::tempdir().unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let config = Config::new(folder.path()).with_demo();
        let server = serve(config, listener).await.unwrap();
        Self {
            server,
            client: Client::new(),
            folder,
        }
    }

    fn url(&self, path: &str) -> String {
        format!("{}{path}", self.server.url)
    }

    async fn sign_in(&self, user: &str, device: u128) -> SignInResponse {
        let request = sign_in_as(user, DEMO_PASSWORD, device);
        let sent = self.client.post(self.url("/v1/sign-in")).json(&request);
        sent.send().await.unwrap().json().await.unwrap()
    }

    async fn post(
        &self,
        path: &str,
        token: &str,
        body: impl Into<reqwest::Body>,
    ) -> reqwest::Response {
        let sent = self
            .client
            .post(self.url(path))
            .bearer_auth(token)
            .body(body);
        sent.send().await.unwrap()
    }

    async fn pull(&self, token: &str, cursor: Option<String>, wait_s: u32) -> PullResponse {
        let body = json!({ "cursor": cursor, "scope_state": null, "row_schema": 1,
            "max_bytes": 1_000_000, "wait_s": wait_s });
        let response = self.post("/v1/sync/pull", token, body.to_string()).await;
        response.json().await.unwrap()
    }
}

fn a_customer(signed: &SignInResponse, device: u128, seq: u64) -> PushRequest {
    let txn_id = TxnId(Uuid::from_u128(7000 + u128::from(seq)));
    let customer = RegisterCustomer {
        id: CustomerId(Uuid::from_u128(8000 + u128::from(seq))),
        name: "新客".into(),
        phone: "13800001234".into(),
        address: String::new(),
        remarks: String::new(),
        store: store("QH"),
    };
    let id = Uuid::from_u128(9000 + u128::from(seq));
    let command = Command::RegisterCustomer { customer };
    PushRequest {
        device_id: domain::ids::DeviceId(Uuid::from_u128(device)),
        incarnation: Uuid::from_u128(device + 1),
        first_seq: seq,
        txns: vec![signed_txn(
            &signed.mac_key,
            txn_id,
            signed.staff.id,
            vec![envelope(id, seq, txn_id, signed.staff.id, &command)],
        )],
        pending: 0,
        oldest_pending_at: None,
    }
}

async fn code(response: reqwest::Response) -> (StatusCode, ProblemCode) {
    let kind = response.headers()["content-type"]
        .to_str()
        .unwrap()
        .to_owned();
    assert_eq!(kind, "application/problem+json");
    let status = response.status();
    let problem: Problem = response.json().await.unwrap();
    assert_eq!(problem.status, status.as_u16());
    (status, problem.code)
}

#[tokio::test]
async fn hostile_bodies_are_problems_and_decide_nothing() {
    let site = Site::new().await;
    let signed = site.sign_in("chenyu", 1).await;
    let token = signed.tokens.access.as_str();
    for garbage in ["", "{", "[]", "{\"device_id\":7}", "<html>"] {
        for path in [
            "/v1/sync/push",
            "/v1/sync/pull",
            "/v1/sign-in",
            "/v1/refresh",
        ] {
            let response = site.post(path, token, garbage).await;
            assert_eq!(
                code(response).await,
                (StatusCode::UNPROCESSABLE_ENTITY, ProblemCode::Malformed)
            );
        }
    }
    let response = site
        .post("/v1/sync/push", token, vec![b' '; 3 * 1024 * 1024])
        .await;
    assert_eq!(code(response).await.1, ProblemCode::TooLarge);
    // Under the body limit, over the limit of a push.
    let mut large = a_customer(&signed, 1, 1);
    large.txns[0].cmds[0].payload["customer"]["name"] = "大".repeat(400_000).into();
    let large = serde_json::to_vec(&large).unwrap();
    let response = site.post("/v1/sync/push", token, large).await;
    assert_eq!(
        code(response).await,
        (StatusCode::PAYLOAD_TOO_LARGE, ProblemCode::TooLarge)
    );
    site.server.stop().await.unwrap();
}

#[tokio::test]
async fn without_a_token_only_the_open_routes_answer() {
    let site = Site::new().await;
    for path in ["/v1/health", "/v1/hello", "/v1/openapi.json"] {
        let response = site.client.get(site.url(path)).send().await.unwrap();
        assert_eq!(response.status(), StatusCode::OK, "{path}");
    }
    let hello: Value = site
        .client
        .get(site.url("/v1/hello"))
        .send()
        .await
        .unwrap()
        .json()
        .await
        .unwrap();
    assert_eq!(hello["product"], "doorstep-central");
    assert_eq!(hello["device"], Value::Null);
    for path in [
        "/v1/sync/wake",
        "/v1/commands/7e57d004-2b97-0e7a-b45f-5387367791cd",
    ] {
        let response = site.client.get(site.url(path)).send().await.unwrap();
        assert_eq!(
            code(response).await,
            (StatusCode::UNAUTHORIZED, ProblemCode::AuthNeeded)
        );
    }
    let response = site.client.get(site.url("/admin")).send().await.unwrap();
    assert_eq!(
        code(response).await,
        (StatusCode::NOT_FOUND, ProblemCode::NotFound)
    );
    site.server.stop().await.unwrap();
}

#[tokio::test]
async fn a_push_wakes_the_stream_and_the_waiting_pull_of_a_colleague() {
    let site = Site::new().await;
    let officer = site.sign_in("chenyu", 1).await;
    let supervisor = site.sign_in("linyue", 10).await;
    let token = supervisor.tokens.access.clone();
    let start = site.pull(&token, None, 0).await;
    let mut stream = site
        .client
        .get(site.url("/v1/sync/wake"))
        .bearer_auth(&token)
        .send()
        .await
        .unwrap();
    let at_once = hint(&mut stream).await;
    assert_eq!(at_once.seq_hint, start.seq);
    let waiting = site.pull(&token, Some(start.cursor), 20);
    let pushing = async {
        tokio::task::yield_now().await;
        let body = serde_json::to_vec(&a_customer(&officer, 1, 1)).unwrap();
        let response = site
            .post("/v1/sync/push", &officer.tokens.access, body)
            .await;
        response.json::<PushResponse>().await.unwrap()
    };
    let (news, pushed) = tokio::join!(waiting, pushing);
    assert_eq!(pushed.verdicts.len(), 1);
    assert_eq!((news.seq, news.changes.len()), (start.seq + 1, 2));
    assert_eq!(hint(&mut stream).await.seq_hint, start.seq + 1);
    site.server.stop().await.unwrap();
}

async fn hint(stream: &mut reqwest::Response) -> Wake {
    let chunk = tokio::time::timeout(Duration::from_secs(10), stream.chunk());
    let chunk = chunk.await.unwrap().unwrap().unwrap();
    let text = std::str::from_utf8(&chunk).unwrap();
    let data = text.lines().find_map(|line| line.strip_prefix("data: "));
    serde_json::from_str(data.unwrap()).unwrap()
}

#[tokio::test]
async fn one_folder_has_one_central_and_a_restart_keeps_everything() {
    let site = Site::new().await;
    let again = TcpListener::bind("127.0.0.1:0").unwrap();
    let refused = serve(Config::new(site.folder.path()), again).await;
    assert!(matches!(
        refused.err(),
        Some(ServeError::Open(OpenError::FolderInUse))
    ));
    let signed = site.sign_in("chenyu", 1).await;
    let body = serde_json::to_vec(&a_customer(&signed, 1, 1)).unwrap();
    let token = signed.tokens.access.as_str();
    site.post("/v1/sync/push", token, body).await;
    let before = site.pull(token, None, 0).await;
    site.server.stop().await.unwrap();

    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let config = Config::new(site.folder.path()).with_demo();
    let server = serve(config, listener).await.unwrap();
    let site = Site { server, ..site };
    let after = site.pull(token, Some(before.cursor), 0).await;
    assert_eq!((after.seq, after.changes.len()), (before.seq, 0));
    let staff = demo_id("staff", "chenyu");
    assert_eq!(signed.staff.id.0, staff);
    site.server.stop().await.unwrap();
}

#[tokio::test]
async fn without_tls_only_loopback_is_served() {
    let folder = tempfile::tempdir().unwrap();
    let Ok(listener) = TcpListener::bind("0.0.0.0:0") else {
        return;
    };
    let refused = serve(Config::new(folder.path()), listener).await.err();
    assert!(matches!(refused, Some(ServeError::NeedsTls(_))));
}
