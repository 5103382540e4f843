//! What follows a resolution: the survey, the return visit, the end, or another cycle.

use super::{ContactMeans, FirstResponse, LoggedPause, Proposal, Resolution};
use crate::grade::Seat;
use crate::ids::StaffId;
use crate::shape;
use crate::time::UtcMs;

shape! {
    /// SMS and satisfaction survey after the resolution (SLA-20).
    #[derive(Copy, Eq)]
    pub struct SurveySent {
        /// When.
        pub at: UtcMs,
        /// Who sent it by hand; none when the system did.
        pub by: Option<StaffId>,
        /// How.
        pub means: ContactMeans,
    }

    /// A return visit by a person.
    #[derive(Eq)]
    pub struct ReturnVisit {
        /// When.
        pub at: UtcMs,
        /// Who.
        pub by: StaffId,
        /// How.
        pub means: ContactMeans,
        /// What the customer said; none when nobody was reached.
        pub answers: Option<VisitAnswers>,
    }

    /// What a customer says in a return visit (CMP-13).
    #[derive(Eq)]
    pub struct VisitAnswers {
        /// Satisfaction, 1 to 5.
        pub score: u8,
        /// Solved at once.
        pub solved_at_once: bool,
        /// The matter is solved.
        pub is_solved: bool,
        /// Told proactively how it went.
        pub told_proactively: bool,
        /// Attitude, 1 to 5.
        pub attitude: u8,
        /// Would recommend, 0 to 10.
        pub recommend: Option<u8>,
        /// In own words.
        pub comment: String,
    }

    /// The end of a complaint.
    #[derive(Eq)]
    pub struct Closure {
        /// When.
        pub at: UtcMs,
        /// Who; none when the rule closed it.
        pub by: Option<StaffId>,
        /// How.
        pub how: ClosedHow,
    }

    /// How a complaint was closed.
    #[derive(Eq)]
    #[serde(tag = "type", rename_all = "snake_case")]
    pub enum ClosedHow {
        /// Visited and settled.
        Settled {
            /// What will be improved; none when nothing is.
            improvement: Option<String>,
        },
        /// Nobody was reached in three attempts: counts in neither CSAT nor FCR.
        Unreached,
        /// 已尽责办结: the irreconcilable, after two reopenings (policy decision 16). Counted apart.
        DutyDone {
            /// The written reply.
            written_reply: String,
            /// Which outside remedies the customer was told of.
            remedies_told: String,
        },
    }

    /// T18.
    #[derive(Eq)]
    pub struct Cancellation {
        /// When.
        pub at: UtcMs,
        /// Who.
        pub by: StaffId,
        /// Why.
        pub why: CancelReason,
        /// In words, with the proof.
        pub reason: String,
    }

    /// Why a complaint is cancelled.
    #[derive(Copy, Eq, Hash)]
    #[serde(rename_all = "snake_case")]
    pub enum CancelReason {
        /// 重复
        Duplicate,
        /// 顾客撤回
        Withdrawn,
        /// 其他
        Other,
    }

    /// Why a complaint began again.
    #[derive(Copy, Eq, Hash)]
    #[serde(rename_all = "snake_case")]
    pub enum ReopenReason {
        /// The return visit said so: score at most 2, or not solved (T14).
        Dissatisfied,
        /// An L2 decided so after a middling score (T14).
        SupervisorDecided,
        /// The customer came back before it was closed (T15).
        RaisedAgain,
        /// It came back within 30 days of closing (T16); counts as a repeat.
        CameBack,
    }

    /// A cycle that ended in a reopening; it stays as it was.
    pub struct PastCycle {
        /// When the next one began.
        pub reopened_at: UtcMs,
        /// Why.
        pub why: ReopenReason,
        /// Words of the person or the customer.
        pub reason: String,
        /// Seat at the end.
        pub seat: Seat,
        /// First contact; only the first cycle has its clock.
        pub first_response: Option<FirstResponse>,
        /// When a solution was first told.
        pub solution_told_at: Option<UtcMs>,
        /// The last solution.
        pub proposal: Option<Proposal>,
        /// Pauses.
        pub pauses: Vec<LoggedPause>,
        /// How it had been resolved.
        pub resolution: Option<Resolution>,
        /// The survey.
        pub survey: Option<SurveySent>,
        /// The return visits.
        pub visits: Vec<ReturnVisit>,
        /// How it had been closed.
        pub closure: Option<Closure>,
    }
}
