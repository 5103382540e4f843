//! What a customer is worth to the house: tier, segment, lifecycle and class (policy Part 11).
//!
//! [`Population`] ranks everybody once; [`recompute`] then answers for one customer, nightly and on
//! events alike. What a customer is told of it is [`crate::rules::a_customer_never_reads_a_slight`]'s.

mod class;
mod figures;
mod lifecycle;
mod population;
mod recompute;
mod segment;
mod tier;

pub use class::{ClassMember, ClassReport, CustomerClass, ShareWarning, classify};
pub use figures::{BusinessFigures, BusinessLine, CustomerFigures};
pub use lifecycle::{Lifecycle, LifecycleReason};
pub use population::{Population, Rank};
pub use recompute::{
    CustomerValue, ValueChange, ValueHistory, ValueInput, recompute, window_began,
};
pub use segment::{Scores, Segment, SegmentReason};
pub use tier::{
    Below, Floor, Floors, LevelStep, PanelPrize, TierBasis, TierOverride, TierReason, TierStanding,
};

#[cfg(test)]
pub(crate) mod samples;
#[cfg(test)]
mod tests;
