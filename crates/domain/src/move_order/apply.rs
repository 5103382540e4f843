//! What becomes of a move order. Never fails: an event is a fact.

use super::{MoveJob, MoveNode, MoveOrder, MoveOrderEvent, MoveSchedule, MoveStep};
use crate::ids::StaffId;

/// The record after `event`; an event that needs a record and finds none leaves none.
#[must_use]
pub fn apply(before: Option<MoveOrder>, event: &MoveOrderEvent) -> Option<MoveOrder> {
    use MoveOrderEvent as E;
    if let E::MoveOrderRegistered { order } = event {
        return Some((**order).clone());
    }
    let mut o = before?;
    let job = &mut o.job;
    match event {
        E::MoveOrderRegistered { .. } => {}
        E::MoveStepReached { node } => forward(&mut o, *node),
        E::MoveNeedsRecorded { needs } => job.needs = Some(needs.clone()),
        E::MoveSurveyed { survey } => job.survey = Some(survey.clone()),
        E::MoveQuoted { quote } => {
            o.price = quote.total();
            job.quote = Some(quote.clone());
        }
        E::MoveContracted { contract } => {
            o.price = contract.total;
            job.contract = Some(contract.clone());
        }
        E::MoveScheduled { schedule } => set_schedule(&mut o, schedule),
        E::PackingPlanned { plans } => job.packing.clone_from(plans),
        E::MaterialsMadeReady { materials } => job.materials = Some(materials.clone()),
        E::MoveReadied { readiness } => job.readiness = Some(readiness.clone()),
        E::SupervisorCheckedIn { check_in } => {
            if job.check_ins.iter().all(|c| c.staff != check_in.staff) {
                job.check_ins.push(*check_in);
            }
        }
        E::SupervisorReplaced {
            missing,
            substitute,
            ..
        } => replace(&mut o, *missing, *substitute),
        E::MoveStarted { start } => job.start = Some(start.clone()),
        E::MoveDeparted { eta } => job.eta = Some(*eta),
        E::MoveInspected { exit } => job.exit = Some(exit.clone()),
        E::IndicatorSheetScored { sheet } => job.sheet = Some(*sheet),
        E::SupervisorSigned { signature } => {
            let signed = &mut job.supervisor_signatures;
            if signed.iter().all(|s| s.staff != signature.staff) {
                signed.push(*signature);
            }
        }
        E::MoveSignedOff { sign_off } => {
            o.price = sign_off.total_final;
            job.sign_off = Some(sign_off.clone());
        }
        E::MoveEndedEarly { ended } => {
            job.ended.get_or_insert_with(|| ended.clone());
        }
        E::LostMoveReopened { node } => {
            job.ended = None;
            back(&mut o, *node);
        }
        E::MoveRescheduled { schedule, node, .. } => {
            set_schedule(&mut o, schedule);
            back(&mut o, *node);
        }
        E::PaymentRecorded { payment } => job.payments.push(payment.clone()),
        E::InvoiceRequested { invoice } => job.invoice = Some(invoice.clone()),
        E::MoveSettled { at } => {
            job.settled_at.get_or_insert(*at);
        }
        beside => lay_over(job, beside),
    }
    Some(o)
}

/// Exceptions and extras lie beside the step and never move it.
fn lay_over(job: &mut MoveJob, event: &MoveOrderEvent) {
    use MoveOrderEvent as E;
    match event {
        E::MoveExceptionRaised { exception } => job.exceptions.push(exception.clone()),
        E::MoveExceptionCalled { number, at } => {
            for exception in job.exceptions.iter_mut().filter(|e| e.number == *number) {
                exception.called_at.get_or_insert(*at);
            }
        }
        E::MoveExceptionSettled { number, settled } => {
            for exception in job.exceptions.iter_mut().filter(|e| e.number == *number) {
                exception.settled.get_or_insert_with(|| settled.clone());
            }
        }
        E::ExtraAsked { change } => job.changes.push(change.clone()),
        E::ExtraApproved { number, approval } => {
            for change in job.changes.iter_mut().filter(|c| c.number == *number) {
                change.approved.get_or_insert(*approval);
            }
        }
        E::ExtraAnswered { number, answer } => {
            for change in job.changes.iter_mut().filter(|c| c.number == *number) {
                change.answer.get_or_insert_with(|| answer.clone());
            }
        }
        _ => {}
    }
}

/// A step reached never leads back; only 改期 and a lost order's return do.
fn forward(o: &mut MoveOrder, node: MoveNode) {
    o.job.nodes.push(node);
    if node.step > o.step() {
        stand(o, node.step);
    }
}

/// Back to an earlier step: what was confirmed for the old day is confirmed anew.
fn back(o: &mut MoveOrder, node: MoveNode) {
    o.job.nodes.push(node);
    o.job.readiness = None;
    o.job.check_ins.clear();
    stand(o, node.step);
}

fn set_schedule(o: &mut MoveOrder, schedule: &MoveSchedule) {
    o.moves_at = schedule.window.from;
    o.job.schedule = Some(schedule.clone());
    o.supervisors = o.job.supervisors();
}

fn stand(o: &mut MoveOrder, step: MoveStep) {
    o.job.step = step;
    o.stage = step.stage();
}

fn replace(o: &mut MoveOrder, missing: StaffId, substitute: StaffId) {
    if let Some(schedule) = &mut o.job.schedule {
        if schedule.project_manager == missing {
            schedule.project_manager = substitute;
        } else if schedule.service_supervisor == Some(missing) {
            schedule.service_supervisor = Some(substitute);
        }
    }
    o.supervisors = o.job.supervisors();
    o.job.check_ins.retain(|c| c.staff != missing);
    o.job.supervisor_signatures.retain(|s| s.staff != missing);
}
