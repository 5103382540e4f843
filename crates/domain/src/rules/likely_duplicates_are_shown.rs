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

/// Those close enough to be the same matter, latest first as they come.
#[must_use]
pub fn likely<'a>(
    playbook: &Playbook,
    raised_at: UtcMs,
    earlier: &'a [ComplaintBrief],
) -> &'a [ComplaintBrief] {
    let since = raised_at.minus_days(playbook.duplicate_days);
    &earlier[..earlier.partition_point(|c| c.raised_at >= since)]
}

/// How many complaints, which come latest first, count as earlier ones for the suggestion.
#[must_use]
pub fn earlier_count(playbook: &Playbook, raised_at: UtcMs, earlier: &[ComplaintBrief]) -> u32 {
    let since = raised_at.minus_days(playbook.grade_suggestion.repeat_days);
    // Found and not counted: an import asks for each row, and one customer may have thousands.
    let later = earlier.partition_point(|c| c.raised_at > raised_at);
    let until = earlier.partition_point(|c| c.raised_at >= since);
    u32::try_from(until.saturating_sub(later)).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::Facts;
    use crate::ids::{ComplaintId, CustomerId};
    use crate::rules::samples::{NOW, playbook};
    use uuid::Uuid;

    #[test]
    fn seven_days_make_a_duplicate_and_thirty_a_repeat() {
        let brief = |days| ComplaintBrief {
            id: ComplaintId(Uuid::nil()),
            raised_at: NOW.minus_days(days),
        };
        // Noted in any order, they come latest first.
        let mut facts = Facts::default();
        let of = CustomerId(Uuid::nil());
        let later = ComplaintBrief {
            raised_at: UtcMs(NOW.0 + 1),
            ..brief(0)
        };
        let noted = vec![brief(20), brief(40), brief(3), later.clone()];
        facts.note_complaints(of, noted);
        let earlier = facts.complaints_of(of);
        assert_eq!(likely(&playbook(), NOW, earlier), [later, brief(3)]);
        assert_eq!(earlier_count(&playbook(), NOW, earlier), 2);
    }
}
