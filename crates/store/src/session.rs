//! Who is signed in; sealed by the database's encryption.

use std::fmt;

use domain::ids::StaffId;
use domain::time::UtcMs;
use rusqlite::{OptionalExtension, params};

use crate::columns::{At, Id};
use crate::{Reader, Result, Transaction};

/// A session at the central.
#[derive(Clone, PartialEq, Eq)]
pub struct Session {
    /// The person.
    pub staff_id: StaffId,
    /// Sign-in name.
    pub user: String,
    /// Gets the next access token; works once.
    pub refresh: String,
    /// Sent with every request.
    pub access: String,
    /// Until.
    pub access_expires_at: UtcMs,
}

/// Without the tokens.
impl fmt::Debug for Session {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Session")
            .field("staff_id", &self.staff_id)
            .field("access_expires_at", &self.access_expires_at)
            .finish_non_exhaustive()
    }
}

impl Reader<'_> {
    /// The session, if anybody is signed in.
    ///
    /// # Errors
    /// Errors of the database.
    pub fn session(&self) -> Result<Option<Session>> {
        Ok(self
            .conn
            .prepare_cached(
                "SELECT staff_id, user, refresh, access, access_expires_at FROM session",
            )?
            .query_row([], |row| {
                Ok(Session {
                    staff_id: StaffId(row.get::<_, Id>(0)?.0),
                    user: row.get(1)?,
                    refresh: row.get(2)?,
                    access: row.get(3)?,
                    access_expires_at: row.get::<_, At>(4)?.0,
                })
            })
            .optional()?)
    }
}

impl Transaction<'_> {
    /// Puts a session in place of the one before.
    ///
    /// # Errors
    /// Errors of the database.
    pub fn set_session(&self, session: &Session) -> Result<()> {
        self.conn
            .prepare_cached(
                "INSERT OR REPLACE INTO session \
                 (one, staff_id, user, refresh, access, access_expires_at) \
                 VALUES (1, ?1, ?2, ?3, ?4, ?5)",
            )?
            .execute(params![
                Id(session.staff_id.0),
                session.user,
                session.refresh,
                session.access,
                At(session.access_expires_at)
            ])?;
        Ok(())
    }

    /// Signs out. Commands that wait stay.
    ///
    /// # Errors
    /// Errors of the database.
    pub fn clear_session(&self) -> Result<()> {
        self.conn
            .prepare_cached("DELETE FROM session")?
            .execute([])?;
        Ok(())
    }
}
