//! Steps of a move order (policy Part 7.1) and how an order ends before its time.

use super::{Booking, MoveOrder, MoveStage};
use crate::ids::StaffId;
use crate::money::Fen;
use crate::shape;
use crate::time::UtcMs;

shape! {
    /// A step; each belongs to one stage.
    #[derive(Copy, Eq, Hash, PartialOrd, Ord, Default)]
    #[serde(rename_all = "snake_case")]
    pub enum MoveStep {
        /// 受理
        #[default]
        Lead,
        /// 需求登记
        Needs,
        /// 上门勘察, the only step that may be left out
        Survey,
        /// 报价
        Quoted,
        /// 签约
        Contracted,
        /// 排期
        Scheduled,
        /// 打包方案
        PackingPlanned,
        /// 物料与培训
        MaterialsReady,
        /// 出发前确认
        Ready,
        /// 到达开工
        Started,
        /// 装车
        Loaded,
        /// 运输
        InTransit,
        /// 卸货归位
        Unloaded,
        /// 结束前主动检查
        Inspected,
        /// 客户签收
        SignedOff,
        /// 售后
        AfterService,
        /// 完成
        Completed,
    }

    /// How an order ends before its time.
    #[derive(Copy, Eq, Hash)]
    #[serde(rename_all = "snake_case")]
    pub enum MoveEnd {
        /// 失单, from 咨询
        Lost,
        /// 取消, from 签约 or 准备
        Cancelled,
        /// 中止, from 执行
        Aborted,
    }

    /// The end of an order before its time. The step that it had reached stays beside it.
    #[derive(Eq)]
    pub struct MoveEnded {
        /// How.
        pub end: MoveEnd,
        /// Why.
        pub reason: String,
        /// Fee agreed; zero for none.
        pub fee: Fen,
        /// Who.
        pub by: StaffId,
        /// When.
        pub at: UtcMs,
    }

    /// When a step was reached, so that the customer's progress line can be drawn (MOV-05, MOV-06).
    #[derive(Copy, Eq)]
    pub struct MoveNode {
        /// Step reached.
        pub step: MoveStep,
        /// When.
        pub at: UtcMs,
        /// By whom.
        pub by: StaffId,
    }
}

impl MoveStep {
    /// Every step, in order.
    pub const ALL: [Self; 17] = [
        Self::Lead,
        Self::Needs,
        Self::Survey,
        Self::Quoted,
        Self::Contracted,
        Self::Scheduled,
        Self::PackingPlanned,
        Self::MaterialsReady,
        Self::Ready,
        Self::Started,
        Self::Loaded,
        Self::InTransit,
        Self::Unloaded,
        Self::Inspected,
        Self::SignedOff,
        Self::AfterService,
        Self::Completed,
    ];

    /// The stage that it belongs to.
    #[must_use]
    pub fn stage(self) -> MoveStage {
        match self {
            Self::Lead | Self::Needs | Self::Survey | Self::Quoted => MoveStage::Inquiry,
            Self::Contracted | Self::Scheduled => MoveStage::Contract,
            Self::PackingPlanned | Self::MaterialsReady | Self::Ready => MoveStage::Preparation,
            Self::Started
            | Self::Loaded
            | Self::InTransit
            | Self::Unloaded
            | Self::Inspected
            | Self::SignedOff => MoveStage::Execution,
            Self::AfterService => MoveStage::AfterService,
            Self::Completed => MoveStage::Completed,
        }
    }

    /// The first step of a stage.
    #[must_use]
    pub fn first_of(stage: MoveStage) -> Self {
        match stage {
            MoveStage::Inquiry => Self::Lead,
            MoveStage::Contract => Self::Contracted,
            MoveStage::Preparation => Self::PackingPlanned,
            MoveStage::Execution => Self::Started,
            MoveStage::AfterService => Self::AfterService,
            MoveStage::Completed => Self::Completed,
        }
    }
}

impl MoveOrder {
    /// The step that it has reached. An order written before there were steps stands at the first
    /// one of its stage.
    #[must_use]
    pub fn step(&self) -> MoveStep {
        if self.job.step.stage() == self.stage {
            self.job.step
        } else {
            MoveStep::first_of(self.stage)
        }
    }

    /// When this supervisor works on it; none for others, and once it ended before its time.
    #[must_use]
    pub fn booking_of(&self, supervisor: StaffId) -> Option<Booking> {
        let schedule = self.job.schedule.as_ref()?;
        let is_theirs = self.job.supervisors().contains(&supervisor);
        (is_theirs && self.job.ended.is_none()).then_some(Booking {
            order: self.id,
            window: schedule.window,
        })
    }

    /// Neither completed nor ended before its time.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.job.ended.is_none() && self.stage != MoveStage::Completed
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::samples::move_order;

    #[test]
    fn stages_never_go_back_along_the_steps() {
        for pair in MoveStep::ALL.windows(2) {
            assert!(pair[0] < pair[1]);
            assert!(pair[0].stage() as u8 <= pair[1].stage() as u8, "{pair:?}");
        }
    }

    #[test]
    fn an_order_of_before_the_steps_stands_at_the_first_of_its_stage() {
        let mut order = move_order();
        order.stage = MoveStage::Execution;
        assert_eq!(order.step(), MoveStep::Started);
        order.job.step = MoveStep::Unloaded;
        assert_eq!(order.step(), MoveStep::Unloaded);
    }

    #[test]
    fn an_order_written_before_the_steps_still_reads() {
        let mut text = serde_json::to_value(move_order()).unwrap();
        text.as_object_mut().unwrap().remove("job");
        let read: MoveOrder = serde_json::from_value(text).unwrap();
        assert_eq!(read.step(), MoveStep::Contracted);
        assert!(read.is_open());
    }
}
