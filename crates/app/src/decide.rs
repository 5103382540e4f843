//! A person's action: decided, applied, queued and shown as pending, in one transaction.

use std::panic::{AssertUnwindSafe, catch_unwind};

use domain::command::{Command, Context};
use domain::execute::{Extra, Write, execute, needs};
use domain::ids::{CommandId, StaffId, TxnId};
use domain::organisation::Staff;
use domain::playbook::Rulebook;
use domain::record::{RecordKind, RecordState};
use domain::refusal::Refusal;
use domain::rules::strict_steps_need_the_version_seen::is_strict;
use domain::time::UtcMs;
use sha2::{Digest, Sha256};
use store::{NewCommand, Reader, SyncState, Transaction};
use wire::envelope::{BaseVersion, COMMAND_VERSION, CommandEnvelope, SeenVersion};

use crate::error::Error;
use crate::opened::Opened;
use crate::records::{find, lay, word};
use crate::seen::{seen_now, version_of_seen};

/// What the person's action was part of.
#[derive(Debug, Clone)]
pub(crate) struct Given {
    pub command_id: CommandId,
    pub supersedes: Option<CommandId>,
    /// When it happened in the world, if the person said so.
    pub occurred_at: Option<UtcMs>,
    /// What of the record the person had in view; none is what is here now.
    pub seen_version: Option<SeenVersion>,
}

/// By whom, when and from where a command is decided.
pub(crate) struct Deciding<'a> {
    pub actor: &'a Staff,
    pub state: &'a SyncState,
    pub command_id: CommandId,
    pub seen_version: u64,
    pub effective_at: UtcMs,
}

impl<'a> Deciding<'a> {
    /// What the domain asks for.
    pub fn context(&self, playbook: &'a Rulebook) -> Context<'a> {
        Context {
            actor: self.actor,
            device: self.state.device_id,
            device_code: self.state.device_code.as_deref().unwrap_or_default(),
            seen_version: self.seen_version,
            command: self.command_id,
            effective_at: self.effective_at,
            playbook,
        }
    }
}

impl Opened {
    /// Gives a command: decides it on what is here, lays the result on top, and queues it.
    pub(crate) fn give(
        &self,
        tx: &Transaction<'_>,
        command: &Command,
        given: Given,
    ) -> Result<(), Error> {
        self.give_all(tx, &[(command, given)])
    }

    /// Gives the commands of one action, which happens whole or not at all, under one signature.
    pub(crate) fn give_all(
        &self,
        tx: &Transaction<'_>,
        action: &[(&Command, Given)],
    ) -> Result<(), Error> {
        self.give_knowing(tx, action, false)
    }

    /// The same; `is_ahead` when the action starts from what a verdict told of a record that is still
    /// on its way. Until it is here, what stands against it is a doubt and no refusal.
    pub(crate) fn give_knowing(
        &self,
        tx: &Transaction<'_>,
        action: &[(&Command, Given)],
        is_ahead: bool,
    ) -> Result<(), Error> {
        let txn_id = TxnId(self.host.new_id());
        let now = self.clock.now();
        let mut envelopes = Vec::with_capacity(action.len());
        for (device_seq, (command, given)) in (tx.next_device_seq()?..).zip(action) {
            let decided = self.lay_down(tx, command, given, txn_id, device_seq, is_ahead)?;
            envelopes.push(decided);
        }
        let (envelopes, doubts): (Vec<_>, Vec<_>) = envelopes.into_iter().unzip();
        let mac = self.sign(&envelopes);
        for (envelope, doubt) in envelopes.iter().zip(&doubts) {
            enqueue(tx, envelope, mac.clone(), now)?;
            if let Some(doubt) = doubt {
                let doubt = serde_json::to_string(doubt)?;
                tx.mark_doubt(envelope.device_seq, Some(&doubt))?;
            }
            if let Some(replaced) = envelope.supersedes {
                let row = tx.outbox_row(replaced)?;
                if row.is_none_or(|row| row.actor != envelope.actor) {
                    return Err(Error::NotFound);
                }
                crate::attention::reopen(tx, replaced)?;
                tx.mark_superseded(replaced, envelope.command_id)?;
                let (by, how) = (envelope.actor, crate::attention::SENT_AGAIN);
                tx.resolve_attention(replaced, how, by, now)?;
            }
        }
        Ok(())
    }

    /// Decides a command and lays what follows on the records; or says what speaks against it, when it
    /// is ahead of them.
    fn lay_down(
        &self,
        tx: &Transaction<'_>,
        command: &Command,
        given: &Given,
        txn_id: TxnId,
        device_seq: u64,
        is_ahead: bool,
    ) -> Result<(CommandEnvelope, Option<Refusal>), Error> {
        let state = tx.sync_state()?;
        let actor = staff(tx, self.staff_id)?.ok_or(Error::SignedOut)?;
        let now = self.clock.now();
        let on = command.on();
        let seen = match &given.seen_version {
            Some(seen) => seen.clone(),
            None => seen_now(tx, on)?,
        };
        let deciding = Deciding {
            actor: &actor,
            state: &state,
            command_id: given.command_id,
            seen_version: version_of_seen(tx, on, &seen)?,
            effective_at: now,
        };
        let (writes, doubt) = match decide(self, tx, command, &deciding)? {
            Ok(writes) => (writes, None),
            Err(refusal @ Refusal::FieldConflict { .. }) if is_ahead => (vec![], Some(refusal)),
            Err(refusal) => return Err(refusal.into()),
        };
        let envelope = CommandEnvelope {
            command_id: given.command_id,
            device_seq,
            txn_id,
            name: name_of(command),
            v: COMMAND_VERSION,
            actor: actor.id,
            on: vec![BaseVersion {
                entity: on,
                base_version: seen.confirmed,
                own: if is_strict(command) { seen.own } else { vec![] },
            }],
            payload: serde_json::to_value(command)?,
            authored_wall: self.host.wall(),
            authored_mono_ms: self.host.monotonic_ms(),
            boot_id: self.host.boot_id(),
            clock_offset_ms: Some(now.since(self.host.wall())),
            last_server_time: state.last_server_time,
            occurred_at: given.occurred_at,
            policy_hash: Some(self.playbook.hash.clone()),
            lease_id: self.lease(tx)?.map(|lease| lease.lease_id),
            blobs: vec![],
            supersedes: given.supersedes,
        };
        for write in &writes {
            lay(tx, write)?;
        }
        Ok((envelope, doubt))
    }
}

/// Decides a command on what is here. The outer error is the machine's, the inner one a rule's.
pub(crate) fn decide(
    desk: &Opened,
    reader: &Reader<'_>,
    command: &Command,
    deciding: &Deciding<'_>,
) -> Result<Result<Vec<Write>, Refusal>, store::Error> {
    let ctx = deciding.context(&desk.playbook.playbook);
    let facts = crate::facts::answer(reader, ctx.playbook, &needs(command, &ctx))?;
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
    let seen_version = match envelope.on.first() {
        Some(base) => {
            let seen = SeenVersion {
                confirmed: base.base_version,
                own: base.own.clone(),
            };
            version_of_seen(reader, base.entity, &seen)?
        }
        None => 0,
    };
    let offset = envelope.clock_offset_ms.unwrap_or_default();
    let at = UtcMs(envelope.authored_wall.0.saturating_add(offset));
    let deciding = Deciding {
        actor: &actor,
        state,
        command_id: envelope.command_id,
        seen_version,
        effective_at: at,
    };
    let ctx = deciding.context(&desk.playbook.playbook);
    let facts = crate::facts::answer(reader, ctx.playbook, &needs(&command, &ctx))?;
    let rules = || execute(&command, &facts, &ctx, &Extra::default());
    Ok(Some(unless_they_break(rules)))
}

/// What rules say that may break on a command. The central holds such a one for a supervisor; here it
/// must not end sync, so it is in doubt like one that they refuse.
fn unless_they_break<T>(rules: impl FnOnce() -> Result<T, Refusal>) -> Result<T, Refusal> {
    catch_unwind(AssertUnwindSafe(rules)).unwrap_or_else(|_| {
        tracing::error!("the rules broke on a command that waits");
        Err(Refusal::RulesBroke)
    })
}

/// A member of staff as known here.
pub(crate) fn staff(reader: &Reader<'_>, id: StaffId) -> Result<Option<Staff>, store::Error> {
    Ok(match find(reader, RecordKind::Staff, id.0)? {
        Some(RecordState::Staff(staff)) => Some(staff),
        _ => None,
    })
}

fn enqueue(
    tx: &Transaction<'_>,
    envelope: &CommandEnvelope,
    mac: Option<String>,
    now: UtcMs,
) -> Result<(), Error> {
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
        body_hash: hash_of(&body),
        body: String::from_utf8(body).map_err(|_| Error::BadRequest)?,
        written_at: now,
        on_kind: on.kind.as_str().to_owned(),
        on_id: on.id,
        mac,
    })?;
    Ok(())
}

/// The name under which a command travels: its own, or that of what is done to a complaint.
fn name_of(command: &Command) -> String {
    if let Command::ActOnComplaint { action, .. } = command {
        return word(&action.kind());
    }
    match serde_json::to_value(command) {
        Ok(serde_json::Value::Object(fields)) => fields
            .get("type")
            .and_then(serde_json::Value::as_str)
            .unwrap_or_default()
            .to_owned(),
        _ => String::new(),
    }
}

/// By which the central knows a repetition.
pub(crate) fn hash_of(body: &[u8]) -> String {
    hex::encode(Sha256::digest(body))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_that_break_on_a_waiting_command_put_it_in_doubt() {
        let broken = unless_they_break(|| -> Result<(), Refusal> { panic!("a rule is broken") });
        assert_eq!(broken, Err(Refusal::RulesBroke));
        assert_eq!(unless_they_break(|| Ok(7)), Ok(7));
    }
}
