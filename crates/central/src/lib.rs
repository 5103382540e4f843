//! The central: the one that decides for good.
//!
//! A synchronous [`core`] over a [`store`]; [`local`] joins the two in one process, and the feature
//! `http` puts axum around that.

#[cfg(feature = "http")]
pub mod clock;
pub mod core;
pub mod demo;
pub mod local;
pub mod moving;
#[cfg(feature = "http")]
pub mod openapi;
#[cfg(feature = "http")]
mod routes;
#[cfg(feature = "http")]
pub mod server;
pub mod store;

#[cfg(feature = "http")]
pub use openapi::openapi;
