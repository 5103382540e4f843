//! Between a record's row and the domain: the row keeps kind and state apart.

use domain::organisation::Staff;
use domain::record::{RecordKind, RecordRef, RecordState};
use serde::Deserialize;
use serde_json::Value;
use uuid::Uuid;

use crate::store::ledger::{Ledger, NewRecord};
use crate::store::{StoreError, Stored};

/// The state alone, as it travels in `SyncedRecord::state`.
pub(super) fn state_of(state: &RecordState) -> Stored<Value> {
    let mut tagged =
        serde_json::to_value(state).map_err(|_| StoreError::Unreadable { what: "state" })?;
    Ok(tagged["state"].take())
}

/// The domain's record; none when this build doesn't know the shape.
pub(super) fn known(kind: RecordKind, state: &Value) -> Option<RecordState> {
    fn read<'a, T: Deserialize<'a>>(state: &'a Value) -> Option<T> {
        T::deserialize(state).ok()
    }
    match kind {
        RecordKind::Store => read(state).map(RecordState::Store),
        RecordKind::Crew => read(state).map(RecordState::Crew),
        RecordKind::Staff => read(state).map(RecordState::Staff),
        RecordKind::Customer => read(state).map(RecordState::Customer),
        RecordKind::MoveOrder => read(state).map(RecordState::MoveOrder),
        RecordKind::MovePart => read(state).map(RecordState::MovePart),
        RecordKind::Complaint => read(state).map(RecordState::Complaint),
        RecordKind::Visit => read(state).map(RecordState::Visit),
        RecordKind::Task => read(state).map(RecordState::Task),
        RecordKind::Import => read(state).map(RecordState::Import),
        RecordKind::Review => read(state).map(RecordState::Review),
        RecordKind::TimelineEntry => read(state).map(RecordState::TimelineEntry),
    }
}

/// A record ready for its row.
pub(super) fn new_record(
    of: RecordRef,
    version: u64,
    mut scope_keys: Vec<String>,
    state: &RecordState,
) -> Stored<NewRecord> {
    scope_keys.sort();
    scope_keys.dedup();
    Ok(NewRecord {
        of,
        version,
        parent: parent(state),
        scope_keys,
        state: state_of(state)?.to_string(),
    })
}

fn parent(state: &RecordState) -> Option<Uuid> {
    match state {
        RecordState::TimelineEntry(entry) => Some(entry.of.id),
        RecordState::MovePart(part) => Some(part.order.0),
        _ => None,
    }
}

/// The member of staff, if there is one.
pub(super) fn staff(tx: &mut dyn Ledger, id: domain::ids::StaffId) -> Stored<Option<Staff>> {
    let row = tx.record(RecordRef::new(RecordKind::Staff, id.0))?;
    Ok(
        match row.and_then(|row| known(RecordKind::Staff, &row.state)) {
            Some(RecordState::Staff(staff)) => Some(staff),
            _ => None,
        },
    )
}
