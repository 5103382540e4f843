//! Lists, and that what records show always follows from the records.

use domain::ids::{CustomerId, StaffId, StoreId};
use domain::time::UtcMs;
use uuid::Uuid;

use super::{KEY, Shown, desk, device, id, record, showing, shows};
use crate::list::{COUNT, range_sql};
use crate::transaction::hold;
use crate::{
    DataFolder, ListAsk, ListLine, ListMark, ListOrder, Listed, Projection, Shows, Store,
    StoredRecord,
};

fn complaint(n: u128, store: u128, due: Option<i64>, raised: i64, is_open: bool) -> StoredRecord {
    showing(
        "complaint",
        n,
        &Shown {
            store,
            customer: Some(50),
            owner: Some(40),
            at: raised,
            due_at: due,
            is_open,
            ..Shown::default()
        },
    )
}

fn desk_with(records: &[StoredRecord]) -> (tempfile::TempDir, Store) {
    let (at, store) = desk();
    store
        .write(|tx| records.iter().try_for_each(|record| tx.put(record)))
        .expect("written");
    (at, store)
}

fn stores(numbers: &[u128]) -> Vec<StoreId> {
    numbers.iter().map(|n| StoreId(id(*n))).collect()
}

fn ask(stores: &[StoreId], order: ListOrder, most: usize) -> ListAsk<'_> {
    ListAsk {
        kind: "complaint",
        stores,
        open_only: true,
        order,
        after: None,
        most,
    }
}

fn page(store: &Store, ask: &ListAsk<'_>) -> Vec<ListLine> {
    store.read(|r| r.list_page(ask)).expect("listed")
}

fn ids(lines: &[ListLine]) -> Vec<Uuid> {
    lines.iter().map(|line| line.id).collect()
}

fn some() -> Vec<StoredRecord> {
    vec![
        complaint(1, 60, None, 5, true),
        complaint(2, 60, Some(300), 1, true),
        complaint(3, 61, Some(100), 9, true),
        complaint(4, 60, Some(100), 8, true),
        complaint(5, 61, Some(50), 2, false),
        complaint(6, 62, Some(10), 7, true),
    ]
}

#[test]
fn complaints_come_by_next_deadline_and_resolved_ones_last() {
    let (_at, store) = desk_with(&some());
    let both = stores(&[60, 61]);
    let open = ask(&both, ListOrder::Due, 10);
    assert_eq!(ids(&page(&store, &open)), [4, 3, 2, 1].map(id));
    let all = ListAsk {
        open_only: false,
        ..open
    };
    assert_eq!(ids(&page(&store, &all)), [4, 3, 2, 1, 5].map(id));
    assert_eq!(page(&store, &all)[3].due_at, None);
    let two = ListAsk { most: 2, ..open };
    assert_eq!(ids(&page(&store, &two)), [4, 3].map(id));
}

#[test]
fn a_list_can_go_by_time_and_shows_only_the_stores_asked_for() {
    let (_at, store) = desk_with(&some());
    let both = stores(&[60, 61]);
    let latest = ListAsk {
        open_only: false,
        ..ask(&both, ListOrder::Latest, 10)
    };
    assert_eq!(ids(&page(&store, &latest)), [3, 4, 1, 5, 2].map(id));
    let other = stores(&[62, 63]);
    assert_eq!(
        ids(&page(&store, &ask(&other, ListOrder::Latest, 10))),
        [id(6)]
    );
    assert!(page(&store, &ask(&[], ListOrder::Due, 10)).is_empty());
}

#[test]
fn pages_one_after_the_other_are_the_whole_list() {
    let many: Vec<StoredRecord> = (1..=60)
        .map(|n| {
            let (spread, raised) = (60 + n % 3, i64::try_from(n).expect("small") / 4);
            let due = (n % 5 > 0).then(|| i64::try_from(n * 7 % 11).expect("small"));
            complaint(n, spread, due, raised, n % 4 > 0)
        })
        .collect();
    let (_at, store) = desk_with(&many);
    let all_stores = stores(&[60, 61, 62]);
    for order in [ListOrder::Due, ListOrder::Latest] {
        for open_only in [true, false] {
            let whole = ListAsk {
                open_only,
                ..ask(&all_stores, order, 100)
            };
            let mut turned: Vec<ListLine> = vec![];
            loop {
                let next = ListAsk {
                    after: turned.last().map(|line| line.mark),
                    most: 7,
                    ..whole
                };
                let lines = page(&store, &next);
                if lines.is_empty() {
                    break;
                }
                turned.extend(lines);
            }
            assert_eq!(
                ids(&turned),
                ids(&page(&store, &whole)),
                "{order:?} {open_only}"
            );
            assert_eq!(turned.len(), if open_only { 45 } else { 60 });
        }
    }
}

#[test]
fn a_mark_survives_the_way_to_the_interface_and_back() {
    let (_at, store) = desk_with(&some());
    let mark = page(&store, &ask(&stores(&[60]), ListOrder::Due, 1))[0].mark;
    let words = serde_json::to_string(&mark).expect("plain data");
    let back: ListMark = serde_json::from_str(&words).expect("read back");
    assert_eq!(back, mark);
}

#[test]
fn records_of_a_customer_and_in_somebodys_hand_are_listed_and_counted() {
    let (_at, store) = desk_with(&some());
    store
        .read(|r| {
            let raised = r.of_customer("complaint", CustomerId(id(50)), UtcMs(5))?;
            assert_eq!(ids(&raised), [3, 4, 6, 1].map(id));
            assert!(
                r.of_customer("move_order", CustomerId(id(50)), UtcMs(0))?
                    .is_empty()
            );
            assert!(
                r.of_customer("complaint", CustomerId(id(51)), UtcMs(0))?
                    .is_empty()
            );
            let customer = CustomerId(id(50));
            let latest = r.latest_of_customer("complaint", customer, StoreId(id(60)), 2)?;
            let here = raised.iter().filter(|line| line.store == StoreId(id(60)));
            assert_eq!(latest, here.take(2).cloned().collect::<Vec<_>>());
            let everywhere = r.count_of_customer("complaint", customer, None)?;
            let mut by_store = Listed::default();
            for store in stores(&[60, 61, 62]) {
                let one = r.count_of_customer("complaint", customer, Some(store))?;
                by_store.all += one.all;
                by_store.open += one.open;
            }
            assert_eq!((everywhere.all, everywhere), (6, by_store));
            let mine = r.in_hand_of("complaint", StaffId(id(40)), 3)?;
            assert_eq!(ids(&mine), [6, 4, 3].map(id));
            let counted = r.count_listed("complaint", &stores(&[60, 61]))?;
            assert_eq!(counted, Listed { all: 5, open: 4 });
            Ok(())
        })
        .expect("read");
}

#[test]
fn every_list_is_a_range_of_an_index() {
    let (_at, store) = desk();
    let conn = hold(&store.writer);
    let plan = |sql: &str| -> String {
        let mut explained = conn
            .prepare(&format!("EXPLAIN QUERY PLAN {sql}"))
            .expect("a statement");
        let count = explained.parameter_count();
        let rows = explained
            .query_map(rusqlite::params_from_iter(vec![1; count]), |row| row.get(3))
            .expect("explained");
        let steps: rusqlite::Result<Vec<String>> = rows.collect();
        steps.expect("a plan").join("; ")
    };
    for (sql, index) in [
        (range_sql(ListOrder::Due), "record_list_by_due"),
        (range_sql(ListOrder::Latest), "record_list_by_time"),
        (COUNT.to_owned(), "record_list_by_time"),
        (crate::list::of_customer_sql(), "record_list_by_customer"),
        (
            crate::list::latest_of_customer_sql(),
            "record_list_by_customer",
        ),
        (
            crate::list::COUNT_OF_CUSTOMER.to_owned(),
            "record_list_by_customer",
        ),
        (crate::list::in_hand_sql(), "record_list_by_owner"),
        (crate::list::between_sql(), "record_list_by_time"),
    ] {
        let steps = plan(&sql);
        assert!(
            steps.starts_with("SEARCH record_list USING") && steps.contains(index),
            "{sql}: {steps}"
        );
        assert!(!steps.contains("TEMP B-TREE"), "{sql}: {steps}");
    }
    let steps = plan(crate::search::MATCHES);
    assert!(
        !steps.contains("TEMP B-TREE") && !steps.contains("SCAN l"),
        "{steps}"
    );
}

#[test]
fn what_a_record_shows_follows_it_through_every_change() {
    let (_at, store) = desk();
    let listed = |store: &Store| {
        let sixty = stores(&[60, 61]);
        ids(&page(store, &ask(&sixty, ListOrder::Due, 10)))
    };
    let put = |record: StoredRecord| store.write(|tx| tx.put(&record)).expect("written");
    put(complaint(1, 60, Some(10), 1, true));
    put(complaint(2, 60, Some(20), 1, true));
    assert_eq!(listed(&store), [1, 2].map(id));
    put(complaint(1, 61, Some(30), 1, true));
    assert_eq!(listed(&store), [2, 1].map(id));
    put(record("complaint", 2, "no JSON of this build"));
    assert_eq!(listed(&store), [id(1)]);
    store
        .write(|tx| {
            tx.shadow_if_absent("complaint", id(1))?;
            tx.shadow_if_absent("complaint", id(3))?;
            tx.put(&complaint(1, 60, None, 1, false))?;
            tx.put(&complaint(3, 60, None, 1, true))
        })
        .expect("overlaid");
    assert_eq!(listed(&store), [id(3)]);
    store.write(|tx| tx.restore_shadows()).expect("restored");
    assert_eq!(listed(&store), [id(1)]);
    assert!(
        store
            .write(|tx| tx.evict("complaint", id(1)))
            .expect("evicted")
    );
    assert!(
        !store
            .write(|tx| tx.evict("complaint", id(1)))
            .expect("nobody")
    );
    assert!(listed(&store).is_empty());
    put(complaint(4, 60, None, 1, true));
    store
        .write(|tx| tx.evict_scope("store:a"))
        .expect("evicted");
    assert!(listed(&store).is_empty());
}

#[test]
fn another_version_of_what_records_show_makes_all_lists_anew_once() {
    let (at, store) = desk_with(&[record("customer", 7, "{}")]);
    let open_with = |version: &str| {
        let shows = Shows::new(version, |record| {
            Some(Projection {
                store: StoreId(id(60)),
                customer: None,
                owner: None,
                at: UtcMs(0),
                due_at: None,
                is_open: true,
                tokens: vec![format!("cw{}", record.kind)],
                text: String::new(),
            })
        });
        let folder = DataFolder::hold(at.path()).expect("held");
        Store::open(&folder, &KEY, device(), shows).expect("opened")
    };
    let count = |store: &Store| {
        let counted = store.read(|r| r.count_listed("customer", &stores(&[60])));
        counted.expect("counted").all
    };
    assert_eq!(count(&store), 0);
    drop(store);
    assert_eq!(
        count(&open_with("1")),
        0,
        "the same version: nothing is made"
    );
    assert_eq!(count(&open_with("2")), 1);
    let folder = DataFolder::hold(at.path()).expect("held");
    let back = Store::open(&folder, &KEY, device(), shows()).expect("opened");
    assert_eq!(count(&back), 0);
}
