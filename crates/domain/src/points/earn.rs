//! What earns points.

use uuid::Uuid;

use super::row::row_id;
use super::{PointsRow, PointsRule, PointsSource};
use crate::grade::Tier;
use crate::ids::{CustomerId, MoveOrderId};
use crate::money::Fen;
use crate::playbook::{Rulebook, cell};
use crate::rules::{a_referral_pays_once_and_never_oneself, a_review_pays_once_and_in_time};
use crate::time::UtcMs;

/// An event that may earn points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Earning {
    /// A local day began.
    DayBegan {
        /// For whom.
        customer: CustomerId,
        /// Tier in force.
        tier: Tier,
    },
    /// An order was completed.
    OrderCompleted {
        /// Whose.
        customer: CustomerId,
        /// Which.
        order: MoveOrderId,
        /// The customer's first.
        is_first: bool,
        /// On whose word the customer came.
        referrer: Option<CustomerId>,
        /// Paid, net.
        paid_net: Fen,
    },
    /// A service was reviewed.
    ReviewGiven {
        /// By whom.
        customer: CustomerId,
        /// Which order.
        order: MoveOrderId,
        /// When it was completed.
        completed_at: UtcMs,
    },
    /// A customer's suggestion was adopted.
    SuggestionAdopted {
        /// Whose.
        customer: CustomerId,
        /// Which.
        suggestion: Uuid,
    },
}

/// The rows that an event makes; what is worth nothing makes none.
#[must_use]
pub fn earn(rulebook: &Rulebook, event: Earning, at: UtcMs) -> Vec<PointsRow> {
    let figures = &rulebook.points;
    let earned = match event {
        Earning::DayBegan { customer, tier } => {
            let began_at = rulebook.calendars.day_began(at);
            let (rule, source) = (PointsRule::BaseDaily, PointsSource::Day { began_at });
            vec![(customer, rule, source, cell(figures.base_daily, tier))]
        }
        Earning::OrderCompleted {
            customer,
            order,
            is_first,
            referrer,
            paid_net,
        } => {
            let source = PointsSource::Order { order };
            let bought = for_purchase(figures.purchase_per_100_yuan, paid_net);
            let mut earned = vec![(customer, PointsRule::Purchase, source, bought)];
            let referrer = referrer.filter(|_| is_first);
            let pays = a_referral_pays_once_and_never_oneself::pays(figures, customer, referrer);
            earned.extend(pays);
            earned
        }
        Earning::ReviewGiven {
            customer,
            order,
            completed_at,
        } => {
            let points = a_review_pays_once_and_in_time::pays(figures, completed_at, at);
            let source = PointsSource::Order { order };
            vec![(customer, PointsRule::Review, source, points)]
        }
        Earning::SuggestionAdopted {
            customer,
            suggestion,
        } => {
            let source = PointsSource::Suggestion { suggestion };
            vec![(customer, PointsRule::Suggestion, source, figures.suggestion)]
        }
    };
    let worth_something = earned.into_iter().filter(|(_, _, _, points)| *points > 0);
    let expires_at = rulebook.calendars.months_after(at, figures.expiry_months);
    let row = |(customer, rule, source, points)| PointsRow {
        id: row_id(rule, customer, source),
        customer,
        rule,
        source,
        points: i64::from(points),
        at,
        expires_at: Some(expires_at),
        reason: None,
        playbook_version: rulebook.version,
    };
    worth_something.map(row).collect()
}

/// For each whole 100 yuan.
fn for_purchase(per_100_yuan: u32, paid_net: Fen) -> u32 {
    let hundreds = u32::try_from(paid_net.0.max(0) / Fen::yuan(100).0).unwrap_or(u32::MAX);
    hundreds.saturating_mul(per_100_yuan)
}
