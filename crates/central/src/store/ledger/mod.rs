//! What the core needs of storage, by topic. One ledger is one transaction.

mod changes;
mod commands;
mod people;
mod records;

pub use changes::{Changes, How, Position, PostImage, ScopeRow};
pub use commands::{Commands, LogEntry, Logged, Outcome};
pub use people::{DeviceRow, Incarnation, MacKeyRow, People, SessionRow, Throttle, User};
pub use records::{NewRecord, Records, Row};

use domain::ids::TenantId;
use uuid::Uuid;

use crate::store::Stored;

/// The tenant and where its clock stands.
#[derive(Debug, Clone)]
pub struct Tenant {
    /// Identity.
    pub id: TenantId,
    /// Changes when the database was restored.
    pub epoch: Uuid,
    /// Last sequence number given.
    pub seq: u64,
    /// Changes up to here are pruned.
    pub horizon: u64,
    /// Grows when somebody's scope changes.
    pub scope_epoch: u64,
    /// Secret that authenticates cursors.
    pub secret: Vec<u8>,
}

/// Everything that the core asks of storage.
pub trait Ledger: People + Commands + Records + Changes {
    /// The tenant.
    ///
    /// # Errors
    /// Storage failed.
    fn tenant(&mut self) -> Stored<Tenant>;

    /// Takes `by` sequence numbers at once and returns the last of them. Called after every decision
    /// was made, so that the order of numbers is the order of commits.
    ///
    /// # Errors
    /// Storage failed.
    fn advance_clock(&mut self, by: u64) -> Stored<u64>;

    /// Tells that somebody's scope changed.
    ///
    /// # Errors
    /// Storage failed.
    fn bump_scope_epoch(&mut self) -> Stored<()>;
}
