//! Records, their scope keys and their numbers in `SQLite`.

use domain::facts::ComplaintBrief;
use domain::ids::{ComplaintId, CustomerId, StaffId};
use domain::move_order::TimeWindow;
use domain::record::{RecordKind, RecordRef};
use domain::time::UtcMs;
use rusqlite::{OptionalExtension, params};

use super::SqliteTx;
use super::columns::{count, counted, json, text, uuid};
use crate::store::Stored;
use crate::store::ledger::{NewRecord, Records, Row};

/// The fields of a complaint that rules count by.
#[derive(serde::Deserialize)]
struct Brief {
    id: ComplaintId,
    raised_at: UtcMs,
}

impl SqliteTx<'_> {
    fn row_keys(&self, of: RecordRef) -> Stored<Vec<String>> {
        let mut keys = self.tx.prepare_cached(
            "SELECT scope_key FROM row_scope
             WHERE tenant = ?1 AND kind = ?2 AND id = ?3 ORDER BY scope_key",
        )?;
        let rows = keys.query_map(params![self.tenant, of.kind.as_str(), text(of.id)], |row| {
            row.get(0)
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Records of a kind that `sql` finds for another's id.
    fn refs(&self, kind: RecordKind, sql: &str, of: RecordRef) -> Stored<Vec<RecordRef>> {
        let mut found = self.tx.prepare_cached(sql)?;
        let rows = found.query_map(params![self.tenant, text(of.id)], |row| uuid(row, "id"))?;
        rows.map(|id| Ok(RecordRef::new(kind, id?))).collect()
    }
}

/// Orders by one of their two supervisors whose window ends after an instant and begins before another.
fn booked_sql(supervisor: &str) -> String {
    format!(
        "SELECT id FROM record
         WHERE tenant = ?1 AND kind = 'move_order'
           AND json_extract(state, '$.job.schedule.{supervisor}') = ?2
           AND json_extract(state, '$.job.schedule.window.until') > ?3
           AND json_extract(state, '$.job.schedule.window.from') < ?4"
    )
}

impl Records for SqliteTx<'_> {
    fn record(&mut self, of: RecordRef) -> Stored<Option<Row>> {
        let found: Option<(u64, u64, String)> = self
            .tx
            .prepare_cached(
                "SELECT version, last_seq, state FROM record
                 WHERE tenant = ?1 AND kind = ?2 AND id = ?3",
            )?
            .query_row(params![self.tenant, of.kind.as_str(), text(of.id)], |row| {
                Ok((
                    counted(row, "version")?,
                    counted(row, "last_seq")?,
                    row.get("state")?,
                ))
            })
            .optional()?;
        let Some((version, last_seq, state)) = found else {
            return Ok(None);
        };
        Ok(Some(Row {
            version,
            last_seq,
            scope_keys: self.row_keys(of)?,
            state: json(&state, "record")?,
        }))
    }

    fn put_record(&mut self, record: &NewRecord, seq: u64) -> Stored<()> {
        let (kind, id) = (record.of.kind.as_str(), text(record.of.id));
        self.tx
            .prepare_cached(
                "INSERT INTO record VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
                 ON CONFLICT (tenant, kind, id)
                 DO UPDATE SET version = ?4, last_seq = ?5, parent = ?6, state = ?7",
            )?
            .execute(params![
                self.tenant,
                kind,
                id,
                count(record.version),
                count(seq),
                record.parent.map(text),
                record.state,
            ])?;
        self.tx
            .prepare_cached("DELETE FROM row_scope WHERE tenant = ?1 AND kind = ?2 AND id = ?3")?
            .execute(params![self.tenant, kind, id])?;
        let mut add = self
            .tx
            .prepare_cached("INSERT OR IGNORE INTO row_scope VALUES (?1, ?2, ?3, ?4)")?;
        for key in &record.scope_keys {
            add.execute(params![self.tenant, kind, id, key])?;
        }
        Ok(())
    }

    fn complaints_of(&mut self, customer: CustomerId, since: UtcMs) -> Stored<Vec<ComplaintBrief>> {
        let mut found = self.tx.prepare_cached(
            "SELECT json_object('id', id, 'raised_at', json_extract(state, '$.raised_at'))
             FROM record
             WHERE tenant = ?1 AND kind = 'complaint' AND json_extract(state, '$.customer') = ?2
               AND json_extract(state, '$.raised_at') >= ?3
               AND json_extract(state, '$.removed') IS NULL
             ORDER BY id",
        )?;
        let rows = found.query_map(params![self.tenant, text(customer), since.0], |row| {
            row.get::<_, String>(0)
        })?;
        let mut briefs = Vec::new();
        for row in rows {
            // A complaint of a newer build may say when in words unknown here; rules can't count it.
            if let Ok(brief) = serde_json::from_str::<Brief>(&row?) {
                briefs.push(ComplaintBrief {
                    id: brief.id,
                    raised_at: brief.raised_at,
                });
            }
        }
        Ok(briefs)
    }

    fn naming(&mut self, kind: RecordKind, of: RecordRef) -> Stored<Vec<RecordRef>> {
        // As the indexes of the migrations have it: the kind stands in the statement.
        let named = match (kind, of.kind) {
            (RecordKind::Complaint, RecordKind::Customer) => {
                "kind = 'complaint' AND json_extract(state, '$.customer')"
            }
            (RecordKind::MoveOrder, RecordKind::Customer) => {
                "kind = 'move_order' AND json_extract(state, '$.customer')"
            }
            (RecordKind::Visit, RecordKind::Customer) => {
                "kind = 'visit' AND json_extract(state, '$.logged.customer')"
            }
            (RecordKind::Task, RecordKind::Customer) => {
                "kind = 'task' AND json_extract(state, '$.created.customer')"
            }
            (RecordKind::Task, RecordKind::Complaint) => {
                "kind = 'task' AND json_extract(state, '$.created.complaint')"
            }
            (RecordKind::Complaint, RecordKind::MoveOrder) => {
                "kind = 'complaint' AND json_extract(state, '$.order')"
            }
            (RecordKind::MovePart, RecordKind::MoveOrder) => "kind = 'move_part' AND parent",
            _ => return Ok(vec![]),
        };
        self.refs(
            kind,
            &format!("SELECT id FROM record WHERE tenant = ?1 AND {named} = ?2"),
            of,
        )
    }

    fn booked(&mut self, supervisor: StaffId, window: TimeWindow) -> Stored<Vec<RecordRef>> {
        let mut found = vec![];
        // As the indexes of the migrations have it, one for each of the two.
        for supervisor_is in ["project_manager", "service_supervisor"] {
            let mut orders = self.tx.prepare_cached(&booked_sql(supervisor_is))?;
            let rows = orders.query_map(
                params![self.tenant, text(supervisor), window.from.0, window.until.0],
                |row| uuid(row, "id"),
            )?;
            for id in rows {
                found.push(RecordRef::new(RecordKind::MoveOrder, id?));
            }
        }
        Ok(found)
    }

    fn history_of(&mut self, of: RecordRef) -> Stored<Vec<RecordRef>> {
        self.refs(
            RecordKind::TimelineEntry,
            "SELECT id FROM record
             WHERE tenant = ?1 AND parent = ?2 AND kind = 'timeline_entry' ORDER BY id",
            of,
        )
    }

    fn put_user_scope(&mut self, staff: StaffId, keys: &[String], seq: u64) -> Stored<bool> {
        let staff = text(staff);
        let held: Vec<String> = {
            let mut held = self.tx.prepare_cached(
                "SELECT scope_key FROM user_scope WHERE tenant = ?1 AND staff = ?2",
            )?;
            let rows = held.query_map([&self.tenant, &staff], |row| row.get(0))?;
            rows.collect::<Result<_, _>>()?
        };
        let mut changed = false;
        for gone in held.iter().filter(|k| !keys.contains(k)) {
            changed = true;
            self.tx
                .prepare_cached(
                    "DELETE FROM user_scope
                     WHERE tenant = ?1 AND staff = ?2 AND scope_key = ?3",
                )?
                .execute([&self.tenant, &staff, gone])?;
        }
        for new in keys.iter().filter(|k| !held.contains(k)) {
            changed = true;
            self.tx
                .prepare_cached("INSERT INTO user_scope VALUES (?1, ?2, ?3, ?4)")?
                .execute(params![self.tenant, staff, new, count(seq)])?;
        }
        Ok(changed)
    }

    fn last_number(&mut self, series: &str) -> Stored<u32> {
        let last = self
            .tx
            .prepare_cached("SELECT last FROM number_counter WHERE tenant = ?1 AND series = ?2")?
            .query_row([self.tenant.as_str(), series], |row| row.get(0))
            .optional()?;
        Ok(last.unwrap_or_default())
    }

    fn put_last_number(&mut self, series: &str, last: u32) -> Stored<()> {
        self.tx
            .prepare_cached("INSERT OR REPLACE INTO number_counter VALUES (?1, ?2, ?3)")?
            .execute(params![self.tenant, series, last])?;
        Ok(())
    }
}
