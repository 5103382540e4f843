//! From events to the records that they leave: the record itself, and an entry of its history for
//! each event.

use uuid::Uuid;

use super::Write;
use crate::command::Context;
use crate::complaint::{self, Complaint, ComplaintEvent};
use crate::customer::{self, Customer, CustomerEvent};
use crate::facts::Facts;
use crate::ids::derived;
use crate::record::{RecordKind, RecordRef, RecordState};
use crate::scope;
use crate::timeline::{TimelineEntry, TimelineEvent};

/// Nothing happened, nothing is written: the record keeps its version.
pub(crate) fn complaint_writes(
    of: RecordRef,
    before: Option<Complaint>,
    events: Vec<ComplaintEvent>,
    ctx: &Context<'_>,
) -> Vec<Write> {
    complaint_writes_from(0, of, before, events, ctx)
}

/// The same for the second record of a command: its history counts on from `first`, so that no two
/// entries of a command share an id.
pub(crate) fn complaint_writes_from(
    first: u32,
    of: RecordRef,
    before: Option<Complaint>,
    events: Vec<ComplaintEvent>,
    ctx: &Context<'_>,
) -> Vec<Write> {
    if events.is_empty() {
        return vec![];
    }
    let after = events.iter().fold(before, complaint::apply);
    let events = events.into_iter().map(TimelineEvent::Complaint);
    writes_from(first, of, after.map(RecordState::Complaint), events, ctx)
}

pub(crate) fn customer_writes(
    of: RecordRef,
    before: Option<Customer>,
    events: Vec<CustomerEvent>,
    ctx: &Context<'_>,
) -> Vec<Write> {
    if events.is_empty() {
        return vec![];
    }
    let after = events.iter().fold(before, customer::apply);
    let events = events.into_iter().map(TimelineEvent::Customer);
    writes_of(of, after.map(RecordState::Customer), events, ctx)
}

/// The record after the events, and its history, with the same scopes.
pub(crate) fn writes_of(
    of: RecordRef,
    after: Option<RecordState>,
    events: impl Iterator<Item = TimelineEvent>,
    ctx: &Context<'_>,
) -> Vec<Write> {
    writes_from(0, of, after, events, ctx)
}

pub(crate) fn writes_from(
    first: u32,
    of: RecordRef,
    after: Option<RecordState>,
    events: impl Iterator<Item = TimelineEvent>,
    ctx: &Context<'_>,
) -> Vec<Write> {
    let Some(state) = after else { return vec![] };
    let scope_keys = scope::keys_for(&state, &Facts::default());
    let mut writes = vec![Write {
        of,
        state,
        scope_keys: scope_keys.clone(),
    }];
    writes.extend((first..).zip(events).map(|(ordinal, event)| {
        let entry = entry(of, ordinal, event, ctx);
        let id: Uuid = derived(entry.command, "timeline", entry.ordinal);
        Write {
            of: RecordRef::new(RecordKind::TimelineEntry, id),
            state: RecordState::TimelineEntry(entry),
            scope_keys: scope_keys.clone(),
        }
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
        device_code: ctx.device_code.to_owned(),
        command: ctx.command,
        ordinal,
        event,
    }
}
