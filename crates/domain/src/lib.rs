//! The desk's rules: what may happen to a complaint, by whom, by when, and why.
//!
//! Pure: no input or output, no clock, no randomness, no async. Time and ids come in as
//! arguments, so that a laptop without a network and the central decide the same thing.
//!
//! The way through: [`command::Command`] → [`execute::needs`] names what deciding must see →
//! [`facts::Facts`] answers → [`execute::execute`] decides, applies, and returns the records to write.

// utoipa's derive lays out all fields of a wide record in one array.
#![cfg_attr(feature = "schema", allow(clippy::large_stack_arrays))]

pub mod bulk_import;
pub mod calendar;
pub mod care;
pub mod churn;
pub mod command;
pub mod complaint;
pub mod customer;
pub mod execute;
pub mod facts;
pub mod field;
pub mod form;
pub mod grade;
pub mod ids;
pub mod indicators;
pub mod kpi;
pub mod money;
pub mod move_order;
pub mod number;
pub mod organisation;
pub mod playbook;
pub mod points;
pub mod record;
pub mod refusal;
pub mod review;
pub mod rules;
pub mod scope;
pub mod search;
pub mod sla;
pub mod task;
pub mod time;
pub mod timeline;
pub mod visit;

/// Derives the TypeScript and OpenAPI shapes of a type when the `schema` feature asks for them.
macro_rules! shape {
    ($($item:item)*) => { $(
        #[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "schema", derive(ts_rs::TS, utoipa::ToSchema))]
        $item
    )* };
}
pub(crate) use shape;

/// Derives what data read from a file needs, and no more.
macro_rules! data {
    ($($item:item)*) => { $(
        #[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
        $item
    )* };
}
pub(crate) use data;
