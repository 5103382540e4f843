//! A command on its way: who, which device, when, on what, and the command itself.

use domain::command::Command;
use domain::ids::{CommandId, StaffId, TxnId};
use domain::record::RecordRef;
use domain::refusal::Refusal;
use domain::time::UtcMs;
use serde_json::Value;
use uuid::Uuid;

use crate::shape;

/// Version of every command that this build writes. A changed meaning gets a higher one, and the
/// central keeps reading the lower ones.
pub const COMMAND_VERSION: u32 = 1;

shape! {
    /// A command with its envelope (`sync.md` 3.2). Fields that nothing fills yet travel as null, so
    /// that later builds don't change the shape.
    pub struct CommandEnvelope {
        /// Identity, made by the laptop.
        pub command_id: CommandId,
        /// Place in the laptop's sequence; contiguous from 1.
        pub device_seq: u64,
        /// The user action that it belongs to.
        pub txn_id: TxnId,
        /// Name of the command, such as `register_complaint`.
        #[serde(rename = "type")]
        pub name: String,
        /// Version of its meaning.
        pub v: u32,
        /// Who gave it.
        pub actor: StaffId,
        /// Records it is about, with the version that the person saw.
        pub on: Vec<BaseVersion>,
        /// The command, as [`Command`] serialises.
        #[cfg_attr(feature = "schema", ts(type = "unknown"), schema(value_type = Object))]
        pub payload: Value,
        /// Wall clock of the laptop, never corrected.
        pub authored_wall: UtcMs,
        /// Monotonic milliseconds since the laptop's boot, sleep included where the system tells.
        pub authored_mono_ms: u64,
        /// The boot that `authored_mono_ms` counts from.
        pub boot_id: Option<String>,
        /// Server time minus wall clock, as last measured.
        pub clock_offset_ms: Option<i64>,
        /// Server time at the last contact.
        pub last_server_time: Option<UtcMs>,
        /// When the thing happened in the world, if the person said so.
        pub occurred_at: Option<UtcMs>,
        /// Hash of the playbook that the laptop decided with.
        pub policy_hash: Option<String>,
        /// Offline lease in force.
        pub lease_id: Option<Uuid>,
        /// Hashes of attachments that it refers to.
        pub blobs: Vec<String>,
        /// The refused command that this one replaces.
        pub supersedes: Option<CommandId>,
    }

    /// A record and the version that the person saw.
    #[derive(Eq)]
    pub struct BaseVersion {
        /// Record.
        pub entity: RecordRef,
        /// Version that was confirmed; 0 for one that didn't exist.
        pub base_version: u64,
        /// For a strict step: the laptop's own commands that lay on top of it, in order.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub own: Vec<CommandId>,
    }

    /// What a person has in view of a record: the confirmed version, and what lies on top of it.
    #[derive(Eq)]
    pub struct SeenVersion {
        /// Version that was confirmed; 0 for one that didn't exist.
        pub confirmed: u64,
        /// The laptop's own commands on top of it that have no verdict or aren't down yet, in order.
        pub own: Vec<CommandId>,
    }

    /// What the central decided, for ever.
    #[serde(tag = "verdict", rename_all = "snake_case")]
    pub enum Verdict {
        /// Done.
        Applied {
            /// The central's sequence number.
            seq: u64,
            /// Versions that the records got.
            versions: Vec<NewVersion>,
            /// Official numbers given.
            numbers: Vec<GivenNumber>,
        },
        /// Not done, and why.
        Rejected {
            /// Why.
            reason: RejectReason,
            /// The command whose rejection caused this one.
            root_cause: Option<CommandId>,
        },
        /// A person at the central looks at it.
        Review {
            /// Ticket.
            ticket: Uuid,
        },
    }

    /// Version of a record after a command.
    #[derive(Copy, Eq)]
    pub struct NewVersion {
        /// Record.
        pub entity: RecordRef,
        /// Version.
        pub version: u64,
    }

    /// An official number.
    #[derive(Eq)]
    pub struct GivenNumber {
        /// Record.
        pub entity: RecordRef,
        /// Number.
        pub number: String,
    }

    /// Why a command was rejected.
    #[serde(tag = "why", rename_all = "snake_case")]
    pub enum RejectReason {
        /// A rule refuses it.
        Rule {
            /// The refusal.
            refusal: Refusal,
        },
        /// It needs a record whose making was rejected.
        Dependency,
        /// The central doesn't know this command or version.
        UnknownCommand,
        /// The actor may not act from this session.
        WrongActor,
    }
}

/// A payload that this build can't read; the command is kept whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownCommand;

impl Verdict {
    /// The version that the command made of a record, if it was applied and changed it.
    #[must_use]
    pub fn version_of(&self, entity: RecordRef) -> Option<u64> {
        match self {
            Self::Applied { versions, .. } => versions
                .iter()
                .find(|made| made.entity == entity)
                .map(|made| made.version),
            Self::Rejected { .. } | Self::Review { .. } => None,
        }
    }
}

impl CommandEnvelope {
    /// The command inside.
    ///
    /// # Errors
    /// [`UnknownCommand`] for another version or a shape that this build doesn't know.
    pub fn command(&self) -> Result<Command, UnknownCommand> {
        if self.v != COMMAND_VERSION {
            return Err(UnknownCommand);
        }
        serde_json::from_value(self.payload.clone()).map_err(|_| UnknownCommand)
    }

    /// Bytes that identify this command's content; both sides hash these.
    #[must_use]
    pub fn canonical(&self) -> Vec<u8> {
        // A value made of strings and numbers always serialises.
        serde_json::to_vec(self).unwrap_or_default()
    }
}
