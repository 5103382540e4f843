//! Pages of a checkpoint that hasn't come whole yet. They take effect together or not at all, and a
//! kill in between costs no page.

use rusqlite::{OptionalExtension, params};

use crate::columns::Whole;
use crate::{Reader, Result, Transaction};

/// Where an unfinished checkpoint stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StageMark {
    /// Asks for the next page.
    pub cursor: String,
    /// Ordinal of the next change.
    pub next_ordinal: u64,
}

impl Reader<'_> {
    /// Where the unfinished checkpoint stands; none when none is under way.
    ///
    /// # Errors
    /// Errors of the database.
    pub fn stage_mark(&self) -> Result<Option<StageMark>> {
        Ok(self
            .conn
            .prepare_cached("SELECT cursor, next_ordinal FROM stage")?
            .query_row([], |row| {
                Ok(StageMark {
                    cursor: row.get(0)?,
                    next_ordinal: row.get::<_, Whole>(1)?.0,
                })
            })
            .optional()?)
    }

    /// Every staged change, in order.
    ///
    /// # Errors
    /// Errors of the database.
    pub fn staged(&self) -> Result<Vec<String>> {
        let mut query = self
            .conn
            .prepare_cached("SELECT body FROM stage_change ORDER BY ordinal")?;
        let rows = query.query_map([], |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

impl Transaction<'_> {
    /// Stages a page whose first change has ordinal `first`. A page that comes again takes the place
    /// of the first copy and of all that followed it.
    ///
    /// # Errors
    /// Errors of the database.
    pub fn stage_page(&self, first: u64, changes: &[String], cursor: &str) -> Result<()> {
        self.conn
            .prepare_cached("DELETE FROM stage_change WHERE ordinal >= ?1")?
            .execute([Whole(first)])?;
        let mut insert = self
            .conn
            .prepare_cached("INSERT INTO stage_change (ordinal, body) VALUES (?1, ?2)")?;
        let mut ordinal = first;
        for change in changes {
            insert.execute(params![Whole(ordinal), change])?;
            ordinal += 1;
        }
        self.conn
            .prepare_cached(
                "INSERT OR REPLACE INTO stage (one, cursor, next_ordinal) VALUES (1, ?1, ?2)",
            )?
            .execute(params![cursor, Whole(ordinal)])?;
        Ok(())
    }

    /// Forgets the staged pages: they took effect, or another checkpoint begins.
    ///
    /// # Errors
    /// Errors of the database.
    pub fn clear_stage(&self) -> Result<()> {
        self.conn
            .execute_batch("DELETE FROM stage_change; DELETE FROM stage;")?;
        Ok(())
    }
}
