//! Commands on move orders: what deciding must see, and all the records that change, the complaint
//! that a damage opens among them.

use super::needs::{record, some};
use super::{Extra, Write, complaint_writes_from, refuse_existing, registered, writes_of};
use crate::command::Context;
use crate::facts::{Facts, Need};
use crate::ids::MoveOrderId;
use crate::move_order::{
    self, CustomerSignature, ExtraAnswer, MoveAction, RecordMovePart, RegisterMoveOrder,
};
use crate::record::{RecordKind, RecordRef, RecordState};
use crate::refusal::Refusal;
use crate::rules::{
    a_damage_on_the_job_opens_a_complaint, likely_duplicates_are_shown,
    strict_steps_need_the_version_seen,
};
use crate::timeline::TimelineEvent;

/// Colleagues that an action names, the crew, and what spans several orders or records.
pub(super) fn needs(
    needs: &mut Vec<Need>,
    order: MoveOrderId,
    action: &MoveAction,
    ctx: &Context<'_>,
) {
    match action {
        MoveAction::Schedule { schedule } | MoveAction::Reschedule { schedule, .. } => {
            record(needs, RecordKind::Crew, schedule.crew.0);
            let window = schedule.window;
            let two = [Some(schedule.project_manager), schedule.service_supervisor];
            for supervisor in two.into_iter().flatten() {
                record(needs, RecordKind::Staff, supervisor.0);
                needs.push(Need::BookingsOf { supervisor, window });
            }
        }
        MoveAction::ReplaceSupervisor { substitute, .. } => {
            record(needs, RecordKind::Staff, substitute.0);
        }
        MoveAction::AnswerExtra {
            answer: ExtraAnswer::Refused { witness, .. },
            ..
        }
        | MoveAction::SignOff {
            customer: CustomerSignature::Refused { witness, .. },
            ..
        } => record(needs, RecordKind::Staff, witness.0),
        MoveAction::Start { .. } | MoveAction::Load | MoveAction::Unload => {
            needs.push(Need::LinesOf { order });
        }
        MoveAction::Complete => needs.push(Need::OpenComplaintsOn { order }),
        MoveAction::RaiseException {
            complaint: Some(opened),
            ..
        } => {
            let id = a_damage_on_the_job_opens_a_complaint::id(ctx);
            record(needs, RecordKind::Complaint, id.0);
            record(needs, RecordKind::Store, opened.store.0);
            record(needs, RecordKind::Customer, opened.customer.0);
            let since = likely_duplicates_are_shown::look_back(ctx.playbook, ctx.effective_at);
            let customer = opened.customer;
            needs.push(Need::ComplaintsOf { customer, since });
        }
        _ => {}
    }
}

/// The order, the lines that a part names, and who saw it.
pub(super) fn needs_of_part(needs: &mut Vec<Need>, part: &RecordMovePart) {
    record(needs, RecordKind::MoveOrder, part.order.0);
    for named in part.body.names() {
        record(needs, RecordKind::MovePart, named.0);
    }
    let witness = part.body.witness().map(|s| s.0);
    some(needs, RecordKind::Staff, witness);
}

/// The records of a new order.
///
/// # Errors
/// The first rule that refuses it.
pub(super) fn made(
    on: RecordRef,
    order: &RegisterMoveOrder,
    facts: &Facts,
    ctx: &Context<'_>,
) -> Result<Vec<Write>, Refusal> {
    refuse_existing(facts, on)?;
    let events = move_order::register(order, facts, ctx)?;
    let after = events.iter().fold(None, move_order::apply);
    let events = events.into_iter().map(TimelineEvent::MoveOrder);
    let state = after.map(RecordState::MoveOrder);
    Ok(writes_of(on, state, events, ctx))
}

/// The record of a part. It is never changed, so that it is its own history.
///
/// # Errors
/// The first rule that refuses it.
pub(super) fn part_made(
    on: RecordRef,
    part: &RecordMovePart,
    facts: &Facts,
    ctx: &Context<'_>,
) -> Result<Vec<Write>, Refusal> {
    refuse_existing(facts, on)?;
    let part = move_order::record_part(part, facts, ctx)?;
    let state = RecordState::MovePart(part);
    Ok(writes_of(on, Some(state), std::iter::empty(), ctx))
}

/// The records after an action.
///
/// # Errors
/// The first rule that refuses it.
pub(super) fn acted(
    on: RecordRef,
    action: &MoveAction,
    facts: &Facts,
    ctx: &Context<'_>,
    extra: &Extra,
) -> Result<Vec<Write>, Refusal> {
    let Some(RecordState::MoveOrder(before)) = facts.record(on) else {
        return Err(Refusal::NotFound { kind: on.kind });
    };
    let (seen, current) = (ctx.seen_version, facts.version(on));
    let unless_stale = strict_steps_need_the_version_seen::check_move(action.kind(), seen, current);
    let acted = move_order::act(before, action, facts, ctx)?;
    unless_stale?;
    let after = acted
        .events
        .iter()
        .fold(Some(before.clone()), move_order::apply);
    let events = acted.events.into_iter().map(TimelineEvent::MoveOrder);
    let mut writes = writes_of(on, after.map(RecordState::MoveOrder), events, ctx);
    if let Some(complaint) = acted.complaint {
        let number = extra.official_numbers.first().map(String::as_str);
        let events = registered(&complaint, facts, ctx, number)?;
        let of = RecordRef::new(RecordKind::Complaint, complaint.id.0);
        let first = u32::try_from(writes.len()).unwrap_or(u32::MAX);
        writes.extend(complaint_writes_from(first, of, None, events, ctx));
    }
    Ok(writes)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::command::Command;
    use crate::execute::{execute, needs};
    use crate::grade::Grade;
    use crate::ids::derived;
    use crate::move_order::samples::{action, at_step, facts, manager, order_ref, supervisor};
    use crate::move_order::{MoveActionKind, MoveStep};
    use crate::rules::samples::{context, rulebook};

    #[test]
    fn a_damage_writes_the_order_and_its_complaint_in_one_command() {
        let mut order = at_step(MoveStep::Unloaded);
        let (actor, action) = action(MoveActionKind::RaiseException, &mut order);
        let playbook = rulebook();
        let ctx = context(&actor, &playbook);
        let command = Command::ActOnMoveOrder {
            order: order.id,
            action,
        };
        let id = derived(ctx.command, "damage_opens_complaint", 0);
        let asked = needs(&command, &ctx);
        let complaint = RecordRef::new(RecordKind::Complaint, id);
        assert!(asked.contains(&Need::Record(complaint)));
        let writes = execute(&command, &facts(&order), &ctx, &Extra::default()).unwrap();
        let ids: BTreeSet<RecordRef> = writes.iter().map(|write| write.of).collect();
        assert_eq!(ids.len(), writes.len(), "no two records share an id");
        let opened = writes.iter().find_map(|write| match &write.state {
            RecordState::Complaint(c) => Some(c),
            _ => None,
        });
        let opened = opened.unwrap();
        assert_eq!((opened.id.0, opened.grade), (id, Grade::Important));
        let mut two = vec![manager().id, supervisor().id];
        two.sort();
        assert_eq!(opened.keeps_out, two, "the job's supervisors keep out");
        let changed = writes.iter().find(|write| write.of == order_ref(&order));
        assert!(changed.is_some());
    }

    #[test]
    fn scheduling_asks_for_both_supervisors_and_their_other_orders() {
        let mut order = at_step(MoveStep::Contracted);
        let (actor, action) = action(MoveActionKind::Schedule, &mut order);
        let playbook = rulebook();
        let command = Command::ActOnMoveOrder {
            order: order.id,
            action,
        };
        let asked = needs(&command, &context(&actor, &playbook));
        let bookings = asked.iter().filter_map(|need| match need {
            Need::BookingsOf { supervisor, .. } => Some(*supervisor),
            _ => None,
        });
        let two = vec![manager().id, supervisor().id];
        assert_eq!(bookings.collect::<Vec<_>>(), two);
    }
}
