//! What a person is still typing; it survives a crash.

use std::fmt;

use domain::ids::StaffId;
use domain::time::UtcMs;
use rusqlite::{OptionalExtension, Row, params};
use uuid::Uuid;

use crate::columns::{At, Id};
use crate::{Reader, Result, Transaction};

/// A form that wasn't sent.
#[derive(Clone, PartialEq, Eq)]
pub struct Draft {
    /// Identity.
    pub id: Uuid,
    /// Which form, such as `complaint`.
    pub kind: String,
    /// Who types; colleagues on the same laptop don't see it.
    pub author: StaffId,
    /// The form as JSON, as the interface wrote it.
    pub body: String,
    /// Last saved.
    pub saved_at: UtcMs,
}

/// Without the body: it holds customers' words, and logs must not.
impl fmt::Debug for Draft {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Draft")
            .field("id", &self.id)
            .field("kind", &self.kind)
            .finish_non_exhaustive()
    }
}

impl Draft {
    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: row.get::<_, Id>(0)?.0,
            kind: row.get(1)?,
            author: StaffId(row.get::<_, Id>(2)?.0),
            body: row.get(3)?,
            saved_at: row.get::<_, At>(4)?.0,
        })
    }
}

impl Reader<'_> {
    /// Drafts of a form by one person, the last saved first.
    ///
    /// # Errors
    /// Errors of the database.
    pub fn drafts(&self, kind: &str, author: StaffId) -> Result<Vec<Draft>> {
        let mut query = self.conn.prepare_cached(
            "SELECT id, kind, author, body, saved_at FROM draft \
             WHERE kind = ?1 AND author = ?2 ORDER BY saved_at DESC, id",
        )?;
        let rows = query.query_map(params![kind, Id(author.0)], Draft::from_row)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// One draft.
    ///
    /// # Errors
    /// Errors of the database.
    pub fn draft(&self, id: Uuid) -> Result<Option<Draft>> {
        Ok(self
            .conn
            .prepare_cached("SELECT id, kind, author, body, saved_at FROM draft WHERE id = ?1")?
            .query_row([Id(id)], Draft::from_row)
            .optional()?)
    }
}

impl Transaction<'_> {
    /// Saves a draft over its last state.
    ///
    /// # Errors
    /// Errors of the database.
    pub fn save_draft(&self, draft: &Draft) -> Result<()> {
        self.conn
            .prepare_cached(
                "INSERT OR REPLACE INTO draft (id, kind, author, body, saved_at) \
                 VALUES (?1, ?2, ?3, ?4, ?5)",
            )?
            .execute(params![
                Id(draft.id),
                draft.kind,
                Id(draft.author.0),
                draft.body,
                At(draft.saved_at)
            ])?;
        Ok(())
    }

    /// Throws a draft away, if there is one.
    ///
    /// # Errors
    /// Errors of the database.
    pub fn discard_draft(&self, id: Uuid) -> Result<()> {
        self.conn
            .prepare_cached("DELETE FROM draft WHERE id = ?1")?
            .execute([Id(id)])?;
        Ok(())
    }
}
