//! 执行: check-in, start, load, drive, unload and the check before the end.

use super::{Case, Events, need};
use crate::complaint::short_enough;
use crate::move_order::{CheckIn, ExitCheck, MoveAction, MoveOrderEvent, MovePoint, MoveStart};
use crate::refusal::{Field, Refusal};
use crate::rules::both_supervisors_check_in_before_the_start;
use crate::time::{DAY_MS, UtcMs};

/// No drive is longer.
const MOST_DAYS_ON_THE_ROAD: i64 = 30;

pub(super) fn check_in(case: &Case<'_>) -> Events {
    let (staff, at) = (case.ctx.actor.id, case.now());
    if case.o.job.check_ins.iter().any(|c| c.staff == staff) {
        return Err(Refusal::AlreadyDone);
    }
    let check_in = CheckIn { staff, at };
    Ok(vec![MoveOrderEvent::SupervisorCheckedIn { check_in }])
}

pub(super) fn replace(case: &Case<'_>, action: &MoveAction) -> Events {
    let MoveAction::ReplaceSupervisor {
        missing,
        substitute,
        reason,
        other_informed,
    } = action
    else {
        return Ok(vec![]);
    };
    let reason = case.text(Field::Reason, reason)?;
    let (missing, substitute) = (*missing, case.known(*substitute)?);
    both_supervisors_check_in_before_the_start::check_substitute(
        &case.o.job,
        missing,
        substitute,
        case.ctx.actor,
        *other_informed,
    )?;
    let substitute = substitute.id;
    Ok(vec![MoveOrderEvent::SupervisorReplaced {
        missing,
        substitute,
        reason,
    }])
}

pub(super) fn start(case: &Case<'_>, start: &MoveStart) -> Events {
    both_supervisors_check_in_before_the_start::check_start(&case.o.job)?;
    need(start.badge_shown, MovePoint::BadgeShown)?;
    need(start.price_reconfirmed, MovePoint::PriceReconfirmed)?;
    need(!start.photos.is_empty(), MovePoint::GoodsPhotographed)?;
    case.photos(&start.photos)?;
    case.ticked(|lines| lines.counted, MovePoint::LinesCounted)?;
    let start = start.clone();
    Ok(case.step(vec![MoveOrderEvent::MoveStarted { start }]))
}

pub(super) fn load(case: &Case<'_>) -> Events {
    case.ticked(|lines| lines.loaded, MovePoint::LinesLoaded)?;
    Ok(case.step(vec![]))
}

pub(super) fn depart(case: &Case<'_>, eta: UtcMs) -> Events {
    let ahead_ms = eta.since(case.now());
    if !(0..=MOST_DAYS_ON_THE_ROAD * DAY_MS).contains(&ahead_ms) {
        let field = Field::DueAt;
        return Err(Refusal::WrongField { field });
    }
    Ok(case.step(vec![MoveOrderEvent::MoveDeparted { eta }]))
}

pub(super) fn unload(case: &Case<'_>) -> Events {
    case.ticked(|lines| lines.unloaded, MovePoint::LinesUnloaded)?;
    Ok(case.step(vec![]))
}

/// A list may be completed later; signing off asks for all of it.
pub(super) fn inspect(case: &Case<'_>, exit: &ExitCheck) -> Events {
    let points = &case.ctx.playbook.moves.exit_checklist;
    if exit.done.iter().any(|point| !points.contains(point)) {
        let field = Field::Checklist;
        return Err(Refusal::WrongField { field });
    }
    short_enough(case.ctx.playbook, Field::Remarks, &exit.remarks)?;
    let mut exit = exit.clone();
    exit.done.sort();
    exit.done.dedup();
    Ok(case.step(vec![MoveOrderEvent::MoveInspected { exit }]))
}
