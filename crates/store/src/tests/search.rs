//! Finding records by what stands in them.

use domain::customer::Customer;
use domain::grade::Tier;
use domain::ids::{CustomerId, StoreId};
use domain::record::{RecordKind, RecordState};
use domain::search::{index_of, query_of};
use proptest::prelude::*;
use uuid::Uuid;

use super::{KEY, Shown, desk, device, id, record, showing};
use crate::transaction::hold;
use crate::{DataFolder, Error, RecordName, Store, StoredRecord};

const HERE: u128 = 60;

/// A customer of a store, found as the domain says.
fn customer(n: u128, store: u128, name: &str, phone: &str) -> StoredRecord {
    let found_by = index_of(&RecordState::Customer(Customer {
        id: CustomerId(id(n)),
        name: name.into(),
        phone: phone.into(),
        address: String::new(),
        remarks: String::new(),
        tier: Tier::Basic,
        store: StoreId(id(store)),
        import: None,
        removed: None,
    }));
    showing(
        "customer",
        n,
        &Shown {
            store,
            tokens: found_by.tokens,
            text: found_by.text,
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

fn names(store: &Store, typed: &str, most: usize) -> Vec<RecordName> {
    let query = query_of(&[RecordKind::Customer], typed);
    store
        .read(|r| r.search(&query, &[StoreId(id(HERE))], most))
        .expect("searched")
}

fn found(store: &Store, typed: &str) -> Vec<Uuid> {
    names(store, typed, 50)
        .into_iter()
        .map(|name| name.id)
        .collect()
}

#[test]
fn a_whole_word_comes_before_the_beginning_of_one_and_the_latest_first() {
    let (_at, store) = desk_with(&[
        customer(1, HERE, "王小明", "13800006218"),
        customer(2, HERE, "王小", "13900000032"),
        customer(3, HERE, "李雷", ""),
        customer(4, HERE, "万晓", ""),
    ]);
    assert_eq!(found(&store, "wx"), [4, 2, 1].map(id));
    assert_eq!(found(&store, "WANGX"), [2, 1].map(id));
    assert_eq!(found(&store, " 王小明 "), [id(1)]);
    assert_eq!(found(&store, "62"), [id(1)]);
    assert_eq!(found(&store, "李"), [id(3)]);
    assert_eq!(found(&store, "雷"), [id(3)]);
    assert_eq!(found(&store, "wang 0032"), [id(2)]);
    for nothing in ["", "  ", "%", "\"", "王 OR 李", "*", "NOT", "\0", "\"*"] {
        assert!(found(&store, nothing).is_empty(), "{nothing:?}");
    }
    assert_eq!(names(&store, "w", 2).len(), 2);
}

#[test]
fn three_characters_must_really_stand_there() {
    let (_at, store) = desk_with(&[
        customer(1, HERE, "阿卜杜拉·买买提", ""),
        // Has both pairs of 张三丰, and not the three.
        customer(2, HERE, "三丰和张三", ""),
        customer(3, HERE, "张三丰", ""),
    ]);
    assert_eq!(found(&store, "张三丰"), [id(3)]);
    assert_eq!(found(&store, "张三"), [3, 2].map(id));
    assert_eq!(found(&store, "阿卜杜拉买买提"), [id(1)]);
    assert_eq!(found(&store, "卜杜拉·买"), [id(1)]);
}

#[test]
fn rare_characters_digits_and_other_scripts_are_each_kept_whole() {
    let (_at, store) = desk_with(&[
        customer(1, HERE, "𠮷野家", ""),
        // One of the third plane, which came long after the tables of the index's own tokenizers.
        customer(2, HERE, "陈\u{30edd}", ""),
        customer(3, HERE, "José Ｌｉ９", ""),
        customer(4, HERE, "Jose", ""),
        customer(5, HERE, "Дмитрий", ""),
        customer(6, HERE, "㐂", ""),
    ]);
    assert_eq!(found(&store, "𠮷野"), [id(1)]);
    assert_eq!(found(&store, "𠮷野家"), [id(1)]);
    assert_eq!(found(&store, "陈\u{30edd}"), [id(2)]);
    assert_eq!(found(&store, "\u{30edd}"), [id(2)]);
    assert_eq!(found(&store, "jose"), [id(4)]);
    assert_eq!(found(&store, "josé"), [id(3)]);
    assert_eq!(found(&store, "LI9"), [id(3)]);
    assert_eq!(found(&store, "дмит"), [id(5)]);
    assert_eq!(found(&store, "㐂"), [id(6)]);
}

#[test]
fn a_phone_is_found_whole_or_by_its_end_and_never_digit_by_digit() {
    let (_at, store) = desk_with(&[customer(1, HERE, "张三", "13712345521")]);
    for typed in [
        "13712345521",
        "137 1234 5521",
        "137-1234-5521",
        "5521",
        "１３７１２３４５５２１",
    ] {
        assert_eq!(found(&store, typed), [id(1)], "{typed}");
    }
    for guess in [
        "1",
        "137",
        "1371",
        "1371234552",
        "13712",
        "12345521",
        "45521",
    ] {
        assert!(found(&store, guess).is_empty(), "{guess}");
    }
}

#[test]
fn nothing_of_another_store_or_kind_is_found() {
    let (_at, store) = desk_with(&[
        customer(1, HERE, "张三", ""),
        customer(2, 61, "张三", ""),
        record("note", 3, "张三"),
    ]);
    assert_eq!(found(&store, "zs"), [id(1)]);
    let complaints = query_of(&[RecordKind::Complaint], "zs");
    let none = store.read(|r| r.search(&complaints, &[StoreId(id(HERE))], 10));
    assert!(none.expect("searched").is_empty());
    let nowhere = query_of(&[RecordKind::Customer], "zs");
    let none = store.read(|r| r.search(&nowhere, &[], 10));
    assert!(none.expect("searched").is_empty());
}

#[test]
fn a_changed_name_is_found_and_the_old_one_no_more() {
    let (_at, store) = desk_with(&[customer(1, HERE, "李雷", "")]);
    store
        .write(|tx| tx.put(&customer(1, HERE, "韩梅梅", "")))
        .expect("changed");
    assert!(found(&store, "lilei").is_empty());
    assert_eq!(found(&store, "hanmei"), [id(1)]);
    store
        .write(|tx| tx.evict("customer", id(1)))
        .expect("evicted");
    assert!(found(&store, "hanmei").is_empty());
    assert!(found(&store, "韩").is_empty());
}

#[test]
fn no_word_of_a_scope_taken_away_is_left_in_the_index() {
    let (_at, store) = desk_with(&[
        customer(1, HERE, "李雷", ""),
        StoredRecord {
            scope_keys: vec!["store:b".into()],
            ..customer(2, HERE, "zzyzx", "")
        },
    ]);
    let holds = |word: &str| -> bool {
        let conn = hold(&store.writer);
        let mut blocks = conn
            .prepare("SELECT block FROM search_data")
            .expect("the index's own table");
        let blocks = blocks.query_map([], |row| row.get(0)).expect("read");
        let blocks: rusqlite::Result<Vec<Vec<u8>>> = blocks.collect();
        let word = word.as_bytes();
        let within = |block: &Vec<u8>| block.windows(word.len()).any(|part| part == word);
        blocks.expect("read").iter().any(within)
    };
    assert!(holds("zyzx"));
    store
        .write(|tx| tx.evict_scope("store:b"))
        .expect("evicted");
    assert!(!holds("zyzx"));
    assert_eq!(found(&store, "lilei"), [id(1)]);
}

#[test]
fn a_full_disk_takes_the_words_back_with_the_record() {
    let (_at, store) = desk_with(&[customer(1, HERE, "李雷", "")]);
    let limit = |pages: i64| {
        hold(&store.writer)
            .query_row(&format!("PRAGMA max_page_count = {pages}"), [], |_| Ok(()))
            .expect("limited");
    };
    limit(1);
    let refused = store.write(|tx| {
        tx.put(&customer(1, HERE, "韩梅梅", ""))?;
        (2..2000).try_for_each(|n| tx.put(&customer(n, HERE, "张三", "13712345521")))
    });
    assert!(matches!(refused, Err(Error::DiskFull)), "{refused:?}");
    assert_eq!(found(&store, "lilei"), [id(1)]);
    assert!(found(&store, "hanmeimei").is_empty() && found(&store, "zs").is_empty());
    limit(1_000_000);
    store
        .write(|tx| tx.put(&customer(2, HERE, "张三", "")))
        .expect("written once there is room");
    assert_eq!(found(&store, "zs"), [id(2)]);
    is_sound(&store);
}

/// The index agrees with itself; a contentless one can't be asked for more.
fn is_sound(store: &Store) {
    hold(&store.writer)
        .execute_batch("INSERT INTO search (search) VALUES ('integrity-check')")
        .expect("sound");
    store.check().expect("sound");
}

#[derive(Debug, Clone)]
enum Change {
    Put(u128, usize),
    Overlay(u128, usize),
    Evict(u128),
    EvictScope,
    Restore,
    Confirm,
}

const NAMES: [&str; 5] = ["张三", "曾森", "王小明", "Jose", ""];

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        4 => (1..6_u128, 0..NAMES.len()).prop_map(|(n, name)| Change::Put(n, name)),
        4 => (1..6_u128, 0..NAMES.len()).prop_map(|(n, name)| Change::Overlay(n, name)),
        2 => (1..6_u128).prop_map(Change::Evict),
        1 => Just(Change::EvictScope),
        2 => Just(Change::Restore),
        1 => Just(Change::Confirm),
    ]
}

fn change_it(store: &Store, change: &Change) {
    store
        .write(|tx| {
            let of = |n, name: usize| customer(n, HERE, NAMES[name], "13712345521");
            match change {
                Change::Put(n, name) => tx.put(&of(*n, *name)),
                Change::Overlay(n, name) => {
                    tx.shadow_if_absent("customer", id(*n))?;
                    tx.put(&of(*n, *name))
                }
                Change::Evict(n) => tx.evict("customer", id(*n)).map(|_| ()),
                Change::EvictScope => tx.evict_scope("store:a").map(|_| ()),
                Change::Restore => tx.restore_shadows().map(|_| ()),
                Change::Confirm => tx.clear_shadows(),
            }
        })
        .expect("changed");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn after_any_changes_searches_find_what_they_would_in_an_index_made_anew(
        changes in proptest::collection::vec(change(), 1..40)
    ) {
        let (_at, store) = desk();
        for change in &changes {
            change_it(&store, change);
        }
        let all = || -> Vec<Vec<Uuid>> {
            ["zs", "z", "张", "zengsen", "jo", "5521", "13712345521", "小明", "王小明"]
                .map(|typed| found(&store, typed))
                .to_vec()
        };
        let kept = all();
        is_sound(&store);
        store.write(|tx| tx.rebuild_projections()).expect("rebuilt");
        prop_assert_eq!(kept, all());
    }
}

#[test]
fn words_survive_closing_and_opening() {
    let (at, store) = desk_with(&[customer(1, HERE, "张三", "")]);
    drop(store);
    let folder = DataFolder::hold(at.path()).expect("held");
    let store = Store::open(&folder, &KEY, device(), super::shows()).expect("opened");
    assert_eq!(found(&store, "zhangsan"), [id(1)]);
}
