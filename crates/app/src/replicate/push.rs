//! Commands up, verdicts back.

use store::{AttentionItem, CommandState, OutboxRow, PendingHead, Transaction};
use sync::plan::{Waiting, next_batch};
use sync::rebase::rebase;
use sync::transport::{Failure, Transport};
use wire::envelope::Verdict;
use wire::sync_protocol::{CommandVerdict, PushRequest, PushResponse, RefreshRequest, Txn};

use crate::error::Error;
use crate::opened::Opened;
use crate::overlay::Overlay;

/// Sends the next commands and stores their verdicts.
pub(super) async fn push(
    desk: &Opened,
    transport: &dyn Transport,
    most_commands: usize,
) -> Result<Result<(), Failure>, Error> {
    let Some(request) = next_push(desk, most_commands)? else {
        return Ok(Ok(()));
    };
    let access = desk
        .store
        .read(|r| r.session(desk.staff_id))?
        .map(|s| s.access)
        .unwrap_or_default();
    match transport.push(&access, &request).await {
        Ok(response) => take_verdicts(desk, &response),
        Err(failure) => {
            // Whether the central saw it is not known; sending it again is safe.
            desk.store
                .write(|tx| tx.send_again(None, Some(&failure.to_string())))?;
            Ok(Err(failure))
        }
    }
}

/// The next pair of tokens.
pub(super) async fn refresh(
    desk: &Opened,
    transport: &dyn Transport,
) -> Result<Result<(), Failure>, Error> {
    let (session, state) = desk
        .store
        .read(|r| Ok((r.session(desk.staff_id)?, r.sync_state()?)))?;
    let Some(session) = session else {
        return Ok(Err(Failure::AuthNeeded));
    };
    let request = RefreshRequest {
        refresh: session.refresh.clone(),
        device_id: state.device_id,
    };
    match transport.refresh(request).await {
        Ok(tokens) => {
            desk.store.write(|tx| {
                tx.set_session(&store::Session {
                    refresh: tokens.refresh,
                    access: tokens.access,
                    access_expires_at: tokens.access_expires_at,
                    ..session
                })
            })?;
            Ok(Ok(()))
        }
        Err(failure) => Ok(Err(failure)),
    }
}

fn next_push(desk: &Opened, most_commands: usize) -> Result<Option<PushRequest>, Error> {
    desk.store.write_or(|tx| {
        let state = tx.sync_state()?;
        // The engine may not have heard of the switch yet; whoever turned it relies on it at once.
        if state.working_offline {
            return Ok(None);
        }
        let waiting: Vec<Waiting> = tx.pending_heads()?.iter().map(waiting).collect();
        let Some(batch) = next_batch(&waiting, most_commands) else {
            return Ok(None);
        };
        let rows = tx.pending_between(batch.first_seq, batch.last_seq)?;
        let txns = rows
            .chunk_by(|one, next| one.txn_id == next.txn_id)
            .map(txn)
            .collect::<Result<_, _>>()?;
        tx.mark_inflight(batch.first_seq, batch.last_seq)?;
        Ok(Some(PushRequest {
            device_id: state.device_id,
            incarnation: state.incarnation,
            first_seq: batch.first_seq,
            txns,
            pending: batch.left,
            oldest_pending_at: batch.oldest_left_at,
        }))
    })
}

fn waiting(head: &PendingHead) -> Waiting {
    Waiting {
        device_seq: head.device_seq,
        txn_id: head.txn_id,
        size_bytes: usize::try_from(head.body_bytes).unwrap_or(usize::MAX),
        written_at: head.written_at,
    }
}

/// The commands of one action.
fn txn(action: &[OutboxRow]) -> Result<Txn, Error> {
    let head = action.first().ok_or(Error::NotFound)?;
    let read = |row: &OutboxRow| serde_json::from_str(&row.body);
    Ok(Txn {
        txn_id: head.txn_id,
        actor: head.actor,
        cmds: action.iter().map(read).collect::<Result<_, _>>()?,
        mac: head.mac.clone(),
    })
}

/// Stores verdicts; what was refused comes off the records and into the list of refused commands.
fn take_verdicts(desk: &Opened, response: &PushResponse) -> Result<Result<(), Failure>, Error> {
    let offset = desk.clock.heard(response.server_time);
    let (news, refused) = desk.store.write_or::<_, Error>(|tx| {
        let mut state = tx.sync_state()?;
        state.clock_offset_ms = Some(offset);
        state.last_server_time = Some(response.server_time);
        tx.set_sync_state(&state)?;
        let (mut news, mut refused) = (0_usize, 0_usize);
        for verdict in &response.verdicts {
            // A verdict for a command that isn't this laptop's is nobody's.
            let ours = tx.outbox_row(verdict.command_id)?;
            if ours.is_none_or(|row| row.device_seq != verdict.device_seq) {
                continue;
            }
            let (is_news, is_refusal) = take_verdict(desk, tx, verdict)?;
            news += usize::from(is_news);
            refused += usize::from(is_news && is_refusal);
        }
        if refused > 0 {
            let mut overlay = Overlay {
                desk,
                tx,
                state,
                removed_scopes: &[],
            };
            rebase(&mut overlay, None)?;
        }
        Ok((news, refused))
    })?;
    desk.synced(super::TOUCHED_BY_A_VERDICT.map(str::to_owned));
    if news == 0 {
        // A central that answers without deciding anything would be asked for ever.
        return Ok(Err(Failure::NotACentral));
    }
    tracing::info!(verdicts = news, refused, "push answered");
    Ok(Ok(()))
}

/// Whether the verdict is news, and whether it refuses.
fn take_verdict(
    desk: &Opened,
    tx: &Transaction<'_>,
    verdict: &CommandVerdict,
) -> Result<(bool, bool), Error> {
    let (state, seq) = match &verdict.verdict {
        Verdict::Applied { seq, .. } => (CommandState::Acked, Some(*seq)),
        Verdict::Rejected { .. } => (CommandState::Rejected, None),
        Verdict::Review { .. } => (CommandState::Quarantined, None),
    };
    let body = serde_json::to_string(&verdict.verdict)?;
    let is_news = tx.store_verdict(verdict.device_seq, state, seq, &body)?;
    if let (true, Verdict::Rejected { reason, .. }) = (is_news, &verdict.verdict) {
        let reason = serde_json::to_string(reason)?;
        tx.add_attention(&AttentionItem::new(
            verdict.command_id,
            reason,
            desk.clock.now(),
        ))?;
    }
    Ok((is_news, state != CommandState::Acked))
}
