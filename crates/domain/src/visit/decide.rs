//! May it happen? Logging a visit.

use super::{LogVisit, Visit, VisitEvent, VisitHandover, VisitKind, VisitOutcome};
use crate::command::Context;
use crate::complaint::{RegisterComplaint, short_enough, text};
use crate::execute::{check_new, customer_here, order_here};
use crate::facts::Facts;
use crate::form::SCORES;
use crate::ids::MoveOrderId;
use crate::move_order::{MoveOrder, RegisterMoveOrder};
use crate::record::{RecordKind, RecordRef, RecordState};
use crate::refusal::{Field, Refusal};
use crate::rules::{
    a_visit_becomes_a_complaint_or_a_lead, a_visit_says_what_its_kind_asks, back_dating_is_limited,
};

/// # Errors
/// The first rule that refuses it.
pub(crate) fn log(
    visit: &LogVisit,
    facts: &Facts,
    ctx: &Context<'_>,
) -> Result<Vec<VisitEvent>, Refusal> {
    check_new(facts, ctx, visit.store, &visit.provisional_number)?;
    let customer = visit.customer.map(|id| customer_here(facts, ctx, id));
    let customer = customer.transpose()?;
    let order = visit.order.map(|id| order_here(facts, ctx, id, customer));
    let order = order.transpose()?;
    if customer.is_none() && meets_a_customer(visit.kind) {
        let field = Field::Customer;
        return Err(Refusal::FieldEmpty { field });
    }
    text(ctx.playbook, Field::Purpose, &visit.purpose)?;
    check_times(visit, ctx)?;
    short_enough(ctx.playbook, Field::Feedback, &visit.feedback)?;
    check_score(visit)?;
    check_next_step(visit, ctx)?;
    short_enough(ctx.playbook, Field::Remarks, &visit.remarks)?;
    check_form(visit, ctx)?;
    let logged = LogVisit {
        purpose: visit.purpose.trim().to_owned(),
        feedback: visit.feedback.trim().to_owned(),
        next_step: visit.next_step.trim().to_owned(),
        remarks: visit.remarks.trim().to_owned(),
        ..visit.clone()
    };
    let visit = Box::new(Visit {
        logged,
        customer_name: customer.map(|c| c.name.clone()).unwrap_or_default(),
        customer_phone: customer.map(|c| c.phone.clone()).unwrap_or_default(),
        order_number: order.map(|o| o.number.clone()),
        officer: ctx.actor.id,
        officer_name: ctx.actor.name.clone(),
        logged_at: ctx.effective_at,
        became: became(visit, facts, ctx)?.map(|became| became.record()),
    });
    Ok(vec![VisitEvent::VisitLogged { visit }])
}

/// A short log has no form; what it becomes, though, only a form can say.
fn check_form(visit: &LogVisit, ctx: &Context<'_>) -> Result<(), Refusal> {
    match (&visit.form, visit.outcome) {
        (Some(form), _) => a_visit_says_what_its_kind_asks::check(ctx.playbook, visit, form),
        (None, VisitOutcome::ToComplaint | VisitOutcome::ToLead) => {
            let field = Field::Handover;
            Err(Refusal::FieldEmpty { field })
        }
        (None, _) => Ok(()),
    }
}

/// What a visit becomes.
#[derive(Debug, Clone, PartialEq)]
#[allow(clippy::large_enum_variant)] // Made once a command, and taken apart at once.
pub(crate) enum Became {
    /// 转投诉
    Complaint(RegisterComplaint),
    /// 转商机
    Lead(RegisterMoveOrder),
}

impl Became {
    fn record(&self) -> RecordRef {
        match self {
            Self::Complaint(c) => RecordRef::new(RecordKind::Complaint, c.id.0),
            Self::Lead(o) => RecordRef::new(RecordKind::MoveOrder, o.id.0),
        }
    }
}

/// The registration that follows from a visit, if one does.
///
/// # Errors
/// [`Refusal::FieldEmpty`] without a customer.
pub(crate) fn became(
    visit: &LogVisit,
    facts: &Facts,
    ctx: &Context<'_>,
) -> Result<Option<Became>, Refusal> {
    let Some(form) = &visit.form else {
        return Ok(None);
    };
    Ok(Some(match &form.handover {
        None => return Ok(None),
        Some(VisitHandover::Complaint(told)) => {
            let order = visit.order.and_then(|id| known_order(facts, id));
            let rule = a_visit_becomes_a_complaint_or_a_lead::complaint;
            Became::Complaint(rule(visit, form, told, order, ctx)?)
        }
        Some(VisitHandover::Lead(told)) => {
            let rule = a_visit_becomes_a_complaint_or_a_lead::lead;
            Became::Lead(rule(visit, told, ctx)?)
        }
    }))
}

fn known_order(facts: &Facts, id: MoveOrderId) -> Option<&MoveOrder> {
    match facts.record(RecordRef::new(RecordKind::MoveOrder, id.0)) {
        Some(RecordState::MoveOrder(order)) => Some(order),
        _ => None,
    }
}

/// Somebody who only looks may stay without a name; who is called or visited has one.
fn meets_a_customer(kind: VisitKind) -> bool {
    match kind {
        VisitKind::FollowUp | VisitKind::OnSite => true,
        VisitKind::InStore | VisitKind::Inspection | VisitKind::StaffLog => false,
    }
}

fn check_times(visit: &LogVisit, ctx: &Context<'_>) -> Result<(), Refusal> {
    let (level, now) = (ctx.actor.level, ctx.effective_at);
    let back_dating =
        |field, at| back_dating_is_limited::check(ctx.playbook, level, field, at, now);
    back_dating(Field::StartedAt, visit.started_at)?;
    if let Some(ended_at) = visit.ended_at {
        let field = Field::EndedAt;
        if ended_at < visit.started_at {
            return Err(Refusal::WrongField { field });
        }
        back_dating(field, ended_at)?;
    }
    Ok(())
}

/// Nobody who wasn't reached has told how satisfied they are.
fn check_score(visit: &LogVisit) -> Result<(), Refusal> {
    let fits = |score: u8| SCORES.contains(&score) && visit.outcome != VisitOutcome::Unreached;
    if visit.score.is_none_or(fits) {
        Ok(())
    } else {
        let field = Field::Score;
        Err(Refusal::WrongField { field })
    }
}

fn check_next_step(visit: &LogVisit, ctx: &Context<'_>) -> Result<(), Refusal> {
    let Some(due_at) = visit.next_due_at else {
        return short_enough(ctx.playbook, Field::NextStep, &visit.next_step);
    };
    text(ctx.playbook, Field::NextStep, &visit.next_step)?;
    if due_at < visit.started_at {
        let field = Field::DueAt;
        return Err(Refusal::WrongField { field });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;
    use crate::grade::Level;
    use crate::ids::{CustomerId, MoveOrderId, VisitId};
    use crate::record::RecordKind;
    use crate::rules::samples::{
        NOW, context, customer, known, move_order, number, other_store, rulebook, staff, store,
    };
    use crate::time::{DAY_MS, HOUR_MS, UtcMs};

    fn visit() -> LogVisit {
        LogVisit {
            id: VisitId(Uuid::from_u128(30)),
            provisional_number: number(7),
            kind: VisitKind::OnSite,
            purpose: "勘察估价".into(),
            store: store(),
            customer: Some(customer().id),
            order: Some(move_order().id),
            started_at: UtcMs(NOW.0 - HOUR_MS),
            ended_at: Some(NOW),
            outcome: VisitOutcome::Completed,
            feedback: " 师傅很细心 ".into(),
            score: Some(5),
            next_step: String::new(),
            next_due_at: None,
            remarks: String::new(),
            form: None,
        }
    }

    fn decide(visit: &LogVisit) -> Result<Visit, Refusal> {
        let (actor, playbook) = (staff("officer", Level::L1), rulebook());
        let events = log(visit, &known(), &context(&actor, &playbook))?;
        let VisitEvent::VisitLogged { visit } = events.into_iter().next().unwrap();
        Ok(*visit)
    }

    #[test]
    fn a_visit_keeps_whom_it_met_and_who_logged_it() {
        let logged = decide(&visit()).unwrap();
        assert_eq!(logged.customer_name, customer().name);
        assert_eq!(logged.order_number, Some(move_order().number));
        assert_eq!(logged.officer, staff("officer", Level::L1).id);
        assert_eq!(logged.logged.feedback, "师傅很细心");
    }

    #[test]
    fn another_stores_visit_and_anothers_number_are_refused() {
        let mut wrong = visit();
        wrong.store = other_store();
        assert_eq!(decide(&wrong), Err(Refusal::OutOfScope));
        let mut wrong = visit();
        wrong.provisional_number = "TS-A3-00011".into();
        assert_eq!(decide(&wrong), Err(Refusal::BadNumber));
    }

    #[test]
    fn who_has_no_certificate_logs_nothing() {
        let (mut actor, playbook) = (staff("new", Level::L1), rulebook());
        actor.certified = false;
        let refused = log(&visit(), &known(), &context(&actor, &playbook));
        assert_eq!(refused, Err(Refusal::NotCertified));
    }

    #[test]
    fn customer_and_order_must_be_known_and_belong_together() {
        let mut unknown = visit();
        unknown.customer = Some(CustomerId(Uuid::from_u128(999)));
        let kind = RecordKind::Customer;
        assert_eq!(decide(&unknown), Err(Refusal::NotFound { kind }));
        let mut unknown = visit();
        unknown.order = Some(MoveOrderId(Uuid::from_u128(999)));
        let kind = RecordKind::MoveOrder;
        assert_eq!(decide(&unknown), Err(Refusal::NotFound { kind }));
        let mut nobody = visit();
        nobody.customer = None;
        let field = Field::Customer;
        assert_eq!(decide(&nobody), Err(Refusal::FieldEmpty { field }));
    }

    #[test]
    fn a_customer_whose_import_was_undone_gets_no_visit() {
        let mut gone = visit();
        gone.order = None;
        gone.customer = Some(crate::rules::samples::removed_customer().id);
        assert_eq!(decide(&gone), Err(Refusal::Removed));
    }

    #[test]
    fn nobody_visits_in_the_future_long_ago_or_backwards() {
        let mut wrong = visit();
        wrong.started_at = UtcMs(NOW.0 + HOUR_MS);
        wrong.ended_at = None;
        let field = Field::StartedAt;
        assert_eq!(decide(&wrong), Err(Refusal::InTheFuture { field }));
        wrong.started_at = UtcMs(NOW.0 - 2 * DAY_MS);
        let limit_hours = 24;
        let too_far = Refusal::TooFarBack { field, limit_hours };
        assert_eq!(decide(&wrong), Err(too_far));
        let mut wrong = visit();
        wrong.ended_at = Some(UtcMs(wrong.started_at.0 - 1));
        let field = Field::EndedAt;
        assert_eq!(decide(&wrong), Err(Refusal::WrongField { field }));
    }

    #[test]
    fn a_score_is_1_to_5_and_comes_only_from_somebody_reached() {
        let field = Field::Score;
        for score in [0, 6] {
            let mut wrong = visit();
            wrong.score = Some(score);
            assert_eq!(decide(&wrong), Err(Refusal::WrongField { field }));
        }
        let mut unreached = visit();
        unreached.outcome = VisitOutcome::Unreached;
        assert_eq!(decide(&unreached), Err(Refusal::WrongField { field }));
        unreached.score = None;
        assert!(decide(&unreached).is_ok());
    }

    #[test]
    fn a_day_for_the_next_step_needs_a_next_step() {
        let mut visit = visit();
        visit.next_due_at = Some(UtcMs(NOW.0 + DAY_MS));
        let field = Field::NextStep;
        assert_eq!(decide(&visit), Err(Refusal::FieldEmpty { field }));
        visit.next_step = "报价".into();
        assert!(decide(&visit).is_ok());
    }

    proptest! {
        #[test]
        fn deciding_never_panics(
            started in any::<i64>(), ended in any::<Option<i64>>(), due in any::<Option<i64>>(),
            purpose in ".*", number in ".*", score in any::<Option<u8>>(), who in 0..3_u128,
        ) {
            let mut wild = visit();
            wild.started_at = UtcMs(started);
            wild.ended_at = ended.map(UtcMs);
            wild.next_due_at = due.map(UtcMs);
            wild.purpose = purpose;
            wild.provisional_number = if who == 0 { number } else { wild.provisional_number };
            wild.score = score;
            wild.customer = (who > 0).then_some(customer().id);
            let _ = decide(&wild);
        }
    }
}
