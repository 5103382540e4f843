//! How far a customer has come with us (LIFE-01).

use crate::shape;

shape! {
    /// Stages of a customer's life.
    #[derive(Copy, Eq, Hash, PartialOrd, Ord)]
    #[serde(rename_all = "snake_case")]
    pub enum Lifecycle {
        /// 潜在
        Potential,
        /// 转化
        Converting,
        /// 活跃
        Active,
        /// 忠诚
        Loyal,
        /// 流失
        Lost,
    }

    /// Why a stage.
    #[derive(Copy, Eq)]
    #[serde(tag = "type", rename_all = "snake_case")]
    pub enum LifecycleReason {
        /// 潜在: nothing ordered yet.
        NoOrder,
        /// 转化: the first order is under way.
        FirstOrderOpen,
        /// 转化: the first order is not long ago.
        FirstOrderRecent {
            /// Days since.
            days: u32,
        },
        /// 活跃: in contact.
        InContact {
            /// Days since the last interaction.
            days: u32,
        },
        /// 活跃 still: quiet, and not lost yet.
        QuietButNotLost {
            /// Days since the last interaction; none when there never was one.
            days: Option<u32>,
        },
        /// 忠诚: comes again and again.
        ManyUses {
            /// Uses.
            uses: u32,
        },
        /// 忠诚: somebody came on this customer's word.
        Referred,
        /// 流失: the churn warning says 已流失.
        Lost,
    }
}
