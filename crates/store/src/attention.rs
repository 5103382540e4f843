//! Commands that a person must look at: refused or doubted, never dropped.

use std::fmt;

use domain::ids::{CommandId, StaffId};
use domain::time::UtcMs;
use rusqlite::{OptionalExtension, Params, Row, params};

use crate::columns::{At, Id};
use crate::{Error, Reader, Result, Transaction};

/// A command that needs a person.
#[derive(Clone, PartialEq, Eq)]
pub struct AttentionItem {
    /// The command, kept whole in the outbox.
    pub command_id: CommandId,
    /// Why, as JSON.
    pub reason: String,
    /// What the central has instead, as JSON.
    pub server_current: Option<String>,
    /// Since when.
    pub created_at: UtcMs,
    /// What became of it, such as `superseded`; none while open.
    pub resolution: Option<String>,
    /// Who saw to it.
    pub resolved_by: Option<StaffId>,
    /// When.
    pub resolved_at: Option<UtcMs>,
    /// Put aside until then.
    pub later_until: Option<UtcMs>,
    /// Who gave the command.
    pub actor: Option<StaffId>,
}

/// Without reason and record: they hold customers' words, and logs must not.
impl fmt::Debug for AttentionItem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AttentionItem")
            .field("command_id", &self.command_id)
            .field("resolution", &self.resolution)
            .finish_non_exhaustive()
    }
}

impl AttentionItem {
    /// An open item.
    #[must_use]
    pub fn new(command_id: CommandId, reason: impl Into<String>, created_at: UtcMs) -> Self {
        Self {
            command_id,
            reason: reason.into(),
            server_current: None,
            created_at,
            resolution: None,
            resolved_by: None,
            resolved_at: None,
            later_until: None,
            actor: None,
        }
    }

    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            command_id: CommandId(row.get::<_, Id>(0)?.0),
            reason: row.get(1)?,
            server_current: row.get(2)?,
            created_at: row.get::<_, At>(3)?.0,
            resolution: row.get(4)?,
            resolved_by: row.get::<_, Option<Id>>(5)?.map(|id| StaffId(id.0)),
            resolved_at: row.get::<_, Option<At>>(6)?.map(|at| at.0),
            later_until: row.get::<_, Option<At>>(7)?.map(|at| at.0),
            actor: row.get::<_, Option<Id>>(8)?.map(|id| StaffId(id.0)),
        })
    }
}

impl Reader<'_> {
    /// One listed command, open or seen to.
    ///
    /// # Errors
    /// Errors of the database.
    pub fn attention_of(&self, command: CommandId) -> Result<Option<AttentionItem>> {
        Ok(self
            .conn
            .prepare_cached(
                "SELECT a.command_id, reason, server_current, created_at, resolution, \
                 resolved_by, resolved_at, later_until, o.actor \
                 FROM attention AS a LEFT JOIN outbox AS o ON o.command_id = a.command_id \
                 WHERE a.command_id = ?1",
            )?
            .query_row([Id(command.0)], AttentionItem::from_row)
            .optional()?)
    }

    /// What nobody has seen to yet, the oldest first; with what was put aside.
    ///
    /// # Errors
    /// Errors of the database.
    pub fn open_attention(&self) -> Result<Vec<AttentionItem>> {
        let mut query = self.conn.prepare_cached(
            "SELECT a.command_id, reason, server_current, created_at, resolution, resolved_by, \
             resolved_at, later_until, o.actor \
             FROM attention AS a LEFT JOIN outbox AS o ON o.command_id = a.command_id \
             WHERE resolved_at IS NULL ORDER BY created_at, a.rowid",
        )?;
        let rows = query.query_map([], AttentionItem::from_row)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

impl Transaction<'_> {
    /// Lists a command for a person. One that is or was listed keeps its line. Whether it was news.
    ///
    /// # Errors
    /// Errors of the database.
    pub fn add_attention(&self, item: &AttentionItem) -> Result<bool> {
        let added = self
            .conn
            .prepare_cached(
                "INSERT INTO attention (command_id, reason, server_current, created_at) \
                 VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING",
            )?
            .execute(params![
                Id(item.command_id.0),
                item.reason,
                item.server_current,
                At(item.created_at)
            ])?;
        Ok(added > 0)
    }

    /// Notes what became of a listed command.
    ///
    /// # Errors
    /// [`Error::NotFound`] when it isn't listed or somebody saw to it before; errors of the database.
    pub fn resolve_attention(
        &self,
        command: CommandId,
        resolution: &str,
        by: StaffId,
        now: UtcMs,
    ) -> Result<()> {
        self.change_item(
            "UPDATE attention SET resolution = ?2, resolved_by = ?3, resolved_at = ?4 \
             WHERE command_id = ?1 AND resolved_at IS NULL",
            params![Id(command.0), resolution, Id(by.0), At(now)],
        )
    }
    /// Takes back what became of a listed command: it is open again.
    ///
    /// # Errors
    /// [`Error::NotFound`] when it isn't listed or nobody saw to it; errors of the database.
    pub fn reopen_attention(&self, command: CommandId) -> Result<()> {
        self.change_item(
            "UPDATE attention SET resolution = NULL, resolved_by = NULL, resolved_at = NULL, \
             later_until = NULL WHERE command_id = ?1 AND resolved_at IS NOT NULL",
            params![Id(command.0)],
        )
    }

    /// Puts an open item aside until an instant.
    ///
    /// # Errors
    /// [`Error::NotFound`] when it isn't listed or somebody saw to it; errors of the database.
    pub fn later(&self, command: CommandId, until: UtcMs) -> Result<()> {
        self.change_item(
            "UPDATE attention SET later_until = ?2 WHERE command_id = ?1 AND resolved_at IS NULL",
            params![Id(command.0), At(until)],
        )
    }

    fn change_item(&self, sql: &str, given: impl Params) -> Result<()> {
        if self.conn.prepare_cached(sql)?.execute(given)? == 0 {
            return Err(Error::NotFound("item"));
        }
        Ok(())
    }
}
