//! What nobody did until it expired is recorded as missed: 14 days after the due time for care, 7 for
//! marketing, and a reminder when its day has come (policy Part 9 rule 6).

use crate::care::{CarePlan, CareState};
use crate::time::UtcMs;

impl CarePlan {
    /// How this stands at `now`. Done late is done; done after it was missed stays missed.
    #[must_use]
    pub fn state_at(&self, now: UtcMs, done_at: Option<UtcMs>) -> CareState {
        let expires_at = self.expires_at;
        match done_at {
            Some(at) if at <= expires_at => CareState::Done { at },
            Some(_) => CareState::Missed { at: expires_at },
            None if now > expires_at => CareState::Missed { at: expires_at },
            None if now > self.due_at => CareState::Overdue,
            None if now >= self.opens_at => CareState::Open,
            None => CareState::Ahead,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::care::samples::{planned, signed_off, subject};
    use crate::time::{DAY_MS, HOUR_MS};

    #[test]
    fn care_is_missed_fourteen_days_after_it_was_due() {
        let visit = &planned("K11", &signed_off(), subject())[0];
        let at = |ms| visit.state_at(UtcMs(visit.due_at.0 + ms), None);
        assert_eq!(at(-40 * DAY_MS), CareState::Ahead);
        assert_eq!(at(-HOUR_MS), CareState::Open);
        assert_eq!(at(1), CareState::Overdue);
        assert_eq!(at(14 * DAY_MS), CareState::Overdue);
        let missed_at = UtcMs(visit.due_at.0 + 14 * DAY_MS);
        assert_eq!(at(14 * DAY_MS + 1), CareState::Missed { at: missed_at });
    }

    #[test]
    fn what_was_done_late_is_done_and_what_was_done_after_it_was_missed_is_missed() {
        let visit = &planned("K11", &signed_off(), subject())[0];
        let now = UtcMs(visit.expires_at.0 + DAY_MS);
        let late = UtcMs(visit.due_at.0 + DAY_MS);
        assert_eq!(
            visit.state_at(now, Some(late)),
            CareState::Done { at: late }
        );
        let missed = CareState::Missed {
            at: visit.expires_at,
        };
        assert_eq!(visit.state_at(now, Some(now)), missed);
    }
}
