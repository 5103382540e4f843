//! What can go wrong with the laptop's own storage. No variant carries what a person typed.

use std::io;

/// Result of this crate.
pub type Result<T> = std::result::Result<T, Error>;

/// A failure of the local store.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// Another copy of the app works in this folder.
    #[error("the data folder is in use by another process")]
    FolderInUse,
    /// The slot is sound, but this password doesn't open it.
    #[error("wrong password")]
    WrongPassword {
        /// Before a wait.
        tries_left: u32,
    },
    /// The slot is sound, but this PIN doesn't open it.
    #[error("wrong PIN")]
    WrongPin {
        /// Before only the passphrase opens.
        tries_left: u32,
    },
    /// Too many wrong PINs: the passphrase opens, and makes the PIN work again.
    #[error("too many wrong PINs")]
    PinShut,
    /// This user has set no PIN.
    #[error("no PIN is set")]
    NoPin,
    /// A PIN is too short, or isn't digits.
    #[error("the PIN is too weak")]
    WeakPin,
    /// Too many wrong passwords.
    #[error("too many wrong passwords")]
    TryLater {
        /// So much longer.
        wait_ms: i64,
    },
    /// This user never signed in on this laptop.
    #[error("no key slot for this user")]
    NoSlot,
    /// The slot file can't be read as one.
    #[error("the key slot is damaged")]
    SlotDamaged,
    /// Wrong key, or a file that isn't the desk's database. The file was left as it is.
    #[error("the database can't be read with this key")]
    DatabaseUnreadable,
    /// Pages of the database contradict each other or fail their checksum.
    #[error("the database is damaged")]
    DatabaseDamaged(#[source] Option<rusqlite::Error>),
    /// A later version of the app wrote this database.
    #[error("the database has version {found}, this app knows up to {known}")]
    DatabaseTooNew {
        /// Highest migration in the file.
        found: i32,
        /// Highest migration that this build knows.
        known: i32,
    },
    /// The `SQLite` in this build has the WAL-reset bug.
    #[error("SQLite {0} is too old")]
    SqliteTooOld(&'static str),
    /// No space left; the transaction was rolled back and nothing else changed.
    #[error("no space left on the disk")]
    DiskFull,
    /// Somebody else, such as a virus scanner, holds the file.
    #[error("the database is busy")]
    Busy(#[source] Option<rusqlite::Error>),
    /// A command was enqueued out of turn.
    #[error("device_seq {given} given, {expected} expected")]
    SeqOutOfTurn {
        /// The number that is next.
        expected: u64,
        /// The number that was given.
        given: u64,
    },
    /// No such row where there must be one.
    #[error("no {0} with this id")]
    NotFound(&'static str),
    /// Anything else `SQLite` says.
    #[error("SQLite: {0}")]
    Sqlite(#[source] rusqlite::Error),
    /// The file system.
    #[error("file system: {0}")]
    Io(#[source] io::Error),
    /// An upgrade failed and was rolled back.
    #[error("the database could not be upgraded")]
    Migration(#[source] Box<refinery::Error>),
}

impl Error {
    /// Whether the same call may succeed later without anybody doing something about it.
    #[must_use]
    pub fn is_worth_retrying(&self) -> bool {
        match self {
            Self::Busy(_) => true,
            // Scanners and backup tools on Windows surface as read and lock errors of the system.
            Self::Sqlite(rusqlite::Error::SqliteFailure(e, _)) => {
                e.code == rusqlite::ErrorCode::SystemIoFailure
            }
            Self::Io(e) => matches!(
                e.kind(),
                io::ErrorKind::Interrupted
                    | io::ErrorKind::WouldBlock
                    | io::ErrorKind::TimedOut
                    | io::ErrorKind::ResourceBusy
            ),
            _ => false,
        }
    }
}

impl From<rusqlite::Error> for Error {
    fn from(e: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as C;
        match e.sqlite_error_code() {
            Some(C::DiskFull) => Self::DiskFull,
            Some(C::DatabaseBusy | C::DatabaseLocked) => Self::Busy(Some(e)),
            Some(C::NotADatabase) => Self::DatabaseUnreadable,
            Some(C::DatabaseCorrupt) => Self::DatabaseDamaged(Some(e)),
            _ => Self::Sqlite(e),
        }
    }
}

impl From<io::Error> for Error {
    fn from(e: io::Error) -> Self {
        match e.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::DiskFull,
            _ => Self::Io(e),
        }
    }
}
