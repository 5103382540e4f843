//! Records as they are now, and the numbers that they get.

use domain::facts::ComplaintBrief;
use domain::ids::{CustomerId, StaffId};
use domain::move_order::TimeWindow;
use domain::record::{RecordKind, RecordRef};
use domain::time::UtcMs;
use serde_json::Value;
use uuid::Uuid;

use crate::store::Stored;

/// A record as it is now.
#[derive(Debug, Clone)]
pub struct Row {
    /// Version.
    pub version: u64,
    /// Sequence number of its last change.
    pub last_seq: u64,
    /// Scope keys, sorted.
    pub scope_keys: Vec<String>,
    /// State as the domain serialises it.
    pub state: Value,
}

/// A record as it becomes.
#[derive(Debug, Clone)]
pub struct NewRecord {
    /// Which.
    pub of: RecordRef,
    /// Version.
    pub version: u64,
    /// The record it belongs to.
    pub parent: Option<Uuid>,
    /// Scope keys.
    pub scope_keys: Vec<String>,
    /// State as JSON text.
    pub state: String,
}

/// Records and numbers.
#[allow(clippy::missing_errors_doc)] // every method fails alike: storage failed
pub trait Records {
    /// A record.
    fn record(&mut self, of: RecordRef) -> Stored<Option<Row>>;
    /// Writes a record and its scope keys.
    fn put_record(&mut self, record: &NewRecord, seq: u64) -> Stored<()>;
    /// The customer's complaints raised since an instant.
    fn complaints_of(&mut self, customer: CustomerId, since: UtcMs) -> Stored<Vec<ComplaintBrief>>;
    /// Records of a kind that name another; whether they still stand on it, their state says.
    fn naming(&mut self, kind: RecordKind, of: RecordRef) -> Stored<Vec<RecordRef>>;
    /// Move orders scheduled with a supervisor whose window overlaps with this one; whether they still
    /// are, their state says.
    fn booked(&mut self, supervisor: StaffId, window: TimeWindow) -> Stored<Vec<RecordRef>>;
    /// Timeline entries of a record.
    fn history_of(&mut self, of: RecordRef) -> Stored<Vec<RecordRef>>;
    /// Replaces what a person may read; tells whether anything changed.
    fn put_user_scope(&mut self, staff: StaffId, keys: &[String], seq: u64) -> Stored<bool>;
    /// Last number given in a series; 0 before the first.
    fn last_number(&mut self, series: &str) -> Stored<u32>;
    /// Notes the last number given.
    fn put_last_number(&mut self, series: &str, last: u32) -> Stored<()>;
}
