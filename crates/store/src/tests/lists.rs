//! Finding and sorting.

use domain::ids::{CustomerId, StoreId};
use domain::time::UtcMs;
use uuid::Uuid;

use super::{desk, id, record};
use crate::{ComplaintIndex, OrderIndex, Projection, Store};

fn terms(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

fn complaint(n: u128, due: Option<i64>, raised: i64, is_open: bool) -> ComplaintIndex {
    ComplaintIndex {
        id: id(n),
        customer: CustomerId(id(50)),
        store: StoreId(id(60)),
        stage: "triaged".into(),
        grade: "urgent".into(),
        due_at: due.map(UtcMs),
        raised_at: UtcMs(raised),
        is_open,
    }
}

fn found(store: &Store, prefix: &str) -> Vec<Uuid> {
    store
        .read(|r| r.find_customers(prefix, 10))
        .expect("searched")
}

#[test]
fn a_customer_is_found_by_the_beginning_of_a_term_and_a_whole_term_comes_first() {
    let (_at, store) = desk();
    store
        .write(|tx| {
            tx.index_customer(
                id(1),
                &terms(&["王小明", "小明", "wangxiaoming", "wxm", "6218"]),
            )?;
            tx.index_customer(id(2), &terms(&["王小", "WangXiao", "wx", "0032"]))?;
            tx.index_customer(id(3), &terms(&["李雷", "lilei", "ll"]))
        })
        .expect("indexed");
    assert_eq!(found(&store, "wx"), [id(2), id(1)]);
    assert_eq!(found(&store, "WANGX"), [id(2), id(1)]);
    assert_eq!(found(&store, " 王小明 "), [id(1)]);
    assert_eq!(found(&store, "62"), [id(1)]);
    assert_eq!(found(&store, "李"), [id(3)]);
    assert_eq!(found(&store, "xm"), Vec::<Uuid>::new());
    assert_eq!(found(&store, "%"), Vec::<Uuid>::new());
    assert_eq!(found(&store, "  "), Vec::<Uuid>::new());
}

#[test]
fn new_terms_take_the_place_of_the_old_ones() {
    let (_at, store) = desk();
    for name in ["lilei", "hanmeimei"] {
        store
            .write(|tx| tx.index_customer(id(1), &terms(&[name, name])))
            .expect("indexed");
    }
    assert_eq!(found(&store, "li"), Vec::<Uuid>::new());
    assert_eq!(found(&store, "han"), [id(1)]);
}

#[test]
fn complaints_come_by_next_deadline_and_resolved_ones_last() {
    let (_at, store) = desk();
    store
        .write(|tx| {
            tx.index_complaint(&complaint(1, None, 5, true))?;
            tx.index_complaint(&complaint(2, Some(300), 1, true))?;
            tx.index_complaint(&complaint(3, Some(100), 9, true))?;
            tx.index_complaint(&complaint(4, Some(100), 8, true))?;
            tx.index_complaint(&complaint(5, Some(50), 2, false))
        })
        .expect("indexed");
    let by_due = |all, most| {
        store
            .read(|r| r.complaints_by_due(all, most))
            .expect("listed")
    };
    assert_eq!(by_due(false, 10), [4, 3, 2, 1].map(id));
    assert_eq!(by_due(true, 10), [4, 3, 2, 1, 5].map(id));
    assert_eq!(by_due(false, 2), [4, 3].map(id));
}

#[test]
fn complaints_and_orders_of_a_customer_come_latest_first() {
    let (_at, store) = desk();
    store
        .write(|tx| {
            tx.index_complaint(&complaint(1, None, 10, true))?;
            tx.index_complaint(&complaint(2, None, 20, false))?;
            tx.index_complaint(&complaint(3, None, 30, true))?;
            for (n, at) in [(7, 100), (8, 300), (9, 200)] {
                tx.index_order(&OrderIndex {
                    id: id(n),
                    customer: CustomerId(id(50)),
                    moves_at: UtcMs(at),
                })?;
            }
            Ok(())
        })
        .expect("indexed");
    let customer = CustomerId(id(50));
    let complaints = store
        .read(|r| r.complaints_of(customer, UtcMs(20)))
        .expect("listed");
    assert_eq!(complaints, [3, 2].map(id));
    let orders = store.read(|r| r.orders_of(customer)).expect("listed");
    assert_eq!(orders, [8, 9, 7].map(id));
    let nobody = store.read(|r| r.orders_of(CustomerId(id(51))));
    assert_eq!(nobody.expect("listed"), Vec::<Uuid>::new());
}

#[test]
fn projections_are_rebuilt_from_records_alone() {
    let (_at, store) = desk();
    store
        .write(|tx| {
            for n in 0..1200 {
                tx.put(&record("customer", n, "{}"))?;
            }
            tx.index_customer(id(9999), &terms(&["stale"]))?;
            tx.index_complaint(&complaint(9998, None, 1, true))
        })
        .expect("written");
    let seen = store
        .write(|tx| {
            tx.rebuild_projections(|record| {
                Ok(Projection::Customer {
                    terms: vec![format!("no{}", record.id.as_u128())],
                })
            })
        })
        .expect("rebuilt");
    assert_eq!(seen, 1200);
    assert_eq!(found(&store, "stale"), Vec::<Uuid>::new());
    assert_eq!(found(&store, "no1199"), [id(1199)]);
    let complaints = store.read(|r| r.complaints_by_due(true, 10));
    assert_eq!(complaints.expect("listed"), Vec::<Uuid>::new());
}

#[test]
fn an_evicted_record_is_found_no_more() {
    let (_at, store) = desk();
    store
        .write(|tx| {
            tx.put(&record("customer", 1, "{}"))?;
            tx.index_customer(id(1), &terms(&["lilei"]))?;
            assert!(tx.evict("customer", id(1))?);
            assert!(!tx.evict("customer", id(1))?);
            Ok(())
        })
        .expect("evicted");
    assert_eq!(found(&store, "li"), Vec::<Uuid>::new());
}
