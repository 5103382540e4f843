//! What becomes of an import's record. Never fails: an event is a fact.

use super::{Import, ImportEvent};

/// The record after `event`; an event that needs a record and finds none leaves none.
#[must_use]
pub fn apply(before: Option<Import>, event: &ImportEvent) -> Option<Import> {
    match event {
        ImportEvent::ImportPartApplied { import } => Some(import.clone()),
        ImportEvent::ImportPartUndone {
            at,
            taken_back,
            kept,
        } => before.map(|import| Import {
            undone_at: import.undone_at.or(Some(*at)),
            taken_back: import.taken_back + taken_back,
            kept: import.kept + kept,
            ..import
        }),
    }
}
