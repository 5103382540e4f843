//! T18 撤销.

use super::super::{CancelReason, Cancellation, ComplaintEvent};
use super::Case;
use crate::grade::Level;
use crate::refusal::{Field, Refusal};

pub(super) fn decide(
    case: &Case<'_>,
    why: CancelReason,
    reason: &str,
) -> Result<Vec<ComplaintEvent>, Refusal> {
    let reason = case.text(Field::Reason, reason)?;
    // Duplicates and withdrawals are plain to see; anything else is for the management.
    if why == CancelReason::Other && case.ctx.actor.level < Level::L3 {
        return Err(Refusal::LevelTooLow {
            needed: Level::L3,
            grade: None,
        });
    }
    let cancellation = Cancellation {
        at: case.ctx.effective_at,
        by: case.ctx.actor.id,
        why,
        reason,
    };
    Ok(vec![ComplaintEvent::ComplaintCancelled { cancellation }])
}
