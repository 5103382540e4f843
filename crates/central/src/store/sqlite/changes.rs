//! The change log in `SQLite`.

use domain::ids::StaffId;
use domain::record::RecordRef;
use domain::time::UtcMs;
use rusqlite::{OptionalExtension, params};
use serde_json::Value;
use uuid::Uuid;

use super::SqliteTx;
use super::columns::{count, counted, json, maybe_uuid, text, to_json, uuid};
use crate::store::ledger::{Changes, How, NewRecord, Position, PostImage, ScopeRow};
use crate::store::{StoreError, Stored};

impl Changes for SqliteTx<'_> {
    fn put_change(&mut self, at: Position, record: &NewRecord) -> Stored<()> {
        self.tx
            .prepare_cached("INSERT INTO change VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)")?
            .execute(params![
                self.tenant,
                count(at.seq),
                at.idx,
                record.of.kind.as_str(),
                text(record.of.id),
                count(record.version),
                record.parent.map(text),
                to_json(&record.scope_keys, "scope keys")?,
                record.state,
            ])?;
        Ok(())
    }

    fn put_change_scope(&mut self, at: Position, of: RecordRef, key: &str, how: How) -> Stored<()> {
        self.tx
            .prepare_cached("INSERT INTO change_scope VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")?
            .execute(params![
                self.tenant,
                key,
                count(at.seq),
                at.idx,
                of.kind.as_str(),
                text(of.id),
                how.as_str(),
            ])?;
        Ok(())
    }

    fn put_event(
        &mut self,
        at: Position,
        of: RecordRef,
        version: u64,
        payload: &Value,
        actor: Option<StaffId>,
        effective_at: UtcMs,
        received_at: UtcMs,
    ) -> Stored<()> {
        self.tx
            .prepare_cached(
                "INSERT INTO event VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
            )?
            .execute(params![
                self.tenant,
                count(at.seq),
                at.idx,
                of.kind.as_str(),
                text(of.id),
                count(version),
                payload["type"].as_str().unwrap_or_default(),
                payload.to_string(),
                actor.map(text),
                effective_at.0,
                received_at.0,
            ])?;
        Ok(())
    }

    fn newest_under(
        &mut self,
        key: &str,
        after: Position,
        until: u64,
        limit: usize,
    ) -> Stored<Vec<ScopeRow>> {
        let mut found = self.tx.prepare_cached(
            "SELECT seq, idx, kind, id, how FROM change_scope c
             WHERE tenant = ?1 AND scope_key = ?2 AND (seq, idx) > (?3, ?4) AND seq <= ?5
               AND NOT EXISTS (
                   SELECT 1 FROM change_scope n
                   WHERE n.tenant = c.tenant AND n.scope_key = c.scope_key AND n.kind = c.kind
                     AND n.id = c.id AND n.seq > c.seq AND n.seq <= ?5)
             ORDER BY seq, idx LIMIT ?6",
        )?;
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let rows = found.query_map(
            params![
                self.tenant,
                key,
                count(after.seq),
                after.idx,
                count(until),
                limit
            ],
            |row| {
                let at = Position {
                    seq: counted(row, "seq")?,
                    idx: row.get("idx")?,
                };
                let how: String = row.get("how")?;
                Ok((at, row.get("kind")?, uuid(row, "id")?, how))
            },
        )?;
        rows.map(|row| {
            let (at, kind, id, how) = row?;
            let how = How::parse(&how).ok_or(StoreError::Unreadable { what: "change" })?;
            Ok(ScopeRow { at, kind, id, how })
        })
        .collect()
    }

    fn is_under(&mut self, key: &str, kind: &str, id: Uuid, until: u64) -> Stored<bool> {
        let how: Option<String> = self
            .tx
            .prepare_cached(
                "SELECT how FROM change_scope
                 WHERE tenant = ?1 AND scope_key = ?2 AND kind = ?3 AND id = ?4 AND seq <= ?5
                 ORDER BY seq DESC, idx DESC LIMIT 1",
            )?
            .query_row(
                params![self.tenant, key, kind, text(id), count(until)],
                |row| row.get(0),
            )
            .optional()?;
        Ok(matches!(how.as_deref(), Some("enter" | "update")))
    }

    fn post_image(&mut self, at: Position) -> Stored<Option<PostImage>> {
        let found: Option<(PostImage, String, String)> = self
            .tx
            .prepare_cached("SELECT * FROM change WHERE tenant = ?1 AND seq = ?2 AND idx = ?3")?
            .query_row(params![self.tenant, count(at.seq), at.idx], |row| {
                let image = PostImage {
                    kind: row.get("kind")?,
                    id: uuid(row, "id")?,
                    version: counted(row, "version")?,
                    parent: maybe_uuid(row, "parent")?,
                    scope_keys: vec![],
                    state: Value::Null,
                };
                Ok((image, row.get("scope_keys")?, row.get("post_image")?))
            })
            .optional()?;
        found
            .map(|(image, keys, state)| {
                Ok(PostImage {
                    scope_keys: json(&keys, "scope keys")?,
                    state: json(&state, "post-image")?,
                    ..image
                })
            })
            .transpose()
    }

    fn scope_set(&mut self, hash: &str) -> Stored<Option<Vec<String>>> {
        let keys: Option<String> = self
            .tx
            .prepare_cached("SELECT keys FROM scope_set WHERE tenant = ?1 AND hash = ?2")?
            .query_row([self.tenant.as_str(), hash], |row| row.get(0))
            .optional()?;
        keys.map(|keys| json(&keys, "scope set")).transpose()
    }

    fn put_scope_set(&mut self, hash: &str, keys: &[String]) -> Stored<()> {
        self.tx
            .prepare_cached("INSERT OR IGNORE INTO scope_set VALUES (?1, ?2, ?3)")?
            .execute(params![self.tenant, hash, to_json(&keys, "scope set")?])?;
        Ok(())
    }
}
