//! What people do to a move order (policy Part 7.2).

use super::{
    CustomerSignature, ExceptionKind, ExitCheck, ExtraAnswer, MaterialsPrepared, MoveNeeds,
    MoveQuote, MoveSchedule, MoveStart, MoveSurvey, PackingPlan, PaymentKind, PaymentMethod,
    PriceLine, Readiness,
};
use crate::ids::{CustomerId, StaffId, StoreId};
use crate::money::Fen;
use crate::shape;
use crate::time::UtcMs;

shape! {
    /// Something done to a move order that exists.
    #[serde(tag = "type", rename_all = "snake_case")]
    pub enum MoveAction {
        /// 需求登记; again while nothing is quoted.
        RecordNeeds {
            /// The needs.
            needs: MoveNeeds,
        },
        /// 上门勘察
        RecordSurvey {
            /// The survey.
            survey: MoveSurvey,
        },
        /// 报价; again while nothing is signed.
        Quote {
            /// The quote.
            quote: MoveQuote,
        },
        /// 签约 (M2)
        Contract {
            /// Number on the paper; may be empty.
            contract_number: String,
            /// The customer accepted every price line.
            lines_accepted: bool,
            /// The rule on extras was shown.
            extras_rule_shown: bool,
            /// The service standard was shown.
            standard_shown: bool,
        },
        /// 排期 (M3)
        Schedule {
            /// The schedule.
            schedule: MoveSchedule,
        },
        /// 打包方案
        PlanPacking {
            /// One plan for each kind of item.
            plans: Vec<PackingPlan>,
        },
        /// 物料与培训
        PrepareMaterials {
            /// What is ready.
            materials: MaterialsPrepared,
        },
        /// 出发前确认
        ConfirmReady {
            /// The ticks.
            readiness: Readiness,
        },
        /// 到场报到 of one of the two supervisors (M4)
        CheckIn,
        /// A third steps in for a supervisor (M4).
        ReplaceSupervisor {
            /// Who is missing.
            missing: StaffId,
            /// Who steps in.
            substitute: StaffId,
            /// Why.
            reason: String,
            /// The other supervisor knows.
            other_informed: bool,
        },
        /// 到达开工
        Start {
            /// What was seen to.
            start: MoveStart,
        },
        /// 装车
        Load,
        /// 运输
        Depart {
            /// Arrival expected.
            eta: UtcMs,
        },
        /// 卸货归位
        Unload,
        /// 结束前主动检查; again until its list is complete.
        Inspect {
            /// What was checked.
            exit: ExitCheck,
        },
        /// The indicator sheet was scored (M8).
        ScoreSheet {
            /// Score, 0 to 100.
            score: u8,
        },
        /// One of the two supervisors signs the job (M6).
        SignAsSupervisor,
        /// 客户签收 (M6)
        SignOff {
            /// The customer's signature or refusal.
            customer: CustomerSignature,
            /// Instant rating, 1 to 5; none when not given.
            rating: Option<u8>,
            /// Price charged.
            total_final: Fen,
            /// Why it isn't paid yet; empty when it is.
            unpaid_reason: String,
        },
        /// 售后
        BeginAfterService,
        /// 完成 (M9)
        Complete,
        /// 失单
        Lose {
            /// Why.
            reason: String,
        },
        /// A lost order comes back (M10).
        ReopenLost,
        /// 取消 (M7)
        Cancel {
            /// Why.
            reason: String,
            /// Fee agreed; zero for none.
            fee: Fen,
        },
        /// 中止
        Abort {
            /// Why.
            reason: String,
            /// Both supervisors know.
            supervisors_informed: bool,
        },
        /// 改期: back to 排期 (M7)
        Reschedule {
            /// The new window, with whoever is free in it.
            schedule: MoveSchedule,
            /// Why.
            reason: String,
            /// Fee agreed; zero for none.
            fee: Fen,
        },
        /// 异常
        RaiseException {
            /// Kind.
            kind: ExceptionKind,
            /// What happened.
            note: String,
            /// With 损坏: the complaint that it opens.
            complaint: Option<PreemptiveComplaint>,
        },
        /// The customer was called about an exception.
        CallAboutException {
            /// Which.
            number: u32,
        },
        /// An exception is over.
        SettleException {
            /// Which.
            number: u32,
            /// How.
            note: String,
        },
        /// 增项: asks for an extra (M5).
        AskExtra {
            /// Why.
            reason: String,
            /// The added lines.
            lines: Vec<PriceLine>,
            /// Photos that show why.
            photos: Vec<String>,
        },
        /// Approves an extra (M5, decision 12).
        ApproveExtra {
            /// Which.
            number: u32,
        },
        /// The customer's answer to an extra, before the work.
        AnswerExtra {
            /// Which.
            number: u32,
            /// What.
            answer: ExtraAnswer,
        },
        /// Money received (decision 21).
        RecordPayment {
            /// For what.
            kind: PaymentKind,
            /// How much.
            amount: Fen,
            /// How.
            method: PaymentMethod,
            /// Number of the receipt.
            receipt: String,
            /// When it was received.
            at: UtcMs,
        },
        /// 发票 wanted.
        RequestInvoice {
            /// Made out to.
            title: String,
            /// Taxpayer's number; empty for a person.
            tax_number: String,
        },
    }

    /// What a rule needs to open a complaint on an order. It names customer and store, so that what
    /// deciding must see is known from the command alone.
    pub struct PreemptiveComplaint {
        /// Number given by the laptop.
        pub provisional_number: String,
        /// Customer of the order.
        pub customer: CustomerId,
        /// Store of the order.
        pub store: StoreId,
    }
}
