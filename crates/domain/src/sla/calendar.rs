//! Counting minutes: round the clock, or only while the store is open.
//!
//! Stores open on holidays (`sla-engine.md` section 6), so the daily hours hold every day.
//! All intervals are half-open; nothing is truncated to minutes.

use chrono::{NaiveDate, TimeZone};
use chrono_tz::Tz;

use crate::playbook::{Hours, QuietHours};
use crate::time::{DAY_MS, MINUTE_MS, UtcMs};

/// A way of counting time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Calendar {
    /// 24 hours, every day.
    RoundTheClock,
    /// Only within the opening hours.
    StoreHours {
        /// Opening hours.
        hours: Hours,
        /// Zone they are meant in.
        zone: Tz,
    },
}

/// A stretch of time that was counted or skipped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counted {
    /// From.
    pub from: UtcMs,
    /// Until.
    pub to: UtcMs,
    /// False for closed hours in between.
    pub counts: bool,
}

/// Far enough for any target of a playbook (30 days of the shortest opening hours).
const MOST_DAYS: i64 = 4000;

impl Calendar {
    /// The instant at which `ms` milliseconds have been counted since `start`, with the stretches.
    #[must_use]
    pub fn add_ms(self, start: UtcMs, ms: i64) -> (UtcMs, Vec<Counted>) {
        let Self::StoreHours { hours, zone } = self else {
            let to = UtcMs(start.0.saturating_add(ms));
            return (
                to,
                vec![Counted {
                    from: start,
                    to,
                    counts: true,
                }],
            );
        };
        let mut left = ms;
        let mut at = start;
        let mut stretches = vec![];
        let first = local_date(start, zone);
        for day in 0..MOST_DAYS {
            let Some(date) = first.and_then(|d| d.checked_add_signed(chrono::Duration::days(day)))
            else {
                break;
            };
            let open = instant(date, hours.from_minute, zone);
            let close = instant(date, hours.to_minute, zone);
            if close <= at {
                continue;
            }
            if open > at {
                stretches.push(Counted {
                    from: at,
                    to: open,
                    counts: false,
                });
                at = open;
            }
            let until = UtcMs(close.0.min(at.0.saturating_add(left)));
            stretches.push(Counted {
                from: at,
                to: until,
                counts: true,
            });
            left -= until.since(at);
            at = until;
            if left <= 0 {
                return (at, stretches);
            }
        }
        (at, stretches)
    }

    /// Minutes instead of milliseconds.
    #[must_use]
    pub fn add_minutes(self, start: UtcMs, minutes: u32) -> (UtcMs, Vec<Counted>) {
        self.add_ms(start, i64::from(minutes) * MINUTE_MS)
    }
}

/// Where a due time inside the quiet hours moves to; itself when it lies outside.
#[must_use]
pub fn out_of_quiet_hours(due: UtcMs, quiet: QuietHours, zone: Tz) -> UtcMs {
    let Some(date) = local_date(due, zone) else {
        return due;
    };
    let evening = instant(date, quiet.from_minute, zone);
    let morning = instant(date, quiet.to_minute, zone);
    if due >= evening {
        let next = date.succ_opt().unwrap_or(date);
        instant(next, quiet.resume_minute, zone)
    } else if due < morning {
        instant(date, quiet.resume_minute, zone)
    } else {
        due
    }
}

fn local_date(at: UtcMs, zone: Tz) -> Option<NaiveDate> {
    Some(zone.timestamp_millis_opt(at.0).single()?.date_naive())
}

/// The instant of a minute of a local day. A minute that a change of clocks skips or doubles takes
/// its earliest meaning.
fn instant(date: NaiveDate, minute: u32, zone: Tz) -> UtcMs {
    let midnight = date.and_hms_opt(0, 0, 0).unwrap_or_default();
    let local = midnight + chrono::Duration::minutes(i64::from(minute));
    zone.from_local_datetime(&local).earliest().map_or_else(
        || {
            UtcMs(
                local
                    .and_utc()
                    .timestamp_millis()
                    .saturating_sub(DAY_MS / 3),
            )
        },
        |at| UtcMs(at.timestamp_millis()),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::HOUR_MS;

    const ZONE: Tz = chrono_tz::Asia::Shanghai;
    const OPEN: Calendar = Calendar::StoreHours {
        hours: Hours {
            from_minute: 600,
            to_minute: 1320,
        },
        zone: ZONE,
    };

    fn at(text: &str) -> UtcMs {
        let local = chrono::NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap();
        UtcMs(ZONE.from_local_datetime(&local).unwrap().timestamp_millis())
    }

    #[test]
    fn a_message_typed_before_opening_starts_counting_at_opening() {
        let (due, stretches) = OPEN.add_minutes(at("2026-03-10 07:00"), 30);
        assert_eq!(due, at("2026-03-10 10:30"));
        assert_eq!(stretches.len(), 2);
        assert!(!stretches[0].counts);
    }

    #[test]
    fn a_message_typed_just_before_closing_goes_on_the_next_morning() {
        let (due, _) = OPEN.add_minutes(at("2026-03-10 21:50"), 30);
        assert_eq!(due, at("2026-03-11 10:20"));
    }

    #[test]
    fn stores_open_on_holidays() {
        let (due, _) = OPEN.add_minutes(at("2026-10-01 12:00"), 30);
        assert_eq!(due, at("2026-10-01 12:30"));
    }

    #[test]
    fn a_due_time_at_night_moves_to_half_past_nine() {
        let quiet = QuietHours {
            from_minute: 1260,
            to_minute: 540,
            resume_minute: 570,
        };
        for (due, moved) in [
            ("2026-03-10 21:00", "2026-03-11 09:30"),
            ("2026-03-11 02:50", "2026-03-11 09:30"),
            ("2026-03-11 09:00", "2026-03-11 09:00"),
            ("2026-03-10 20:59", "2026-03-10 20:59"),
        ] {
            assert_eq!(out_of_quiet_hours(at(due), quiet, ZONE), at(moved), "{due}");
        }
    }

    #[test]
    fn counting_adds_up_to_the_target_whatever_the_start() {
        for hour in 0..48 {
            let start = UtcMs(at("2026-03-10 00:00").0 + hour * HOUR_MS + 1234);
            let (_, stretches) = OPEN.add_minutes(start, 900);
            let counted: i64 = stretches
                .iter()
                .filter(|s| s.counts)
                .map(|s| s.to.since(s.from))
                .sum();
            assert_eq!(counted, 900 * MINUTE_MS);
        }
    }
}
