//! The care calendar as a whole, against the table of policy Part 9.

mod settling;
mod table;

use proptest::prelude::*;

use super::samples::{RULES, asked, day, event, planned, resolved, subject};
use super::*;
use crate::calendar::MonthDay;
use crate::customer::value::Lifecycle;
use crate::grade::{Grade, Tier};
use crate::time::{HOUR_MS, UtcMs};

/// `MM-DD HH:MM` in Shanghai.
fn local(at: UtcMs) -> String {
    let shanghai = at.0 + 8 * HOUR_MS;
    let at = chrono::DateTime::from_timestamp_millis(shanghai).unwrap();
    at.format("%m-%d %H:%M").to_string()
}

fn dues(row: &str, event: &AnchorEvent, subject: CareSubject) -> Vec<String> {
    let plans = planned(row, event, subject);
    plans.iter().map(|plan| local(plan.due_at)).collect()
}

fn potential() -> CareSubject {
    CareSubject {
        lifecycle: Lifecycle::Potential,
        ..subject()
    }
}

fn settled(subject: &CareSubject, plans: Vec<CarePlan>) -> Settled {
    settle(&RULES, subject, plans)
}

#[test]
fn a_span_of_time_has_its_months_quarters_years_and_holidays() {
    let r = &*RULES;
    let at = |month, date| day(Anchor::MonthStart, month, date).at;
    let found = periods(&r.calendars, &r.care.holidays, at(9, 20), at(10, 2));
    let found: Vec<_> = found.iter().map(|e| (e.anchor, local(e.at))).collect();
    let first = "10-01 00:00".to_owned();
    assert_eq!(
        found,
        [
            (Anchor::Holiday, "09-25 00:00".to_owned()),
            (Anchor::MonthEnd, first.clone()),
            (Anchor::MonthStart, first.clone()),
            (Anchor::QuarterEnd, first.clone()),
            (Anchor::QuarterStart, first.clone()),
            (Anchor::Holiday, first),
        ]
    );
}

#[test]
fn who_is_born_on_29_february_has_a_birthday_every_year() {
    let r = &*RULES;
    let born = MonthDay { month: 2, day: 29 };
    let at = |month, date| day(Anchor::Birthday, month, date).at;
    let found = birthday(&r.calendars, born, at(1, 1), at(12, 31));
    assert_eq!(
        found.iter().map(|e| local(e.at)).collect::<Vec<_>>(),
        ["02-28 00:00"]
    );
}

proptest! {
    #[test]
    fn a_plan_opens_before_it_is_due_and_is_due_before_it_expires_at_any_hour(
        at in 1_770_000_000_000_i64..1_900_000_000_000,
        anchor in prop::sample::select(vec![
            Anchor::FirstEnquiry, Anchor::Registered, Anchor::Quoted, Anchor::MoveDate,
            Anchor::SignedOff, Anchor::ComplaintResolved, Anchor::Birthday, Anchor::WakeUpStarted,
            Anchor::PointsExpiry, Anchor::VipSince,
        ]),
        grade in prop::sample::select(Grade::ALL.to_vec()),
        tier in prop::sample::select(Tier::ALL.to_vec()),
    ) {
        let event = AnchorEvent { anchor, at: UtcMs(at), ..resolved(grade) };
        let subject = CareSubject { tier, ..potential() };
        let whom = Whom::Customer { subject: Box::new(subject.clone()) };
        let plans = asked(&event, &whom);
        prop_assert_eq!(&plans, &asked(&event, &whom));
        for plan in &plans {
            prop_assert!(plan.opens_at <= plan.due_at && plan.due_at <= plan.expires_at);
        }
        let count = plans.len();
        let settled = settled(&subject, plans);
        let joined: usize = settled.plans.iter().map(|plan| plan.carries.len()).sum();
        prop_assert_eq!(settled.plans.len() + joined + settled.held.len(), count);
    }

    #[test]
    fn no_instant_makes_planning_panic(at in any::<i64>(), until in any::<i64>()) {
        let whom = Whom::Customer { subject: Box::new(subject()) };
        for anchor in [Anchor::MoveDate, Anchor::VipSince, Anchor::SignedOff] {
            let event = AnchorEvent { at: UtcMs(at), ..event(anchor) };
            let _ = plan(&RULES, &event, &whom, UtcMs(0), UtcMs(until));
        }
        let r = &*RULES;
        let _ = periods(&r.calendars, &r.care.holidays, UtcMs(at), UtcMs(until));
    }
}
