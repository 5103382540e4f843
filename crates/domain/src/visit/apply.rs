//! What becomes of a visit. Never fails: an event is a fact.

use super::{Visit, VisitEvent};

/// The record after `event`.
#[must_use]
pub fn apply(_before: Option<Visit>, event: &VisitEvent) -> Option<Visit> {
    match event {
        VisitEvent::VisitLogged { visit } => Some((**visit).clone()),
    }
}
