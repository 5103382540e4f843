//! Users, devices and sessions in `SQLite`.

use domain::ids::{DeviceId, StaffId};
use domain::time::UtcMs;
use rusqlite::{OptionalExtension, Row, params};
use uuid::Uuid;
use wire::sync_protocol::DeviceFlag;

use super::SqliteTx;
use super::columns::{count, counted, maybe_time, maybe_uuid, text, time, uuid};
use crate::store::Stored;
use crate::store::ledger::{DeviceRow, Incarnation, MacKeyRow, People, SessionRow, Throttle, User};

fn flag_word(flag: DeviceFlag) -> &'static str {
    match flag {
        DeviceFlag::Ok => "ok",
        DeviceFlag::Revoked => "revoked",
        DeviceFlag::Wipe => "wipe",
    }
}

fn flag(word: &str) -> DeviceFlag {
    match word {
        "ok" => DeviceFlag::Ok,
        "wipe" => DeviceFlag::Wipe,
        _ => DeviceFlag::Revoked,
    }
}

fn user(row: &Row<'_>) -> rusqlite::Result<User> {
    Ok(User {
        staff: StaffId(uuid(row, "staff")?),
        name: row.get("name")?,
        password_hash: row.get("password_hash")?,
        active: row.get("active")?,
    })
}

fn session(row: &Row<'_>) -> rusqlite::Result<SessionRow> {
    Ok(SessionRow {
        id: uuid(row, "id")?,
        family: uuid(row, "family")?,
        previous: maybe_uuid(row, "previous")?,
        staff: StaffId(uuid(row, "staff")?),
        device: DeviceId(uuid(row, "device")?),
        incarnation: uuid(row, "incarnation")?,
        access_hash: row.get("access_hash")?,
        access_expires_at: time(row, "access_expires_at")?,
        refresh_hash: row.get("refresh_hash")?,
        refresh_expires_at: time(row, "refresh_expires_at")?,
        created_at: time(row, "created_at")?,
        seen_at: maybe_time(row, "seen_at")?,
        used_at: maybe_time(row, "used_at")?,
        revoked_at: maybe_time(row, "revoked_at")?,
    })
}

fn mac_key(row: &Row<'_>) -> rusqlite::Result<MacKeyRow> {
    Ok(MacKeyRow {
        id: uuid(row, "id")?,
        staff: StaffId(uuid(row, "staff")?),
        device: DeviceId(uuid(row, "device")?),
        incarnation: uuid(row, "incarnation")?,
        secret: row.get("secret")?,
        issued_at: time(row, "issued_at")?,
    })
}

/// A session that was refreshed is used up; the one after it stands for the person.
/// Named, because without figures of its own the planner takes the index of what is over.
const STAFF_AT: &str = "SELECT DISTINCT staff FROM session INDEXED BY session_of_laptop
     WHERE tenant = ?1 AND device = ?2 AND incarnation = ?3
         AND revoked_at IS NULL AND used_at IS NULL AND refresh_expires_at > ?4
     ORDER BY staff";
const FORGET_SESSIONS: &str = "DELETE FROM session WHERE tenant = ?1 AND refresh_expires_at < ?2";

impl People for SqliteTx<'_> {
    fn user_named(&mut self, name: &str) -> Stored<Option<User>> {
        Ok(self
            .tx
            .prepare_cached("SELECT * FROM user WHERE tenant = ?1 AND name = ?2")?
            .query_row([self.tenant.as_str(), name], user)
            .optional()?)
    }

    fn user_of(&mut self, staff: StaffId) -> Stored<Option<User>> {
        Ok(self
            .tx
            .prepare_cached("SELECT * FROM user WHERE tenant = ?1 AND staff = ?2")?
            .query_row([&self.tenant, &text(staff)], user)
            .optional()?)
    }

    fn put_user(&mut self, user: &User) -> Stored<()> {
        self.tx
            .prepare_cached("INSERT OR REPLACE INTO user VALUES (?1, ?2, ?3, ?4, ?5)")?
            .execute(params![
                self.tenant,
                text(user.staff),
                user.name,
                user.password_hash,
                user.active
            ])?;
        Ok(())
    }

    fn throttle(&mut self, key: &str) -> Stored<Option<Throttle>> {
        Ok(self
            .tx
            .prepare_cached("SELECT * FROM throttle WHERE tenant = ?1 AND key = ?2")?
            .query_row([self.tenant.as_str(), key], |row| {
                Ok(Throttle {
                    failures: row.get("failures")?,
                    last_failed: time(row, "last_failed")?,
                    blocked_until: time(row, "blocked_until")?,
                })
            })
            .optional()?)
    }

    fn put_throttle(&mut self, key: &str, throttle: Throttle) -> Stored<()> {
        self.tx
            .prepare_cached("INSERT OR REPLACE INTO throttle VALUES (?1, ?2, ?3, ?4, ?5)")?
            .execute(params![
                self.tenant,
                key,
                throttle.failures,
                throttle.last_failed.0,
                throttle.blocked_until.0
            ])?;
        Ok(())
    }

    fn clear_throttle(&mut self, key: &str) -> Stored<()> {
        self.tx.execute(
            "DELETE FROM throttle WHERE tenant = ?1 AND key = ?2",
            [self.tenant.as_str(), key],
        )?;
        Ok(())
    }

    fn forget_throttles(&mut self, before: UtcMs) -> Stored<()> {
        self.tx.execute(
            "DELETE FROM throttle WHERE tenant = ?1 AND last_failed < ?2",
            params![self.tenant, before.0],
        )?;
        Ok(())
    }

    fn device(&mut self, id: DeviceId) -> Stored<Option<DeviceRow>> {
        Ok(self
            .tx
            .prepare_cached("SELECT * FROM device WHERE tenant = ?1 AND id = ?2")?
            .query_row([&self.tenant, &text(id)], |row| {
                Ok(DeviceRow {
                    id,
                    name: row.get("name")?,
                    incarnation: uuid(row, "incarnation")?,
                    last_seq: counted(row, "last_seq")?,
                    status: flag(&row.get::<_, String>("status")?),
                    last_seen: time(row, "last_seen")?,
                    reported_pending: row.get("reported_pending")?,
                    oldest_pending: maybe_time(row, "oldest_pending")?,
                })
            })
            .optional()?)
    }

    fn put_device(&mut self, device: &DeviceRow) -> Stored<()> {
        self.tx
            .prepare_cached(
                "INSERT INTO device (tenant, id, name, incarnation, last_seq, status, last_seen,
                     reported_pending, oldest_pending, enrolled_at)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?7)
                 ON CONFLICT (tenant, id) DO UPDATE SET name = ?3, incarnation = ?4, last_seq = ?5,
                     status = ?6, last_seen = ?7, reported_pending = ?8, oldest_pending = ?9",
            )?
            .execute(params![
                self.tenant,
                text(device.id),
                device.name,
                text(device.incarnation),
                count(device.last_seq),
                flag_word(device.status),
                device.last_seen.0,
                device.reported_pending,
                device.oldest_pending.map(|t| t.0),
            ])?;
        Ok(())
    }

    fn incarnation(&mut self, device: DeviceId, of: Uuid) -> Stored<Option<Incarnation>> {
        Ok(self
            .tx
            .prepare_cached(
                "SELECT * FROM device_incarnation
                 WHERE tenant = ?1 AND device = ?2 AND incarnation = ?3",
            )?
            .query_row([&self.tenant, &text(device), &text(of)], |row| {
                Ok(Incarnation {
                    device,
                    incarnation: of,
                    code: row.get("code")?,
                    last_seq: counted(row, "last_seq")?,
                    last_effective_at: maybe_time(row, "last_effective_at")?,
                })
            })
            .optional()?)
    }

    fn put_incarnation(&mut self, incarnation: &Incarnation, now: UtcMs) -> Stored<()> {
        self.tx
            .prepare_cached(
                "INSERT INTO device_incarnation VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
                 ON CONFLICT (tenant, device, incarnation)
                 DO UPDATE SET last_seq = ?5, last_effective_at = ?6",
            )?
            .execute(params![
                self.tenant,
                text(incarnation.device),
                text(incarnation.incarnation),
                incarnation.code,
                count(incarnation.last_seq),
                incarnation.last_effective_at.map(|t| t.0),
                now.0,
            ])?;
        Ok(())
    }

    fn count_incarnations(&mut self) -> Stored<u32> {
        Ok(self.tx.query_row(
            "SELECT count(*) FROM device_incarnation WHERE tenant = ?1",
            [&self.tenant],
            |row| row.get(0),
        )?)
    }

    fn session_by_access(&mut self, hash: &str) -> Stored<Option<SessionRow>> {
        Ok(self
            .tx
            .prepare_cached("SELECT * FROM session WHERE tenant = ?1 AND access_hash = ?2")?
            .query_row([self.tenant.as_str(), hash], session)
            .optional()?)
    }

    fn session_by_refresh(&mut self, hash: &str) -> Stored<Option<SessionRow>> {
        Ok(self
            .tx
            .prepare_cached("SELECT * FROM session WHERE tenant = ?1 AND refresh_hash = ?2")?
            .query_row([self.tenant.as_str(), hash], session)
            .optional()?)
    }

    fn sessions_after(&mut self, id: Uuid) -> Stored<Vec<SessionRow>> {
        let mut found = self
            .tx
            .prepare_cached("SELECT * FROM session WHERE tenant = ?1 AND previous = ?2")?;
        let rows = found.query_map([&self.tenant, &text(id)], session)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn put_session(&mut self, s: &SessionRow) -> Stored<()> {
        self.tx
            .prepare_cached(
                "INSERT OR REPLACE INTO session VALUES
                 (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
            )?
            .execute(params![
                self.tenant,
                text(s.id),
                text(s.family),
                s.previous.map(text),
                text(s.staff),
                text(s.device),
                text(s.incarnation),
                s.access_hash,
                s.access_expires_at.0,
                s.refresh_hash,
                s.refresh_expires_at.0,
                s.created_at.0,
                s.seen_at.map(|t| t.0),
                s.used_at.map(|t| t.0),
                s.revoked_at.map(|t| t.0),
            ])?;
        Ok(())
    }

    fn revoke_family(&mut self, family: Uuid, now: UtcMs) -> Stored<()> {
        self.tx.execute(
            "UPDATE session SET revoked_at = ?3
             WHERE tenant = ?1 AND family = ?2 AND revoked_at IS NULL",
            params![self.tenant, text(family), now.0],
        )?;
        Ok(())
    }

    fn staff_at(
        &mut self,
        device: DeviceId,
        incarnation: Uuid,
        now: UtcMs,
    ) -> Stored<Vec<StaffId>> {
        let mut found = self.tx.prepare_cached(STAFF_AT)?;
        let rows = found.query_map(
            params![self.tenant, text(device), text(incarnation), now.0],
            |row| Ok(StaffId(uuid(row, "staff")?)),
        )?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn put_mac_key(&mut self, key: &MacKeyRow) -> Stored<()> {
        self.tx
            .prepare_cached("INSERT INTO mac_key VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")?
            .execute(params![
                self.tenant,
                text(key.id),
                text(key.staff),
                text(key.device),
                text(key.incarnation),
                key.secret,
                key.issued_at.0,
            ])?;
        Ok(())
    }

    fn mac_key(&mut self, id: Uuid) -> Stored<Option<MacKeyRow>> {
        Ok(self
            .tx
            .prepare_cached("SELECT * FROM mac_key WHERE tenant = ?1 AND id = ?2")?
            .query_row([&self.tenant, &text(id)], mac_key)
            .optional()?)
    }

    fn last_mac_key(
        &mut self,
        staff: StaffId,
        device: DeviceId,
        incarnation: Uuid,
    ) -> Stored<Option<MacKeyRow>> {
        Ok(self
            .tx
            .prepare_cached(
                "SELECT * FROM mac_key
                 WHERE tenant = ?1 AND staff = ?2 AND device = ?3 AND incarnation = ?4
                 ORDER BY issued_at DESC, id DESC LIMIT 1",
            )?
            .query_row(
                [
                    &self.tenant,
                    &text(staff),
                    &text(device),
                    &text(incarnation),
                ],
                mac_key,
            )
            .optional()?)
    }

    fn forget_sessions(&mut self, before: UtcMs) -> Stored<()> {
        self.tx
            .execute(FORGET_SESSIONS, params![self.tenant, before.0])?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use rusqlite::Connection;

    use super::*;
    use crate::store::sqlite::embedded;

    #[test]
    fn whoever_is_at_a_laptop_is_a_range_of_an_index_and_so_is_what_is_over() {
        let mut connection = Connection::open_in_memory().expect("a database");
        let migrations = embedded::migrations::runner();
        migrations.run(&mut connection).expect("its tables");
        for (sql, index) in [
            (
                STAFF_AT,
                "INDEX session_of_laptop (tenant=? AND device=? AND incarnation=?",
            ),
            (
                FORGET_SESSIONS,
                "INDEX session_over (tenant=? AND refresh_expires_at<?",
            ),
        ] {
            let mut explained = connection
                .prepare(&format!("EXPLAIN QUERY PLAN {sql}"))
                .expect("a statement");
            let given = vec![1; explained.parameter_count()];
            let plan: Vec<String> = explained
                .query_map(rusqlite::params_from_iter(given), |row| row.get(3))
                .expect("explained")
                .collect::<Result<_, _>>()
                .expect("a plan");
            assert!(plan.join("; ").contains(index), "{plan:?}");
        }
    }
}
