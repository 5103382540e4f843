//! Who is let in and who is not, asked with real requests.

use std::net::SocketAddr;
use std::sync::Arc;

use browser_host::{Gate, Served, Token, router};
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use reqwest::{Client, RequestBuilder, StatusCode};
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio::sync::broadcast::{Receiver, Sender, channel};
use wire::call::{ChangedBy, Push};
use wire::error::{AppError, ErrorCode};

/// Says back what it hears, and refuses one name.
struct Echo(Sender<Push>);

impl Served for Echo {
    fn call(&self, name: String, payload: Value) -> BoxFuture<'_, Result<Value, AppError>> {
        let answer = if name == "refuse" {
            Err(AppError {
                code: ErrorCode::SignedOut,
                refusal: None,
                retry: false,
                incident: None,
                tries_left: None,
                wait_s: None,
            })
        } else {
            Ok(json!({ "name": name, "payload": payload }))
        };
        async move { answer }.boxed()
    }

    fn subscribe(&self) -> Receiver<Push> {
        self.0.subscribe()
    }
}

struct Host {
    address: SocketAddr,
    token: String,
    echo: Arc<Echo>,
    client: Client,
    _interface: TempDir,
}

impl Host {
    async fn start() -> Self {
        // A second test finds it installed.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let interface = tempfile::tempdir().unwrap();
        std::fs::write(interface.path().join("index.html"), "<p>门前服务台</p>").unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let token = Token::draw().unwrap();
        let echo = Arc::new(Echo(channel(1).0));
        let gate = Gate::new(address, token.clone());
        let router = router(Arc::clone(&echo), gate, interface.path());
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self {
            address,
            token: token.as_str().to_owned(),
            echo,
            client: Client::builder().no_proxy().build().unwrap(),
            _interface: interface,
        }
    }

    fn get(&self, path: &str) -> RequestBuilder {
        self.client.get(format!("http://{}{path}", self.address))
    }

    fn call(&self, name: &str) -> RequestBuilder {
        self.client
            .post(format!("http://{}/rpc", self.address))
            .header("x-doorstep-token", &self.token)
            .json(&json!({ "name": name, "payload": { "a": 1 } }))
    }
}

async fn status(request: RequestBuilder) -> StatusCode {
    request.send().await.unwrap().status()
}

async fn body(request: RequestBuilder) -> Value {
    request.send().await.unwrap().json().await.unwrap()
}

#[tokio::test]
async fn a_call_with_the_token_is_served_and_a_refusal_is_an_answer_too() {
    let host = Host::start().await;
    let served = json!({ "ok": { "name": "greet", "payload": { "a": 1 } } });
    assert_eq!(body(host.call("greet")).await, served);
    let refused = body(host.call("refuse")).await;
    assert_eq!(refused["error"]["code"], "SignedOut");
}

#[tokio::test]
async fn a_call_without_the_token_or_with_another_is_turned_away() {
    let host = Host::start().await;
    let url = format!("http://{}/rpc", host.address);
    let without = host.client.post(&url).body("{}");
    assert_eq!(status(without).await, StatusCode::UNAUTHORIZED);
    for wrong in ["", "0", &host.token[1..], &"0".repeat(64)] {
        let with = host.client.post(&url).header("x-doorstep-token", wrong);
        assert_eq!(status(with.body("{}")).await, StatusCode::UNAUTHORIZED);
        let push = host.get(&format!("/push?token={wrong}"));
        assert_eq!(status(push).await, StatusCode::UNAUTHORIZED);
    }
    assert_eq!(status(host.get("/push")).await, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn a_foreign_name_that_resolves_here_is_turned_away_from_everything() {
    let host = Host::start().await;
    let port = host.address.port();
    for foreign in [
        "doorstep.example.com".to_owned(),
        format!("doorstep.example.com:{port}"),
        format!("127.0.0.1.example.com:{port}"),
        "127.0.0.1".to_owned(),
    ] {
        for request in [host.call("greet"), host.get("/"), host.get("/push")] {
            let status = status(request.header("host", &foreign)).await;
            assert_eq!(status, StatusCode::FORBIDDEN, "{foreign}");
        }
    }
    let local = host.get("/").header("host", format!("localhost:{port}"));
    assert_eq!(status(local).await, StatusCode::OK);
}

#[tokio::test]
async fn a_page_from_elsewhere_is_turned_away_even_with_the_token() {
    let host = Host::start().await;
    for origin in ["https://example.com", "null", "http://127.0.0.1:1", ""] {
        let status = status(host.call("greet").header("origin", origin)).await;
        assert_eq!(status, StatusCode::FORBIDDEN, "{origin}");
    }
    for site in ["cross-site", "same-site"] {
        let status = status(host.call("greet").header("sec-fetch-site", site)).await;
        assert_eq!(status, StatusCode::FORBIDDEN, "{site}");
    }
    let own = format!("http://{}", host.address);
    let from_here = host.call("greet").header("origin", own);
    assert_eq!(status(from_here).await, StatusCode::OK);
}

#[tokio::test]
async fn every_answer_carries_the_strict_policy() {
    let host = Host::start().await;
    let page = host.get("/").send().await.unwrap();
    assert_eq!(page.status(), StatusCode::OK);
    let turned_away = host.get("/").header("host", "example.com").send().await;
    for answer in [page, turned_away.unwrap()] {
        let policy = answer.headers()["content-security-policy"]
            .to_str()
            .unwrap();
        assert!(policy.contains("default-src 'none'") && policy.contains("connect-src 'self'"));
        assert_eq!(answer.headers()["x-content-type-options"], "nosniff");
    }
    let outside = host.get("/..%2f..%2fetc/passwd");
    assert_eq!(status(outside).await, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_is_no_call_is_a_bad_request() {
    let host = Host::start().await;
    let garbage = host.call("greet").body("<html>");
    assert_eq!(status(garbage).await, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn a_change_is_pushed_and_who_is_too_slow_loses_the_line() {
    let host = Host::start().await;
    let changed = |kind: &str| Push::Changed {
        kinds: vec![kind.to_owned()],
        by: ChangedBy::Sync,
    };
    let path = format!("/push?token={}", host.token);
    let mut stream = host.get(&path).send().await.unwrap();
    host.echo.0.send(changed("complaint")).unwrap();
    let event = stream.chunk().await.unwrap().unwrap();
    let event = String::from_utf8(event.to_vec()).unwrap();
    let data = event.trim().strip_prefix("data: ").unwrap();
    let push: Push = serde_json::from_str(data).unwrap();
    assert_eq!(push, changed("complaint"));

    // The line holds one; sent without a pause, the earlier ones are gone before they are read.
    for _ in 0..3 {
        host.echo.0.send(changed("customer")).unwrap();
    }
    let mut rest = 0;
    while let Some(chunk) = stream.chunk().await.unwrap() {
        rest += chunk.len();
    }
    assert_eq!(rest, 0);
}
