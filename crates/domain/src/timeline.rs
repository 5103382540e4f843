//! Timeline entries: one record for each event, so that a long history never weighs on the record.

use crate::bulk_import::ImportEvent;
use crate::complaint::ComplaintEvent;
use crate::customer::CustomerEvent;
use crate::ids::{CommandId, DeviceId, StaffId};
use crate::move_order::MoveOrderEvent;
use crate::record::RecordRef;
use crate::review::ReviewEvent;
use crate::shape;
use crate::task::TaskEvent;
use crate::time::UtcMs;
use crate::visit::VisitEvent;

shape! {
    /// One line of a record's history.
    pub struct TimelineEntry {
        /// The record it belongs to.
        pub of: RecordRef,
        /// When it took effect.
        pub at: UtcMs,
        /// Who did it; none for a rule or the central.
        pub by: Option<StaffId>,
        /// Name of that person, so that the line reads without a lookup.
        pub by_name: Option<String>,
        /// On which laptop.
        pub device: DeviceId,
        /// Code of that laptop in provisional numbers, such as `A3`.
        #[serde(default)]
        pub device_code: String,
        /// Which command.
        pub command: CommandId,
        /// Place among the events of that command.
        pub ordinal: u32,
        /// What happened.
        pub event: TimelineEvent,
    }

    /// What happened, by kind of record.
    #[serde(untagged)]
    pub enum TimelineEvent {
        /// To a complaint.
        Complaint(ComplaintEvent),
        /// To a customer.
        Customer(CustomerEvent),
        /// To a visit.
        Visit(VisitEvent),
        /// To a move order.
        MoveOrder(MoveOrderEvent),
        /// To a task.
        Task(TaskEvent),
        /// To an import.
        Import(ImportEvent),
        /// To a refused command.
        Review(ReviewEvent),
    }
}
