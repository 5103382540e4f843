//! One row of the ledger, and its key.

use uuid::Uuid;

use super::ReversalReason;
use crate::ids::{CommandId, CustomerId, MoveOrderId, PointsRowId};
use crate::shape;
use crate::time::UtcMs;

shape! {
    /// What a row is for (PTS-02). 等级分 makes no rows: it is the total of what was earned.
    #[derive(Copy, Eq, Hash, PartialOrd, Ord)]
    #[serde(rename_all = "snake_case")]
    pub enum PointsKind {
        /// 基础分
        Base,
        /// 行为分
        Behaviour,
        /// 兑换
        Redemption,
        /// 冲正
        Reversal,
    }

    /// The rule that made a row.
    #[derive(Copy, Eq, Hash, PartialOrd, Ord)]
    #[serde(rename_all = "snake_case")]
    pub enum PointsRule {
        /// 每日基础分
        BaseDaily,
        /// 推荐
        Referral,
        /// 新人
        Newcomer,
        /// 服务评价
        Review,
        /// 消费
        Purchase,
        /// 建议被采纳
        Suggestion,
        /// 兑换
        Redemption,
        /// 冲正
        Reversal,
    }

    /// The event that a row comes from.
    #[derive(Copy, Eq, Hash)]
    #[serde(tag = "type", rename_all = "snake_case")]
    pub enum PointsSource {
        /// A local day.
        Day {
            /// When it began.
            began_at: UtcMs,
        },
        /// A customer who came.
        Newcomer {
            /// Who.
            customer: CustomerId,
        },
        /// An order.
        Order {
            /// Which.
            order: MoveOrderId,
        },
        /// A suggestion.
        Suggestion {
            /// Which.
            suggestion: Uuid,
        },
        /// A command.
        Command {
            /// Which.
            command: CommandId,
        },
        /// Another row.
        Row {
            /// Which.
            row: PointsRowId,
        },
    }

    /// A row. Never changed, never removed.
    #[derive(Eq)]
    pub struct PointsRow {
        /// Identity, derived from rule, customer and source: the key under which it posts once.
        pub id: PointsRowId,
        /// Whose.
        pub customer: CustomerId,
        /// By which rule.
        pub rule: PointsRule,
        /// From which event.
        pub source: PointsSource,
        /// Points; negative takes.
        pub points: i64,
        /// When earned, redeemed or reversed.
        pub at: UtcMs,
        /// When what was earned expires; fixed on earning.
        pub expires_at: Option<UtcMs>,
        /// Why it was reversed, for a reversal.
        pub reason: Option<ReversalReason>,
        /// By which playbook.
        pub playbook_version: u32,
    }
}

impl PointsRule {
    /// What its rows are for.
    #[must_use]
    pub fn kind(self) -> PointsKind {
        match self {
            Self::BaseDaily => PointsKind::Base,
            Self::Referral | Self::Newcomer | Self::Review | Self::Purchase | Self::Suggestion => {
                PointsKind::Behaviour
            }
            Self::Redemption => PointsKind::Redemption,
            Self::Reversal => PointsKind::Reversal,
        }
    }

    /// A word for ids that are derived from it; never changes.
    fn key(self) -> &'static str {
        match self {
            Self::BaseDaily => "base-daily",
            Self::Referral => "referral",
            Self::Newcomer => "newcomer",
            Self::Review => "review",
            Self::Purchase => "purchase",
            Self::Suggestion => "suggestion",
            Self::Redemption => "redemption",
            Self::Reversal => "reversal",
        }
    }
}

impl PointsSource {
    fn key(self) -> String {
        match self {
            Self::Day { began_at } => format!("day/{}", began_at.0),
            Self::Newcomer { customer } => format!("customer/{customer}"),
            Self::Order { order } => format!("order/{order}"),
            Self::Suggestion { suggestion } => format!("suggestion/{suggestion}"),
            Self::Command { command } => format!("command/{command}"),
            Self::Row { row } => format!("row/{row}"),
        }
    }
}

/// The key of a row.
pub(super) fn row_id(rule: PointsRule, customer: CustomerId, source: PointsSource) -> PointsRowId {
    let name = format!("points/{}/{}", rule.key(), source.key());
    PointsRowId(Uuid::new_v5(&customer.0, name.as_bytes()))
}

impl PointsRow {
    /// Whether it was earned, and so may expire and counts for the level.
    #[must_use]
    pub fn is_earned(&self) -> bool {
        matches!(self.rule.kind(), PointsKind::Base | PointsKind::Behaviour)
    }
}
