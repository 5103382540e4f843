//! Bringing a database to the shape that this build knows.

use std::path::Path;

use refinery::{Migration, Runner};
use rusqlite::Connection;

use crate::{Error, Result, durable_file};

/// Every migration, oldest first. One that was released never changes.
pub(crate) fn known() -> Result<Vec<Migration>> {
    [("V1__desk", include_str!("../migrations/V1__desk.sql"))]
        .into_iter()
        .map(|(name, sql)| Migration::unapplied(name, sql).map_err(failed))
        .collect()
}

/// Applies what is missing as one transaction, after copying a database that holds something.
///
/// The copy lies beside the file, as encrypted as it is, and is kept.
pub(crate) fn upgrade(conn: &mut Connection, file: &Path, known: &[Migration]) -> Result<()> {
    let latest = known.iter().map(Migration::version).max().unwrap_or(0);
    let found = version(conn)?;
    if found > latest {
        return Err(Error::DatabaseTooNew {
            found,
            known: latest,
        });
    }
    if found > 0 && found < latest {
        // Everything into the one file first, or the copy would lack the latest commits.
        let is_partial = conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
        if is_partial {
            return Err(Error::Busy(None));
        }
        durable_file::copy(file, &file.with_extension(format!("before-v{latest}.db")))?;
        tracing::info!(found, latest, "database copied before its upgrade");
    }
    Runner::new(known)
        .set_grouped(true)
        .run(conn)
        .map_err(failed)?;
    Ok(())
}

/// Highest migration applied; 0 for a new database.
fn version(conn: &Connection) -> Result<i32> {
    if !conn.table_exists(None, "refinery_schema_history")? {
        return Ok(0);
    }
    Ok(conn.query_row(
        "SELECT coalesce(max(version), 0) FROM refinery_schema_history",
        [],
        |row| row.get(0),
    )?)
}

/// A full disk is a full disk, wherever it strikes.
fn failed(e: refinery::Error) -> Error {
    let mut cause = std::error::Error::source(&e);
    while let Some(inner) = cause {
        if let Some(sqlite) = inner.downcast_ref::<rusqlite::Error>()
            && sqlite.sqlite_error_code() == Some(rusqlite::ErrorCode::DiskFull)
        {
            return Error::DiskFull;
        }
        cause = inner.source();
    }
    Error::Migration(Box::new(e))
}
