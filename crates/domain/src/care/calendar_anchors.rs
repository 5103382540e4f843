//! Anchors that come by themselves: months, quarters, years, holidays, birthdays.

use chrono::{Datelike, NaiveDate};

use super::{Anchor, AnchorEvent};
use crate::calendar::{Calendars, MonthDay};
use crate::playbook::Holiday;
use crate::time::UtcMs;

/// Nobody plans further than this at once.
const MOST_DAYS: usize = 800;

/// Months, quarters, years and holidays that begin or end in a span of time, in order.
#[must_use]
pub fn periods(
    calendars: &Calendars,
    holidays: &[Holiday],
    from: UtcMs,
    until: UtcMs,
) -> Vec<AnchorEvent> {
    let of_day = |date: NaiveDate| {
        let first_of_month = date.day() == 1;
        let first_of_quarter = first_of_month && date.month0().is_multiple_of(3);
        let first_of_year = first_of_month && date.month() == 1;
        let is_holiday = holidays.iter().any(|holiday| falls_on(holiday, date));
        [
            (first_of_month, Anchor::MonthEnd),
            (first_of_month, Anchor::MonthStart),
            (first_of_quarter, Anchor::QuarterEnd),
            (first_of_quarter, Anchor::QuarterStart),
            (first_of_year, Anchor::YearStart),
            (is_holiday, Anchor::Holiday),
        ]
        .into_iter()
        .filter(|(is_there, _)| *is_there)
        .map(move |(_, anchor)| AnchorEvent::of_day(anchor, date, calendars))
    };
    let inside = |event: &AnchorEvent| from <= event.at && event.at < until;
    let dates = calendars.local_date(from).map(|date| date.iter_days());
    dates
        .into_iter()
        .flat_map(|dates| dates.take(MOST_DAYS))
        .flat_map(of_day)
        .filter(inside)
        .collect()
}

/// The customer's birthdays in a span of time; who is born on 29 February has it on the 28th elsewhen.
#[must_use]
pub fn birthday(
    calendars: &Calendars,
    born: MonthDay,
    from: UtcMs,
    until: UtcMs,
) -> Vec<AnchorEvent> {
    let dates = calendars.local_date(from).map(|date| date.iter_days());
    dates
        .into_iter()
        .flat_map(|dates| dates.take(MOST_DAYS))
        .filter(|date| is_anniversary(born, *date))
        .map(|date| AnchorEvent::of_day(Anchor::Birthday, date, calendars))
        .filter(|event| from <= event.at && event.at < until)
        .collect()
}

fn is_anniversary(of: MonthDay, date: NaiveDate) -> bool {
    let that_year = NaiveDate::from_ymd_opt(date.year(), of.month, of.day)
        .or_else(|| NaiveDate::from_ymd_opt(date.year(), of.month, of.day.saturating_sub(1)));
    that_year == Some(date)
}

fn falls_on(holiday: &Holiday, date: NaiveDate) -> bool {
    holiday.on.contains(&date)
        || holiday
            .every_year
            .is_some_and(|day| is_anniversary(day, date))
}
