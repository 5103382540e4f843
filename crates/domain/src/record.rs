//! The one shape that syncs: `record(kind, id, version, seq, scope keys, state)`.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::bulk_import::Import;
use crate::complaint::Complaint;
use crate::customer::Customer;
use crate::ids::{ImportId, StaffId};
use crate::move_order::{MoveOrder, MovePart};
use crate::organisation::{Crew, Staff, Store};
use crate::review::Review;
use crate::shape;
use crate::task::Task;
use crate::time::UtcMs;
use crate::timeline::TimelineEntry;
use crate::visit::Visit;

/// Kinds of record that this build knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(ts_rs::TS, utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum RecordKind {
    /// Store.
    Store,
    /// Crew.
    Crew,
    /// Staff.
    Staff,
    /// Customer 顾客.
    Customer,
    /// Move order 搬家订单.
    MoveOrder,
    /// Line, mark, tick or signature of a move order.
    MovePart,
    /// Complaint 投诉.
    Complaint,
    /// Visit 到访.
    Visit,
    /// Task 待办.
    Task,
    /// Import 导入.
    Import,
    /// Refused command that a person decided on.
    Review,
    /// Timeline entry.
    TimelineEntry,
}

impl RecordKind {
    /// Every kind.
    pub const ALL: [Self; 12] = [
        Self::Store,
        Self::Crew,
        Self::Staff,
        Self::Customer,
        Self::MoveOrder,
        Self::MovePart,
        Self::Complaint,
        Self::Visit,
        Self::Task,
        Self::Import,
        Self::Review,
        Self::TimelineEntry,
    ];

    /// The word in tables and on the wire; the same as serde's.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Store => "store",
            Self::Crew => "crew",
            Self::Staff => "staff",
            Self::Customer => "customer",
            Self::MoveOrder => "move_order",
            Self::MovePart => "move_part",
            Self::Complaint => "complaint",
            Self::Visit => "visit",
            Self::Task => "task",
            Self::Import => "import",
            Self::Review => "review",
            Self::TimelineEntry => "timeline_entry",
        }
    }

    /// The kind with this word, if this build knows it.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|k| k.as_str() == word)
    }
}

shape! {
    /// Names one record.
    #[derive(Copy, Eq, Hash, PartialOrd, Ord)]
    pub struct RecordRef {
        /// Kind.
        pub kind: RecordKind,
        /// Identity.
        pub id: Uuid,
    }

    /// Who took a record back, with the import that had brought it.
    pub struct Removed {
        /// The import.
        pub import: ImportId,
        /// Who.
        pub by: StaffId,
        /// When.
        pub at: UtcMs,
    }

    /// The state of a record, by kind.
    #[serde(tag = "kind", content = "state", rename_all = "snake_case")]
    #[allow(clippy::large_enum_variant)]
    pub enum RecordState {
        /// Store.
        Store(Store),
        /// Crew.
        Crew(Crew),
        /// Staff.
        Staff(Staff),
        /// Customer.
        Customer(Customer),
        /// Move order.
        MoveOrder(MoveOrder),
        /// Line, mark, tick or signature of a move order.
        MovePart(MovePart),
        /// Complaint.
        Complaint(Complaint),
        /// Visit 到访.
        Visit(Visit),
        /// Task 待办.
        Task(Task),
        /// Import 导入.
        Import(Import),
        /// Refused command that a person decided on.
        Review(Review),
        /// Timeline entry.
        TimelineEntry(TimelineEntry),
    }
}

impl RecordRef {
    /// Names a record.
    #[must_use]
    pub fn new(kind: RecordKind, id: Uuid) -> Self {
        Self { kind, id }
    }
}

impl RecordState {
    /// Kind of this record.
    #[must_use]
    pub fn kind(&self) -> RecordKind {
        match self {
            Self::Store(_) => RecordKind::Store,
            Self::Crew(_) => RecordKind::Crew,
            Self::Staff(_) => RecordKind::Staff,
            Self::Customer(_) => RecordKind::Customer,
            Self::MoveOrder(_) => RecordKind::MoveOrder,
            Self::MovePart(_) => RecordKind::MovePart,
            Self::Complaint(_) => RecordKind::Complaint,
            Self::Visit(_) => RecordKind::Visit,
            Self::Task(_) => RecordKind::Task,
            Self::Import(_) => RecordKind::Import,
            Self::Review(_) => RecordKind::Review,
            Self::TimelineEntry(_) => RecordKind::TimelineEntry,
        }
    }
}
