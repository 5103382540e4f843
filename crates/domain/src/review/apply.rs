//! What becomes of a review. Never fails: an event is a fact.

use super::{Review, ReviewEvent, ReviewState};

/// The record after `event`; an event that needs a record and finds none leaves none.
#[must_use]
pub fn apply(before: Option<Review>, event: &ReviewEvent) -> Option<Review> {
    match event {
        ReviewEvent::RefusedCommandHandedOver { review }
        | ReviewEvent::RefusedCommandDiscarded { review } => Some((**review).clone()),
        ReviewEvent::ReviewDecided { state, at } => before.map(|review| Review {
            state: state.clone(),
            at: *at,
            ..review
        }),
        ReviewEvent::ReviewTakenBack { at } => before.map(|review| Review {
            state: ReviewState::TakenBack,
            at: *at,
            ..review
        }),
    }
}
