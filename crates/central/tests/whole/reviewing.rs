//! Refused commands that their authors decide on: the central believes its log, not the laptop.

use domain::command::Command;
use domain::complaint::ComplaintAction;
use domain::ids::{CommandId, ComplaintId};
use domain::record::{RecordKind, RecordRef};
use domain::refusal::Refusal;
use domain::review::RefusedCommand;
use serde_json::Value;
use uuid::Uuid;
use wire::envelope::Verdict;
use wire::sync_protocol::PushRequest;

use crate::bench::{Bench, Laptop, NOW, complaint_of, customer, refusal_code, store};

/// What a laptop says of a refused command.
fn said(command: CommandId, typed: &Command) -> RefusedCommand {
    RefusedCommand {
        command,
        on: typed.on(),
        store: store("QH"),
        number: None,
        typed: Box::new(typed.clone()),
        refusal: None,
        written_at: NOW,
    }
}

fn hand_over(refused: RefusedCommand) -> Command {
    let note = String::new();
    Command::HandToSupervisor { refused, note }
}

/// A refused command of this person's.
fn refused(bench: &mut Bench, laptop: &mut Laptop) -> (CommandId, Command) {
    let (typed, batch) = note_on_what_is_new(bench, laptop);
    let id = batch.txns[0].cmds[0].command_id;
    let verdict = bench.push(laptop, batch).remove(0).verdict;
    assert!(matches!(verdict, Verdict::Rejected { .. }), "{verdict:?}");
    (id, typed)
}

/// Progress is noted from the first response on; here there was none.
fn note_on_what_is_new(bench: &mut Bench, laptop: &mut Laptop) -> (Command, PushRequest) {
    let mut registration = bench.register(laptop, "QH", customer(1));
    if let Command::RegisterComplaint { complaint } = &mut registration {
        complaint.answered_in_person = None;
    }
    let complaint = complaint_of(&registration);
    bench.give(laptop, registration);
    let typed = Bench::note(complaint, "已联系");
    let batch = bench.batch(laptop, &[vec![typed.clone()]]);
    (typed, batch)
}

fn review(bench: &Bench, command: CommandId) -> Option<Value> {
    bench
        .central
        .in_transaction(|tx| {
            use central::store::ledger::Records as _;
            let of = RecordRef::new(RecordKind::Review, command.0);
            Ok((tx.record(of)?.map(|row| row.state), false))
        })
        .unwrap()
}

#[test]
fn only_the_author_of_a_refused_command_hands_it_over_and_its_reason_is_the_logs() {
    let mut bench = Bench::new();
    let mut chen = bench.laptop("chenyu", 100);
    let mut qiao = bench.laptop("qiaoshan", 300);
    let (id, typed) = refused(&mut bench, &mut chen);

    let stolen = bench.give(&mut qiao, hand_over(said(id, &typed)));
    assert_eq!(refusal_code(&stolen), "not_refused");
    let Command::ActOnComplaint { complaint, .. } = &typed else {
        panic!("{typed:?}");
    };
    let other_words = Bench::note(*complaint, "没说过的话");
    let altered = bench.give(&mut chen, hand_over(said(id, &other_words)));
    assert_eq!(refusal_code(&altered), "not_refused");
    assert_eq!(review(&bench, id), None);

    let lied = RefusedCommand {
        refusal: Some(Refusal::OutOfScope),
        ..said(id, &typed)
    };
    let handed = bench.give(&mut chen, hand_over(lied));
    assert!(matches!(handed, Verdict::Applied { .. }), "{handed:?}");
    let review = review(&bench, id).unwrap();
    assert_eq!(review["refused"]["refusal"]["code"], "wrong_stage");
}

#[test]
fn what_was_never_given_or_was_applied_is_nobodys_to_hand_over() {
    let mut bench = Bench::new();
    let mut chen = bench.laptop("chenyu", 100);
    let (_, typed) = refused(&mut bench, &mut chen);
    let made_up = CommandId(Uuid::from_u128(77));
    let discard = Command::DiscardRefused {
        refused: said(made_up, &typed),
        reason: "不要了".into(),
    };
    assert_eq!(refusal_code(&bench.give(&mut chen, discard)), "not_refused");

    let registration = bench.register(&chen, "QH", customer(1));
    let batch = bench.batch(&mut chen, &[vec![registration.clone()]]);
    let applied = batch.txns[0].cmds[0].command_id;
    bench.push(&chen, batch);
    let handed = bench.give(&mut chen, hand_over(said(applied, &registration)));
    assert_eq!(refusal_code(&handed), "not_refused");
}

#[test]
fn a_history_that_the_person_does_not_reach_gets_no_line() {
    let mut bench = Bench::new();
    let mut chen = bench.laptop("chenyu", 100);
    let mut far = bench.laptop("sunlan", 500);
    let (theirs, registered) = bench.new_customer("TS", "田七");
    bench.give(&mut far, registered);
    let elsewhere = bench.register(&far, "TS", theirs);
    let complaint: ComplaintId = complaint_of(&elsewhere);
    let verdict = bench.give(&mut far, elsewhere);
    assert!(matches!(verdict, Verdict::Applied { .. }), "{verdict:?}");
    let reason = "急".into();
    let action = ComplaintAction::Escalate { reason };
    let typed = Command::ActOnComplaint { complaint, action };
    let batch = bench.batch(&mut chen, &[vec![typed.clone()]]);
    let id = batch.txns[0].cmds[0].command_id;
    bench.push(&chen, batch);
    let handed = bench.give(&mut chen, hand_over(said(id, &typed)));
    assert!(matches!(handed, Verdict::Applied { .. }), "{handed:?}");
    let review = review(&bench, id).unwrap();
    assert_eq!(review["refused"]["on"]["kind"], "review");
}

#[test]
fn a_central_that_forgot_both_takes_them_in_one_batch() {
    let mut bench = Bench::new();
    let mut chen = bench.laptop("chenyu", 100);
    let (typed, first) = note_on_what_is_new(&mut bench, &mut chen);
    let id = first.txns[0].cmds[0].command_id;
    let second = bench.batch(&mut chen, &[vec![hand_over(said(id, &typed))]]);
    let both = PushRequest {
        txns: [first.txns, second.txns].concat(),
        ..second
    };
    let both = PushRequest {
        first_seq: both.txns[0].cmds[0].device_seq,
        ..both
    };
    let verdicts = bench.push(&chen, both);
    assert!(matches!(verdicts[0].verdict, Verdict::Rejected { .. }));
    assert!(
        matches!(verdicts[1].verdict, Verdict::Applied { .. }),
        "{verdicts:?}"
    );
}
