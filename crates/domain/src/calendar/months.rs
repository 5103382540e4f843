//! Whole months and days on the local calendar.

use chrono::Months;

use super::Calendars;
use super::days::{DayNumber, date_of, number_of};
use crate::shape;
use crate::time::UtcMs;

shape! {
    /// A month of the local calendar, counted from the year 0.
    #[derive(Copy, Eq, Hash, PartialOrd, Ord)]
    #[serde(transparent)]
    pub struct MonthNumber(pub i32);
}

impl Calendars {
    /// The same time of the day so many months later; on the last day of a shorter month.
    #[must_use]
    pub fn months_after(&self, at: UtcMs, months: u32) -> UtcMs {
        let later = |day| date_of(day).checked_add_months(Months::new(months));
        self.moved(at, later).unwrap_or(UtcMs(i64::MAX))
    }

    /// The same time of the day so many months earlier; on the last day of a shorter month.
    #[must_use]
    pub fn months_before(&self, at: UtcMs, months: u32) -> UtcMs {
        let earlier = |day| date_of(day).checked_sub_months(Months::new(months));
        self.moved(at, earlier).unwrap_or(UtcMs(i64::MIN))
    }

    /// The local month of an instant.
    #[must_use]
    pub fn month_of(&self, at: UtcMs) -> MonthNumber {
        use chrono::Datelike;
        let date = date_of(self.days.day_of(at).unwrap_or_default());
        let month = i32::try_from(date.month0()).unwrap_or_default();
        MonthNumber(date.year().saturating_mul(12).saturating_add(month))
    }

    /// When the local day of an instant began.
    #[must_use]
    pub fn day_began(&self, at: UtcMs) -> UtcMs {
        let day = self.days.day_of(at);
        day.map_or(at, |day| UtcMs(self.days.instant(day, 0)))
    }

    fn moved(
        &self,
        at: UtcMs,
        to: impl Fn(DayNumber) -> Option<chrono::NaiveDate>,
    ) -> Option<UtcMs> {
        let day = self.days.day_of(at)?;
        let into_day = at.since(UtcMs(self.days.instant(day, 0)));
        let midnight = self.days.instant(number_of(to(day)?), 0);
        Some(UtcMs(midnight.saturating_add(into_day)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::tests::at;
    use crate::rules::samples::rulebook;

    #[test]
    fn a_month_later_keeps_the_hour_and_ends_with_a_shorter_month() {
        let calendars = &rulebook().calendars;
        let later = calendars.months_after(at("2026-01-31 18:30"), 1);
        assert_eq!(later, at("2026-02-28 18:30"));
        let later = calendars.months_after(at("2026-03-10 00:00"), 12);
        assert_eq!(later, at("2027-03-10 00:00"));
        let earlier = calendars.months_before(at("2024-02-29 23:59"), 12);
        assert_eq!(earlier, at("2023-02-28 23:59"));
    }

    #[test]
    fn a_month_and_a_day_begin_at_the_local_midnight() {
        let calendars = &rulebook().calendars;
        let december = calendars.month_of(at("2026-12-31 23:59"));
        let january = calendars.month_of(at("2027-01-01 00:00"));
        assert_eq!(january.0, december.0 + 1);
        let began = calendars.day_began(at("2026-03-10 23:59"));
        assert_eq!(began, at("2026-03-10 00:00"));
    }

    #[test]
    fn beyond_all_years_a_month_later_is_never() {
        let calendars = &rulebook().calendars;
        let never = UtcMs(i64::MAX);
        assert_eq!(calendars.months_after(never, 1), never);
    }
}
