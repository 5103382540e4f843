//! 客户签收: the indicator sheet, the supervisors' signatures and the customer's.

use super::payment::settled;
use super::{Case, Events};
use crate::complaint::{amount, short_enough};
use crate::form::SCORES;
use crate::move_order::{
    CheckIn, CustomerSignature, MoveAction, MoveOrderEvent, SheetScored, SignOff, is_sha256,
};
use crate::refusal::{Field, Refusal};
use crate::rules::{
    a_job_is_signed_off_when_everything_is_done, the_final_price_never_passes_what_was_signed,
};

pub(super) fn score(case: &Case<'_>, score: u8) -> Events {
    if score > 100 {
        let field = Field::Score;
        return Err(Refusal::WrongField { field });
    }
    let sheet = SheetScored {
        score,
        by: case.ctx.actor.id,
        at: case.now(),
    };
    Ok(vec![MoveOrderEvent::IndicatorSheetScored { sheet }])
}

pub(super) fn supervisor(case: &Case<'_>) -> Events {
    let (staff, at) = (case.ctx.actor.id, case.now());
    let signed = &case.o.job.supervisor_signatures;
    if signed.iter().any(|s| s.staff == staff) {
        return Err(Refusal::AlreadyDone);
    }
    let signature = CheckIn { staff, at };
    Ok(vec![MoveOrderEvent::SupervisorSigned { signature }])
}

pub(super) fn customer(case: &Case<'_>, action: &MoveAction) -> Events {
    let MoveAction::SignOff {
        customer,
        rating,
        total_final,
        unpaid_reason,
    } = action
    else {
        return Ok(vec![]);
    };
    let (playbook, job) = (case.ctx.playbook, &case.o.job);
    a_job_is_signed_off_when_everything_is_done::check(playbook, job)?;
    amount(playbook, Field::Price, *total_final)?;
    let (level, allowed) = (case.level(), job.total_allowed());
    the_final_price_never_passes_what_was_signed::check(playbook, level, allowed, *total_final)?;
    check_signature(case, customer)?;
    if rating.is_some_and(|rating| !SCORES.contains(&rating)) {
        let field = Field::Score;
        return Err(Refusal::WrongField { field });
    }
    let is_paid = job.paid() >= *total_final;
    if is_paid {
        short_enough(playbook, Field::Reason, unpaid_reason)?;
    } else {
        case.text(Field::Reason, unpaid_reason)?;
    }
    let sign_off = SignOff {
        customer: customer.clone(),
        rating: *rating,
        total_final: *total_final,
        unpaid_reason: unpaid_reason.trim().to_owned(),
    };
    let mut events = case.step(vec![MoveOrderEvent::MoveSignedOff { sign_off }]);
    events.extend(settled(case, job.paid(), Some(*total_final)));
    Ok(events)
}

fn check_signature(case: &Case<'_>, signature: &CustomerSignature) -> Result<(), Refusal> {
    match signature {
        CustomerSignature::Signed { document_hash } if is_sha256(document_hash) => Ok(()),
        CustomerSignature::Signed { .. } => {
            let field = Field::DocumentHash;
            Err(Refusal::WrongField { field })
        }
        CustomerSignature::Refused { reason, witness } => {
            case.text(Field::Reason, reason)?;
            case.witness(*witness)
        }
    }
}
