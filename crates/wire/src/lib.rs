//! Every shape that crosses a process: the one list of commands for the interface, what it shows,
//! the error codes, and the sync protocol.

pub mod attention;
pub mod call;
pub mod complaint_view;
pub mod customer_view;
pub mod draft;
pub mod envelope;
pub mod error;
pub mod import;
pub mod record_view;
pub mod session;
pub mod shipped;
pub mod signing;
pub mod sync_protocol;
pub mod sync_status;

/// Derives of a shape that crosses a process.
macro_rules! shape {
    ($($item:item)*) => { $(
        #[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "schema", derive(ts_rs::TS, utoipa::ToSchema))]
        $item
    )* };
}
pub(crate) use shape;
