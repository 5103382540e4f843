//! The commands of the window: one for the whole list of calls, one to say that it has painted.

use std::path::Path;
use std::sync::Arc;

use app::Desk;
use serde_json::Value;
use tauri::State;
use wire::error::AppError;

/// Names the file that appears when the first screen is painted, for who waits for it.
const READY_FILE: &str = "DOORSTEP_READY_FILE";

/// Serves one call of the list in `wire`.
///
/// # Errors
/// The call's own [`AppError`].
#[tauri::command]
pub async fn rpc(
    desk: State<'_, Arc<Desk>>,
    name: String,
    payload: Option<Value>,
) -> Result<Value, AppError> {
    wire::call::dispatch(desk.inner().as_ref(), &name, payload.unwrap_or_default()).await
}

/// The interface has painted its first screen.
#[tauri::command]
pub async fn ready() {
    let Some(path) = std::env::var_os(READY_FILE) else {
        return;
    };
    if let Err(error) = appear(Path::new(&path)).await {
        tracing::warn!(%error, "nobody could be told that the window is ready");
    }
}

/// Whoever sees the file sees all of it.
async fn appear(path: &Path) -> std::io::Result<()> {
    let begun = path.with_extension("begun");
    tokio::fs::write(&begun, "ready\n").await?;
    tokio::fs::rename(&begun, path).await
}
