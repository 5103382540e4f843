//! A customer is won back by a purchase within 90 days after the red task (policy Part 10, CHURN-05).

use crate::time::UtcMs;

/// The first purchase after the task and before the end of its time.
#[must_use]
pub fn purchase_in_time(red_task_at: UtcMs, until: UtcMs, purchases: &[UtcMs]) -> Option<UtcMs> {
    let in_time = |at: &UtcMs| *at > red_task_at && *at <= until;
    purchases.iter().copied().filter(in_time).min()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_bought_before_the_task_or_too_late_wins_nobody_back() {
        let found = |purchases: &[i64]| {
            let purchases: Vec<_> = purchases.iter().map(|at| UtcMs(*at)).collect();
            purchase_in_time(UtcMs(100), UtcMs(200), &purchases)
        };
        assert_eq!(found(&[90, 100, 201]), None);
        assert_eq!(found(&[200]), Some(UtcMs(200)));
        assert_eq!(found(&[180, 150, 90]), Some(UtcMs(150)));
    }
}
