//! May it happen? Handing over, discarding, deciding and taking back.

use super::{RefusedCommand, Review, ReviewDecision, ReviewEvent};
use crate::command::Context;
use crate::refusal::Refusal;

/// # Errors
/// The first rule that refuses it.
pub(crate) fn hand_over(
    _refused: &RefusedCommand,
    _note: &str,
    _before: Option<&Review>,
    _ctx: &Context<'_>,
) -> Result<Vec<ReviewEvent>, Refusal> {
    Err(Refusal::SeenTo)
}

/// # Errors
/// The first rule that refuses it.
pub(crate) fn discard(
    _refused: &RefusedCommand,
    _reason: &str,
    _before: Option<&Review>,
    _ctx: &Context<'_>,
) -> Result<Vec<ReviewEvent>, Refusal> {
    Err(Refusal::SeenTo)
}

/// # Errors
/// The first rule that refuses it.
pub(crate) fn decide_review(
    _review: &Review,
    _decision: &ReviewDecision,
    _ctx: &Context<'_>,
) -> Result<Vec<ReviewEvent>, Refusal> {
    Err(Refusal::SeenTo)
}

/// # Errors
/// The first rule that refuses it.
pub(crate) fn take_back(_review: &Review, _ctx: &Context<'_>) -> Result<Vec<ReviewEvent>, Refusal> {
    Err(Refusal::SeenTo)
}
