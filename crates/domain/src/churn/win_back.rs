//! Whether a customer came back (CHURN-05).

use crate::playbook::ChurnFigures;
use crate::rules::a_win_back_is_a_purchase_soon_after_the_red_task::purchase_in_time;
use crate::shape;
use crate::time::{DAY_MS, UtcMs};

shape! {
    /// What became of a red task.
    #[derive(Copy, Eq)]
    #[serde(tag = "type", rename_all = "snake_case")]
    pub enum WinBack {
        /// Bought again.
        Won {
            /// When.
            at: UtcMs,
        },
        /// There is time yet.
        Open {
            /// Until.
            until: UtcMs,
        },
        /// Didn't.
        Failed,
    }

    /// Of the red tasks whose time is over.
    #[derive(Copy, Eq)]
    pub struct WinBackRate {
        /// Customers who bought again.
        pub won: u32,
        /// Customers decided on.
        pub of: u32,
        /// Whether the target is reached; a rate of nobody reaches none.
        pub reaches_target: bool,
    }
}

/// What became of one red task.
#[must_use]
pub fn win_back(
    churn: &ChurnFigures,
    red_task_at: UtcMs,
    purchases: &[UtcMs],
    as_of: UtcMs,
) -> WinBack {
    let until = UtcMs(
        red_task_at
            .0
            .saturating_add(i64::from(churn.win_back_days) * DAY_MS),
    );
    match purchase_in_time(red_task_at, until, purchases) {
        Some(at) => WinBack::Won { at },
        None if as_of < until => WinBack::Open { until },
        None => WinBack::Failed,
    }
}

/// The rate; those with time left don't count.
#[must_use]
pub fn win_back_rate(churn: &ChurnFigures, outcomes: &[WinBack]) -> WinBackRate {
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let won = |o: &&WinBack| matches!(o, WinBack::Won { .. });
    let open = |o: &&WinBack| matches!(o, WinBack::Open { .. });
    let won = count(outcomes.iter().filter(won).count());
    let of = count(outcomes.len() - outcomes.iter().filter(open).count());
    let needed = u64::from(of) * u64::from(churn.win_back_percent);
    WinBackRate {
        won,
        of,
        reaches_target: of > 0 && u64::from(won) * 100 >= needed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::samples::{NOW, playbook};

    #[test]
    fn a_case_stays_open_until_its_time_is_over() {
        let churn = playbook().churn;
        let until = UtcMs(NOW.0 + 90 * DAY_MS);
        let open = win_back(&churn, NOW, &[], UtcMs(until.0 - 1));
        assert_eq!(open, WinBack::Open { until });
        assert_eq!(win_back(&churn, NOW, &[], until), WinBack::Failed);
    }

    #[test]
    fn the_rate_leaves_out_who_has_time_yet() {
        let churn = playbook().churn;
        let (won, open) = (WinBack::Won { at: NOW }, WinBack::Open { until: NOW });
        let mut outcomes = vec![WinBack::Failed; 7];
        outcomes.extend([won, won, won, open, open]);
        let rate = win_back_rate(&churn, &outcomes);
        assert_eq!((rate.won, rate.of, rate.reaches_target), (3, 10, true));
        outcomes.push(WinBack::Failed);
        assert!(!win_back_rate(&churn, &outcomes).reaches_target);
        assert!(!win_back_rate(&churn, &[open]).reaches_target);
    }
}
