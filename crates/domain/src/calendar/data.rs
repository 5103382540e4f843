//! Calendars as they are shipped: weekly hours, a year's public holidays, a store's own days.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::minutes::Span;
use crate::data;

data! {
    /// Public holidays 法定节假日 and make-up workdays 调休 of one year, as announced.
    #[derive(Eq)]
    #[serde(deny_unknown_fields)]
    pub struct HolidayList {
        /// Grows with each correction; a published year can still change.
        pub version: u32,
        /// IANA zone that the dates are meant in.
        pub zone: String,
        /// Days that the announcement speaks about.
        pub covers: Covers,
        /// Who announced it, and when.
        pub source: String,
        /// Where it can be read.
        pub source_url: String,
        /// Days off, first and last.
        pub off: Vec<Covers>,
        /// Weekend days that are worked 调休上班.
        pub make_up: Vec<NaiveDate>,
        /// Days that the law fixes in every year, `MM-DD`. Outside `covers` only these are known:
        /// nobody guesses 调休.
        pub fixed: Vec<MonthDay>,
    }

    /// First and last day, both included.
    #[derive(Copy, Eq)]
    #[serde(deny_unknown_fields)]
    pub struct Covers {
        /// First day.
        pub from: NaiveDate,
        /// Last day.
        pub until: NaiveDate,
    }

    /// A day of every year.
    #[derive(Copy, Eq, PartialOrd, Ord)]
    #[serde(try_from = "String", into = "String")]
    pub struct MonthDay {
        /// 1 to 12.
        pub month: u32,
        /// 1 to 31.
        pub day: u32,
    }

    /// The calendars that a store's clocks may count in.
    #[derive(Eq)]
    #[serde(deny_unknown_fields)]
    pub struct CalendarBook {
        /// Grows with each edit; running clocks keep the version that they started with.
        pub version: u32,
        /// Edits apply from this day on.
        pub effective_from: NaiveDate,
        /// 门店营业时间. Stores and movers work on weekends and holidays.
        pub store_ops: WorkingHours,
        /// 后台办公时间.
        pub back_office: WorkingHours,
    }

    /// Opening hours. Precedence for each day: override, make-up workday, public holiday, week.
    #[derive(Eq)]
    #[serde(deny_unknown_fields)]
    pub struct WorkingHours {
        /// Whether public holidays are days off.
        pub holidays: Holidays,
        /// The usual week.
        pub weekly: Week,
        /// Hours of a make-up workday; needed where holidays are statutory.
        #[serde(default)]
        pub make_up: Vec<Span>,
        /// Days of their own: other hours, or none for closed.
        pub overrides: BTreeMap<NaiveDate, Vec<Span>>,
    }

    /// What public holidays mean to a calendar.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum Holidays {
        /// A day like any other.
        Worked,
        /// Off, and made up for on the announced weekend days.
        Statutory,
    }

    /// Hours of each day of the week; a span may end after midnight, as `26:00`.
    #[derive(Eq, Default)]
    #[serde(deny_unknown_fields)]
    pub struct Week {
        /// 周一
        pub monday: Vec<Span>,
        /// 周二
        pub tuesday: Vec<Span>,
        /// 周三
        pub wednesday: Vec<Span>,
        /// 周四
        pub thursday: Vec<Span>,
        /// 周五
        pub friday: Vec<Span>,
        /// 周六
        pub saturday: Vec<Span>,
        /// 周日
        pub sunday: Vec<Span>,
    }
}

impl Covers {
    /// Whether the day is one of these.
    #[must_use]
    pub fn contains(&self, date: NaiveDate) -> bool {
        (self.from..=self.until).contains(&date)
    }
}

impl Week {
    /// Monday first.
    #[must_use]
    pub fn days(&self) -> [&[Span]; 7] {
        [
            &self.monday,
            &self.tuesday,
            &self.wednesday,
            &self.thursday,
            &self.friday,
            &self.saturday,
            &self.sunday,
        ]
    }
}

impl TryFrom<String> for MonthDay {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let read = || {
            let (month, day) = text.split_once('-')?;
            let (month, day) = (month.parse().ok()?, day.parse().ok()?);
            // A leap year, so that 02-29 is a day.
            NaiveDate::from_ymd_opt(2024, month, day)?;
            Some(Self { month, day })
        };
        read().ok_or_else(|| format!("{text} is not a day written as MM-DD"))
    }
}

impl From<MonthDay> for String {
    fn from(day: MonthDay) -> Self {
        format!("{:02}-{:02}", day.month, day.day)
    }
}
