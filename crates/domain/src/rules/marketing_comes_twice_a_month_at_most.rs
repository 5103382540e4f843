//! A customer gets at most two marketing contacts in a calendar month; care, service and complaints don't
//! count (LIFE-10, TIER-12, C-30; policy Part 9 rule 2).

use chrono::{Datelike, NaiveDate};

use crate::calendar::Calendars;
use crate::time::UtcMs;

/// Whether one more contact at `at` stays within the month's limit.
#[must_use]
pub fn one_more_fits(calendars: &Calendars, a_month: u32, contacts: &[UtcMs], at: UtcMs) -> bool {
    let month_of = |date: NaiveDate| (date.year(), date.month());
    let month = calendars.local_date(at).map(month_of);
    let same_month = |contact: &&UtcMs| calendars.local_date(**contact).map(month_of) == month;
    let count = contacts.iter().filter(same_month).count();
    month.is_some() && count < a_month as usize
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::samples::rulebook;

    fn on(month: u32, day: u32, minute: u32) -> UtcMs {
        let date = NaiveDate::from_ymd_opt(2026, month, day).unwrap();
        rulebook().calendars.instant_on(date, minute)
    }

    fn fits(contacts: &[UtcMs], at: UtcMs) -> bool {
        let r = rulebook();
        one_more_fits(&r.calendars, r.care.marketing_a_month, contacts, at)
    }

    #[test]
    fn a_third_contact_in_a_month_is_one_too_many() {
        let contacts = [on(3, 2, 600), on(3, 20, 600)];
        assert!(fits(&contacts[..1], on(3, 31, 600)));
        assert!(!fits(&contacts, on(3, 31, 600)));
    }

    #[test]
    fn the_month_is_the_local_one() {
        // 00:30 on 1 April in Shanghai is still March in UTC.
        let contacts = [on(3, 2, 600), on(3, 31, 600)];
        assert!(fits(&contacts, on(4, 1, 30)));
    }
}
