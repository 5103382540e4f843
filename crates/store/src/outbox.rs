//! Commands given on this desk: waiting, sent, answered. Nothing in here is ever rewritten but its
//! state, and nothing is deleted but what the central has long confirmed.

use std::fmt;

use domain::ids::{CommandId, StaffId, TxnId};
use domain::time::UtcMs;
use rusqlite::{OptionalExtension, Params, Row, params};
use uuid::Uuid;

use crate::columns::{At, Id, Whole};
use crate::{Error, Reader, Result, Transaction};

/// How far a command has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CommandState {
    /// Waits to be sent.
    Pending,
    /// Was sent; the answer is not known yet.
    Inflight,
    /// The central applied it; the records that show so are still to come down.
    Acked,
    /// The central refused it.
    Rejected,
    /// A person at the central looks at it.
    Quarantined,
    /// Applied, and the records have come down.
    Settled,
}

impl CommandState {
    const ALL: [Self; 6] = [
        Self::Pending,
        Self::Inflight,
        Self::Acked,
        Self::Rejected,
        Self::Quarantined,
        Self::Settled,
    ];

    /// The word in the table.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Inflight => "inflight",
            Self::Acked => "acked",
            Self::Rejected => "rejected",
            Self::Quarantined => "quarantined",
            Self::Settled => "settled",
        }
    }

    fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|s| s.as_str() == word)
    }
}

/// A command to enqueue.
#[derive(Clone)]
pub struct NewCommand {
    /// Must be [`Reader::next_device_seq`].
    pub device_seq: u64,
    /// Identity.
    pub command_id: CommandId,
    /// The user action that it belongs to.
    pub txn_id: TxnId,
    /// Who gave it.
    pub actor: StaffId,
    /// Its name, such as `register_complaint`.
    pub name: String,
    /// The envelope as JSON; sent as it lies here.
    pub body: String,
    /// SHA-256 of the body in hexadecimal digits, by which the central knows a repetition.
    pub body_hash: String,
    /// When the person gave it.
    pub written_at: UtcMs,
    /// Kind of the record that it is about.
    pub on_kind: String,
    /// The record that it is about.
    pub on_id: Uuid,
    /// Proof that the actor gave the whole action; the same for all its commands.
    pub mac: Option<String>,
}

/// A command in the outbox.
#[derive(Clone, PartialEq, Eq)]
pub struct OutboxRow {
    /// Place in the laptop's sequence.
    pub device_seq: u64,
    /// Identity.
    pub command_id: CommandId,
    /// The user action that it belongs to.
    pub txn_id: TxnId,
    /// Who gave it.
    pub actor: StaffId,
    /// Its name.
    pub name: String,
    /// The envelope as JSON.
    pub body: String,
    /// Hash of the envelope.
    pub body_hash: String,
    /// When the person gave it.
    pub written_at: UtcMs,
    /// How far it has come.
    pub state: CommandState,
    /// The central's sequence number, once applied.
    pub acked_seq: Option<u64>,
    /// The verdict as JSON, byte for byte as it came.
    pub verdict: Option<String>,
    /// When it settled.
    pub settled_at: Option<UtcMs>,
    /// Times it was sent.
    pub attempts: u32,
    /// Not before this.
    pub next_attempt_at: Option<UtcMs>,
    /// Code of what went wrong at the last attempt.
    pub last_error: Option<String>,
    /// The refusal, as JSON, that this desk expects after deciding anew on later records.
    pub doubt: Option<String>,
    /// The command that took its place.
    pub superseded_by: Option<CommandId>,
    /// Kind of the record that it is about.
    pub on_kind: String,
    /// The record that it is about.
    pub on_id: Uuid,
    /// Proof that the actor gave the whole action.
    pub mac: Option<String>,
}

/// A command to send, without what it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PendingHead {
    /// Place in the laptop's sequence.
    pub device_seq: u64,
    /// The user action that it belongs to.
    pub txn_id: TxnId,
    /// When the person gave it.
    pub written_at: UtcMs,
    /// Bytes of its envelope.
    pub body_bytes: u64,
}

/// Commands that have no verdict yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Waiting {
    /// How many.
    pub count: u64,
    /// When the oldest was given.
    pub oldest: Option<UtcMs>,
}

macro_rules! debug_without_text {
    ($($name:ident)*) => { $(
        /// Without the body: it holds customers' words, and logs must not.
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_struct(stringify!($name))
                    .field("device_seq", &self.device_seq)
                    .field("command_id", &self.command_id)
                    .field("name", &self.name)
                    .finish_non_exhaustive()
            }
        }
    )* };
}
debug_without_text!(NewCommand OutboxRow);

pub(crate) const COLUMNS: &str = "device_seq, command_id, txn_id, actor, name, body, body_hash, written_at, \
    state, acked_seq, verdict, settled_at, attempts, next_attempt_at, last_error, doubt, \
    superseded_by, on_kind, on_id, mac";

impl OutboxRow {
    pub(crate) fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        let id = |column| row.get::<_, Id>(column).map(|id| id.0);
        let at = |column| -> rusqlite::Result<Option<UtcMs>> {
            Ok(row.get::<_, Option<At>>(column)?.map(|at| at.0))
        };
        let word: String = row.get(8)?;
        Ok(Self {
            device_seq: row.get::<_, Whole>(0)?.0,
            command_id: CommandId(id(1)?),
            txn_id: TxnId(id(2)?),
            actor: StaffId(id(3)?),
            name: row.get(4)?,
            body: row.get(5)?,
            body_hash: row.get(6)?,
            written_at: row.get::<_, At>(7)?.0,
            state: CommandState::parse(&word).ok_or_else(|| {
                rusqlite::Error::InvalidColumnType(8, "state".into(), rusqlite::types::Type::Text)
            })?,
            acked_seq: row.get::<_, Option<Whole>>(9)?.map(|seq| seq.0),
            verdict: row.get(10)?,
            settled_at: at(11)?,
            attempts: row.get(12)?,
            next_attempt_at: at(13)?,
            last_error: row.get(14)?,
            doubt: row.get(15)?,
            superseded_by: row.get::<_, Option<Id>>(16)?.map(|id| CommandId(id.0)),
            on_kind: row.get(17)?,
            on_id: id(18)?,
            mac: row.get(19)?,
        })
    }
}

impl Reader<'_> {
    /// The number that the next command must have; contiguous from 1.
    ///
    /// # Errors
    /// Errors of the database.
    pub fn next_device_seq(&self) -> Result<u64> {
        Ok(self
            .conn
            .prepare_cached("SELECT next_device_seq FROM sync_state")?
            .query_row([], |row| row.get::<_, Whole>(0))?
            .0)
    }

    /// What has to be sent, in order: pending, and sent without an answer.
    ///
    /// # Errors
    /// Errors of the database.
    pub fn pending(&self) -> Result<Vec<OutboxRow>> {
        self.outbox_where("state IN ('pending', 'inflight')", [])
    }

    /// What has to be sent, in order, without reading what it says.
    ///
    /// # Errors
    /// Errors of the database.
    pub fn pending_heads(&self) -> Result<Vec<PendingHead>> {
        let mut query = self.conn.prepare_cached(
            "SELECT device_seq, txn_id, written_at, octet_length(body) FROM outbox \
             WHERE state IN ('pending', 'inflight') ORDER BY device_seq",
        )?;
        let rows = query.query_map([], |row| {
            Ok(PendingHead {
                device_seq: row.get::<_, Whole>(0)?.0,
                txn_id: TxnId(row.get::<_, Id>(1)?.0),
                written_at: row.get::<_, At>(2)?.0,
                body_bytes: row.get::<_, Whole>(3)?.0,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// What has to be sent of the commands `first..=last`, in order.
    ///
    /// # Errors
    /// Errors of the database.
    pub fn pending_between(&self, first: u64, last: u64) -> Result<Vec<OutboxRow>> {
        self.outbox_where(
            "state IN ('pending', 'inflight') AND device_seq BETWEEN ?1 AND ?2",
            params![Whole(first), Whole(last)],
        )
    }

    /// What is overlaid on the confirmed records, in order: pending, inflight and acked.
    ///
    /// # Errors
    /// Errors of the database.
    pub fn unsettled(&self) -> Result<Vec<OutboxRow>> {
        self.outbox_where("state IN ('pending', 'inflight', 'acked')", [])
    }

    /// Every command about a record that is still kept, in order.
    ///
    /// # Errors
    /// Errors of the database.
    pub fn commands_on(&self, kind: &str, id: Uuid) -> Result<Vec<OutboxRow>> {
        self.outbox_where("on_kind = ?1 AND on_id = ?2", params![kind, Id(id)])
    }

    /// The commands about a record that lie on top of the confirmed one, in order. Those in doubt don't.
    ///
    /// # Errors
    /// Errors of the database.
    pub fn commands_on_top(&self, kind: &str, id: Uuid) -> Result<Vec<CommandId>> {
        let mut query = self.conn.prepare_cached(
            "SELECT command_id FROM outbox WHERE on_kind = ?1 AND on_id = ?2 AND doubt IS NULL \
             AND state IN ('pending', 'inflight', 'acked') ORDER BY device_seq",
        )?;
        let ids = query.query_map(params![kind, Id(id)], |row| row.get::<_, Id>(0))?;
        ids.map(|id| Ok(CommandId(id?.0))).collect()
    }

    /// Every command in one state, in order.
    ///
    /// # Errors
    /// Errors of the database.
    pub fn outbox_in(&self, state: CommandState) -> Result<Vec<OutboxRow>> {
        self.outbox_where("state = ?1", [state.as_str()])
    }

    /// One command.
    ///
    /// # Errors
    /// Errors of the database.
    pub fn outbox_row(&self, command: CommandId) -> Result<Option<OutboxRow>> {
        Ok(self
            .conn
            .prepare_cached(&format!(
                "SELECT {COLUMNS} FROM outbox WHERE command_id = ?1"
            ))?
            .query_row([Id(command.0)], OutboxRow::from_row)
            .optional()?)
    }

    /// How many commands have no verdict, and since when.
    ///
    /// # Errors
    /// Errors of the database.
    pub fn pending_count_and_oldest(&self) -> Result<Waiting> {
        Ok(self
            .conn
            .prepare_cached(
                "SELECT count(*), min(written_at) FROM outbox \
                 WHERE state IN ('pending', 'inflight')",
            )?
            .query_row([], |row| {
                Ok(Waiting {
                    count: row.get::<_, Whole>(0)?.0,
                    oldest: row.get::<_, Option<At>>(1)?.map(|at| at.0),
                })
            })?)
    }

    fn outbox_where(&self, condition: &str, given: impl Params) -> Result<Vec<OutboxRow>> {
        let mut query = self.conn.prepare_cached(&format!(
            "SELECT {COLUMNS} FROM outbox WHERE {condition} ORDER BY device_seq"
        ))?;
        let rows = query.query_map(given, OutboxRow::from_row)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

impl Transaction<'_> {
    /// Puts a command at the end of the queue.
    ///
    /// # Errors
    /// [`Error::SeqOutOfTurn`] when its number isn't the next one; errors of the database.
    pub fn enqueue(&self, command: &NewCommand) -> Result<()> {
        let expected = self.next_device_seq()?;
        if command.device_seq != expected {
            return Err(Error::SeqOutOfTurn {
                expected,
                given: command.device_seq,
            });
        }
        self.conn
            .prepare_cached(
                "INSERT INTO outbox (device_seq, command_id, txn_id, actor, name, body, \
                 body_hash, written_at, on_kind, on_id, mac) \
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
            )?
            .execute(params![
                Whole(command.device_seq),
                Id(command.command_id.0),
                Id(command.txn_id.0),
                Id(command.actor.0),
                command.name,
                command.body,
                command.body_hash,
                At(command.written_at),
                command.on_kind,
                Id(command.on_id),
                command.mac,
            ])?;
        self.conn
            .prepare_cached("UPDATE sync_state SET next_device_seq = next_device_seq + 1")?
            .execute([])?;
        Ok(())
    }

    /// Takes back the newest command, and its number with it, if it never left the laptop. Whether it
    /// did. What the command changed stays until the caller lays the pending ones on anew.
    ///
    /// # Errors
    /// Errors of the database.
    pub fn withdraw_last(&self, command: CommandId) -> Result<bool> {
        let gone = self
            .conn
            .prepare_cached(
                "DELETE FROM outbox WHERE command_id = ?1 AND state = 'pending' \
                 AND attempts = 0 AND device_seq = (SELECT next_device_seq - 1 FROM sync_state)",
            )?
            .execute([Id(command.0)])?;
        if gone == 0 {
            return Ok(false);
        }
        self.conn
            .prepare_cached("UPDATE sync_state SET next_device_seq = next_device_seq - 1")?
            .execute([])?;
        self.conn
            .prepare_cached("UPDATE outbox SET superseded_by = NULL WHERE superseded_by = ?1")?
            .execute([Id(command.0)])?;
        Ok(true)
    }

    /// Notes that commands `first..=last` are on their way. Returns how many were waiting.
    ///
    /// # Errors
    /// Errors of the database.
    pub fn mark_inflight(&self, first: u64, last: u64) -> Result<usize> {
        Ok(self
            .conn
            .prepare_cached(
                "UPDATE outbox SET state = 'inflight', attempts = attempts + 1 \
                 WHERE state IN ('pending', 'inflight') AND device_seq BETWEEN ?1 AND ?2",
            )?
            .execute(params![Whole(first), Whole(last)])?)
    }

    /// Notes that everything on its way has to be sent again, not before `next_attempt_at`.
    /// `error` is a code, never text. Returns how many.
    ///
    /// # Errors
    /// Errors of the database.
    pub fn send_again(&self, next_attempt_at: Option<UtcMs>, error: Option<&str>) -> Result<usize> {
        Ok(self
            .conn
            .prepare_cached(
                "UPDATE outbox SET state = 'pending', next_attempt_at = ?1, last_error = ?2 \
                 WHERE state = 'inflight'",
            )?
            .execute(params![next_attempt_at.map(At), error])?)
    }

    /// Stores a verdict. A command that has one keeps it: verdicts are for ever. Whether it was news.
    /// [`CommandState::Acked`] needs `acked_seq`.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is no such command; errors of the database.
    pub fn store_verdict(
        &self,
        device_seq: u64,
        state: CommandState,
        acked_seq: Option<u64>,
        verdict: &str,
    ) -> Result<bool> {
        let changed = self
            .conn
            .prepare_cached(
                "UPDATE outbox SET state = ?2, acked_seq = ?3, verdict = ?4, \
                 next_attempt_at = NULL, last_error = NULL, doubt = NULL \
                 WHERE device_seq = ?1 AND state IN ('pending', 'inflight')",
            )?
            .execute(params![
                Whole(device_seq),
                state.as_str(),
                acked_seq.map(Whole),
                verdict
            ])?;
        if changed == 0 {
            self.conn
                .prepare_cached("SELECT 1 FROM outbox WHERE device_seq = ?1")?
                .query_row([Whole(device_seq)], |_| Ok(()))
                .optional()?
                .ok_or(Error::NotFound("command"))?;
        }
        Ok(changed > 0)
    }

    /// Settles what the records now held already show: acked at `seq` or before. Returns how many.
    ///
    /// # Errors
    /// Errors of the database.
    pub fn settle_acked_up_to(&self, seq: u64, now: UtcMs) -> Result<usize> {
        Ok(self
            .conn
            .prepare_cached(
                "UPDATE outbox SET state = 'settled', settled_at = ?2 \
                 WHERE state = 'acked' AND acked_seq <= ?1",
            )?
            .execute(params![Whole(seq), At(now)])?)
    }

    /// Deletes what settled before `before`. Until then it can be sent again to a central that was
    /// restored from a backup. Returns how many.
    ///
    /// # Errors
    /// Errors of the database.
    pub fn prune_settled_before(&self, before: UtcMs) -> Result<usize> {
        Ok(self
            .conn
            .prepare_cached("DELETE FROM outbox WHERE state = 'settled' AND settled_at < ?1")?
            .execute([At(before)])?)
    }

    /// Makes everything from `device_seq` on wait again, answered or not, in its old order: for a
    /// central that was restored and forgot it. Returns how many.
    ///
    /// # Errors
    /// Errors of the database.
    pub fn send_all_again_from(&self, device_seq: u64) -> Result<usize> {
        Ok(self
            .conn
            .prepare_cached(
                "UPDATE outbox SET state = 'pending', acked_seq = NULL, verdict = NULL, \
                 settled_at = NULL, next_attempt_at = NULL WHERE device_seq >= ?1",
            )?
            .execute([Whole(device_seq)])?)
    }

    /// Notes the refusal, as JSON, that this desk expects for a command; it is sent all the same.
    ///
    /// # Errors
    /// Errors of the database.
    pub fn mark_doubt(&self, device_seq: u64, refusal: Option<&str>) -> Result<()> {
        self.conn
            .prepare_cached("UPDATE outbox SET doubt = ?2 WHERE device_seq = ?1")?
            .execute(params![Whole(device_seq), refusal])?;
        Ok(())
    }

    /// Notes that a person sent another command in place of this one.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is no such command; errors of the database.
    pub fn mark_superseded(&self, command: CommandId, by: CommandId) -> Result<()> {
        let changed = self
            .conn
            .prepare_cached("UPDATE outbox SET superseded_by = ?2 WHERE command_id = ?1")?
            .execute(params![Id(command.0), Id(by.0)])?;
        if changed == 0 {
            return Err(Error::NotFound("command"));
        }
        Ok(())
    }
}
