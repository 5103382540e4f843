//! Choices of the people at this laptop, by key.

use rusqlite::OptionalExtension;

use crate::{Reader, Result, Transaction};

impl Reader<'_> {
    /// A setting; none while nobody chose.
    ///
    /// # Errors
    /// Errors of the database.
    pub fn setting(&self, key: &str) -> Result<Option<String>> {
        Ok(self
            .conn
            .prepare_cached("SELECT value FROM setting WHERE key = ?1")?
            .query_row([key], |row| row.get(0))
            .optional()?)
    }
}

impl Transaction<'_> {
    /// Sets a setting.
    ///
    /// # Errors
    /// Errors of the database.
    pub fn set_setting(&self, key: &str, value: &str) -> Result<()> {
        self.conn
            .prepare_cached("INSERT OR REPLACE INTO setting (key, value) VALUES (?1, ?2)")?
            .execute([key, value])?;
        Ok(())
    }
}
