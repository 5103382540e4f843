//! T7 暂停, its longer life, and T8 恢复 (policy decision 6).

use super::super::{ComplaintEvent, LoggedPause};
use super::Case;
use crate::grade::{Grade, Level};
use crate::refusal::{Field, Refusal};
use crate::sla::{Pause, PauseClass};
use crate::time::{HOUR_MS, UtcMs};

pub(super) fn pause(
    case: &Case<'_>,
    class: PauseClass,
    awaited: &str,
    resume_by: UtcMs,
) -> Result<Vec<ComplaintEvent>, Refusal> {
    let (now, actor) = (case.ctx.effective_at, case.ctx.actor);
    let awaited = case.text(Field::Awaited, awaited)?;
    if case.c.grade == Grade::Major {
        if class != PauseClass::Customer {
            return Err(Refusal::OnlyTheCustomerIsAwaited);
        }
        if actor.level < Level::L3 {
            return Err(Refusal::LevelTooLow {
                needed: Level::L3,
                grade: Some(Grade::Major),
            });
        }
    }
    let longest_ms = case.ctx.playbook.pause_caps().one_ms;
    if resume_by <= now || resume_by.since(now) > longest_ms {
        let limit_hours = u32::try_from(longest_ms / HOUR_MS).unwrap_or(u32::MAX);
        return Err(Refusal::PauseOutOfRange { limit_hours });
    }
    let pause = LoggedPause {
        pause: Pause {
            class,
            from: now,
            to: None,
            resume_by: Some(resume_by),
            customer_replied_at: None,
            is_beyond_caps_approved: false,
        },
        awaited,
        by: actor.id,
    };
    Ok(vec![ComplaintEvent::ComplaintPaused { pause }])
}

pub(super) fn approve_longer(
    case: &Case<'_>,
    reason: &str,
) -> Result<Vec<ComplaintEvent>, Refusal> {
    let reason = case.text(Field::Reason, reason)?;
    let by = case.ctx.actor.id;
    Ok(vec![ComplaintEvent::LongerPauseApproved { by, reason }])
}

pub(super) fn resume(
    case: &Case<'_>,
    customer_replied_at: Option<UtcMs>,
) -> Result<Vec<ComplaintEvent>, Refusal> {
    let began = case.c.pauses.last().map(|p| p.pause.from);
    let customer_replied_at = customer_replied_at
        .map(|at| case.typed_time(Field::RepliedAt, at))
        .transpose()?
        .map(|at| began.map_or(at, |began| at.max(began)));
    let at = case.ctx.effective_at;
    Ok(vec![ComplaintEvent::ComplaintResumed {
        at,
        customer_replied_at,
    }])
}
