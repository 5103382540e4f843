//! Getting the commands out of a database that can't be used any more: row by row, around what can't
//! be read. Nothing but the outbox matters: everything else is at the central.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, Params};

use crate::columns::Whole;
use crate::open::keyed;
use crate::outbox::{COLUMNS, OutboxRow};
use crate::{Error, Result};

/// Rows looked for one by one when nothing says how many there are.
const MOST_LOOKED_FOR: u64 = 10_000;

/// What came out.
#[derive(Debug)]
pub struct Salvaged {
    /// Every command that could be read, in order, sent or not.
    pub commands: Vec<OutboxRow>,
    /// Nothing unreadable was met on the way.
    pub is_complete: bool,
}

/// Reads the outbox of the database in `folder`, be it a data folder or where
/// [`crate::set_aside`] put it. No byte of the database changes.
///
/// # Errors
/// [`Error::DatabaseUnreadable`] for a wrong key, a foreign file, or a database whose first page is
/// gone, which names all others; [`Error::DatabaseDamaged`] for one cut off before its first page
/// ends; errors of the file system.
pub fn salvage(folder: &Path, key: &[u8; 32]) -> Result<Salvaged> {
    let file = folder.join("desk.db");
    if fs::metadata(&file)?.len() == 0 {
        return Err(Error::DatabaseDamaged(None));
    }
    let mut wreck = Wreck {
        conn: keyed(&file, key)?,
        file,
        key,
        is_complete: true,
    };
    let mut found = BTreeMap::new();
    let (first, last) = match wreck.read_all("ORDER BY device_seq", &mut found) {
        true => (1, 0),
        // A page was unreadable: what lies behind it is reached from the other end, and what lies
        // between the two, one by one.
        false => {
            let before = found.keys().next_back().copied().unwrap_or(0);
            let mut behind = BTreeMap::new();
            wreck.read_all("ORDER BY device_seq DESC", &mut behind);
            let first_behind = behind.keys().next().copied();
            found.extend(behind);
            let end = first_behind.or_else(|| wreck.next_device_seq());
            (before + 1, end.unwrap_or(before + 1 + MOST_LOOKED_FOR) - 1)
        }
    };
    for device_seq in first..=last {
        wreck.read("WHERE device_seq = ?1", [Whole(device_seq)], &mut found);
    }
    Ok(Salvaged {
        commands: found.into_values().collect(),
        is_complete: wreck.is_complete,
    })
}

struct Wreck<'k> {
    conn: Connection,
    file: PathBuf,
    key: &'k [u8; 32],
    is_complete: bool,
}

impl Wreck<'_> {
    /// Whether all could be read.
    fn read_all(&mut self, order: &str, found: &mut BTreeMap<u64, OutboxRow>) -> bool {
        self.read(order, [], found)
    }

    fn read(
        &mut self,
        which: &str,
        given: impl Params,
        found: &mut BTreeMap<u64, OutboxRow>,
    ) -> bool {
        let sql = format!("SELECT {COLUMNS} FROM outbox {which}");
        let read = self.conn.prepare(&sql).and_then(|mut query| {
            for row in query.query_map(given, OutboxRow::from_row)? {
                let row = row?;
                found.insert(row.device_seq, row);
            }
            Ok(())
        });
        if let Err(error) = read {
            tracing::warn!(code = ?error.sqlite_error_code(), "part of the outbox is unreadable");
            self.is_complete = false;
            self.begin_again();
        }
        self.is_complete
    }

    /// After a page that it can't decrypt, a connection reads nothing any more.
    fn begin_again(&mut self) {
        match keyed(&self.file, self.key) {
            Ok(conn) => self.conn = conn,
            Err(error) => tracing::warn!(%error, "the database could not be opened again"),
        }
    }

    fn next_device_seq(&mut self) -> Option<u64> {
        let read = self
            .conn
            .query_row("SELECT next_device_seq FROM sync_state", [], |row| {
                row.get::<_, Whole>(0)
            });
        if read.is_err() {
            self.begin_again();
        }
        read.ok().map(|next| next.0)
    }
}
