//! T10 客户不同意: the solution counts again, two hours at 主管 (policy Part 6).

use super::super::{ComplaintEvent, EscalationReason};
use super::Case;
use crate::refusal::{Field, Refusal};

pub(super) fn decide(case: &Case<'_>, objection: &str) -> Result<Vec<ComplaintEvent>, Refusal> {
    let at = case.ctx.effective_at;
    let objection = case.text(Field::Objection, objection)?;
    let mut events = vec![ComplaintEvent::SolutionRejected { at, objection }];
    events.push(case.at_least_e1(EscalationReason::SolutionRejected));
    Ok(events)
}
