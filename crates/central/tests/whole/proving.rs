//! Several people share a laptop: whose work it is, is proved.

use central::core::Request;
use central::demo::{DEMO_PASSWORD, demo_id};
use domain::ids::StaffId;
use domain::record::{RecordKind, RecordRef};
use domain::time::{DAY_MS, UtcMs};
use uuid::Uuid;
use wire::envelope::Verdict;
use wire::signing::{is_right, lease_text};
use wire::sync_protocol::{PullRequest, PushRequest};

use crate::bench::{Bench, Laptop, customer, refusal_code, sign_in_as, signed_txn};

fn review(bench: &mut Bench, desk: &Laptop, body: PushRequest) -> String {
    let envelope = &body.txns[0].cmds[0];
    let (command, on) = (envelope.command_id, envelope.command().unwrap().on());
    let before = bench.seq();
    let verdicts = bench.push(desk, body);
    assert!(
        matches!(verdicts[0].verdict, Verdict::Review { .. }),
        "{verdicts:?}"
    );
    assert_eq!(bench.seq(), before + 1, "more than its review came of it");
    bench
        .central
        .in_transaction(|tx| {
            use central::store::ledger::{Commands, Records};
            assert!(tx.record(on)?.is_none(), "applied after all");
            let review = RecordRef::new(RecordKind::Review, command.0);
            let review = tx.record(review)?.expect("for the supervisor");
            assert_eq!(review.state["state"]["is"], "waiting");
            Ok((tx.logged(command)?.expect("kept").body, false))
        })
        .unwrap()
}

/// Two people on one life of one laptop, with one sequence.
fn two(bench: &mut Bench) -> (Laptop, Laptop) {
    (bench.laptop("chenyu", 100), bench.laptop("linyue", 100))
}

#[test]
fn a_colleagues_session_carries_work_under_the_name_of_whoever_did_it() {
    let mut bench = Bench::new();
    let (mut chen, lin) = two(&mut bench);
    let command = bench.register(&chen, "QH", customer(1));
    let body = bench.batch(&mut chen, &[vec![command]]);
    let verdicts = bench.push(&lin, body);
    assert!(
        matches!(verdicts[0].verdict, Verdict::Applied { .. }),
        "{verdicts:?}"
    );
}

#[test]
fn work_without_its_actors_proof_goes_to_review_and_is_kept() {
    let mut bench = Bench::new();
    let (mut chen, lin) = two(&mut bench);
    let elsewhere = bench.laptop("chenyu", 500);
    let next = |bench: &mut Bench, chen: &mut Laptop| {
        let command = bench.register(chen, "QH", customer(1));
        bench.batch(chen, &[vec![command]])
    };

    let mut bare = next(&mut bench, &mut chen);
    bare.txns[0].mac = None;
    review(&mut bench, &lin, bare);

    let mut changed = next(&mut bench, &mut chen);
    changed.txns[0].cmds[0].payload["complaint"]["description"] = "改过的话".into();
    assert!(review(&mut bench, &lin, changed).contains("改过的话"));

    // Lin signs in Chen's name, with the only key that Lin has.
    let mut forged = next(&mut bench, &mut chen);
    let txn = forged.txns.remove(0);
    forged.txns = vec![signed_txn(&lin.key, txn.txn_id, chen.staff, txn.cmds)];
    review(&mut bench, &lin, forged);

    // Chen's key of another laptop is not this laptop's.
    let mut foreign = next(&mut bench, &mut chen);
    let txn = foreign.txns.remove(0);
    foreign.txns = vec![signed_txn(&elsewhere.key, txn.txn_id, chen.staff, txn.cmds)];
    review(&mut bench, &lin, foreign);

    for nonsense in [
        "",
        ":",
        "not a key:00",
        "00000000-0000-0000-0000-000000000000:zz",
    ] {
        let mut body = next(&mut bench, &mut chen);
        body.txns[0].mac = Some(nonsense.to_owned());
        review(&mut bench, &lin, body);
    }
}

#[test]
fn a_command_in_the_name_of_another_than_its_actions_actor_is_rejected() {
    let mut bench = Bench::new();
    let (mut chen, _) = two(&mut bench);
    let command = bench.register(&chen, "QH", customer(1));
    let mut body = bench.batch(&mut chen, &[vec![command]]);
    body.txns[0].cmds[0].actor = StaffId(demo_id("staff", "linyue"));
    chen.sign(&mut body);
    let verdicts = bench.push(&chen, body);
    assert_eq!(refusal_code(&verdicts[0].verdict), "wrong_actor");
}

#[test]
fn the_work_of_somebody_who_left_goes_to_review_and_blocks_nobody() {
    let mut bench = Bench::new();
    let (mut chen, mut lin) = two(&mut bench);
    let command = bench.register(&chen, "QH", customer(1));
    let body = bench.batch(&mut chen, &[vec![command]]);
    bench
        .central
        .in_transaction(|tx| {
            use central::store::ledger::People;
            let mut user = tx.user_of(chen.staff)?.expect("a user");
            user.active = false;
            tx.put_user(&user)?;
            Ok(((), true))
        })
        .unwrap();
    review(&mut bench, &lin, body);
    lin.next = chen.next;
    let command = bench.register(&lin, "QH", customer(1));
    let body = bench.batch(&mut lin, &[vec![command]]);
    let verdicts = bench.push(&lin, body);
    assert!(
        matches!(verdicts[0].verdict, Verdict::Applied { .. }),
        "{verdicts:?}"
    );
}

#[test]
fn a_lease_is_the_persons_own_and_every_pull_lengthens_it() {
    let mut bench = Bench::new();
    let request = sign_in_as("chenyu", DEMO_PASSWORD, 100);
    let device = request.device_id;
    let signed = match bench.ask(Request::SignIn(request)) {
        central::core::Response::SignedIn(signed) => signed,
        other => panic!("{other:?}"),
    };
    let lease = signed.lease;
    assert_eq!(lease.not_after, UtcMs(bench.now.0 + 7 * DAY_MS));
    assert_eq!(lease.key, signed.mac_key.id);
    let text = lease_text(lease.lease_id, lease.staff_id, device, lease.not_after);
    let secret = hex::decode(&signed.mac_key.secret).unwrap();
    assert!(is_right(&lease.signature, &secret, text.as_bytes()));
    let longer = lease_text(lease.lease_id, lease.staff_id, device, UtcMs(i64::MAX));
    assert!(!is_right(&lease.signature, &secret, longer.as_bytes()));

    bench.now.0 += 60_000;
    let body = PullRequest {
        cursor: None,
        scope_state: None,
        row_schema: 1,
        max_bytes: 1_000_000,
        wait_s: 0,
        key: None,
    };
    let token = signed.tokens.access;
    let pulled = match bench.ask(Request::Pull { token, body }) {
        central::core::Response::Pulled(pulled) => pulled,
        other => panic!("{other:?}"),
    };
    let next = pulled.lease.expect("with the last page");
    assert_eq!(next.not_after, UtcMs(bench.now.0 + 7 * DAY_MS));
    assert_eq!(next.staff_id, signed.staff.id);
    assert_ne!(next.lease_id, Uuid::nil());
}

#[test]
fn a_lease_is_signed_with_the_key_that_the_laptop_has_and_never_with_anothers() {
    let mut bench = Bench::new();
    let sign_in = |bench: &mut Bench, user: &str, nth: u128| match bench
        .ask(Request::SignIn(sign_in_as(user, DEMO_PASSWORD, nth)))
    {
        central::core::Response::SignedIn(signed) => signed,
        other => panic!("{other:?}"),
    };
    let first = sign_in(&mut bench, "chenyu", 100);
    bench.now.0 += 1;
    // This answer never reached the laptop, or its disk was full.
    let second = sign_in(&mut bench, "chenyu", 100);
    let colleague = sign_in(&mut bench, "linyue", 100);
    let elsewhere = sign_in(&mut bench, "chenyu", 500);
    let last = second.mac_key.id;
    for (held, with) in [
        (Some(first.mac_key.id), first.mac_key.id),
        (Some(last), last),
        (None, last),
        (Some(colleague.mac_key.id), last),
        (Some(elsewhere.mac_key.id), last),
        (Some(Uuid::nil()), last),
    ] {
        let body = PullRequest {
            cursor: None,
            scope_state: None,
            row_schema: 1,
            max_bytes: 1_000_000,
            wait_s: 0,
            key: held,
        };
        let token = first.tokens.access.clone();
        let pulled = match bench.ask(Request::Pull { token, body }) {
            central::core::Response::Pulled(pulled) => pulled,
            other => panic!("{other:?}"),
        };
        assert_eq!(pulled.lease.expect("with the last page").key, with);
    }
}

#[test]
fn a_shared_laptop_holds_the_records_of_everybody_on_it() {
    let mut bench = Bench::new();
    let chen = bench.laptop("chenyu", 100);
    let stores = |bench: &mut Bench, desk: &Laptop| {
        let body = PullRequest {
            cursor: None,
            scope_state: None,
            row_schema: 1,
            max_bytes: 1_000_000,
            wait_s: 0,
            key: None,
        };
        let token = desk.token.clone();
        match bench.ask(Request::Pull { token, body }) {
            central::core::Response::Pulled(pulled) => pulled.scope_state,
            other => panic!("{other:?}"),
        }
    };
    let alone = stores(&mut bench, &chen);
    let sun = bench.laptop("sunlan", 100);
    let shared = stores(&mut bench, &chen);
    assert_ne!(alone, shared);
    assert_eq!(shared, stores(&mut bench, &sun));
    bench
        .central
        .in_transaction(|tx| {
            use central::store::ledger::People;
            let mut user = tx.user_of(sun.staff)?.expect("a user");
            user.active = false;
            tx.put_user(&user)?;
            Ok(((), true))
        })
        .unwrap();
    assert_eq!(stores(&mut bench, &chen), alone);
}
