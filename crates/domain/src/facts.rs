//! What a decision must see, and what the deciding side can answer.

use std::collections::{BTreeMap, BTreeSet};

use crate::command::Command;
use crate::ids::{CommandId, ComplaintId, CustomerId, MoveOrderId, StaffId};
use crate::move_order::{Booking, LineTally, TimeWindow};
use crate::record::{RecordRef, RecordState};
use crate::refusal::Refusal;
use crate::time::UtcMs;
use crate::timeline::TimelineEntry;

/// One thing that deciding a command must see.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Need {
    /// A record.
    Record(RecordRef),
    /// The customer's complaints raised since an instant.
    ComplaintsOf {
        /// Customer.
        customer: CustomerId,
        /// Raised at or after.
        since: UtcMs,
    },
    /// Whether other records stand on this one.
    BuiltOn(RecordRef),
    /// The history of a record.
    HistoryOf(RecordRef),
    /// Orders that a supervisor has in a window (M3).
    BookingsOf {
        /// Supervisor.
        supervisor: StaffId,
        /// Overlapping with.
        window: TimeWindow,
    },
    /// What is ticked on the lines of an order.
    LinesOf {
        /// Order.
        order: MoveOrderId,
    },
    /// How many complaints about an order are open (M9).
    OpenComplaintsOn {
        /// Order.
        order: MoveOrderId,
    },
    /// A command that was refused.
    RefusedCommand(CommandId),
}

/// An answer: what a device can't see is unknown, decided provisionally, never guessed.
#[derive(Debug, Clone, PartialEq)]
pub enum Seen<T> {
    /// Seen.
    Known(T),
    /// Beyond what this side can see.
    Unknown,
}

/// A complaint in one line, for rules that count or compare several.
#[derive(Debug, Clone, PartialEq)]
pub struct ComplaintBrief {
    /// Identity.
    pub id: ComplaintId,
    /// When the customer told us.
    pub raised_at: UtcMs,
}

/// A refused command as the deciding side keeps it, whatever a laptop says of it.
#[derive(Debug, Clone, PartialEq)]
pub struct KnownRefused {
    /// Who gave it.
    pub actor: StaffId,
    /// What was typed; none when this build can't read it.
    pub typed: Option<Command>,
    /// The rule that refused it, when one did.
    pub refusal: Option<Refusal>,
    /// Whether the person who asks reaches the record that it was about.
    pub is_within_reach: bool,
}

/// Answers to the needs of one command.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Facts {
    records: BTreeMap<RecordRef, Seen<Option<RecordState>>>,
    versions: BTreeMap<RecordRef, u64>,
    complaints: BTreeMap<CustomerId, Vec<ComplaintBrief>>,
    built_on: BTreeSet<RecordRef>,
    histories: BTreeMap<RecordRef, Vec<TimelineEntry>>,
    bookings: BTreeMap<StaffId, Vec<Booking>>,
    lines: BTreeMap<MoveOrderId, LineTally>,
    open_complaints: BTreeMap<MoveOrderId, u32>,
    refused: BTreeMap<CommandId, Seen<Option<KnownRefused>>>,
}

impl Facts {
    /// Notes what is known of a record.
    pub fn note_record(&mut self, of: RecordRef, seen: Seen<Option<RecordState>>) {
        self.records.insert(of, seen);
    }

    /// Notes the customer's complaints as far as this side sees them.
    pub fn note_complaints(&mut self, of: CustomerId, mut complaints: Vec<ComplaintBrief>) {
        complaints.sort_by_key(|brief| std::cmp::Reverse((brief.raised_at, brief.id)));
        self.complaints.insert(of, complaints);
    }

    /// The record, when it is known and there.
    #[must_use]
    pub fn record(&self, of: RecordRef) -> Option<&RecordState> {
        match self.records.get(&of) {
            Some(Seen::Known(Some(state))) => Some(state),
            _ => None,
        }
    }

    /// Notes the version that a record has.
    pub fn note_version(&mut self, of: RecordRef, version: u64) {
        self.versions.insert(of, version);
    }

    /// The version that a record has; 0 for one that isn't there.
    #[must_use]
    pub fn version(&self, of: RecordRef) -> u64 {
        self.versions.get(&of).copied().unwrap_or(0)
    }

    /// The customer's complaints as far as this side sees them, latest first.
    #[must_use]
    pub fn complaints_of(&self, customer: CustomerId) -> &[ComplaintBrief] {
        self.complaints.get(&customer).map_or(&[], Vec::as_slice)
    }

    /// Notes that other records stand on this one.
    pub fn note_built_on(&mut self, of: RecordRef) {
        self.built_on.insert(of);
    }

    /// Whether other records stand on this one, as far as this side sees them.
    #[must_use]
    pub fn is_built_on(&self, of: RecordRef) -> bool {
        self.built_on.contains(&of)
    }

    /// Notes what is known of a refused command; none when there is no such command, or it wasn't
    /// refused.
    pub fn note_refused(&mut self, command: CommandId, seen: Seen<Option<KnownRefused>>) {
        self.refused.insert(command, seen);
    }

    /// The refused command, as far as this side sees it.
    #[must_use]
    pub fn refused(&self, command: CommandId) -> &Seen<Option<KnownRefused>> {
        self.refused.get(&command).unwrap_or(&Seen::Unknown)
    }

    /// Notes the history of a record.
    pub fn note_history(&mut self, of: RecordRef, entries: Vec<TimelineEntry>) {
        self.histories.insert(of, entries);
    }

    /// The history of a record, in no order.
    #[must_use]
    pub fn history_of(&self, of: RecordRef) -> &[TimelineEntry] {
        self.histories.get(&of).map_or(&[], Vec::as_slice)
    }

    /// Notes the orders that a supervisor has in the window asked for.
    pub fn note_bookings(&mut self, of: StaffId, bookings: Vec<Booking>) {
        self.bookings.insert(of, bookings);
    }

    /// The orders that a supervisor has in the window asked for; unknown unless noted.
    #[must_use]
    pub fn bookings_of(&self, supervisor: StaffId) -> Seen<&[Booking]> {
        let known = self.bookings.get(&supervisor).map(Vec::as_slice);
        known.map_or(Seen::Unknown, Seen::Known)
    }

    /// Notes what is ticked on the lines of an order.
    pub fn note_lines(&mut self, of: MoveOrderId, lines: LineTally) {
        self.lines.insert(of, lines);
    }

    /// What is ticked on the lines of an order; unknown unless noted.
    #[must_use]
    pub fn lines_of(&self, order: MoveOrderId) -> Seen<LineTally> {
        let known = self.lines.get(&order).copied();
        known.map_or(Seen::Unknown, Seen::Known)
    }

    /// Notes how many complaints about an order are open.
    pub fn note_open_complaints(&mut self, on: MoveOrderId, count: u32) {
        self.open_complaints.insert(on, count);
    }

    /// How many complaints about an order are open; unknown unless noted.
    #[must_use]
    pub fn open_complaints_on(&self, order: MoveOrderId) -> Seen<u32> {
        let known = self.open_complaints.get(&order).copied();
        known.map_or(Seen::Unknown, Seen::Known)
    }
}
