//! What stands behind the two routes.

use app::Desk;
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use serde_json::Value;
use tokio::sync::broadcast::Receiver;
use wire::call::{Push, dispatch};
use wire::error::AppError;

/// Answers calls and pushes changes.
pub trait Served: Send + Sync + 'static {
    /// One call of the list in `wire`.
    fn call(&self, name: String, payload: Value) -> BoxFuture<'_, Result<Value, AppError>>;
    /// Every change from now on.
    fn subscribe(&self) -> Receiver<Push>;
}

impl Served for Desk {
    fn call(&self, name: String, payload: Value) -> BoxFuture<'_, Result<Value, AppError>> {
        async move { dispatch(self, &name, payload).await }.boxed()
    }

    fn subscribe(&self) -> Receiver<Push> {
        Self::subscribe(self)
    }
}
