//! Refused commands: what was typed, why it was refused, and a way to send it again.

use domain::command::Command;
use domain::ids::{CommandId, ComplaintId};
use domain::time::UtcMs;

use crate::envelope::RejectReason;
use crate::shape;

shape! {
    /// A refused command.
    pub struct AttentionItem {
        /// Command.
        pub command_id: CommandId,
        /// What was typed, whole.
        pub command: Command,
        /// Who gave it.
        pub actor_name: String,
        /// When it was written.
        pub written_at: UtcMs,
        /// Why it was refused.
        pub reason: RejectReason,
        /// The complaint that it is about, when it is here.
        pub complaint: Option<ComplaintId>,
        /// Its title.
        pub title: Option<String>,
        /// Number of the complaint.
        pub number: Option<String>,
    }

    /// Sends a refused command again, as it was or changed.
    pub struct Resend {
        /// The refused command.
        pub command_id: CommandId,
        /// What to send instead; none sends the same again.
        pub changed: Option<Command>,
    }
}
