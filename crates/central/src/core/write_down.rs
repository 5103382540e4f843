//! A decision becomes a verdict for ever: records, events and the log, in that order.

use domain::execute::Write;
use domain::ids::{DeviceId, derived};
use domain::record::{RecordKind, RecordState};
use domain::time::UtcMs;
use uuid::Uuid;
use wire::envelope::{CommandEnvelope, NewVersion, Verdict};

use super::decide::{Applied, Decision, creates};
use super::{publish, state};
use crate::store::ledger::{Ledger, LogEntry, Outcome, Position};
use crate::store::{StoreError, Stored};

/// A command that was just decided.
pub(super) struct Fresh<'a> {
    pub device: DeviceId,
    pub incarnation: Uuid,
    pub envelope: &'a CommandEnvelope,
    pub hash: &'a str,
    pub mac: Option<&'a str>,
    pub effective_at: UtcMs,
    pub received_at: UtcMs,
}

/// Writes everything of a decision; an applied one takes the number after `seq`, and so does the
/// review of a held one.
pub(super) fn write_down(
    tx: &mut dyn Ledger,
    fresh: &Fresh<'_>,
    decision: Decision,
    review: Option<Write>,
    seq: &mut u64,
) -> Stored<Verdict> {
    let id = fresh.envelope.command_id;
    let (verdict, outcome) = match decision {
        Decision::Applied(applied) => {
            *seq += 1;
            (apply(tx, fresh, applied, *seq)?, Outcome::Applied)
        }
        Decision::Rejected { reason, root } => {
            let root_cause = root.filter(|root| *root != id);
            (Verdict::Rejected { reason, root_cause }, Outcome::Rejected)
        }
        Decision::Review { why } => {
            let ticket = derived(id, "review", 0);
            tx.open_review(ticket, id, why.as_str(), fresh.received_at)?;
            if let Some(review) = review {
                *seq += 1;
                put_review(tx, review, *seq)?;
            }
            (Verdict::Review { ticket }, Outcome::Review)
        }
    };
    tx.log(&LogEntry {
        device: fresh.device,
        incarnation: fresh.incarnation,
        envelope: fresh.envelope,
        body_hash: fresh.hash,
        mac: fresh.mac,
        verdict: &verdict,
        outcome,
        creates: creates(fresh.envelope),
        received_at: fresh.received_at,
        effective_at: fresh.effective_at,
    })?;
    Ok(verdict)
}

fn apply(tx: &mut dyn Ledger, fresh: &Fresh<'_>, applied: Applied, seq: u64) -> Stored<Verdict> {
    let versions: Vec<NewVersion> = applied
        .writes
        .iter()
        .filter(|(write, _)| write.of.kind != RecordKind::TimelineEntry)
        .map(|(write, version)| NewVersion {
            entity: write.of,
            version: *version,
        })
        .collect();
    for (idx, (write, version)) in (0..).zip(applied.writes) {
        let at = Position { seq, idx };
        let keys = write.scope_keys.clone();
        let record = state::new_record(write.of, version, keys, &write.state)?;
        publish::write(tx, at, &record)?;
        // An entry is an event once; later it only leaves people's sight.
        if version == 1 {
            put_event(tx, at, &write, &versions, fresh)?;
        }
    }
    Ok(Verdict::Applied {
        seq,
        versions,
        numbers: applied.numbers,
    })
}

fn put_review(tx: &mut dyn Ledger, review: Write, seq: u64) -> Stored<()> {
    let version = tx.record(review.of)?.map_or(0, |row| row.version) + 1;
    let record = state::new_record(review.of, version, review.scope_keys, &review.state)?;
    publish::write(tx, Position { seq, idx: 0 }, &record)
}

/// Every timeline entry is an event of the record that it belongs to.
fn put_event(
    tx: &mut dyn Ledger,
    at: Position,
    write: &Write,
    versions: &[NewVersion],
    fresh: &Fresh<'_>,
) -> Stored<()> {
    let RecordState::TimelineEntry(entry) = &write.state else {
        return Ok(());
    };
    let payload =
        serde_json::to_value(&entry.event).map_err(|_| StoreError::Unreadable { what: "event" })?;
    let version = versions
        .iter()
        .find(|v| v.entity == entry.of)
        .map_or(0, |v| v.version);
    tx.put_event(
        at,
        entry.of,
        version,
        &payload,
        entry.by,
        fresh.effective_at,
        fresh.received_at,
    )
}
