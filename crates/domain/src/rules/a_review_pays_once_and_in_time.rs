//! A review of a service earns 50 points, once for each order and within 30 days of its completion
//! (PTS-04, policy Part 12). Once, because the order is the row's source.

use crate::playbook::PointsFigures;
use crate::time::{DAY_MS, UtcMs};

/// Points for a review given at `at`.
#[must_use]
pub fn pays(points: &PointsFigures, completed_at: UtcMs, at: UtcMs) -> u32 {
    let most_ms = i64::from(points.review_days) * DAY_MS;
    if (0..=most_ms).contains(&at.since(completed_at)) {
        points.review
    } else {
        0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::samples::{NOW, playbook};

    #[test]
    fn a_review_after_a_month_or_before_the_service_earns_nothing() {
        let pays = |ms: i64| pays(&playbook().points, NOW, UtcMs(NOW.0 + ms));
        assert_eq!((pays(0), pays(30 * DAY_MS)), (50, 50));
        assert_eq!((pays(-1), pays(30 * DAY_MS + 1)), (0, 0));
    }
}
