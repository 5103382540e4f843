//! Answers what the domain needs to see from the laptop's records. What isn't here is unknown.

use domain::facts::{ComplaintBrief, Facts, KnownRefused, Need, Seen};
use domain::ids::{CommandId, ComplaintId, CustomerId, MoveOrderId, StaffId, StoreId};
use domain::move_order::{Booking, MoveOrder, MovePart, TimeWindow, tally};
use domain::playbook::Rulebook;
use domain::record::{RecordKind, RecordRef, RecordState};
use domain::refusal::Refusal;
use domain::rules::an_import_is_undone_where_nothing_was_built_on_it::{kinds_built_on, stands_on};
use domain::time::{HOUR_MS, UtcMs};
use store::{CommandState, Reader};

use crate::attention::{envelope_of, refusal_of};
use crate::records::{all, find, state_of};

/// Answers every need.
pub(crate) fn answer(
    reader: &Reader<'_>,
    playbook: &Rulebook,
    needs: &[Need],
) -> Result<Facts, store::Error> {
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
            Need::BookingsOf { supervisor, window } => {
                let longest_hours = playbook.moves.longest_window_hours;
                let booked = bookings_of(reader, *supervisor, *window, longest_hours)?;
                // A supervisor may have orders at stores that aren't here: none found is not none.
                if !booked.is_empty() {
                    facts.note_bookings(*supervisor, booked);
                }
            }
            Need::LinesOf { order } => {
                if order_here(reader, *order)?.is_some() {
                    let parts = parts_of(reader, *order)?;
                    facts.note_lines(*order, tally(parts.iter()));
                }
            }
            Need::OpenComplaintsOn { order } => {
                if let Some(order) = order_here(reader, *order)? {
                    facts.note_open_complaints(order.id, open_complaints_on(reader, &order)?);
                }
            }
            Need::RefusedCommand(command) => {
                facts.note_refused(*command, refused_here(reader, *command)?);
            }
        }
    }
    Ok(facts)
}

fn order_here(reader: &Reader<'_>, id: MoveOrderId) -> Result<Option<MoveOrder>, store::Error> {
    Ok(match find(reader, RecordKind::MoveOrder, id.0)? {
        Some(RecordState::MoveOrder(order)) => Some(order),
        _ => None,
    })
}

/// A scheduled order is listed at the beginning of its window, and no window is longer than the
/// playbook allows.
fn bookings_of(
    reader: &Reader<'_>,
    supervisor: StaffId,
    window: TimeWindow,
    longest_hours: u32,
) -> Result<Vec<Booking>, store::Error> {
    let longest_ms = i64::from(longest_hours) * HOUR_MS;
    let from = UtcMs(window.from.0.saturating_sub(longest_ms));
    let stores: Vec<StoreId> = all(reader, RecordKind::Store)?
        .into_iter()
        .filter_map(|state| match state {
            RecordState::Store(store) => Some(store.id),
            _ => None,
        })
        .collect();
    let mut booked = vec![];
    let kind = RecordKind::MoveOrder.as_str();
    for line in reader.listed_between(kind, &stores, from, window.until)? {
        let order = order_here(reader, MoveOrderId(line.id))?;
        let booking = order.and_then(|order| order.booking_of(supervisor));
        booked.extend(booking.filter(|booking| booking.window.overlaps(window)));
    }
    Ok(booked)
}

/// Parts have the store of their order, so that they all are where it is.
fn parts_of(reader: &Reader<'_>, order: MoveOrderId) -> Result<Vec<MovePart>, store::Error> {
    let parts = reader.children(order.0, RecordKind::MovePart.as_str(), usize::MAX)?;
    let parts = parts.iter().filter_map(|record| match state_of(record) {
        Some(RecordState::MovePart(part)) => Some(part),
        _ => None,
    });
    Ok(parts.collect())
}

/// Whatever is complained of about an order is complained of by its customer, whose lists have it.
fn open_complaints_on(reader: &Reader<'_>, order: &MoveOrder) -> Result<u32, store::Error> {
    let kind = RecordKind::Complaint;
    let mut open = 0;
    for line in reader.of_customer(kind.as_str(), order.customer, UtcMs(i64::MIN))? {
        if let Some(RecordState::Complaint(c)) = find(reader, kind, line.id)?
            && c.order == Some(order.id)
            && !c.is_over()
        {
            open += 1;
        }
    }
    Ok(open)
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
