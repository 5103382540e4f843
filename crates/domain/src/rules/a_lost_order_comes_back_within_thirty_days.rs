//! M10: a lost order reopens to its needs within thirty days; later it is a new enquiry.

use crate::playbook::Playbook;
use crate::refusal::Refusal;
use crate::time::{DAY_MS, UtcMs};

/// Refuses to reopen what was lost too long ago.
///
/// # Errors
/// [`Refusal::TooLate`].
pub fn check(playbook: &Playbook, lost_at: UtcMs, now: UtcMs) -> Result<(), Refusal> {
    let limit_days = playbook.moves.lost_reopens_within_days;
    if now.since(lost_at) <= i64::from(limit_days) * DAY_MS {
        Ok(())
    } else {
        Err(Refusal::TooLate { limit_days })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::samples::{NOW, playbook};

    #[test]
    fn the_thirtieth_day_is_the_last_one() {
        let lost = |ms: i64| check(&playbook(), UtcMs(NOW.0 - ms), NOW);
        assert_eq!(lost(30 * DAY_MS), Ok(()));
        let limit_days = 30;
        assert_eq!(lost(30 * DAY_MS + 1), Err(Refusal::TooLate { limit_days }));
    }
}
