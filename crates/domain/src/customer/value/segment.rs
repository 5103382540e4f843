//! Marketing segment beside the tier (TIER-10).

use super::Rank;
use crate::shape;

shape! {
    /// Segments, best first.
    #[derive(Copy, Eq, Hash, PartialOrd, Ord)]
    #[serde(rename_all = "snake_case")]
    pub enum Segment {
        /// 战略价值
        Strategic,
        /// 高潜成长
        Growing,
        /// 活跃留存
        Retained,
        /// 唤醒潜力
        Dormant,
        /// 低效流失; on nothing that a customer sees (policy decision 22).
        Fading,
    }

    /// RFM scores, 1 to 5 each.
    #[derive(Copy, Eq)]
    pub struct Scores {
        /// R: nearness of the last purchase; years of cooperation for `ToB`.
        pub recency: u32,
        /// F: services; complexity of needs for `ToB`.
        pub frequency: u32,
        /// M: net amount paid.
        pub amount: u32,
    }

    /// Why a segment.
    #[derive(Copy, Eq)]
    #[serde(tag = "type", rename_all = "snake_case")]
    pub enum SegmentReason {
        /// By the place of the scores' sum.
        Ranked {
            /// Scores.
            scores: Scores,
            /// Place.
            rank: Rank,
        },
        /// None: nothing was ever ordered.
        NeverOrdered,
        /// None: too few customers to rank.
        TooFewToRank {
            /// So many are needed.
            needs: u32,
        },
    }
}

impl Segment {
    /// Every segment, best first; also the order of the playbook's shares.
    pub const ALL: [Self; 5] = [
        Self::Strategic,
        Self::Growing,
        Self::Retained,
        Self::Dormant,
        Self::Fading,
    ];
}

impl Scores {
    /// 3 to 15.
    #[must_use]
    pub fn sum(self) -> u32 {
        self.recency + self.frequency + self.amount
    }
}
