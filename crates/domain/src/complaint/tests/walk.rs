//! Any way through the machine, by anybody: it takes only the arrows of the policy, it never leaves a
//! complaint without an owner, and from wherever it comes people on duty can stop every clock.

use proptest::prelude::*;

use super::*;
use crate::complaint::{
    Authority, CancelReason, ComplaintAction as A, ComplaintEvent, Contact, VisitAnswers, apply,
};
use crate::sla::PauseClass;
use crate::timeline::TimelineEvent;

use ActionKind as K;
use Stage::{
    Acknowledged, Cancelled, Closed, Merged, Pending, Processing, Proposed, Registered, Reopened,
    Resolved, Triaged, Visited,
};

/// Policy Part 5.2 with its decisions, written down apart from the code: from, action, to. An action
/// that isn't here leaves the stage as it is.
const ARROWS: &[(Stage, ActionKind, Stage)] = &[
    (Registered, K::Acknowledge, Acknowledged),
    (Registered, K::Triage, Triaged),
    (Acknowledged, K::Triage, Triaged),
    (Triaged, K::Take, Processing),
    (Reopened, K::Take, Processing),
    (Processing, K::Pause, Pending),
    (Pending, K::Resume, Processing),
    (Pending, K::Regrade, Processing),
    (Processing, K::Propose, Proposed),
    (Proposed, K::RejectSolution, Processing),
    (Proposed, K::Resolve, Resolved),
    (Resolved, K::Revisit, Visited),
    (Resolved, K::Revisit, Closed),
    (Resolved, K::Revisit, Reopened),
    (Resolved, K::Reopen, Reopened),
    (Visited, K::Close, Closed),
    (Visited, K::Reopen, Reopened),
    (Closed, K::Reopen, Reopened),
    (Resolved, K::CloseAsDutyDone, Closed),
    (Visited, K::CloseAsDutyDone, Closed),
    (Registered, K::Cancel, Cancelled),
    (Acknowledged, K::Cancel, Cancelled),
    (Triaged, K::Cancel, Cancelled),
    (Processing, K::Cancel, Cancelled),
    (Pending, K::Cancel, Cancelled),
    (Proposed, K::Cancel, Cancelled),
    (Reopened, K::Cancel, Cancelled),
    (Registered, K::CloseAsDutyDone, Closed),
    (Acknowledged, K::CloseAsDutyDone, Closed),
    (Triaged, K::CloseAsDutyDone, Closed),
    (Processing, K::CloseAsDutyDone, Closed),
    (Pending, K::CloseAsDutyDone, Closed),
    (Proposed, K::CloseAsDutyDone, Closed),
    (Reopened, K::CloseAsDutyDone, Closed),
];

/// Least level for each action, written down apart from the code; who handles a case and which grade
/// it has may ask for more.
fn least_level(action: ActionKind) -> Level {
    match action {
        K::Acknowledge
        | K::AttemptContact
        | K::Triage
        | K::Take
        | K::NoteProgress
        | K::StartEmergency
        | K::Propose
        | K::RejectSolution
        | K::Resolve
        | K::Resume
        | K::SendSurvey
        | K::Revisit
        | K::Reopen
        | K::Regrade
        | K::HandOver
        | K::AcceptHandOver
        | K::Escalate
        | K::NoteExternalCase
        | K::Edit => Level::L1,
        K::ConfirmEmergency
        | K::Pause
        | K::ApproveLongerPause
        | K::Close
        | K::VerifyAmount
        | K::Reassign
        | K::AcknowledgeEscalation
        | K::ReplyToExternalCase
        | K::Merge
        | K::Cancel => Level::L2,
        K::CloseAsDutyDone => Level::L3,
    }
}

fn people() -> [Staff; 4] {
    [
        officer(),
        staff("colleague", Level::L1),
        supervisor(),
        manager(),
    ]
}

fn answers(score: u8) -> VisitAnswers {
    VisitAnswers {
        score,
        solved_at_once: score > 3,
        is_solved: score > 1,
        told_proactively: true,
        attitude: 4,
        recommend: None,
        comment: String::new(),
    }
}

/// One of every kind of action, filled in by chance.
fn filled_in(kind: ActionKind, chance: u8, now: UtcMs) -> A {
    let words = || "说明".to_owned();
    let grade = Grade::ALL[usize::from(chance % 4)];
    let person = people()[usize::from(chance / 4 % 4)].id;
    let ago = UtcMs(now.0 - i64::from(chance) * MINUTE_MS);
    let means = [ContactMeans::Call, ContactMeans::Sms][usize::from(chance % 2)];
    match kind {
        K::Acknowledge => acknowledge(ago),
        K::AttemptContact => A::AttemptContact {
            means,
            attempted_at: ago,
        },
        K::Triage => A::Triage {
            grade,
            reason: words(),
            department: words(),
            assignee: person,
            contact: chance.is_multiple_of(3).then(|| Contact {
                means,
                contacted_at: ago,
                said: words(),
            }),
        },
        K::Take => A::Take {
            bridging: Some(words()),
        },
        K::NoteProgress => progress(chance.is_multiple_of(2)),
        K::StartEmergency => A::StartEmergency {
            measure: words(),
            person_in_charge: person,
            quality_control_informed: true,
        },
        K::ConfirmEmergency => A::ConfirmEmergency,
        K::Propose => A::Propose {
            solution: words(),
            cost: Fen::yuan(10),
            compensation: Fen::yuan(i64::from(chance)),
            told_at: ago,
            reaction: [Reaction::Accepted, Reaction::Considering][usize::from(chance % 2)],
            approved_by: Some(manager().id),
        },
        K::RejectSolution => A::RejectSolution { objection: words() },
        K::Resolve => resolve(ago),
        K::Pause => A::Pause {
            class: [PauseClass::Customer, PauseClass::Parts][usize::from(chance % 2)],
            awaited: words(),
            resume_by: UtcMs(now.0 + i64::from(chance) * HOUR_MS),
        },
        K::ApproveLongerPause => A::ApproveLongerPause { reason: words() },
        K::Resume => A::Resume {
            customer_replied_at: chance.is_multiple_of(2).then_some(ago),
        },
        K::SendSurvey => A::SendSurvey { means },
        K::Revisit => A::Revisit {
            means,
            visited_at: ago,
            answers: (!chance.is_multiple_of(4)).then(|| answers(1 + chance % 5)),
        },
        K::Close => A::Close { improvement: None },
        K::CloseAsDutyDone => A::CloseAsDutyDone {
            written_reply: words(),
            remedies_told: words(),
        },
        K::Reopen => A::Reopen { reason: words() },
        K::Regrade => A::Regrade {
            grade,
            reason: words(),
            allow_later: chance.is_multiple_of(3),
        },
        K::VerifyAmount => A::VerifyAmount {
            verified: Fen::yuan(i64::from(chance)),
        },
        K::Reassign => A::Reassign {
            assignee: person,
            reason: words(),
        },
        K::HandOver => A::HandOver {
            to: person,
            note: words(),
        },
        K::AcceptHandOver => A::AcceptHandOver,
        K::AcknowledgeEscalation => A::AcknowledgeEscalation,
        K::Escalate => A::Escalate { reason: words() },
        K::NoteExternalCase => A::NoteExternalCase {
            authority: Authority::Hotline12345,
            number: words(),
            notified_at: ago,
        },
        K::ReplyToExternalCase => A::ReplyToExternalCase {
            reply: words(),
            replied_at: ago,
        },
        // Another complaint isn't there: merging has a test of its own.
        K::Merge => A::Merge {
            into: ComplaintId(Uuid::from_u128(99)),
        },
        K::Cancel => A::Cancel {
            why: [CancelReason::Duplicate, CancelReason::Other][usize::from(chance % 2)],
            reason: words(),
        },
        K::Edit => A::Edit { edits: vec![] },
    }
}

fn desk(tier: Tier, grade: Grade) -> Desk {
    let mut desk = Desk::with_customer(tier);
    desk.records
        .push(RecordState::Staff(staff("colleague", Level::L1)));
    desk.register(|r| {
        r.grade = grade;
        r.risks.safety = grade.is_emergency();
    })
    .unwrap();
    desk
}

/// Wherever the complaint is, its people bring it to the end step by step; every step must be allowed.
fn bring_to_the_end(desk: &mut Desk) {
    for _ in 0..20 {
        desk.later(1);
        let (c, now) = (desk.complaint().clone(), desk.now);
        let assignee = people().into_iter().find(|p| Some(p.id) == c.assignee);
        let step = |kind| filled_in(kind, 0, now);
        let visited = A::Revisit {
            means: ContactMeans::Call,
            visited_at: now,
            answers: Some(answers(5)),
        };
        let (who, action) = match c.stage {
            Registered => (officer(), step(K::Acknowledge)),
            Acknowledged => {
                let mut triage = triage(c.grade);
                if let A::Triage { assignee, .. } = &mut triage {
                    *assignee = officer().id;
                }
                (manager(), triage)
            }
            Triaged | Reopened if assignee.is_some() => {
                (assignee.unwrap_or_else(officer), step(K::Take))
            }
            // Reopened before anybody was assigned can't be: only what was resolved begins again.
            Triaged | Reopened => unreachable!("nobody is assigned"),
            Pending => (officer(), step(K::Resume)),
            Proposed
                if c.proposal
                    .as_ref()
                    .is_some_and(|p| p.reaction == Reaction::Accepted) =>
            {
                (manager(), step(K::Resolve))
            }
            Processing | Proposed => (manager(), step(K::Propose)),
            Resolved if c.survey.is_none() => (officer(), step(K::SendSurvey)),
            Resolved => (manager(), visited),
            Visited => (supervisor(), step(K::Close)),
            Closed | Cancelled | Merged => break,
        };
        desk.act(&who, action.clone())
            .unwrap_or_else(|refusal| panic!("{:?} {action:?}: {refusal:?}", c.stage));
    }
    if desk
        .complaint()
        .external
        .as_ref()
        .is_some_and(|e| e.replied_at.is_none())
    {
        let reply = filled_in(K::ReplyToExternalCase, 0, desk.now);
        desk.act(&supervisor(), reply).unwrap();
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn whatever_people_do_the_machine_takes_only_the_arrows_of_the_policy_and_every_clock_can_be_stopped(
        tier in 0_usize..4,
        grade in 0_usize..4,
        steps in proptest::collection::vec((0_usize..4, 0_usize..K::ALL.len(), any::<u8>(), 0_i64..600), 0..60),
    ) {
        let mut desk = desk(Tier::ALL[tier], Grade::ALL[grade]);
        for (who, kind, chance, minutes) in steps {
            let (kind, who) = (K::ALL[kind], &people()[who]);
            desk.later(minutes);
            let before = desk.complaint().clone();
            let allowed = desk.act(who, filled_in(kind, chance, desk.now)).is_ok();
            let after = desk.complaint();
            if !allowed {
                prop_assert_eq!(&before, after);
                continue;
            }
            prop_assert!(who.level >= least_level(kind), "{:?} by {:?}", kind, who.level);
            prop_assert!(
                before.stage == after.stage || ARROWS.contains(&(before.stage, kind, after.stage)),
                "{:?} {:?} {:?}", before.stage, kind, after.stage
            );
            prop_assert!(after.seat() >= before.seat(), "a seat never falls");
            if after.is_open() {
                let is_known = |id| people().iter().any(|p| p.id == id);
                prop_assert!(is_known(after.responsible()));
                let running = clocks(after, &desk.playbook);
                prop_assert!(running.iter().any(Clock::is_running), "{:?}", after.stage);
            }
        }
        // The end that every state can be brought to: then nothing runs any more.
        bring_to_the_end(&mut desk);
        let c = desk.complaint();
        prop_assert!(c.is_over());
        for clock in clocks(c, &desk.playbook) {
            prop_assert!(!clock.is_running(), "{:?} {:?}", c.stage, clock.kind);
        }
    }

    #[test]
    fn replay_of_the_history_from_any_prefix_gives_the_same_complaint(
        steps in proptest::collection::vec((0_usize..4, 0_usize..K::ALL.len(), any::<u8>(), 0_i64..600), 0..60),
        cut in any::<prop::sample::Index>(),
    ) {
        let mut desk = desk(Tier::Silver, Grade::Important);
        for (who, kind, chance, minutes) in steps {
            desk.later(minutes);
            let _ = desk.act(&people()[who], filled_in(K::ALL[kind], chance, desk.now));
        }
        let mut history: Vec<_> = desk.records.iter().filter_map(|r| match r {
            RecordState::TimelineEntry(entry) if entry.of == ON => match &entry.event {
                TimelineEvent::Complaint(event) => Some(((entry.command.0, entry.ordinal), event.clone())),
                _ => None,
            },
            _ => None,
        }).collect();
        history.sort_by_key(|(place, _)| *place);
        let events: Vec<ComplaintEvent> = history.into_iter().map(|(_, event)| event).collect();
        let replayed = events.iter().fold(None, apply);
        prop_assert_eq!(replayed.as_ref(), Some(desk.complaint()));
        let cut = cut.index(events.len() + 1);
        let prefix = events[..cut].iter().fold(None, apply);
        let resumed = events[cut..].iter().fold(prefix, apply);
        prop_assert_eq!(resumed.as_ref(), Some(desk.complaint()));
    }

    #[test]
    fn apply_bears_any_events_in_any_order(
        steps in proptest::collection::vec((0_usize..4, 0_usize..K::ALL.len(), any::<u8>(), 0_i64..600), 0..60),
        order in proptest::collection::vec(any::<prop::sample::Index>(), 0..120),
    ) {
        let mut desk = desk(Tier::Gold, Grade::Urgent);
        for (who, kind, chance, minutes) in steps {
            desk.later(minutes);
            let _ = desk.act(&people()[who], filled_in(K::ALL[kind], chance, desk.now));
        }
        let events: Vec<_> = desk.records.iter().filter_map(|r| match r {
            RecordState::TimelineEntry(entry) => match &entry.event {
                TimelineEvent::Complaint(event) => Some(event.clone()),
                _ => None,
            },
            _ => None,
        }).collect();
        let shuffled = order.iter().map(|at| at.get(&events));
        let end = shuffled.fold(Some(desk.complaint().clone()), apply);
        let c = end.unwrap();
        // Nothing panics, neither the record nor its clocks.
        let _ = clocks(&c, &desk.playbook);
    }
}
