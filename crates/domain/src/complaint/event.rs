//! What happened to a complaint. Past tense; each becomes a timeline entry.

use super::ContactMeans;
use super::{Complaint, Emergency, Escalation, FirstResponse, Proposal, Resolution, TalkSteps};
use crate::field::FieldChange;
use crate::grade::Grade;
use crate::ids::StaffId;
use crate::record::Removed;
use crate::shape;
use crate::time::UtcMs;

shape! {
    /// An event of a complaint.
    #[serde(tag = "type", rename_all = "snake_case")]
    pub enum ComplaintEvent {
        /// T1
        ComplaintRegistered {
            /// The complaint as registered.
            complaint: Box<Complaint>,
        },
        /// The central gave a number.
        OfficialNumberGiven {
            /// The number.
            number: String,
        },
        /// T2, or 当面答复 in T1
        ComplaintAcknowledged {
            /// The contact.
            response: FirstResponse,
            /// What was said.
            said: String,
            /// Steps of the talk.
            talk: TalkSteps,
        },
        /// T3
        ComplaintTriaged {
            /// When.
            at: UtcMs,
            /// Grade before.
            from: Grade,
            /// Grade confirmed.
            grade: Grade,
            /// Why.
            reason: String,
            /// Department.
            department: String,
            /// Who handles it.
            assignee: StaffId,
            /// Who confirmed.
            by: StaffId,
        },
        /// T4
        ComplaintTaken {
            /// Bridging measure or why none.
            bridging: Option<String>,
        },
        /// T5
        ProgressNoted {
            /// When.
            at: UtcMs,
            /// The note.
            note: String,
            /// Told to the customer.
            told_customer: bool,
            /// How.
            means: Option<ContactMeans>,
        },
        /// T6
        EmergencyStarted {
            /// The measure.
            emergency: Emergency,
        },
        /// T9
        SolutionProposed {
            /// The proposal.
            proposal: Proposal,
        },
        /// T11
        ComplaintResolved {
            /// How it ended.
            resolution: Resolution,
        },
        /// T20, and the rules that raise by themselves
        ComplaintEscalated {
            /// Seat and clock.
            escalation: Escalation,
            /// Words of the person, when one did it.
            reason: Option<String>,
        },
        /// 修改
        ComplaintEdited {
            /// The fields.
            changes: Vec<FieldChange>,
        },
        /// The import that brought it was undone.
        ComplaintRemoved {
            /// By whom and when.
            removed: Removed,
        },
    }
}
