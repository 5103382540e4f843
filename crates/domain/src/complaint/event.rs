//! What happened to a complaint. Past tense; each becomes a timeline entry.

use super::ContactMeans;
use super::{
    Cancellation, Closure, Complaint, ContactAttempt, Emergency, Escalation, ExternalCase,
    FirstResponse, HandOver, LoggedPause, Proposal, ReopenReason, Resolution, ReturnVisit,
    SurveySent, TalkSteps,
};
use crate::field::FieldChange;
use crate::grade::Grade;
use crate::grade::Tier;
use crate::ids::{ComplaintId, StaffId};
use crate::money::Fen;
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
        /// An attempt to reach the customer that found nobody.
        ContactAttempted {
            /// The attempt.
            attempt: ContactAttempt,
        },
        /// T3, T3a
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
        /// An L2 stands by the measure that an L1 started.
        EmergencyConfirmed {
            /// Who.
            by: StaffId,
        },
        /// T7
        ComplaintPaused {
            /// The pause.
            pause: LoggedPause,
        },
        /// An L2 let the pause go on past the caps.
        LongerPauseApproved {
            /// Who.
            by: StaffId,
            /// Why.
            reason: String,
        },
        /// T8
        ComplaintResumed {
            /// When.
            at: UtcMs,
            /// The customer's first word, when that is why.
            customer_replied_at: Option<UtcMs>,
        },
        /// T9
        SolutionProposed {
            /// The proposal.
            proposal: Proposal,
        },
        /// T10
        SolutionRejected {
            /// When.
            at: UtcMs,
            /// What the customer objects to.
            objection: String,
        },
        /// T11
        ComplaintResolved {
            /// How it ended.
            resolution: Resolution,
        },
        /// 短信与问卷
        SurveySent {
            /// What was sent.
            survey: SurveySent,
        },
        /// T12
        CustomerRevisited {
            /// The visit.
            visit: ReturnVisit,
            /// It settles the visit: somebody was reached, or the attempts are used up.
            is_last: bool,
        },
        /// T13, 已尽责办结
        ComplaintClosed {
            /// The end.
            closure: Closure,
        },
        /// T14, T15, T16
        ComplaintReopened {
            /// When.
            at: UtcMs,
            /// Why.
            why: ReopenReason,
            /// In words.
            reason: String,
        },
        /// 改级
        ComplaintRegraded {
            /// When.
            at: UtcMs,
            /// Grade before.
            from: Grade,
            /// Grade after.
            to: Grade,
            /// Why.
            reason: String,
            /// Who.
            by: StaffId,
            /// An L2 allowed the longer resolution time of 重要.
            is_later_approved: bool,
        },
        /// The amount was verified.
        AmountVerified {
            /// Amount.
            verified: Fen,
        },
        /// 改派
        ComplaintReassigned {
            /// To whom.
            assignee: StaffId,
            /// Why.
            reason: String,
        },
        /// 交接
        HandOverOffered {
            /// The offer.
            hand_over: HandOver,
        },
        /// 接受
        HandOverAccepted {
            /// By whom.
            by: StaffId,
        },
        /// T18
        ComplaintCancelled {
            /// Why.
            cancellation: Cancellation,
        },
        /// T19, on the complaint that ends
        ComplaintMerged {
            /// The complaint that goes on.
            into: ComplaintId,
        },
        /// T19, on the complaint that goes on: the earliest start and the strictest target win.
        ComplaintTookIn {
            /// The complaint that ended.
            merged: ComplaintId,
            /// When.
            at: UtcMs,
            /// When its customer told us.
            raised_at: UtcMs,
            /// Its grade.
            grade: Grade,
            /// Its tier.
            tier: Tier,
        },
        /// The seat has it.
        EscalationAcknowledged {
            /// When.
            at: UtcMs,
            /// Who.
            by: StaffId,
        },
        /// The matter came from outside, too.
        ExternalCaseNotified {
            /// The case.
            case: ExternalCase,
        },
        /// The outside was answered.
        ExternalCaseReplied {
            /// When.
            at: UtcMs,
            /// The reply.
            reply: String,
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
