//! From a [`Response`] to HTTP, and from bytes and headers to what a request needs.

use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::IntoResponse;
use serde::Serialize;
use serde::de::DeserializeOwned;
use wire::sync_protocol::{Problem, ProblemCode};

use crate::core::Response;
use crate::core::problem::problem;

/// A problem as an answer.
pub(crate) struct Problems(pub ProblemCode);

impl IntoResponse for Problems {
    fn into_response(self) -> axum::response::Response {
        problem_json(&problem(self.0))
    }
}

impl IntoResponse for Response {
    fn into_response(self) -> axum::response::Response {
        match self {
            Self::Hello(body) => json(&body),
            Self::SignedIn(body) => json(&body),
            Self::Refreshed(body) => json(&body),
            Self::SignedOut(body) => json(&body),
            Self::Pushed(body) => json(&body),
            Self::Pulled(body) => json(&body),
            Self::Found(body) => json(&body),
            Self::Wake(body) => json(&body),
            Self::Problem(problem) => problem_json(&problem),
        }
    }
}

fn json(body: &impl Serialize) -> axum::response::Response {
    axum::Json(body).into_response()
}

fn problem_json(problem: &Problem) -> axum::response::Response {
    let status = StatusCode::from_u16(problem.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut response = (status, axum::Json(problem)).into_response();
    response.headers_mut().insert(
        header::CONTENT_TYPE,
        header::HeaderValue::from_static("application/problem+json"),
    );
    if problem.code == ProblemCode::TooManyAttempts {
        response
            .headers_mut()
            .insert(header::RETRY_AFTER, header::HeaderValue::from_static("30"));
    }
    response
}

/// The body as a shape of the wire.
pub(super) fn parse<T: DeserializeOwned>(
    body: Result<Bytes, BytesRejection>,
) -> Result<T, Problems> {
    let bytes = body.map_err(|rejection| {
        Problems(match rejection.status() {
            StatusCode::PAYLOAD_TOO_LARGE => ProblemCode::TooLarge,
            _ => ProblemCode::Malformed,
        })
    })?;
    // The error is not logged: it may quote the body.
    serde_json::from_slice(&bytes).map_err(|_| Problems(ProblemCode::Malformed))
}

/// The bearer token, if one came.
pub(super) fn bearer(headers: &HeaderMap) -> Option<String> {
    let value = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = value.split_once(' ')?;
    scheme
        .eq_ignore_ascii_case("bearer")
        .then(|| token.trim().to_owned())
}

/// The bearer token, or the problem of coming without.
pub(super) fn token(headers: &HeaderMap) -> Result<String, Problems> {
    bearer(headers).ok_or(Problems(ProblemCode::AuthNeeded))
}
