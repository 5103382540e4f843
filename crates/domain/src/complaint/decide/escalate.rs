//! T20 一键升级: one seat up, with two hours for the seat (ESC-03, SLA-22).

use super::super::{ComplaintEvent, Escalation, EscalationReason};
use super::Case;
use crate::refusal::{Field, Refusal};
use crate::rules::the_ladder_ends_at_e2_for_milder_grades::next_seat;

pub(super) fn decide(case: &Case<'_>, reason: &str) -> Result<Vec<ComplaintEvent>, Refusal> {
    let reason = Some(case.text(Field::Reason, reason)?);
    let at = case.ctx.effective_at;
    let seat = next_seat(case.c, at)?;
    let due = at.plus_minutes(case.ctx.playbook.level_due_minutes);
    let escalation = Escalation {
        seat,
        at,
        due,
        why: EscalationReason::OneClick,
        acknowledged_at: None,
    };
    Ok(vec![ComplaintEvent::ComplaintEscalated {
        escalation,
        reason,
    }])
}

/// The seat has it: its clock of 15, 30 or 60 minutes stops (policy Part 6).
pub(super) fn acknowledge(case: &Case<'_>) -> Vec<ComplaintEvent> {
    vec![ComplaintEvent::EscalationAcknowledged {
        at: case.ctx.effective_at,
        by: case.ctx.actor.id,
    }]
}
