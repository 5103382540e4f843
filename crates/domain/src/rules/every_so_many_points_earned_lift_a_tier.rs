//! Each 10,000 points earned in total, whatever became of them, lift the tier by one step, for a year
//! (PTS-05, TIER-24, policy Part 11 rule 6).

use crate::time::UtcMs;

/// When which total was reached: one entry for each step, in time. Earnings come in time.
pub fn crossed(step: u64, earned: impl Iterator<Item = (UtcMs, u64)>) -> Vec<(UtcMs, u64)> {
    let mut total = 0_u64;
    let mut crossed = vec![];
    for (at, points) in earned {
        let before = total.checked_div(step).unwrap_or(0);
        total = total.saturating_add(points);
        let after = total.checked_div(step).unwrap_or(0);
        crossed.extend((before + 1..=after).map(|nth| (at, nth * step)));
    }
    crossed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_is_made_by_the_earning_that_fills_it() {
        let earned = [(1, 9_999), (2, 1), (3, 9_999), (4, 20_001)];
        let earned = earned.into_iter().map(|(at, points)| (UtcMs(at), points));
        let steps = crossed(10_000, earned);
        let at: Vec<_> = steps.iter().map(|(at, total)| (at.0, *total)).collect();
        assert_eq!(at, [(2, 10_000), (4, 20_000), (4, 30_000), (4, 40_000)]);
    }
}
