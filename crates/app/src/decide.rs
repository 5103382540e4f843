//! A person's action: decided, applied, queued and shown as pending, in one transaction.

use domain::command::{Command, Context};
use domain::execute::{Extra, Write, execute, needs};
use domain::ids::{CommandId, DeviceId, StaffId, TxnId};
use domain::organisation::Staff;
use domain::record::{RecordKind, RecordState};
use domain::refusal::Refusal;
use domain::time::UtcMs;
use sha2::{Digest, Sha256};
use store::{NewCommand, Reader, SyncState, Transaction};
use wire::envelope::{BaseVersion, COMMAND_VERSION, CommandEnvelope};

use crate::error::Error;
use crate::opened::Opened;
use crate::records::{find, lay, word};

/// What the person's action was part of.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Given {
    pub command_id: CommandId,
    pub supersedes: Option<CommandId>,
    /// When it happened in the world, if the person said so.
    pub occurred_at: Option<UtcMs>,
}

impl Opened {
    /// Gives a command: decides it on what is here, lays the result on top, and queues it.
    pub(crate) fn give(
        &self,
        tx: &Transaction<'_>,
        command: &Command,
        given: Given,
    ) -> Result<(), Error> {
        let state = tx.sync_state()?;
        let actor = staff(tx, self.staff_id)?.ok_or(Error::SignedOut)?;
        let now = self.clock.now();
        let writes = decide(
            self,
            tx,
            command,
            &actor,
            state.device_id,
            given.command_id,
            now,
        )??;
        let on = command.on();
        let base_version = tx.get(on.kind.as_str(), on.id)?.map_or(0, |r| r.version);
        let envelope = CommandEnvelope {
            command_id: given.command_id,
            device_seq: state.next_device_seq,
            txn_id: TxnId(self.host.new_id()),
            name: name_of(command),
            v: COMMAND_VERSION,
            actor: actor.id,
            on: vec![BaseVersion {
                entity: on,
                base_version,
            }],
            payload: serde_json::to_value(command)?,
            authored_wall: self.host.wall(),
            authored_mono_ms: self.host.monotonic_ms(),
            boot_id: self.host.boot_id(),
            clock_offset_ms: Some(now.since(self.host.wall())),
            last_server_time: state.last_server_time,
            occurred_at: given.occurred_at,
            policy_hash: Some(self.playbook.hash.clone()),
            lease_id: None,
            blobs: vec![],
            supersedes: given.supersedes,
        };
        for write in &writes {
            lay(tx, &self.playbook.playbook, write)?;
        }
        enqueue(tx, &envelope, now)?;
        if let Some(replaced) = given.supersedes {
            tx.mark_superseded(replaced, given.command_id)?;
            tx.resolve_attention(replaced, "sent_again", actor.id, now)?;
        }
        Ok(())
    }
}

/// Decides a command on what is here. The outer error is the machine's, the inner one a rule's.
pub(crate) fn decide(
    desk: &Opened,
    reader: &Reader<'_>,
    command: &Command,
    actor: &Staff,
    device: DeviceId,
    command_id: CommandId,
    effective_at: UtcMs,
) -> Result<Result<Vec<Write>, Refusal>, store::Error> {
    let playbook = &desk.playbook.playbook;
    let ctx = Context {
        actor,
        device,
        command: command_id,
        effective_at,
        playbook,
    };
    let facts = crate::facts::answer(reader, &needs(command, &ctx))?;
    Ok(execute(command, &facts, &ctx, &Extra::default()))
}

/// Decides a queued command again, as of when it was given.
pub(crate) fn decide_again(
    desk: &Opened,
    reader: &Reader<'_>,
    envelope: &CommandEnvelope,
    state: &SyncState,
) -> Result<Option<Result<Vec<Write>, Refusal>>, store::Error> {
    let Ok(command) = envelope.command() else {
        return Ok(None);
    };
    let Some(actor) = staff(reader, envelope.actor)? else {
        return Ok(None);
    };
    let offset = envelope.clock_offset_ms.unwrap_or_default();
    let at = UtcMs(envelope.authored_wall.0.saturating_add(offset));
    decide(
        desk,
        reader,
        &command,
        &actor,
        state.device_id,
        envelope.command_id,
        at,
    )
    .map(Some)
}

/// A member of staff as known here.
pub(crate) fn staff(reader: &Reader<'_>, id: StaffId) -> Result<Option<Staff>, store::Error> {
    Ok(match find(reader, RecordKind::Staff, id.0)? {
        Some(RecordState::Staff(staff)) => Some(staff),
        _ => None,
    })
}

fn enqueue(tx: &Transaction<'_>, envelope: &CommandEnvelope, now: UtcMs) -> Result<(), Error> {
    let body = envelope.canonical();
    let on = envelope
        .on
        .first()
        .map(|b| b.entity)
        .ok_or(Error::BadRequest)?;
    tx.enqueue(&NewCommand {
        device_seq: envelope.device_seq,
        command_id: envelope.command_id,
        txn_id: envelope.txn_id,
        actor: envelope.actor,
        name: envelope.name.clone(),
        body_hash: hex::encode(Sha256::digest(&body)),
        body: String::from_utf8(body).map_err(|_| Error::BadRequest)?,
        written_at: now,
        on_kind: on.kind.as_str().to_owned(),
        on_id: on.id,
    })?;
    Ok(())
}

/// The name under which a command travels.
fn name_of(command: &Command) -> String {
    match command {
        Command::RegisterCustomer { .. } => "register_customer".to_owned(),
        Command::RegisterComplaint { .. } => "register_complaint".to_owned(),
        Command::ActOnComplaint { action, .. } => word(&action.kind()),
    }
}
