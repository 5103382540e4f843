//! Points 积分: an append-only ledger, and what it adds up to (policy Part 12).
//!
//! Events become rows ([`earn`], [`redeem`], [`reverse`]); a [`Ledger`] takes each key once; balance,
//! expiry ([`statement`]), steps of tier ([`level_steps`]) and milestones are functions over it.

mod earn;
mod ledger;
mod level;
mod milestone;
mod redeem;
mod reverse;
mod row;
mod statement;

pub use earn::{Earning, earn};
pub use ledger::{Ledger, Posting};
pub use level::level_steps;
pub use milestone::{Benefit, MilestoneGrant};
pub use redeem::{Reward, RewardClass, redeem};
pub use reverse::{ReversalReason, ReversalRefusal, reverse};
pub use row::{PointsKind, PointsRow, PointsRule, PointsSource};
pub use statement::{ExpiringPoints, PointsLot, Statement, expiring_by_month, statement};

#[cfg(test)]
mod tests;
