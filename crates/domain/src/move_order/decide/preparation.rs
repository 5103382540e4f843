//! 排期 and 准备: schedule, packing, materials and the last check before setting out.

use super::{Case, Events, need};
use crate::complaint::text;
use crate::move_order::{
    MaterialsPrepared, MoveOrderEvent, MovePoint, MoveSchedule, MoveStep, PackingPlan, Readiness,
    TimeWindow,
};
use crate::record::{RecordKind, RecordRef, RecordState};
use crate::refusal::{Field, Refusal};
use crate::rules::{a_job_has_two_supervisors_free_in_the_window, back_dating_is_limited};
use crate::time::{DAY_MS, HOUR_MS};

/// Nobody plans a move further ahead; a later day is a slip of the year.
const MOST_DAYS_AHEAD: i64 = 2 * 366;

pub(super) fn schedule(case: &Case<'_>, schedule: &MoveSchedule) -> Events {
    let schedule = agreed(case, schedule)?;
    Ok(case.step(vec![MoveOrderEvent::MoveScheduled { schedule }]))
}

/// A schedule with everybody free, as it is kept (M3).
///
/// # Errors
/// The first rule that refuses it.
pub(super) fn agreed(case: &Case<'_>, schedule: &MoveSchedule) -> Result<MoveSchedule, Refusal> {
    check_window(case, schedule.window)?;
    check_crew(case, schedule)?;
    let vehicle = case.text(Field::Vehicle, &schedule.vehicle)?;
    let rule = a_job_has_two_supervisors_free_in_the_window::check_two;
    rule(case.ctx.playbook, &case.o.job, schedule)?;
    let supervisors = [Some(schedule.project_manager), schedule.service_supervisor];
    for supervisor in supervisors.into_iter().flatten() {
        case.known(supervisor)?;
        let bookings = case.facts.bookings_of(supervisor);
        let rule = a_job_has_two_supervisors_free_in_the_window::check_free;
        rule(supervisor, schedule.window, case.o.id, &bookings)?;
    }
    Ok(MoveSchedule {
        vehicle,
        ..schedule.clone()
    })
}

/// A window that begins before it ends, isn't endless, and lies neither long past nor years ahead.
fn check_window(case: &Case<'_>, window: TimeWindow) -> Result<(), Refusal> {
    let field = Field::Window;
    let length_ms = window.until.since(window.from);
    let longest_ms = i64::from(case.ctx.playbook.moves.longest_window_hours) * HOUR_MS;
    if !(1..=longest_ms).contains(&length_ms) {
        return Err(Refusal::WrongField { field });
    }
    let now = case.now();
    if window.from < now {
        let playbook = case.ctx.playbook;
        return back_dating_is_limited::check(playbook, case.level(), field, window.from, now);
    }
    if window.from.since(now) > MOST_DAYS_AHEAD * DAY_MS {
        return Err(Refusal::WrongField { field });
    }
    Ok(())
}

/// A crew of the order's store.
fn check_crew(case: &Case<'_>, schedule: &MoveSchedule) -> Result<(), Refusal> {
    let kind = RecordKind::Crew;
    match case.facts.record(RecordRef::new(kind, schedule.crew.0)) {
        Some(RecordState::Crew(crew)) if crew.store == case.o.store => Ok(()),
        _ => Err(Refusal::NotFound { kind }),
    }
}

pub(super) fn packing(case: &Case<'_>, plans: &[PackingPlan]) -> Events {
    let field = Field::Items;
    if plans.is_empty() {
        return Err(Refusal::FieldEmpty { field });
    }
    case.at_most(field, plans.len())?;
    for plan in plans {
        text(case.ctx.playbook, field, &plan.item)?;
        text(case.ctx.playbook, field, &plan.plan)?;
    }
    let plans = plans.to_vec();
    Ok(case.step(vec![MoveOrderEvent::PackingPlanned { plans }]))
}

pub(super) fn materials(case: &Case<'_>, prepared: &MaterialsPrepared) -> Events {
    let field = Field::Items;
    case.at_most(field, prepared.materials.len())?;
    for material in &prepared.materials {
        text(case.ctx.playbook, field, &material.name)?;
        if material.quantity == 0 {
            let field = Field::Quantity;
            return Err(Refusal::WrongField { field });
        }
    }
    case.typed_time(Field::ToldAt, prepared.guide_sent_at)?;
    let contracted_at = case.reached(MoveStep::Contracted);
    let sent = contracted_at.is_none_or(|at| prepared.guide_sent_at >= at);
    need(sent, MovePoint::GuideSent)?;
    let materials = prepared.clone();
    Ok(case.step(vec![MoveOrderEvent::MaterialsMadeReady { materials }]))
}

/// The reminder counts from the last 排期: a new day needs a new one (M7).
pub(super) fn ready(case: &Case<'_>, ready: &Readiness) -> Events {
    let scheduled_at = case.reached(MoveStep::Scheduled);
    let of_this_day = |at| scheduled_at.is_none_or(|scheduled| at >= scheduled);
    let reminded = ready.reminder_sent_at.is_some_and(of_this_day);
    need(reminded, MovePoint::ReminderSent)?;
    if let Some(at) = ready.reminder_sent_at
        && at > case.now()
    {
        let field = Field::ToldAt;
        return Err(Refusal::InTheFuture { field });
    }
    need(ready.crew_certified, MovePoint::CrewCertified)?;
    need(ready.supervisors_confirmed, MovePoint::SupervisorsConfirmed)?;
    need(ready.vehicle_checked, MovePoint::VehicleChecked)?;
    let readiness = ready.clone();
    Ok(case.step(vec![MoveOrderEvent::MoveReadied { readiness }]))
}
