//! 紧急 and 重大 run round the clock in every clock. At 一般 and 重要 the first response counts opening
//! hours, so that a message typed before opening isn't born late; the longer clocks run round the clock
//! but don't fall due at night (policy decision 2).

use crate::calendar::CalendarName;
use crate::grade::Grade;
use crate::playbook::{Playbook, QuietHours};
use crate::sla::ClockKind;

/// The calendar that a stage counts in.
#[must_use]
pub fn calendar_of(stage: ClockKind, grade: Grade) -> CalendarName {
    if stage == ClockKind::FirstResponse && !grade.is_emergency() {
        CalendarName::StoreHours
    } else {
        CalendarName::RoundTheClock
    }
}

/// The hours in which a stage doesn't fall due; none when it may at any hour.
#[must_use]
pub fn quiet_hours_of(playbook: &Playbook, stage: ClockKind, grade: Grade) -> Option<QuietHours> {
    let may_at_any_hour = grade.is_emergency() || stage == ClockKind::FirstResponse;
    (!may_at_any_hour).then_some(playbook.quiet_hours)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::samples::playbook;

    #[test]
    fn an_urgent_case_never_waits_for_the_store_to_open() {
        for stage in [ClockKind::FirstResponse, ClockKind::Resolution] {
            assert_eq!(
                calendar_of(stage, Grade::Urgent),
                CalendarName::RoundTheClock
            );
            assert_eq!(quiet_hours_of(&playbook(), stage, Grade::Major), None);
        }
    }

    #[test]
    fn a_milder_first_response_counts_opening_hours_and_its_longer_clocks_spare_the_night() {
        let stage = ClockKind::FirstResponse;
        assert_eq!(calendar_of(stage, Grade::General), CalendarName::StoreHours);
        assert_eq!(quiet_hours_of(&playbook(), stage, Grade::General), None);
        let resolution = ClockKind::Resolution;
        assert_eq!(
            calendar_of(resolution, Grade::Important),
            CalendarName::RoundTheClock
        );
        assert!(quiet_hours_of(&playbook(), resolution, Grade::Important).is_some());
    }
}
