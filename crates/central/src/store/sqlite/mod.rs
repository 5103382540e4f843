//! The embedded engine: one `SQLite` file, one writer, one transaction a request.

mod changes;
mod columns;
mod commands;
mod people;
mod records;
mod tenant;

use std::path::Path;
use std::sync::Once;
use std::time::Duration;

use rusqlite::{Connection, Transaction, TransactionBehavior};

use super::{StoreError, Stored};

mod embedded {
    refinery::embed_migrations!("migrations/sqlite");
}

/// The first version without the write-ahead log bug (`sync.md`, pitfall 6).
const LEAST_ENGINE: i32 = 3_051_003;

/// An open database.
pub struct SqliteStore {
    connection: Connection,
}

/// One transaction; nothing stands until [`SqliteTx::commit`].
pub struct SqliteTx<'c> {
    tx: Transaction<'c>,
    tenant: String,
}

impl SqliteStore {
    /// Opens or makes the database and brings its schema up to date. With a key the file is
    /// encrypted.
    ///
    /// # Errors
    /// The file can't be opened, read with this key, or migrated.
    pub fn open(path: &Path, key: Option<&[u8; 32]>) -> Stored<Self> {
        if rusqlite::version_number() < LEAST_ENGINE {
            return Err(StoreError::EngineTooOld {
                found: rusqlite::version().to_owned(),
            });
        }
        let mut connection = connect(path, key)?;
        connection.busy_timeout(Duration::from_secs(10))?;
        connection.pragma_update(None, "journal_mode", "WAL")?;
        connection.pragma_update(None, "synchronous", "FULL")?;
        connection.pragma_update(None, "foreign_keys", true)?;
        connection.set_prepared_statement_cache_capacity(128);
        embedded::migrations::runner()
            .run(&mut connection)
            .map_err(Box::new)?;
        Ok(Self { connection })
    }

    /// Writes a whole copy into a new file, encrypted when there is a key.
    ///
    /// # Errors
    /// The copy can't be written.
    pub(crate) fn copy_to(&mut self, path: &Path, key: Option<&[u8; 32]>) -> Stored<()> {
        copy(&self.connection, path, key)
    }

    /// Begins a transaction that holds the writer's lock from the start.
    ///
    /// # Errors
    /// The lock isn't free, or there is no tenant yet.
    pub fn begin(&mut self) -> Stored<SqliteTx<'_>> {
        let tx = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        let tenant = tx.query_row("SELECT tenant FROM tenant_clock", [], |row| row.get(0))?;
        Ok(SqliteTx { tx, tenant })
    }
}

/// Writes a whole copy of a closed database into a new file, with or without a key of its own.
pub(crate) fn copy_whole(
    from: &Path,
    key: &[u8; 32],
    to: &Path,
    key_there: Option<&[u8; 32]>,
) -> Stored<()> {
    copy(&connect(from, Some(key))?, to, key_there)
}

fn connect(path: &Path, key: Option<&[u8; 32]>) -> Stored<Connection> {
    // SQLite counts itself ready before SQLCipher has added its functions: a second thread would get
    // a connection without them. So the first connection of the process is opened alone.
    static FIRST: Once = Once::new();
    FIRST.call_once(|| drop(Connection::open_in_memory()));
    let connection = Connection::open(path)?;
    if let Some(key) = key {
        connection.pragma_update(None, "key", literal(key))?;
    }
    connection
        .query_row("SELECT count(*) FROM sqlite_master", [], |_| Ok(()))
        .map_err(|e| match e.sqlite_error_code() {
            Some(rusqlite::ErrorCode::NotADatabase) => StoreError::WrongKey,
            _ => e.into(),
        })?;
    Ok(connection)
}

fn copy(connection: &Connection, to: &Path, key: Option<&[u8; 32]>) -> Stored<()> {
    let to = to.to_str().ok_or(StoreError::Unreadable { what: "path" })?;
    let key = key.map(literal).unwrap_or_default();
    connection.execute("ATTACH DATABASE ?1 AS copy KEY ?2", [to, &key])?;
    let copied = connection.query_row("SELECT sqlcipher_export('copy')", [], |_| Ok(()));
    connection.execute("DETACH DATABASE copy", [])?;
    Ok(copied?)
}

/// A raw key, so that SQLCipher derives nothing from it.
fn literal(key: &[u8; 32]) -> String {
    format!("x'{}'", hex::encode(key))
}

impl SqliteTx<'_> {
    /// Makes everything of this transaction durable.
    ///
    /// # Errors
    /// It could not; nothing stands.
    pub fn commit(self) -> Stored<()> {
        Ok(self.tx.commit()?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_with_a_key_is_unreadable_without_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("central.db");
        drop(SqliteStore::open(&path, Some(&[7; 32])).unwrap());
        assert!(!std::fs::read(&path).unwrap().starts_with(b"SQLite"));
        for wrong in [None, Some(&[8; 32])] {
            assert!(matches!(
                SqliteStore::open(&path, wrong),
                Err(StoreError::WrongKey)
            ));
        }
        SqliteStore::open(&path, Some(&[7; 32])).unwrap();
    }
}
