//! One customer's tier, segment and lifecycle now, and what became different.

use super::{
    CustomerFigures, Floors, Lifecycle, LifecycleReason, Population, Segment, SegmentReason,
    TierReason, TierStanding,
};
use crate::churn::ChurnLevel;
use crate::grade::Tier;
use crate::ids::CustomerId;
use crate::playbook::Rulebook;
use crate::rules::{
    a_floor_lifts_a_tier_and_never_lowers_it, a_tier_falls_slowly,
    lifecycle_follows_orders_and_contact, segments_are_bands_of_a_rank,
    tier_comes_from_value_and_activity,
};
use crate::shape;
use crate::time::UtcMs;

shape! {
    /// What a customer is worth, as computed last.
    #[derive(Eq)]
    pub struct CustomerValue {
        /// Whose.
        pub customer: CustomerId,
        /// Where the figures put it, falling slowly.
        pub standing: TierStanding,
        /// Tier in force.
        pub tier: Tier,
        /// Why.
        pub tier_reason: TierReason,
        /// An open complaint holds the tier since.
        pub held_since: Option<UtcMs>,
        /// Segment; none when there is nothing to rank.
        pub segment: Option<Segment>,
        /// Why.
        pub segment_reason: SegmentReason,
        /// Stage of life.
        pub lifecycle: Lifecycle,
        /// Why.
        pub lifecycle_reason: LifecycleReason,
        /// When computed.
        pub computed_at: UtcMs,
        /// By which playbook.
        pub playbook_version: u32,
    }

    /// What became different.
    #[derive(Eq)]
    #[serde(tag = "type", rename_all = "snake_case")]
    pub enum ValueChange {
        /// The tier; from none when first computed.
        Tier {
            /// Before.
            from: Option<Tier>,
            /// Now.
            to: Tier,
            /// Why.
            reason: TierReason,
        },
        /// The segment.
        Segment {
            /// Before.
            from: Option<Segment>,
            /// Now.
            to: Option<Segment>,
            /// Why.
            reason: SegmentReason,
        },
        /// The stage of life; from none when first computed.
        Lifecycle {
            /// Before.
            from: Option<Lifecycle>,
            /// Now.
            to: Lifecycle,
            /// Why.
            reason: LifecycleReason,
        },
    }

    /// An entry of the history, kept for ever (policy Part 11 rule 11).
    #[derive(Eq)]
    pub struct ValueHistory {
        /// What.
        pub change: ValueChange,
        /// By which playbook.
        pub playbook_version: u32,
        /// When.
        pub at: UtcMs,
    }
}

/// What one customer's recompute looks at.
#[derive(Debug, Clone, Copy)]
pub struct ValueInput<'a> {
    /// Figures.
    pub figures: &'a CustomerFigures,
    /// What may lift the tier.
    pub floors: &'a Floors,
    /// The churn warning.
    pub churn: Option<ChurnLevel>,
    /// A complaint of the customer is open.
    pub has_open_complaint: bool,
}

/// Since when services, orders and payments count for the figures.
#[must_use]
pub fn window_began(rulebook: &Rulebook, as_of: UtcMs) -> UtcMs {
    let months = rulebook.customer_value.window_months;
    rulebook.calendars.months_before(as_of, months)
}

/// The value now, and an entry for each thing that became different.
#[must_use]
pub fn recompute(
    before: Option<&CustomerValue>,
    input: &ValueInput<'_>,
    population: &Population,
    rulebook: &Rulebook,
    as_of: UtcMs,
) -> (CustomerValue, Vec<ValueHistory>) {
    let (figures, value) = (input.figures, &rulebook.customer_value);
    let basis = tier_comes_from_value_and_activity::basis(value, figures, population);
    let computed = tier_comes_from_value_and_activity::tier(&basis);
    let month = rulebook.calendars.month_of(as_of);
    let standing = a_tier_falls_slowly::stand(value, before.map(|b| b.standing), computed, month);
    let lifted = a_floor_lifts_a_tier_and_never_lowers_it::highest(
        rulebook,
        computed,
        figures.lifetime_services,
        input.floors,
        as_of,
    );
    let lifted = lifted.filter(|(tier, _)| *tier < standing.tier);
    let wanted = lifted.map_or(standing.tier, |(tier, _)| tier);
    let held = before.map(|b| (b.tier, b.held_since));
    let open = input.has_open_complaint;
    let (tier, held_since) = a_tier_falls_slowly::in_force(value, held, wanted, open, as_of);
    let tier_reason = match (held_since, lifted, standing.below) {
        (Some(since), _, _) => TierReason::ComplaintOpen { wanted, since },
        (None, Some((_, floor)), _) => TierReason::Lifted {
            floor,
            from: computed,
        },
        (None, None, Some(below)) => TierReason::FallsSlowly {
            below,
            needed: value.fall_recomputes,
        },
        (None, None, None) => TierReason::Computed { basis },
    };
    let (segment, segment_reason) =
        segments_are_bands_of_a_rank::segment(value, figures, population);
    let (lifecycle, lifecycle_reason) =
        lifecycle_follows_orders_and_contact::stage(value, figures, input.churn);
    let now = CustomerValue {
        customer: figures.customer,
        standing,
        tier,
        tier_reason,
        held_since,
        segment,
        segment_reason,
        lifecycle,
        lifecycle_reason,
        computed_at: as_of,
        playbook_version: rulebook.version,
    };
    let history = changes(before, &now);
    (now, history)
}

fn changes(before: Option<&CustomerValue>, now: &CustomerValue) -> Vec<ValueHistory> {
    let mut changes = vec![];
    let from = before.map(|b| b.tier);
    if from != Some(now.tier) {
        let (to, reason) = (now.tier, now.tier_reason.clone());
        changes.push(ValueChange::Tier { from, to, reason });
    }
    let from = before.and_then(|b| b.segment);
    if from != now.segment {
        let (to, reason) = (now.segment, now.segment_reason);
        changes.push(ValueChange::Segment { from, to, reason });
    }
    let from = before.map(|b| b.lifecycle);
    if from != Some(now.lifecycle) {
        let (to, reason) = (now.lifecycle, now.lifecycle_reason);
        changes.push(ValueChange::Lifecycle { from, to, reason });
    }
    let entry = |change| ValueHistory {
        change,
        playbook_version: now.playbook_version,
        at: now.computed_at,
    };
    changes.into_iter().map(entry).collect()
}
