//! Waiting, seats, and everything after the resolution.

use super::*;
use crate::complaint::{
    Authority, CancelReason, Category, ClosedHow, ComplaintAction as A, Contact, Liability,
    ReopenReason, SettledOnTheSpot, VisitAnswers,
};
use crate::sla::PauseClass;

const HOUR: i64 = 60;

/// As far as the work on it.
fn processing(grade: Grade, tier: Tier) -> Desk {
    let mut desk = Desk::with_customer(tier);
    desk.register(|_| ()).unwrap();
    let now = desk.now;
    desk.act(&officer(), acknowledge(now)).unwrap();
    desk.act(&manager(), triage(grade)).unwrap();
    let bridging = Some("先用备用机".to_owned());
    desk.act(&officer(), A::Take { bridging }).unwrap();
    desk
}

fn resolved(grade: Grade) -> Desk {
    let mut desk = processing(grade, Tier::Silver);
    let now = desk.now;
    desk.act(&manager(), propose(Reaction::Accepted, now))
        .unwrap();
    desk.act(&manager(), resolve(now)).unwrap();
    desk
}

fn visit(score: u8, is_solved: bool, at: UtcMs) -> A {
    A::Revisit {
        means: ContactMeans::Call,
        visited_at: at,
        answers: Some(VisitAnswers {
            score,
            solved_at_once: true,
            is_solved,
            told_proactively: true,
            attitude: 5,
            recommend: Some(9),
            comment: "还可以".into(),
        }),
    }
}

fn unreached(at: UtcMs) -> A {
    A::Revisit {
        means: ContactMeans::Call,
        visited_at: at,
        answers: None,
    }
}

fn pause(class: PauseClass, resume_by: UtcMs) -> A {
    A::Pause {
        class,
        awaited: "顾客寄回配件".into(),
        resume_by,
    }
}

fn colleague() -> Staff {
    staff("colleague", Level::L1)
}

#[test]
fn a_pause_moves_solution_and_resolution_and_never_progress() {
    let mut desk = processing(Grade::Important, Tier::Silver);
    let before = (
        desk.minutes_to(ClockKind::Resolution),
        desk.minutes_to(ClockKind::Progress),
    );
    let by = UtcMs(desk.now.0 + 10 * HOUR_MS);
    desk.act(&supervisor(), pause(PauseClass::Customer, by))
        .unwrap();
    assert_eq!(desk.complaint().stage, Stage::Pending);
    assert_eq!(
        desk.clock(ClockKind::Resolution).state,
        ClockState::Paused {
            since: NOW,
            until: by
        }
    );
    assert_eq!(desk.clock(ClockKind::Progress).state, ClockState::Running);
    let replied = desk.later(4 * HOUR).now;
    desk.later(HOUR)
        .act(
            &officer(),
            A::Resume {
                customer_replied_at: Some(replied),
            },
        )
        .unwrap();
    assert_eq!(desk.complaint().stage, Stage::Processing);
    // The pause ended with the reply, an hour before somebody noted it.
    assert_eq!(desk.minutes_to(ClockKind::Resolution), before.0 + 4 * HOUR);
    assert_eq!(desk.minutes_to(ClockKind::Progress), before.1);
}

#[test]
fn a_pause_is_for_a_supervisor_ends_within_three_days_and_at_major_waits_for_the_customer_only() {
    let mut desk = processing(Grade::Important, Tier::Silver);
    let hours = |desk: &Desk, hours: i64| UtcMs(desk.now.0 + hours * HOUR_MS);
    let soon = hours(&desk, 1);
    assert!(matches!(
        desk.act(&officer(), pause(PauseClass::Parts, soon)),
        Err(Refusal::LevelTooLow { .. })
    ));
    let limit_hours = 72;
    for wrong in [hours(&desk, 0), hours(&desk, 73)] {
        assert_eq!(
            desk.act(&supervisor(), pause(PauseClass::Parts, wrong)),
            Err(Refusal::PauseOutOfRange { limit_hours })
        );
    }
    let mut major = processing(Grade::Major, Tier::Silver);
    assert_eq!(
        major.act(&manager(), pause(PauseClass::Parts, soon)),
        Err(Refusal::OnlyTheCustomerIsAwaited)
    );
    major
        .act(&manager(), pause(PauseClass::Customer, soon))
        .unwrap();
}

#[test]
fn a_complaint_that_becomes_major_waits_no_longer() {
    let mut desk = processing(Grade::Important, Tier::Silver);
    let by = UtcMs(desk.now.0 + 10 * HOUR_MS);
    desk.act(&supervisor(), pause(PauseClass::Parts, by))
        .unwrap();
    let worse = A::Regrade {
        grade: Grade::Major,
        reason: "媒体来电".into(),
        allow_later: false,
    };
    desk.later(30).act(&supervisor(), worse).unwrap();
    assert_eq!(desk.complaint().stage, Stage::Processing);
    assert_eq!(desk.complaint().seat(), Seat::E3);
}

#[test]
fn an_important_grade_keeps_the_old_resolution_time_unless_a_supervisor_allows_the_longer_one() {
    let regrade = |allow_later| A::Regrade {
        grade: Grade::Important,
        reason: "商品故障".into(),
        allow_later,
    };
    let mut kept = processing(Grade::General, Tier::Silver);
    let before = kept.minutes_to(ClockKind::Resolution);
    kept.act(&officer(), regrade(false)).unwrap();
    assert_eq!(kept.minutes_to(ClockKind::Resolution), before);
    let mut longer = processing(Grade::General, Tier::Silver);
    assert!(longer.act(&officer(), regrade(true)).is_err());
    longer.act(&supervisor(), regrade(true)).unwrap();
    assert_eq!(longer.minutes_to(ClockKind::Resolution), 48 * HOUR);
}

#[test]
fn a_clock_that_is_almost_used_up_is_not_dodged_by_a_milder_grade() {
    let mut desk = processing(Grade::Important, Tier::Silver);
    let milder = || A::Regrade {
        grade: Grade::General,
        reason: "已核实".into(),
        allow_later: false,
    };
    assert!(desk.act(&officer(), milder()).is_err());
    desk.later(40 * HOUR);
    assert_eq!(
        desk.act(&supervisor(), milder()),
        Err(Refusal::LevelTooLow {
            needed: Level::L3,
            grade: Some(Grade::Important)
        })
    );
    desk.act(&manager(), milder()).unwrap();
}

#[test]
fn two_attempts_by_different_means_stop_the_first_response_as_attempted() {
    let mut desk = Desk::with_customer(Tier::Silver);
    desk.register(|_| ()).unwrap();
    let attempt = |means, at| A::AttemptContact {
        means,
        attempted_at: at,
    };
    let first = desk.later(5).now;
    desk.act(&officer(), attempt(ContactMeans::Call, first))
        .unwrap();
    desk.act(&officer(), attempt(ContactMeans::Call, first))
        .unwrap();
    assert_eq!(
        desk.clock(ClockKind::FirstResponse).state,
        ClockState::Running
    );
    let second = desk.later(5).now;
    desk.act(&officer(), attempt(ContactMeans::Sms, second))
        .unwrap();
    let state = desk.clock(ClockKind::FirstResponse).state;
    assert_eq!(state, ClockState::Attempted { at: second });
}

#[test]
fn attempts_after_the_limit_stop_nothing() {
    let mut desk = Desk::with_customer(Tier::Silver);
    desk.register(|_| ()).unwrap();
    let late = desk.later(40).now;
    for means in [ContactMeans::Call, ContactMeans::Sms] {
        let attempted_at = late;
        let attempt = A::AttemptContact {
            means,
            attempted_at,
        };
        desk.act(&officer(), attempt).unwrap();
    }
    assert!(desk.clock(ClockKind::FirstResponse).is_overdue(desk.now));
}

#[test]
fn a_supervisor_grades_straight_away_and_only_a_contact_stops_the_first_response() {
    let mut desk = Desk::with_customer(Tier::Silver);
    desk.register(|_| ()).unwrap();
    assert!(desk.act(&officer(), triage(Grade::General)).is_err());
    desk.act(&supervisor(), triage(Grade::General)).unwrap();
    assert_eq!(desk.complaint().stage, Stage::Triaged);
    assert!(desk.clock(ClockKind::FirstResponse).is_running());

    let mut told = Desk::with_customer(Tier::Silver);
    told.register(|_| ()).unwrap();
    let A::Triage {
        grade,
        reason,
        department,
        assignee,
        ..
    } = triage(Grade::General)
    else {
        unreachable!()
    };
    let contact = Some(Contact {
        means: ContactMeans::Call,
        contacted_at: told.now,
        said: "已致歉".into(),
    });
    let with_contact = A::Triage {
        grade,
        reason,
        department,
        assignee,
        contact,
    };
    told.act(&supervisor(), with_contact).unwrap();
    assert!(!told.clock(ClockKind::FirstResponse).is_running());
}

#[test]
fn a_rejected_solution_has_two_hours_at_the_supervisor() {
    let mut desk = processing(Grade::Important, Tier::Silver);
    let now = desk.now;
    desk.act(&officer(), propose(Reaction::Considering, now))
        .unwrap();
    assert!(!desk.clock(ClockKind::Solution).is_running());
    let objection = "要求更换".to_owned();
    desk.later(60)
        .act(&officer(), A::RejectSolution { objection })
        .unwrap();
    assert_eq!(desk.complaint().stage, Stage::Processing);
    assert_eq!(desk.complaint().seat(), Seat::E1);
    assert_eq!(desk.minutes_to(ClockKind::Solution), 60 + 120);
    assert!(desk.clock(ClockKind::Solution).is_running());
}

#[test]
fn a_seat_says_that_it_has_the_case_and_only_that_seat_or_one_above() {
    let mut desk = processing(Grade::Urgent, Tier::Silver);
    assert_eq!(desk.minutes_to(ClockKind::SeatAcknowledgement), 30);
    assert_eq!(
        desk.act(&officer(), A::AcknowledgeEscalation),
        Err(Refusal::NotTheSeat { seat: Seat::E1 })
    );
    desk.act(&supervisor(), A::AcknowledgeEscalation).unwrap();
    assert!(!desk.clock(ClockKind::SeatAcknowledgement).is_running());
    assert!(desk.clock(ClockKind::SeatSolution).is_running());
    let now = desk.later(30).now;
    desk.act(&supervisor(), propose(Reaction::Considering, now))
        .unwrap();
    assert!(!desk.clock(ClockKind::SeatSolution).is_running());
}

#[test]
fn a_satisfied_general_customer_closes_the_complaint() {
    let mut desk = resolved(Grade::General);
    assert_eq!(desk.minutes_to(ClockKind::ReturnVisit), 72 * HOUR);
    let survey = A::SendSurvey {
        means: ContactMeans::Sms,
    };
    desk.act(&officer(), survey).unwrap();
    assert!(!desk.clock(ClockKind::Survey).is_running());
    let now = desk.later(HOUR).now;
    desk.act(&supervisor(), visit(4, true, now)).unwrap();
    let c = desk.complaint();
    assert_eq!(c.stage, Stage::Closed);
    let closure = c.closure.as_ref().unwrap();
    assert_eq!(closure.by, None);
    assert!(
        clocks(c, &desk.playbook)
            .iter()
            .all(|clock| !clock.is_running())
    );
}

#[test]
fn nobody_makes_the_return_visit_of_the_own_work_but_a_supervisor() {
    let mut desk = resolved(Grade::General);
    let now = desk.now;
    assert_eq!(
        desk.act(&officer(), visit(5, true, now)),
        Err(Refusal::VisitedByTheAssignee)
    );
    desk.act(&colleague(), visit(5, true, now)).unwrap();
}

#[test]
fn a_middling_score_waits_a_day_for_the_supervisor() {
    let mut desk = resolved(Grade::Important);
    let now = desk.now;
    desk.act(&colleague(), visit(3, true, now)).unwrap();
    assert_eq!(desk.complaint().stage, Stage::Visited);
    assert_eq!(desk.minutes_to(ClockKind::Closure), 24 * HOUR);
    assert!(
        desk.act(&officer(), A::Close { improvement: None })
            .is_err()
    );
    let improvement = Some("提前一天确认到场时间".to_owned());
    desk.act(&supervisor(), A::Close { improvement }).unwrap();
    assert_eq!(desk.complaint().stage, Stage::Closed);
}

#[test]
fn a_dissatisfied_customer_begins_a_new_cycle_with_half_of_the_time_one_level_up() {
    let mut desk = resolved(Grade::Important);
    let now = desk.later(2 * HOUR).now;
    desk.act(&colleague(), visit(2, true, now)).unwrap();
    let c = desk.complaint();
    assert_eq!((c.stage, c.seat()), (Stage::Reopened, Seat::E1));
    let cycle = c.past_cycles.last().unwrap();
    assert_eq!(cycle.why, ReopenReason::Dissatisfied);
    assert!(cycle.resolution.is_some() && c.resolution.is_none());
    assert_eq!(desk.minutes_to(ClockKind::Resolution), (2 + 24) * HOUR);
    assert_eq!(desk.minutes_to(ClockKind::Solution), (2 + 2) * HOUR);
    desk.act(
        &officer(),
        A::Take {
            bridging: Some("备用机".into()),
        },
    )
    .unwrap();
    assert_eq!(desk.complaint().stage, Stage::Processing);
}

#[test]
fn a_second_reopening_reaches_the_department_and_lets_duty_be_done() {
    let mut desk = resolved(Grade::General);
    let duty_done = || A::CloseAsDutyDone {
        written_reply: "书面答复".into(),
        remedies_told: "消协、12315".into(),
    };
    for round in 0..2 {
        let (needed, so_far) = (2, round);
        let refused = desk.act(&manager(), duty_done());
        if round == 1 {
            assert_eq!(refused, Err(Refusal::TooFewReopenings { needed, so_far }));
        } else {
            assert!(refused.is_err());
        }
        let reason = "问题又出现".to_owned();
        desk.act(&officer(), A::Reopen { reason }).unwrap();
        desk.act(&officer(), A::Take { bridging: None }).unwrap();
        let now = desk.later(30).now;
        desk.act(&officer(), propose(Reaction::Accepted, now))
            .unwrap();
        desk.act(&officer(), resolve(now)).unwrap();
    }
    assert_eq!(desk.complaint().seat(), Seat::E2);
    assert!(desk.act(&supervisor(), duty_done()).is_err());
    desk.act(&manager(), duty_done()).unwrap();
    let how = &desk.complaint().closure.as_ref().unwrap().how;
    assert!(matches!(how, ClosedHow::DutyDone { .. }));
}

#[test]
fn a_customer_who_is_never_reached_is_closed_as_unreached() {
    let mut desk = resolved(Grade::General);
    for _ in 0..3 {
        assert_eq!(desk.complaint().stage, Stage::Resolved);
        let now = desk.later(HOUR).now;
        desk.act(&colleague(), unreached(now)).unwrap();
    }
    assert_eq!(desk.complaint().stage, Stage::Visited);
    desk.act(&supervisor(), A::Close { improvement: None })
        .unwrap();
    let how = &desk.complaint().closure.as_ref().unwrap().how;
    assert_eq!(how, &ClosedHow::Unreached);
}

#[test]
fn a_closed_complaint_begins_again_within_thirty_days_and_not_later() {
    let reopen = || A::Reopen {
        reason: "同样的问题".into(),
    };
    let mut desk = resolved(Grade::General);
    let now = desk.now;
    desk.act(&colleague(), visit(5, true, now)).unwrap();
    assert!(desk.act(&officer(), reopen()).is_err());
    desk.later(31 * 24 * HOUR);
    let limit_days = 30;
    assert_eq!(
        desk.act(&supervisor(), reopen()),
        Err(Refusal::ClosedTooLongAgo { limit_days })
    );
    desk.later(-2 * 24 * HOUR)
        .act(&supervisor(), reopen())
        .unwrap();
    let cycle = desk.complaint().past_cycles.last().unwrap();
    assert_eq!(cycle.why, ReopenReason::CameBack);
}

#[test]
fn a_matter_settled_at_the_counter_is_registered_answered_and_resolved_in_one_breath() {
    let settled = || SettledOnTheSpot {
        solution: "当场换新".into(),
        compensation: Fen::yuan(100),
        done: "已换新".into(),
        cause: super::super::Cause::Product,
        liability: Liability::Ours,
    };
    let answered = |r: &mut RegisterComplaint| {
        r.answered_in_person = Some(Witness::CustomerInitials {
            initials: "ZS".into(),
        });
        r.settled = Some(settled());
    };
    let mut desk = Desk::with_customer(Tier::Silver);
    desk.register(answered).unwrap();
    let c = desk.complaint();
    assert_eq!(c.stage, Stage::Resolved);
    assert!(c.first_response.is_some() && c.proposal.is_some());
    assert!(desk.clock(ClockKind::ReturnVisit).is_running());
    let reason = "又坏了".to_owned();
    desk.act(&officer(), A::Reopen { reason }).unwrap();
    desk.act(&officer(), A::Take { bridging: None }).unwrap();

    let mut other = Desk::with_customer(Tier::Silver);
    let unanswered = other.register(|r| r.settled = Some(settled()));
    assert_eq!(unanswered, Err(Refusal::NotOnTheSpot));
    let graver = other.register(|r| {
        answered(r);
        r.grade = Grade::Important;
    });
    assert_eq!(graver, Err(Refusal::NotOnTheSpot));
    let dear = other.register(|r| {
        answered(r);
        r.settled.as_mut().unwrap().compensation = Fen::yuan(101);
    });
    assert!(matches!(dear, Err(Refusal::OverLimit { .. })));
}

#[test]
fn the_first_receiver_answers_for_it_until_the_next_one_accepts() {
    let mut desk = Desk::with_customer(Tier::Silver);
    desk.records.push(RecordState::Staff(colleague()));
    desk.register(|_| ()).unwrap();
    let to = colleague().id;
    let hand = || A::HandOver {
        to,
        note: "顾客要求晚上联系".into(),
    };
    desk.act(&officer(), hand()).unwrap();
    assert_eq!(desk.complaint().responsible(), officer().id);
    assert_eq!(
        desk.act(&supervisor(), A::AcceptHandOver),
        Err(Refusal::NotHandedToYou)
    );
    desk.act(&colleague(), A::AcceptHandOver).unwrap();
    assert_eq!(desk.complaint().responsible(), to);
}

#[test]
fn a_supervisor_reassigns_but_not_to_whom_it_is_about() {
    let mut desk = processing(Grade::General, Tier::Silver);
    desk.records.push(RecordState::Staff(colleague()));
    let reassign = |assignee: StaffId| A::Reassign {
        assignee,
        reason: "当班调整".into(),
    };
    let to = colleague().id;
    assert!(desk.act(&officer(), reassign(to)).is_err());
    desk.act(&supervisor(), reassign(to)).unwrap();
    assert_eq!(desk.complaint().assignee, Some(to));
}

#[test]
fn what_comes_from_an_authority_has_a_term_of_its_own_that_outlives_the_complaint() {
    let mut desk = processing(Grade::Important, Tier::Silver);
    let notified_at = desk.now;
    let note = A::NoteExternalCase {
        authority: Authority::Hotline12315,
        number: "31001".into(),
        notified_at,
    };
    desk.act(&officer(), note).unwrap();
    let clock = desk.clock(ClockKind::External);
    assert_eq!(clock.due_at, crate::calendar::tests::at("2026-03-20 00:00"));
    let cancel = A::Cancel {
        why: CancelReason::Withdrawn,
        reason: "顾客撤回,附截图".into(),
    };
    desk.act(&supervisor(), cancel).unwrap();
    let left = clocks(desk.complaint(), &desk.playbook);
    assert_eq!(left.len(), 1);
    let reply = A::ReplyToExternalCase {
        reply: "已答复".into(),
        replied_at: desk.now,
    };
    desk.act(&supervisor(), reply).unwrap();
    assert!(!desk.clock(ClockKind::External).is_running());
}

#[test]
fn a_supervisor_cancels_duplicates_and_withdrawals_and_management_anything() {
    let cancel = |why| A::Cancel {
        why,
        reason: "说明".into(),
    };
    let mut desk = processing(Grade::General, Tier::Silver);
    assert!(
        desk.act(&officer(), cancel(CancelReason::Duplicate))
            .is_err()
    );
    assert!(
        desk.act(&supervisor(), cancel(CancelReason::Other))
            .is_err()
    );
    desk.act(&manager(), cancel(CancelReason::Other)).unwrap();
    assert_eq!(desk.complaint().stage, Stage::Cancelled);
    assert!(clocks(desk.complaint(), &desk.playbook).is_empty());
}

#[test]
fn two_complaints_of_one_customer_become_one_with_the_earliest_start() {
    let mut desk = Desk::with_customer(Tier::Silver);
    desk.register(|_| ()).unwrap();
    let first = desk.complaint().clone();
    let kept_id = ComplaintId(Uuid::from_u128(11));
    desk.later(2 * HOUR);
    let mut kept = first.clone();
    (kept.id, kept.raised_at) = (kept_id, desk.now);
    kept.category = Category::Attitude;
    desk.records.push(RecordState::Complaint(kept));
    let merge = |into| A::Merge { into };
    assert_eq!(
        desk.act(&supervisor(), merge(COMPLAINT)),
        Err(Refusal::CannotMerge)
    );
    assert!(desk.act(&officer(), merge(kept_id)).is_err());
    desk.act(&supervisor(), merge(kept_id)).unwrap();
    let find = |id| {
        desk.records.iter().find_map(|r| match r {
            RecordState::Complaint(c) if c.id == id => Some(c),
            _ => None,
        })
    };
    let (ended, kept) = (find(COMPLAINT).unwrap(), find(kept_id).unwrap());
    assert_eq!(ended.stage, Stage::Merged);
    assert_eq!(ended.merged_into, Some(kept_id));
    assert_eq!(kept.raised_at, first.raised_at);
}

#[test]
fn an_officers_emergency_measure_is_confirmed_by_a_supervisor() {
    let mut desk = processing(Grade::Urgent, Tier::Silver);
    let start = A::StartEmergency {
        measure: "切断电源".into(),
        person_in_charge: supervisor().id,
        quality_control_informed: true,
    };
    desk.act(&officer(), start).unwrap();
    assert!(desk.act(&officer(), A::ConfirmEmergency).is_err());
    desk.act(&supervisor(), A::ConfirmEmergency).unwrap();
    let confirmed = desk.complaint().emergency.as_ref().unwrap().confirmed_by;
    assert_eq!(confirmed, Some(supervisor().id));
}
