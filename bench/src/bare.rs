//! The yardstick: one row of so many bytes, with one index, committed to a disk that was told to.

use std::path::Path;
use std::time::{Duration, Instant};

use rusqlite::{Connection, params};

/// A database of its own, opened as the desk opens its own.
pub struct Bare {
    conn: Connection,
    body: Vec<u8>,
    next: i64,
}

impl Bare {
    /// With a key it is `SQLCipher`, without one plain `SQLite`.
    pub fn open(file: &Path, key: Option<&str>, bytes: usize) -> rusqlite::Result<Self> {
        let conn = Connection::open(file)?;
        if let Some(key) = key {
            conn.execute_batch(&format!("PRAGMA key = \"x'{key}'\""))?;
        }
        conn.execute_batch(
            "PRAGMA journal_mode = WAL;
             PRAGMA synchronous = FULL;
             CREATE TABLE row (id INTEGER PRIMARY KEY, at INTEGER NOT NULL, body BLOB NOT NULL);
             CREATE INDEX row_by_at ON row (at);",
        )?;
        Ok(Self {
            conn,
            // Not a constant: compression on the way to the disk would flatter the yardstick.
            body: (0..251).cycle().take(bytes).collect(),
            next: 0,
        })
    }

    /// One durable transaction.
    pub fn save(&mut self) -> rusqlite::Result<Duration> {
        self.next += 1;
        let began = start();
        let tx = self.conn.transaction()?;
        tx.prepare_cached("INSERT INTO row (id, at, body) VALUES (?1, ?2, ?3)")?
            .execute(params![self.next, self.next * 7919 % 100_003, self.body])?;
        tx.commit()?;
        Ok(began.elapsed())
    }
    /// Many rows in one durable transaction.
    pub fn save_all(&mut self, bodies: &[String]) -> rusqlite::Result<Duration> {
        let began = start();
        let tx = self.conn.transaction()?;
        for body in bodies {
            self.next += 1;
            tx.prepare_cached("INSERT INTO row (id, at, body) VALUES (?1, ?2, ?3)")?
                .execute(params![
                    self.next,
                    self.next * 7919 % 100_003,
                    body.as_bytes()
                ])?;
        }
        tx.commit()?;
        Ok(began.elapsed())
    }
}

/// The only place where this program reads a clock.
#[expect(clippy::disallowed_methods, reason = "measuring is what it is for")]
pub fn start() -> Instant {
    Instant::now()
}
