//! The interface's files, the calls, and the stream of pushes.

use std::convert::Infallible;
use std::path::Path;
use std::sync::Arc;

use axum::extract::{DefaultBodyLimit, Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router, middleware};
use futures_util::StreamExt;
use futures_util::future::ready;
use serde_json::json;
use tokio_stream::wrappers::BroadcastStream;
use tower_http::services::ServeDir;
use wire::call::Call;

use crate::gate::{self, Gate};
use crate::headers::HEADERS;
use crate::served::Served;

const TOKEN: &str = "x-doorstep-token";
/// Past the longest text that a rule lets through, so that the rule answers and not the host.
const LONGEST_CALL: usize = 16 * 1024 * 1024;

struct Open<S> {
    served: Arc<S>,
    gate: Gate,
}

impl<S> Clone for Open<S> {
    fn clone(&self) -> Self {
        Self {
            served: Arc::clone(&self.served),
            gate: self.gate.clone(),
        }
    }
}

/// Everything that is served, behind the gate.
pub fn router<S: Served>(served: Arc<S>, gate: Gate, interface: &Path) -> Router {
    let open = Open {
        served,
        gate: gate.clone(),
    };
    Router::new()
        .route("/rpc", post(call::<S>))
        .route("/push", get(pushes::<S>))
        .with_state(open)
        .fallback_service(ServeDir::new(interface))
        .layer(DefaultBodyLimit::max(LONGEST_CALL))
        .layer(middleware::from_fn_with_state(gate, gate::stand))
        .layer(middleware::map_response(with_headers))
}

async fn with_headers(mut response: Response) -> Response {
    response.headers_mut().extend(HEADERS);
    response
}

async fn call<S: Served>(
    State(open): State<Open<S>>,
    headers: HeaderMap,
    body: String,
) -> Response {
    let shown = headers.get(TOKEN).and_then(|value| value.to_str().ok());
    if !open.gate.knows(shown) {
        return StatusCode::UNAUTHORIZED.into_response();
    }
    let Ok(Call { name, payload }) = serde_json::from_str(&body) else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    Json(match open.served.call(name, payload).await {
        Ok(answer) => json!({ "ok": answer }),
        Err(error) => json!({ "error": error }),
    })
    .into_response()
}

async fn pushes<S: Served>(
    State(open): State<Open<S>>,
    Query(query): Query<Vec<(String, String)>>,
) -> Response {
    // An `EventSource` can't send a header of its own.
    let shown = query.iter().find(|(name, _)| name == "token");
    if !open.gate.knows(shown.map(|(_, token)| token.as_str())) {
        return StatusCode::UNAUTHORIZED.into_response();
    }
    let pushes = BroadcastStream::new(open.served.subscribe());
    // Who was too slow loses the line; opening it again, the page fetches everything afresh.
    let unbroken = pushes.take_while(|push| ready(push.is_ok()));
    let events = unbroken.filter_map(|push| {
        let event = push
            .ok()
            .and_then(|push| Event::default().json_data(push).ok());
        ready(event.map(Ok::<_, Infallible>))
    });
    Sse::new(events)
        .keep_alive(KeepAlive::default())
        .into_response()
}
