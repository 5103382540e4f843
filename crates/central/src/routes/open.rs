//! Routes that need no token.

use axum::body::Bytes;
use axum::extract::State;
use axum::extract::rejection::BytesRejection;
use axum::http::HeaderMap;
use axum::response::IntoResponse;
use wire::sync_protocol::{
    Hello, Problem, RefreshRequest, SignInRequest, SignInResponse, SignOutRequest, SignedOut,
    Tokens,
};

use super::Desk;
use super::answer::{Problems, bearer, parse};
use crate::core::{Request, Response};

/// The process runs.
#[utoipa::path(get, path = "/v1/health", tag = "open",
    responses((status = 200, description = "Running", body = String, content_type = "text/plain")))]
pub(crate) async fn health() -> &'static str {
    "ok"
}

/// What is spoken here. A token is optional; without one nothing is said of a device.
#[utoipa::path(get, path = "/v1/hello", tag = "open",
    responses((status = 200, description = "What this central speaks", body = Hello)))]
pub(crate) async fn hello(State(desk): State<Desk>, headers: HeaderMap) -> Response {
    let token = bearer(&headers);
    desk.ask(Request::Hello { token }).await
}

/// This description.
#[utoipa::path(get, path = "/v1/openapi.json", tag = "open",
    responses((status = 200, description = "OpenAPI 3.1", body = Object)))]
pub(crate) async fn openapi_json() -> impl IntoResponse {
    axum::Json(crate::openapi())
}

/// User and password; enrols the laptop.
#[utoipa::path(post, path = "/v1/sign-in", tag = "open", request_body = SignInRequest,
    responses(
        (status = 200, description = "Signed in", body = SignInResponse),
        (status = 401, description = "Wrong user or password", body = Problem,
            content_type = "application/problem+json"),
        (status = 403, description = "Device revoked", body = Problem,
            content_type = "application/problem+json"),
        (status = 422, description = "Not understood", body = Problem,
            content_type = "application/problem+json"),
        (status = 429, description = "Too many wrong passwords", body = Problem,
            content_type = "application/problem+json")))]
pub(crate) async fn sign_in(
    State(desk): State<Desk>,
    body: Result<Bytes, BytesRejection>,
) -> Result<Response, Problems> {
    Ok(desk.ask(Request::SignIn(parse(body)?)).await)
}

/// The next pair of tokens; a refresh token works once.
#[utoipa::path(post, path = "/v1/refresh", tag = "open", request_body = RefreshRequest,
    responses(
        (status = 200, description = "Next pair", body = Tokens),
        (status = 401, description = "Sign in anew", body = Problem,
            content_type = "application/problem+json"),
        (status = 422, description = "Not understood", body = Problem,
            content_type = "application/problem+json")))]
pub(crate) async fn refresh(
    State(desk): State<Desk>,
    body: Result<Bytes, BytesRejection>,
) -> Result<Response, Problems> {
    Ok(desk.ask(Request::Refresh(parse(body)?)).await)
}

/// Ends a session. The answer doesn't tell whether there was one.
#[utoipa::path(post, path = "/v1/sign-out", tag = "open", request_body = SignOutRequest,
    responses(
        (status = 200, description = "No session any more", body = SignedOut),
        (status = 422, description = "Not understood", body = Problem,
            content_type = "application/problem+json")))]
pub(crate) async fn sign_out(
    State(desk): State<Desk>,
    body: Result<Bytes, BytesRejection>,
) -> Result<Response, Problems> {
    Ok(desk.ask(Request::SignOut(parse(body)?)).await)
}
