//! Serves the desk over HTTP on loopback, so that a browser runs the real interface over the real
//! app. For tests and for working on the interface; never shipped.

mod gate;
mod headers;
mod routes;
mod served;

pub use gate::{Gate, Token};
pub use routes::router;
pub use served::Served;
