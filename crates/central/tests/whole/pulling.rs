//! Records come down.

use central::core::{Request, Response};
use central::demo::demo_id;
use domain::ids::StoreId;
use domain::organisation::Staff;
use domain::record::{RecordKind, RecordState};
use serde_json::json;
use wire::sync_protocol::{Change, ProblemCode, PullRequest};

use crate::bench::{Bench, Laptop, complaint_of, customer, store, upserts};

fn problem(response: Response) -> ProblemCode {
    match response {
        Response::Problem(problem) => problem.code,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_pull_never_returns_another_stores_records() {
    let mut bench = Bench::new();
    let mut desk = bench.laptop("chenyu", 100);
    let other = bench.laptop("sunlan", 200);
    let complaint = bench.register(&desk, "QH", customer(1));
    bench.give(&mut desk, complaint);
    let (changes, page) = bench.pull(&other, None, 1 << 20);
    let theirs = format!("store:{}", store("TS"));
    let kinds = |kind: &str| upserts(&changes).iter().filter(|r| r.kind == kind).count();
    assert_eq!((kinds("store"), kinds("crew"), kinds("staff")), (3, 2, 15));
    assert!(kinds("customer") > 50 && kinds("move_order") > 20);
    for record in upserts(&changes) {
        assert_eq!(record.scope_keys.len(), 1);
        let key = &record.scope_keys[0];
        assert!(*key == theirs || key == "ref:organisation", "{key}");
        if let Some(of) = record.state.get("store").filter(|_| record.kind != "crew") {
            assert_eq!(of, &json!(store("TS")));
        }
    }
    assert_eq!(page.seq, bench.seq());
    assert!(page.removed_scopes.is_empty());
}

#[test]
fn every_record_comes_in_a_shape_that_the_domain_reads() {
    let mut bench = Bench::new();
    let mut desk = bench.laptop("zhaohe", 100);
    let complaint = bench.register(&desk, "QH", customer(1));
    bench.give(&mut desk, complaint);
    let (changes, _) = bench.pull(&desk, None, 1 << 20);
    let mut tiers = std::collections::BTreeSet::new();
    let mut customers = 0;
    for record in upserts(&changes) {
        let tagged = json!({ "kind": record.kind, "state": record.state });
        let state: RecordState = serde_json::from_value(tagged).unwrap();
        if let RecordState::Customer(customer) = state {
            customers += 1;
            tiers.insert(customer.tier);
        }
    }
    assert_eq!((customers, tiers.len()), (300, 4));
}

#[test]
fn tiny_pages_add_up_to_the_whole_in_the_same_order() {
    let mut bench = Bench::new();
    let mut desk = bench.laptop("chenyu", 100);
    let complaint = bench.register(&desk, "QH", customer(1));
    bench.give(&mut desk, complaint);
    let (whole, _) = bench.pull(&desk, None, 1 << 20);
    let (pages, last) = bench.pull(&desk, None, 600);
    assert_eq!(whole, pages);
    assert!(upserts(&whole).windows(2).all(|w| w[0].seq <= w[1].seq));
    let (nothing, again) = bench.pull(&desk, Some(last.cursor), 600);
    assert!(nothing.is_empty() && again.complete);
}

#[test]
fn what_is_written_between_two_pages_waits_for_the_next_checkpoint() {
    let mut bench = Bench::new();
    let mut desk = bench.laptop("chenyu", 100);
    let complaint = bench.register(&desk, "QH", customer(1));
    let about = complaint_of(&complaint);
    bench.give(&mut desk, complaint);
    let Response::Pulled(first) = bench.page(&desk, None, 600) else {
        panic!()
    };
    assert!(!first.complete);
    bench.give(&mut desk, Bench::note(about, "中途"));
    let (rest, last) = bench.pull(&desk, Some(first.cursor), 1 << 20);
    let version = |changes: &[Change]| {
        upserts(changes)
            .iter()
            .find(|r| r.id == about.0)
            .map(|r| r.version)
    };
    assert_eq!(version(&rest), Some(1));
    assert_eq!(last.seq, first.seq);
    let (next, _) = bench.pull(&desk, Some(last.cursor), 1 << 20);
    assert_eq!(version(&next), Some(2));
    assert_eq!(next.len(), 2, "the complaint and its new timeline entry");
}

#[test]
fn a_forged_or_damaged_cursor_is_told_to_begin_anew() {
    let mut bench = Bench::new();
    let desk = bench.laptop("chenyu", 100);
    let (_, page) = bench.pull(&desk, None, 1 << 20);
    let mut forged = page.cursor.clone().into_bytes();
    forged[20] = if forged[20] == b'0' { b'1' } else { b'0' };
    let forged = String::from_utf8(forged).unwrap();
    let cut = page.cursor[..page.cursor.len() - 2].to_owned();
    for cursor in [forged, "rubbish".to_owned(), String::new(), cut] {
        assert_eq!(
            problem(bench.page(&desk, Some(cursor), 600)),
            ProblemCode::Reset
        );
    }
    let strange_scope = Request::Pull {
        token: desk.token.clone(),
        body: PullRequest {
            cursor: Some(page.cursor),
            scope_state: Some("another".into()),
            row_schema: 1,
            max_bytes: 600,
            wait_s: 0,
            key: None,
        },
    };
    assert_eq!(bench.problem(strange_scope), ProblemCode::Reset);
}

impl Bench {
    fn staff(&mut self, user: &str) -> Staff {
        let zhaohe = self.laptop("zhaohe", 900);
        let (changes, _) = self.pull(&zhaohe, None, 1 << 20);
        let id = demo_id("staff", user);
        let record = upserts(&changes).into_iter().find(|r| r.id == id).unwrap();
        serde_json::from_value(record.state.clone()).unwrap()
    }

    fn assign(&mut self, user: &str, codes: &[&str]) {
        let mut staff = self.staff(user);
        staff.stores = codes
            .iter()
            .map(|code| store(code))
            .collect::<Vec<StoreId>>();
        self.central.publish(&[RecordState::Staff(staff)]).unwrap();
    }
}

fn ids(changes: &[Change], kind: &str) -> Vec<uuid::Uuid> {
    let mut ids: Vec<_> = upserts(changes)
        .iter()
        .filter(|r| r.kind == kind)
        .map(|r| r.id)
        .collect();
    ids.sort();
    ids
}

#[test]
fn a_changed_scope_removes_old_keys_and_fills_new_ones() {
    let mut bench = Bench::new();
    let desk = bench.laptop("chenyu", 100);
    let ts = bench.laptop("sunlan", 200);
    let (_, before) = bench.pull(&desk, None, 1 << 20);
    bench.assign("chenyu", &["TS"]);
    let (changes, after) = bench.pull(&desk, Some(before.cursor.clone()), 4000);
    assert_eq!(after.removed_scopes, [format!("store:{}", store("QH"))]);
    assert_ne!(after.scope_state, before.scope_state);
    let (theirs, _) = bench.pull(&ts, None, 1 << 20);
    assert_eq!(ids(&changes, "customer"), ids(&theirs, "customer"));
    assert_eq!(ids(&changes, "staff"), [demo_id("staff", "chenyu")]);
    let (nothing, quiet) = bench.pull(&desk, Some(after.cursor), 4000);
    assert!(nothing.is_empty() && quiet.removed_scopes.is_empty());
}

#[test]
fn a_scope_that_moves_in_the_middle_of_a_checkpoint_begins_anew() {
    let mut bench = Bench::new();
    let desk = bench.laptop("chenyu", 100);
    let Response::Pulled(first) = bench.page(&desk, None, 600) else {
        panic!()
    };
    bench.assign("chenyu", &["QH", "TS"]);
    assert_eq!(
        problem(bench.page(&desk, Some(first.cursor), 600)),
        ProblemCode::Reset
    );
}

#[test]
fn a_record_that_leaves_is_evicted_once_and_not_where_another_key_keeps_it() {
    let mut bench = Bench::new();
    let qh = bench.laptop("chenyu", 100);
    let ts = bench.laptop("sunlan", 200);
    let top = bench.laptop("zhaohe", 300);
    let cursors: Vec<_> = [&qh, &ts, &top]
        .into_iter()
        .map(|desk| bench.pull(desk, None, 1 << 20).1.cursor)
        .collect();
    let (changes, _) = bench.pull(&top, None, 1 << 20);
    let record = upserts(&changes)
        .into_iter()
        .find(|r| r.id == customer(1).0)
        .unwrap();
    let mut moved: domain::customer::Customer =
        serde_json::from_value(record.state.clone()).unwrap();
    moved.store = store("TS");
    bench
        .central
        .publish(&[RecordState::Customer(moved)])
        .unwrap();
    let mut next = |desk: &Laptop, at: usize| {
        let (mut changes, _) = bench.pull(desk, Some(cursors[at].clone()), 1 << 20);
        assert_eq!(changes.len(), 1);
        changes.remove(0)
    };
    let Change::Evict { entity } = next(&qh, 0) else {
        panic!("not evicted")
    };
    assert_eq!(entity.kind, RecordKind::Customer.as_str());
    assert!(matches!(next(&ts, 1), Change::Upsert { .. }));
    assert!(matches!(next(&top, 2), Change::Upsert { record } if record.version == 2));
}
