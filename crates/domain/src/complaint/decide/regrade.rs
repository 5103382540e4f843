//! 改级: raised by anybody with a reason, lowered by an L2, 重大 lowered by an L3 (policy decisions 5
//! and 10).

use super::super::ComplaintEvent;
use super::Case;
use crate::grade::{Grade, Level};
use crate::refusal::{Field, Refusal};
use crate::rules::{graver_cases_climb_by_themselves, who_may_set_which_grade};

pub(super) fn decide(
    case: &Case<'_>,
    grade: Grade,
    reason: &str,
    allow_later: bool,
) -> Result<Vec<ComplaintEvent>, Refusal> {
    let (c, ctx) = (case.c, case.ctx);
    let reason = case.text(Field::Reason, reason)?;
    if grade == c.grade {
        return Err(Refusal::SameGrade);
    }
    who_may_set_which_grade::check_change(c, ctx, grade)?;
    if allow_later && ctx.actor.level < Level::L2 {
        return Err(Refusal::LevelTooLow {
            needed: Level::L2,
            grade: Some(grade),
        });
    }
    let at = ctx.effective_at;
    let mut events = vec![];
    // 重大 ends every pause (`sla-engine.md` section 5).
    let lasts = c.pauses.last().is_some_and(|p| p.pause.to.is_none());
    if grade == Grade::Major && lasts {
        events.push(ComplaintEvent::ComplaintResumed {
            at,
            customer_replied_at: None,
        });
    }
    events.push(ComplaintEvent::ComplaintRegraded {
        at,
        from: c.grade,
        to: grade,
        reason,
        by: ctx.actor.id,
        is_later_approved: allow_later,
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
