//! Records as the desk sees them.

use std::fmt;

use rusqlite::{OptionalExtension, Row, params};
use uuid::Uuid;

use crate::columns::{Id, Whole, limit};
use crate::{Projection, Reader, Result, Transaction};

/// Names a record by words, known to this build or not.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RecordName {
    /// Kind, as on the wire.
    pub kind: String,
    /// Identity.
    pub id: Uuid,
}

/// A record with its state as JSON.
#[derive(Clone, PartialEq, Eq)]
pub struct StoredRecord {
    /// Kind, as on the wire; kept when this build doesn't know it.
    pub kind: String,
    /// Identity.
    pub id: Uuid,
    /// Version that the central gave; what a local command made has the caller's.
    pub version: u64,
    /// The central's sequence number of the last change; 0 for a record it never saw.
    pub seq: u64,
    /// The record it belongs to.
    pub parent: Option<Uuid>,
    /// Scopes that see it.
    pub scope_keys: Vec<String>,
    /// JSON as the domain wrote it.
    pub state: String,
}

/// Without the state: records hold customers' words, and logs must not.
impl fmt::Debug for StoredRecord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StoredRecord")
            .field("kind", &self.kind)
            .field("id", &self.id)
            .field("version", &self.version)
            .field("seq", &self.seq)
            .finish_non_exhaustive()
    }
}

impl StoredRecord {
    /// Its name.
    #[must_use]
    pub fn name(&self) -> RecordName {
        RecordName {
            kind: self.kind.clone(),
            id: self.id,
        }
    }

    pub(crate) fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        let keys: String = row.get(5)?;
        Ok(Self {
            kind: row.get(0)?,
            id: row.get::<_, Id>(1)?.0,
            version: row.get::<_, Whole>(2)?.0,
            seq: row.get::<_, Whole>(3)?.0,
            parent: row.get::<_, Option<Id>>(4)?.map(|id| id.0),
            scope_keys: serde_json::from_str(&keys).map_err(|e| {
                rusqlite::Error::FromSqlConversionFailure(
                    5,
                    rusqlite::types::Type::Text,
                    Box::new(e),
                )
            })?,
            state: row.get(6)?,
        })
    }
}

pub(crate) const COLUMNS: &str = "kind, id, version, seq, parent, scope_keys, state";

impl Reader<'_> {
    /// One record.
    ///
    /// # Errors
    /// Errors of the database.
    pub fn get(&self, kind: &str, id: Uuid) -> Result<Option<StoredRecord>> {
        Ok(self
            .conn
            .prepare_cached(&format!(
                "SELECT {COLUMNS} FROM record WHERE kind = ?1 AND id = ?2"
            ))?
            .query_row(params![kind, Id(id)], StoredRecord::from_row)
            .optional()?)
    }

    /// Every record of a kind, by id: for a `UUIDv7` in the order of making.
    ///
    /// # Errors
    /// Errors of the database.
    pub fn list(&self, kind: &str) -> Result<Vec<StoredRecord>> {
        let mut query = self.conn.prepare_cached(&format!(
            "SELECT {COLUMNS} FROM record WHERE kind = ?1 ORDER BY id"
        ))?;
        let rows = query.query_map([kind], StoredRecord::from_row)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Records of a kind that belong to `parent`, those that arrived last first.
    ///
    /// # Errors
    /// Errors of the database.
    pub fn children(&self, parent: Uuid, kind: &str, most: usize) -> Result<Vec<StoredRecord>> {
        let mut query = self.conn.prepare_cached(&format!(
            "SELECT {COLUMNS} FROM record WHERE parent = ?1 AND kind = ?2 \
             ORDER BY doc DESC LIMIT ?3"
        ))?;
        let rows = query.query_map(
            params![Id(parent), kind, limit(most)],
            StoredRecord::from_row,
        )?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// How many records of a kind there are.
    ///
    /// # Errors
    /// Errors of the database.
    pub fn count(&self, kind: &str) -> Result<u64> {
        Ok(self
            .conn
            .prepare_cached("SELECT count(*) FROM record WHERE kind = ?1")?
            .query_row([kind], |row| row.get::<_, Whole>(0))?
            .0)
    }

    /// Up to `most` records after a place in the order of arrival, with their places.
    pub(crate) fn records_after(&self, doc: i64, most: usize) -> Result<Vec<(i64, StoredRecord)>> {
        let mut query = self.conn.prepare_cached(&format!(
            "SELECT {COLUMNS}, doc FROM record WHERE doc > ?1 ORDER BY doc LIMIT ?2"
        ))?;
        let rows = query.query_map(params![doc, limit(most)], |row| {
            Ok((row.get(7)?, StoredRecord::from_row(row)?))
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

impl Transaction<'_> {
    /// Writes a record over whatever had its name, and what it shows in lists and searches.
    ///
    /// # Errors
    /// Errors of the database.
    pub fn put(&self, record: &StoredRecord) -> Result<()> {
        let id = Id(record.id);
        let before = self.shown_now(&record.kind, record.id)?;
        // An upsert, not a replacement: `doc` stays, and with it the order of arrival.
        let doc: i64 = self
            .conn
            .prepare_cached(
                "INSERT INTO record (kind, id, version, seq, parent, scope_keys, state) \
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) \
                 ON CONFLICT (kind, id) DO UPDATE SET version = excluded.version, \
                 seq = excluded.seq, parent = excluded.parent, \
                 scope_keys = excluded.scope_keys, state = excluded.state RETURNING doc",
            )?
            .query_row(
                params![
                    record.kind,
                    id,
                    Whole(record.version),
                    Whole(record.seq),
                    record.parent.map(Id),
                    serde_json::json!(record.scope_keys).to_string(),
                    record.state,
                ],
                |row| row.get(0),
            )?;
        self.conn
            .prepare_cached("DELETE FROM row_scope WHERE kind = ?1 AND id = ?2")?
            .execute(params![record.kind, id])?;
        let mut insert = self.conn.prepare_cached(
            "INSERT OR IGNORE INTO row_scope (kind, id, scope_key) VALUES (?1, ?2, ?3)",
        )?;
        for key in &record.scope_keys {
            insert.execute(params![record.kind, id, key])?;
        }
        self.show(doc, record, before.as_ref(), self.shows.of(record).as_ref())
    }

    /// Takes a record that left the desk's scope out of the tables, projections included. Whether
    /// there was one.
    ///
    /// # Errors
    /// Errors of the database.
    pub fn evict(&self, kind: &str, id: Uuid) -> Result<bool> {
        let Some(record) = self.get(kind, id)? else {
            return Ok(false);
        };
        let doc = self
            .conn
            .prepare_cached("DELETE FROM record WHERE kind = ?1 AND id = ?2 RETURNING doc")?
            .query_row(params![kind, Id(id)], |row| row.get(0))?;
        self.show(doc, &record, self.shows.of(&record).as_ref(), None)?;
        Ok(true)
    }

    /// What the record that has this name now shows.
    fn shown_now(&self, kind: &str, id: Uuid) -> Result<Option<Projection>> {
        let record = self.get(kind, id)?;
        Ok(record.and_then(|record| self.shows.of(&record)))
    }

    /// Takes a scope away: what no other scope shows is evicted at once. Returns what went.
    ///
    /// Call it on confirmed records, that is between `restore_shadows` and `clear_shadows`.
    ///
    /// # Errors
    /// Errors of the database.
    pub fn evict_scope(&self, scope_key: &str) -> Result<Vec<RecordName>> {
        let mut query = self.conn.prepare_cached(
            "SELECT kind, id FROM row_scope AS s WHERE scope_key = ?1 AND NOT EXISTS \
             (SELECT 1 FROM row_scope WHERE kind = s.kind AND id = s.id AND scope_key <> ?1)",
        )?;
        let names: Vec<RecordName> = query
            .query_map([scope_key], |row| {
                Ok(RecordName {
                    kind: row.get(0)?,
                    id: row.get::<_, Id>(1)?.0,
                })
            })?
            .collect::<rusqlite::Result<_>>()?;
        for name in &names {
            self.evict(&name.kind, name.id)?;
        }
        if !names.is_empty() {
            self.purge_words()?;
        }
        self.conn
            .prepare_cached("DELETE FROM row_scope WHERE scope_key = ?1")?
            .execute([scope_key])?;
        Ok(names)
    }
}
