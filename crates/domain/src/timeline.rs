//! Timeline entries: one record for each event, so that a long history never weighs on the record.

use crate::complaint::ComplaintEvent;
use crate::customer::CustomerEvent;
use crate::ids::{CommandId, DeviceId, StaffId};
use crate::record::RecordRef;
use crate::shape;
use crate::time::UtcMs;

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
    }
}
