//! Commands: what a person asks for, with who, which device and when.

use crate::bulk_import::{ImportComplaints, ImportCustomers, UndoImport};
use crate::complaint::{ComplaintAction, RegisterComplaint};
use crate::customer::{EditCustomer, RegisterCustomer};
use crate::ids::{CommandId, ComplaintId, DeviceId, MoveOrderId, ReviewId};
use crate::move_order::{MoveAction, RecordMovePart, RegisterMoveOrder};
use crate::organisation::Staff;
use crate::playbook::Rulebook;
use crate::record::{RecordKind, RecordRef};
use crate::review::{RefusedCommand, ReviewDecision};
use crate::shape;
use crate::task::{CreateTask, FinishTask};
use crate::time::UtcMs;
use crate::visit::LogVisit;

shape! {
    /// A command. Versioned by its envelope; a changed meaning gets a new name or version.
    #[serde(tag = "type", rename_all = "snake_case")]
    #[allow(clippy::large_enum_variant)]
    pub enum Command {
        /// Makes a customer.
        RegisterCustomer {
            /// The customer.
            customer: RegisterCustomer,
        },
        /// Changes fields of a customer.
        EditCustomer {
            /// The edit.
            edit: EditCustomer,
        },
        /// T1.
        RegisterComplaint {
            /// The complaint.
            complaint: RegisterComplaint,
        },
        /// T2 to T20.
        ActOnComplaint {
            /// Which complaint.
            complaint: ComplaintId,
            /// What is done.
            action: ComplaintAction,
        },
        /// Logs a visit.
        LogVisit {
            /// The visit.
            visit: LogVisit,
        },
        /// Registers a move order.
        RegisterMoveOrder {
            /// The order.
            order: RegisterMoveOrder,
        },
        /// Moves an order on, or writes something down beside its step.
        ActOnMoveOrder {
            /// Which order.
            order: MoveOrderId,
            /// What is done.
            action: MoveAction,
        },
        /// Writes a line, a tick, a mark or a signature of an order down.
        RecordMovePart {
            /// The part.
            part: RecordMovePart,
        },
        /// Makes a task.
        CreateTask {
            /// The task.
            task: CreateTask,
        },
        /// Ends a task.
        FinishTask {
            /// The end.
            finish: FinishTask,
        },
        /// Part of an import of customers.
        ImportCustomers {
            /// The part.
            part: ImportCustomers,
        },
        /// Part of an import of complaints.
        ImportComplaints {
            /// The part.
            part: ImportComplaints,
        },
        /// Part of the undo of an import.
        UndoImport {
            /// The part.
            part: UndoImport,
        },
        /// Hands a refused command to a supervisor.
        HandToSupervisor {
            /// The refused command.
            refused: RefusedCommand,
            /// What the person asks, in words; may be empty.
            note: String,
        },
        /// Gives a refused command up.
        DiscardRefused {
            /// The refused command.
            refused: RefusedCommand,
            /// Why.
            reason: String,
        },
        /// A supervisor decides on a refused command that was handed over.
        DecideReview {
            /// Which.
            review: ReviewId,
            /// The complaint that the refused command acted on: whoever must keep out of it keeps out
            /// of this. None when there is none within reach.
            about: Option<ComplaintId>,
            /// What.
            decision: ReviewDecision,
        },
        /// Takes handing over or discarding back.
        TakeReviewBack {
            /// Which.
            review: ReviewId,
        },
    }
}

impl Command {
    /// The record that this command is about.
    #[must_use]
    pub fn on(&self) -> RecordRef {
        let (kind, id) = match self {
            Self::RegisterCustomer { customer } => (RecordKind::Customer, customer.id.0),
            Self::EditCustomer { edit } => (RecordKind::Customer, edit.customer.0),
            Self::RegisterComplaint { complaint } => (RecordKind::Complaint, complaint.id.0),
            Self::ActOnComplaint { complaint, .. } => (RecordKind::Complaint, complaint.0),
            Self::LogVisit { visit } => (RecordKind::Visit, visit.id.0),
            Self::RegisterMoveOrder { order } => (RecordKind::MoveOrder, order.id.0),
            Self::ActOnMoveOrder { order, .. } => (RecordKind::MoveOrder, order.0),
            Self::RecordMovePart { part } => (RecordKind::MovePart, part.id.0),
            Self::CreateTask { task } => (RecordKind::Task, task.id.0),
            Self::FinishTask { finish } => (RecordKind::Task, finish.task.0),
            Self::ImportCustomers { part } => (RecordKind::Import, part.head.id.0),
            Self::ImportComplaints { part } => (RecordKind::Import, part.head.id.0),
            Self::UndoImport { part } => (RecordKind::Import, part.import.0),
            Self::HandToSupervisor { refused, .. } | Self::DiscardRefused { refused, .. } => {
                (RecordKind::Review, refused.command.0)
            }
            Self::DecideReview { review, .. } | Self::TakeReviewBack { review } => {
                (RecordKind::Review, review.0)
            }
        };
        RecordRef::new(kind, id)
    }
}

/// What deciding knows besides the facts: who, where, when, and by which figures.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// Who gives the command, as the deciding side knows this person now.
    pub actor: &'a Staff,
    /// From which laptop.
    pub device: DeviceId,
    /// Code of that laptop in provisional numbers.
    pub device_code: &'a str,
    /// Version that the person saw of the record that the command is on; 0 for a new one, and when what
    /// the person saw of it never came to be.
    pub seen_version: u64,
    /// The command's id, from which rules derive ids.
    pub command: CommandId,
    /// The instant that the rules use (`sla-engine.md` section 2).
    pub effective_at: UtcMs,
    /// The figures in force.
    pub playbook: &'a Rulebook,
}
