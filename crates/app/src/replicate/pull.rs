//! Records down: pages are staged, and take effect together when the checkpoint is complete.

use std::collections::BTreeSet;

use domain::record::RecordKind;
use domain::time::{DAY_MS, UtcMs};
use store::Transaction;
use sync::engine::Page;
use sync::rebase::{Checkpoint, rebase};
use sync::transport::{Failure, Transport};
use wire::sync_protocol::{Change, PullRequest, PullResponse, ROW_SCHEMA};

use crate::error::Error;
use crate::left;
use crate::opened::Opened;
use crate::overlay::Overlay;
use crate::signing::keep_lease;

/// Bytes of a page that the laptop asks for.
const PAGE_BYTES: u32 = 512 * 1024;
/// What the interface hears when it may show names and words again: it asks for everything anew.
const LEASE: &str = "lease";
/// Settled commands are kept this long, to be sent again to a central restored from a backup.
const KEEP_SETTLED_MS: i64 = 30 * DAY_MS;

/// Asks for the next page and takes it in.
pub(super) async fn pull(
    desk: &Opened,
    transport: &dyn Transport,
    wait_s: u32,
) -> Result<Result<Page, Failure>, Error> {
    let (session, state, mark) = desk
        .store
        .read(|r| Ok((r.session(desk.staff_id)?, r.sync_state()?, r.stage_mark()?)))?;
    let request = PullRequest {
        cursor: mark.map(|m| m.cursor).or(state.cursor),
        scope_state: state.scope_state,
        row_schema: ROW_SCHEMA,
        max_bytes: PAGE_BYTES,
        wait_s,
        key: Some(desk.lock_slot().contents.signing.id),
    };
    let access = session.map(|s| s.access).unwrap_or_default();
    match transport.pull(&access, &request).await {
        Ok(response) => {
            let stands_still = !response.complete
                && response.changes.is_empty()
                && Some(&response.cursor) == request.cursor.as_ref();
            if stands_still {
                return Ok(Err(Failure::NotACentral));
            }
            take_page(desk, &response).map(Ok)
        }
        Err(failure) => {
            if failure == Failure::PersonLeft {
                shut_out(desk)?;
            }
            Ok(Err(failure))
        }
    }
}

/// The person reads nothing more; what is written all the same is sent.
fn shut_out(desk: &Opened) -> Result<(), Error> {
    let is_news = desk
        .store
        .write_or::<_, Error>(|tx| left::note(tx, desk.staff_id, true))?;
    if is_news {
        desk.synced([LEASE.to_owned()]);
    }
    Ok(())
}

fn take_page(desk: &Opened, response: &PullResponse) -> Result<Page, Error> {
    let was_masked = desk.store.read(|r| desk.lease_is_over(r))?;
    let offset = desk.clock.heard(response.server_time);
    let changes: Vec<String> = response
        .changes
        .iter()
        .map(serde_json::to_string)
        .collect::<Result<_, _>>()?;
    let kinds = desk.store.write_or::<_, Error>(|tx| {
        let first = tx.stage_mark()?.map_or(0, |m| m.next_ordinal);
        tx.stage_page(first, &changes, &response.cursor)?;
        if !response.complete {
            return Ok(None);
        }
        let kinds = take_checkpoint(desk, tx, response, offset)?;
        Ok(Some(kinds))
    })?;
    let Some(mut kinds) = kinds else {
        return Ok(Page::Partial);
    };
    if was_masked {
        kinds.insert(LEASE.to_owned());
    }
    desk.synced(kinds);
    Ok(Page::Complete)
}

/// All pages at once, under what is pending.
fn take_checkpoint(
    desk: &Opened,
    tx: &Transaction<'_>,
    response: &PullResponse,
    offset: i64,
) -> Result<BTreeSet<String>, Error> {
    left::note(tx, desk.staff_id, false)?;
    let mut state = tx.sync_state()?;
    let mut changes: Vec<Change> = tx
        .staged()?
        .iter()
        .map(|c| serde_json::from_str(c))
        .collect::<Result<_, _>>()?;
    if state.cursor.is_none() {
        changes.extend(left_over(tx, &changes)?);
    }
    let kinds = changes.iter().map(kind_of).collect();
    let checkpoint = Checkpoint {
        changes,
        seq: response.seq,
    };
    let removed_scopes = &response.removed_scopes;
    let mut overlay = Overlay {
        desk,
        tx,
        state: state.clone(),
        removed_scopes,
    };
    let did = rebase(&mut overlay, Some(&checkpoint))?;
    let now = desk.clock.now();
    state.cursor = Some(response.cursor.clone());
    state.scope_state = Some(response.scope_state.clone());
    state.tenant_epoch = Some(response.tenant_epoch);
    state.policy_hash = Some(response.policy_hash.clone());
    state.clock_offset_ms = Some(offset);
    state.last_server_time = Some(response.server_time);
    if tx.pending_count_and_oldest()?.count == 0 {
        state.last_synced_at = Some(now);
    }
    tx.set_sync_state(&state)?;
    // Only the own: another's would be signed with a key that is not open here.
    if let Some(lease) = response
        .lease
        .as_ref()
        .filter(|l| l.staff_id == desk.staff_id)
    {
        keep_lease(tx, lease, now)?;
    }
    tx.clear_stage()?;
    tx.prune_settled_before(UtcMs(now.0 - KEEP_SETTLED_MS))?;
    tracing::info!(
        taken_in = did.taken_in,
        on_top = did.on_top,
        likely_rejected = did.likely_rejected,
        "checkpoint"
    );
    Ok(kinds)
}

/// After starting over, confirmed records that the central no longer shows are evicted.
fn left_over(tx: &Transaction<'_>, shown: &[Change]) -> Result<Vec<Change>, Error> {
    let shown: BTreeSet<uuid::Uuid> = shown
        .iter()
        .filter_map(|change| match change {
            Change::Upsert { record } => Some(record.id),
            Change::Evict { .. } => None,
        })
        .collect();
    let mut gone = vec![];
    for kind in RecordKind::ALL {
        for record in tx.list(kind.as_str())? {
            if !shown.contains(&record.id) {
                let entity = wire::sync_protocol::EntityName {
                    kind: record.kind,
                    id: record.id,
                };
                gone.push(Change::Evict { entity });
            }
        }
    }
    Ok(gone)
}

fn kind_of(change: &Change) -> String {
    match change {
        Change::Upsert { record } => record.kind.clone(),
        Change::Evict { entity } => entity.kind.clone(),
    }
}
