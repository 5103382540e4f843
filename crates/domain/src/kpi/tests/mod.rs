//! The key figures against small months that can be counted by hand.

mod desk;
mod of_complaint;
mod times;

use uuid::Uuid;

use super::*;
use crate::customer::BusinessType;
use crate::grade::Tier;
use crate::ids::{ComplaintId, CustomerId, StoreId};
use crate::playbook::{Goal, GoalKind};
use crate::rules::samples::{NOW, playbook, store};
use crate::time::{DAY_MS, HOUR_MS, UtcMs};

/// Thirty days up to now.
const MONTH: Period = Period {
    from: UtcMs(NOW.0 - 30 * DAY_MS),
    to: NOW,
};

fn of() -> Of {
    Of {
        store: store(),
        crew: None,
        tier: Tier::Silver,
        business: BusinessType::Household,
    }
}

fn days_ago(days: i64) -> UtcMs {
    UtcMs(NOW.0 - days * DAY_MS)
}

fn read(key: KpiKey, rows: &Rows) -> Reading {
    read_cut(key, rows, &Cut::default())
}

fn read_cut(key: KpiKey, rows: &Rows, cut: &Cut) -> Reading {
    let asked = Asked {
        key,
        period: MONTH,
        cut,
        stage: None,
        as_of: UtcMs(NOW.0 + 40 * DAY_MS),
    };
    compute(&asked, rows, &Figures::default(), &playbook()).unwrap()
}

/// So many of so many.
fn counts(reading: &Reading) -> (i64, i64) {
    (reading.raw.numerator, reading.raw.denominator)
}

fn answer(kind: SurveyKind, score: u8) -> Answer {
    Answer {
        of: of(),
        at: days_ago(3),
        kind,
        is_first_order: false,
        took_ms: Some(20_000),
        is_contradictory: false,
        score: Some(score),
        recommends: None,
        ease: None,
        clarity: None,
        personal: None,
    }
}

fn answers(answers: impl IntoIterator<Item = Answer>) -> Rows {
    Rows {
        answers: answers.into_iter().collect(),
        ..Rows::default()
    }
}

#[test]
fn satisfaction_counts_fours_and_fives_after_services_and_resolutions_only() {
    let after = |score| answer(SurveyKind::AfterService, score);
    let rows = answers([
        after(5),
        after(4),
        after(3),
        answer(SurveyKind::AfterResolution, 5),
        answer(SurveyKind::AfterOrder, 1),
        answer(SurveyKind::Research, 1),
    ]);
    assert_eq!(counts(&read(KpiKey::Csat, &rows)), (3, 4));
}

#[test]
fn an_answer_that_was_not_given_counts_neither_way_and_a_six_of_five_is_told_apart() {
    let unasked = Answer {
        score: None,
        ..answer(SurveyKind::AfterService, 5)
    };
    let rows = answers([unasked, answer(SurveyKind::AfterService, 6)]);
    let reading = read(KpiKey::Csat, &rows);
    assert_eq!(counts(&reading), (0, 0));
    assert_eq!(reading.count_of(ApartKind::Invalid), 1);
}

#[test]
fn the_first_service_has_a_satisfaction_of_its_own() {
    let first = Answer {
        is_first_order: true,
        ..answer(SurveyKind::AfterService, 2)
    };
    let rows = answers([first, answer(SurveyKind::AfterService, 5)]);
    assert_eq!(counts(&read(KpiKey::CsatFirstService, &rows)), (0, 1));
    assert_eq!(counts(&read(KpiKey::Csat, &rows)), (1, 2));
}

#[test]
fn promoters_less_detractors_make_the_net_figure_in_points() {
    let says = |recommends| Answer {
        recommends: Some(recommends),
        ..answer(SurveyKind::AfterService, 5)
    };
    let rows = answers([10, 9, 9, 8, 7, 6, 0].map(says));
    let reading = read(KpiKey::Nps, &rows);
    assert_eq!(counts(&reading), (1, 7));
    assert_eq!(reading.raw.value_milli, Some(14_285));
}

#[test]
fn research_that_was_clicked_through_or_contradicts_itself_does_not_count() {
    let research = |took_ms, is_contradictory| Answer {
        ease: Some(2),
        took_ms: Some(took_ms),
        is_contradictory,
        ..answer(SurveyKind::Research, 5)
    };
    let slow = 10 * 60_000;
    let quick_after_service = Answer {
        ease: Some(7),
        ..answer(SurveyKind::AfterService, 5)
    };
    let rows = answers([
        research(slow, false),
        research(slow, true),
        research(60_000, false),
        quick_after_service,
    ]);
    let reading = read(KpiKey::Ces, &rows);
    assert_eq!(reading.raw.value_milli, Some(4_500));
    assert_eq!(reading.count_of(ApartKind::Invalid), 2);
}

#[test]
fn a_figure_is_of_its_period_and_of_the_part_that_is_asked_about() {
    let elsewhere = Answer {
        of: Of {
            store: StoreId(Uuid::from_u128(9)),
            tier: Tier::Gold,
            ..of()
        },
        ..answer(SurveyKind::AfterService, 1)
    };
    let before = Answer {
        at: days_ago(31),
        ..answer(SurveyKind::AfterService, 1)
    };
    let at_the_end = Answer {
        at: NOW,
        ..answer(SurveyKind::AfterService, 1)
    };
    let rows = answers([
        elsewhere,
        before,
        at_the_end,
        answer(SurveyKind::AfterService, 5),
    ]);
    let here = Cut {
        stores: vec![store()],
        ..Cut::default()
    };
    assert_eq!(counts(&read_cut(KpiKey::Csat, &rows, &here)), (1, 1));
    let gold = Cut {
        tiers: vec![Tier::Gold],
        ..Cut::default()
    };
    assert_eq!(counts(&read_cut(KpiKey::Csat, &rows, &gold)), (0, 1));
    let of_a_crew = Cut {
        crews: vec![crate::ids::CrewId(Uuid::from_u128(1))],
        ..Cut::default()
    };
    assert_eq!(counts(&read_cut(KpiKey::Csat, &rows, &of_a_crew)), (0, 0));
}

#[test]
fn every_key_is_counted_here_or_says_what_it_needs() {
    for key in KpiKey::ALL {
        let asked = Asked {
            key,
            period: MONTH,
            cut: &Cut::default(),
            stage: None,
            as_of: NOW,
        };
        let reading = compute(&asked, &Rows::default(), &Figures::default(), &playbook());
        match reading {
            Ok(reading) => assert_eq!(reading.raw.unit, key.unit(), "{key:?}"),
            Err(kind) => assert_eq!(Some(kind), key.needs_from_outside(), "{key:?}"),
        }
    }
}

#[test]
fn the_targets_of_the_policy_are_those_of_the_playbook() {
    let figures = playbook().kpis;
    let goal = |key, kind| {
        let goals = &figures.row(key).unwrap().goals;
        goals.iter().find(|g| g.kind == kind).map(|g| g.goal)
    };
    let target = |key| goal(key, GoalKind::Target);
    assert_eq!(target(KpiKey::Csat), Some(Goal::AtLeast(950)));
    assert_eq!(
        goal(KpiKey::Csat, GoalKind::Floor),
        Some(Goal::AtLeast(900))
    );
    assert_eq!(target(KpiKey::Nps), Some(Goal::AtLeast(55_000)));
    assert_eq!(
        target(KpiKey::MeanResolution),
        Some(Goal::AtMost(36 * 60 * 1_000))
    );
    assert_eq!(target(KpiKey::DamageRate), Some(Goal::AtMost(5)));
    assert_eq!(target(KpiKey::SyncSuccess), Some(Goal::AtLeast(998)));
    assert_eq!(target(KpiKey::UsesPerCustomer), None);
}

/// A complaint that was resolved ten days ago, after a day.
fn case() -> Case {
    Case {
        id: ComplaintId(Uuid::from_u128(10)),
        of: of(),
        raised_at: days_ago(11),
        registered_at: days_ago(11),
        end: CaseEnd::Resolved { at: days_ago(10) },
        paused_ms: 0,
        reopened_at: None,
        repeated_at: None,
        is_repeat: false,
        unreached: false,
    }
}

fn cases(cases: impl IntoIterator<Item = Case>) -> Rows {
    Rows {
        cases: cases.into_iter().collect(),
        ..Rows::default()
    }
}

fn customer() -> CustomerRow {
    CustomerRow {
        customer: CustomerId(Uuid::from_u128(20)),
        of: of(),
        active_at_start: true,
        active_at_end: true,
        lost: false,
        is_new: false,
        referred: false,
        orders: 1,
        completed: 1,
        required_fields: 10,
        filled_fields: 9,
        updated_at: days_ago(5),
        interactions: 2,
        had_personal_action: false,
        in_wake_plan: false,
        bought: false,
    }
}

fn hours(hours: i64) -> i64 {
    hours * HOUR_MS
}
