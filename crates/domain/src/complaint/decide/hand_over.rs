//! 改派, 交接, 接受: who answers for it (policy decision 13).

use super::super::{ComplaintEvent, HandOver};
use super::Case;
use super::demand::short_enough;
use crate::ids::StaffId;
use crate::refusal::{Field, Refusal};
use crate::rules::the_accused_keeps_out;

pub(super) fn reassign(
    case: &Case<'_>,
    assignee: StaffId,
    reason: &str,
) -> Result<Vec<ComplaintEvent>, Refusal> {
    let reason = case.text(Field::Reason, reason)?;
    let assignee = case.known(assignee)?.id;
    the_accused_keeps_out::check_assignee(case.c, assignee)?;
    if case.c.assignee == Some(assignee) {
        return Err(Refusal::AlreadyDone);
    }
    Ok(vec![ComplaintEvent::ComplaintReassigned {
        assignee,
        reason,
    }])
}

pub(super) fn offer(
    case: &Case<'_>,
    to: StaffId,
    note: &str,
) -> Result<Vec<ComplaintEvent>, Refusal> {
    short_enough(case.ctx.playbook, Field::Note, note)?;
    let to = case.known(to)?.id;
    the_accused_keeps_out::check_assignee(case.c, to)?;
    if case.c.responsible() == to {
        return Err(Refusal::AlreadyDone);
    }
    let hand_over = HandOver {
        to,
        by: case.ctx.actor.id,
        at: case.ctx.effective_at,
        note: note.trim().to_owned(),
    };
    Ok(vec![ComplaintEvent::HandOverOffered { hand_over }])
}

pub(super) fn accept(case: &Case<'_>) -> Vec<ComplaintEvent> {
    let by = case.ctx.actor.id;
    vec![ComplaintEvent::HandOverAccepted { by }]
}
