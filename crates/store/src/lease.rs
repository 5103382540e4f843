//! The central's signed permission to work offline, the latest for each person.

use domain::ids::StaffId;
use domain::time::UtcMs;
use rusqlite::{OptionalExtension, params};
use uuid::Uuid;

use crate::columns::{At, Id};
use crate::{Reader, Result, Transaction};

/// A lease as it came; whether its signature is right is not this crate's to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lease {
    /// Identity.
    pub lease_id: Uuid,
    /// The person.
    pub staff_id: StaffId,
    /// Until.
    pub not_after: UtcMs,
    /// What was signed, byte for byte.
    pub body: String,
    /// The signature.
    pub signature: String,
    /// When it came.
    pub received_at: UtcMs,
}

impl Reader<'_> {
    /// A person's lease, if there is one.
    ///
    /// # Errors
    /// Errors of the database.
    pub fn lease(&self, staff: StaffId) -> Result<Option<Lease>> {
        Ok(self
            .conn
            .prepare_cached(
                "SELECT lease_id, staff_id, not_after, body, signature, received_at FROM lease \
                 WHERE staff_id = ?1",
            )?
            .query_row([Id(staff.0)], |row| {
                Ok(Lease {
                    lease_id: row.get::<_, Id>(0)?.0,
                    staff_id: StaffId(row.get::<_, Id>(1)?.0),
                    not_after: row.get::<_, At>(2)?.0,
                    body: row.get(3)?,
                    signature: row.get(4)?,
                    received_at: row.get::<_, At>(5)?.0,
                })
            })
            .optional()?)
    }
}

impl Transaction<'_> {
    /// Puts a person's lease in place of the one before.
    ///
    /// # Errors
    /// Errors of the database.
    pub fn set_lease(&self, lease: &Lease) -> Result<()> {
        self.conn
            .prepare_cached(
                "INSERT OR REPLACE INTO lease \
                 (lease_id, staff_id, not_after, body, signature, received_at) \
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            )?
            .execute(params![
                Id(lease.lease_id),
                Id(lease.staff_id.0),
                At(lease.not_after),
                lease.body,
                lease.signature,
                At(lease.received_at),
            ])?;
        Ok(())
    }
}
