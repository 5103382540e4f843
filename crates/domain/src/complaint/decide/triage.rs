//! T3 定级: grade, department and who handles it (CMP-03); T3a straight from 已登记 by an L2, where only
//! a contact stops the first response.

use super::super::{ComplaintAction, ComplaintEvent, FirstResponse, TalkSteps};
use super::Case;
use crate::refusal::{Field, Refusal};
use crate::rules::{
    graver_cases_climb_by_themselves, the_accused_keeps_out, who_may_set_which_grade,
};

pub(super) fn decide(
    case: &Case<'_>,
    action: &ComplaintAction,
) -> Result<Vec<ComplaintEvent>, Refusal> {
    let ComplaintAction::Triage {
        grade,
        reason,
        department,
        assignee,
        contact,
    } = action
    else {
        return Ok(vec![]);
    };
    let (c, ctx, grade) = (case.c, case.ctx, *grade);
    let reason = case.text(Field::Reason, reason)?;
    let department = case.text(Field::Department, department)?;
    who_may_set_which_grade::check_at_triage(c, ctx.actor.level, grade)?;
    let assignee = case.known(*assignee)?.id;
    the_accused_keeps_out::check_assignee(c, assignee)?;
    let (at, from, by) = (ctx.effective_at, c.grade, ctx.actor.id);
    let mut events = vec![];
    if let Some(contact) = contact.as_ref().filter(|_| c.first_response.is_none()) {
        let response = FirstResponse {
            at: case.typed_time(Field::ContactedAt, contact.contacted_at)?,
            by,
            means: contact.means,
            witness: None,
        };
        events.push(ComplaintEvent::ComplaintAcknowledged {
            response,
            said: case.text(Field::Said, &contact.said)?,
            talk: TalkSteps::default(),
        });
    }
    events.push(ComplaintEvent::ComplaintTriaged {
        at,
        from,
        grade,
        reason,
        department,
        assignee,
        by,
    });
    let climb = graver_cases_climb_by_themselves::climb(ctx.playbook, grade, c.tier, at);
    if let Some(escalation) = climb.filter(|e| e.seat > c.seat()) {
        events.push(ComplaintEvent::ComplaintEscalated {
            escalation,
            reason: None,
        });
    }
    Ok(events)
}
