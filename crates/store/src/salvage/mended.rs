//! A copy of a damaged database with the pages that say where everything lies from a new one: the
//! same migrations lay out the same tables, and the same key and salt make its pages fit.

use std::collections::BTreeSet;
use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use rusqlite::Connection;

use crate::columns::Whole;
use crate::folder::create_private;
use crate::open::give_key;
use crate::{Result, migrate};

const PAGE_BYTES: usize = 4096;
/// The file begins with it; without it, no page can be read.
const SALT_BYTES: usize = 16;
/// Grown by as much at a time.
const STEP_BYTES: u64 = 64 * 1024 * 1024;

/// The copy; gone when this value is.
pub(super) struct Mended {
    folder: PathBuf,
}

impl Mended {
    pub(super) fn make(of: &Path, key: &[u8; 32]) -> Result<Self> {
        let mended = Self {
            folder: of.join("salvage"),
        };
        mended.clear()?;
        create_private(&mended.folder)?;
        let mut damaged = File::open(of.join("desk.db"))?;
        let mut salt = [0; SALT_BYTES];
        if let Err(e) = damaged.read_exact(&mut salt) {
            // Too short to have one: any will do, nothing will be found.
            if e.kind() != ErrorKind::UnexpectedEof {
                return Err(e.into());
            }
        }
        let own = mended.new_database(key, &salt, damaged.metadata()?.len())?;
        mended.take_pages(&mut damaged, &own)?;
        match fs::copy(of.join("desk.db-wal"), mended.folder.join("desk.db-wal")) {
            Err(e) if e.kind() != ErrorKind::NotFound => Err(e.into()),
            _ => Ok(mended),
        }
    }

    pub(super) fn file(&self) -> PathBuf {
        self.folder.join("desk.db")
    }

    /// Makes a new database at least as long, and returns which of its pages say where things lie.
    fn new_database(&self, key: &[u8; 32], salt: &[u8], bytes: u64) -> Result<BTreeSet<u64>> {
        let mut conn = Connection::open(self.file())?;
        give_key(&conn, key, salt)?;
        conn.execute_batch("PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF;")?;
        migrate::upgrade(&mut conn, &self.file(), &migrate::known()?)?;
        conn.execute_batch("CREATE TABLE room (filled BLOB) STRICT")?;
        let own = conn
            .prepare("SELECT pageno FROM dbstat WHERE name = 'sqlite_schema'")?
            .query_map([], |row| Ok(row.get::<_, Whole>(0)?.0))?
            .collect::<rusqlite::Result<_>>()?;
        let mut left = bytes;
        while left > 0 {
            let step = left.min(STEP_BYTES);
            conn.execute("INSERT INTO room VALUES (zeroblob(?1))", [Whole(step)])?;
            left -= step;
        }
        conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
        Ok(own)
    }

    /// Puts every page of the damaged database in its place, but those. Where it was cut short, no
    /// page is readable: what the new one has there would pass for what somebody typed.
    fn take_pages(&self, damaged: &mut File, own: &BTreeSet<u64>) -> Result<()> {
        let mut mended = OpenOptions::new().write(true).open(self.file())?;
        let pages = mended.metadata()?.len() / PAGE_BYTES as u64;
        damaged.rewind()?;
        let mut page = vec![0; PAGE_BYTES];
        for number in 1..=pages {
            match damaged.read_exact(&mut page) {
                Err(e) if e.kind() == ErrorKind::UnexpectedEof => page.fill(0xff),
                other => other?,
            }
            if !own.contains(&number) {
                mended.seek(SeekFrom::Start((number - 1) * PAGE_BYTES as u64))?;
                mended.write_all(&page)?;
            }
        }
        Ok(())
    }

    fn clear(&self) -> io::Result<()> {
        match fs::remove_dir_all(&self.folder) {
            Err(e) if e.kind() != ErrorKind::NotFound => Err(e),
            _ => Ok(()),
        }
    }
}

impl Drop for Mended {
    fn drop(&mut self) {
        if let Err(error) = self.clear() {
            tracing::warn!(%error, "a copy of a damaged database was left behind");
        }
    }
}
