//! A level rises at once, and doesn't fall by itself within 7 days of its last change (policy Part 10).
//! The reds stand equally high: from one to another is neither rise nor fall.

use crate::churn::{ChurnCause, ChurnLevel, ChurnWarning};
use crate::playbook::ChurnFigures;
use crate::time::{DAY_MS, UtcMs};

/// The level now, and when it last rose or fell. The causes come highest first.
#[must_use]
pub fn level(
    churn: &ChurnFigures,
    before: Option<&ChurnWarning>,
    causes: &[ChurnCause],
    as_of: UtcMs,
) -> (Option<ChurnLevel>, UtcMs) {
    let now = causes.first().map(|cause| cause.why.level());
    let Some(before) = before else {
        return (now, as_of);
    };
    let height = |level: Option<ChurnLevel>| level.map_or(0, ChurnLevel::height);
    let held_ms = i64::from(churn.level_holds_days) * DAY_MS;
    let is_held = as_of.since(before.changed_at) < held_ms;
    if height(now) < height(before.level) && is_held {
        (before.level, before.changed_at)
    } else if height(now) == height(before.level) {
        let still = causes
            .iter()
            .any(|cause| Some(cause.why.level()) == before.level);
        let level = if still { before.level } else { now };
        (level, before.changed_at)
    } else {
        (now, as_of)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::churn::ChurnWhy;
    use crate::churn::samples::warning;
    use crate::rules::samples::{NOW, playbook};

    fn after(days: i64) -> UtcMs {
        UtcMs(NOW.0 + days * DAY_MS)
    }

    fn next(before: ChurnLevel, whys: &[ChurnWhy], days: i64) -> (Option<ChurnLevel>, UtcMs) {
        let before = warning(Some(before), NOW);
        let cause = |why: &ChurnWhy| ChurnCause {
            why: *why,
            since: NOW,
        };
        let causes: Vec<_> = whys.iter().map(cause).collect();
        level(&playbook().churn, Some(&before), &causes, after(days))
    }

    use ChurnLevel::{Amber, Lost, RedComplaint, RedVoice};

    #[test]
    fn a_level_stays_for_seven_days_and_then_falls() {
        assert_eq!(next(Amber, &[], 6), (Some(Amber), NOW));
        assert_eq!(next(Amber, &[], 7), (None, after(7)));
        assert_eq!(next(Lost, &[ChurnWhy::NoInteraction], 6), (Some(Lost), NOW));
    }

    #[test]
    fn a_level_rises_at_once() {
        let risen = next(Amber, &[ChurnWhy::ComplaintReopened], 1);
        assert_eq!(risen, (Some(RedComplaint), after(1)));
    }

    #[test]
    fn one_red_after_another_is_no_change() {
        let both = [ChurnWhy::NegativeComment, ChurnWhy::ComplaintOverdue];
        assert_eq!(next(RedComplaint, &both, 1), (Some(RedComplaint), NOW));
        let other = [ChurnWhy::NegativeComment];
        assert_eq!(next(RedComplaint, &other, 1), (Some(RedVoice), NOW));
    }
}
