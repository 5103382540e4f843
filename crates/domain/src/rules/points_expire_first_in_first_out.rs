//! Points expire 12 months after they were earned, and what was earned first is spent first (PTS-12,
//! policy Part 12). What is owed, after a reversal of something spent, is paid by the next earning.

use std::collections::VecDeque;

use crate::ids::PointsRowId;
use crate::points::PointsLot;
use crate::time::UtcMs;

/// What is left of each earning. Events come in time.
#[derive(Debug, Clone, Default)]
pub struct Lots {
    left: VecDeque<PointsLot>,
    owed: u64,
    expired: u64,
}

impl Lots {
    /// An earning: pays what is owed, the rest is left.
    pub fn earn(&mut self, row: PointsRowId, points: u64, at: UtcMs, expires_at: Option<UtcMs>) {
        self.expire(at);
        let pays = self.owed.min(points);
        self.owed -= pays;
        let points = points - pays;
        if points > 0 {
            self.left.push_back(PointsLot {
                row,
                points,
                expires_at,
            });
        }
    }

    /// Spends what was earned first; what isn't there is owed.
    pub fn spend(&mut self, mut points: u64, at: UtcMs) {
        self.expire(at);
        while points > 0 {
            let Some(first) = self.left.front_mut() else {
                self.owed = self.owed.saturating_add(points);
                return;
            };
            let taken = first.points.min(points);
            first.points -= taken;
            points -= taken;
            if first.points == 0 {
                self.left.pop_front();
            }
        }
    }

    /// Drops what has expired by now.
    pub fn expire(&mut self, now: UtcMs) {
        let is_over = |lot: &PointsLot| lot.expires_at.is_some_and(|at| at <= now);
        // Another playbook may have given a later earning a shorter life: look at all.
        let expired: u64 = self
            .left
            .iter()
            .filter(|lot| is_over(lot))
            .map(|l| l.points)
            .sum();
        if expired > 0 {
            self.left.retain(|lot| !is_over(lot));
            self.expired = self.expired.saturating_add(expired);
        }
    }

    /// What is left, first in first.
    pub fn left(&self) -> impl Iterator<Item = PointsLot> {
        self.left.iter().copied()
    }

    /// What is owed.
    #[must_use]
    pub fn owed(&self) -> u64 {
        self.owed
    }

    /// What has expired.
    #[must_use]
    pub fn expired(&self) -> u64 {
        self.expired
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn lots() -> Lots {
        let mut lots = Lots::default();
        let row = |n| PointsRowId(Uuid::from_u128(n));
        lots.earn(row(1), 100, UtcMs(0), Some(UtcMs(1_000)));
        lots.earn(row(2), 50, UtcMs(500), Some(UtcMs(1_500)));
        lots
    }

    fn points(lots: &Lots) -> Vec<u64> {
        lots.left().map(|lot| lot.points).collect()
    }

    #[test]
    fn what_was_earned_first_is_spent_first_and_only_the_rest_expires() {
        let mut lots = lots();
        lots.spend(120, UtcMs(600));
        assert_eq!(points(&lots), [30]);
        lots.expire(UtcMs(1_000));
        assert_eq!((points(&lots), lots.expired()), (vec![30], 0));
        lots.expire(UtcMs(1_500));
        assert_eq!((points(&lots), lots.expired()), (vec![], 30));
    }

    #[test]
    fn points_are_gone_at_the_instant_they_expire() {
        let mut lots = lots();
        lots.expire(UtcMs(999));
        assert_eq!(points(&lots), [100, 50]);
        lots.spend(50, UtcMs(1_000));
        assert_eq!(
            (points(&lots), lots.expired(), lots.owed()),
            (vec![], 100, 0)
        );
    }

    #[test]
    fn what_is_owed_is_paid_by_the_next_earning() {
        let mut lots = lots();
        lots.spend(180, UtcMs(600));
        assert_eq!(lots.owed(), 30);
        let row = PointsRowId(Uuid::from_u128(3));
        lots.earn(row, 100, UtcMs(700), Some(UtcMs(1_700)));
        assert_eq!((points(&lots), lots.owed()), (vec![70], 0));
    }
}
