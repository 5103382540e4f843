//! The way of an order against a table written by hand, and what no sequence of events may do.

mod way;

use proptest::prelude::*;

use super::decide::Acted;
use super::samples::{
    action, at_step, book, change, ended, facts, hash, lost, manager, officer, schedule,
    supervisor, third,
};
use super::*;
use crate::facts::Seen;
use crate::grade::Level;
use crate::organisation::Staff;
use crate::refusal::{Field, Refusal};
use crate::rules::samples::{NOW, context, staff};
use crate::time::DAY_MS;

/// The order after an action that somebody gives, seen by the central.
fn give(order: &MoveOrder, actor: &Staff, action: &MoveAction) -> Result<MoveOrder, Refusal> {
    acted(order, actor, action).map(|acted| after(order, &acted))
}

fn acted(order: &MoveOrder, actor: &Staff, action: &MoveAction) -> Result<Acted, Refusal> {
    act(order, action, &facts(order), &context(actor, book()))
}

fn after(order: &MoveOrder, acted: &Acted) -> MoveOrder {
    acted
        .events
        .iter()
        .fold(Some(order.clone()), apply)
        .unwrap()
}

fn sign_off(order: &MoveOrder) -> MoveAction {
    action(MoveActionKind::SignOff, &mut order.clone()).1
}

#[test]
fn a_job_walks_from_the_enquiry_to_the_signature() {
    let mut order = at_step(MoveStep::Lead);
    order.job = MoveJob {
        owner: Some(officer().id),
        ..MoveJob::default()
    };
    let way = [
        MoveActionKind::RecordNeeds,
        MoveActionKind::RecordSurvey,
        MoveActionKind::Quote,
        MoveActionKind::Contract,
        MoveActionKind::Schedule,
        MoveActionKind::PlanPacking,
        MoveActionKind::PrepareMaterials,
        MoveActionKind::ConfirmReady,
    ];
    for kind in way {
        let (actor, action) = action(kind, &mut order);
        order = give(&order, &actor, &action).unwrap_or_else(|r| panic!("{kind:?}: {r:?}"));
    }
    assert_eq!(order.price, Fen::yuan(3000));
    assert_eq!(order.supervisors, vec![manager().id, supervisor().id]);
    for who in [manager(), supervisor()] {
        order = give(&order, &who, &MoveAction::CheckIn).unwrap();
    }
    let execution = [
        MoveActionKind::Start,
        MoveActionKind::Load,
        MoveActionKind::Depart,
        MoveActionKind::Unload,
        MoveActionKind::Inspect,
        MoveActionKind::ScoreSheet,
    ];
    for kind in execution {
        let (actor, action) = action(kind, &mut order);
        order = give(&order, &actor, &action).unwrap_or_else(|r| panic!("{kind:?}: {r:?}"));
    }
    for who in [manager(), supervisor()] {
        order = give(&order, &who, &MoveAction::SignAsSupervisor).unwrap();
    }
    order = give(&order, &manager(), &sign_off(&order)).unwrap();
    assert_eq!(order.step(), MoveStep::SignedOff);
    assert_eq!(order.job.reached(MoveStep::SignedOff), Some(NOW));
}

#[test]
fn a_new_day_goes_back_to_the_schedule_and_needs_a_new_reminder() {
    let mut order = at_step(MoveStep::Ready);
    let (actor, moved) = action(MoveActionKind::Reschedule, &mut order);
    let order = give(&order, &actor, &moved).unwrap();
    assert_eq!(order.step(), MoveStep::Scheduled);
    assert_eq!(order.job.readiness, None);
    assert!(order.job.check_ins.is_empty());
    assert_eq!(order.moves_at, UtcMs(schedule().window.from.0 + DAY_MS));
    let mut ready = at_step(MoveStep::MaterialsReady);
    ready.job.nodes = order.job.nodes.clone();
    let (actor, mut confirm) = action(MoveActionKind::ConfirmReady, &mut ready);
    if let MoveAction::ConfirmReady { readiness } = &mut confirm {
        readiness.reminder_sent_at = Some(UtcMs(NOW.0 - 1));
    }
    let point = MovePoint::ReminderSent;
    let refused = give(&ready, &actor, &confirm);
    assert_eq!(refused, Err(Refusal::StepNeeds { point }));
}

#[test]
fn the_day_cannot_move_onto_another_job_of_a_supervisor() {
    let mut order = at_step(MoveStep::Ready);
    let (actor, moved) = action(MoveActionKind::Reschedule, &mut order);
    let MoveAction::Reschedule { schedule, .. } = &moved else {
        panic!("a change of the day");
    };
    let other = crate::ids::MoveOrderId(uuid::Uuid::from_u128(999));
    let mut facts = facts(&order);
    let booking = Booking {
        order: other,
        window: schedule.window,
    };
    facts.note_bookings(supervisor().id, vec![booking]);
    let refused = act(&order, &moved, &facts, &context(&actor, book()));
    let staff = supervisor().id;
    let order = other;
    assert_eq!(refused, Err(Refusal::SupervisorBusy { staff, order }));
}

#[test]
fn signed_extras_raise_what_may_be_charged_and_refused_ones_do_not() {
    let mut order = at_step(MoveStep::Inspected);
    let (at, by) = (NOW, officer().id);
    let mut signed = change(1, Fen::yuan(200), by);
    let document_hash = hash();
    signed.answer = Some(ExtraAnswer::Signed { at, document_hash });
    let mut refused = change(2, Fen::yuan(500), by);
    let witness = third().id;
    refused.answer = Some(ExtraAnswer::Refused { at, witness });
    order.job.changes = vec![signed, refused];
    let charge = |yuan| {
        let MoveAction::SignOff { customer, .. } = sign_off(&order) else {
            panic!("a signature");
        };
        let total_final = Fen::yuan(yuan);
        let charged = MoveAction::SignOff {
            customer,
            rating: None,
            total_final,
            unpaid_reason: "公司月结".into(),
        };
        give(&order, &manager(), &charged)
    };
    let allowed = Fen::yuan(3200);
    assert_eq!(charge(3201), Err(Refusal::PriceAboveSigned { allowed }));
    assert_eq!(charge(3200).unwrap().price, Fen::yuan(3200));
}

#[test]
fn a_customer_may_refuse_an_extra_and_the_job_still_ends() {
    let mut order = at_step(MoveStep::Inspected);
    order.job.changes = vec![change(1, Fen::yuan(500), officer().id)];
    let point = MovePoint::ExtrasAnswered;
    let waiting = give(&order, &manager(), &sign_off(&order));
    assert_eq!(waiting, Err(Refusal::StepNeeds { point }));
    let refusal = |witness| MoveAction::AnswerExtra {
        number: 1,
        answer: ExtraAnswer::Refused { at: NOW, witness },
    };
    let field = Field::Witness;
    let own = give(&order, &officer(), &refusal(officer().id));
    assert_eq!(own, Err(Refusal::FieldEmpty { field }));
    let order = give(&order, &officer(), &refusal(third().id)).unwrap();
    let order = give(&order, &manager(), &sign_off(&order)).unwrap();
    assert_eq!(order.price, Fen::yuan(3000), "only the signed scope");
}

#[test]
fn an_extra_is_signed_only_after_it_is_approved() {
    let mut order = at_step(MoveStep::Started);
    let (actor, answer) = action(MoveActionKind::AnswerExtra, &mut order);
    assert!(give(&order, &actor, &answer).is_ok());
    order.job.changes[0].approved = None;
    let point = MovePoint::ExtraApproved;
    let refused = give(&order, &actor, &answer);
    assert_eq!(refused, Err(Refusal::StepNeeds { point }));
}

#[test]
fn what_is_unpaid_at_the_end_has_a_reason_and_what_is_paid_is_settled() {
    let mut order = at_step(MoveStep::Inspected);
    let MoveAction::SignOff {
        customer,
        rating,
        total_final,
        ..
    } = sign_off(&order)
    else {
        panic!("a signature");
    };
    let unexplained = MoveAction::SignOff {
        customer,
        rating,
        total_final,
        unpaid_reason: " ".into(),
    };
    let field = Field::Reason;
    let refused = give(&order, &manager(), &unexplained);
    assert_eq!(refused, Err(Refusal::FieldEmpty { field }));
    let pay = |yuan, receipt: &str| MoveAction::RecordPayment {
        kind: PaymentKind::Balance,
        amount: Fen::yuan(yuan),
        method: PaymentMethod::Card,
        receipt: receipt.into(),
        at: NOW,
    };
    order = give(&order, &officer(), &pay(1000, "SJ-1")).unwrap();
    let again = give(&order, &officer(), &pay(1000, "SJ-1"));
    assert_eq!(again, Err(Refusal::AlreadyDone), "a receipt counts once");
    let mut late = give(&order, &manager(), &sign_off(&order)).unwrap();
    assert_eq!(late.job.settled_at, None);
    late = give(&late, &officer(), &pay(2000, "SJ-2")).unwrap();
    assert_eq!(late.job.settled_at, Some(NOW));
    assert_eq!(late.step(), MoveStep::SignedOff, "已结算 is no step");
    order = give(&order, &officer(), &pay(2000, "SJ-2")).unwrap();
    order = give(&order, &manager(), &unexplained).unwrap();
    assert_eq!(order.job.settled_at, Some(NOW));
}

#[test]
fn a_damage_names_the_complaint_that_it_opens_and_the_call_that_is_due() {
    let mut order = at_step(MoveStep::Unloaded);
    let (actor, damage) = action(MoveActionKind::RaiseException, &mut order);
    let acted = acted(&order, &actor, &damage).unwrap();
    let opened = acted.complaint.clone().unwrap();
    let order = after(&order, &acted);
    assert_eq!(order.job.exceptions[0].complaint, Some(opened.id));
    assert_eq!(
        order.step(),
        MoveStep::Unloaded,
        "an exception moves no step"
    );
    let call = MoveAction::CallAboutException { number: 1 };
    let called = give(&order, &actor, &call).unwrap();
    assert_eq!(called.job.exceptions[0].called_at, Some(NOW));
    let silent = MoveAction::RaiseException {
        kind: ExceptionKind::Damage,
        note: "划伤".into(),
        complaint: None,
    };
    let point = MovePoint::DamageComplaint;
    let refused = give(&order, &actor, &silent);
    assert_eq!(refused, Err(Refusal::StepNeeds { point }));
}

#[test]
fn lines_that_are_not_ticked_hold_the_truck() {
    let order = at_step(MoveStep::Started);
    let actor = officer();
    let load = |lines: LineTally| {
        let mut facts = facts(&order);
        facts.note_lines(order.id, lines);
        act(&order, &MoveAction::Load, &facts, &context(&actor, book()))
    };
    let lines = |loaded| LineTally {
        to_move: 3,
        counted: 3,
        loaded,
        unloaded: 0,
    };
    let point = MovePoint::LinesLoaded;
    assert_eq!(load(lines(2)), Err(Refusal::StepNeeds { point }));
    assert!(load(lines(3)).is_ok());
    assert_eq!(facts(&order).lines_of(order.id), Seen::Unknown);
    assert!(
        give(&order, &actor, &MoveAction::Load).is_ok(),
        "provisional"
    );
}

#[test]
fn a_substitute_takes_the_place_of_who_is_missing_and_checks_in() {
    let mut order = at_step(MoveStep::Ready);
    order.job.check_ins.clear();
    order = give(&order, &manager(), &MoveAction::CheckIn).unwrap();
    let (actor, replaced) = action(MoveActionKind::ReplaceSupervisor, &mut order);
    order = give(&order, &actor, &replaced).unwrap();
    assert_eq!(order.supervisors, vec![manager().id, third().id]);
    let (_, start) = action(MoveActionKind::Start, &mut order);
    let point = MovePoint::SupervisorsCheckedIn;
    let refused = give(&order, &manager(), &start);
    assert_eq!(refused, Err(Refusal::StepNeeds { point }));
    order = give(&order, &third(), &MoveAction::CheckIn).unwrap();
    assert!(give(&order, &manager(), &start).is_ok());
    let refused = give(&order, &supervisor(), &start);
    assert_eq!(refused, Err(Refusal::MustBeSupervisor));
}

#[test]
fn a_late_cancellation_costs_no_more_than_the_settings_say() {
    let mut order = at_step(MoveStep::Ready);
    order.moves_at = NOW;
    let cancel = |yuan| MoveAction::Cancel {
        reason: "改主意".into(),
        fee: Fen::yuan(yuan),
    };
    let limit = Fen::yuan(900);
    let refused = give(&order, &third(), &cancel(901));
    assert_eq!(refused, Err(Refusal::FeeTooHigh { limit }));
    let cancelled = give(&order, &third(), &cancel(900)).unwrap();
    assert!(!cancelled.is_open());
    let (actor, fee) = action(MoveActionKind::RecordPayment, &mut order);
    assert!(
        give(&cancelled, &actor, &fee).is_ok(),
        "the fee is still paid"
    );
    assert!(give(&cancelled, &third(), &cancel(0)).is_err());
}

#[test]
fn an_order_is_offered_what_its_step_allows_and_told_why_not() {
    let mut colleague = staff("colleague", Level::L1);
    let order = at_step(MoveStep::Quoted);
    let offered = |who: &Staff| offers(&order, &context(who, book()));
    let kinds: Vec<MoveActionKind> = offered(&officer()).iter().map(|(kind, _)| *kind).collect();
    let expected = [
        MoveActionKind::Quote,
        MoveActionKind::Contract,
        MoveActionKind::Lose,
    ];
    assert_eq!(kinds, expected);
    assert!(offered(&officer()).iter().all(|(_, no)| no.is_none()));
    assert!(offered(&colleague).iter().all(|(_, no)| no.is_some()));
    colleague.certified = false;
    let no = offered(&colleague)[0].1.clone();
    assert_eq!(no, Some(Refusal::NotCertified));
}

#[test]
fn a_lost_order_comes_back_to_its_needs() {
    let back = give(&lost(), &officer(), &MoveAction::ReopenLost).unwrap();
    assert_eq!((back.step(), back.is_open()), (MoveStep::Needs, true));
    let mut old = ended(at_step(MoveStep::Quoted), MoveEnd::Lost);
    old.job.ended.as_mut().unwrap().at = UtcMs(NOW.0 - 31 * DAY_MS);
    let limit_days = 30;
    let refused = give(&old, &officer(), &MoveAction::ReopenLost);
    assert_eq!(refused, Err(Refusal::TooLate { limit_days }));
}

proptest! {
    #[test]
    fn no_amount_of_money_gets_past_what_was_signed(fen in any::<i64>(), extra in 0..1_000_000_i64) {
        let mut order = at_step(MoveStep::Inspected);
        let mut signed = change(1, Fen(extra), officer().id);
        let document_hash = hash();
        signed.answer = Some(ExtraAnswer::Signed { at: NOW, document_hash });
        order.job.changes = vec![signed];
        let MoveAction::SignOff { customer, .. } = sign_off(&order) else {
            panic!("a signature");
        };
        let charged = MoveAction::SignOff {
            customer,
            rating: None,
            total_final: Fen(fen),
            unpaid_reason: "月结".into(),
        };
        if let Ok(after) = give(&order, &manager(), &charged) {
            prop_assert!((0..=300_000 + extra).contains(&after.price.0));
        }
    }
}
