//! Answers what the domain needs to see from the laptop's records. What isn't here is unknown.

use domain::facts::{ComplaintBrief, Facts, KnownRefused, Need, Seen};
use domain::ids::{CommandId, ComplaintId, CustomerId};
use domain::record::{RecordKind, RecordRef, RecordState};
use domain::refusal::Refusal;
use domain::rules::an_import_is_undone_where_nothing_was_built_on_it::{kinds_built_on, stands_on};
use domain::time::UtcMs;
use store::{CommandState, Reader};

use crate::attention::{envelope_of, refusal_of};
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
                let kind = RecordKind::Complaint.as_str();
                let lines = reader.of_customer(kind, *customer, *since)?;
                let briefs = lines.iter().map(|line| ComplaintBrief {
                    id: ComplaintId(line.id),
                    raised_at: line.at,
                });
                facts.note_complaints(*customer, briefs.collect());
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
            Need::RefusedCommand(command) => {
                facts.note_refused(*command, refused_here(reader, *command)?);
            }
        }
    }
    Ok(facts)
}

/// A refused command of this laptop; of another's nothing is known here.
fn refused_here(
    reader: &Reader<'_>,
    command: CommandId,
) -> Result<Seen<Option<KnownRefused>>, store::Error> {
    let row = reader.outbox_row(command)?;
    let Some(row) = row.filter(|row| row.state == CommandState::Rejected) else {
        return Ok(Seen::Unknown);
    };
    let typed = envelope_of(&row).and_then(|envelope| envelope.command().ok());
    let refusal = refusal_of(&row);
    let is_beyond_reach = matches!(refusal, Some(Refusal::OutOfScope));
    Ok(Seen::Known(Some(KnownRefused {
        actor: row.actor,
        typed,
        refusal,
        is_within_reach: !is_beyond_reach,
    })))
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
