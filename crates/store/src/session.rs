//! Sessions at the central, one for each person who shares the laptop; sealed by the database's
//! encryption.

use std::fmt;

use domain::ids::StaffId;
use domain::time::UtcMs;
use rusqlite::{OptionalExtension, Row, params};

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

impl Session {
    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            staff_id: StaffId(row.get::<_, Id>(0)?.0),
            user: row.get(1)?,
            refresh: row.get(2)?,
            access: row.get(3)?,
            access_expires_at: row.get::<_, At>(4)?.0,
        })
    }
}

const COLUMNS: &str = "staff_id, user, refresh, access, access_expires_at";

impl Reader<'_> {
    /// A person's session, if there is one.
    ///
    /// # Errors
    /// Errors of the database.
    pub fn session(&self, staff: StaffId) -> Result<Option<Session>> {
        Ok(self
            .conn
            .prepare_cached(&format!(
                "SELECT {COLUMNS} FROM session WHERE staff_id = ?1"
            ))?
            .query_row([Id(staff.0)], Session::from_row)
            .optional()?)
    }

    /// The session under a sign-in name, if there is one.
    ///
    /// # Errors
    /// Errors of the database.
    pub fn session_of(&self, user: &str) -> Result<Option<Session>> {
        Ok(self
            .conn
            .prepare_cached(&format!("SELECT {COLUMNS} FROM session WHERE user = ?1"))?
            .query_row([user], Session::from_row)
            .optional()?)
    }
}

impl Transaction<'_> {
    /// Puts a person's session in place of the one before.
    ///
    /// # Errors
    /// Errors of the database.
    pub fn set_session(&self, session: &Session) -> Result<()> {
        self.conn
            .prepare_cached(
                "INSERT OR REPLACE INTO session \
                 (staff_id, user, refresh, access, access_expires_at) VALUES (?1, ?2, ?3, ?4, ?5)",
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

    /// Forgets a person's session. Commands that wait stay.
    ///
    /// # Errors
    /// Errors of the database.
    pub fn clear_session(&self, staff: StaffId) -> Result<()> {
        self.conn
            .prepare_cached("DELETE FROM session WHERE staff_id = ?1")?
            .execute([Id(staff.0)])?;
        Ok(())
    }
}
