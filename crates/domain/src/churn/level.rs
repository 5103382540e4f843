//! Levels of the warning, and what put a customer there.

use crate::shape;
use crate::time::UtcMs;

shape! {
    /// Levels, mildest first.
    #[derive(Copy, Eq, Hash, PartialOrd, Ord)]
    #[serde(rename_all = "snake_case")]
    pub enum ChurnLevel {
        /// 关注: on a list, no more.
        Watch,
        /// 黄
        Amber,
        /// 红-a: neither spent nor in contact.
        RedQuiet,
        /// 红-b: a complaint went wrong.
        RedComplaint,
        /// 红-c: said so.
        RedVoice,
        /// 已流失
        Lost,
    }

    /// What a warning is about, with the figures.
    #[derive(Copy, Eq)]
    #[serde(tag = "type", rename_all = "snake_case")]
    pub enum ChurnWhy {
        /// Interactions fell two months running.
        Declining {
            /// Of the last three whole months, oldest first.
            counts: [u32; 3],
        },
        /// Few uses so far, and quiet.
        FewUses {
            /// Uses.
            uses: u32,
        },
        /// No interaction.
        NoInteraction,
        /// Neither spend nor interaction.
        NeitherSpendNorInteraction,
        /// A complaint is past its resolution.
        ComplaintOverdue,
        /// A complaint was reopened.
        ComplaintReopened,
        /// A low rating.
        LowRating {
            /// Stars, of 5.
            stars: u32,
        },
        /// Wouldn't recommend us.
        LowNps {
            /// Likelihood, of 10.
            score: u32,
        },
        /// A negative online comment.
        NegativeComment,
        /// High value, and didn't buy again.
        NotRepurchased,
        /// Quiet for long.
        LongQuiet,
    }

    /// A condition that holds.
    #[derive(Copy, Eq)]
    pub struct ChurnCause {
        /// Which.
        pub why: ChurnWhy,
        /// Since when it holds; the same again is the same cause.
        pub since: UtcMs,
    }
}

impl ChurnLevel {
    /// How high the level stands. The three reds stand equally high.
    #[must_use]
    pub fn height(self) -> u8 {
        match self {
            Self::Watch => 1,
            Self::Amber => 2,
            Self::RedQuiet | Self::RedComplaint | Self::RedVoice => 3,
            Self::Lost => 4,
        }
    }
}

impl ChurnWhy {
    /// The level that it stands for.
    #[must_use]
    pub fn level(self) -> ChurnLevel {
        match self {
            Self::Declining { .. } | Self::FewUses { .. } => ChurnLevel::Watch,
            Self::NoInteraction => ChurnLevel::Amber,
            Self::NeitherSpendNorInteraction => ChurnLevel::RedQuiet,
            Self::ComplaintOverdue | Self::ComplaintReopened => ChurnLevel::RedComplaint,
            Self::LowRating { .. } | Self::LowNps { .. } | Self::NegativeComment => {
                ChurnLevel::RedVoice
            }
            Self::NotRepurchased | Self::LongQuiet => ChurnLevel::Lost,
        }
    }

    /// Something that the customer said: over once it was talked about.
    #[must_use]
    pub fn is_voice(self) -> bool {
        self.level() == ChurnLevel::RedVoice
    }

    /// A word for ids that are derived from it; never changes.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Declining { .. } => "declining",
            Self::FewUses { .. } => "few-uses",
            Self::NoInteraction => "no-interaction",
            Self::NeitherSpendNorInteraction => "neither-spend-nor-interaction",
            Self::ComplaintOverdue => "complaint-overdue",
            Self::ComplaintReopened => "complaint-reopened",
            Self::LowRating { .. } => "low-rating",
            Self::LowNps { .. } => "low-nps",
            Self::NegativeComment => "negative-comment",
            Self::NotRepurchased => "not-repurchased",
            Self::LongQuiet => "long-quiet",
        }
    }
}
