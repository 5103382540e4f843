//! Statutory working days 法定工作日: whole days, by the announced holidays and make-up workdays.

use chrono::{Datelike, NaiveDate};

use super::data::HolidayList;
use super::days::{date_of, number_of};
use super::{Calendars, DayKind};
use crate::time::UtcMs;

/// No term is longer; a longer one is a typing mistake.
pub const MOST_STATUTORY_DAYS: u32 = 1_000;

impl HolidayList {
    /// A public holiday. Outside the days that the list covers only those that the law fixes.
    pub(super) fn is_day_off(&self, date: NaiveDate) -> bool {
        if self.covers.contains(date) {
            self.off.iter().any(|off| off.contains(date))
        } else {
            (self.fixed.iter()).any(|day| (day.month, day.day) == (date.month(), date.day()))
        }
    }

    fn working_day(&self, date: NaiveDate) -> Option<DayKind> {
        if self.make_up.contains(&date) {
            return Some(DayKind::MakeUp);
        }
        let weekend = date.weekday().num_days_from_monday() >= 5;
        (!weekend && !self.is_day_off(date)).then_some(DayKind::Usual)
    }
}

/// A term in working days, counted out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatutoryTerm {
    /// 24:00 of the last day.
    pub due_at: UtcMs,
    /// Midnight of each day that counts, with what makes it count.
    pub days: Vec<(UtcMs, DayKind)>,
    /// The last day lies beyond the announced holidays.
    pub is_provisional: bool,
}

impl Calendars {
    /// A term of working days: the day of the event isn't counted, the term ends with its last day
    /// (`sla-engine.md` section 6). None for an instant beyond the years that a calendar can write.
    #[must_use]
    pub fn statutory_term(&self, start: UtcMs, days: u32) -> Option<StatutoryTerm> {
        let mut day = self.days.day_of(start)?;
        let mut counted = vec![];
        while counted.len() < days.min(MOST_STATUTORY_DAYS) as usize {
            day += 1;
            let date = date_of(day);
            let kind = self.holidays.working_day(date);
            counted.extend(kind.map(|kind| (UtcMs(self.days.instant(day, 0)), kind)));
        }
        let due_at = UtcMs(self.days.instant(day + 1, 0));
        Some(StatutoryTerm {
            due_at,
            days: counted,
            is_provisional: self.is_beyond_the_list(due_at),
        })
    }

    /// Whether a date is a working day by law.
    #[must_use]
    pub fn is_working_day(&self, date: NaiveDate) -> bool {
        self.holidays.working_day(date).is_some()
    }

    /// Working days of a year.
    #[must_use]
    pub fn working_days_of(&self, year: i32) -> usize {
        let first = |year| NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or_default();
        (number_of(first(year))..number_of(first(year + 1)))
            .filter(|day| self.is_working_day(date_of(*day)))
            .count()
    }
}
