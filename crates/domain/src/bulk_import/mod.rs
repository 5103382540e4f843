//! Imports 导入: many records at once from a file, applied whole and undone whole. A long import
//! travels in parts, each a command of its own; its record says how many have arrived.

mod apply;
mod decide;
#[cfg(test)]
mod tests;

pub use apply::apply;
pub(crate) use decide::{import_complaints, import_customers, undo};

use crate::complaint::RegisterComplaint;
use crate::customer::RegisterCustomer;
use crate::ids::{ImportId, StaffId, StoreId};
use crate::shape;
use crate::time::UtcMs;

/// Most rows that one part carries, so that a part stays far below the size of a push.
pub const MOST_ROWS_IN_A_PART: usize = 500;

shape! {
    /// What all parts of an import say of it.
    #[derive(Eq)]
    pub struct ImportHead {
        /// Id made by the caller.
        pub id: ImportId,
        /// Store that the records belong to.
        pub store: StoreId,
        /// Name of the file, without its folder.
        pub file_name: String,
        /// Rows in all parts together.
        pub rows: u32,
        /// How many parts.
        pub parts: u32,
    }

    /// What kind of records an import brings.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum ImportKind {
        /// Customers.
        Customers,
        /// Complaints.
        Complaints,
    }

    /// Part of an import of customers.
    pub struct ImportCustomers {
        /// The import.
        pub head: ImportHead,
        /// Which part, from 0.
        pub part: u32,
        /// The customers.
        pub customers: Vec<RegisterCustomer>,
    }

    /// Part of an import of complaints.
    pub struct ImportComplaints {
        /// The import.
        pub head: ImportHead,
        /// Which part, from 0.
        pub part: u32,
        /// The complaints.
        pub complaints: Vec<RegisterComplaint>,
    }

    /// Part of the undo of an import: takes these records back. One that something was built on
    /// since stays.
    pub struct UndoImport {
        /// The import.
        pub import: ImportId,
        /// Which kind.
        pub kind: ImportKind,
        /// Which part, from 0.
        pub part: u32,
        /// The records.
        pub records: Vec<uuid::Uuid>,
    }

    /// An import as a record.
    pub struct Import {
        /// What its parts say.
        pub head: ImportHead,
        /// Which kind of records.
        pub kind: ImportKind,
        /// Who imported.
        pub by: StaffId,
        /// Name.
        pub by_name: String,
        /// When.
        pub at: UtcMs,
        /// Parts that have arrived.
        pub parts_in: u32,
        /// When its undo began.
        pub undone_at: Option<UtcMs>,
        /// Records taken back.
        pub taken_back: u32,
        /// Records that stay, since something was built on them.
        pub kept: u32,
    }

    /// What happened to an import.
    #[serde(tag = "type", rename_all = "snake_case")]
    pub enum ImportEvent {
        /// A part arrived.
        ImportPartApplied {
            /// The import after it.
            import: Import,
        },
        /// A part was taken back.
        ImportPartUndone {
            /// When.
            at: UtcMs,
            /// Records taken back.
            taken_back: u32,
            /// Records that stay.
            kept: u32,
        },
    }
}
