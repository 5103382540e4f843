//! Figures of complaints: in time, for good, how many.

use proptest::prelude::*;

use super::*;
use crate::sla::ClockKind;

fn clock(stage: ClockKind, end: ClockEnd) -> ClockRow {
    ClockRow {
        of: of(),
        stage,
        due_at: days_ago(2),
        end,
        late_logged: false,
    }
}

fn breached(fact: BreachStanding) -> ClockEnd {
    ClockEnd::Breached { fact }
}

fn clocks(ends: &[ClockEnd]) -> Rows {
    let row = |end: &ClockEnd| clock(ClockKind::FirstResponse, *end);
    Rows {
        clocks: ends.iter().map(row).collect(),
        ..Rows::default()
    }
}

#[test]
fn a_voided_breach_is_in_time_beside_the_raw_figure_and_never_instead_of_it() {
    let rows = clocks(&[
        ClockEnd::Met,
        ClockEnd::Met,
        breached(BreachStanding::Confirmed),
        breached(BreachStanding::Voided),
        breached(BreachStanding::Excused),
    ]);
    let reading = read(KpiKey::FirstResponseInLimit, &rows);
    assert_eq!(counts(&reading), (2, 5));
    let after = reading.after_voids.unwrap();
    assert_eq!((after.numerator, after.denominator), (3, 4));
    assert_eq!(reading.count_of(ApartKind::Voided), 1);
    assert_eq!(reading.count_of(ApartKind::Excused), 1);
}

#[test]
fn attempted_is_apart_from_met_and_a_merged_case_from_both() {
    let rows = clocks(&[ClockEnd::Met, ClockEnd::Attempted, ClockEnd::Void]);
    let reading = read(KpiKey::FirstResponseInLimit, &rows);
    assert_eq!(counts(&reading), (1, 1));
    assert_eq!(reading.count_of(ApartKind::Attempted), 1);
    assert_eq!(reading.count_of(ApartKind::NotJudged), 1);
}

#[test]
fn what_was_typed_late_is_a_breach_and_says_so() {
    let mut rows = clocks(&[breached(BreachStanding::Provisional)]);
    rows.clocks[0].late_logged = true;
    let reading = read(KpiKey::FirstResponseInLimit, &rows);
    assert_eq!(counts(&reading), (0, 1));
    assert_eq!(reading.count_of(ApartKind::LateLogged), 1);
    assert_eq!(reading.count_of(ApartKind::Provisional), 1);
}

#[test]
fn each_stage_has_a_rate_and_so_has_the_return_visit() {
    let rows = Rows {
        clocks: vec![
            clock(ClockKind::Resolution, ClockEnd::Met),
            clock(ClockKind::ReturnVisit, breached(BreachStanding::Confirmed)),
        ],
        ..Rows::default()
    };
    assert_eq!(counts(&read(KpiKey::ReturnVisitRate, &rows)), (0, 1));
    assert_eq!(counts(&read(KpiKey::StageSlaRate, &rows)), (1, 2));
    assert_eq!(counts(&read(KpiKey::FirstResponseInLimit, &rows)), (0, 0));
}

#[test]
fn the_mean_resolution_leaves_out_pauses_and_cases_that_were_never_resolved() {
    let paused = Case {
        end: CaseEnd::Resolved { at: days_ago(9) },
        paused_ms: hours(12),
        ..case()
    };
    let duty_done = Case {
        end: CaseEnd::DutyDone { at: days_ago(1) },
        ..case()
    };
    let open = Case {
        end: CaseEnd::Open,
        ..case()
    };
    let reading = read(
        KpiKey::MeanResolution,
        &cases([case(), paused, duty_done, open]),
    );
    // 24 hours and 36.
    assert_eq!(reading.raw.value_milli, Some(30 * 60 * 1_000));
    assert_eq!(reading.count_of(ApartKind::DutyDone), 1);
}

#[test]
fn a_case_that_comes_back_within_thirty_days_was_not_resolved_for_good() {
    let after = |days: i64| Some(UtcMs(days_ago(10).0 + days * DAY_MS));
    let reopened = Case {
        reopened_at: after(30),
        ..case()
    };
    let repeated = Case {
        repeated_at: after(3),
        ..case()
    };
    let later = Case {
        repeated_at: after(31),
        ..case()
    };
    let rows = cases([case(), reopened, repeated, later]);
    assert_eq!(counts(&read(KpiKey::Fcr, &rows)), (2, 4));
}

#[test]
fn an_unreached_customer_and_a_young_case_count_neither_way() {
    let unreached = Case {
        unreached: true,
        ..case()
    };
    let asked = Asked {
        key: KpiKey::Fcr,
        period: MONTH,
        cut: &Cut::default(),
        stage: None,
        as_of: NOW,
    };
    let rows = cases([case(), unreached]);
    let reading = compute(&asked, &rows, &Figures::default(), &playbook()).unwrap();
    assert_eq!(counts(&reading), (0, 0));
    assert_eq!(reading.count_of(ApartKind::Waiting), 1);
    assert_eq!(reading.count_of(ApartKind::Unreached), 1);
}

#[test]
fn repeats_and_the_rate_leave_out_duplicates_and_what_was_taken_back() {
    let repeat = Case {
        is_repeat: true,
        ..case()
    };
    let dropped = Case {
        end: CaseEnd::Dropped,
        ..repeat
    };
    let mut rows = cases([case(), repeat, dropped]);
    let reading = read(KpiKey::RepeatComplaint, &rows);
    assert_eq!(counts(&reading), (1, 2));
    assert_eq!(reading.count_of(ApartKind::NotJudged), 1);
    rows.moves = vec![super::desk::a_move(); 50];
    assert_eq!(counts(&read(KpiKey::ComplaintRate, &rows)), (2, 50));
}

#[test]
fn a_gain_is_set_against_the_mean_of_before_and_asks_for_it_when_it_is_missing() {
    let asked = Asked {
        key: KpiKey::ResolutionGain,
        period: MONTH,
        cut: &Cut::default(),
        stage: None,
        as_of: NOW,
    };
    let rows = cases([case()]);
    let missing = compute(&asked, &rows, &Figures::default(), &playbook());
    assert_eq!(missing, Err(OutsideKind::Baseline));
    let of_before = |from: i64, mean_hours: i64| OutsideFigure {
        key: KpiKey::MeanResolution,
        kind: OutsideKind::Baseline,
        period: Period {
            from: days_ago(from),
            to: days_ago(from - 30),
        },
        numerator: hours(mean_hours),
        denominator: 1,
        source: "2025 台账".into(),
    };
    // The latest one that was over when the month began; the last is of the month itself.
    let figures = vec![of_before(90, 90), of_before(60, 32), of_before(40, 10)];
    let outside = Figures { figures };
    let reading = compute(&asked, &rows, &outside, &playbook()).unwrap();
    assert_eq!(reading.raw.value_milli, Some(250));
}

#[test]
fn a_figure_from_outside_is_taken_as_it_was_brought() {
    let asked = Asked {
        key: KpiKey::Wait,
        period: MONTH,
        cut: &Cut::default(),
        stage: None,
        as_of: NOW,
    };
    let wait = OutsideFigure {
        key: KpiKey::Wait,
        kind: OutsideKind::Telephony,
        period: MONTH,
        numerator: 5_500_000,
        denominator: 100,
        source: "话务系统".into(),
    };
    let outside = Figures {
        figures: vec![wait],
    };
    let reading = compute(&asked, &Rows::default(), &outside, &playbook()).unwrap();
    assert_eq!(reading.raw.value_milli, Some(55_000));
    let none = compute(&asked, &Rows::default(), &Figures::default(), &playbook());
    assert_eq!(none, Err(OutsideKind::Telephony));
}

proptest! {
    #[test]
    fn voids_and_excuses_never_make_a_figure_worse_and_hide_no_clock(
        ends in prop::collection::vec(prop::sample::select(vec![
            ClockEnd::Met, ClockEnd::Attempted, ClockEnd::Void,
            breached(BreachStanding::Provisional), breached(BreachStanding::Confirmed),
            breached(BreachStanding::Voided), breached(BreachStanding::Excused),
        ]), 0..40),
    ) {
        let reading = read(KpiKey::StageSlaRate, &clocks(&ends));
        let after = reading.after_voids.unwrap();
        if let (Some(raw), Some(after)) = (reading.raw.value_milli, after.value_milli) {
            prop_assert!(after >= raw);
        }
        let beside = [ApartKind::Attempted, ApartKind::NotJudged].map(|kind| reading.count_of(kind));
        let all = reading.raw.denominator + i64::from(beside[0]) + i64::from(beside[1]);
        prop_assert_eq!(usize::try_from(all).unwrap(), ends.len());
    }

    #[test]
    fn no_row_makes_counting_panic(raised in any::<i64>(), ended in any::<i64>(), paused in any::<i64>()) {
        let wild = Case {
            raised_at: UtcMs(raised),
            registered_at: UtcMs(raised),
            end: CaseEnd::Resolved { at: UtcMs(ended) },
            paused_ms: paused,
            reopened_at: Some(UtcMs(raised)),
            ..case()
        };
        let rows = cases([wild]);
        let period = Period { from: UtcMs(i64::MIN), to: UtcMs(i64::MAX) };
        let playbook = playbook();
        for key in KpiKey::ALL {
            let asked = Asked { key, period, cut: &Cut::default(), stage: None, as_of: UtcMs(ended) };
            let _ = compute(&asked, &rows, &Figures::default(), &playbook);
        }
    }
}
