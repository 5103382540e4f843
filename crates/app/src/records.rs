//! Between what the store keeps (words and JSON) and what the domain knows (types).

use domain::complaint::Stage;
use domain::execute::Write;
use domain::playbook::Playbook;
use domain::record::{RecordKind, RecordState};
use domain::search;
use domain::sla::{clocks, next_due};
use serde::Serialize;
use store::{ComplaintIndex, OrderIndex, Projection, Reader, StoredRecord, Transaction};
use uuid::Uuid;

use crate::error::Error;

/// The state of a stored record; none when this build can't read it, and then it is left alone.
pub(crate) fn state_of(record: &StoredRecord) -> Option<RecordState> {
    RecordKind::parse(&record.kind)?;
    let state: serde_json::Value = serde_json::from_str(&record.state).ok()?;
    serde_json::from_value(serde_json::json!({ "kind": record.kind, "state": state })).ok()
}

/// Finds a record and reads it.
pub(crate) fn find(
    reader: &Reader<'_>,
    kind: RecordKind,
    id: Uuid,
) -> Result<Option<RecordState>, store::Error> {
    Ok(reader.get(kind.as_str(), id)?.as_ref().and_then(state_of))
}

/// All records of a kind that this build can read.
pub(crate) fn all(reader: &Reader<'_>, kind: RecordKind) -> Result<Vec<RecordState>, store::Error> {
    Ok(reader
        .list(kind.as_str())?
        .iter()
        .filter_map(state_of)
        .collect())
}

/// The word that serde gives a plain enum.
pub(crate) fn word(value: &impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}

/// What a record shows in lists and searches.
pub(crate) fn projection_of(playbook: &Playbook, record: &StoredRecord) -> Projection {
    match state_of(record) {
        Some(RecordState::Customer(c)) => Projection::Customer {
            terms: search::terms_of(&c),
        },
        Some(RecordState::MoveOrder(o)) => Projection::MoveOrder(OrderIndex {
            id: o.id.0,
            customer: o.customer,
            moves_at: o.moves_at,
        }),
        Some(RecordState::Complaint(c)) => {
            let clocks = clocks(&c, playbook);
            Projection::Complaint(ComplaintIndex {
                id: c.id.0,
                customer: c.customer,
                store: c.store,
                stage: word(&c.stage),
                grade: word(&c.grade),
                due_at: next_due(&clocks).map(|clock| clock.due_at),
                raised_at: c.raised_at,
                is_open: c.stage != Stage::Resolved,
            })
        }
        _ => Projection::Nothing,
    }
}

/// Puts a record and what it shows in lists.
pub(crate) fn put(
    tx: &Transaction<'_>,
    playbook: &Playbook,
    record: &StoredRecord,
) -> Result<(), store::Error> {
    tx.put(record)?;
    tx.project(record.id, &projection_of(playbook, record))
}

/// Lays a decided record over the confirmed one, which is kept.
pub(crate) fn lay(tx: &Transaction<'_>, playbook: &Playbook, write: &Write) -> Result<(), Error> {
    let kind = write.of.kind.as_str();
    let before = tx.get(kind, write.of.id)?;
    tx.shadow_if_absent(kind, write.of.id)?;
    let parent = match &write.state {
        RecordState::TimelineEntry(entry) => Some(entry.of.id),
        _ => None,
    };
    let tagged = serde_json::to_value(&write.state)?;
    let record = StoredRecord {
        kind: kind.to_owned(),
        id: write.of.id,
        version: before.as_ref().map_or(1, |b| b.version + 1),
        seq: before.map_or(0, |b| b.seq),
        parent,
        scope_keys: write.scope_keys.clone(),
        state: tagged
            .get("state")
            .map(ToString::to_string)
            .unwrap_or_default(),
    };
    Ok(put(tx, playbook, &record)?)
}
