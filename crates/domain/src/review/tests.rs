//! Who may hand over, discard, decide and take back, and in which order.

use uuid::Uuid;

use super::{RefusedCommand, Review, ReviewDecision, ReviewState, apply};
use super::{decide_review, discard, hand_over, take_back};
use crate::command::{Command, Context};
use crate::complaint::{Complaint, ComplaintAction};
use crate::facts::{Facts, KnownRefused, Seen};
use crate::field::Field;
use crate::grade::Level;
use crate::ids::{CommandId, ComplaintId, DeviceId};
use crate::organisation::Staff;
use crate::record::{RecordKind, RecordRef};
use crate::refusal::Refusal;
use crate::rules::samples::{NOW, complaint, other_store, rulebook, staff, store};

fn refused() -> RefusedCommand {
    let complaint = ComplaintId(Uuid::from_u128(10));
    let action = ComplaintAction::Escalate {
        reason: "急".into(),
    };
    let typed = Command::ActOnComplaint { complaint, action };
    RefusedCommand {
        command: CommandId(Uuid::from_u128(99)),
        on: typed.on(),
        store: store(),
        number: None,
        typed: Box::new(typed),
        refusal: Some(Refusal::AlreadyDone),
        written_at: NOW,
    }
}

fn with<T>(actor: &Staff, decide: impl FnOnce(&Context<'_>) -> T) -> T {
    decide(&Context {
        actor,
        device: DeviceId(Uuid::nil()),
        device_code: "A3",
        seen_version: 0,
        command: CommandId(Uuid::from_u128(100)),
        effective_at: NOW,
        playbook: &rulebook(),
    })
}

fn author() -> Staff {
    staff("author", Level::L1)
}

fn supervisor() -> Staff {
    staff("supervisor", Level::L2)
}

fn waiting() -> Review {
    let events = with(&author(), |ctx| {
        hand_over(&refused(), "请看", None, &Facts::default(), ctx)
    })
    .unwrap();
    events.iter().fold(None, apply).unwrap()
}

fn decided(by: &Staff, decision: &ReviewDecision) -> Result<Review, Refusal> {
    let review = waiting();
    let c = complaint();
    let events = with(by, |ctx| {
        decide_review(&review, decision, Some(here(&c)), ctx)
    })?;
    Ok(events.iter().fold(Some(review), apply).unwrap())
}

fn taken_back(by: &Staff, review: Review) -> Result<Review, Refusal> {
    let events = with(by, |ctx| take_back(&review, ctx))?;
    Ok(events.iter().fold(Some(review), apply).unwrap())
}

/// The complaint as the deciding side has it.
fn here(c: &Complaint) -> (ComplaintId, Result<&Complaint, Refusal>) {
    (c.id, Ok(c))
}

fn giving_up() -> ReviewDecision {
    ReviewDecision::Discard {
        reason: "重复".into(),
    }
}

#[test]
fn handed_over_it_waits_for_a_supervisor_who_applies_it() {
    assert!(matches!(&waiting().state, ReviewState::Waiting { note } if note == "请看"));
    let command = CommandId(Uuid::from_u128(7));
    let review = decided(&supervisor(), &ReviewDecision::Apply { command }).unwrap();
    assert!(matches!(review.state, ReviewState::Applied { command: c, .. } if c == command));
    assert_eq!(taken_back(&supervisor(), review), Err(Refusal::SeenTo));
}

#[test]
fn discarding_needs_a_reason_from_whoever_does_it() {
    let field = Field::Reason;
    let empty = Err(Refusal::FieldEmpty { field });
    let by_author = with(&author(), |ctx| {
        discard(&refused(), " ", None, &Facts::default(), ctx)
    });
    assert_eq!(by_author, empty);
    let reason = String::new();
    let by_supervisor = decided(&supervisor(), &ReviewDecision::Discard { reason });
    assert_eq!(by_supervisor.map(|_| vec![]), empty);
}

#[test]
fn it_is_seen_to_once_and_again_only_by_its_author_after_it_was_taken_back() {
    let again = |by: &Staff, before: &Review| {
        with(by, |ctx| {
            discard(&refused(), "不要了", Some(before), &Facts::default(), ctx)
        })
        .map(|_| ())
    };
    assert_eq!(again(&author(), &waiting()), Err(Refusal::SeenTo));
    let open = taken_back(&author(), waiting()).unwrap();
    assert_eq!(again(&author(), &open), Ok(()));
    assert_eq!(again(&supervisor(), &open), Err(Refusal::SeenTo));
}

#[test]
fn only_whoever_decided_last_takes_it_back() {
    assert_eq!(taken_back(&supervisor(), waiting()), Err(Refusal::SeenTo));
    let discarded = decided(&supervisor(), &giving_up()).unwrap();
    assert_eq!(
        taken_back(&author(), discarded.clone()),
        Err(Refusal::SeenTo)
    );
    let open = taken_back(&supervisor(), discarded).unwrap();
    assert_eq!(open.state, ReviewState::TakenBack);
}

#[test]
fn a_supervisor_of_the_store_decides_who_neither_wrote_it_nor_is_complained_of() {
    let needed = Level::L2;
    let grade = None;
    assert_eq!(
        decided(&author(), &giving_up()),
        Err(Refusal::LevelTooLow { needed, grade })
    );
    let stranger = Staff {
        stores: vec![other_store()],
        ..supervisor()
    };
    assert_eq!(decided(&stranger, &giving_up()), Err(Refusal::OutOfScope));
    let grown = Staff {
        level: Level::L2,
        ..author()
    };
    assert_eq!(decided(&grown, &giving_up()), Err(Refusal::MustKeepOut));
    let (review, mut c) = (waiting(), complaint());
    c.keeps_out = vec![supervisor().id];
    let accused = with(&supervisor(), |ctx| {
        decide_review(&review, &giving_up(), Some(here(&c)), ctx)
    });
    assert_eq!(accused, Err(Refusal::MustKeepOut));
}

#[test]
fn a_decision_names_the_complaint_and_a_refused_command_its_own_record() {
    let kind = RecordKind::Complaint;
    let review = waiting();
    let blind = with(&supervisor(), |ctx| {
        decide_review(&review, &giving_up(), None, ctx)
    });
    assert_eq!(blind, Err(Refusal::NotFound { kind }));
    let elsewhere = RefusedCommand {
        on: RecordRef::new(RecordKind::Customer, Uuid::from_u128(5)),
        ..refused()
    };
    let kind = RecordKind::Customer;
    let told_elsewhere = with(&author(), |ctx| {
        hand_over(&elsewhere, "", None, &Facts::default(), ctx)
    });
    assert_eq!(told_elsewhere, Err(Refusal::NotFound { kind }));
}

#[test]
fn what_was_decided_once_is_not_decided_again() {
    let discarded = decided(&supervisor(), &giving_up()).unwrap();
    let c = complaint();
    let again = with(&supervisor(), |ctx| {
        decide_review(&discarded, &giving_up(), Some(here(&c)), ctx)
    });
    assert_eq!(again, Err(Refusal::SeenTo));
}

#[test]
fn a_complaint_taken_back_meanwhile_keeps_nobody_from_giving_the_command_up() {
    let review = waiting();
    let about = || Some((complaint().id, Err(Refusal::Removed)));
    let given_up = with(&supervisor(), |ctx| {
        decide_review(&review, &giving_up(), about(), ctx)
    });
    assert!(given_up.is_ok(), "{given_up:?}");
    let command = CommandId(Uuid::from_u128(7));
    let applied = with(&supervisor(), |ctx| {
        decide_review(&review, &ReviewDecision::Apply { command }, about(), ctx)
    });
    assert_eq!(applied, Err(Refusal::Removed));
}

#[test]
fn without_the_certificate_nobody_decides_for_others() {
    let learner = Staff {
        certified: false,
        ..supervisor()
    };
    assert_eq!(decided(&learner, &giving_up()), Err(Refusal::NotCertified));
}

fn known(known: Option<KnownRefused>) -> Facts {
    let mut facts = Facts::default();
    facts.note_refused(refused().command, Seen::Known(known));
    facts
}

fn as_given() -> KnownRefused {
    KnownRefused {
        actor: author().id,
        typed: Some(*refused().typed),
        refusal: Some(Refusal::MustKeepOut),
        is_within_reach: true,
    }
}

#[test]
fn only_what_the_person_gave_and_the_central_refused_is_handed_over() {
    let handed = |facts: &Facts| {
        with(&author(), |ctx| hand_over(&refused(), "", None, facts, ctx)).map(|_| ())
    };
    assert_eq!(handed(&known(Some(as_given()))), Ok(()));
    assert_eq!(handed(&known(None)), Err(Refusal::NotRefused));
    let of_a_colleague = KnownRefused {
        actor: supervisor().id,
        ..as_given()
    };
    assert_eq!(
        handed(&known(Some(of_a_colleague))),
        Err(Refusal::NotRefused)
    );
    let complaint = ComplaintId(Uuid::from_u128(10));
    let reason = "别的话".into();
    let action = ComplaintAction::Escalate { reason };
    let other_words = KnownRefused {
        typed: Some(Command::ActOnComplaint { complaint, action }),
        ..as_given()
    };
    assert_eq!(handed(&known(Some(other_words))), Err(Refusal::NotRefused));
}

#[test]
fn the_rule_that_refused_it_is_the_centrals_word_and_what_is_out_of_reach_keeps_its_history() {
    let handed = |facts: &Facts| {
        let events = with(&author(), |ctx| hand_over(&refused(), "", None, facts, ctx)).unwrap();
        events.iter().fold(None, apply).unwrap().refused
    };
    let within = handed(&known(Some(as_given())));
    assert_eq!(within.refusal, Some(Refusal::MustKeepOut));
    assert_eq!(within.on, refused().on);
    let beyond = handed(&known(Some(KnownRefused {
        is_within_reach: false,
        ..as_given()
    })));
    assert_eq!(beyond.on.kind, RecordKind::Review);
    assert_eq!(beyond.on.id, refused().command.0);
}
