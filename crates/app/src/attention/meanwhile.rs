//! What others did to a record since somebody saw it, read from its history.

use std::collections::HashSet;

use domain::complaint::ComplaintEvent;
use domain::customer::CustomerEvent;
use domain::field::Field;
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
/// version, in the order in which the central took them. Without a version, what they did since.
pub(super) fn since(
    r: &Reader<'_>,
    on: &RecordRef,
    seen_version: u64,
    author: StaffId,
    written_at: UtcMs,
) -> Result<Vec<TimelineEntry>, store::Error> {
    let mut known = HashSet::new();
    let entries = history(r, on)?.into_iter().filter(|entry| {
        if matches!(entry.event, TimelineEvent::Review(_)) {
            return false;
        }
        known.insert(entry.command);
        let is_later = if seen_version > 0 {
            known.len() as u64 > seen_version
        } else {
            entry.at > written_at
        };
        is_later && entry.by.is_some_and(|by| by != author)
    });
    Ok(entries.map(masked_entry).collect())
}

/// Who gave a field the value that it has.
pub(super) fn last_change_of(
    r: &Reader<'_>,
    on: &RecordRef,
    field: Field,
) -> Result<Option<ChangeMade>, store::Error> {
    let touches = |entry: &TimelineEntry| match &entry.event {
        TimelineEvent::Complaint(ComplaintEvent::ComplaintEdited { changes })
        | TimelineEvent::Customer(CustomerEvent::CustomerEdited { changes }) => {
            changes.iter().any(|change| change.field == field)
        }
        _ => false,
    };
    let last = history(r, on)?.into_iter().rev().find(touches);
    Ok(last.map(|entry| ChangeMade {
        name: entry.by_name,
        device_code: entry.device_code,
        at: entry.at,
    }))
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
