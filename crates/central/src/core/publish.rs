//! Writing a record: its row, its post-image, and the index by which pulls find it.

use domain::facts::Facts;
use domain::organisation::Staff;
use domain::record::{RecordRef, RecordState};
use domain::scope;
use uuid::Uuid;

use super::{Effect, state};
use crate::store::Stored;
use crate::store::ledger::{How, Ledger, NewRecord, Position};

/// Writes a record at a place of the change log.
pub(super) fn write(tx: &mut dyn Ledger, at: Position, record: &NewRecord) -> Stored<()> {
    let before = tx.record(record.of)?.map_or(vec![], |row| row.scope_keys);
    tx.put_change(at, record)?;
    for key in &record.scope_keys {
        let how = if before.contains(key) {
            How::Update
        } else {
            How::Enter
        };
        tx.put_change_scope(at, record.of, key, how)?;
    }
    for key in before.iter().filter(|k| !record.scope_keys.contains(k)) {
        tx.put_change_scope(at, record.of, key, How::Leave)?;
    }
    tx.put_record(record, at.seq)
}

/// Publishes records that no command makes: the organisation, and what is imported or seeded. Each
/// gets a sequence number of its own.
///
/// # Errors
/// Storage failed.
pub fn publish(tx: &mut dyn Ledger, states: &[RecordState]) -> Stored<Vec<Effect>> {
    if states.is_empty() {
        return Ok(vec![]);
    }
    let last = tx.advance_clock(states.len() as u64)?;
    let first = last + 1 - states.len() as u64;
    for (seq, record) in (first..).zip(states) {
        let of = RecordRef::new(record.kind(), id_of(record));
        let version = tx.record(of)?.map_or(0, |row| row.version) + 1;
        let keys = scope::keys_for(record, &Facts::default());
        let new = state::new_record(of, version, keys, record)?;
        write(tx, Position { seq, idx: 0 }, &new)?;
        if let RecordState::Staff(staff) = record {
            note_scope(tx, staff, seq)?;
        }
    }
    Ok(vec![Effect::Wake { seq: last }])
}

/// Keeps `user_scope` in step with the person's record, and tells clients when it moved.
fn note_scope(tx: &mut dyn Ledger, staff: &Staff, seq: u64) -> Stored<()> {
    if tx.put_user_scope(staff.id, &scope::keys_of(staff), seq)? {
        tx.bump_scope_epoch()?;
    }
    Ok(())
}

fn id_of(state: &RecordState) -> Uuid {
    match state {
        RecordState::Store(store) => store.id.0,
        RecordState::Crew(crew) => crew.id.0,
        RecordState::Staff(staff) => staff.id.0,
        RecordState::Customer(customer) => customer.id.0,
        RecordState::MoveOrder(order) => order.id.0,
        RecordState::MovePart(part) => part.id.0,
        RecordState::Complaint(complaint) => complaint.id.0,
        RecordState::Visit(visit) => visit.logged.id.0,
        RecordState::Task(task) => task.created.id.0,
        RecordState::Import(import) => import.head.id.0,
        RecordState::Review(review) => review.id.0,
        RecordState::TimelineEntry(entry) => {
            domain::ids::derived(entry.command, "timeline", entry.ordinal)
        }
    }
}
