//! A raised grade brings a due time forward, never back, and never closer than the grace of the new
//! grade; a lowered grade counts anew from the original start (policy decision 5, V10, V11).

use crate::complaint::Regrade;
use crate::grade::Grade;
use crate::playbook::Playbook;
use crate::sla::Calendar;
use crate::time::UtcMs;

/// Until when an upgrade leaves time to act; none for a downgrade.
#[must_use]
pub fn grace_until(playbook: &Playbook, regrade: &Regrade, open: Calendar) -> Option<UtcMs> {
    if regrade.to <= regrade.from {
        return None;
    }
    let grace = &playbook.regrade_grace_minutes;
    Some(match regrade.to {
        Grade::General | Grade::Important => open.add_minutes(regrade.at, grace.important).0,
        Grade::Urgent => regrade.at.plus_minutes(grace.urgent),
        Grade::Major => regrade.at.plus_minutes(grace.major),
    })
}

/// The due time after a change of grade: `min(old, max(new, grace))` going up, `new` going down.
#[must_use]
pub fn due_after(old: Option<UtcMs>, new: UtcMs, grace_until: Option<UtcMs>) -> UtcMs {
    let Some(grace) = grace_until else { return new };
    let with_grace = new.max(grace);
    old.map_or(with_grace, |old| old.min(with_grace))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_earlier_of_old_and_new_wins_on_the_way_up() {
        assert_eq!(
            due_after(Some(UtcMs(100)), UtcMs(60), Some(UtcMs(10))),
            UtcMs(60)
        );
        assert_eq!(
            due_after(Some(UtcMs(50)), UtcMs(60), Some(UtcMs(10))),
            UtcMs(50)
        );
    }

    #[test]
    fn nothing_is_born_late_by_an_upgrade() {
        assert_eq!(
            due_after(Some(UtcMs(100)), UtcMs(5), Some(UtcMs(30))),
            UtcMs(30)
        );
    }

    #[test]
    fn a_downgrade_counts_from_the_start() {
        assert_eq!(due_after(Some(UtcMs(50)), UtcMs(90), None), UtcMs(90));
    }
}
