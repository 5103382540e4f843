//! The test vectors of `sla-engine.md` section 9, by their names. V1 to V14 count; the instants were
//! worked out independently with the calendar of 2026.

use super::{
    Change, Leg, Length, Pause, PauseCaps, PauseClass, PauseCut, Segment, Since, Target, Timer,
};
use crate::calendar::tests::at;
use crate::calendar::{CalendarName, DayKind};
use crate::grade::Grade;
use crate::playbook::Rulebook;
use crate::rules::an_upgrade_leaves_time_to_act::grace_of;
use crate::rules::samples::rulebook;
use crate::time::{HOUR_MS, UtcMs};

const OFFICE: CalendarName = CalendarName::BackOffice;
const CAPS: PauseCaps = PauseCaps {
    one_ms: 72 * HOUR_MS,
    sum_ms: 72 * HOUR_MS,
};

/// So many working minutes in the back office.
fn leg(minutes: u32, since: Since) -> Leg {
    Leg {
        since,
        target: Target::Minutes { minutes },
        length: Some(Length {
            ms: i64::from(minutes) * 60_000,
            calendar: OFFICE,
        }),
        quiet: None,
    }
}

fn explained(
    rulebook: &Rulebook,
    start: &str,
    legs: &[Leg],
    pauses: &[Pause],
) -> (UtcMs, Vec<Segment>) {
    let timer = Timer {
        calendars: &rulebook.calendars,
        started_at: at(start),
        legs,
        pauses,
        caps: CAPS,
        until: UtcMs(i64::MAX),
    };
    let (due, why) = timer.explained().unwrap();
    assert_eq!(timer.due(), Some(due));
    (due, why)
}

fn due(start: &str, working_minutes: u32, pauses: &[Pause]) -> UtcMs {
    explained(
        &rulebook(),
        start,
        &[leg(working_minutes, Since::Start)],
        pauses,
    )
    .0
}

fn pause(from: &str, to: &str) -> Pause {
    Pause {
        class: PauseClass::Customer,
        from: at(from),
        to: Some(at(to)),
        resume_by: None,
        customer_replied_at: None,
        is_beyond_caps_approved: false,
    }
}

fn statutory(start: &str, days: u32) -> UtcMs {
    let term = rulebook().calendars.statutory_term(at(start), days);
    term.unwrap().due_at
}

#[test]
fn v1_a_make_up_saturday_counts() {
    assert_eq!(due("2026-02-13 16:00", 480, &[]), at("2026-02-14 16:30"));
}

#[test]
fn v2_the_spring_festival_is_skipped_whole() {
    let rulebook = rulebook();
    let legs = [leg(240, Since::Start)];
    let (due, why) = explained(&rulebook, "2026-02-14 17:00", &legs, &[]);
    assert_eq!(due, at("2026-02-24 12:00"));
    let days: Vec<_> = why
        .iter()
        .filter_map(|segment| match segment {
            Segment::Counted { day, .. } => Some((true, *day)),
            Segment::Closed { day, .. } => Some((false, *day)),
            _ => None,
        })
        .collect();
    assert_eq!(
        days,
        [
            (true, DayKind::MakeUp),
            (false, DayKind::Holiday),
            (true, DayKind::Usual)
        ]
    );
}

#[test]
fn v3_the_national_day_is_skipped_whole() {
    assert_eq!(due("2026-09-30 17:00", 480, &[]), at("2026-10-08 17:30"));
}

#[test]
fn v4_a_make_up_saturday_after_the_holiday_counts() {
    assert_eq!(due("2026-10-09 17:30", 120, &[]), at("2026-10-10 10:30"));
}

#[test]
fn v5_lunch_does_not_count() {
    assert_eq!(due("2026-03-10 11:30", 60, &[]), at("2026-03-10 14:00"));
}

#[test]
fn v6_an_evening_starts_the_next_morning() {
    assert_eq!(due("2026-03-10 20:15", 60, &[]), at("2026-03-11 10:00"));
}

#[test]
fn v7_a_pause_moves_the_due_time_by_its_working_time() {
    assert_eq!(due("2026-03-10 15:00", 960, &[]), at("2026-03-12 16:00"));
    let waiting = [pause("2026-03-11 10:00", "2026-03-12 14:00")];
    assert_eq!(
        due("2026-03-10 15:00", 960, &waiting),
        at("2026-03-16 09:30")
    );
}

#[test]
fn v8_a_pause_ends_with_the_customers_reply() {
    let mut waiting = pause("2026-03-11 10:00", "2026-03-12 14:00");
    waiting.customer_replied_at = Some(at("2026-03-11 15:00"));
    let rulebook = rulebook();
    let legs = [leg(960, Since::Start)];
    let (due, why) = explained(&rulebook, "2026-03-10 15:00", &legs, &[waiting]);
    assert_eq!(due, at("2026-03-13 10:30"));
    assert!(why.contains(&Segment::Paused {
        class: PauseClass::Customer,
        from: at("2026-03-11 10:00"),
        to: at("2026-03-11 15:00"),
        cut: Some(PauseCut::CustomerReplied),
    }));
}

#[test]
fn v9_overlapping_pauses_count_once() {
    let waiting = [
        pause("2026-03-11 14:00", "2026-03-11 16:00"),
        pause("2026-03-11 10:00", "2026-03-11 15:00"),
    ];
    assert_eq!(
        due("2026-03-10 15:00", 960, &waiting),
        at("2026-03-13 11:30")
    );
}

/// 一般 22.5 working hours, raised to 重要 with 15.
fn upgraded_at(changed: &str) -> UtcMs {
    let rulebook = rulebook();
    let to = Grade::Important;
    let since = Since::Stricter {
        at: at(changed),
        change: Change::Regraded {
            from: Grade::General,
            to,
        },
        grace: grace_of(&rulebook, to, OFFICE),
        is_later_approved: false,
    };
    let legs = [leg(1350, Since::Start), leg(900, since)];
    explained(&rulebook, "2026-03-10 15:00", &legs, &[]).0
}

#[test]
fn v10_an_upgrade_counts_the_new_target_from_the_original_start() {
    assert_eq!(due("2026-03-10 15:00", 1350, &[]), at("2026-03-13 15:00"));
    assert_eq!(upgraded_at("2026-03-12 10:00"), at("2026-03-12 15:00"));
}

#[test]
fn v11_an_upgrade_is_never_born_breached() {
    assert_eq!(upgraded_at("2026-03-13 11:00"), at("2026-03-13 14:30"));
}

#[test]
fn v12_a_make_up_day_is_a_statutory_working_day() {
    let end_of = at("2026-03-01 00:00");
    assert_eq!(statutory("2026-02-12 10:00", 7), end_of);
}

#[test]
fn v13_statutory_days_roll_over_the_national_day() {
    assert_eq!(statutory("2026-09-28 10:00", 7), at("2026-10-14 00:00"));
}

#[test]
fn v14_statutory_days_roll_over_the_labour_day() {
    assert_eq!(statutory("2026-04-29 10:00", 5), at("2026-05-10 00:00"));
}

#[test]
fn one_pause_ends_after_its_cap_and_the_clock_runs_again() {
    // 72 hours from Monday 10:00 end on Thursday 10:00.
    let waiting = [pause("2026-03-09 10:00", "2026-03-13 10:00")];
    let uncapped = due("2026-03-09 09:00", 3000, &waiting);
    let to_thursday = [pause("2026-03-09 10:00", "2026-03-12 10:00")];
    assert_eq!(uncapped, due("2026-03-09 09:00", 3000, &to_thursday));
}

#[test]
fn all_pauses_together_last_no_longer_than_the_target_in_its_own_minutes() {
    // 8 working hours of target, and 10 of pauses: two of them count again.
    let waiting = [
        pause("2026-03-10 09:00", "2026-03-10 18:00"),
        pause("2026-03-11 09:00", "2026-03-11 11:30"),
    ];
    // It stands still for 7.5 h on Tuesday and half an hour on Wednesday, then counts 7 h and 1 h.
    assert_eq!(
        due("2026-03-10 09:00", 480, &waiting),
        at("2026-03-12 10:00")
    );
}

#[test]
fn an_approved_pause_goes_past_the_caps() {
    let mut waiting = pause("2026-03-09 10:00", "2026-03-13 10:00");
    waiting.is_beyond_caps_approved = true;
    assert_eq!(
        due("2026-03-09 09:00", 120, &[waiting]),
        at("2026-03-13 11:00")
    );
}
