//! T9 出方案: a solution told to the customer. Told again from 已出方案, it is a better one or the
//! customer's acceptance of it; the solution clock keeps its first stop.

use super::super::{ComplaintAction, ComplaintEvent, ContactMeans, Proposal};
use super::Case;
use super::demand::amount;
use crate::grade::{Grade, Seat};
use crate::ids::StaffId;
use crate::refusal::{Field, Refusal};

pub(super) fn decide(
    case: &Case<'_>,
    action: &ComplaintAction,
) -> Result<Vec<ComplaintEvent>, Refusal> {
    let ComplaintAction::Propose {
        solution,
        cost,
        compensation,
        told_at,
        reaction,
        approved_by,
    } = action
    else {
        return Ok(vec![]);
    };
    let (actor, playbook) = (case.ctx.actor, case.ctx.playbook);
    let solution = case.text(Field::Solution, solution)?;
    amount(playbook, Field::Cost, *cost)?;
    amount(playbook, Field::Compensation, *compensation)?;
    if let Some(limit) = playbook.compensation_limit(actor.level, actor.seat)
        && *compensation > limit
    {
        return Err(Refusal::OverLimit { limit });
    }
    let approved_by = if case.c.grade == Grade::Major {
        Some(approval(case, *approved_by)?)
    } else {
        None
    };
    let proposal = Proposal {
        told_at: case.typed_time(Field::ToldAt, *told_at)?,
        by: actor.id,
        solution,
        cost: *cost,
        compensation: *compensation,
        approved_by,
        reaction: *reaction,
    };
    // Whoever tells a solution has reached the customer.
    let first = case.first_contact(proposal.told_at, ContactMeans::Call);
    let proposed = ComplaintEvent::SolutionProposed { proposal };
    Ok(first.into_iter().chain([proposed]).collect())
}

/// At 重大 the general manager stands behind the solution: as the actor, or as the one named
/// (policy decision 11). Delegates come with the roster.
fn approval(case: &Case<'_>, named: Option<StaffId>) -> Result<StaffId, Refusal> {
    let actor = case.ctx.actor;
    if actor.seat == Some(Seat::E3) {
        return Ok(actor.id);
    }
    let approver = case.known(named.ok_or(Refusal::ApprovalMissing)?)?;
    if approver.seat == Some(Seat::E3) {
        Ok(approver.id)
    } else {
        Err(Refusal::ApprovalMissing)
    }
}
