//! Nobody was reached: two attempts by different means within the limit stop the first response as
//! attempted, which counts apart from met (policy decision 4).

use super::super::{ComplaintEvent, ContactAttempt, ContactMeans};
use super::Case;
use crate::refusal::{Field, Refusal};
use crate::time::UtcMs;

pub(super) fn decide(
    case: &Case<'_>,
    means: ContactMeans,
    attempted_at: UtcMs,
) -> Result<Vec<ComplaintEvent>, Refusal> {
    let attempt = ContactAttempt {
        at: case.typed_time(Field::AttemptedAt, attempted_at)?,
        by: case.ctx.actor.id,
        means,
    };
    Ok(vec![ComplaintEvent::ContactAttempted { attempt }])
}
