//! Getting the commands out of a database that can't be used any more: row by row, around what can't
//! be read. Nothing but the outbox matters: everything else is at the central.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::config::DbConfig;
use rusqlite::{Connection, Params};
use sha2::{Digest, Sha256};

use crate::columns::Whole;
use crate::open::{give_key, prove};
use crate::outbox::{COLUMNS, OutboxRow};
use crate::{Error, Result};

mod mended;

/// Rows looked for one by one when nothing says how many there are.
const MOST_LOOKED_FOR: u64 = 10_000;

/// What came out.
#[derive(Debug)]
pub struct Salvaged {
    /// Every command that could be read and is what its hash says, in order, sent or not.
    pub commands: Vec<OutboxRow>,
    /// Nothing unreadable was met on the way.
    pub is_complete: bool,
}

/// Reads the outbox of the database in `folder`, be it a data folder or where
/// [`crate::set_aside`] put it. No byte of the database changes.
///
/// # Errors
/// [`Error::DatabaseUnreadable`] or [`Error::DatabaseDamaged`] for a wrong key, a foreign file, or a
/// database of which nothing is left; errors of the file system.
pub fn salvage(folder: &Path, key: &[u8; 32]) -> Result<Salvaged> {
    let file = folder.join("desk.db");
    if fs::metadata(&file)?.len() == 0 {
        return Err(Error::DatabaseDamaged(None));
    }
    let unreadable = match read_outbox(&file, key) {
        Err(e @ (Error::DatabaseUnreadable | Error::DatabaseDamaged(_))) => e,
        other => return other,
    };
    // The pages that say where everything lies are gone, but a new database has the same ones.
    let mended = mended::Mended::make(folder, key)?;
    match read_outbox(&mended.file(), key) {
        Ok(mut out) if !out.commands.is_empty() => {
            out.is_complete = false;
            Ok(out)
        }
        _ => Err(unreadable),
    }
}

fn read_outbox(file: &Path, key: &[u8; 32]) -> Result<Salvaged> {
    let mut wreck = Wreck {
        conn: lenient(file, key)?,
        file: file.to_owned(),
        key,
        is_complete: true,
    };
    let mut found = BTreeMap::new();
    wreck.read("ORDER BY device_seq", [], &mut found);
    if !wreck.is_complete {
        // What lies behind an unreadable page is reached from the other end, and what lies between
        // two of them one by one.
        let before = found.keys().next_back().copied().unwrap_or(0);
        let mut behind = BTreeMap::new();
        wreck.read("ORDER BY device_seq DESC", [], &mut behind);
        let end = behind.keys().next().copied();
        found.extend(behind);
        let end = end.or_else(|| wreck.next_device_seq());
        for device_seq in before + 1..end.unwrap_or(before + MOST_LOOKED_FOR) {
            wreck.read("WHERE device_seq = ?1", [Whole(device_seq)], &mut found);
        }
    }
    Ok(Salvaged {
        commands: found.into_values().collect(),
        is_complete: wreck.is_complete,
    })
}

/// A connection that takes a database as it is, cut short or not.
fn lenient(file: &Path, key: &[u8; 32]) -> Result<Connection> {
    let conn = Connection::open(file)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    give_key(&conn, key, &[])?;
    // Without it, a file shorter than it says isn't opened at all.
    conn.pragma_update(None, "writable_schema", true)?;
    conn.pragma_update(None, "query_only", true)?;
    prove(&conn)?;
    Ok(conn)
}

struct Wreck<'k> {
    conn: Connection,
    file: PathBuf,
    key: &'k [u8; 32],
    is_complete: bool,
}

impl Wreck<'_> {
    /// Reads until the end or the first row that can't be read.
    fn read(&mut self, which: &str, given: impl Params, found: &mut BTreeMap<u64, OutboxRow>) {
        let sql = format!("SELECT {COLUMNS} FROM outbox {which}");
        let read = self.conn.prepare(&sql).and_then(|mut query| {
            for row in query.query_map(given, OutboxRow::from_row)? {
                let row = row?;
                // A page of zeros passes for a sound one, and would be sent as what somebody typed.
                if hex::encode(Sha256::digest(&row.body)) == row.body_hash {
                    found.insert(row.device_seq, row);
                } else {
                    self.is_complete = false;
                }
            }
            Ok(())
        });
        if let Err(error) = read {
            tracing::warn!(code = ?error.sqlite_error_code(), "part of the outbox is unreadable");
            self.is_complete = false;
            self.begin_again();
        }
    }

    /// After a page that it can't decrypt, a connection reads nothing any more.
    fn begin_again(&mut self) {
        match lenient(&self.file, self.key) {
            Ok(conn) => self.conn = conn,
            Err(error) => tracing::warn!(%error, "the database could not be opened again"),
        }
    }

    fn next_device_seq(&mut self) -> Option<u64> {
        let sql = "SELECT next_device_seq FROM sync_state";
        let read = self.conn.query_row(sql, [], |row| row.get::<_, Whole>(0));
        if read.is_err() {
            self.begin_again();
        }
        read.ok().map(|next| next.0)
    }
}
