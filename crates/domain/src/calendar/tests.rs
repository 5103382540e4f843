//! Counting, against figures worked out by hand and against counting minute by minute.

use chrono::{NaiveDateTime, TimeZone};
use proptest::prelude::*;

use super::*;
use crate::time::{DAY_MS, HOUR_MS, MINUTE_MS};

/// The calendars as shipped.
pub(crate) fn shipped() -> Calendars {
    let book = include_str!("../../../../assets/calendars/default.json");
    let holidays = include_str!("../../../../assets/calendars/cn-2026.json");
    Calendars::build(
        &serde_json::from_str(book).unwrap(),
        serde_json::from_str(holidays).unwrap(),
    )
    .unwrap()
}

/// An instant in Shanghai.
pub(crate) fn at(text: &str) -> UtcMs {
    let local = NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap();
    let zoned = chrono_tz::Asia::Shanghai.from_local_datetime(&local);
    UtcMs(zoned.unwrap().timestamp_millis())
}

#[test]
fn a_message_typed_before_opening_starts_counting_at_opening() {
    let all = shipped();
    let open = all.get(CalendarName::StoreHours);
    let mut told = vec![];
    let (due, left) = open.walk(
        at("2026-03-10 07:00"),
        UtcMs(i64::MAX),
        30 * MINUTE_MS,
        &mut |s| told.push(s.counts),
    );
    assert_eq!((due, left), (at("2026-03-10 10:30"), 0));
    assert_eq!(told, [false, true]);
}

#[test]
fn a_message_typed_just_before_closing_goes_on_the_next_morning() {
    let all = shipped();
    let open = all.get(CalendarName::StoreHours);
    assert_eq!(
        open.add_ms(at("2026-03-10 21:50"), 30 * MINUTE_MS),
        at("2026-03-11 10:20")
    );
}

#[test]
fn stores_open_on_holidays_and_their_due_times_are_never_provisional() {
    let all = shipped();
    let open = all.get(CalendarName::StoreHours);
    let due = open.add_ms(at("2026-10-01 12:00"), 30 * MINUTE_MS);
    assert_eq!(due, at("2026-10-01 12:30"));
    assert!(!open.is_provisional(at("2031-10-01 12:00")));
}

#[test]
fn the_year_2026_has_248_working_days() {
    assert_eq!(shipped().working_days_of(2026), 248);
}

#[test]
fn a_due_time_at_night_moves_to_half_past_nine() {
    let all = shipped();
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
        assert_eq!(all.out_of_quiet_hours(at(due), quiet), at(moved), "{due}");
    }
}

#[test]
fn what_is_due_after_the_announced_year_is_provisional_and_its_last_midnight_is_not() {
    let all = shipped();
    let office = all.get(CalendarName::BackOffice);
    assert!(!office.is_provisional(at("2027-01-01 00:00")));
    assert!(office.is_provisional(at("2027-01-01 00:01")));
    let term = all.statutory_term(at("2026-12-30 10:00"), 1).unwrap();
    assert_eq!(term.due_at, at("2027-01-01 00:00"));
    assert!(!term.is_provisional);
    let next = all.statutory_term(at("2026-12-30 10:00"), 2).unwrap();
    // 1 January is fixed by law; nothing else of 2027 is guessed.
    assert_eq!(next.due_at, at("2027-01-05 00:00"));
    assert!(next.is_provisional);
}

#[test]
fn an_override_beats_a_make_up_day_which_beats_a_holiday() {
    let book = include_str!("../../../../assets/calendars/default.json");
    let mut book: CalendarBook = serde_json::from_str(book).unwrap();
    let span: Span = serde_json::from_str(r#"["10:00","11:00"]"#).unwrap();
    let day = |text: &str| text.parse().unwrap();
    book.back_office.overrides = [
        (day("2026-02-14"), vec![span]),
        (day("2026-02-16"), vec![span]),
        (day("2026-02-24"), vec![]),
    ]
    .into();
    let holidays = include_str!("../../../../assets/calendars/cn-2026.json");
    let all = Calendars::build(&book, serde_json::from_str(holidays).unwrap()).unwrap();
    let office = all.get(CalendarName::BackOffice);
    let mut told = vec![];
    let (due, _) = office.walk(
        at("2026-02-14 08:00"),
        UtcMs(i64::MAX),
        150 * MINUTE_MS,
        &mut |s| told.push((s.counts, s.day)),
    );
    assert_eq!(due, at("2026-02-25 09:30"));
    assert_eq!(
        told,
        [
            (false, DayKind::Usual),
            (true, DayKind::Own),
            (false, DayKind::Holiday),
            (true, DayKind::Own),
            (false, DayKind::Holiday),
            (true, DayKind::Usual),
        ]
    );
}

#[test]
fn a_shift_that_crosses_midnight_counts_on_into_the_next_day() {
    let book = include_str!("../../../../assets/calendars/default.json");
    let mut book: CalendarBook = serde_json::from_str(book).unwrap();
    book.store_ops.weekly.friday = serde_json::from_str(r#"[["20:00","26:00"]]"#).unwrap();
    book.store_ops.weekly.saturday = vec![];
    let holidays = include_str!("../../../../assets/calendars/cn-2026.json");
    let all = Calendars::build(&book, serde_json::from_str(holidays).unwrap()).unwrap();
    let night = all.get(CalendarName::StoreHours);
    let start = at("2026-03-14 01:00");
    assert_eq!(night.add_ms(start, HOUR_MS), at("2026-03-14 02:00"));
    assert_eq!(night.add_ms(start, 2 * HOUR_MS), at("2026-03-15 11:00"));
}

#[test]
fn data_that_cannot_be_counted_with_is_refused_by_its_cell() {
    let holidays = include_str!("../../../../assets/calendars/cn-2026.json");
    let holidays: HolidayList = serde_json::from_str(holidays).unwrap();
    let book = include_str!("../../../../assets/calendars/default.json");
    let book: CalendarBook = serde_json::from_str(book).unwrap();
    let cell = |book: &CalendarBook, list: &HolidayList| {
        Calendars::build(book, list.clone()).unwrap_err().cell
    };

    let mut never_open = book.clone();
    never_open.store_ops.weekly = Week::default();
    assert_eq!(cell(&never_open, &holidays), "store_ops.weekly");

    let mut overlapping = book.clone();
    overlapping.back_office.weekly.monday =
        serde_json::from_str(r#"[["09:00","12:00"],["11:00","13:00"]]"#).unwrap();
    assert_eq!(cell(&overlapping, &holidays), "back_office.weekly");

    let mut nowhere = holidays.clone();
    nowhere.zone = "Asia/Nowhere".to_owned();
    assert_eq!(cell(&book, &nowhere), "holidays.zone");

    let mut both = holidays.clone();
    both.make_up.push(both.off[0].from);
    assert_eq!(cell(&book, &both), "holidays.make_up");

    let mut uncovered = holidays;
    uncovered.off[0].until = "2027-01-03".parse().unwrap();
    assert_eq!(cell(&book, &uncovered), "holidays.off");
}

/// Counts what is open minute by minute, from the rules alone.
fn brute_force(from: UtcMs, to: UtcMs, all: &Calendars, hours: &WorkingHours) -> i64 {
    use chrono::{Datelike, Timelike};
    (from.0 / MINUTE_MS..to.0 / MINUTE_MS)
        .filter(|minute| {
            let local = chrono_tz::Asia::Shanghai
                .timestamp_millis_opt(minute * MINUTE_MS)
                .unwrap();
            let date = local.date_naive();
            let of_day = local.hour() * 60 + local.minute();
            let week = hours.weekly.days()[date.weekday().num_days_from_monday() as usize];
            let spans = if let Some(own) = hours.overrides.get(&date) {
                own.as_slice()
            } else if hours.holidays == Holidays::Worked {
                week
            } else if all.holidays.make_up.contains(&date) {
                hours.make_up.as_slice()
            } else if all.holidays.off.iter().any(|off| off.contains(date)) {
                &[]
            } else {
                week
            };
            (spans.iter()).any(|s| (s.from_minute..s.to_minute).contains(&of_day))
        })
        .count()
        .try_into()
        .unwrap_or(i64::MAX)
}

/// Up to three spans in order, on whole minutes.
fn a_day() -> impl Strategy<Value = Vec<Span>> {
    proptest::collection::btree_set(0_u32..1440, 0..7).prop_map(|minutes| {
        let minutes: Vec<_> = minutes.into_iter().collect();
        minutes
            .chunks_exact(2)
            .map(|pair| Span {
                from_minute: pair[0],
                to_minute: pair[1],
            })
            .collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn counting_equals_counting_minute_by_minute_on_any_calendar(
        week in proptest::collection::vec(a_day(), 7),
        make_up in a_day(),
        own in a_day(),
        start in 0_i64..400 * 1440,
        length in 0_i64..9 * 1440,
        statutory: bool,
    ) {
        let book = include_str!("../../../../assets/calendars/default.json");
        let mut book: CalendarBook = serde_json::from_str(book).unwrap();
        let mut days = week.into_iter();
        let mut next = || days.next().unwrap_or_default();
        let always = Span { from_minute: 0, to_minute: 1 };
        let rule = WorkingHours {
            holidays: if statutory { Holidays::Statutory } else { Holidays::Worked },
            weekly: Week {
                monday: next(), tuesday: next(), wednesday: next(), thursday: next(),
                friday: next(), saturday: next(), sunday: vec![always],
            },
            make_up: if make_up.is_empty() { vec![always] } else { make_up },
            overrides: [("2026-02-16".parse().unwrap(), own)].into(),
        };
        book.back_office = rule.clone();
        let holidays = include_str!("../../../../assets/calendars/cn-2026.json");
        let all = Calendars::build(&book, serde_json::from_str(holidays).unwrap()).unwrap();
        let office = all.get(CalendarName::BackOffice);
        let from = UtcMs(at("2025-12-31 00:00").0.max(0) + DAY_MS + start % (360 * 1440) * MINUTE_MS);
        let to = UtcMs(from.0 + length * MINUTE_MS);
        let minutes = brute_force(from, to, &all, &rule);
        prop_assert_eq!(office.between(from, to), minutes * MINUTE_MS);
        // And back: adding what was counted ends where the last counted minute ended.
        if minutes > 0 {
            let due = office.add_ms(from, minutes * MINUTE_MS);
            prop_assert!(due <= to);
            prop_assert_eq!(office.between(from, due), minutes * MINUTE_MS);
            prop_assert_eq!(office.between(from, UtcMs(due.0 - MINUTE_MS)), (minutes - 1) * MINUTE_MS);
        }
    }
}
