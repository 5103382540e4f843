//! Records come down (`sync.md` 3.7). A checkpoint is everything up to `hi`; its pages take effect
//! together. Keys that the client held give what changed since; new keys give all they hold.

use domain::scope;
use domain::time::UtcMs;
use uuid::Uuid;
use wire::sync_protocol::{
    Change, DeviceFlag, EntityName, ProblemCode, PullRequest, PullResponse, ROW_SCHEMA,
    SyncedRecord,
};

use super::cursor::{self, Cursor, Page};
use super::digest::sha256;
use super::proof::{self, Life};
use super::session::{self, Caller};
use super::{Answer, Central};
use crate::store::ledger::{How, Ledger, Position, ScopeRow};
use crate::store::{StoreError, Stored};

/// Most bytes of a page.
pub(super) const MOST_BYTES: usize = 1024 * 1024;
/// Rows looked at for one key and page.
const ROWS_AT_ONCE: usize = 2000;

/// A checkpoint under way.
struct Checkpoint {
    /// The client holds everything up to here under `held`.
    from: u64,
    held: Vec<String>,
    /// What the caller may read now.
    keys: Vec<String>,
    hi: u64,
    after: Position,
}

pub(super) fn pull(
    central: &Central,
    tx: &mut dyn Ledger,
    token: &str,
    body: &PullRequest,
    now: UtcMs,
) -> Answer<PullResponse> {
    let caller = session::caller(tx, token, now)?;
    if caller.device.status != DeviceFlag::Ok {
        return Err(ProblemCode::DeviceRevoked.into());
    }
    if body.row_schema < ROW_SCHEMA {
        return Err(ProblemCode::Upgrade.into());
    }
    let tenant = tx.tenant()?;
    let life = Life {
        device: caller.device.id,
        incarnation: caller.session.incarnation,
    };
    let keys = keys_at(tx, &caller, life, now)?;
    let scope_hash = hash_of(&keys);
    let before = match &body.cursor {
        None => Cursor {
            epoch: tenant.epoch,
            seq: 0,
            scope: None,
            page: None,
        },
        Some(sealed) => cursor::open(sealed, &tenant).ok_or(ProblemCode::Reset)?,
    };
    let resumed = before.page.as_ref();
    // A scope that moved in the middle of a checkpoint, or a past that was pruned: begin anew.
    let stale = resumed.is_some_and(|page| page.scope != scope_hash)
        || (before.scope.is_some() && before.seq < tenant.horizon)
        || before.seq > tenant.seq
        || (resumed.is_none() && body.scope_state.is_some() && body.scope_state != before.scope);
    if stale {
        return Err(ProblemCode::Reset.into());
    }
    let held = match &before.scope {
        None => vec![],
        Some(hash) => tx.scope_set(hash)?.ok_or(ProblemCode::Reset)?,
    };
    let checkpoint = Checkpoint {
        from: before.seq,
        hi: resumed.map_or(tenant.seq, |page| page.hi),
        after: resumed.map_or(Position { seq: 0, idx: -1 }, Page::position),
        held,
        keys,
    };
    let limit = MOST_BYTES.min(usize::try_from(body.max_bytes).unwrap_or(MOST_BYTES));
    let (changes, rest) = page(tx, &checkpoint, limit)?;
    let removed_scopes = checkpoint
        .held
        .iter()
        .filter(|k| !checkpoint.keys.contains(k))
        .cloned()
        .collect();
    let next = if let Some(at) = rest {
        Cursor {
            page: Some(Page {
                hi: checkpoint.hi,
                scope: scope_hash.clone(),
                seq: at.seq,
                idx: at.idx,
            }),
            ..before
        }
    } else {
        if before.scope.as_ref() != Some(&scope_hash) {
            tx.put_scope_set(&scope_hash, &checkpoint.keys)?;
        }
        Cursor {
            epoch: tenant.epoch,
            seq: checkpoint.hi,
            scope: Some(scope_hash.clone()),
            page: None,
        }
    };
    let lease = match rest {
        None => {
            let days = central.playbook.offline_lease_days;
            proof::lease(tx, caller.staff.id, life, body.key, days, now)?
        }
        Some(_) => None,
    };
    Ok(PullResponse {
        changes,
        cursor: cursor::seal(&next, &tenant),
        complete: rest.is_none(),
        seq: checkpoint.hi,
        scope_state: scope_hash,
        removed_scopes,
        tenant_epoch: tenant.epoch,
        policy_hash: central.policy_hash.clone(),
        lease,
        server_time: now,
    })
}

/// What a laptop holds: the records of everybody who shares it, so that nobody's leave with a change
/// of users. What each of them sees of it, the laptop decides by the person.
fn keys_at(tx: &mut dyn Ledger, caller: &Caller, life: Life, now: UtcMs) -> Stored<Vec<String>> {
    let mut keys = scope::keys_of(&caller.staff);
    for id in tx.staff_at(life.device, life.incarnation, now)? {
        if let Some(staff) = session::active_staff(tx, id)? {
            keys.extend(scope::keys_of(&staff));
        }
    }
    keys.sort();
    keys.dedup();
    Ok(keys)
}

/// Changes after the last one sent, up to `limit` bytes; and where to go on, unless this was all.
fn page(
    tx: &mut dyn Ledger,
    checkpoint: &Checkpoint,
    limit: usize,
) -> Stored<(Vec<Change>, Option<Position>)> {
    let (rows, looked_at) = rows(tx, checkpoint)?;
    let mut changes = vec![];
    let mut bytes = 0;
    let mut sent = checkpoint.after;
    for row in rows {
        let Some(change) = change(tx, checkpoint, &row)? else {
            sent = row.at;
            continue;
        };
        let size = serde_json::to_vec(&change).map_or(0, |json| json.len());
        // One record always goes, however large: else nothing would ever move.
        if !changes.is_empty() && bytes + size > limit {
            return Ok((changes, Some(sent)));
        }
        bytes += size;
        sent = row.at;
        changes.push(change);
    }
    Ok((changes, looked_at))
}

/// Rows of all keys in one order; and up to where, when there are more than were looked at.
fn rows(tx: &mut dyn Ledger, checkpoint: &Checkpoint) -> Stored<(Vec<ScopeRow>, Option<Position>)> {
    let mut merged: Vec<ScopeRow> = vec![];
    let mut looked_at: Option<Position> = None;
    for key in &checkpoint.keys {
        let held = checkpoint.held.contains(key);
        let start = if held { checkpoint.from } else { 0 };
        let start = Position {
            seq: start,
            idx: if start == 0 { -1 } else { i64::MAX },
        };
        let after = checkpoint.after.max(start);
        let mut found = tx.newest_under(key, after, checkpoint.hi, ROWS_AT_ONCE)?;
        if found.len() == ROWS_AT_ONCE {
            let ends = found.last().map(|row| row.at);
            looked_at = looked_at.into_iter().chain(ends).min();
        }
        // Under a new key a record that left again was never seen.
        found.retain(|row| held || row.how != How::Leave);
        merged.append(&mut found);
    }
    // A record that lost one key and kept another is sent, not evicted.
    merged.sort_by_key(|row| (row.at, row.how == How::Leave));
    merged.dedup_by_key(|row| row.at);
    if let Some(last) = looked_at {
        merged.retain(|row| row.at <= last);
    }
    Ok((merged, looked_at))
}

/// A row as the client gets it; none when another key keeps the record with the client.
fn change(tx: &mut dyn Ledger, checkpoint: &Checkpoint, row: &ScopeRow) -> Stored<Option<Change>> {
    if row.how == How::Leave {
        return Ok(if stays(tx, checkpoint, &row.kind, row.id)? {
            None
        } else {
            Some(Change::Evict {
                entity: EntityName {
                    kind: row.kind.clone(),
                    id: row.id,
                },
            })
        });
    }
    let image = tx
        .post_image(row.at)?
        .ok_or(StoreError::Unreadable { what: "change" })?;
    Ok(Some(Change::Upsert {
        record: SyncedRecord {
            kind: image.kind,
            id: image.id,
            version: image.version,
            seq: row.at.seq,
            // Keys of others stay here: the client evicts a record when its own are gone.
            scope_keys: image
                .scope_keys
                .into_iter()
                .filter(|k| checkpoint.keys.contains(k))
                .collect(),
            parent: image.parent,
            state: image.state,
        },
    }))
}

fn stays(tx: &mut dyn Ledger, checkpoint: &Checkpoint, kind: &str, id: Uuid) -> Stored<bool> {
    for key in &checkpoint.keys {
        if tx.is_under(key, kind, id, checkpoint.hi)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Hash of sorted keys.
fn hash_of(keys: &[String]) -> String {
    sha256(keys.join("\n").as_bytes())
}
