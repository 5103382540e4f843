//! Money received and the invoice wanted; 已结算 follows by itself (decision 21).

use super::{Case, Events};
use crate::complaint::{amount, short_enough};
use crate::money::Fen;
use crate::move_order::{InvoiceRequest, MoveAction, MoveOrderEvent, Payment, PaymentKind};
use crate::refusal::{Field, Refusal};

pub(super) fn record(case: &Case<'_>, action: &MoveAction) -> Events {
    let MoveAction::RecordPayment {
        kind,
        amount: paid,
        method,
        receipt,
        at,
    } = action
    else {
        return Ok(vec![]);
    };
    let (playbook, job) = (case.ctx.playbook, &case.o.job);
    case.at_most(Field::Receipt, job.payments.len() + 1)?;
    amount(playbook, Field::Price, *paid)?;
    if *paid == Fen(0) {
        let field = Field::Price;
        return Err(Refusal::FieldEmpty { field });
    }
    let receipt = case.text(Field::Receipt, receipt)?;
    if job.payments.iter().any(|p| p.receipt == receipt) {
        return Err(Refusal::AlreadyDone);
    }
    case.typed_time(Field::FinishedAt, *at)?;
    let payment = Payment {
        kind: *kind,
        amount: *paid,
        method: *method,
        receipt,
        at: *at,
        by: case.ctx.actor.id,
    };
    let towards = if *kind == PaymentKind::Fee { 0 } else { paid.0 };
    let sum = Fen(job.paid().0.saturating_add(towards));
    let mut events = vec![MoveOrderEvent::PaymentRecorded { payment }];
    let total_final = job.sign_off.as_ref().map(|s| s.total_final);
    events.extend(settled(case, sum, total_final));
    Ok(events)
}

/// Settled once the final price is known and paid.
pub(super) fn settled(
    case: &Case<'_>,
    paid: Fen,
    total_final: Option<Fen>,
) -> Option<MoveOrderEvent> {
    let is_new = case.o.job.settled_at.is_none() && total_final.is_some_and(|total| paid >= total);
    let at = case.now();
    is_new.then_some(MoveOrderEvent::MoveSettled { at })
}

pub(super) fn invoice(case: &Case<'_>, title: &str, tax_number: &str) -> Events {
    let title = case.text(Field::InvoiceTitle, title)?;
    short_enough(case.ctx.playbook, Field::Receipt, tax_number)?;
    let invoice = InvoiceRequest {
        title,
        tax_number: tax_number.trim().to_owned(),
        at: case.now(),
        by: case.ctx.actor.id,
    };
    Ok(vec![MoveOrderEvent::InvoiceRequested { invoice }])
}
