//! T13 关闭 by a person, and 已尽责办结 (policy decision 16).

use super::super::{ClosedHow, Closure, ComplaintEvent};
use super::Case;
use super::demand::short_enough;
use crate::refusal::{Field, Refusal};

pub(super) fn decide(
    case: &Case<'_>,
    improvement: Option<&str>,
) -> Result<Vec<ComplaintEvent>, Refusal> {
    let improvement = improvement.map(str::trim).filter(|text| !text.is_empty());
    if let Some(text) = improvement {
        short_enough(case.ctx.playbook, Field::Improvement, text)?;
    }
    let was_reached = case.c.visits.iter().any(|visit| visit.answers.is_some());
    let how = if was_reached {
        ClosedHow::Settled {
            improvement: improvement.map(str::to_owned),
        }
    } else {
        ClosedHow::Unreached
    };
    Ok(closed(case, how))
}

pub(super) fn duty_done(
    case: &Case<'_>,
    written_reply: &str,
    remedies_told: &str,
) -> Result<Vec<ComplaintEvent>, Refusal> {
    let how = ClosedHow::DutyDone {
        written_reply: case.text(Field::WrittenReply, written_reply)?,
        remedies_told: case.text(Field::RemediesTold, remedies_told)?,
    };
    Ok(closed(case, how))
}

fn closed(case: &Case<'_>, how: ClosedHow) -> Vec<ComplaintEvent> {
    let closure = Closure {
        at: case.ctx.effective_at,
        by: Some(case.ctx.actor.id),
        how,
    };
    vec![ComplaintEvent::ComplaintClosed { closure }]
}
