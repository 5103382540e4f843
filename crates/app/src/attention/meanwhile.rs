//! What others did to a record since somebody saw it, read from its history.

use std::collections::HashSet;

use domain::complaint::ComplaintEvent;
use domain::customer::CustomerEvent;
use domain::field::{Field, FieldChange, FieldValue};
use domain::ids::StaffId;
use domain::record::{RecordKind, RecordRef, RecordState};
use domain::review::{Review, ReviewEvent};
use domain::time::UtcMs;
use domain::timeline::{TimelineEntry, TimelineEvent};
use store::Reader;
use wire::attention::ChangeMade;

use crate::history::masked_entry;
use crate::records::state_of;

/// More lines of history than anybody reads before deciding.
const MOST_LINES: usize = 500;

/// What colleagues did after the version that the author saw, oldest first. Each command makes one
/// version, in the order in which the central took them, so the last ones are those that the author
/// didn't see; what an import or an older history left no line of is before them. Without a version,
/// what they did since.
pub(super) fn since(
    r: &Reader<'_>,
    on: &RecordRef,
    seen_version: u64,
    author: StaffId,
    written_at: UtcMs,
) -> Result<Vec<TimelineEntry>, store::Error> {
    let version = r.get(on.kind.as_str(), on.id)?.map_or(0, |it| it.version);
    let unseen = version.saturating_sub(seen_version);
    let mut entries = history(r, on)?;
    entries.retain(|entry| !matches!(entry.event, TimelineEvent::Review(_)));
    let mut commands = HashSet::new();
    let mut later = vec![];
    for entry in entries.into_iter().rev() {
        commands.insert(entry.command);
        let is_later = if seen_version > 0 {
            commands.len() as u64 <= unseen
        } else {
            entry.at > written_at
        };
        if is_later && entry.by.is_some_and(|by| by != author) {
            later.push(masked_entry(entry));
        }
    }
    later.reverse();
    Ok(later)
}

/// Who gave a field the value that it has.
pub(super) fn last_change_of(
    r: &Reader<'_>,
    on: &RecordRef,
    field: Field,
) -> Result<Option<ChangeMade>, store::Error> {
    let touches = |entry: &TimelineEntry| changes(entry).iter().any(|c| c.field == field);
    let last = history(r, on)?.into_iter().rev().find(touches);
    Ok(last.map(|entry| ChangeMade {
        name: entry.by_name,
        device_code: entry.device_code,
        at: entry.at,
    }))
}

/// Whether somebody gave a field this value, as far as the history here tells.
pub(super) fn was_given(
    r: &Reader<'_>,
    on: &RecordRef,
    field: Field,
    value: &FieldValue,
) -> Result<bool, store::Error> {
    let gives = |c: &FieldChange| c.field == field && c.to == *value;
    Ok(history(r, on)?.iter().flat_map(changes).any(gives))
}

fn changes(entry: &TimelineEntry) -> &[FieldChange] {
    match &entry.event {
        TimelineEvent::Complaint(ComplaintEvent::ComplaintEdited { changes })
        | TimelineEvent::Customer(CustomerEvent::CustomerEdited { changes }) => changes,
        _ => &[],
    }
}

/// Code of the laptop from which a refused command was handed over.
pub(super) fn handed_over(r: &Reader<'_>, review: &Review) -> Result<Option<String>, store::Error> {
    let is_it = |entry: &TimelineEntry| {
        matches!(&entry.event, TimelineEvent::Review(ReviewEvent::RefusedCommandHandedOver {
            review: told
        }) if told.id == review.id)
    };
    let told = history(r, &review.refused.on)?
        .into_iter()
        .rev()
        .find(is_it);
    Ok(told.map(|entry| entry.device_code))
}

/// The record's history in the order in which the central took it; what it hasn't taken comes last.
fn history(r: &Reader<'_>, on: &RecordRef) -> Result<Vec<TimelineEntry>, store::Error> {
    let kind = RecordKind::TimelineEntry.as_str();
    let mut entries = vec![];
    for record in r.children(on.id, kind, MOST_LINES)? {
        let order = if record.seq == 0 {
            u64::MAX
        } else {
            record.seq
        };
        if let Some(RecordState::TimelineEntry(entry)) = state_of(&record) {
            entries.push((order, entry));
        }
    }
    entries.sort_by_key(|(order, entry)| (*order, entry.at, entry.ordinal));
    Ok(entries.into_iter().map(|(_, entry)| entry).collect())
}
