//! Reading from one consistent picture, and writing all or nothing.

use std::ops::Deref;
use std::sync::{Mutex, MutexGuard, PoisonError};

use rusqlite::{Connection, TransactionBehavior};

use crate::{Error, Result, Shows, Store};

/// Pages kept in memory while very many records are written: 64 MiB.
const MANY_RECORDS_CACHE: i64 = -64 * 1024;

/// A picture of the store as of one moment.
pub struct Reader<'c> {
    pub(crate) conn: &'c Connection,
    pub(crate) shows: &'c Shows,
}

/// A running write; it reads what it wrote itself. Everything a [`Reader`] can do, it can do too.
pub struct Transaction<'c> {
    reader: Reader<'c>,
}

impl<'c> Deref for Transaction<'c> {
    type Target = Reader<'c>;

    fn deref(&self) -> &Reader<'c> {
        &self.reader
    }
}

impl Store {
    /// Reads from one consistent picture; never waits for a writer. One read runs at a time: calling
    /// this from inside `work` would wait for ever.
    ///
    /// # Errors
    /// What `work` returns, and errors of the database.
    pub fn read<T>(&self, work: impl FnOnce(&Reader<'_>) -> Result<T>) -> Result<T> {
        let mut conn = hold(&self.reader);
        let picture = conn.transaction()?;
        work(&Reader {
            conn: &picture,
            shows: &self.shows,
        })
    }

    /// Runs `work` as one transaction, on the disk when this returns; an error takes all of it back.
    ///
    /// One write runs at a time. Calling this from inside `work` would wait for ever.
    ///
    /// # Errors
    /// What `work` returns; [`Error::DiskFull`], [`Error::Busy`] and others of the database.
    pub fn write<T>(&self, work: impl FnOnce(&Transaction<'_>) -> Result<T>) -> Result<T> {
        self.write_or(work)
    }

    /// Like [`Store::write`], for work that has errors of its own, such as a refusal; these take
    /// everything back too.
    ///
    /// # Errors
    /// What `work` returns, and those of [`Store::write`] turned into `E`.
    pub fn write_or<T, E: From<Error>>(
        &self,
        work: impl FnOnce(&Transaction<'_>) -> std::result::Result<T, E>,
    ) -> std::result::Result<T, E> {
        self.write_on(&mut hold(&self.writer), work)
    }

    /// Like [`Store::write_or`], for work on very many records: pages of the indexes that it goes
    /// over again and again stay in memory meanwhile, and are not sealed and opened each time.
    ///
    /// # Errors
    /// Those of [`Store::write_or`].
    pub fn write_many_or<T, E: From<Error>>(
        &self,
        work: impl FnOnce(&Transaction<'_>) -> std::result::Result<T, E>,
    ) -> std::result::Result<T, E> {
        let mut conn = hold(&self.writer);
        let before = cache_size(&conn)?;
        set_cache_size(&conn, MANY_RECORDS_CACHE)?;
        let done = self.write_on(&mut conn, work);
        let back = set_cache_size(&conn, before);
        let done = done?;
        back?;
        Ok(done)
    }

    fn write_on<T, E: From<Error>>(
        &self,
        conn: &mut Connection,
        work: impl FnOnce(&Transaction<'_>) -> std::result::Result<T, E>,
    ) -> std::result::Result<T, E> {
        let open = conn
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(Error::from)?;
        let done = work(&Transaction {
            reader: Reader {
                conn: &open,
                shows: &self.shows,
            },
        })?;
        open.commit().map_err(Error::from)?;
        Ok(done)
    }
}

/// In `SQLite`'s terms: pages when positive, KiB when negative.
fn cache_size(conn: &Connection) -> Result<i64> {
    Ok(conn.pragma_query_value(None, "cache_size", |row| row.get(0))?)
}

/// Sets it, and gives memory beyond it back.
fn set_cache_size(conn: &Connection, size: i64) -> Result<()> {
    conn.pragma_update(None, "cache_size", size)?;
    conn.execute_batch("PRAGMA shrink_memory")?;
    Ok(())
}

/// A panic while writing rolled its transaction back, so the connection is good to use.
pub(crate) fn hold(conn: &Mutex<Connection>) -> MutexGuard<'_, Connection> {
    conn.lock().unwrap_or_else(PoisonError::into_inner)
}
