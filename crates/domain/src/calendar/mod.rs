//! Counting time: round the clock, in opening hours, in statutory working days.
//!
//! Calendar data is read once and laid out as instants; counting is then a walk over a table. All
//! intervals are half-open, and nothing is truncated to minutes.

mod data;
mod dates;
mod days;
mod hours;
mod minutes;
mod months;
mod statutory;

pub use data::{CalendarBook, Covers, HolidayList, Holidays, MonthDay, Week, WorkingHours};
pub use minutes::Span;
pub use months::MonthNumber;
pub use statutory::{MOST_STATUTORY_DAYS, StatutoryTerm};

use chrono_tz::Tz;

use self::days::Days;
use self::hours::Hours;
use crate::playbook::{Broken, QuietHours};
use crate::shape;
use crate::time::UtcMs;

shape! {
    /// Calendars by name.
    #[derive(Copy, Eq, Hash)]
    #[serde(rename_all = "snake_case")]
    pub enum CalendarName {
        /// 24 小时
        RoundTheClock,
        /// 门店营业时间
        StoreHours,
        /// 后台办公时间
        BackOffice,
    }

    /// What made a day count, or not.
    #[derive(Copy, Eq, Hash)]
    #[serde(rename_all = "snake_case")]
    pub enum DayKind {
        /// By the usual week.
        Usual,
        /// 法定节假日
        Holiday,
        /// 调休上班
        MakeUp,
        /// Hours set for this day alone.
        Own,
    }
}

/// A stretch of time that was counted or skipped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stretch {
    /// From.
    pub from: UtcMs,
    /// Until.
    pub to: UtcMs,
    /// False for closed hours.
    pub counts: bool,
    /// Of the day that counts; for closed time, what is special about the days skipped.
    pub day: DayKind,
}

/// All calendars of one version, ready to count.
#[derive(Debug, Clone)]
pub struct Calendars {
    version: u32,
    holidays: HolidayList,
    days: Days,
    store_ops: Hours,
    back_office: Hours,
}

/// One of them.
#[derive(Debug, Clone, Copy)]
pub struct Calendar<'a> {
    all: &'a Calendars,
    name: CalendarName,
}

impl Calendars {
    /// Lays the data out.
    ///
    /// # Errors
    /// The first cell that breaks a rule.
    pub fn build(book: &CalendarBook, holidays: HolidayList) -> Result<Self, Broken> {
        let broken = |cell: &str, rule| Broken {
            cell: cell.to_owned(),
            rule,
        };
        let zone: Tz = (holidays.zone.parse())
            .map_err(|_| broken("holidays.zone", "the zone is an IANA name"))?;
        let ordered = |c: &Covers| c.from <= c.until;
        let inside = |c: &Covers| {
            ordered(c) && holidays.covers.contains(c.from) && holidays.covers.contains(c.until)
        };
        if !ordered(&holidays.covers) || !holidays.off.iter().all(inside) {
            return Err(broken(
                "holidays.off",
                "days off are spans within the days that the list covers",
            ));
        }
        let rest = |date| holidays.off.iter().any(|off| off.contains(date));
        if !(holidays.make_up.iter()).all(|date| holidays.covers.contains(*date) && !rest(*date)) {
            return Err(broken(
                "holidays.make_up",
                "a make-up workday is covered by the list and isn't a day off",
            ));
        }
        let days = Days::of(zone);
        let store_ops = Hours::lay_out(&book.store_ops, "store_ops", &holidays, &days)?;
        let back_office = Hours::lay_out(&book.back_office, "back_office", &holidays, &days)?;
        Ok(Self {
            version: book.version,
            holidays,
            days,
            store_ops,
            back_office,
        })
    }

    /// Version of the book.
    #[must_use]
    pub fn version(&self) -> u32 {
        self.version
    }

    /// Zone that dates are meant in.
    #[must_use]
    pub fn zone(&self) -> Tz {
        self.days.zone()
    }

    /// A calendar by name.
    #[must_use]
    pub fn get(&self, name: CalendarName) -> Calendar<'_> {
        Calendar { all: self, name }
    }

    /// Where a due time inside the quiet hours moves to; itself when it lies outside.
    #[must_use]
    pub fn out_of_quiet_hours(&self, due: UtcMs, quiet: QuietHours) -> UtcMs {
        let Some(day) = self.days.day_of(due) else {
            return due;
        };
        if due.0 >= self.days.instant(day, quiet.from_minute) {
            UtcMs(self.days.instant(day + 1, quiet.resume_minute))
        } else if due.0 < self.days.instant(day, quiet.to_minute) {
            UtcMs(self.days.instant(day, quiet.resume_minute))
        } else {
            due
        }
    }

    /// The due time lies on a day whose holidays nobody has announced yet.
    fn is_beyond_the_list(&self, due: UtcMs) -> bool {
        // 24:00 of the last day that is covered isn't beyond it.
        let day = self.days.day_of(UtcMs(due.0.saturating_sub(1)));
        day.is_none_or(|day| !self.holidays.covers.contains(days::date_of(day)))
    }
}

impl<'a> Calendar<'a> {
    /// Which.
    #[must_use]
    pub fn name(self) -> CalendarName {
        self.name
    }

    fn hours(self) -> Option<&'a Hours> {
        match self.name {
            CalendarName::RoundTheClock => None,
            CalendarName::StoreHours => Some(&self.all.store_ops),
            CalendarName::BackOffice => Some(&self.all.back_office),
        }
    }

    /// Counts from `from` until `until`, or until `left` milliseconds have been counted. Returns where
    /// it stopped and what is left; tells every stretch.
    pub fn walk(
        self,
        from: UtcMs,
        until: UtcMs,
        left: i64,
        tell: &mut impl FnMut(Stretch),
    ) -> (UtcMs, i64) {
        if let Some(hours) = self.hours() {
            return hours.walk(&self.all.days, from, until, left, tell);
        }
        let to = UtcMs(until.0.min(from.0.saturating_add(left))).max(from);
        if to > from {
            tell(Stretch {
                from,
                to,
                counts: true,
                day: DayKind::Usual,
            });
        }
        (to, left - to.since(from))
    }

    /// The instant at which `ms` milliseconds have been counted since `start`.
    #[must_use]
    pub fn add_ms(self, start: UtcMs, ms: i64) -> UtcMs {
        self.walk(start, UtcMs(i64::MAX), ms, &mut |_| {}).0
    }

    /// Milliseconds that count between two instants.
    #[must_use]
    pub fn between(self, from: UtcMs, to: UtcMs) -> i64 {
        i64::MAX - self.walk(from, to, i64::MAX, &mut |_| {}).1
    }

    /// Whether a due time of this calendar may still move, because the holidays of its year aren't
    /// announced.
    #[must_use]
    pub fn is_provisional(self, due: UtcMs) -> bool {
        let waits = |hours: &Hours| hours.follows_holidays() && self.all.is_beyond_the_list(due);
        self.hours().is_some_and(waits)
    }
}

#[cfg(test)]
pub(crate) mod tests;
