//! Local days of a zone as instants. A table answers for two decades; days beyond it are computed.

use chrono::{NaiveDate, Offset, TimeZone};
use chrono_tz::Tz;

use crate::time::{DAY_MS, MINUTE_MS, UtcMs};

/// Days since 1970-01-01, local.
pub(super) type DayNumber = i32;

/// 2020-01-01 to 2039-12-31: asking a zone for its offset costs more than all the counting.
const FIRST: DayNumber = 18_262;
const LAST: DayNumber = 25_566;

/// Where each local day begins.
#[derive(Debug, Clone)]
pub(super) struct Days {
    zone: Tz,
    /// Midnights of `FIRST..=LAST + 1`.
    midnights: Vec<i64>,
}

impl Days {
    pub(super) fn of(zone: Tz) -> Self {
        let midnights = (FIRST..=LAST + 1)
            .map(|day| computed(zone, day, 0))
            .collect();
        Self { zone, midnights }
    }

    pub(super) fn zone(&self) -> Tz {
        self.zone
    }

    pub(super) const fn table() -> std::ops::RangeInclusive<DayNumber> {
        FIRST..=LAST
    }

    /// The local day of an instant; none beyond the years that a calendar can write.
    pub(super) fn day_of(&self, at: UtcMs) -> Option<DayNumber> {
        let (first, end) = (self.midnights[0], self.midnights[self.midnights.len() - 1]);
        if !(first..end).contains(&at.0) {
            let local = self.zone.timestamp_millis_opt(at.0).single()?;
            return Some(number_of(local.date_naive()));
        }
        // Days of 23 or 25 hours put the guess off by one at most.
        let guess = usize::try_from((at.0 - first) / DAY_MS).unwrap_or(0);
        let last = self.midnights.len() - 2;
        let index = (guess.saturating_sub(1)..=(guess + 1).min(last))
            .rev()
            .find(|index| self.midnights[*index] <= at.0)
            .unwrap_or(0);
        Some(FIRST + i32::try_from(index).unwrap_or(0))
    }

    /// The instant at which a minute of a day begins; `minute` may lie in the next day.
    pub(super) fn instant(&self, day: DayNumber, minute: u32) -> i64 {
        let index = usize::try_from(day - FIRST).ok();
        let ends = index.and_then(|i| Some((self.midnights.get(i)?, self.midnights.get(i + 1)?)));
        match ends {
            Some((from, to)) if to - from == DAY_MS && i64::from(minute) * MINUTE_MS <= DAY_MS => {
                from + i64::from(minute) * MINUTE_MS
            }
            _ => computed(self.zone, day, minute),
        }
    }
}

/// The date of a day number.
pub(super) fn date_of(day: DayNumber) -> NaiveDate {
    NaiveDate::from_epoch_days(day).unwrap_or_default()
}

/// The number of a date.
pub(super) fn number_of(date: NaiveDate) -> DayNumber {
    date.to_epoch_days()
}

/// A minute that a change of clocks doubles takes its earlier meaning; one that it skips begins when
/// the clocks have jumped.
fn computed(zone: Tz, day: DayNumber, minute: u32) -> i64 {
    let wall = i64::from(day) * DAY_MS + i64::from(minute) * MINUTE_MS;
    let Some(local) = chrono::DateTime::from_timestamp_millis(wall).map(|at| at.naive_utc()) else {
        return wall;
    };
    let earliest = zone.from_local_datetime(&local).earliest();
    earliest.map_or_else(
        || {
            let before = zone.offset_from_utc_datetime(&(local - chrono::Duration::days(1)));
            wall - i64::from(before.fix().local_minus_utc()) * 1000
        },
        |at| at.timestamp_millis(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_and_the_zone_agree_on_every_day_and_hour() {
        for zone in [chrono_tz::Asia::Shanghai, chrono_tz::Europe::Berlin] {
            let days = Days::of(zone);
            for day in (FIRST - 400..LAST + 400).step_by(7) {
                let noon = UtcMs(days.instant(day, 720));
                assert_eq!(days.day_of(noon), Some(day));
                for minute in [0, 1, 179, 600, 1439, 1440, 1560] {
                    assert_eq!(days.instant(day, minute), computed(zone, day, minute));
                }
                let midnight = days.instant(day, 0);
                assert_eq!(days.day_of(UtcMs(midnight)), Some(day));
                assert_eq!(days.day_of(UtcMs(midnight - 1)), Some(day - 1));
            }
        }
    }

    #[test]
    fn a_minute_that_the_clocks_skip_begins_when_they_have_jumped() {
        let berlin = Days::of(chrono_tz::Europe::Berlin);
        let day = number_of(NaiveDate::from_ymd_opt(2026, 3, 29).unwrap());
        let skipped = berlin.instant(day, 150);
        let three = chrono_tz::Europe::Berlin
            .with_ymd_and_hms(2026, 3, 29, 3, 30, 0)
            .unwrap();
        assert_eq!(skipped, three.timestamp_millis());
    }

    #[test]
    fn the_table_spans_the_two_decades_it_says() {
        assert_eq!(date_of(FIRST).to_string(), "2020-01-01");
        assert_eq!(date_of(LAST).to_string(), "2039-12-31");
    }
}
