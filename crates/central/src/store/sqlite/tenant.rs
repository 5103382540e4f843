//! The tenant, its clock, and the playbook in force.

use domain::ids::TenantId;
use domain::time::UtcMs;
use rusqlite::{OptionalExtension, params};
use uuid::Uuid;

use super::columns::{count, counted, text, uuid};
use super::{SqliteStore, SqliteTx};
use crate::store::Stored;
use crate::store::ledger::{Ledger, Tenant};

impl SqliteStore {
    /// Founds the tenant of a new database; tells whether it was new.
    ///
    /// # Errors
    /// Storage failed.
    pub fn found(
        &mut self,
        id: TenantId,
        epoch: Uuid,
        secret: &[u8; 32],
        now: UtcMs,
    ) -> Stored<bool> {
        let added = self.connection.execute(
            "INSERT INTO tenant_clock (tenant, epoch, secret, created_at)
             SELECT ?1, ?2, ?3, ?4 WHERE NOT EXISTS (SELECT 1 FROM tenant_clock)",
            params![text(id), text(epoch), secret.as_slice(), now.0],
        )?;
        Ok(added == 1)
    }
}

impl SqliteTx<'_> {
    /// The newest playbook as it was put.
    ///
    /// # Errors
    /// Storage failed.
    pub fn playbook(&mut self) -> Stored<Option<String>> {
        Ok(self
            .tx
            .prepare_cached(
                "SELECT body FROM playbook WHERE tenant = ?1 ORDER BY version DESC LIMIT 1",
            )?
            .query_row([&self.tenant], |row| row.get(0))
            .optional()?)
    }

    /// Puts a playbook in force.
    ///
    /// # Errors
    /// Storage failed, or the version is taken.
    pub fn put_playbook(&mut self, version: u32, hash: &str, body: &str, now: UtcMs) -> Stored<()> {
        self.tx.execute(
            "INSERT INTO playbook (tenant, version, hash, body, added_at)
             VALUES (?1, ?2, ?3, ?4, ?5)",
            params![self.tenant, version, hash, body, now.0],
        )?;
        Ok(())
    }
}

impl Ledger for SqliteTx<'_> {
    fn tenant(&mut self) -> Stored<Tenant> {
        Ok(self
            .tx
            .prepare_cached("SELECT * FROM tenant_clock WHERE tenant = ?1")?
            .query_row([&self.tenant], |row| {
                Ok(Tenant {
                    id: TenantId(uuid(row, "tenant")?),
                    epoch: uuid(row, "epoch")?,
                    seq: counted(row, "seq")?,
                    horizon: counted(row, "horizon")?,
                    scope_epoch: counted(row, "scope_epoch")?,
                    secret: row.get("secret")?,
                })
            })?)
    }

    fn advance_clock(&mut self, by: u64) -> Stored<u64> {
        Ok(self
            .tx
            .prepare_cached(
                "UPDATE tenant_clock SET seq = seq + ?2 WHERE tenant = ?1 RETURNING seq",
            )?
            .query_row(params![self.tenant, count(by)], |row| counted(row, "seq"))?)
    }

    fn bump_scope_epoch(&mut self) -> Stored<()> {
        self.tx.execute(
            "UPDATE tenant_clock SET scope_epoch = scope_epoch + 1 WHERE tenant = ?1",
            [&self.tenant],
        )?;
        Ok(())
    }
}
