//! Commands go up, records come down.

use std::time::Duration;

use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use domain::ids::CommandId;
use uuid::Uuid;
use wire::sync_protocol::{
    CommandLookup, LONGEST_WAIT_S, Problem, ProblemCode, PullRequest, PullResponse, PushRequest,
    PushResponse,
};

use super::Desk;
use super::answer::{Problems, parse, token};
use crate::core::{Request, Response};

/// Commands in order; one verdict for each. A problem means that nothing was decided.
#[utoipa::path(post, path = "/v1/sync/push", tag = "sync", request_body = PushRequest,
    security(("token" = [])),
    responses(
        (status = 200, description = "Verdicts, refusals included", body = PushResponse),
        (status = 401, description = "Sign in first", body = Problem,
            content_type = "application/problem+json"),
        (status = 409, description = "seq_gap or device_forked", body = Problem,
            content_type = "application/problem+json"),
        (status = 413, description = "Too large", body = Problem,
            content_type = "application/problem+json"),
        (status = 422, description = "Not understood", body = Problem,
            content_type = "application/problem+json")))]
pub(crate) async fn push(
    State(desk): State<Desk>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<Response, Problems> {
    let token = token(&headers)?;
    let body = parse(body)?;
    Ok(desk.ask(Request::Push { token, body }).await)
}

/// A page of records. With `wait_s` the answer waits that long for news.
#[utoipa::path(post, path = "/v1/sync/pull", tag = "sync", request_body = PullRequest,
    security(("token" = [])),
    responses(
        (status = 200, description = "A page", body = PullResponse),
        (status = 401, description = "Sign in first", body = Problem,
            content_type = "application/problem+json"),
        (status = 403, description = "Device revoked", body = Problem,
            content_type = "application/problem+json"),
        (status = 410, description = "Pull anew, without cursor", body = Problem,
            content_type = "application/problem+json"),
        (status = 422, description = "Not understood", body = Problem,
            content_type = "application/problem+json"),
        (status = 426, description = "Client too old", body = Problem,
            content_type = "application/problem+json")))]
pub(crate) async fn pull(
    State(desk): State<Desk>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<Response, Problems> {
    let token = token(&headers)?;
    let body: PullRequest = parse(body)?;
    let wait = Duration::from_secs(body.wait_s.min(LONGEST_WAIT_S).into());
    // Listen before asking, so that no news falls between.
    let mut news = desk.listen();
    let ask = || {
        let (token, body) = (token.clone(), body.clone());
        desk.ask(Request::Pull { token, body })
    };
    let first = ask().await;
    if wait.is_zero() || !nothing_new(&first) {
        return Ok(first);
    }
    let until_news = async {
        while news.changed().await.is_ok() && !news.borrow().stopping {
            let next = ask().await;
            if !nothing_new(&next) {
                return Some(next);
            }
        }
        None
    };
    let waited = tokio::time::timeout(wait, until_news).await;
    Ok(waited.ok().flatten().unwrap_or(first))
}

fn nothing_new(response: &Response) -> bool {
    matches!(response, Response::Pulled(page)
        if page.complete && page.changes.is_empty() && page.removed_scopes.is_empty())
}

/// What became of a command whose answer was lost.
#[utoipa::path(get, path = "/v1/commands/{id}", tag = "sync", security(("token" = [])),
    params(("id" = Uuid, Path, description = "Command")),
    responses(
        (status = 200, description = "Its verdict, if there is one", body = CommandLookup),
        (status = 401, description = "Sign in first", body = Problem,
            content_type = "application/problem+json"),
        (status = 422, description = "Not an id", body = Problem,
            content_type = "application/problem+json")))]
pub(crate) async fn command(
    State(desk): State<Desk>,
    headers: HeaderMap,
    Path(id): Path<String>,
) -> Result<Response, Problems> {
    let token = token(&headers)?;
    let id = Uuid::parse_str(&id).map_err(|_| Problems(ProblemCode::Malformed))?;
    let id = CommandId(id);
    Ok(desk.ask(Request::CommandLookup { token, id }).await)
}
