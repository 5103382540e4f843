//! What the core remembers: the [`ledger`] it asks, and the engine behind it.

pub mod ledger;
pub mod sqlite;

/// Storage failed; nothing of the request may stand.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database engine failed.
    #[error("database")]
    Sqlite(#[from] rusqlite::Error),
    /// The schema can't be brought up to date.
    #[error("migration")]
    Migration(#[from] Box<refinery::Error>),
    /// A stored value isn't what this build wrote there.
    #[error("stored {what} is not readable")]
    Unreadable {
        /// Which value.
        what: &'static str,
    },
    /// The engine has the write-ahead log bug of 3.51.2 and before.
    #[error("SQLite {found} is too old; 3.51.3 is the least")]
    EngineTooOld {
        /// Version linked.
        found: String,
    },
    /// The key is missing or wrong, or the file isn't a database.
    #[error("the database can't be read with this key")]
    WrongKey,
}

impl StoreError {
    /// Whether there is no room left.
    #[must_use]
    pub fn is_disk_full(&self) -> bool {
        matches!(
            self,
            Self::Sqlite(e) if e.sqlite_error_code() == Some(rusqlite::ErrorCode::DiskFull)
        )
    }

    /// Whether the same request may succeed a moment later.
    #[must_use]
    pub fn is_worth_retrying(&self) -> bool {
        matches!(
            self,
            Self::Sqlite(e) if matches!(
                e.sqlite_error_code(),
                Some(rusqlite::ErrorCode::DatabaseBusy | rusqlite::ErrorCode::DatabaseLocked)
            )
        )
    }
}

/// Result of storage.
pub type Stored<T> = Result<T, StoreError>;
