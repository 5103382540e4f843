//! T2 响应: the customer was reached.

use super::super::{ComplaintEvent, ContactMeans, FirstResponse, TalkSteps};
use super::Case;
use crate::refusal::{Field, Refusal};
use crate::time::UtcMs;

pub(super) fn decide(
    case: &Case<'_>,
    means: ContactMeans,
    contacted_at: UtcMs,
    said: &str,
    talk: TalkSteps,
) -> Result<Vec<ComplaintEvent>, Refusal> {
    let said = case.text(Field::Said, said)?;
    let at = case.typed_time(Field::ContactedAt, contacted_at)?;
    let response = FirstResponse {
        at,
        by: case.ctx.actor.id,
        means,
        witness: None,
    };
    Ok(vec![ComplaintEvent::ComplaintAcknowledged {
        response,
        said,
        talk,
    }])
}
