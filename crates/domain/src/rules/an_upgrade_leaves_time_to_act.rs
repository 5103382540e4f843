//! A raised grade or a better tier brings a due time forward, never back, and never closer than the
//! grace of the grade; a lowered grade counts anew from the original start (policy decision 5, V10,
//! V11). The counting itself is [`crate::sla::Timer`]'s.

use crate::calendar::CalendarName;
use crate::grade::Grade;
use crate::playbook::Playbook;
use crate::sla::Length;
use crate::time::MINUTE_MS;

/// Time that a change to this grade leaves to act: working time for 一般 and 重要, in `working`; round
/// the clock above.
#[must_use]
pub fn grace_of(playbook: &Playbook, to: Grade, working: CalendarName) -> Length {
    let grace = &playbook.regrade_grace_minutes;
    let (minutes, calendar) = match to {
        Grade::General | Grade::Important => (grace.important, working),
        Grade::Urgent => (grace.urgent, CalendarName::RoundTheClock),
        Grade::Major => (grace.major, CalendarName::RoundTheClock),
    };
    Length {
        ms: i64::from(minutes) * MINUTE_MS,
        calendar,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::tests::at;
    use crate::rules::samples::rulebook;
    use crate::sla::{Change, Leg, PauseCaps, Since, Target, Timer};
    use crate::time::UtcMs;

    const NOON: &str = "2026-03-10 12:00";

    fn leg(minutes: u32, since: Since) -> Leg {
        Leg {
            since,
            target: Target::Minutes { minutes },
            length: Some(Length {
                ms: i64::from(minutes) * MINUTE_MS,
                calendar: CalendarName::RoundTheClock,
            }),
            quiet: None,
        }
    }

    fn change(after_minutes: u32, to: Grade, is_later_approved: bool) -> Since {
        let at = at(NOON).plus_minutes(after_minutes);
        let change = Change::Regraded {
            from: Grade::General,
            to,
        };
        if to == Grade::General {
            return Since::Milder { at, change };
        }
        Since::Stricter {
            at,
            change,
            grace: grace_of(&rulebook(), to, CalendarName::RoundTheClock),
            is_later_approved,
        }
    }

    fn due(old: u32, new: u32, since: Since) -> i64 {
        let rulebook = rulebook();
        let timer = Timer {
            calendars: &rulebook.calendars,
            started_at: at(NOON),
            legs: &[leg(old, Since::Start), leg(new, since)],
            pauses: &[],
            caps: PauseCaps {
                one_ms: 0,
                sum_ms: 0,
            },
            until: UtcMs(i64::MAX),
        };
        timer.due().unwrap().since(at(NOON)) / MINUTE_MS
    }

    #[test]
    fn the_earlier_of_old_and_new_wins_on_the_way_up() {
        assert_eq!(due(600, 300, change(10, Grade::Urgent, false)), 300);
        assert_eq!(due(200, 300, change(10, Grade::Important, false)), 200);
    }

    #[test]
    fn nothing_is_born_late_by_an_upgrade() {
        assert_eq!(due(600, 5, change(100, Grade::Urgent, false)), 130);
        assert_eq!(due(600, 5, change(100, Grade::Major, false)), 115);
        assert_eq!(due(600, 5, change(100, Grade::Important, false)), 220);
    }

    #[test]
    fn a_supervisor_may_allow_the_longer_time_of_the_graver_grade() {
        assert_eq!(due(1440, 2880, change(10, Grade::Important, false)), 1440);
        assert_eq!(due(1440, 2880, change(10, Grade::Important, true)), 2880);
    }

    #[test]
    fn a_downgrade_counts_from_the_start() {
        assert_eq!(due(50, 90, change(10, Grade::General, false)), 90);
    }
}
