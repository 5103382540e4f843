//! T3 定级: grade, department and who handles it (CMP-03).

use super::super::ComplaintEvent;
use super::Case;
use crate::grade::Grade;
use crate::ids::StaffId;
use crate::refusal::{Field, Refusal};
use crate::rules::{
    graver_cases_climb_by_themselves, the_accused_keeps_out, who_may_set_which_grade,
};

pub(super) fn decide(
    case: &Case<'_>,
    grade: Grade,
    reason: &str,
    department: &str,
    assignee: StaffId,
) -> Result<Vec<ComplaintEvent>, Refusal> {
    let (c, ctx) = (case.c, case.ctx);
    let reason = case.text(Field::Reason, reason)?;
    let department = case.text(Field::Department, department)?;
    who_may_set_which_grade::check_at_triage(c, ctx.actor.level, grade)?;
    let assignee = case.known(assignee)?.id;
    the_accused_keeps_out::check_assignee(c, assignee)?;
    let (at, from, by) = (ctx.effective_at, c.grade, ctx.actor.id);
    let mut events = vec![ComplaintEvent::ComplaintTriaged {
        at,
        from,
        grade,
        reason,
        department,
        assignee,
        by,
    }];
    let climb = graver_cases_climb_by_themselves::climb(ctx.playbook, grade, c.tier, at);
    if let Some(escalation) = climb.filter(|e| e.seat > c.seat()) {
        events.push(ComplaintEvent::ComplaintEscalated {
            escalation,
            reason: None,
        });
    }
    Ok(events)
}
