//! Commands go up.

use domain::time::{HOUR_MS, UtcMs};
use uuid::Uuid;
use wire::envelope::{RejectReason, Verdict};
use wire::sync_protocol::ProblemCode;

use crate::bench::{Bench, NOW, complaint_of, customer, refusal_code, upserts};
use central::core::{Request, Response};

#[test]
fn a_repeated_push_changes_nothing_and_gives_byte_equal_verdicts() {
    let mut bench = Bench::new();
    let mut desk = bench.laptop("chenyu", 100);
    let good = bench.register(&desk, "QH", customer(1));
    let bad = Bench::note(domain::ids::ComplaintId(Uuid::from_u128(9)), "谁");
    let body = bench.batch(&mut desk, &[vec![good], vec![bad]]);
    let first = bench.push(&desk, body.clone());
    let seq = bench.seq();
    bench.now = UtcMs(bench.now.0 + 60_000);
    let again = bench.push(&desk, body);
    assert_eq!(
        serde_json::to_vec(&first).unwrap(),
        serde_json::to_vec(&again).unwrap()
    );
    assert_eq!(bench.seq(), seq);
    assert!(matches!(first[0].verdict, Verdict::Applied { .. }));
    assert_eq!(refusal_code(&first[1].verdict), "not_found");
}

#[test]
fn the_same_number_with_another_body_is_a_forked_device() {
    let mut bench = Bench::new();
    let mut desk = bench.laptop("chenyu", 100);
    let command = bench.register(&desk, "QH", customer(1));
    let body = bench.batch(&mut desk, &[vec![command]]);
    bench.push(&desk, body.clone());
    let mut forked = body.clone();
    forked.txns[0].cmds[0].authored_wall = UtcMs(5);
    let problem = bench.push_problem(&desk, forked);
    assert_eq!(problem.code, ProblemCode::DeviceForked);
    assert_eq!(problem.status, 409);
    let mut other_life = body;
    other_life.incarnation = Uuid::from_u128(77);
    assert_eq!(
        bench.push_problem(&desk, other_life).code,
        ProblemCode::DeviceForked
    );
}

#[test]
fn a_gap_is_refused_with_the_expected_number_and_nothing_before_it_is_decided() {
    let mut bench = Bench::new();
    let mut desk = bench.laptop("chenyu", 100);
    let (_, one) = bench.new_customer("QH", "甲");
    let (_, two) = bench.new_customer("QH", "乙");
    let mut body = bench.batch(&mut desk, &[vec![one], vec![two]]);
    body.txns[1].cmds[0].device_seq = 3;
    let before = bench.seq();
    let problem = bench.push_problem(&desk, body);
    assert_eq!(
        (problem.code, problem.expected),
        (ProblemCode::SeqGap, Some(2))
    );
    assert_eq!(bench.seq(), before);
}

#[test]
fn a_refused_command_still_consumes_its_number() {
    let mut bench = Bench::new();
    let mut desk = bench.laptop("chenyu", 100);
    let mut huge = bench.register(&desk, "QH", customer(1));
    if let domain::command::Command::RegisterComplaint { complaint } = &mut huge {
        complaint.description = "坏".repeat(100_000);
    }
    let refused = bench.give(&mut desk, huge);
    assert_eq!(refusal_code(&refused), "text_too_long");
    let next = bench.register(&desk, "QH", customer(1));
    assert!(matches!(
        bench.give(&mut desk, next),
        Verdict::Applied { .. }
    ));
}

#[test]
fn a_transaction_is_all_or_nothing_and_names_the_one_to_blame() {
    let mut bench = Bench::new();
    let mut desk = bench.laptop("chenyu", 100);
    let (_, fine) = bench.new_customer("QH", "甲");
    let foreign = bench.register(&desk, "TS", customer(1));
    let (late, also_fine) = bench.new_customer("QH", "乙");
    let before = bench.seq();
    let body = bench.batch(&mut desk, &[vec![fine, foreign, also_fine]]);
    let culprit = body.txns[0].cmds[1].command_id;
    let verdicts = bench.push(&desk, body);
    assert_eq!(refusal_code(&verdicts[1].verdict), "out_of_scope");
    for other in [&verdicts[0], &verdicts[2]] {
        assert_eq!(
            other.verdict,
            Verdict::Rejected {
                reason: RejectReason::Dependency,
                root_cause: Some(culprit)
            }
        );
    }
    assert_eq!(bench.seq(), before);
    // What builds on a creation that was taken back names the same culprit, later too.
    let dependent = bench.register(&desk, "QH", late);
    assert_eq!(
        bench.give(&mut desk, dependent),
        Verdict::Rejected {
            reason: RejectReason::Dependency,
            root_cause: Some(culprit)
        }
    );
}

#[test]
fn a_customer_and_the_complaint_about_it_go_in_one_transaction() {
    let mut bench = Bench::new();
    let mut desk = bench.laptop("chenyu", 100);
    let (id, new) = bench.new_customer("QH", "新客");
    let complaint = bench.register(&desk, "QH", id);
    let about = complaint_of(&complaint);
    let note = Bench::note(about, "已联系");
    let body = bench.batch(&mut desk, &[vec![new, complaint, note]]);
    let verdicts = bench.push(&desk, body);
    let Verdict::Applied { numbers, .. } = &verdicts[1].verdict else {
        panic!("{verdicts:?}")
    };
    assert_eq!(numbers[0].number, "TS-2603-00001");
    let Verdict::Applied { versions, .. } = &verdicts[2].verdict else {
        panic!("{verdicts:?}")
    };
    assert_eq!((versions[0].entity.id, versions[0].version), (about.0, 2));
}

#[test]
fn a_command_outside_the_scope_is_rejected_and_changes_nothing() {
    let mut bench = Bench::new();
    let mut desk = bench.laptop("chenyu", 100);
    let mut other = bench.laptop("sunlan", 200);
    let complaint = bench.register(&desk, "QH", customer(1));
    let about = complaint_of(&complaint);
    bench.give(&mut desk, complaint);
    let before = bench.seq();
    let verdict = bench.give(&mut other, Bench::note(about, "偷看"));
    assert_eq!(refusal_code(&verdict), "out_of_scope");
    // Nor may a complaint at the own store copy another store's customer.
    let copy = bench.register(&other, "TS", customer(1));
    assert_eq!(refusal_code(&bench.give(&mut other, copy)), "out_of_scope");
    assert_eq!(bench.seq(), before);
}

#[test]
fn the_uncertified_only_draft() {
    let mut bench = Bench::new();
    let mut learner = bench.laptop("hemu", 300);
    let draft = bench.register(&learner, "QH", customer(1));
    assert_eq!(
        refusal_code(&bench.give(&mut learner, draft)),
        "not_certified"
    );
}

#[test]
fn an_unknown_command_is_rejected_and_its_body_kept() {
    let mut bench = Bench::new();
    let mut desk = bench.laptop("chenyu", 100);
    let command = bench.register(&desk, "QH", customer(1));
    let mut body = bench.batch(&mut desk, &[vec![command]]);
    body.txns[0].cmds[0].payload = serde_json::json!({ "type": "teleport", "to": "月球" });
    desk.sign(&mut body);
    let id = body.txns[0].cmds[0].command_id;
    let verdicts = bench.push(&desk, body);
    assert_eq!(refusal_code(&verdicts[0].verdict), "unknown_command");
    bench
        .central
        .in_transaction(|tx| {
            use central::store::ledger::Commands;
            assert!(tx.logged(id)?.unwrap().body.contains("月球"));
            Ok(((), false))
        })
        .unwrap();
}

#[test]
fn a_command_sent_again_under_another_number_gets_its_old_verdict() {
    let mut bench = Bench::new();
    let mut desk = bench.laptop("chenyu", 100);
    let command = bench.register(&desk, "QH", customer(1));
    let body = bench.batch(&mut desk, &[vec![command]]);
    let first = bench.push(&desk, body.clone());
    let before = bench.seq();
    let mut again = body;
    again.first_seq = 2;
    again.txns[0].cmds[0].device_seq = 2;
    let verdicts = bench.push(&desk, again.clone());
    assert_eq!(verdicts[0].verdict, first[0].verdict);
    assert_eq!(bench.push(&desk, again.clone()), verdicts);
    assert_eq!(bench.seq(), before);
    // Another laptop learns nothing by taking the id.
    let mut other = bench.laptop("linyue", 400);
    let command = bench.register(&other, "QH", customer(1));
    let mut stolen = bench.batch(&mut other, &[vec![command]]);
    stolen.txns[0].cmds[0].command_id = again.txns[0].cmds[0].command_id;
    assert_eq!(
        bench.push_problem(&other, stolen).code,
        ProblemCode::DeviceForked
    );
}

#[test]
fn the_sequence_is_gapless_after_fifty_mixed_pushes() {
    let mut bench = Bench::new();
    let mut desks = [
        bench.laptop("chenyu", 100),
        bench.laptop("sunlan", 200),
        bench.laptop("yeqing", 300),
    ];
    let stores = ["QH", "TS", "BJ"];
    let start = bench.seq();
    let mut seqs = vec![];
    for n in 0..50_usize {
        let (desk, code) = (&mut desks[n % 3], stores[(n + n / 7) % 3]);
        let (id, new) = bench.new_customer(code, "某某");
        let complaint = bench.register(desk, code, id);
        let note = Bench::note(complaint_of(&complaint), "记录");
        let body = bench.batch(desk, &[vec![new, complaint], vec![note]]);
        for verdict in bench.push(desk, body) {
            if let Verdict::Applied { seq, .. } = verdict.verdict {
                seqs.push(seq);
            }
        }
    }
    let expected: Vec<u64> = (start + 1..=bench.seq()).collect();
    assert_eq!(seqs, expected);
    assert!(seqs.len() > 60, "{}", seqs.len());
}

#[test]
fn the_effective_time_never_goes_back_nor_beyond_now() {
    let mut bench = Bench::new();
    let mut desk = bench.laptop("linyue", 100);
    let now = bench.now;
    let register = bench.register(&desk, "QH", customer(1));
    let about = complaint_of(&register);
    let notes = [
        Bench::note(about, "二"),
        Bench::note(about, "三"),
        Bench::note(about, "四"),
    ];
    let txns: Vec<_> = std::iter::once(register)
        .chain(notes)
        .map(|c| vec![c])
        .collect();
    let mut body = bench.batch(&mut desk, &txns);
    // An hour ago; corrected by the offset; before its predecessor; years ahead.
    let walls = [
        NOW.0 - HOUR_MS,
        NOW.0 - HOUR_MS,
        NOW.0 - 9 * HOUR_MS,
        NOW.0 * 2,
    ];
    for (txn, wall) in body.txns.iter_mut().zip(walls) {
        txn.cmds[0].authored_wall = UtcMs(wall);
    }
    body.txns[1].cmds[0].clock_offset_ms = Some(HOUR_MS / 2);
    body.txns[0].cmds[0].payload["complaint"]["raised_at"] = (NOW.0 - HOUR_MS).into();
    desk.sign(&mut body);
    for verdict in bench.push(&desk, body) {
        assert!(
            matches!(verdict.verdict, Verdict::Applied { .. }),
            "{verdict:?}"
        );
    }
    let (changes, _) = bench.pull(&desk, None, 1 << 20);
    let mut times: Vec<(u64, i64)> = upserts(&changes)
        .into_iter()
        .filter(|r| r.parent == Some(about.0) && r.state["ordinal"] == 0)
        .map(|r| (r.seq, r.state["at"].as_i64().unwrap()))
        .collect();
    times.sort_unstable();
    let times: Vec<i64> = times.into_iter().map(|(_, at)| at).collect();
    let half = NOW.0 - HOUR_MS / 2;
    assert_eq!(times, [NOW.0 - HOUR_MS, half, half, now.0]);
}

#[test]
fn too_many_commands_are_too_large_and_a_batch_at_odds_with_itself_is_malformed() {
    let mut bench = Bench::new();
    let mut desk = bench.laptop("chenyu", 100);
    let txns: Vec<_> = (0..201)
        .map(|_| vec![bench.new_customer("QH", "多").1])
        .collect();
    let body = bench.batch(&mut desk, &txns);
    assert_eq!(
        bench.push_problem(&desk, body.clone()).code,
        ProblemCode::TooLarge
    );
    let mut wrong_first = body.clone();
    wrong_first.txns.truncate(2);
    let mut strange_txn = wrong_first.clone();
    let mut twice = wrong_first.clone();
    wrong_first.first_seq = 9;
    strange_txn.txns[0].txn_id = domain::ids::TxnId(Uuid::from_u128(4));
    twice.txns[1].cmds[0].command_id = twice.txns[0].cmds[0].command_id;
    for odd in [wrong_first, strange_txn, twice] {
        assert_eq!(bench.push_problem(&desk, odd).code, ProblemCode::Malformed);
    }
}

#[test]
fn a_lost_answer_is_looked_up_by_its_own_device_only() {
    let mut bench = Bench::new();
    let mut desk = bench.laptop("chenyu", 100);
    let other = bench.laptop("linyue", 200);
    let command = bench.register(&desk, "QH", customer(1));
    let body = bench.batch(&mut desk, &[vec![command]]);
    let id = body.txns[0].cmds[0].command_id;
    let verdicts = bench.push(&desk, body);
    let mut found = |token: &str| {
        let token = token.to_owned();
        match bench.ask(Request::CommandLookup { token, id }) {
            Response::Found(lookup) => lookup.found,
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(found(&desk.token), Some(verdicts[0].clone()));
    assert_eq!(found(&other.token), None);
}
