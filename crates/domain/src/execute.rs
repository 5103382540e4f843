//! From a command to the records it changes: needs, decide, apply. The same path on both sides.

use uuid::Uuid;

use crate::command::{Command, Context};
use crate::complaint::{self, Complaint, ComplaintEvent};
use crate::customer::{self, Customer, CustomerEvent};
use crate::facts::{Facts, Need};
use crate::grade::Tier;
use crate::ids::{StaffId, derived};
use crate::record::{RecordKind, RecordRef, RecordState};
use crate::refusal::{Field, Refusal};
use crate::rules::{
    a_person_acts_within_the_own_stores, likely_duplicates_are_shown, who_may_do_what,
};
use crate::scope;
use crate::timeline::{TimelineEntry, TimelineEvent};

/// A record to write, with the scopes that see it.
#[derive(Debug, Clone, PartialEq)]
pub struct Write {
    /// Which record.
    pub of: RecordRef,
    /// Its state after the command.
    pub state: RecordState,
    /// Scope keys after the command.
    pub scope_keys: Vec<String>,
}

/// What the deciding side adds to a decision that only it can know.
#[derive(Debug, Clone, Default)]
pub struct Extra {
    /// Official number for a newly registered complaint; only the central gives one.
    pub official_number: Option<String>,
}

/// Everything that deciding this command must see.
#[must_use]
pub fn needs(command: &Command, ctx: &Context<'_>) -> Vec<Need> {
    let record = |kind, id| Need::Record(RecordRef::new(kind, id));
    let mut needs = vec![Need::Record(command.on())];
    match command {
        Command::RegisterCustomer { customer } => {
            needs.push(record(RecordKind::Store, customer.store.0));
        }
        Command::RegisterComplaint { complaint } => {
            needs.push(record(RecordKind::Store, complaint.store.0));
            needs.push(record(RecordKind::Customer, complaint.customer.0));
            needs.extend(complaint.order.map(|o| record(RecordKind::MoveOrder, o.0)));
            needs.push(Need::ComplaintsOf {
                customer: complaint.customer,
                since: likely_duplicates_are_shown::look_back(ctx.playbook, complaint.raised_at),
            });
        }
        Command::ActOnComplaint { action, .. } => {
            use crate::complaint::ComplaintAction as A;
            let named: Option<StaffId> = match action {
                A::Triage { assignee, .. } => Some(*assignee),
                A::StartEmergency {
                    person_in_charge, ..
                } => Some(*person_in_charge),
                A::Propose { approved_by, .. } => *approved_by,
                _ => None,
            };
            needs.extend(named.map(|s| record(RecordKind::Staff, s.0)));
        }
    }
    needs
}

/// Decides the command and applies what follows.
///
/// # Errors
/// The first rule that refuses it.
pub fn execute(
    command: &Command,
    facts: &Facts,
    ctx: &Context<'_>,
    extra: &Extra,
) -> Result<Vec<Write>, Refusal> {
    match command {
        Command::RegisterCustomer { customer } => register_customer(customer, facts, ctx),
        Command::RegisterComplaint { complaint } => {
            refuse_existing(facts, command.on())?;
            let Some(RecordState::Store(store)) =
                facts.record(RecordRef::new(RecordKind::Store, complaint.store.0))
            else {
                return Err(Refusal::NotFound {
                    kind: RecordKind::Store,
                });
            };
            let Some(RecordState::Customer(customer)) =
                facts.record(scope::customer_ref(complaint.customer))
            else {
                return Err(Refusal::NotFound {
                    kind: RecordKind::Customer,
                });
            };
            let order = match complaint.order {
                None => None,
                Some(id) => match facts.record(RecordRef::new(RecordKind::MoveOrder, id.0)) {
                    Some(RecordState::MoveOrder(order)) if order.customer == customer.id => {
                        Some(order)
                    }
                    _ => {
                        return Err(Refusal::NotFound {
                            kind: RecordKind::MoveOrder,
                        });
                    }
                },
            };
            let seen = complaint::RegistrationFacts {
                store,
                customer,
                order,
                earlier: facts.complaints_of(complaint.customer),
            };
            let mut events = complaint::register(complaint, &seen, ctx)?;
            if let Some(number) = &extra.official_number {
                events.push(ComplaintEvent::OfficialNumberGiven {
                    number: number.clone(),
                });
            }
            Ok(complaint_writes(command.on(), None, events, ctx))
        }
        Command::ActOnComplaint { action, .. } => {
            let Some(RecordState::Complaint(before)) = facts.record(command.on()) else {
                return Err(Refusal::NotFound {
                    kind: RecordKind::Complaint,
                });
            };
            let colleague =
                |id: StaffId| match facts.record(RecordRef::new(RecordKind::Staff, id.0)) {
                    Some(RecordState::Staff(staff)) => Some(staff),
                    _ => None,
                };
            let events = complaint::act(before, action, &colleague, ctx)?;
            Ok(complaint_writes(
                command.on(),
                Some(before.clone()),
                events,
                ctx,
            ))
        }
    }
}

fn register_customer(
    r: &customer::RegisterCustomer,
    facts: &Facts,
    ctx: &Context<'_>,
) -> Result<Vec<Write>, Refusal> {
    let of = scope::customer_ref(r.id);
    who_may_do_what::check_certified(ctx.actor)?;
    a_person_acts_within_the_own_stores::check(ctx.actor, r.store)?;
    refuse_existing(facts, of)?;
    complaint::text(ctx.playbook, Field::Name, &r.name)?;
    let phone = customer::phone_digits(&r.phone);
    if !phone.is_empty() && !(5..=15).contains(&phone.len()) {
        let length = u32::try_from(phone.len()).unwrap_or(u32::MAX);
        return Err(Refusal::TextTooLong {
            field: Field::Phone,
            limit: 15,
            length,
        });
    }
    let customer = Customer {
        id: r.id,
        name: r.name.trim().to_owned(),
        phone,
        tier: Tier::Basic,
        store: r.store,
    };
    let event = CustomerEvent::CustomerRegistered { customer };
    let state = RecordState::Customer(customer::apply(None, &event));
    let scope_keys = vec![scope::store_key(r.store)];
    let entry = entry(of, 0, TimelineEvent::Customer(event), ctx);
    Ok(vec![
        Write {
            of,
            state,
            scope_keys: scope_keys.clone(),
        },
        entry_write(entry, scope_keys),
    ])
}

fn refuse_existing(facts: &Facts, of: RecordRef) -> Result<(), Refusal> {
    match facts.record(of) {
        None => Ok(()),
        Some(_) => Err(Refusal::AlreadyExists { kind: of.kind }),
    }
}

fn complaint_writes(
    of: RecordRef,
    before: Option<Complaint>,
    events: Vec<ComplaintEvent>,
    ctx: &Context<'_>,
) -> Vec<Write> {
    let after = events.iter().fold(before, complaint::apply);
    let Some(after) = after else { return vec![] };
    let scope_keys = vec![scope::store_key(after.store)];
    let mut writes = vec![Write {
        of,
        state: RecordState::Complaint(after),
        scope_keys: scope_keys.clone(),
    }];
    writes.extend((0..).zip(events).map(|(ordinal, event)| {
        entry_write(
            entry(of, ordinal, TimelineEvent::Complaint(event), ctx),
            scope_keys.clone(),
        )
    }));
    writes
}

fn entry(of: RecordRef, ordinal: u32, event: TimelineEvent, ctx: &Context<'_>) -> TimelineEntry {
    let by_rule = matches!(
        &event,
        TimelineEvent::Complaint(
            ComplaintEvent::OfficialNumberGiven { .. }
                | ComplaintEvent::ComplaintEscalated { reason: None, .. }
        )
    );
    TimelineEntry {
        of,
        at: ctx.effective_at,
        by: (!by_rule).then_some(ctx.actor.id),
        by_name: (!by_rule).then(|| ctx.actor.name.clone()),
        device: ctx.device,
        command: ctx.command,
        ordinal,
        event,
    }
}

fn entry_write(entry: TimelineEntry, scope_keys: Vec<String>) -> Write {
    let id: Uuid = derived(entry.command, "timeline", entry.ordinal);
    let of = RecordRef::new(RecordKind::TimelineEntry, id);
    Write {
        of,
        state: RecordState::TimelineEntry(entry),
        scope_keys,
    }
}
