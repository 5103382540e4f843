//! Local days by name, for rules that count in days and months rather than in hours.

use chrono::NaiveDate;

use super::Calendars;
use super::days::{date_of, number_of};
use crate::time::UtcMs;

impl Calendars {
    /// The local day of an instant; none beyond the years that a calendar can write.
    #[must_use]
    pub fn local_date(&self, at: UtcMs) -> Option<NaiveDate> {
        self.days.day_of(at).map(date_of)
    }

    /// The instant at which a minute of a local day begins.
    #[must_use]
    pub fn instant_on(&self, date: NaiveDate, minute: u32) -> UtcMs {
        UtcMs(self.days.instant(number_of(date), minute))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::samples::{NOW, rulebook};

    #[test]
    fn an_instant_of_a_day_lies_on_that_day() {
        let calendars = rulebook().calendars;
        let day = calendars.local_date(NOW).unwrap();
        assert_eq!(day.to_string(), "2026-03-10");
        let midnight = calendars.instant_on(day, 0);
        assert_eq!(calendars.local_date(midnight), Some(day));
        let before = UtcMs(midnight.0 - 1);
        assert_eq!(calendars.local_date(before), day.pred_opt());
        assert_eq!(calendars.instant_on(day, 909), NOW);
    }
}
