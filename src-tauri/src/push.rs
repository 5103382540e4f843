//! Carries what the desk pushes into its window.

use std::sync::Arc;

use app::Desk;
use tauri::{AppHandle, Emitter, Runtime};
use tokio::sync::broadcast::error::RecvError;

use crate::window::DESK;

/// One change.
const PUSH: &str = "push";
/// Changes were missed: everything on the screen is to be fetched again.
const GAP: &str = "gap";

/// Forwards until the desk has stopped.
pub fn forward<R: Runtime>(app: &AppHandle<R>, desk: &Arc<Desk>) {
    let mut pushes = desk.subscribe();
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        loop {
            let sent = match pushes.recv().await {
                Ok(push) => app.emit_to(DESK, PUSH, push),
                Err(RecvError::Lagged(missed)) => {
                    tracing::info!(missed, "the window was too slow for its pushes");
                    app.emit_to(DESK, GAP, ())
                }
                Err(RecvError::Closed) => return,
            };
            if let Err(error) = sent {
                tracing::debug!(%error, "a push found no window");
            }
        }
    });
}
