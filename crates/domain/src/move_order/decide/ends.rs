//! How an order ends, comes back, or moves to another day (M7, M9, M10).

use super::preparation::agreed;
use super::{Case, Events, need};
use crate::money::Fen;
use crate::move_order::{MoveEnd, MoveEnded, MoveOrderEvent, MovePoint, MoveSchedule, MoveStep};
use crate::refusal::{Field, Refusal};
use crate::rules::{
    a_lost_order_comes_back_within_thirty_days, an_order_is_completed_after_ninety_days,
    fees_of_cancelling_follow_the_settings,
};

pub(super) fn complete(case: &Case<'_>) -> Events {
    let signed_off_at = case.reached(MoveStep::SignedOff);
    let open = case.facts.open_complaints_on(case.o.id);
    let (playbook, now) = (case.ctx.playbook, case.now());
    an_order_is_completed_after_ninety_days::check(playbook, signed_off_at, &open, now)?;
    Ok(case.step(vec![]))
}

pub(super) fn lose(case: &Case<'_>, reason: &str) -> Events {
    ended(case, MoveEnd::Lost, reason, Fen(0))
}

pub(super) fn reopen(case: &Case<'_>) -> Events {
    if let Some(lost) = &case.o.job.ended {
        let (playbook, now) = (case.ctx.playbook, case.now());
        a_lost_order_comes_back_within_thirty_days::check(playbook, lost.at, now)?;
    }
    let node = case.node();
    Ok(vec![MoveOrderEvent::LostMoveReopened { node }])
}

pub(super) fn cancel(case: &Case<'_>, reason: &str, fee: Fen) -> Events {
    let rows = &case.ctx.playbook.moves.cancel_fees;
    let (signed, moves_at) = (case.o.job.total_signed(), case.o.moves_at);
    let limit = fees_of_cancelling_follow_the_settings::highest(rows, signed, moves_at, case.now());
    fees_of_cancelling_follow_the_settings::check(fee, limit)?;
    ended(case, MoveEnd::Cancelled, reason, fee)
}

pub(super) fn abort(case: &Case<'_>, reason: &str, supervisors_informed: bool) -> Events {
    need(supervisors_informed, MovePoint::SupervisorsInformed)?;
    ended(case, MoveEnd::Aborted, reason, Fen(0))
}

fn ended(case: &Case<'_>, end: MoveEnd, reason: &str, fee: Fen) -> Events {
    let ended = MoveEnded {
        end,
        reason: case.text(Field::Reason, reason)?,
        fee,
        by: case.ctx.actor.id,
        at: case.now(),
    };
    Ok(vec![MoveOrderEvent::MoveEndedEarly { ended }])
}

pub(super) fn reschedule(
    case: &Case<'_>,
    schedule: &MoveSchedule,
    reason: &str,
    fee: Fen,
) -> Events {
    let reason = case.text(Field::Reason, reason)?;
    let before = case.o.job.schedule.as_ref();
    if before.is_some_and(|before| before.window == schedule.window) {
        return Err(Refusal::AlreadyDone);
    }
    let schedule = agreed(case, schedule)?;
    let rows = &case.ctx.playbook.moves.reschedule_fees;
    let (signed, moves_at) = (case.o.job.total_signed(), case.o.moves_at);
    let limit = fees_of_cancelling_follow_the_settings::highest(rows, signed, moves_at, case.now());
    fees_of_cancelling_follow_the_settings::check(fee, limit)?;
    let node = case.node();
    Ok(vec![MoveOrderEvent::MoveRescheduled {
        schedule,
        reason,
        fee,
        node,
    }])
}
