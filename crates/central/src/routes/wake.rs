//! The wake-up stream. It carries hints, never data, and nothing depends on it.

use std::convert::Infallible;
use std::time::Duration;

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response as HttpResponse};
use futures_util::stream;
use tokio::sync::watch;
use wire::sync_protocol::{Problem, Wake};

use super::Desk;
use super::answer::{Problems, token};
use super::desk::News;
use crate::core::{Request, Response};

/// Clients count a stream as dead after three of these.
const HEARTBEAT: Duration = Duration::from_secs(15);

/// Hints as server-sent events: one at once, one after each commit, a comment every 15 seconds.
#[utoipa::path(get, path = "/v1/sync/wake", tag = "sync", security(("token" = [])),
    responses(
        (status = 200, description = "Each event's data is a hint", body = Wake,
            content_type = "text/event-stream"),
        (status = 401, description = "Sign in first", body = Problem,
            content_type = "application/problem+json")))]
pub(crate) async fn wake(
    State(desk): State<Desk>,
    headers: HeaderMap,
) -> Result<HttpResponse, Problems> {
    let token = token(&headers)?;
    let news = desk.listen();
    let first = match hint(&desk, &token).await {
        Ok(event) => event,
        Err(refusal) => return Ok(refusal.into_response()),
    };
    let stream = stream::unfold((Some(first), desk, token, news), |state| async {
        let (first, desk, token, mut news) = state;
        let event = match first {
            Some(event) => event,
            None => next(&desk, &token, &mut news).await?,
        };
        Some((Ok::<_, Infallible>(event), (None, desk, token, news)))
    });
    let heartbeat = KeepAlive::new().interval(HEARTBEAT);
    Ok(Sse::new(stream).keep_alive(heartbeat).into_response())
}

/// The hint after the next news; none when the server stops or the token has died.
async fn next(desk: &Desk, token: &str, news: &mut watch::Receiver<News>) -> Option<Event> {
    news.changed().await.ok()?;
    if news.borrow_and_update().stopping {
        return None;
    }
    hint(desk, token).await.ok()
}

async fn hint(desk: &Desk, token: &str) -> Result<Event, Box<Response>> {
    let token = token.to_owned();
    match desk.ask(Request::WakeHint { token }).await {
        Response::Wake(wake) => {
            // Numbers and strings always serialise.
            let data = serde_json::to_string(&wake).unwrap_or_default();
            Ok(Event::default().data(data))
        }
        other => Err(Box::new(other)),
    }
}
