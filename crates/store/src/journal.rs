//! What sync decided and when; only ever appended to. Codes and numbers, no customer's words.

use domain::time::UtcMs;
use rusqlite::params;

use crate::columns::{At, limit};
use crate::{Reader, Result, Transaction};

/// A line of the journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JournalEntry {
    /// When.
    pub at: UtcMs,
    /// Code of what happened.
    pub what: String,
    /// Numbers and ids that go with it.
    pub detail: String,
}

impl Reader<'_> {
    /// The last lines, the latest first.
    ///
    /// # Errors
    /// Errors of the database.
    pub fn journal(&self, most: usize) -> Result<Vec<JournalEntry>> {
        let mut query = self.conn.prepare_cached(
            "SELECT at, what, detail FROM journal ORDER BY ordinal DESC LIMIT ?1",
        )?;
        let rows = query.query_map([limit(most)], |row| {
            Ok(JournalEntry {
                at: row.get::<_, At>(0)?.0,
                what: row.get(1)?,
                detail: row.get(2)?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

impl Transaction<'_> {
    /// Appends a line.
    ///
    /// # Errors
    /// Errors of the database.
    pub fn append_journal(&self, at: UtcMs, what: &str, detail: &str) -> Result<()> {
        self.conn
            .prepare_cached("INSERT INTO journal (at, what, detail) VALUES (?1, ?2, ?3)")?
            .execute(params![At(at), what, detail])?;
        Ok(())
    }
}
