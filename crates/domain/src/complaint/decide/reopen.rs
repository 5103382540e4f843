//! T14, T15, T16: a new cycle with half of the resolution time, one level up; the old cycle and its
//! breaches stay (policy decision 7).

use super::super::{ComplaintEvent, Escalation, EscalationReason, ReopenReason, Stage};
use super::Case;
use crate::grade::Seat;
use crate::refusal::{Field, Refusal};
use crate::rules::the_ladder_ends_at_e2_for_milder_grades::next_seat;

pub(super) fn decide(case: &Case<'_>, reason: &str) -> Result<Vec<ComplaintEvent>, Refusal> {
    let reason = case.text(Field::Reason, reason)?;
    let why = match case.c.stage {
        Stage::Visited => ReopenReason::SupervisorDecided,
        Stage::Closed => ReopenReason::CameBack,
        _ => ReopenReason::RaisedAgain,
    };
    Ok(events(case, why, reason))
}

/// The reopening, and the seat above; at the top of its ladder the seat stays and its clock begins anew.
pub(super) fn events(case: &Case<'_>, why: ReopenReason, reason: String) -> Vec<ComplaintEvent> {
    let (c, at) = (case.c, case.ctx.effective_at);
    let second = !c.past_cycles.is_empty();
    let least = if second { Seat::E2 } else { Seat::E1 };
    let seat = next_seat(c, at).unwrap_or(c.seat()).max(least);
    let escalation = Escalation {
        seat,
        at,
        due: at.plus_minutes(case.ctx.playbook.level_due_minutes),
        why: EscalationReason::Reopened,
        acknowledged_at: None,
    };
    vec![
        ComplaintEvent::ComplaintReopened { at, why, reason },
        ComplaintEvent::ComplaintEscalated {
            escalation,
            reason: None,
        },
    ]
}
