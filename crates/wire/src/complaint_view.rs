//! Complaints as lists and pages show them.

use domain::complaint::{Complaint, ComplaintAction, Offer, Stage};
use domain::grade::{Grade, Level, Seat, Tier};
use domain::ids::{ComplaintId, StaffId};
use domain::sla::Clock;
use domain::time::UtcMs;
use domain::timeline::TimelineEntry;

use crate::envelope::{RejectReason, SeenVersion};
use crate::shape;

shape! {
    /// Which complaints to list; sorted by the next deadline, resolved ones last.
    pub struct ListComplaints {
        /// Also resolved ones.
        pub include_resolved: bool,
        /// Most rows.
        pub limit: u32,
    }

    /// A complaint in a list.
    pub struct ComplaintRow {
        /// Identity.
        pub id: ComplaintId,
        /// First line of the description.
        pub title: String,
        /// Official number, or the provisional one.
        pub number: String,
        /// The number is the official one.
        pub is_official: bool,
        /// Grade.
        pub grade: Grade,
        /// Tier.
        pub tier: Tier,
        /// Customer's name, masked.
        pub customer_masked: String,
        /// State.
        pub stage: Stage,
        /// Seat.
        pub seat: Seat,
        /// Clock that falls due next; none when nothing runs.
        pub next_clock: Option<Clock>,
        /// Commands on it wait to be sent.
        pub pending: bool,
        /// A command on it was refused.
        pub needs_attention: bool,
    }

    /// The complaint's page.
    pub struct ComplaintView {
        /// The record.
        pub complaint: Complaint,
        /// What of it is in view, for what is done about it.
        pub seen: SeenVersion,
        /// Title.
        pub title: String,
        /// Name and phone, masked.
        pub customer_masked: String,
        /// Phone, masked.
        pub phone_masked: String,
        /// Names of the people on it.
        pub people: Vec<Person>,
        /// Owning store.
        pub store_name: String,
        /// Clocks in fixed order.
        pub clocks: Vec<Clock>,
        /// What this person may do now, and why not the rest.
        pub offers: Vec<Offer>,
        /// History, latest first.
        pub timeline: Vec<TimelineLine>,
        /// Commands on it that wait to be sent.
        pub pending: u32,
        /// Refused commands on it.
        pub refused: Vec<RefusedHere>,
        /// Last sync, for the cut line of the timeline.
        pub last_synced_at: Option<UtcMs>,
        /// Time by which the page was computed.
        pub as_of: UtcMs,
    }

    /// A colleague.
    #[derive(Eq)]
    pub struct Person {
        /// Identity.
        pub id: StaffId,
        /// Name.
        pub name: String,
        /// Post.
        pub post: String,
        /// Level.
        pub level: Level,
        /// Seat.
        pub seat: Option<Seat>,
    }

    /// A line of the timeline.
    pub struct TimelineLine {
        /// The entry; none when a newer build wrote it: then nobody here knows what to mask in it.
        pub entry: Option<TimelineEntry>,
        /// Only on this laptop so far.
        pub pending: bool,
    }

    /// A refused command, in one line on the page.
    pub struct RefusedHere {
        /// Command.
        pub command_id: domain::ids::CommandId,
        /// Why.
        pub reason: RejectReason,
    }

    /// Does something to a complaint.
    pub struct Act {
        /// Complaint.
        pub complaint: ComplaintId,
        /// Action.
        pub action: ComplaintAction,
        /// What of it the person had in view; none is what is here now.
        pub seen_version: Option<SeenVersion>,
        /// Refused command that this one replaces.
        pub supersedes: Option<domain::ids::CommandId>,
    }

    /// What the forms of actions choose from.
    pub struct Choices {
        /// Colleagues of the complaint's store, and L3.
        pub colleagues: Vec<Person>,
        /// Departments.
        pub departments: Vec<String>,
    }
}
