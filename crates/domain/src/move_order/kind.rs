//! The kinds of action on a move order: what tables and offers speak of.

use super::MoveAction;
use crate::shape;

shape! {
    /// The kinds of action, without their fields.
    #[derive(Copy, Eq, Hash, PartialOrd, Ord)]
    #[serde(rename_all = "snake_case")]
    pub enum MoveActionKind {
        /// 需求登记
        RecordNeeds,
        /// 上门勘察
        RecordSurvey,
        /// 报价
        Quote,
        /// 签约
        Contract,
        /// 排期
        Schedule,
        /// 打包方案
        PlanPacking,
        /// 物料与培训
        PrepareMaterials,
        /// 出发前确认
        ConfirmReady,
        /// 到场报到
        CheckIn,
        /// 更换主管
        ReplaceSupervisor,
        /// 到达开工
        Start,
        /// 装车
        Load,
        /// 运输
        Depart,
        /// 卸货归位
        Unload,
        /// 结束前主动检查
        Inspect,
        /// 指标评分
        ScoreSheet,
        /// 主管签字
        SignAsSupervisor,
        /// 客户签收
        SignOff,
        /// 售后
        BeginAfterService,
        /// 完成
        Complete,
        /// 失单
        Lose,
        /// 重新跟进
        ReopenLost,
        /// 取消
        Cancel,
        /// 中止
        Abort,
        /// 改期
        Reschedule,
        /// 异常
        RaiseException,
        /// 异常电话
        CallAboutException,
        /// 异常解除
        SettleException,
        /// 增项申请
        AskExtra,
        /// 增项审批
        ApproveExtra,
        /// 增项确认
        AnswerExtra,
        /// 收款
        RecordPayment,
        /// 发票
        RequestInvoice,
    }
}

impl MoveActionKind {
    /// Every action, in the order of the machine.
    pub const ALL: [Self; 33] = [
        Self::RecordNeeds,
        Self::RecordSurvey,
        Self::Quote,
        Self::Contract,
        Self::Schedule,
        Self::PlanPacking,
        Self::PrepareMaterials,
        Self::ConfirmReady,
        Self::CheckIn,
        Self::ReplaceSupervisor,
        Self::Start,
        Self::Load,
        Self::Depart,
        Self::Unload,
        Self::Inspect,
        Self::ScoreSheet,
        Self::SignAsSupervisor,
        Self::SignOff,
        Self::BeginAfterService,
        Self::Complete,
        Self::Lose,
        Self::ReopenLost,
        Self::Cancel,
        Self::Abort,
        Self::Reschedule,
        Self::RaiseException,
        Self::CallAboutException,
        Self::SettleException,
        Self::AskExtra,
        Self::ApproveExtra,
        Self::AnswerExtra,
        Self::RecordPayment,
        Self::RequestInvoice,
    ];
}

impl MoveAction {
    /// Which kind of action this is.
    #[must_use]
    pub fn kind(&self) -> MoveActionKind {
        use MoveActionKind as K;
        match self {
            Self::RecordNeeds { .. } => K::RecordNeeds,
            Self::RecordSurvey { .. } => K::RecordSurvey,
            Self::Quote { .. } => K::Quote,
            Self::Contract { .. } => K::Contract,
            Self::Schedule { .. } => K::Schedule,
            Self::PlanPacking { .. } => K::PlanPacking,
            Self::PrepareMaterials { .. } => K::PrepareMaterials,
            Self::ConfirmReady { .. } => K::ConfirmReady,
            Self::CheckIn => K::CheckIn,
            Self::ReplaceSupervisor { .. } => K::ReplaceSupervisor,
            Self::Start { .. } => K::Start,
            Self::Load => K::Load,
            Self::Depart { .. } => K::Depart,
            Self::Unload => K::Unload,
            Self::Inspect { .. } => K::Inspect,
            Self::ScoreSheet { .. } => K::ScoreSheet,
            Self::SignAsSupervisor => K::SignAsSupervisor,
            Self::SignOff { .. } => K::SignOff,
            Self::BeginAfterService => K::BeginAfterService,
            Self::Complete => K::Complete,
            Self::Lose { .. } => K::Lose,
            Self::ReopenLost => K::ReopenLost,
            Self::Cancel { .. } => K::Cancel,
            Self::Abort { .. } => K::Abort,
            Self::Reschedule { .. } => K::Reschedule,
            Self::RaiseException { .. } => K::RaiseException,
            Self::CallAboutException { .. } => K::CallAboutException,
            Self::SettleException { .. } => K::SettleException,
            Self::AskExtra { .. } => K::AskExtra,
            Self::ApproveExtra { .. } => K::ApproveExtra,
            Self::AnswerExtra { .. } => K::AnswerExtra,
            Self::RecordPayment { .. } => K::RecordPayment,
            Self::RequestInvoice { .. } => K::RequestInvoice,
        }
    }
}
