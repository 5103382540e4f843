//! Balance and expiry as functions over the ledger.

use std::collections::BTreeMap;

use super::Ledger;
use crate::calendar::{Calendars, MonthNumber};
use crate::ids::{CustomerId, PointsRowId};
use crate::rules::points_expire_first_in_first_out::Lots;
use crate::shape;
use crate::time::UtcMs;

shape! {
    /// What is left of one earning.
    #[derive(Copy, Eq)]
    pub struct PointsLot {
        /// The row.
        pub row: PointsRowId,
        /// Points left.
        pub points: u64,
        /// When they expire; none when they never do.
        pub expires_at: Option<UtcMs>,
    }

    /// Where a customer's points stand.
    #[derive(Eq)]
    pub struct Statement {
        /// Whose.
        pub customer: CustomerId,
        /// Points to spend; negative after a reversal of what was spent.
        pub balance: i64,
        /// Earned in total, less what was reversed.
        pub earned: u64,
        /// Redeemed in total, less what was reversed.
        pub redeemed: u64,
        /// Expired in total.
        pub expired: u64,
        /// What is left, first in first.
        pub lots: Vec<PointsLot>,
        /// As of.
        pub as_of: UtcMs,
    }

    /// Points that expire within a local month.
    #[derive(Copy, Eq)]
    pub struct ExpiringPoints {
        /// The month.
        pub month: MonthNumber,
        /// When the first of them expire: what K26 counts back from.
        pub first_at: UtcMs,
        /// How many.
        pub points: u64,
    }
}

/// The statement at an instant.
#[must_use]
pub fn statement(ledger: &Ledger, as_of: UtcMs) -> Statement {
    let (mut earned, mut redeemed) = (0_u64, 0_u64);
    let mut lots = Lots::default();
    for row in ledger.standing(as_of) {
        let points = row.points.unsigned_abs();
        if row.is_earned() {
            earned = earned.saturating_add(points);
            lots.earn(row.id, points, row.at, row.expires_at);
        } else {
            redeemed = redeemed.saturating_add(points);
            lots.spend(points, row.at);
        }
    }
    lots.expire(as_of);
    let left: u64 = lots.left().map(|lot| lot.points).sum();
    Statement {
        customer: ledger.customer(),
        balance: signed(left).saturating_sub(signed(lots.owed())),
        earned,
        redeemed,
        expired: lots.expired(),
        lots: lots.left().collect(),
        as_of,
    }
}

/// What will expire, month by month, so that a customer is reminded once for each.
#[must_use]
pub fn expiring_by_month(statement: &Statement, calendars: &Calendars) -> Vec<ExpiringPoints> {
    let mut months: BTreeMap<MonthNumber, ExpiringPoints> = BTreeMap::new();
    for lot in &statement.lots {
        let Some(at) = lot.expires_at else { continue };
        let month = calendars.month_of(at);
        let of_month = months.entry(month).or_insert(ExpiringPoints {
            month,
            first_at: at,
            points: 0,
        });
        of_month.first_at = of_month.first_at.min(at);
        of_month.points += lot.points;
    }
    months.into_values().collect()
}

fn signed(points: u64) -> i64 {
    i64::try_from(points).unwrap_or(i64::MAX)
}
