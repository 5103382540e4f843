//! What happened to a move order. Past tense; each becomes a timeline entry.

use super::{
    Approval, ChangeOrder, CheckIn, ExceptionSettled, ExitCheck, ExtraAnswer, InvoiceRequest,
    MaterialsPrepared, MoveContract, MoveEnded, MoveException, MoveNeeds, MoveNode, MoveOrder,
    MoveQuote, MoveSchedule, MoveStart, MoveSurvey, PackingPlan, Payment, Readiness, SheetScored,
    SignOff,
};
use crate::ids::StaffId;
use crate::money::Fen;
use crate::shape;
use crate::time::UtcMs;

shape! {
    /// What happened to a move order.
    #[serde(tag = "type", rename_all = "snake_case")]
    pub enum MoveOrderEvent {
        /// Registered.
        MoveOrderRegistered {
            /// The order.
            order: Box<MoveOrder>,
        },
        /// A step was reached, or taken once more. What it brought is an event of its own.
        MoveStepReached {
            /// Step, when and by whom.
            node: MoveNode,
        },
        /// 需求登记
        MoveNeedsRecorded {
            /// The needs.
            needs: MoveNeeds,
        },
        /// 上门勘察
        MoveSurveyed {
            /// The survey.
            survey: MoveSurvey,
        },
        /// 报价
        MoveQuoted {
            /// The quote.
            quote: MoveQuote,
        },
        /// 签约
        MoveContracted {
            /// What was signed.
            contract: MoveContract,
        },
        /// 排期
        MoveScheduled {
            /// The schedule.
            schedule: MoveSchedule,
        },
        /// 打包方案
        PackingPlanned {
            /// The plans.
            plans: Vec<PackingPlan>,
        },
        /// 物料与培训
        MaterialsMadeReady {
            /// What is ready.
            materials: MaterialsPrepared,
        },
        /// 出发前确认
        MoveReadied {
            /// The ticks.
            readiness: Readiness,
        },
        /// 到场报到
        SupervisorCheckedIn {
            /// Who and when.
            check_in: CheckIn,
        },
        /// 更换主管
        SupervisorReplaced {
            /// Who was missing.
            missing: StaffId,
            /// Who stepped in.
            substitute: StaffId,
            /// Why.
            reason: String,
        },
        /// 到达开工
        MoveStarted {
            /// What was seen to.
            start: MoveStart,
        },
        /// 运输
        MoveDeparted {
            /// Arrival expected.
            eta: UtcMs,
        },
        /// 结束前主动检查
        MoveInspected {
            /// What was checked.
            exit: ExitCheck,
        },
        /// 指标评分
        IndicatorSheetScored {
            /// Score, by whom and when.
            sheet: SheetScored,
        },
        /// 主管签字
        SupervisorSigned {
            /// Who and when.
            signature: CheckIn,
        },
        /// 客户签收
        MoveSignedOff {
            /// Signature, rating and price.
            sign_off: SignOff,
        },
        /// 失单, 取消 or 中止
        MoveEndedEarly {
            /// How and why.
            ended: MoveEnded,
        },
        /// A lost order came back.
        LostMoveReopened {
            /// To this step.
            node: MoveNode,
        },
        /// 改期
        MoveRescheduled {
            /// The new schedule.
            schedule: MoveSchedule,
            /// Why.
            reason: String,
            /// Fee agreed.
            fee: Fen,
            /// Back to this step.
            node: MoveNode,
        },
        /// 异常
        MoveExceptionRaised {
            /// The exception.
            exception: MoveException,
        },
        /// The customer was called about it.
        MoveExceptionCalled {
            /// Which.
            number: u32,
            /// When.
            at: UtcMs,
        },
        /// It is over.
        MoveExceptionSettled {
            /// Which.
            number: u32,
            /// How.
            settled: ExceptionSettled,
        },
        /// 增项申请
        ExtraAsked {
            /// The change order.
            change: ChangeOrder,
        },
        /// 增项审批
        ExtraApproved {
            /// Which.
            number: u32,
            /// By whom and when.
            approval: Approval,
        },
        /// 增项确认
        ExtraAnswered {
            /// Which.
            number: u32,
            /// What the customer said.
            answer: ExtraAnswer,
        },
        /// 收款
        PaymentRecorded {
            /// The payment.
            payment: Payment,
        },
        /// 发票
        InvoiceRequested {
            /// The request.
            invoice: InvoiceRequest,
        },
        /// 已结算
        MoveSettled {
            /// When.
            at: UtcMs,
        },
    }
}
