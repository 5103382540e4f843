//! A complaint's record, read as rows and counted.

use super::*;
use crate::complaint::{
    Cause, ClosedHow, Closure, Complaint, ContactMeans, FirstResponse, Liability, LoggedPause,
    PastCycle, ReopenReason, Resolution, ReturnVisit, Stage, VisitAnswers,
};
use crate::grade::{Level, Seat};
use crate::ids::StaffId;
use crate::rules::samples;
use crate::sla::{ClockKind, Pause, PauseClass};

fn officer() -> StaffId {
    samples::staff("officer", Level::L1).id
}

fn after(hours: i64) -> UtcMs {
    UtcMs(NOW.0 + hours * HOUR_MS)
}

/// Answered at once and resolved after so many hours; its limit is 24.
fn resolved(after_hours: i64) -> Complaint {
    Complaint {
        stage: Stage::Resolved,
        first_response: Some(FirstResponse {
            at: NOW,
            by: officer(),
            means: ContactMeans::Call,
            witness: None,
        }),
        resolution: Some(Resolution {
            at: after(after_hours),
            finished_at: after(after_hours),
            by: officer(),
            done: "已修好".into(),
            cause: Cause::Handling,
            liability: Liability::Ours,
        }),
        ..samples::complaint()
    }
}

fn visit(score: Option<u8>) -> ReturnVisit {
    ReturnVisit {
        at: after(30),
        by: officer(),
        means: ContactMeans::Call,
        answers: score.map(|score| VisitAnswers {
            score,
            solved_at_once: true,
            is_solved: true,
            told_proactively: true,
            attitude: 5,
            recommend: Some(9),
            comment: String::new(),
        }),
    }
}

fn rows_of(c: &Complaint, breaches: &[(ClockKind, BreachStanding)]) -> Rows {
    let about = AboutCase {
        crew: None,
        business: BusinessType::Household,
        is_first_order: false,
        is_repeat: false,
        repeated_at: None,
        breaches,
        as_of: after(48),
    };
    let mut rows = Rows::default();
    rows.add_complaint(c, &about, &samples::rulebook());
    rows
}

fn figure(key: KpiKey, rows: &Rows, stage: Option<ClockKind>) -> Reading {
    let asked = Asked {
        key,
        period: Period {
            from: NOW,
            to: after(24 * 30),
        },
        cut: &Cut::default(),
        stage,
        as_of: after(24 * 60),
    };
    compute(&asked, rows, &Figures::default(), &playbook()).unwrap()
}

#[test]
fn a_complaint_answered_in_time_and_resolved_late_counts_so() {
    let rows = rows_of(&resolved(25), &[]);
    let stage = |kind| counts(&figure(KpiKey::StageSlaRate, &rows, Some(kind)));
    assert_eq!(stage(ClockKind::FirstResponse), (1, 1));
    assert_eq!(stage(ClockKind::Resolution), (0, 1));
    let mean = figure(KpiKey::MeanResolution, &rows, None);
    assert_eq!(mean.raw.value_milli, Some(25 * 60 * 1_000));
    assert_eq!(counts(&figure(KpiKey::Fcr, &rows, None)), (1, 1));
}

#[test]
fn a_breach_that_was_looked_into_is_voided_beside_the_raw_figure() {
    let voided = [(ClockKind::Resolution, BreachStanding::Voided)];
    let rows = rows_of(&resolved(25), &voided);
    let reading = figure(KpiKey::StageSlaRate, &rows, Some(ClockKind::Resolution));
    assert_eq!(counts(&reading), (0, 1));
    assert_eq!(reading.after_voids.unwrap().numerator, 1);
}

#[test]
fn a_clock_that_runs_past_its_time_is_late_and_one_that_runs_in_time_is_not_judged() {
    let rows = rows_of(&samples::complaint(), &[]);
    let late = figure(KpiKey::FirstResponseInLimit, &rows, None);
    assert_eq!(late.count_of(ApartKind::Provisional), 1);
    let young = rows_of(&resolved(47), &[]);
    let visits = figure(KpiKey::ReturnVisitRate, &young, None);
    assert_eq!(counts(&visits), (0, 0));
}

#[test]
fn a_pause_is_left_out_of_the_mean() {
    let mut c = resolved(25);
    c.pauses.push(LoggedPause {
        pause: Pause {
            class: PauseClass::Customer,
            from: after(2),
            to: Some(after(7)),
            resume_by: None,
            customer_replied_at: None,
            is_beyond_caps_approved: false,
        },
        awaited: "照片".into(),
        by: officer(),
    });
    let mean = figure(KpiKey::MeanResolution, &rows_of(&c, &[]), None);
    assert_eq!(mean.raw.value_milli, Some(20 * 60 * 1_000));
}

#[test]
fn what_a_customer_says_in_a_return_visit_is_an_answer_and_silence_is_none() {
    let mut c = resolved(20);
    c.visits = vec![visit(None), visit(Some(4))];
    let rows = rows_of(&c, &[]);
    assert_eq!(counts(&figure(KpiKey::Csat, &rows, None)), (1, 1));
    assert_eq!(counts(&figure(KpiKey::Nps, &rows, None)), (1, 1));
    assert_eq!(counts(&figure(KpiKey::Fcr, &rows, None)), (1, 1));
}

#[test]
fn three_visits_that_reached_nobody_count_in_neither_csat_nor_fcr() {
    let mut c = resolved(20);
    c.visits = vec![visit(None); 3];
    let rows = rows_of(&c, &[]);
    assert_eq!(counts(&figure(KpiKey::Csat, &rows, None)), (0, 0));
    let fcr = figure(KpiKey::Fcr, &rows, None);
    assert_eq!(counts(&fcr), (0, 0));
    assert_eq!(fcr.count_of(ApartKind::Unreached), 1);
}

#[test]
fn a_reopened_complaint_is_judged_by_its_first_cycle() {
    let first = resolved(20);
    let mut c = resolved(60);
    c.past_cycles.push(PastCycle {
        reopened_at: after(40),
        why: ReopenReason::CameBack,
        reason: "又坏了".into(),
        seat: Seat::E0,
        first_response: first.first_response,
        solution_told_at: None,
        proposal: None,
        pauses: vec![],
        resolution: first.resolution,
        survey: None,
        visits: vec![visit(Some(2))],
        closure: None,
    });
    let rows = rows_of(&c, &[]);
    assert_eq!(counts(&figure(KpiKey::Fcr, &rows, None)), (0, 1));
    let mean = figure(KpiKey::MeanResolution, &rows, None);
    assert_eq!(mean.raw.value_milli, Some(20 * 60 * 1_000));
    assert_eq!(counts(&figure(KpiKey::Csat, &rows, None)), (0, 1));
}

#[test]
fn duty_done_stands_apart_and_what_was_taken_back_nowhere() {
    let mut c = resolved(20);
    c.closure = Some(Closure {
        at: after(40),
        by: Some(officer()),
        how: ClosedHow::DutyDone {
            written_reply: "书面答复".into(),
            remedies_told: "12315".into(),
        },
    });
    let fcr = figure(KpiKey::Fcr, &rows_of(&c, &[]), None);
    assert_eq!(fcr.count_of(ApartKind::DutyDone), 1);
    c.stage = Stage::Cancelled;
    let repeats = figure(KpiKey::RepeatComplaint, &rows_of(&c, &[]), None);
    assert_eq!(counts(&repeats), (0, 0));
    assert_eq!(repeats.count_of(ApartKind::NotJudged), 1);
    c.removed = samples::removed_customer().removed;
    assert_eq!(rows_of(&c, &[]), Rows::default());
}
