//! What is known of one complaint.

use crate::grade::{Grade, Seat, Tier};
use crate::ids::{ComplaintId, CustomerId, ImportId, MoveOrderId, StaffId, StoreId};
use crate::money::Fen;
use crate::record::Removed;
use crate::rules::grade_is_suggested_from_risk::GradeSuggestion;
use crate::shape;
use crate::time::UtcMs;

shape! {
    /// States of policy Part 5 that this build moves through. A state from a newer build makes the
    /// record unknown: it is kept whole and shown read-only.
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
        /// 已出方案
        Proposed,
        /// 已解决
        Resolved,
    }

    /// How the customer reached us.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum Channel {
        /// 到店
        Counter,
        /// 电话
        Phone,
        /// 微信/企业微信
        Wechat,
        /// 现场
        OnSite,
        /// 在线客服
        OnlineChat,
        /// 小程序
        MiniProgram,
        /// 社交评论
        SocialComment,
        /// 第三方平台
        ThirdParty,
    }

    /// Where the complaint was noticed (CMP-17).
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum Source {
        /// 顾客主动
        Customer,
        /// APP 问卷
        Questionnaire,
        /// 意见箱
        SuggestionBox,
        /// 访谈
        Interview,
        /// 神秘顾客
        MysteryShopper,
        /// 员工日志
        StaffLog,
    }

    /// When in the customer's journey.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum Phase {
        /// 售前
        BeforeSale,
        /// 售中
        DuringService,
        /// 售后
        AfterService,
    }

    /// What it is about (CMP-09, CMP-18).
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum Category {
        /// 物品损坏
        Damage,
        /// 物品丢失
        Loss,
        /// 人员专业性
        Skill,
        /// 服务态度
        Attitude,
        /// 费用不透明
        Fees,
        /// 延误
        Delay,
        /// 商品故障
        ProductFault,
        /// 售后慢
        SlowAfterSales,
        /// 权益规则
        Benefits,
        /// 其他
        Other,
    }

    /// What the customer asks for 诉求.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum Remedy {
        /// 致歉
        Apology,
        /// 维修
        Repair,
        /// 赔偿
        Compensation,
        /// 更换
        Replacement,
        /// 换人
        OtherStaff,
        /// 退款
        Refund,
    }

    /// Risks ticked at intake; they drive the suggested grade (policy decision 9).
    #[derive(Copy, Eq, Default)]
    #[allow(clippy::struct_excessive_bools)] // Five ticks on a form are five answers.
    pub struct Risks {
        /// Danger to people or property.
        pub safety: bool,
        /// Somebody is hurt.
        pub injury: bool,
        /// Somebody is seriously hurt.
        pub serious_injury: bool,
        /// Media exposure.
        pub media: bool,
        /// An authority is involved.
        pub authority: bool,
    }

    /// Somebody other than the customer who complains (policy decision 15).
    pub struct Complainant {
        /// Relation to the customer.
        pub relation: Relation,
        /// Name.
        pub name: String,
        /// Phone, digits only.
        pub phone: String,
    }

    /// Relation of a complainant to the customer.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum Relation {
        /// 家人
        Family,
        /// 邻居
        Neighbour,
        /// 物业
        PropertyOffice,
        /// 其他
        Other,
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
        /// The grade changed after registration.
        pub regrade: Option<Regrade>,
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
        /// How it ended.
        pub resolution: Option<Resolution>,
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

impl Category {
    /// Every category.
    pub const ALL: [Self; 10] = [
        Self::Damage,
        Self::Loss,
        Self::Skill,
        Self::Attitude,
        Self::Fees,
        Self::Delay,
        Self::ProductFault,
        Self::SlowAfterSales,
        Self::Benefits,
        Self::Other,
    ];

    /// The word on the wire; the same as serde's.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Damage => "damage",
            Self::Loss => "loss",
            Self::Skill => "skill",
            Self::Attitude => "attitude",
            Self::Fees => "fees",
            Self::Delay => "delay",
            Self::ProductFault => "product_fault",
            Self::SlowAfterSales => "slow_after_sales",
            Self::Benefits => "benefits",
            Self::Other => "other",
        }
    }

    /// The category with this word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|c| c.as_str() == word)
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

    /// Somebody still has to do something before it is resolved.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.stage != Stage::Resolved
    }

    /// Seat reached so far.
    #[must_use]
    pub fn seat(&self) -> Seat {
        self.escalation.as_ref().map_or(Seat::E0, |e| e.seat)
    }
}
