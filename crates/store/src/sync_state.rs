//! What the laptop remembers of its central, and its own counters.

use domain::ids::{DeviceId, TenantId};
use domain::time::UtcMs;
use rusqlite::params;
use uuid::Uuid;

use crate::columns::{At, Id, Whole};
use crate::{NewDevice, Reader, Result, Transaction};

/// State of sync.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyncState {
    /// Where the last complete checkpoint ended.
    pub cursor: Option<String>,
    /// The central's life; another one means that it was restored.
    pub tenant_epoch: Option<Uuid>,
    /// Scopes held, as the central hashes them.
    pub scope_state: Option<String>,
    /// Hash of the playbook in force.
    pub policy_hash: Option<String>,
    /// Central's time minus the laptop's, in milliseconds.
    pub clock_offset_ms: Option<i64>,
    /// Central's time at the last contact.
    pub last_server_time: Option<UtcMs>,
    /// When everything last was up to date.
    pub last_synced_at: Option<UtcMs>,
    /// Tenant.
    pub tenant_id: Option<TenantId>,
    /// This laptop.
    pub device_id: DeviceId,
    /// Its life; a new one after a reinstallation or a restored image.
    pub incarnation: Uuid,
    /// Its code in provisional numbers.
    pub device_code: Option<String>,
    /// Number of the next command.
    pub next_device_seq: u64,
    /// Next provisional number.
    pub next_number: u32,
    /// The person chose to work offline.
    pub working_offline: bool,
    /// Where the central is.
    pub central_url: Option<String>,
}

impl Reader<'_> {
    /// State of sync.
    ///
    /// # Errors
    /// Errors of the database.
    pub fn sync_state(&self) -> Result<SyncState> {
        Ok(self
            .conn
            .prepare_cached(
                "SELECT cursor, tenant_epoch, scope_state, policy_hash, clock_offset_ms, \
                 last_server_time, last_synced_at, tenant_id, device_id, incarnation, \
                 device_code, next_device_seq, next_number, working_offline, central_url \
                 FROM sync_state",
            )?
            .query_row([], |row| {
                Ok(SyncState {
                    cursor: row.get(0)?,
                    tenant_epoch: row.get::<_, Option<Id>>(1)?.map(|id| id.0),
                    scope_state: row.get(2)?,
                    policy_hash: row.get(3)?,
                    clock_offset_ms: row.get(4)?,
                    last_server_time: row.get::<_, Option<At>>(5)?.map(|at| at.0),
                    last_synced_at: row.get::<_, Option<At>>(6)?.map(|at| at.0),
                    tenant_id: row.get::<_, Option<Id>>(7)?.map(|id| TenantId(id.0)),
                    device_id: DeviceId(row.get::<_, Id>(8)?.0),
                    incarnation: row.get::<_, Id>(9)?.0,
                    device_code: row.get(10)?,
                    next_device_seq: row.get::<_, Whole>(11)?.0,
                    next_number: row.get(12)?,
                    working_offline: row.get(13)?,
                    central_url: row.get(14)?,
                })
            })?)
    }
}

impl Transaction<'_> {
    /// Writes what was learned of the central. The laptop's identity and its counters stay as they
    /// are, whatever `state` says: only [`Transaction::enqueue`] and [`Transaction::take_number`]
    /// move counters, so that a state read earlier can't turn them back.
    ///
    /// # Errors
    /// Errors of the database.
    pub fn set_sync_state(&self, state: &SyncState) -> Result<()> {
        self.conn
            .prepare_cached(
                "UPDATE sync_state SET cursor = ?1, tenant_epoch = ?2, scope_state = ?3, \
                 policy_hash = ?4, clock_offset_ms = ?5, last_server_time = ?6, \
                 last_synced_at = ?7, tenant_id = ?8, device_code = ?9, working_offline = ?10, \
                 central_url = ?11",
            )?
            .execute(params![
                state.cursor,
                state.tenant_epoch.map(Id),
                state.scope_state,
                state.policy_hash,
                state.clock_offset_ms,
                state.last_server_time.map(At),
                state.last_synced_at.map(At),
                state.tenant_id.map(|tenant| Id(tenant.0)),
                state.device_code,
                state.working_offline,
                state.central_url,
            ])?;
        Ok(())
    }

    /// Takes the next provisional number; given back only if the transaction is.
    ///
    /// # Errors
    /// Errors of the database.
    pub fn take_number(&self) -> Result<u32> {
        Ok(self
            .conn
            .prepare_cached(
                "UPDATE sync_state SET next_number = next_number + 1 RETURNING next_number - 1",
            )?
            .query_row([], |row| row.get(0))?)
    }

    /// Gives a new laptop its identity; one that has an identity keeps it.
    pub(crate) fn keep_or_name(&self, device: NewDevice) -> Result<()> {
        self.conn.execute(
            "INSERT INTO sync_state (one, device_id, incarnation) VALUES (1, ?1, ?2) \
             ON CONFLICT DO NOTHING",
            params![Id(device.device_id.0), Id(device.incarnation)],
        )?;
        Ok(())
    }
}
