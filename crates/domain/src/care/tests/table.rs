//! Each row of the calendar on its day.

use uuid::Uuid;

use super::super::samples::{signed_off, wake_up};
use super::*;
use crate::customer::BusinessType;
use crate::customer::value::Segment;
use crate::grade::Level;
use crate::rules::samples::{NOW, store};
use crate::time::DAY_MS;

#[test]
fn an_enquiry_is_followed_up_within_two_hours_and_a_quote_five_times_within_eighteen_days() {
    // The sample day is 10 March, 15:09.
    assert_eq!(
        dues("K01", &event(Anchor::FirstEnquiry), potential()),
        ["03-10 17:09"]
    );
    let quoted = dues("K04", &event(Anchor::Quoted), potential());
    let expected = ["03-11", "03-13", "03-17", "03-22", "03-28"].map(|d| format!("{d} 18:00"));
    assert_eq!(quoted, expected);
}

#[test]
fn who_registered_gets_the_newcomers_pack_at_once_and_a_call_after_seven_days_without_an_order() {
    let registered = event(Anchor::Registered);
    assert_eq!(dues("K03", &registered, potential()), ["03-10 15:09"]);
    assert_eq!(dues("K02", &registered, potential()), ["03-17 18:00"]);
    assert!(dues("K02", &registered, subject()).is_empty());
}

#[test]
fn a_move_is_reminded_of_three_days_ahead_and_briefed_the_day_before() {
    let moving = event(Anchor::MoveDate);
    assert_eq!(dues("K06", &moving, subject()), ["03-07 18:00"]);
    assert_eq!(dues("K07", &moving, subject()), ["03-09 18:00"]);
    let reminder = &planned("K06", &moving, subject())[0];
    assert_eq!(local(reminder.opens_at), "03-07 09:30");
    assert_eq!(reminder.expires_at, moving.at);
}

#[test]
fn a_signed_off_move_is_followed_for_ninety_days() {
    let done = signed_off();
    let first = |row| dues(row, &done, subject());
    assert_eq!(first("K08"), ["03-10 15:09"]);
    assert_eq!(first("K09"), ["03-13 15:09"]);
    assert_eq!(first("K10"), ["03-17 18:00"]);
    assert_eq!(first("K11"), ["04-09 18:00"]);
    assert_eq!(first("K12"), ["06-08 18:00"]);
}

#[test]
fn the_return_visit_of_a_complaint_follows_the_cell_of_its_grade_and_tier() {
    let due = |grade, tier| {
        let subject = CareSubject { tier, ..subject() };
        let plan = planned("K15", &resolved(grade), subject).remove(0);
        (plan.due_at.since(NOW) / HOUR_MS, plan.needed_level)
    };
    assert_eq!(due(Grade::General, Tier::Basic), (72, None));
    assert_eq!(due(Grade::General, Tier::Gold), (24, None));
    assert_eq!(due(Grade::Urgent, Tier::Basic), (24, Some(Level::L2)));
    assert_eq!(due(Grade::Major, Tier::Basic), (24, Some(Level::L3)));
    assert_eq!(
        dues("K14", &resolved(Grade::Major), subject()),
        ["03-11 15:09"]
    );
    assert_eq!(
        dues("K16", &resolved(Grade::General), subject()),
        ["03-13 18:00"]
    );
}

#[test]
fn a_return_visit_without_a_complaint_is_never_guessed() {
    let nameless = event(Anchor::ComplaintResolved);
    assert!(planned("K15", &nameless, subject()).is_empty());
}

#[test]
fn months_quarters_and_years_have_their_days() {
    let month = day(Anchor::MonthEnd, 4, 1);
    // Before the last seven days of March, which begin on the 25th.
    assert_eq!(dues("K19", &month, subject()), ["03-24 18:00"]);
    let spent = day(Anchor::MonthWithSpendEnded, 4, 1);
    assert_eq!(dues("K13", &spent, subject()), ["04-03 09:30"]);
    let company = CareSubject {
        business: BusinessType::Company,
        ..subject()
    };
    assert_eq!(
        dues("K22", &day(Anchor::QuarterEnd, 4, 1), company),
        ["03-31 18:00"]
    );
    let strategic = CareSubject {
        segment: Some(Segment::Strategic),
        ..subject()
    };
    assert_eq!(
        dues("K21", &day(Anchor::QuarterStart, 4, 1), strategic),
        ["04-15 18:00"]
    );
    let store = Whom::Store { store: store() };
    let survey = asked(&day(Anchor::YearStart, 1, 1), &store);
    assert_eq!(
        survey.iter().map(|p| local(p.due_at)).collect::<Vec<_>>(),
        ["01-15 18:00"]
    );
    let party = asked(&day(Anchor::QuarterEnd, 4, 1), &store);
    assert_eq!(
        party.iter().map(|p| local(p.due_at)).collect::<Vec<_>>(),
        ["03-24 18:00"]
    );
}

#[test]
fn a_birthday_is_prepared_a_week_ahead_and_a_gift_is_for_high_value_only() {
    let birthday = day(Anchor::Birthday, 5, 20);
    assert_eq!(
        dues("K17", &birthday, subject()),
        ["05-13 18:00", "05-20 18:00"]
    );
    let gift = |tier| {
        let subject = CareSubject { tier, ..subject() };
        planned("K17", &birthday, subject)
            .iter()
            .all(|plan| plan.gift)
    };
    assert!(gift(Tier::Diamond) && gift(Tier::Gold));
    assert!(!gift(Tier::Silver));
}

#[test]
fn a_wake_up_takes_three_weeks_and_ends_with_a_person() {
    let plans = planned("K25", &wake_up(), subject());
    let weeks: Vec<_> = plans.iter().map(|plan| (plan.class, plan.form)).collect();
    let (message, visit) = (ContactForm::Message, ContactForm::Visit);
    let (care, selling) = (CareClass::Care, CareClass::Marketing);
    assert_eq!(weeks, [(care, message), (selling, message), (care, visit)]);
    assert_eq!(
        dues("K25", &wake_up(), subject()),
        ["03-17 18:00", "03-24 18:00", "03-31 18:00"]
    );
}

#[test]
fn a_health_check_comes_again_every_twelve_months_and_nothing_is_planned_for_years_gone_by() {
    let gold = CareSubject {
        tier: Tier::Gold,
        ..subject()
    };
    let whom = Whom::Customer {
        subject: Box::new(gold),
    };
    let since = AnchorEvent::of_record(
        Anchor::VipSince,
        Uuid::from_u128(1),
        UtcMs(NOW.0 - 10 * 365 * DAY_MS),
    );
    let until = UtcMs(NOW.0 + 800 * DAY_MS);
    let all = plan(&RULES, &since, &whom, UtcMs(i64::MIN), until);
    assert_eq!(all.len(), 12);
    let ahead = plan(&RULES, &since, &whom, NOW, until);
    assert!(ahead.iter().all(|plan| plan.expires_at > NOW));
    assert_eq!(ahead.len(), 3);
}

#[test]
fn the_churn_rows_leave_their_tasks_to_the_churn_warning() {
    for anchor in [Anchor::LastInteraction, Anchor::LastSpendOrInteraction] {
        let whom = Whom::Customer {
            subject: Box::new(subject()),
        };
        assert_eq!(asked(&event(anchor), &whom), []);
    }
}

#[test]
fn every_row_of_the_calendar_is_started_by_something() {
    let r = &*RULES;
    let started = |row: &crate::playbook::CareRow| {
        let mut subject = subject();
        let scope = &row.scope;
        subject.tier = *scope.tiers.first().unwrap_or(&subject.tier);
        subject.lifecycle = *scope.lifecycles.first().unwrap_or(&subject.lifecycle);
        subject.segment = scope.segments.first().copied().or(Some(Segment::Retained));
        subject.business = scope.business.unwrap_or(subject.business);
        let whom = if scope.whole_store {
            Whom::Store { store: store() }
        } else {
            Whom::Customer {
                subject: Box::new(subject),
            }
        };
        let event = AnchorEvent {
            anchor: row.anchor,
            ..resolved(Grade::General)
        };
        asked(&event, &whom).iter().any(|plan| plan.row == row.id)
    };
    let silent: Vec<_> = r.care.rows.iter().filter(|row| !started(row)).collect();
    let silent: Vec<_> = silent.iter().map(|row| row.id.to_string()).collect();
    assert_eq!(silent, ["K23", "K24"]);
}

#[test]
fn an_order_that_was_cancelled_asks_for_nothing_more() {
    let mut quoted = event(Anchor::Quoted);
    quoted.ended_at = Some(UtcMs(NOW.0 + 4 * DAY_MS));
    assert_eq!(
        dues("K04", &quoted, subject()),
        ["03-11 18:00", "03-13 18:00"]
    );
}

#[test]
fn a_move_that_is_put_off_is_reminded_of_anew() {
    let moving = event(Anchor::MoveDate);
    let put_off = AnchorEvent {
        at: UtcMs(NOW.0 + 9 * DAY_MS),
        of: AnchorSource::Record {
            id: Uuid::from_u128(40),
            occurrence: 1,
        },
        ..moving
    };
    let id = |event| planned("K06", event, subject())[0].id;
    assert_ne!(id(&moving), id(&put_off));
    assert_eq!(id(&moving), id(&event(Anchor::MoveDate)));
}

#[test]
fn the_fading_get_nobodys_time_unless_they_ordered_or_complained() {
    let fading = || CareSubject {
        segment: Some(Segment::Fading),
        ..subject()
    };
    assert!(planned("K11", &signed_off(), fading()).is_empty());
    assert!(planned("K19", &day(Anchor::MonthEnd, 4, 1), fading()).is_empty());
    assert_eq!(planned("K09", &signed_off(), fading()).len(), 1);
    assert_eq!(planned("K16", &resolved(Grade::General), fading()).len(), 1);
    assert_eq!(
        planned("K26", &event(Anchor::PointsExpiry), fading()).len(),
        2
    );
}
