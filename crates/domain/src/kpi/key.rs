//! Which figures there are, and what each is counted in.

use super::OutsideKind;
use crate::shape;

shape! {
    /// Key figures of policy Part 14.
    #[derive(Copy, Eq, Hash, PartialOrd, Ord)]
    #[serde(rename_all = "snake_case")]
    pub enum KpiKey {
        /// 顾客满意度: answers of 4 and 5 among valid ones.
        Csat,
        /// 首次服务满意度: the same, first orders only.
        CsatFirstService,
        /// 满意度指数变化: points above the baseline.
        CsiChange,
        /// 净推荐值: share of 9 and 10 less share of 0 to 6.
        Nps,
        /// 费力度: mean of 1 to 7, 7 is easy.
        Ces,
        /// 流程清晰度: mean of 1 to 5.
        Clarity,
        /// 个性化服务满意度: satisfied among answers.
        PersonalisedSatisfaction,
        /// 咨询平均响应: mean from raised to first contact.
        LeadMeanResponse,
        /// 首次响应及时率: in the limit among all.
        FirstResponseInLimit,
        /// 时限达成率: in time among due, by stage.
        StageSlaRate,
        /// 平均解决时长: mean from registered to resolved, without pauses.
        MeanResolution,
        /// 解决提速: how much shorter than the baseline.
        ResolutionGain,
        /// 一次解决率: resolved, neither reopened nor repeated in 30 days.
        Fcr,
        /// 重复投诉率: repeated among complaints.
        RepeatComplaint,
        /// 投诉率: complaints by completed orders.
        ComplaintRate,
        /// 排队等待: mean wait in the queue.
        Wait,
        /// 自提等待: served within 5 minutes among pickups.
        PickupWait,
        /// 物品损坏率: damaged among items moved.
        DamageRate,
        /// 物品完好率: undamaged among items moved.
        GoodsIntact,
        /// 准时率: orders begun in their window among orders.
        Timeliness,
        /// 标准执行率: sheets of 优 among sheets.
        SopCompliance,
        /// 回访及时率: visits in time among due.
        ReturnVisitRate,
        /// 复购率: customers with two orders or more among customers.
        Repurchase,
        /// 高价值顾客留存率: active at the end among active at the start.
        RetentionHighValue,
        /// 顾客留存率: the same, of all.
        RetentionOverall,
        /// 流失率: lost among those at the start.
        Churn,
        /// 挽回率: bought again among red tasks handled.
        WinBack,
        /// 唤醒率: bought among those in the plan.
        WakeRate,
        /// 高潜转化率: orders among offers pushed.
        ConversionHighPotential,
        /// 推荐占比: referred among new customers.
        ReferralShare,
        /// 终身价值增长: mean above the baseline.
        LtvGrowth,
        /// 人均服务次数: completed services by customers.
        UsesPerCustomer,
        /// 档案完整率: filled among required fields.
        RecordCompleteness,
        /// 档案准确率: right in a sample.
        RecordAccuracy,
        /// 档案更新率: updated in 30 days among active.
        RecordFreshness,
        /// 分级准确率: agreed in a sample.
        TierAccuracy,
        /// 个性化覆盖率: with a personal action among active.
        PersonalisedCoverage,
        /// 互动频次: interactions by customers, above the baseline.
        InteractionFrequency,
        /// 问卷触发率: sent among due.
        QuestionnaireTrigger,
        /// 一线日志: notes a day.
        FrontLineNotes,
        /// 改进项: closed.
        ImprovementItems,
        /// 积分兑换率: redeemed among issued.
        PointsRedemption,
        /// 社群: active ones.
        Communities,
        /// 权益覆盖: customers with a pack.
        BenefitCoverage,
        /// 同步成功率: accepted at the first try among pushes.
        SyncSuccess,
    }

    /// What a figure is counted in.
    #[derive(Copy, Eq, Hash)]
    #[serde(rename_all = "snake_case")]
    pub enum Unit {
        /// A share; 1 is the whole.
        Ratio,
        /// Points of an index of 100.
        Points,
        /// Marks or numbers a head or a day.
        Score,
        /// Minutes, summed in milliseconds.
        Minutes,
        /// Seconds, summed in milliseconds.
        Seconds,
        /// A plain number.
        Count,
    }
}

impl KpiKey {
    /// Every one, in the order of the policy.
    pub const ALL: [Self; 45] = [
        Self::Csat,
        Self::CsatFirstService,
        Self::CsiChange,
        Self::Nps,
        Self::Ces,
        Self::Clarity,
        Self::PersonalisedSatisfaction,
        Self::LeadMeanResponse,
        Self::FirstResponseInLimit,
        Self::StageSlaRate,
        Self::MeanResolution,
        Self::ResolutionGain,
        Self::Fcr,
        Self::RepeatComplaint,
        Self::ComplaintRate,
        Self::Wait,
        Self::PickupWait,
        Self::DamageRate,
        Self::GoodsIntact,
        Self::Timeliness,
        Self::SopCompliance,
        Self::ReturnVisitRate,
        Self::Repurchase,
        Self::RetentionHighValue,
        Self::RetentionOverall,
        Self::Churn,
        Self::WinBack,
        Self::WakeRate,
        Self::ConversionHighPotential,
        Self::ReferralShare,
        Self::LtvGrowth,
        Self::UsesPerCustomer,
        Self::RecordCompleteness,
        Self::RecordAccuracy,
        Self::RecordFreshness,
        Self::TierAccuracy,
        Self::PersonalisedCoverage,
        Self::InteractionFrequency,
        Self::QuestionnaireTrigger,
        Self::FrontLineNotes,
        Self::ImprovementItems,
        Self::PointsRedemption,
        Self::Communities,
        Self::BenefitCoverage,
        Self::SyncSuccess,
    ];

    /// What its formula comes out in; the playbook says the same.
    #[must_use]
    pub fn unit(self) -> Unit {
        match self {
            Self::CsiChange | Self::Nps => Unit::Points,
            Self::Ces | Self::Clarity | Self::UsesPerCustomer | Self::FrontLineNotes => Unit::Score,
            Self::LeadMeanResponse | Self::MeanResolution => Unit::Minutes,
            Self::Wait => Unit::Seconds,
            Self::ImprovementItems | Self::Communities | Self::BenefitCoverage => Unit::Count,
            _ => Unit::Ratio,
        }
    }

    /// What it needs from outside; none when the desk's own records give it.
    #[must_use]
    pub fn needs_from_outside(self) -> Option<OutsideKind> {
        Some(match self {
            Self::ResolutionGain | Self::InteractionFrequency => OutsideKind::Baseline,
            Self::Wait => OutsideKind::Telephony,
            Self::CsiChange | Self::RecordAccuracy | Self::TierAccuracy => OutsideKind::Sample,
            Self::ConversionHighPotential => OutsideKind::Marketing,
            Self::LtvGrowth => OutsideKind::Finance,
            Self::Communities | Self::BenefitCoverage => OutsideKind::ByHand,
            _ => return None,
        })
    }
}

impl Unit {
    /// Thousandths of the unit are the quotient times the first, by the second.
    pub(super) fn thousandths(self) -> (i128, i128) {
        match self {
            Self::Ratio | Self::Score | Self::Count => (1_000, 1),
            Self::Points => (100_000, 1),
            Self::Minutes => (1, 60),
            Self::Seconds => (1, 1),
        }
    }
}
