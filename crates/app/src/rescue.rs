//! A damaged database is set aside whole, never deleted; the commands in it that the central may not
//! have are sent again from a new one. Everything else comes down from the central.

use domain::ids::CommandId;
use domain::record::{RecordKind, RecordState};
use domain::review::ReviewState;
use store::{CommandState, NewCommand, OutboxRow, Transaction};
use sync::engine::Input;
use sync::rebase::rebase;
use wire::envelope::CommandEnvelope;
use wire::session::{RescueDesk, Rescued, UnlockBy};

use crate::desk::Desk;
use crate::error::Error;
use crate::opened::{ATTENTION, COMPLAINT, CUSTOMER, Opened, TIMELINE_ENTRY};
use crate::overlay::Overlay;
use crate::people::sign_in_name;
use crate::records::find;

impl Desk {
    /// Sets a database aside that can't be opened, opens a new one, and sends again what the old one
    /// held for the central. Needs the central, and changes nothing before it has let the person in.
    pub(crate) async fn rescue(&self, ask: &RescueDesk) -> Result<Rescued, Error> {
        let _one_at_a_time = self.door.lock().await;
        if self.lock_opened().is_some() {
            return Err(Error::BadRequest);
        }
        let user = sign_in_name(&ask.user);
        let slot = self.open_slot(&user, &ask.password, UnlockBy::Password)?;
        let key = slot.contents.database_key.clone();
        let rescued = self.begin_anew(&user, &ask.password, &key).await;
        if rescued.is_err() {
            // Unlocking tries the rest again: what was set aside is marked, and nobody is half in.
            let opened = self.lock_opened().take();
            if let Some(opened) = opened {
                opened.stop().await;
            }
            self.let_go_of_embedded().await;
        }
        rescued
    }

    async fn begin_anew(
        &self,
        user: &str,
        password: &str,
        key: &[u8; 32],
    ) -> Result<Rescued, Error> {
        self.wake_embedded(key)?;
        // A new life: the sequence of commands starts anew. Whoever is killed from here on finds the
        // mark when unlocking, and the commands where the old database was put.
        let (was_pending, life) = {
            let mut file = self.lock_file();
            let was_pending = std::mem::replace(&mut file.rescue_pending, true);
            (was_pending, file.incarnation.replace(self.host.new_id()))
        };
        let answer = match self.be_let_in(user, password).await {
            Ok(answer) => answer,
            Err(error) => {
                let mut file = self.lock_file();
                file.incarnation = life;
                file.rescue_pending = was_pending;
                file.write(self.folder.path())?;
                return Err(error);
            }
        };
        self.move_in(user, password, key, &answer).await?;
        let opened = self.opened()?;
        self.finish_rescue(&opened, key)
    }

    /// Sends again what databases set aside held for the central, when a rescue asked for it.
    pub(crate) fn finish_rescue(&self, opened: &Opened, key: &[u8; 32]) -> Result<Rescued, Error> {
        let mut rescued = Rescued {
            sent_again: 0,
            is_complete: true,
        };
        if !self.lock_file().rescue_pending {
            return Ok(rescued);
        }
        let aside = std::fs::read_dir(self.folder.path().join("set-aside"));
        for entry in aside.into_iter().flatten() {
            let folder = entry.map_err(store::Error::from)?.path();
            match tokio::task::block_in_place(|| store::salvage(&folder, key)) {
                Ok(out) => {
                    rescued.sent_again += opened.send_again(&out.commands)?;
                    rescued.is_complete &= out.is_complete;
                }
                // Of another key, or beyond reading: it stays for who can read more of it.
                Err(store::Error::DatabaseUnreadable | store::Error::DatabaseDamaged(_)) => {
                    rescued.is_complete = false;
                }
                Err(error) => return Err(error.into()),
            }
        }
        let mut file = self.lock_file();
        file.rescue_pending = false;
        file.write(self.folder.path())?;
        tracing::warn!(again = rescued.sent_again, rescued.is_complete, "rescued");
        Ok(rescued)
    }
}

impl Opened {
    /// Queues what the central may not have decided, under new places and the old identities: what
    /// it has decided after all, it answers as it did then.
    fn send_again(&self, commands: &[OutboxRow]) -> Result<u32, Error> {
        let count = self.store.write_or::<_, Error>(|tx| {
            let mut count = 0;
            for row in commands {
                if wants_an_answer(tx, row)? {
                    enqueue_again(tx, row)?;
                    count += 1;
                }
            }
            let mut overlay = Overlay {
                desk: self,
                tx,
                state: tx.sync_state()?,
                removed_scopes: &[],
            };
            rebase(&mut overlay, None)?;
            Ok(count)
        })?;
        self.changed(&[COMPLAINT, CUSTOMER, TIMELINE_ENTRY, ATTENTION]);
        self.nudge(Input::Nudged);
        Ok(count)
    }
}

/// Whether somebody still waits to hear of it: not sent, or refused and not seen to since.
fn wants_an_answer(tx: &Transaction<'_>, row: &OutboxRow) -> Result<bool, Error> {
    if row.superseded_by.is_some() || tx.outbox_row(row.command_id)?.is_some() {
        return Ok(false);
    }
    Ok(match row.state {
        CommandState::Pending | CommandState::Inflight => true,
        CommandState::Rejected => !is_seen_to(tx, row.command_id)?,
        CommandState::Acked | CommandState::Settled | CommandState::Quarantined => false,
    })
}

fn is_seen_to(tx: &Transaction<'_>, command: CommandId) -> Result<bool, Error> {
    Ok(match find(tx, RecordKind::Review, command.0)? {
        Some(RecordState::Review(review)) => review.state != ReviewState::TakenBack,
        _ => false,
    })
}

fn enqueue_again(tx: &Transaction<'_>, row: &OutboxRow) -> Result<(), Error> {
    let mut envelope: CommandEnvelope = serde_json::from_str(&row.body)?;
    envelope.device_seq = tx.next_device_seq()?;
    let body = envelope.canonical();
    tx.enqueue(&NewCommand {
        device_seq: envelope.device_seq,
        command_id: row.command_id,
        txn_id: row.txn_id,
        actor: row.actor,
        name: row.name.clone(),
        body_hash: crate::decide::hash_of(&body),
        body: String::from_utf8(body).map_err(|_| Error::BadRequest)?,
        written_at: row.written_at,
        on_kind: row.on_kind.clone(),
        on_id: row.on_id,
        mac: row.mac.clone(),
    })?;
    Ok(())
}
