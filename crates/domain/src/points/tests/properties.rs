//! What holds for any ledger.

use std::sync::LazyLock;

use proptest::prelude::*;
use uuid::Uuid;

use super::{day, ledger, who};
use crate::ids::{CommandId, PointsRowId};
use crate::playbook::Rulebook;
use crate::points::{
    Ledger, PointsRow, PointsRule, PointsSource, Posting, ReversalReason, level_steps, reverse,
    statement,
};
use crate::rules::samples::rulebook;
use crate::time::UtcMs;

/// Read once for the properties.
static RULEBOOK: LazyLock<Rulebook> = LazyLock::new(rulebook);

/// A made-up row: earned when positive, redeemed when negative; lots live for 100 ticks.
fn made(n: usize, at: i64, points: i64) -> PointsRow {
    let is_earned = points > 0;
    PointsRow {
        id: PointsRowId(Uuid::from_u128(n as u128 + 1)),
        customer: who(),
        rule: if is_earned {
            PointsRule::Purchase
        } else {
            PointsRule::Redemption
        },
        source: PointsSource::Command {
            command: CommandId(Uuid::from_u128(n as u128 + 1)),
        },
        points,
        at: UtcMs(at),
        expires_at: is_earned.then_some(UtcMs(at + 100)),
        reason: None,
        playbook_version: 1,
    }
}

/// Rows, and which of them are reversed when.
fn rows() -> impl Strategy<Value = Vec<PointsRow>> {
    let row = (0_i64..400, prop_oneof![1_i64..12, -9_i64..0]);
    let reversals = proptest::collection::vec((0_usize..30, 0_i64..200), 0..5);
    (proptest::collection::vec(row, 0..30), reversals).prop_map(|(rows, reversals)| {
        let rows = rows.into_iter().enumerate();
        let rows: Vec<_> = rows.map(|(n, (at, points))| made(n, at, points)).collect();
        let mut ledger = ledger(rows.clone());
        for (n, later) in reversals {
            let Some(of) = rows.get(n) else { continue };
            let at = UtcMs(of.at.0 + later);
            if let Ok(reversal) = reverse(&ledger, of.id, ReversalReason::Refund, at, 1) {
                ledger.post(reversal);
            }
        }
        ledger.rows().cloned().collect()
    })
}

/// Point by point and tick by tick: every point is a thing of its own with its end. Returns balance
/// and expired points.
fn counted(rows: &[PointsRow], as_of: i64) -> (i64, u64) {
    let reversals = rows.iter().filter(|row| row.at.0 <= as_of);
    let reversed: Vec<_> = reversals
        .filter_map(|row| match row.source {
            PointsSource::Row { row } => Some(row),
            _ => None,
        })
        .collect();
    let mut purse: Vec<(UtcMs, PointsRowId, i64)> = vec![];
    let (mut debt, mut expired) = (0_i64, 0_u64);
    for tick in 0..=as_of {
        let before = purse.len();
        purse.retain(|(_, _, end)| *end > tick);
        expired += (before - purse.len()) as u64;
        let now = |row: &&PointsRow| row.at.0 == tick && !reversed.contains(&row.id);
        let is_reversal = |row: &PointsRow| row.rule == PointsRule::Reversal;
        for row in rows.iter().filter(now).filter(|row| !is_reversal(row)) {
            for _ in 0..row.points.max(0) {
                if debt > 0 {
                    debt -= 1;
                } else {
                    purse.push((row.at, row.id, tick + 100));
                }
            }
        }
        purse.sort_unstable();
        for row in rows.iter().filter(now).filter(|row| !is_reversal(row)) {
            for _ in row.points..0 {
                if purse.is_empty() {
                    debt += 1;
                } else {
                    purse.remove(0);
                }
            }
        }
    }
    (i64::try_from(purse.len()).unwrap() - debt, expired)
}

proptest! {
    #[test]
    fn first_in_first_out_equals_a_count_of_single_points(rows in rows(), as_of in 0_i64..600) {
        let told = statement(&ledger(rows.clone()), UtcMs(as_of));
        prop_assert_eq!((told.balance, told.expired), counted(&rows, as_of));
    }

    #[test]
    fn nothing_is_lost_between_earned_redeemed_expired_and_left(
        rows in rows(),
        as_of in 0_i64..600,
    ) {
        let told = statement(&ledger(rows), UtcMs(as_of));
        let signed = |points: u64| i64::try_from(points).unwrap();
        let left = signed(told.earned) - signed(told.redeemed) - signed(told.expired);
        prop_assert_eq!(told.balance, left);
    }

    #[test]
    fn the_order_in_which_rows_come_changes_nothing(
        (rows, shuffled) in rows().prop_flat_map(|rows| {
            (Just(rows.clone()), Just(rows).prop_shuffle())
        }),
        as_of in 0_i64..600,
    ) {
        let (one, other) = (ledger(rows), ledger(shuffled));
        prop_assert_eq!(statement(&one, UtcMs(as_of)), statement(&other, UtcMs(as_of)));
        let steps = |ledger: &Ledger| level_steps(ledger, &RULEBOOK, UtcMs(as_of));
        prop_assert_eq!(steps(&one), steps(&other));
    }

    #[test]
    fn a_replayed_key_never_posts_twice(
        days in proptest::collection::vec(0_i64..20, 1..60),
        replays in proptest::collection::vec(0_usize..60, 0..60),
    ) {
        let rows: Vec<_> = days.iter().map(|n| day(&RULEBOOK, *n)).collect();
        let mut all = ledger(rows.clone());
        let before = all.clone();
        for n in replays.into_iter().filter(|n| *n < rows.len()) {
            let mut replay = rows[n].clone();
            replay.points += 1;
            prop_assert_eq!(all.post(replay), Posting::AlreadyThere);
        }
        prop_assert_eq!(&all, &before);
        let distinct: std::collections::BTreeSet<_> = days.into_iter().collect();
        prop_assert_eq!(all.len(), distinct.len());
    }
}
