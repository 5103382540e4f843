//! More complaints of a store or region in 24 hours than twice the daily mean of the last 28 days, and
//! at least five, are a surge: E2 and the inspectors hear of it, once a day (CMP-19, policy Part 16).

use uuid::Uuid;

use crate::playbook;
use crate::shape;
use crate::time::{DAY_MS, HOUR_MS, UtcMs};

shape! {
    /// A rise that is told.
    #[derive(Copy, Eq)]
    pub struct SurgeAlert {
        /// Complaints of the last hours.
        pub count: u32,
        /// How many hours.
        pub hours: u32,
        /// Complaints of the last days, those of the last hours with them.
        pub in_days: u32,
        /// How many days.
        pub days: u32,
    }
}

/// Whether the complaints raised in a store or region are a surge at `now`.
#[must_use]
pub fn surge(figures: &playbook::Surge, raised: &[UtcMs], now: UtcMs) -> Option<SurgeAlert> {
    let within = |ms: i64| {
        let since = now.0.saturating_sub(ms);
        let count = raised.iter().filter(|at| at.0 > since && **at <= now);
        u32::try_from(count.count()).unwrap_or(u32::MAX)
    };
    let count = within(i64::from(figures.hours) * HOUR_MS);
    let in_days = within(i64::from(figures.days) * DAY_MS);
    // count > factor × (in_days ÷ days), in whole numbers.
    let rise = u64::from(count) * 100 * u64::from(figures.days);
    let usual = u64::from(in_days) * u64::from(figures.factor_percent);
    (count >= figures.at_least && rise > usual).then_some(SurgeAlert {
        count,
        hours: figures.hours,
        in_days,
        days: figures.days,
    })
}

/// The alert's id: a store or region is told once on each local day.
#[must_use]
pub fn alert_id(scope_key: &str, local_day: chrono::NaiveDate) -> Uuid {
    let name = format!("a_surge_of_complaints_is_told/{scope_key}/{local_day}");
    Uuid::new_v5(&Uuid::NAMESPACE_OID, name.as_bytes())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::rules::samples::{NOW, playbook};

    /// So many complaints now, and so many in the weeks before.
    fn told(today: usize, before: usize) -> Option<SurgeAlert> {
        let hours_ago = |h: i64| UtcMs(NOW.0 - h * HOUR_MS);
        let mut raised = vec![hours_ago(3); today];
        raised.extend(vec![hours_ago(24 * 14); before]);
        surge(&playbook().surge, &raised, NOW)
    }

    #[test]
    fn five_in_a_day_are_a_surge_where_one_in_three_days_is_usual() {
        assert_eq!(told(5, 9).unwrap().count, 5);
        assert_eq!(told(4, 0), None);
    }

    #[test]
    fn exactly_twice_the_mean_is_not_yet_a_surge() {
        // 6 of 84 in 28 days: the mean is 3.
        assert_eq!(told(6, 78), None);
        assert!(told(6, 77).is_some());
    }

    #[test]
    fn what_was_raised_a_day_ago_or_lies_ahead_does_not_count() {
        let figures = playbook().surge;
        let old = [UtcMs(NOW.0 - DAY_MS); 9];
        assert_eq!(surge(&figures, &old, NOW), None);
        let ahead = [UtcMs(NOW.0 + 1); 9];
        assert_eq!(surge(&figures, &ahead, NOW), None);
    }

    #[test]
    fn a_store_is_told_once_a_day() {
        let day = |d| chrono::NaiveDate::from_ymd_opt(2026, 3, d).unwrap();
        assert_eq!(alert_id("store:1", day(1)), alert_id("store:1", day(1)));
        assert_ne!(alert_id("store:1", day(1)), alert_id("store:1", day(2)));
        assert_ne!(alert_id("store:1", day(1)), alert_id("store:2", day(1)));
    }

    proptest! {
        #[test]
        fn the_order_of_complaints_changes_nothing_and_no_time_panics(
            times in prop::collection::vec(any::<i64>(), 0..20),
            now in any::<i64>(),
        ) {
            let figures = playbook().surge;
            let mut raised: Vec<_> = times.into_iter().map(UtcMs).collect();
            let before = surge(&figures, &raised, UtcMs(now));
            raised.reverse();
            prop_assert_eq!(surge(&figures, &raised, UtcMs(now)), before);
        }
    }
}
