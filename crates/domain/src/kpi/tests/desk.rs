//! Figures of moves, customers and the desk itself.

use super::*;
use crate::ids::StaffId;

pub(super) fn a_move() -> Move {
    Move {
        of: of(),
        completed_at: days_ago(2),
        window: Period {
            from: days_ago(3),
            to: UtcMs(days_ago(3).0 + hours(2)),
        },
        arrived_at: Some(UtcMs(days_ago(3).0 + hours(1))),
        items: 100,
        damaged: 0,
        sheet_points: Some(95),
    }
}

fn moves(moves: impl IntoIterator<Item = Move>) -> Rows {
    Rows {
        moves: moves.into_iter().collect(),
        ..Rows::default()
    }
}

fn customers(customers: impl IntoIterator<Item = CustomerRow>) -> Rows {
    Rows {
        customers: customers.into_iter().collect(),
        ..Rows::default()
    }
}

#[test]
fn damage_is_counted_by_items_and_never_exceeds_them() {
    let damaged = |damaged| Move {
        damaged,
        ..a_move()
    };
    let rows = moves([damaged(1), damaged(0), damaged(500)]);
    assert_eq!(counts(&read(KpiKey::DamageRate, &rows)), (101, 300));
    assert_eq!(counts(&read(KpiKey::GoodsIntact, &rows)), (199, 300));
}

#[test]
fn a_move_is_on_time_when_it_began_in_its_window_and_somebody_noted_it() {
    let at = |arrived_at| Move {
        arrived_at,
        ..a_move()
    };
    let window = a_move().window;
    let late = UtcMs(window.to.0 + 1);
    let rows = moves([
        at(Some(window.from)),
        at(Some(window.to)),
        at(Some(late)),
        at(None),
    ]);
    assert_eq!(counts(&read(KpiKey::Timeliness, &rows)), (2, 4));
}

#[test]
fn only_excellent_sheets_keep_the_standard_and_unscored_moves_are_left_out() {
    let sheet = |sheet_points| Move {
        sheet_points,
        ..a_move()
    };
    let rows = moves([sheet(Some(90)), sheet(Some(89)), sheet(None)]);
    assert_eq!(counts(&read(KpiKey::SopCompliance, &rows)), (1, 2));
}

#[test]
fn customers_stay_go_and_come_by_referral() {
    let gone = CustomerRow {
        active_at_end: false,
        lost: true,
        ..customer()
    };
    let gold = CustomerRow {
        of: Of {
            tier: Tier::Gold,
            ..of()
        },
        orders: 2,
        completed: 5,
        ..customer()
    };
    let new = CustomerRow {
        active_at_start: false,
        is_new: true,
        referred: true,
        orders: 0,
        completed: 0,
        ..customer()
    };
    let rows = customers([customer(), gone, gold, new]);
    let figure = |key| counts(&read(key, &rows));
    assert_eq!(figure(KpiKey::RetentionOverall), (2, 3));
    assert_eq!(figure(KpiKey::RetentionHighValue), (1, 1));
    assert_eq!(figure(KpiKey::Churn), (1, 3));
    assert_eq!(figure(KpiKey::ReferralShare), (1, 1));
    assert_eq!(figure(KpiKey::Repurchase), (1, 3));
    assert_eq!(figure(KpiKey::UsesPerCustomer), (7, 3));
}

#[test]
fn records_are_complete_by_their_fields_and_fresh_for_thirty_days() {
    let stale = CustomerRow {
        updated_at: days_ago(31),
        filled_fields: 12,
        ..customer()
    };
    let rows = customers([customer(), stale]);
    assert_eq!(counts(&read(KpiKey::RecordCompleteness, &rows)), (19, 20));
    assert_eq!(counts(&read(KpiKey::RecordFreshness, &rows)), (1, 2));
}

#[test]
fn a_wake_up_counts_those_in_the_plan_and_a_personal_action_the_active() {
    let woken = CustomerRow {
        in_wake_plan: true,
        bought: true,
        ..customer()
    };
    let asleep = CustomerRow {
        in_wake_plan: true,
        had_personal_action: true,
        ..customer()
    };
    let bought_anyway = CustomerRow {
        bought: true,
        ..customer()
    };
    let rows = customers([woken, asleep, bought_anyway]);
    assert_eq!(counts(&read(KpiKey::WakeRate, &rows)), (1, 2));
    assert_eq!(counts(&read(KpiKey::PersonalisedCoverage, &rows)), (1, 3));
}

#[test]
fn interactions_rise_above_what_they_were() {
    let rows = customers([customer()]);
    let asked = Asked {
        key: KpiKey::InteractionFrequency,
        period: MONTH,
        cut: &Cut::default(),
        stage: None,
        as_of: NOW,
    };
    let before = OutsideFigure {
        key: KpiKey::InteractionFrequency,
        kind: OutsideKind::Baseline,
        period: Period {
            from: days_ago(60),
            to: days_ago(30),
        },
        numerator: 160,
        denominator: 100,
        source: "上月".into(),
    };
    let outside = Figures {
        figures: vec![before],
    };
    let reading = compute(&asked, &rows, &outside, &playbook()).unwrap();
    assert_eq!(reading.raw.value_milli, Some(250));
}

#[test]
fn enquiries_are_answered_pickups_served_and_notes_written() {
    let lead = |minutes: Option<i64>| Lead {
        of: of(),
        raised_at: days_ago(1),
        contacted_at: minutes.map(|m| UtcMs(days_ago(1).0 + m * 60_000)),
    };
    let pickup = |minutes: i64| Pickup {
        of: of(),
        arrived_at: days_ago(1),
        served_at: UtcMs(days_ago(1).0 + minutes * 60_000),
    };
    let note = Note {
        of: of(),
        at: days_ago(1),
        by: StaffId(Uuid::from_u128(1)),
    };
    let rows = Rows {
        leads: vec![lead(Some(4)), lead(Some(8)), lead(None)],
        pickups: vec![pickup(5), pickup(6)],
        notes: vec![note; 60],
        ..Rows::default()
    };
    let response = read(KpiKey::LeadMeanResponse, &rows);
    assert_eq!(response.raw.value_milli, Some(6_000));
    assert_eq!(response.count_of(ApartKind::Waiting), 1);
    assert_eq!(counts(&read(KpiKey::PickupWait, &rows)), (1, 2));
    assert_eq!(counts(&read(KpiKey::FrontLineNotes, &rows)), (60, 30));
}

#[test]
fn a_customer_is_won_back_by_a_purchase_within_ninety_days_of_the_task() {
    let task = |days: Option<i64>| WinBack {
        of: of(),
        handled_at: days_ago(20),
        bought_at: days.map(|d| UtcMs(days_ago(20).0 + d * DAY_MS)),
    };
    let rows = Rows {
        win_backs: vec![task(Some(90)), task(Some(91)), task(Some(-1)), task(None)],
        ..Rows::default()
    };
    assert_eq!(counts(&read(KpiKey::WinBack, &rows)), (1, 4));
}

#[test]
fn questionnaires_points_improvements_and_pushes_are_counted() {
    let due = |sent_at| QuestionnaireDue {
        of: of(),
        due_at: days_ago(1),
        sent_at,
    };
    let points = |issued, redeemed| PointsRow {
        of: of(),
        at: days_ago(1),
        issued,
        redeemed,
    };
    let push = |first_time| Push {
        store: store(),
        at: days_ago(1),
        first_time,
    };
    let item = |days| Improvement {
        of: of(),
        closed_at: days_ago(days),
    };
    let rows = Rows {
        questionnaires: vec![due(Some(NOW)), due(None)],
        points: vec![points(200, 0), points(0, 50)],
        pushes: vec![push(true), push(true), push(false)],
        improvements: vec![item(1), item(40)],
        ..Rows::default()
    };
    assert_eq!(counts(&read(KpiKey::QuestionnaireTrigger, &rows)), (1, 2));
    assert_eq!(counts(&read(KpiKey::PointsRedemption, &rows)), (50, 200));
    assert_eq!(counts(&read(KpiKey::SyncSuccess, &rows)), (2, 3));
    let items = read(KpiKey::ImprovementItems, &rows);
    assert_eq!(items.raw.value_milli, Some(1_000));
}
