//! Commands: what a person asks for, with who, which device and when.

use crate::complaint::{ComplaintAction, RegisterComplaint};
use crate::customer::RegisterCustomer;
use crate::ids::{CommandId, ComplaintId, DeviceId};
use crate::organisation::Staff;
use crate::playbook::Playbook;
use crate::record::{RecordKind, RecordRef};
use crate::shape;
use crate::time::UtcMs;

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
    }
}

impl Command {
    /// The record that this command is about.
    #[must_use]
    pub fn on(&self) -> RecordRef {
        match self {
            Self::RegisterCustomer { customer } => {
                RecordRef::new(RecordKind::Customer, customer.id.0)
            }
            Self::RegisterComplaint { complaint } => {
                RecordRef::new(RecordKind::Complaint, complaint.id.0)
            }
            Self::ActOnComplaint { complaint, .. } => {
                RecordRef::new(RecordKind::Complaint, complaint.0)
            }
        }
    }
}

/// What deciding knows besides the facts: who, where, when, and by which figures.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// Who gives the command, as the deciding side knows this person now.
    pub actor: &'a Staff,
    /// From which laptop.
    pub device: DeviceId,
    /// The command's id, from which rules derive ids.
    pub command: CommandId,
    /// The instant that the rules use (`sla-engine.md` section 2).
    pub effective_at: UtcMs,
    /// The figures in force.
    pub playbook: &'a Playbook,
}
