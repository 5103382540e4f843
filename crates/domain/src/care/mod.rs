//! The care calendar 关怀日历 (policy Part 9): from what happened to what somebody does for a customer, by
//! when, and when it is left alone. The rows K01 to K32 are in the playbook.
//!
//! The way through: an [`AnchorEvent`] and a [`CareSubject`] → [`plan()`] makes [`CarePlan`]s with derived
//! ids → [`settle`] leaves out, replaces and joins → [`CarePlan::state_at`] says how each stands.

mod anchor;
mod calendar_anchors;
mod id;
mod plan;
mod settle;
mod subject;
mod types;

pub use anchor::{Anchor, AnchorEvent, AnchorSource};
pub use calendar_anchors::{birthday, periods};
pub use id::CareId;
pub use plan::plan;
pub use settle::{HeldPlan, Hold, Settled, settle};
pub use subject::{CareSubject, CaseInTheWay, Consent, OptOut, Whom};
pub use types::*;

#[cfg(test)]
pub(crate) mod samples;
#[cfg(test)]
mod tests;
