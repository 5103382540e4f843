//! Logging a visit: what deciding must see, and all the records that it makes, the complaint or the
//! lead that it becomes among them.

use super::needs::{record, some};
use super::{
    Extra, Write, complaint_writes_from, refuse_existing, registered, writes_from, writes_of,
};
use crate::command::Context;
use crate::facts::{Facts, Need};
use crate::move_order;
use crate::record::{RecordKind, RecordRef, RecordState};
use crate::refusal::Refusal;
use crate::rules::{a_visit_becomes_a_complaint_or_a_lead, likely_duplicates_are_shown};
use crate::timeline::TimelineEvent;
use crate::visit::{self, Became, LogVisit, VisitHandover};

/// Store, customer and order, and what the record that it becomes must see.
pub(super) fn needs(needs: &mut Vec<Need>, visit: &LogVisit, ctx: &Context<'_>) {
    record(needs, RecordKind::Store, visit.store.0);
    some(needs, RecordKind::Customer, visit.customer.map(|c| c.0));
    some(needs, RecordKind::MoveOrder, visit.order.map(|o| o.0));
    handover(needs, visit, ctx);
}

/// What the complaint or the lead that a visit becomes must see.
fn handover(needs: &mut Vec<Need>, visit: &LogVisit, ctx: &Context<'_>) {
    let becomes = visit.form.as_ref().and_then(|form| form.handover.as_ref());
    match (becomes, visit.customer) {
        (Some(VisitHandover::Complaint(_)), Some(customer)) => {
            let id = a_visit_becomes_a_complaint_or_a_lead::complaint_id(ctx);
            record(needs, RecordKind::Complaint, id.0);
            let since = likely_duplicates_are_shown::look_back(ctx.playbook, visit.started_at);
            needs.push(Need::ComplaintsOf { customer, since });
        }
        (Some(VisitHandover::Lead(_)), _) => {
            let id = a_visit_becomes_a_complaint_or_a_lead::lead_id(ctx);
            record(needs, RecordKind::MoveOrder, id.0);
        }
        _ => {}
    }
}

/// The records after a visit was logged.
///
/// # Errors
/// The first rule that refuses it.
pub(super) fn logged(
    on: RecordRef,
    visit: &LogVisit,
    facts: &Facts,
    ctx: &Context<'_>,
    extra: &Extra,
) -> Result<Vec<Write>, Refusal> {
    let events = visit::log(visit, facts, ctx)?;
    let after = events.iter().fold(None, visit::apply);
    let events = events.into_iter().map(TimelineEvent::Visit);
    let mut writes = writes_of(on, after.map(RecordState::Visit), events, ctx);
    let first = u32::try_from(writes.len()).unwrap_or(u32::MAX);
    match visit::became(visit, facts, ctx)? {
        None => {}
        Some(Became::Complaint(complaint)) => {
            let number = extra.official_numbers.first().map(String::as_str);
            let events = registered(&complaint, facts, ctx, number)?;
            let of = RecordRef::new(RecordKind::Complaint, complaint.id.0);
            writes.extend(complaint_writes_from(first, of, None, events, ctx));
        }
        Some(Became::Lead(lead)) => {
            let of = RecordRef::new(RecordKind::MoveOrder, lead.id.0);
            refuse_existing(facts, of)?;
            let events = move_order::register(&lead, facts, ctx)?;
            let after = events.iter().fold(None, move_order::apply);
            let events = events.into_iter().map(TimelineEvent::MoveOrder);
            let state = after.map(RecordState::MoveOrder);
            writes.extend(writes_from(first, of, state, events, ctx));
        }
    }
    Ok(writes)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::command::Command;
    use crate::execute::{execute, needs};
    use crate::grade::Level;
    use crate::move_order::MoveStep;
    use crate::refusal::Field;
    use crate::rules::samples::{context, known, rulebook, staff};
    use crate::visit::VisitOutcome;
    use crate::visit::samples::handed_over;

    fn give(outcome: VisitOutcome) -> (Vec<Write>, Vec<Need>) {
        let (actor, playbook) = (staff("officer", Level::L1), rulebook());
        let ctx = context(&actor, &playbook);
        let (mut visit, form) = handed_over(outcome);
        visit.form = Some(Box::new(form));
        let command = Command::LogVisit { visit };
        let asked = needs(&command, &ctx);
        let writes = execute(&command, &known(), &ctx, &Extra::default()).unwrap();
        (writes, asked)
    }

    fn became(writes: &[Write]) -> RecordRef {
        let visit = writes.iter().find_map(|write| match &write.state {
            RecordState::Visit(visit) => visit.became,
            _ => None,
        });
        visit.unwrap()
    }

    #[test]
    fn a_call_becomes_a_complaint_that_the_visit_names() {
        let (writes, asked) = give(VisitOutcome::ToComplaint);
        let of = became(&writes);
        let complaint = writes.iter().find(|write| write.of == of).unwrap();
        let RecordState::Complaint(complaint) = &complaint.state else {
            panic!("a complaint");
        };
        assert_eq!(complaint.description, "师傅很细心");
        assert!(asked.contains(&Need::Record(of)));
        let ids: BTreeSet<RecordRef> = writes.iter().map(|write| write.of).collect();
        assert_eq!(ids.len(), writes.len(), "no two records share an id");
    }

    #[test]
    fn a_call_becomes_a_lead_that_the_visit_names() {
        let (writes, asked) = give(VisitOutcome::ToLead);
        let of = became(&writes);
        let lead = writes.iter().find(|write| write.of == of).unwrap();
        let RecordState::MoveOrder(order) = &lead.state else {
            panic!("a lead");
        };
        assert_eq!(order.step(), MoveStep::Lead);
        assert!(asked.contains(&Need::Record(of)));
    }

    #[test]
    fn a_short_log_becomes_nothing_else() {
        let (actor, playbook) = (staff("officer", Level::L1), rulebook());
        let (visit, _) = handed_over(VisitOutcome::ToLead);
        let command = Command::LogVisit { visit };
        let ctx = context(&actor, &playbook);
        let refused = execute(&command, &known(), &ctx, &Extra::default());
        let field = Field::Handover;
        assert_eq!(refused, Err(Refusal::FieldEmpty { field }));
    }
}
