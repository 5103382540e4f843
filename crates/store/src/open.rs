//! Opening the database: prove the key first, change something only after.

use std::fmt;
use std::path::Path;
use std::sync::Mutex;
use std::time::Duration;

use domain::ids::DeviceId;
use refinery::Migration;
use rusqlite::Connection;
use rusqlite::config::DbConfig;
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::transaction::hold;
use crate::{DataFolder, Error, Result, Shows, migrate, set_aside};

/// Earlier ones can lose a committed transaction (sqlite.org/wal.html#walresetbug).
const OLDEST_SQLITE: i32 = 3_051_003;
/// Scanners and backup tools let go sooner than this.
const BUSY_TIMEOUT: Duration = Duration::from_secs(5);
/// A log longer than this is cut when [`Store::tidy`] finds nobody reading.
const LONGEST_WAL_BYTES: u64 = 64 * 1024 * 1024;

/// Identity for a laptop that has none yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NewDevice {
    /// The laptop.
    pub device_id: DeviceId,
    /// Its life.
    pub incarnation: Uuid,
}

/// The laptop's database. Shared freely: one write at a time, reads beside it.
pub struct Store {
    pub(crate) writer: Mutex<Connection>,
    pub(crate) reader: Mutex<Connection>,
    pub(crate) shows: Shows,
    folder: DataFolder,
    was_cut_off: bool,
}

impl fmt::Debug for Store {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Store").finish_non_exhaustive()
    }
}

impl Store {
    /// Opens the folder's database with its key, making or upgrading it if need be. The folder stays
    /// held as long as the store lives. `device` counts only where the database has no identity yet.
    /// `shows` says what records show in lists and searches; another version of it than the last
    /// makes these anew.
    ///
    /// # Errors
    /// [`Error::DatabaseUnreadable`] for a wrong key or a foreign file, which is left byte for byte;
    /// [`Error::DatabaseTooNew`]; [`Error::DatabaseDamaged`]; [`Error::Migration`], rolled back;
    /// [`Error::DiskFull`], [`Error::Busy`], [`Error::Sqlite`], [`Error::Io`].
    pub fn open(
        folder: &DataFolder,
        key: &[u8; 32],
        device: NewDevice,
        shows: Shows,
    ) -> Result<Self> {
        Self::open_knowing(folder, key, device, shows, &migrate::known()?)
    }

    pub(crate) fn open_knowing(
        folder: &DataFolder,
        key: &[u8; 32],
        device: NewDevice,
        shows: Shows,
        known: &[Migration],
    ) -> Result<Self> {
        if rusqlite::version_number() < OLDEST_SQLITE {
            return Err(Error::SqliteTooOld(rusqlite::version()));
        }
        // Half of what is being set aside must not pass for a database.
        set_aside::finish(folder)?;
        let file = folder.database();
        // It held a database once: a new one begins with no file at all.
        if std::fs::metadata(&file).is_ok_and(|there| there.len() == 0) {
            return Err(Error::DatabaseDamaged(None));
        }
        // Closing moves the log into the database and removes it.
        let was_cut_off = log_length(folder) > 0;
        let mut writer = connect(&file, key)?;
        migrate::upgrade(&mut writer, &file, known)?;
        let reader = connect(&file, key)?;
        reader.pragma_update(None, "query_only", true)?;
        let store = Self {
            writer: Mutex::new(writer),
            reader: Mutex::new(reader),
            shows,
            folder: folder.clone(),
            was_cut_off,
        };
        store.write(|tx| {
            tx.keep_or_name(device)?;
            tx.keep_projections_current()
        })?;
        Ok(store)
    }

    /// Whether the last process ended without closing the database: killed, crashed, or out of power.
    /// What it had saved is there all the same; [`Store::check`] is worth its time then.
    #[must_use]
    pub fn was_cut_off(&self) -> bool {
        self.was_cut_off
    }

    /// Reads the whole file through; for after a crash. Takes seconds on a large database.
    ///
    /// # Errors
    /// [`Error::DatabaseDamaged`] when something is wrong with it.
    pub fn check(&self) -> Result<()> {
        let conn = hold(&self.reader);
        let said: String = conn.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
        if said == "ok" {
            Ok(())
        } else {
            Err(Error::DatabaseDamaged(None))
        }
    }

    /// Moves what is in the log into the database, and cuts a log that has grown long. For after a
    /// sync or when nothing else is going on.
    ///
    /// # Errors
    /// Errors of the database and the file system.
    pub fn tidy(&self) -> Result<()> {
        let how = if log_length(&self.folder) > LONGEST_WAL_BYTES {
            "PRAGMA wal_checkpoint(TRUNCATE)"
        } else {
            "PRAGMA wal_checkpoint(PASSIVE)"
        };
        hold(&self.writer).query_row(how, [], |_| Ok(()))?;
        Ok(())
    }
}

/// Bytes in the write-ahead log.
fn log_length(folder: &DataFolder) -> u64 {
    std::fs::metadata(folder.path().join("desk.db-wal")).map_or(0, |m| m.len())
}

/// A connection for all that the desk does.
fn connect(file: &Path, key: &[u8; 32]) -> Result<Connection> {
    let conn = keyed(file, key)?;
    conn.execute_batch(
        "PRAGMA journal_mode = WAL;
         PRAGMA synchronous = FULL;
         PRAGMA foreign_keys = ON;
         PRAGMA secure_delete = ON;
         PRAGMA temp_store = MEMORY;",
    )?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
    conn.set_prepared_statement_cache_capacity(128);
    Ok(conn)
}

/// A connection that has proved its key and leaves the database's file as it is, closing included.
fn keyed(file: &Path, key: &[u8; 32]) -> Result<Connection> {
    let conn = Connection::open(file)?;
    // Closing must not touch a file that the key may not belong to.
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    conn.busy_timeout(BUSY_TIMEOUT)?;
    give_key(&conn, key, &[])?;
    prove(&conn)?;
    Ok(conn)
}

/// Names the key; with a salt, that of a new database, else the file's own.
pub(crate) fn give_key(conn: &Connection, key: &[u8; 32], salt: &[u8]) -> Result<()> {
    // SQLCipher would tell the terminal about every page that it can't decrypt.
    conn.execute_batch("PRAGMA cipher_log_level = NONE")?;
    let digits = Zeroizing::new(hex::encode(key));
    let salt = hex::encode(salt);
    let words = Zeroizing::new(format!("PRAGMA key = \"x'{}{salt}'\"", digits.as_str()));
    conn.execute_batch(&words)?;
    Ok(())
}

/// The first read decrypts; with a wrong key or a foreign file it fails.
pub(crate) fn prove(conn: &Connection) -> Result<()> {
    conn.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
    Ok(())
}
