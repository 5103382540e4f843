//! Reading from one consistent picture, and writing all or nothing.

use std::ops::Deref;
use std::sync::{Mutex, MutexGuard, PoisonError};

use rusqlite::{Connection, TransactionBehavior};

use crate::{Error, Result, Shows, Store};

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
        let mut conn = hold(&self.writer);
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

/// A panic while writing rolled its transaction back, so the connection is good to use.
pub(crate) fn hold(conn: &Mutex<Connection>) -> MutexGuard<'_, Connection> {
    conn.lock().unwrap_or_else(PoisonError::into_inner)
}
