//! Complaints of the same customer within seven days are shown before saving (policy decision 15);
//! those of the last thirty count as repeats for the suggested grade.

use crate::facts::ComplaintBrief;
use crate::playbook::Playbook;
use crate::time::UtcMs;

/// Since when complaints of the customer must be seen to decide a registration.
#[must_use]
pub fn look_back(playbook: &Playbook, raised_at: UtcMs) -> UtcMs {
    let days = playbook
        .duplicate_days
        .max(playbook.grade_suggestion.repeat_days);
    raised_at.minus_days(days)
}

/// Those close enough to be the same matter, latest first.
#[must_use]
pub fn likely<'a>(
    playbook: &Playbook,
    raised_at: UtcMs,
    earlier: &'a [ComplaintBrief],
) -> Vec<&'a ComplaintBrief> {
    let since = raised_at.minus_days(playbook.duplicate_days);
    let mut likely: Vec<_> = earlier.iter().filter(|c| c.raised_at >= since).collect();
    likely.sort_by_key(|c| std::cmp::Reverse(c.raised_at));
    likely
}

/// How many complaints count as earlier ones for the suggestion.
#[must_use]
pub fn earlier_count(playbook: &Playbook, raised_at: UtcMs, earlier: &[ComplaintBrief]) -> u32 {
    let since = raised_at.minus_days(playbook.grade_suggestion.repeat_days);
    let count = earlier
        .iter()
        .filter(|c| c.raised_at >= since && c.raised_at <= raised_at)
        .count();
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grade::Grade;
    use crate::ids::ComplaintId;
    use crate::rules::samples::{NOW, playbook};
    use uuid::Uuid;

    #[test]
    fn seven_days_make_a_duplicate_and_thirty_a_repeat() {
        let brief = |days| ComplaintBrief {
            id: ComplaintId(Uuid::nil()),
            raised_at: NOW.minus_days(days),
            grade: Grade::General,
        };
        let earlier = [brief(3), brief(20), brief(40)];
        assert_eq!(likely(&playbook(), NOW, &earlier).len(), 1);
        assert_eq!(earlier_count(&playbook(), NOW, &earlier), 2);
    }
}
