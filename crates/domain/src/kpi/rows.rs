//! Plain rows that figures are counted over, one for each thing that came to an end. What reads records
//! makes them; what counts doesn't know records.

use super::Of;
use crate::ids::{ComplaintId, CustomerId, StaffId};
use crate::shape;
use crate::sla::ClockKind;
use crate::time::UtcMs;

shape! {
    /// Which questionnaire was answered (C-37).
    #[derive(Copy, Eq, Hash)]
    #[serde(rename_all = "snake_case")]
    pub enum SurveyKind {
        /// 下单后 (SUR-06)
        AfterOrder,
        /// 服务后 (SUR-08)
        AfterService,
        /// 投诉解决后 (SLA-20), asked by a person or a message
        AfterResolution,
        /// 调研 (SUR-01)
        Research,
    }

    /// One answered questionnaire. What wasn't asked or answered is none.
    #[derive(Eq)]
    pub struct Answer {
        /// Of what.
        pub of: Of,
        /// When it was answered.
        pub at: UtcMs,
        /// Which.
        pub kind: SurveyKind,
        /// About the customer's first order.
        pub is_first_order: bool,
        /// How long answering took.
        pub took_ms: Option<i64>,
        /// Contradicts itself (SUR-03).
        pub is_contradictory: bool,
        /// Satisfied, 1 to 5.
        pub score: Option<u8>,
        /// Would recommend, 0 to 10.
        pub recommends: Option<u8>,
        /// How easy it was, 1 to 7.
        pub ease: Option<u8>,
        /// How clear it was, 1 to 5.
        pub clarity: Option<u8>,
        /// Satisfied with what was done for them alone.
        pub personal: Option<bool>,
    }

    /// How a clock ended.
    #[derive(Copy, Eq, Hash)]
    #[serde(tag = "type", rename_all = "snake_case")]
    pub enum ClockEnd {
        /// In time.
        Met,
        /// Nobody was reached, but it was tried twice and in time.
        Attempted,
        /// Past the due time.
        Breached {
            /// What became of the fact.
            fact: BreachStanding,
        },
        /// Merged, cancelled, or a duplicate.
        Void,
    }

    /// What became of a breach fact (`sla-engine.md` section 8).
    #[derive(Copy, Eq, Hash)]
    #[serde(rename_all = "snake_case")]
    pub enum BreachStanding {
        /// Seen by a device; the central may still know better.
        Provisional,
        /// Stands.
        Confirmed,
        /// Late evidence showed that it was in time.
        Voided,
        /// Late, with an excuse that was accepted.
        Excused,
    }

    /// A clock that came to its end or its due time.
    #[derive(Copy, Eq)]
    pub struct ClockRow {
        /// Of what.
        pub of: Of,
        /// Which.
        pub stage: ClockKind,
        /// When it was due; the period that it counts in.
        pub due_at: UtcMs,
        /// How it ended.
        pub end: ClockEnd,
        /// Typed after it was due (`sla-engine.md` section 4).
        pub late_logged: bool,
    }

    /// How a complaint ended.
    #[derive(Copy, Eq, Hash)]
    #[serde(tag = "type", rename_all = "snake_case")]
    pub enum CaseEnd {
        /// Not yet.
        Open,
        /// 已解决
        Resolved {
            /// When.
            at: UtcMs,
        },
        /// 已尽责办结 (policy decision 16)
        DutyDone {
            /// When.
            at: UtcMs,
        },
        /// 已撤销 or 已合并
        Dropped,
    }

    /// A complaint.
    #[derive(Copy, Eq)]
    pub struct Case {
        /// Which.
        pub id: ComplaintId,
        /// Of what.
        pub of: Of,
        /// When the customer told us.
        pub raised_at: UtcMs,
        /// When it was registered.
        pub registered_at: UtcMs,
        /// How it ended, the first time.
        pub end: CaseEnd,
        /// Time that its resolution clock didn't count.
        pub paused_ms: i64,
        /// When it was reopened, first.
        pub reopened_at: Option<UtcMs>,
        /// When the customer came again with the same, first.
        pub repeated_at: Option<UtcMs>,
        /// It repeats an earlier one.
        pub is_repeat: bool,
        /// The return visit reached nobody in three attempts.
        pub unreached: bool,
    }

    /// A move order that was carried out.
    #[derive(Copy, Eq)]
    pub struct Move {
        /// Of what.
        pub of: Of,
        /// When it was signed off.
        pub completed_at: UtcMs,
        /// The window agreed.
        pub window: super::Period,
        /// When both supervisors had checked in; none when nobody noted it.
        pub arrived_at: Option<UtcMs>,
        /// Items moved.
        pub items: u32,
        /// Items damaged.
        pub damaged: u32,
        /// Points of its indicator sheet, when it was scored.
        pub sheet_points: Option<u32>,
    }

    /// An enquiry.
    #[derive(Copy, Eq)]
    pub struct Lead {
        /// Of what.
        pub of: Of,
        /// When it was raised.
        pub raised_at: UtcMs,
        /// First contact by a person; none yet.
        pub contacted_at: Option<UtcMs>,
    }

    /// A pickup 自提 in a store.
    #[derive(Copy, Eq)]
    pub struct Pickup {
        /// Of what.
        pub of: Of,
        /// When the customer came.
        pub arrived_at: UtcMs,
        /// When served.
        pub served_at: UtcMs,
    }

    /// A note in the front-line log 一线日志.
    #[derive(Copy, Eq)]
    pub struct Note {
        /// Of what.
        pub of: Of,
        /// When.
        pub at: UtcMs,
        /// Who.
        pub by: StaffId,
    }

    /// A questionnaire that was due.
    #[derive(Copy, Eq)]
    pub struct QuestionnaireDue {
        /// Of what.
        pub of: Of,
        /// When.
        pub due_at: UtcMs,
        /// When it was sent; none when it wasn't.
        pub sent_at: Option<UtcMs>,
    }

    /// A customer over the period.
    #[derive(Copy, Eq)]
    #[allow(clippy::struct_excessive_bools)] // Each answers a question of its own figure.
    pub struct CustomerRow {
        /// Which.
        pub customer: CustomerId,
        /// Of what; the tier is the one at the start.
        pub of: Of,
        /// Active at the start.
        pub active_at_start: bool,
        /// Active at the end.
        pub active_at_end: bool,
        /// Lost 已流失 within the period.
        pub lost: bool,
        /// Became a customer within the period.
        pub is_new: bool,
        /// Came by referral.
        pub referred: bool,
        /// Orders, ever.
        pub orders: u32,
        /// Completed services, ever.
        pub completed: u32,
        /// Required fields of the record.
        pub required_fields: u32,
        /// Of them filled.
        pub filled_fields: u32,
        /// When somebody or something last updated the record.
        pub updated_at: UtcMs,
        /// Interactions within the period: visits, calls and messages answered, orders.
        pub interactions: u32,
        /// Had something done for them alone within the period.
        pub had_personal_action: bool,
        /// In the wake-up plan (K25) within the period.
        pub in_wake_plan: bool,
        /// Bought within the period.
        pub bought: bool,
    }

    /// A red churn task that was handled.
    #[derive(Copy, Eq)]
    pub struct WinBack {
        /// Of what.
        pub of: Of,
        /// When it was handled.
        pub handled_at: UtcMs,
        /// The customer's next purchase.
        pub bought_at: Option<UtcMs>,
    }

    /// An improvement item 改进项 that was closed.
    #[derive(Copy, Eq)]
    pub struct Improvement {
        /// Of what.
        pub of: Of,
        /// When it was found effective.
        pub closed_at: UtcMs,
    }

    /// A row of the points ledger, by what it does to the balance.
    #[derive(Copy, Eq)]
    pub struct PointsRow {
        /// Of what.
        pub of: Of,
        /// When.
        pub at: UtcMs,
        /// Points earned.
        pub issued: u32,
        /// Points spent.
        pub redeemed: u32,
    }

    /// A command that a laptop pushed.
    #[derive(Copy, Eq)]
    pub struct Push {
        /// Store of the laptop.
        pub store: crate::ids::StoreId,
        /// When the central answered.
        pub at: UtcMs,
        /// Taken at the first try.
        pub first_time: bool,
    }

    /// Everything that figures are counted over.
    #[derive(Eq, Default)]
    pub struct Rows {
        /// Answers.
        pub answers: Vec<Answer>,
        /// Clocks.
        pub clocks: Vec<ClockRow>,
        /// Complaints.
        pub cases: Vec<Case>,
        /// Move orders.
        pub moves: Vec<Move>,
        /// Enquiries.
        pub leads: Vec<Lead>,
        /// Pickups.
        pub pickups: Vec<Pickup>,
        /// Notes of the front line.
        pub notes: Vec<Note>,
        /// Questionnaires.
        pub questionnaires: Vec<QuestionnaireDue>,
        /// Customers.
        pub customers: Vec<CustomerRow>,
        /// Red churn tasks.
        pub win_backs: Vec<WinBack>,
        /// Improvement items.
        pub improvements: Vec<Improvement>,
        /// Ledger.
        pub points: Vec<PointsRow>,
        /// Commands.
        pub pushes: Vec<Push>,
    }
}
