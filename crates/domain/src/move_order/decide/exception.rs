//! 异常: raised, told to the customer, settled. A damage opens a complaint at once.

use super::{Acted, Case, Events, need};
use crate::move_order::{
    ExceptionKind, ExceptionSettled, MoveAction, MoveException, MoveOrderEvent, MovePoint,
};
use crate::refusal::{Field, Refusal};
use crate::rules::{a_damage_on_the_job_opens_a_complaint, likely_duplicates_are_shown};

pub(super) fn raise(case: &Case<'_>, action: &MoveAction) -> Result<Acted, Refusal> {
    let MoveAction::RaiseException {
        kind,
        note,
        complaint,
    } = action
    else {
        let (events, complaint) = (vec![], None);
        return Ok(Acted { events, complaint });
    };
    let note = case.text(Field::Note, note)?;
    let raised = &case.o.job.exceptions;
    case.at_most(Field::Ordinal, raised.len() + 1)?;
    let is_damage = *kind == ExceptionKind::Damage;
    need(
        !is_damage || complaint.is_some(),
        MovePoint::DamageComplaint,
    )?;
    let opened = complaint.as_ref().filter(|_| is_damage);
    let complaint = opened
        .map(|opened| {
            let (playbook, earlier) =
                (case.ctx.playbook, case.facts.complaints_of(opened.customer));
            let count = likely_duplicates_are_shown::earlier_count(playbook, case.now(), earlier);
            let rule = a_damage_on_the_job_opens_a_complaint::complaint;
            rule(case.o, opened, &note, count, case.ctx)
        })
        .transpose()?;
    let last = raised.iter().map(|e| e.number).max().unwrap_or(0);
    let exception = MoveException {
        number: last.saturating_add(1),
        kind: *kind,
        note,
        by: case.ctx.actor.id,
        at: case.now(),
        complaint: complaint.as_ref().map(|c| c.id),
        called_at: None,
        settled: None,
    };
    let events = vec![MoveOrderEvent::MoveExceptionRaised { exception }];
    Ok(Acted { events, complaint })
}

pub(super) fn called(case: &Case<'_>, number: u32) -> Events {
    if open(case, number)?.called_at.is_some() {
        return Err(Refusal::AlreadyDone);
    }
    let at = case.now();
    Ok(vec![MoveOrderEvent::MoveExceptionCalled { number, at }])
}

pub(super) fn settle(case: &Case<'_>, number: u32, note: &str) -> Events {
    open(case, number)?;
    let settled = ExceptionSettled {
        note: case.text(Field::Note, note)?,
        by: case.ctx.actor.id,
        at: case.now(),
    };
    Ok(vec![MoveOrderEvent::MoveExceptionSettled {
        number,
        settled,
    }])
}

/// The exception, while it lasts.
fn open<'a>(case: &Case<'a>, number: u32) -> Result<&'a MoveException, Refusal> {
    let field = Field::Ordinal;
    let found = case.o.job.exceptions.iter().find(|e| e.number == number);
    let exception = found.ok_or(Refusal::WrongField { field })?;
    if exception.settled.is_some() {
        return Err(Refusal::AlreadyDone);
    }
    Ok(exception)
}
