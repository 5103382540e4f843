//! Refused commands that a person decided on 需我确认: handed to a supervisor, or discarded with a
//! reason. Each is a record of its own, so that nothing typed is lost even when the laptop is.

mod apply;
mod decide;
#[cfg(test)]
mod tests;

pub use apply::apply;
pub use decide::{acted_on, may_decide};
pub(crate) use decide::{decide_review, discard, hand_over, take_back};

use crate::command::Command;
use crate::ids::{CommandId, ReviewId, StaffId, StoreId};
use crate::record::RecordRef;
use crate::refusal::Refusal;
use crate::shape;
use crate::time::UtcMs;

shape! {
    /// A refused command with all that was typed.
    pub struct RefusedCommand {
        /// The command.
        pub command: CommandId,
        /// The record that it was about.
        pub on: RecordRef,
        /// Store of that record.
        pub store: StoreId,
        /// Number of that record, as people say it.
        pub number: Option<String>,
        /// The command itself, with all that was typed.
        #[cfg_attr(feature = "schema", schema(no_recursion))]
        pub typed: Box<Command>,
        /// The rule that refused it, when one did.
        pub refusal: Option<Refusal>,
        /// When it was given.
        pub written_at: UtcMs,
    }

    /// What became of a refused command.
    pub struct Review {
        /// Identity.
        pub id: ReviewId,
        /// The refused command.
        pub refused: RefusedCommand,
        /// Who had given it.
        pub by: StaffId,
        /// That person's name.
        pub by_name: String,
        /// Since when it waits or is settled.
        pub at: UtcMs,
        /// Where it stands.
        pub state: ReviewState,
    }

    /// Where a refused command stands.
    #[serde(tag = "is", rename_all = "snake_case")]
    pub enum ReviewState {
        /// A supervisor shall decide.
        Waiting {
            /// What the person asks, in words; may be empty.
            note: String,
        },
        /// The supervisor gave a command in its place.
        Applied {
            /// Who.
            by: StaffId,
            /// Name.
            by_name: String,
            /// The command.
            command: CommandId,
        },
        /// Given up, with a reason.
        Discarded {
            /// Who.
            by: StaffId,
            /// Name.
            by_name: String,
            /// Why.
            reason: String,
        },
        /// The decision was taken back; the refused command waits for its author again.
        TakenBack,
    }

    /// What a supervisor does with a refused command that was handed over.
    #[serde(tag = "is", rename_all = "snake_case")]
    pub enum ReviewDecision {
        /// Gave a command in its place, in the same action.
        Apply {
            /// That command.
            command: CommandId,
        },
        /// Gives it up.
        Discard {
            /// Why.
            reason: String,
        },
    }

    /// What happened to a refused command; also stands in the history of the record it was about.
    #[serde(tag = "type", rename_all = "snake_case")]
    pub enum ReviewEvent {
        /// Handed to a supervisor.
        RefusedCommandHandedOver {
            /// The record made.
            review: Box<Review>,
        },
        /// Discarded with a reason.
        RefusedCommandDiscarded {
            /// The record made.
            review: Box<Review>,
        },
        /// The supervisor decided.
        ReviewDecided {
            /// Where it stands now.
            state: ReviewState,
            /// When.
            at: UtcMs,
        },
        /// The decision was taken back.
        ReviewTakenBack {
            /// When.
            at: UtcMs,
        },
    }
}
