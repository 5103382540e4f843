//! 增项: asked for, approved, answered by the customer, and only then worked on (M5).

use super::{Case, Events, need};
use crate::move_order::{
    Approval, ChangeOrder, ExtraAnswer, MoveOrderEvent, MovePoint, PriceLine, is_sha256,
};
use crate::refusal::{Field, Refusal};
use crate::rules::an_extra_is_confirmed_before_the_work;

pub(super) fn ask(case: &Case<'_>, reason: &str, lines: &[PriceLine], photos: &[String]) -> Events {
    let reason = case.text(Field::Reason, reason)?;
    case.lines(lines)?;
    need(!photos.is_empty(), MovePoint::ExtraPhotographed)?;
    case.photos(photos)?;
    let asked = &case.o.job.changes;
    case.at_most(Field::Ordinal, asked.len() + 1)?;
    let last = asked.iter().map(|c| c.number).max().unwrap_or(0);
    let change = ChangeOrder {
        number: last.saturating_add(1),
        reason,
        lines: lines.to_vec(),
        photos: photos.to_vec(),
        asked_by: case.ctx.actor.id,
        asked_at: case.now(),
        approved: None,
        answer: None,
    };
    Ok(vec![MoveOrderEvent::ExtraAsked { change }])
}

pub(super) fn approve(case: &Case<'_>, number: u32) -> Events {
    let change = open(case, number)?;
    if change.approved.is_some() {
        return Err(Refusal::AlreadyDone);
    }
    let (by, at) = (case.ctx.actor.id, case.now());
    let approver = (by, case.level());
    let rule = an_extra_is_confirmed_before_the_work::check_approver;
    rule(case.ctx.playbook, &case.o.job, change, approver)?;
    let approval = Approval { by, at };
    Ok(vec![MoveOrderEvent::ExtraApproved { number, approval }])
}

/// A refusal needs no approval before it: the extra is simply not done.
pub(super) fn answer(case: &Case<'_>, number: u32, answer: &ExtraAnswer) -> Events {
    let change = open(case, number)?;
    let at = match answer {
        ExtraAnswer::Signed { at, document_hash } => {
            need(change.approved.is_some(), MovePoint::ExtraApproved)?;
            if !is_sha256(document_hash) {
                let field = Field::DocumentHash;
                return Err(Refusal::WrongField { field });
            }
            *at
        }
        ExtraAnswer::Refused { at, witness } => {
            case.witness(*witness)?;
            *at
        }
    };
    let field = Field::ToldAt;
    case.typed_time(field, at)?;
    if at < change.asked_at {
        return Err(Refusal::WrongField { field });
    }
    let answer = answer.clone();
    Ok(vec![MoveOrderEvent::ExtraAnswered { number, answer }])
}

/// The extra, while the customer hasn't answered.
fn open<'a>(case: &Case<'a>, number: u32) -> Result<&'a ChangeOrder, Refusal> {
    let field = Field::Ordinal;
    let found = case.o.job.changes.iter().find(|c| c.number == number);
    let change = found.ok_or(Refusal::WrongField { field })?;
    if change.answer.is_some() {
        return Err(Refusal::AlreadyDone);
    }
    Ok(change)
}
