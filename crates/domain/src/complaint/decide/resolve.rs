//! T11 解决: done, and told to the customer (CMP-10).

use super::super::{Cause, ComplaintEvent, Liability, Resolution};
use super::Case;
use crate::refusal::{Field, Refusal};
use crate::time::UtcMs;

pub(super) fn decide(
    case: &Case<'_>,
    done: &str,
    finished_at: UtcMs,
    (why, liability): (Cause, Liability),
    result_told: bool,
) -> Result<Vec<ComplaintEvent>, Refusal> {
    let done = case.text(Field::Done, done)?;
    if !result_told {
        return Err(Refusal::ResultNotTold);
    }
    let resolution = Resolution {
        at: case.ctx.effective_at,
        finished_at: case.typed_time(Field::FinishedAt, finished_at)?,
        by: case.ctx.actor.id,
        done,
        cause: why,
        liability,
    };
    Ok(vec![ComplaintEvent::ComplaintResolved { resolution }])
}
