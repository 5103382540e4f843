//! Between what the store keeps (words and JSON) and what the domain knows (types).

use std::sync::Arc;

use domain::complaint::Complaint;
use domain::execute::Write;
use domain::playbook::Rulebook;
use domain::record::{RecordKind, RecordState};
use domain::review::ReviewState;
use domain::search;
use domain::sla::{clocks, next_due};
use domain::time::UtcMs;
use serde::Serialize;
use serde::de::DeserializeOwned;
use store::{Projection, Reader, Shows, StoredRecord, Transaction};
use uuid::Uuid;

use crate::error::Error;
use crate::playbook::InForce;

/// Goes up when lists or searches show something else of the same record; they are made anew then.
const PROJECTION_VERSION: u32 = 2;

/// The state of a stored record; none when this build can't read it, and then it is left alone.
pub(crate) fn state_of(record: &StoredRecord) -> Option<RecordState> {
    fn read<T: DeserializeOwned>(record: &StoredRecord) -> Option<T> {
        serde_json::from_str(&record.state).ok()
    }
    Some(match RecordKind::parse(&record.kind)? {
        RecordKind::Store => RecordState::Store(read(record)?),
        RecordKind::Crew => RecordState::Crew(read(record)?),
        RecordKind::Staff => RecordState::Staff(read(record)?),
        RecordKind::Customer => RecordState::Customer(read(record)?),
        RecordKind::MoveOrder => RecordState::MoveOrder(read(record)?),
        RecordKind::MovePart => RecordState::MovePart(read(record)?),
        RecordKind::Complaint => RecordState::Complaint(read(record)?),
        RecordKind::Visit => RecordState::Visit(read(record)?),
        RecordKind::Task => RecordState::Task(read(record)?),
        RecordKind::Import => RecordState::Import(read(record)?),
        RecordKind::Review => RecordState::Review(read(record)?),
        RecordKind::TimelineEntry => RecordState::TimelineEntry(read(record)?),
    })
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

/// What records show in lists and searches under a playbook, which deadlines come from.
pub(crate) fn shows(playbook: Arc<InForce>) -> Shows {
    let version = format!("{PROJECTION_VERSION}-{}", playbook.hash);
    Shows::new(version, move |record| {
        projection_of(&playbook.playbook, record)
    })
}

fn projection_of(playbook: &Rulebook, record: &StoredRecord) -> Option<Projection> {
    if !is_listed(RecordKind::parse(&record.kind)?) {
        return None;
    }
    let state = state_of(record)?;
    let found_by = search::index_of(&state);
    let shown = match state {
        RecordState::Customer(c) if c.removed.is_none() => Projection {
            at: made_at(c.id.0),
            is_open: true,
            ..line(c.store)
        },
        RecordState::Complaint(c) if c.removed.is_none() => complaint_line(playbook, &c),
        RecordState::MoveOrder(o) => Projection {
            customer: Some(o.customer),
            at: o.moves_at,
            is_open: o.is_open(),
            ..line(o.store)
        },
        RecordState::Visit(v) => Projection {
            customer: v.logged.customer,
            owner: Some(v.officer),
            at: v.logged.started_at,
            due_at: v.logged.next_due_at,
            ..line(v.logged.store)
        },
        RecordState::Task(t) => Projection {
            customer: t.created.customer,
            owner: Some(t.created.owner),
            at: t.created_at,
            due_at: Some(t.created.due_at),
            is_open: t.ended.is_none(),
            ..line(t.created.store)
        },
        RecordState::Import(i) => Projection {
            owner: Some(i.by),
            at: i.at,
            ..line(i.head.store)
        },
        RecordState::Review(r) => Projection {
            at: r.at,
            is_open: matches!(r.state, ReviewState::Waiting { .. }),
            ..line(r.refused.store)
        },
        _ => return None,
    };
    Some(Projection {
        tokens: found_by.tokens,
        text: found_by.text,
        ..shown
    })
}

/// Kinds that lists and searches show at all; the others need not even be read.
fn is_listed(kind: RecordKind) -> bool {
    !matches!(
        kind,
        RecordKind::Store
            | RecordKind::Crew
            | RecordKind::Staff
            | RecordKind::MovePart
            | RecordKind::TimelineEntry
    )
}

fn complaint_line(playbook: &Rulebook, c: &Complaint) -> Projection {
    Projection {
        customer: Some(c.customer),
        owner: Some(c.assignee.unwrap_or(c.owner)),
        at: c.raised_at,
        due_at: next_due(&clocks(c, playbook)).map(|clock| clock.due_at),
        is_open: !c.is_over(),
        ..line(c.store)
    }
}

/// A line of a store with nothing on it yet.
fn line(store: domain::ids::StoreId) -> Projection {
    Projection {
        store,
        customer: None,
        owner: None,
        at: UtcMs(0),
        due_at: None,
        is_open: false,
        tokens: vec![],
        text: String::new(),
    }
}

/// When a record was made, as its id tells.
pub(crate) fn made_at(id: Uuid) -> UtcMs {
    let millis = id.get_timestamp().map(|made| {
        let (seconds, nanos) = made.to_unix();
        i64::try_from(seconds * 1000 + u64::from(nanos / 1_000_000)).unwrap_or_default()
    });
    UtcMs(millis.unwrap_or_default())
}

/// Lays a decided record over the confirmed one, which is kept.
pub(crate) fn lay(tx: &Transaction<'_>, write: &Write) -> Result<(), Error> {
    let kind = write.of.kind.as_str();
    let before = tx.get(kind, write.of.id)?;
    tx.shadow_if_absent(kind, write.of.id)?;
    let parent = match &write.state {
        RecordState::TimelineEntry(entry) => Some(entry.of.id),
        RecordState::MovePart(part) => Some(part.order.0),
        _ => None,
    };
    let tagged = serde_json::to_value(&write.state)?;
    Ok(tx.put(&StoredRecord {
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
    })?)
}
