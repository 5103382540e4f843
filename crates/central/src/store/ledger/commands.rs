//! Commands and their verdicts, kept for ever.

use domain::ids::{CommandId, DeviceId};
use domain::record::RecordRef;
use domain::time::UtcMs;
use uuid::Uuid;
use wire::envelope::{CommandEnvelope, Verdict};

use crate::store::Stored;

/// How a command ended, as a word in the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Done.
    Applied,
    /// Refused.
    Rejected,
    /// A person looks at it.
    Review,
}

impl Outcome {
    /// The word.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Applied => "applied",
            Self::Rejected => "rejected",
            Self::Review => "review",
        }
    }
}

/// A command as it goes into the log.
#[derive(Debug)]
pub struct LogEntry<'a> {
    /// Laptop.
    pub device: DeviceId,
    /// Its life.
    pub incarnation: Uuid,
    /// The command as it came.
    pub envelope: &'a CommandEnvelope,
    /// Digest of the body.
    pub body_hash: &'a str,
    /// Proof that came with its transaction.
    pub mac: Option<&'a str>,
    /// What was decided.
    pub verdict: &'a Verdict,
    /// The same as a word.
    pub outcome: Outcome,
    /// The record it was to make.
    pub creates: Option<RecordRef>,
    /// When it came.
    pub received_at: UtcMs,
    /// The instant that the rules used.
    pub effective_at: UtcMs,
}

/// A command found in the log.
#[derive(Debug, Clone)]
pub struct Logged {
    /// Command.
    pub command_id: CommandId,
    /// Laptop.
    pub device: DeviceId,
    /// Its place, as asked for.
    pub device_seq: u64,
    /// Digest of the body that came at this place.
    pub body_hash: String,
    /// The body that was decided.
    pub body: String,
    /// What was decided.
    pub verdict: Verdict,
}

/// Commands and their verdicts.
#[allow(clippy::missing_errors_doc)] // every method fails alike: storage failed
pub trait Commands {
    /// The command at a place of a laptop's sequence.
    fn logged_at(
        &mut self,
        device: DeviceId,
        incarnation: Uuid,
        device_seq: u64,
    ) -> Stored<Option<Logged>>;
    /// The command with this id.
    fn logged(&mut self, id: CommandId) -> Stored<Option<Logged>>;
    /// Adds a command.
    fn log(&mut self, entry: &LogEntry<'_>) -> Stored<()>;
    /// Notes that a known command came again under another number.
    fn log_alias(
        &mut self,
        device: DeviceId,
        incarnation: Uuid,
        device_seq: u64,
        command: CommandId,
        body_hash: &str,
    ) -> Stored<()>;
    /// The command at the root of why this record was never made, if one tried.
    fn failed_creation(&mut self, of: RecordRef) -> Stored<Option<CommandId>>;
    /// Hands a command to a person.
    fn open_review(
        &mut self,
        ticket: Uuid,
        command: CommandId,
        why: &str,
        now: UtcMs,
    ) -> Stored<()>;
}
