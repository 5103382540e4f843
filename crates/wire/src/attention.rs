//! 需我确认: refused commands with all that was typed, what others did meanwhile, and what a person
//! decides on them.

use domain::command::Command;
use domain::field::{Field, FieldValue};
use domain::grade::Grade;
use domain::ids::{CommandId, ComplaintId, ReviewId, StaffId};
use domain::record::RecordRef;
use domain::time::UtcMs;
use domain::timeline::TimelineEntry;

use crate::envelope::RejectReason;
use crate::shape;

shape! {
    /// What this person has to look at.
    pub struct AttentionList {
        /// Oldest first; with what was put aside.
        pub items: Vec<AttentionItem>,
        /// Refused commands of colleagues on this laptop; they wait until those sign in.
        pub of_colleagues: u32,
    }

    /// Why a command stands in the list.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum AttentionKind {
        /// The own command was refused.
        Refused,
        /// A colleague's refused command was handed over, or the central held it; this person may
        /// decide.
        Review,
        /// The central held the own command, and a supervisor looks at it; nothing to decide here.
        InReview,
        /// The own command waits to be sent and will likely be refused; nothing to decide yet.
        Doubted,
    }

    /// What a person can do about it; keys 1, 2, 3.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum AttentionChoice {
        /// Give it again on what is there now, as it was or changed.
        Reapply,
        /// Hand it to a supervisor.
        HandOver,
        /// Give it up with a reason.
        Discard,
    }

    /// A command that a person must look at.
    pub struct AttentionItem {
        /// Command.
        pub command_id: CommandId,
        /// Why it is here.
        pub kind: AttentionKind,
        /// What was typed, whole but for what an edit started from. None when this build can't read it
        /// and, after the lease, for what another person typed: then there is nothing to decide yet.
        pub command: Option<Command>,
        /// Who gave it.
        pub actor: StaffId,
        /// That person's name.
        pub actor_name: String,
        /// Code of the laptop; empty when it is not known here.
        pub device_code: String,
        /// When it was written.
        pub written_at: UtcMs,
        /// Version of the record that the author had in view; 0 for a new one or an unknown one.
        pub seen_version: u64,
        /// Why it was refused.
        pub reason: RejectReason,
        /// The record that it is about.
        pub on: RecordRef,
        /// The complaint that it is about, when it is here.
        pub complaint: Option<ComplaintId>,
        /// Its title.
        pub title: Option<String>,
        /// Number of the complaint.
        pub number: Option<String>,
        /// Grade of the complaint.
        pub grade: Option<Grade>,
        /// Protected fields that both changed.
        pub clashes: Vec<ClashShown>,
        /// What others did to the record since the author saw it, oldest first.
        pub meanwhile: Vec<TimelineEntry>,
        /// What the desk would do.
        pub suggested: AttentionChoice,
        /// Who could decide it instead; none when nobody above is known here, and for reviews.
        pub hand_to: Option<String>,
        /// What the author asked when handing it over.
        pub note: Option<String>,
        /// Put aside until then.
        pub later_until: Option<UtcMs>,
    }

    /// A protected field that two people changed apart, with who changed it and where.
    pub struct ClashShown {
        /// Field.
        pub field: Field,
        /// Value that both started from.
        pub base: FieldValue,
        /// Value of the refused command.
        pub mine: FieldValue,
        /// Value now.
        pub theirs: FieldValue,
        /// Whose it is; none when the change is not in the history here.
        pub by: Option<ChangeMade>,
    }

    /// Who changed something, when and on which laptop.
    pub struct ChangeMade {
        /// Name; none for a rule.
        pub name: Option<String>,
        /// Code of the laptop.
        pub device_code: String,
        /// When.
        pub at: UtcMs,
    }

    /// What a person decides about an own refused command.
    pub struct DecideAttention {
        /// The refused command.
        pub command_id: CommandId,
        /// What.
        pub decision: AttentionDecision,
        /// Both values of each clash as they were shown: an edit given again starts from these.
        #[serde(default)]
        pub shown: Vec<ClashShown>,
    }

    /// The decision; all but the last are commands.
    #[serde(tag = "is", rename_all = "snake_case")]
    #[allow(clippy::large_enum_variant)]
    pub enum AttentionDecision {
        /// Give it again on what is there now.
        Reapply {
            /// What to give instead; none gives the same again.
            changed: Option<Command>,
        },
        /// Hand it to a supervisor.
        HandOver {
            /// What to ask; may be empty.
            note: String,
        },
        /// Give it up.
        Discard {
            /// Why.
            reason: String,
        },
        /// Put it aside.
        Later {
            /// Until when.
            until: UtcMs,
        },
    }

    /// What a supervisor decides about a colleague's refused command.
    pub struct DecideReview {
        /// Which.
        pub review: ReviewId,
        /// What.
        pub decision: ReviewChoice,
        /// Both values of each clash as they were shown: an edit given again starts from these.
        #[serde(default)]
        pub shown: Vec<ClashShown>,
    }

    /// The supervisor's decision.
    #[serde(tag = "is", rename_all = "snake_case")]
    #[allow(clippy::large_enum_variant)]
    pub enum ReviewChoice {
        /// Give it as one's own, on what is there now.
        Apply {
            /// What to give instead; none gives the same.
            changed: Option<Command>,
        },
        /// Give it up.
        Discard {
            /// Why.
            reason: String,
        },
    }

    /// Names a refused command.
    #[derive(Copy, Eq)]
    pub struct OneRefused {
        /// Which.
        pub command_id: CommandId,
    }

    /// The decision stands.
    #[derive(Copy, Eq)]
    pub struct Decided {
        /// The refused command.
        pub command_id: CommandId,
        /// How it can be undone.
        pub undo: UndoWay,
    }

    /// How a decision can be undone.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum UndoWay {
        /// Until it is sent.
        UntilSent,
        /// At any time, by another command.
        AnyTime,
    }
}
