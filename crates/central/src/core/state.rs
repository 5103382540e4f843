//! Between a record's row and the domain: the row keeps kind and state apart.

use domain::organisation::Staff;
use domain::record::{RecordKind, RecordRef, RecordState};
use serde_json::{Value, json};
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
pub(super) fn known(kind: RecordKind, state: Value) -> Option<RecordState> {
    serde_json::from_value(json!({ "kind": kind, "state": state })).ok()
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
        _ => None,
    }
}

/// The member of staff, if there is one.
pub(super) fn staff(tx: &mut dyn Ledger, id: domain::ids::StaffId) -> Stored<Option<Staff>> {
    let row = tx.record(RecordRef::new(RecordKind::Staff, id.0))?;
    Ok(
        match row.and_then(|row| known(RecordKind::Staff, row.state)) {
            Some(RecordState::Staff(staff)) => Some(staff),
            _ => None,
        },
    )
}
