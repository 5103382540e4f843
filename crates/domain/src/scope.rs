//! Scope keys: which stores see a record. Leaving scope is an eviction, never a deletion.

use crate::facts::Facts;
use crate::ids::StoreId;
use crate::organisation::Staff;
use crate::record::{RecordKind, RecordRef, RecordState};

/// The key of everything that belongs to a store.
#[must_use]
pub fn store_key(store: StoreId) -> String {
    format!("store:{store}")
}

/// The key of what every device needs: stores, crews, staff.
pub const REFERENCE_KEY: &str = "ref:organisation";

/// Scope keys that a person may read.
#[must_use]
pub fn keys_of(staff: &Staff) -> Vec<String> {
    let mut keys: Vec<String> = staff.stores.iter().copied().map(store_key).collect();
    keys.push(REFERENCE_KEY.to_owned());
    keys.sort();
    keys
}

/// Scope keys of a record. A timeline entry has its parent's, found in `facts`.
#[must_use]
pub fn keys_for(state: &RecordState, facts: &Facts) -> Vec<String> {
    match state {
        RecordState::Store(_) | RecordState::Crew(_) | RecordState::Staff(_) => {
            vec![REFERENCE_KEY.to_owned()]
        }
        // What an undone import had brought leaves every laptop.
        RecordState::Customer(c) if c.removed.is_some() => vec![],
        RecordState::Complaint(c) if c.removed.is_some() => vec![],
        RecordState::Customer(c) => vec![store_key(c.store)],
        RecordState::MoveOrder(o) => vec![store_key(o.store)],
        RecordState::MovePart(p) => vec![store_key(p.store)],
        RecordState::Complaint(c) => vec![store_key(c.store)],
        RecordState::Visit(v) => vec![store_key(v.logged.store)],
        RecordState::Task(t) => vec![store_key(t.created.store)],
        RecordState::Import(i) => vec![store_key(i.head.store)],
        RecordState::Review(r) => vec![store_key(r.refused.store)],
        RecordState::TimelineEntry(entry) => facts
            .record(entry.of)
            .map_or_else(Vec::new, |parent| keys_for(parent, facts)),
    }
}

/// The store that a record belongs to; none for what belongs to the whole organisation.
#[must_use]
pub fn store_of(state: &RecordState) -> Option<StoreId> {
    Some(match state {
        RecordState::Customer(c) => c.store,
        RecordState::MoveOrder(o) => o.store,
        RecordState::MovePart(p) => p.store,
        RecordState::Complaint(c) => c.store,
        RecordState::Visit(v) => v.logged.store,
        RecordState::Task(t) => t.created.store,
        RecordState::Import(i) => i.head.store,
        RecordState::Review(r) => r.refused.store,
        RecordState::Store(_)
        | RecordState::Crew(_)
        | RecordState::Staff(_)
        | RecordState::TimelineEntry(_) => return None,
    })
}

/// Whether a person may act on the records of a store.
#[must_use]
pub fn reaches(staff: &Staff, store: StoreId) -> bool {
    staff.stores.contains(&store)
}

/// Names the customer's record.
#[must_use]
pub fn customer_ref(id: crate::ids::CustomerId) -> RecordRef {
    RecordRef::new(RecordKind::Customer, id.0)
}
