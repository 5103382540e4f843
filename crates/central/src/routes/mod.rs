//! The core over axum: bytes in, [`Request`] through the desk, bytes out.

mod answer;
mod desk;
pub(crate) mod open;
pub(crate) mod sync;
pub(crate) mod wake;

pub(crate) use answer::Problems;
pub(crate) use desk::Desk;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::{HeaderValue, header};
use axum::routing::{get, post};
use tower_http::set_header::SetResponseHeaderLayer;
use wire::sync_protocol::ProblemCode;

/// Largest body read at all; what a push may hold is checked by the core.
const LARGEST_BODY: usize = 2 * 1024 * 1024;

/// Every route.
pub(crate) fn router(desk: Desk) -> Router {
    Router::new()
        .route("/v1/health", get(open::health))
        .route("/v1/hello", get(open::hello))
        .route("/v1/openapi.json", get(open::openapi_json))
        .route("/v1/sign-in", post(open::sign_in))
        .route("/v1/refresh", post(open::refresh))
        .route("/v1/sign-out", post(open::sign_out))
        .route("/v1/sync/push", post(sync::push))
        .route("/v1/sync/pull", post(sync::pull))
        .route("/v1/sync/wake", get(wake::wake))
        .route("/v1/commands/{id}", get(sync::command))
        .fallback(|| async { Problems(ProblemCode::NotFound) })
        .method_not_allowed_fallback(|| async { Problems(ProblemCode::NotFound) })
        .layer(DefaultBodyLimit::max(LARGEST_BODY))
        .layer(SetResponseHeaderLayer::if_not_present(
            header::CACHE_CONTROL,
            HeaderValue::from_static("no-store"),
        ))
        .with_state(desk)
}
