//! Answers what the domain needs to see from the laptop's records. What isn't here is unknown.

use domain::facts::{ComplaintBrief, Facts, Need, Seen};
use domain::ids::CustomerId;
use domain::record::{RecordKind, RecordRef, RecordState};
use domain::rules::an_import_is_undone_where_nothing_was_built_on_it::{kinds_built_on, stands_on};
use domain::time::UtcMs;
use store::Reader;

use crate::records::{find, state_of};

/// Answers every need.
pub(crate) fn answer(reader: &Reader<'_>, needs: &[Need]) -> Result<Facts, store::Error> {
    let mut facts = Facts::default();
    for need in needs {
        match need {
            Need::Record(of) => {
                let record = reader.get(of.kind.as_str(), of.id)?;
                facts.note_version(*of, record.as_ref().map_or(0, |r| r.version));
                let seen = match record.as_ref().and_then(state_of) {
                    Some(state) => Seen::Known(Some(state)),
                    None => Seen::Unknown,
                };
                facts.note_record(*of, seen);
            }
            Need::ComplaintsOf { customer, since } => {
                let mut briefs = vec![];
                let kind = RecordKind::Complaint;
                for line in reader.of_customer(kind.as_str(), *customer, *since)? {
                    if let Some(RecordState::Complaint(c)) = find(reader, kind, line.id)? {
                        let (id, raised_at, grade) = (c.id, c.raised_at, c.grade);
                        briefs.push(ComplaintBrief {
                            id,
                            raised_at,
                            grade,
                        });
                    }
                }
                facts.note_complaints(*customer, briefs);
            }
            Need::BuiltOn(of) => {
                if is_built_on(reader, *of)? {
                    facts.note_built_on(*of);
                }
            }
            Need::HistoryOf(of) => {
                let kind = RecordKind::TimelineEntry.as_str();
                let entries = reader.children(of.id, kind, usize::MAX)?;
                let entries = entries.iter().filter_map(|record| match state_of(record) {
                    Some(RecordState::TimelineEntry(entry)) if entry.of == *of => Some(entry),
                    _ => None,
                });
                facts.note_history(*of, entries.collect());
            }
        }
    }
    Ok(facts)
}

/// Whether other records stand on this one. Whatever stands on one of a customer's records is the
/// customer's too, so the lists of that customer have it.
fn is_built_on(reader: &Reader<'_>, of: RecordRef) -> Result<bool, store::Error> {
    let customer = match of.kind {
        RecordKind::Customer => CustomerId(of.id),
        _ => match find(reader, of.kind, of.id)? {
            Some(RecordState::Complaint(c)) => c.customer,
            _ => return Ok(false),
        },
    };
    for kind in kinds_built_on(of.kind) {
        for line in reader.of_customer(kind.as_str(), customer, UtcMs(i64::MIN))? {
            let found = find(reader, *kind, line.id)?;
            if found.is_some_and(|state| stands_on(&state, of)) {
                return Ok(true);
            }
        }
    }
    Ok(false)
}
