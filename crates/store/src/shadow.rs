//! The confirmed copy of every record that a local command overlays. Putting all of them back is
//! idempotent and needs no order, which is easier to prove right than a log of undoings.

use rusqlite::{OptionalExtension, params};
use uuid::Uuid;

use crate::columns::Id;
use crate::record::COLUMNS;
use crate::{Reader, RecordName, Result, StoredRecord, Transaction};

impl Reader<'_> {
    /// Whether a local command has changed this record since it was confirmed.
    ///
    /// # Errors
    /// Errors of the database.
    pub fn is_overlaid(&self, kind: &str, id: Uuid) -> Result<bool> {
        Ok(self
            .conn
            .prepare_cached("SELECT 1 FROM shadow WHERE kind = ?1 AND id = ?2")?
            .query_row(params![kind, Id(id)], |_| Ok(()))
            .optional()?
            .is_some())
    }
}

impl Transaction<'_> {
    /// Keeps the confirmed copy of a record, or that there is none, before the first overlay. Later
    /// calls change nothing.
    ///
    /// # Errors
    /// Errors of the database.
    pub fn shadow_if_absent(&self, kind: &str, id: Uuid) -> Result<()> {
        self.conn
            .prepare_cached(
                "INSERT OR IGNORE INTO shadow \
                 (kind, id, is_present, version, seq, parent, scope_keys, state) \
                 SELECT kind, id, 1, version, seq, parent, scope_keys, state FROM record \
                 WHERE kind = ?1 AND id = ?2",
            )?
            .execute(params![kind, Id(id)])?;
        self.conn
            .prepare_cached(
                "INSERT INTO shadow (kind, id, is_present) VALUES (?1, ?2, 0) \
                 ON CONFLICT DO NOTHING",
            )?
            .execute(params![kind, Id(id)])?;
        Ok(())
    }

    /// Puts every confirmed copy back, with what it shows, and returns which records these are. The
    /// copies stay until [`Transaction::clear_shadows`].
    ///
    /// # Errors
    /// Errors of the database.
    pub fn restore_shadows(&self) -> Result<Vec<RecordName>> {
        let mut query = self
            .conn
            .prepare_cached("SELECT kind, id, is_present FROM shadow ORDER BY kind, id")?;
        let shadows: Vec<(RecordName, bool)> = query
            .query_map([], |row| {
                let name = RecordName {
                    kind: row.get(0)?,
                    id: row.get::<_, Id>(1)?.0,
                };
                Ok((name, row.get(2)?))
            })?
            .collect::<rusqlite::Result<_>>()?;
        let mut touched = Vec::with_capacity(shadows.len());
        for (name, is_present) in shadows {
            if is_present {
                self.put(&self.confirmed(&name)?)?;
            } else {
                self.evict(&name.kind, name.id)?;
            }
            touched.push(name);
        }
        Ok(touched)
    }

    /// Forgets every confirmed copy: the records themselves are confirmed now.
    ///
    /// # Errors
    /// Errors of the database.
    pub fn clear_shadows(&self) -> Result<()> {
        self.conn
            .prepare_cached("DELETE FROM shadow")?
            .execute([])?;
        Ok(())
    }

    fn confirmed(&self, name: &RecordName) -> Result<StoredRecord> {
        Ok(self
            .conn
            .prepare_cached(&format!(
                "SELECT {COLUMNS} FROM shadow WHERE kind = ?1 AND id = ?2"
            ))?
            .query_row(params![name.kind, Id(name.id)], StoredRecord::from_row)?)
    }
}
