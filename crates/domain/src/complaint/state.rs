//! What is known of one complaint.

use crate::grade::{Grade, Seat, Tier};
use crate::ids::{ComplaintId, CustomerId, ImportId, MoveOrderId, StaffId, StoreId};
use crate::money::Fen;
use crate::record::Removed;
use crate::rules::grade_is_suggested_from_risk::GradeSuggestion;
use crate::shape;
use crate::sla::Pause;
use crate::time::UtcMs;

use super::after_care::{Cancellation, Closure, PastCycle, ReturnVisit, SurveySent};
use super::intake::{Category, Channel, Complainant, Phase, Remedy, Risks, Source};
use super::waiting::{ContactAttempt, ExternalCase, HandOver, LoggedPause};

shape! {
    /// States of policy Part 5.1. A state from a newer build makes the record unknown: it is kept whole
    /// and shown read-only.
    #[derive(Copy, Eq, Hash)]
    #[serde(rename_all = "snake_case")]
    pub enum Stage {
        /// 已登记
        Registered,
        /// 已响应
        Acknowledged,
        /// 已定级
        Triaged,
        /// 处理中
        Processing,
        /// 暂停: waits for somebody else (policy decision 6).
        Pending,
        /// 已出方案
        Proposed,
        /// 已解决
        Resolved,
        /// 已回访
        Visited,
        /// 重新处理
        Reopened,
        /// 已关闭
        Closed,
        /// 已撤销
        Cancelled,
        /// 已合并
        Merged,
    }

    /// How somebody was reached.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum ContactMeans {
        /// 当面
        InPerson,
        /// 电话
        Call,
        /// 微信/企业微信
        Wechat,
        /// 短信
        Sms,
        /// 在线回复
        Online,
    }

    /// The first contact with the customer.
    pub struct FirstResponse {
        /// When.
        pub at: UtcMs,
        /// Who.
        pub by: StaffId,
        /// How.
        pub means: ContactMeans,
        /// Who vouches for a reply given at the counter: the customer's initials or a second staff
        /// member, so that a perfect first-response score can't be ticked for oneself.
        pub witness: Option<Witness>,
    }

    /// Proof of a reply given face to face (`sla-engine.md` section 3).
    #[serde(tag = "kind", rename_all = "snake_case")]
    pub enum Witness {
        /// The customer's initials.
        CustomerInitials {
            /// As written.
            initials: String,
        },
        /// A second member of staff.
        Staff {
            /// Who.
            staff: StaffId,
        },
    }

    /// An emergency measure 应急启动.
    pub struct Emergency {
        /// When it was taken.
        pub at: UtcMs,
        /// Who logged it.
        pub by: StaffId,
        /// What was done.
        pub measure: String,
        /// Who is in charge of it.
        pub person_in_charge: StaffId,
        /// Quality control 品控 knows (ESC-05).
        pub quality_control_informed: bool,
        /// L2 or above who stands by it; none while an L1's measure waits for one.
        pub confirmed_by: Option<StaffId>,
    }

    /// A solution told to the customer.
    pub struct Proposal {
        /// When it was told.
        pub told_at: UtcMs,
        /// Who proposed.
        pub by: StaffId,
        /// The solution in words.
        pub solution: String,
        /// Cost to us.
        pub cost: Fen,
        /// Of it, compensation to the customer.
        pub compensation: Fen,
        /// At 重大: the general manager who approved (policy decision 11).
        pub approved_by: Option<StaffId>,
        /// What the customer said.
        pub reaction: Reaction,
    }

    /// The customer's answer to a proposal.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum Reaction {
        /// 接受
        Accepted,
        /// 考虑中
        Considering,
    }

    /// How it ended.
    pub struct Resolution {
        /// When it was resolved; stops the clocks.
        pub at: UtcMs,
        /// When the work was finished.
        pub finished_at: UtcMs,
        /// Who resolved.
        pub by: StaffId,
        /// What was done.
        pub done: String,
        /// Cause.
        pub cause: Cause,
        /// Liability found; recorded, never priced (policy decision 23).
        pub liability: Liability,
    }

    /// Cause of a complaint.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum Cause {
        /// 操作不当
        Handling,
        /// 沟通不到位
        Communication,
        /// 流程缺失
        Process,
        /// 商品质量
        Product,
        /// 外部原因
        External,
        /// 未查明
        Unknown,
    }

    /// Who answers for it.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum Liability {
        /// 我方
        Ours,
        /// 共同
        Shared,
        /// 第三方
        ThirdParty,
        /// 顾客
        Customer,
        /// 无责任
        Nobody,
    }

    /// A change of grade after registration.
    pub struct Regrade {
        /// When.
        pub at: UtcMs,
        /// Grade before.
        pub from: Grade,
        /// Grade after.
        pub to: Grade,
        /// An L2 allowed the longer resolution time of 重要 (policy decision 5).
        pub is_later_approved: bool,
    }

    /// Where the escalation ladder stands.
    pub struct Escalation {
        /// Seat entered.
        pub seat: Seat,
        /// When.
        pub at: UtcMs,
        /// The seat's own clock `level_due` (policy Part 6).
        pub due: UtcMs,
        /// Why.
        pub why: EscalationReason,
        /// When the seat said that it has it; none while it rings.
        #[serde(default)]
        pub acknowledged_at: Option<UtcMs>,
    }

    /// Why a complaint climbed.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum EscalationReason {
        /// 高价值顾客登记即升 (ESC-01)
        HighValue,
        /// 紧急定级 (derived from 002)
        UrgentGrade,
        /// 重大定级 (ESC-04)
        MajorGrade,
        /// 一键升级 (ESC-03)
        OneClick,
        /// 顾客不接受方案 (policy Part 6)
        SolutionRejected,
        /// 重新处理 (policy decision 7)
        Reopened,
    }

    /// A complaint.
    pub struct Complaint {
        /// Identity.
        pub id: ComplaintId,
        /// State of the machine.
        pub stage: Stage,
        /// Number given by the laptop, valid for ever.
        pub provisional_number: String,
        /// Number given by the central.
        pub official_number: Option<String>,
        /// Owning store.
        pub store: StoreId,
        /// The customer concerned.
        pub customer: CustomerId,
        /// Name as registered, for lists; masked outside the own store.
        pub customer_name: String,
        /// Phone as registered, for reaching and for duplicates.
        pub customer_phone: String,
        /// Who complains, when it isn't the customer.
        pub complainant: Option<Complainant>,
        /// The move order concerned.
        pub order: Option<MoveOrderId>,
        /// Its number.
        pub order_number: Option<String>,
        /// Channel.
        pub channel: Channel,
        /// Source.
        pub source: Source,
        /// Phase.
        pub phase: Phase,
        /// Category.
        pub category: Category,
        /// What happened, in the customer's words.
        pub description: String,
        /// What the customer asks for.
        pub remedies: Vec<Remedy>,
        /// The same in own words; may be empty.
        pub remedy_words: String,
        /// Amount claimed; the verified amount is another field (policy decision 10).
        pub claimed: Fen,
        /// Amount verified.
        pub verified: Option<Fen>,
        /// Risks ticked.
        pub risks: Risks,
        /// Grade in force.
        pub grade: Grade,
        /// Grade at registration, which the first-response clock keeps.
        pub registered_grade: Grade,
        /// Changes of grade after registration, in order.
        #[serde(default)]
        pub regrades: Vec<Regrade>,
        /// What the rule suggested at intake, with its numbers.
        pub suggested: GradeSuggestion,
        /// Who confirmed the grade; none until triage when an L1 registered above 一般.
        pub grade_confirmed_by: Option<StaffId>,
        /// Best tier of the customer since registration.
        pub tier: Tier,
        /// 事发时间: when it happened; starts nothing.
        pub occurred_at: Option<UtcMs>,
        /// 顾客提出时间: when the customer told us; starts the clocks.
        pub raised_at: UtcMs,
        /// When it was registered.
        pub registered_at: UtcMs,
        /// Who registered; owner until handed over (CMP-20).
        pub owner: StaffId,
        /// Who handles it, from triage on.
        pub assignee: Option<StaffId>,
        /// Responsible department.
        pub department: Option<String>,
        /// 重要: what bridges the time until the solution (SLA-17), or why none is needed.
        pub bridging: Option<String>,
        /// Staff complained of or in charge of the job: they keep out (policy decision 12).
        pub keeps_out: Vec<StaffId>,
        /// Seat reached; none at E0.
        pub escalation: Option<Escalation>,
        /// Earliest seat clock so far: it caps the solution clock (decision 17, policy Part 3.1).
        pub solution_cap: Option<UtcMs>,
        /// Attempts to reach the customer before the first contact.
        #[serde(default)]
        pub attempts: Vec<ContactAttempt>,
        /// First contact.
        pub first_response: Option<FirstResponse>,
        /// Emergency measure.
        pub emergency: Option<Emergency>,
        /// Last progress told to the customer.
        pub progress_told_at: Option<UtcMs>,
        /// When the customer first heard a solution; stops the solution clock.
        pub solution_told_at: Option<UtcMs>,
        /// Solution told, the latest.
        pub proposal: Option<Proposal>,
        /// When the customer rejected a solution: the next one counts from there (T10).
        #[serde(default)]
        pub rejected_at: Option<UtcMs>,
        /// Pauses of this cycle, in order; the last may still last.
        #[serde(default)]
        pub pauses: Vec<LoggedPause>,
        /// How it ended.
        pub resolution: Option<Resolution>,
        /// The survey that followed.
        #[serde(default)]
        pub survey: Option<SurveySent>,
        /// Return visits, in order.
        #[serde(default)]
        pub visits: Vec<ReturnVisit>,
        /// How it was closed.
        #[serde(default)]
        pub closure: Option<Closure>,
        /// Why it was cancelled.
        #[serde(default)]
        pub cancellation: Option<Cancellation>,
        /// The complaint that goes on in its place.
        #[serde(default)]
        pub merged_into: Option<ComplaintId>,
        /// Cycles before this one; a reopening begins a new one.
        #[serde(default)]
        pub past_cycles: Vec<PastCycle>,
        /// A hand-over that waits to be accepted.
        #[serde(default)]
        pub hand_over: Option<HandOver>,
        /// The case at an authority or platform, with its own term.
        #[serde(default)]
        pub external: Option<ExternalCase>,
        /// A complaint that this one may repeat (shown before saving).
        pub possible_duplicate_of: Option<ComplaintId>,
        /// Version of the playbook that its clocks started with; they keep it.
        pub playbook_version: u32,
        /// The import that brought the record.
        #[serde(default)]
        pub import: Option<ImportId>,
        /// Taken back by the undo of that import.
        #[serde(default)]
        pub removed: Option<Removed>,
    }
}

impl Complaint {
    /// The phone to call: the complainant's, when somebody else than the customer complains.
    #[must_use]
    pub fn contact_phone(&self) -> &str {
        self.complainant
            .as_ref()
            .map_or(&self.customer_phone, |c| &c.phone)
    }

    /// Somebody still works on it: not yet resolved, or resolved no more.
    #[must_use]
    pub fn is_open(&self) -> bool {
        match self.stage {
            Stage::Registered
            | Stage::Acknowledged
            | Stage::Triaged
            | Stage::Processing
            | Stage::Pending
            | Stage::Proposed
            | Stage::Reopened => true,
            Stage::Resolved | Stage::Visited | Stage::Closed | Stage::Cancelled | Stage::Merged => {
                false
            }
        }
    }

    /// Nobody has anything left to do.
    #[must_use]
    pub fn is_over(&self) -> bool {
        matches!(self.stage, Stage::Closed | Stage::Cancelled | Stage::Merged)
    }

    /// Who answers for it: the assignee, before triage the first receiver (CMP-20).
    #[must_use]
    pub fn responsible(&self) -> StaffId {
        self.assignee.unwrap_or(self.owner)
    }

    /// Pauses of the cycle as a clock counts them.
    #[must_use]
    pub fn logged_pauses(&self) -> Vec<Pause> {
        self.pauses.iter().map(|p| p.pause.clone()).collect()
    }

    /// When the cycle that runs began: when the customer told us, or when it was reopened.
    #[must_use]
    pub fn cycle_started_at(&self) -> UtcMs {
        self.past_cycles
            .last()
            .map_or(self.raised_at, |cycle| cycle.reopened_at)
    }

    /// Seat reached so far.
    #[must_use]
    pub fn seat(&self) -> Seat {
        self.escalation.as_ref().map_or(Seat::E0, |e| e.seat)
    }
}
