//! What lies on the disk, and what happens when it has no room.

use std::fs;

use tempfile::TempDir;

use super::{KEY, SENTENCE, desk, device, id, open, record, shows};
use crate::transaction::hold;
use crate::{DataFolder, Error, Store};

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

/// Copies what a power cut would leave: the files as they are, without closing the store.
fn as_after_a_power_cut(at: &TempDir) -> TempDir {
    let copy = TempDir::new().expect("a temporary folder");
    for name in ["desk.db", "desk.db-wal"] {
        fs::copy(at.path().join(name), copy.path().join(name)).expect("copied");
    }
    copy
}

#[test]
fn neither_database_nor_log_shows_what_was_typed() {
    let (at, store) = desk();
    store
        .write(|tx| tx.put(&record("complaint", 1, SENTENCE)))
        .expect("written");
    let log = fs::read(at.path().join("desk.db-wal")).expect("a log");
    assert!(log.len() > 4096, "the sentence is in the log by now");
    store.tidy().expect("moved into the database");
    let database = fs::read(at.path().join("desk.db")).expect("a database");
    assert!(database.len() > 4096);
    for bytes in [log, database] {
        assert!(!contains(&bytes, SENTENCE.as_bytes()));
        assert!(!contains(&bytes, b"SQLite format 3"));
        assert!(!contains(&bytes, b"complaint"));
    }
}

#[test]
fn a_wrong_key_changes_no_byte_even_with_a_log_left_over() {
    let (at, store) = desk();
    store
        .write(|tx| tx.put(&record("complaint", 1, SENTENCE)))
        .expect("written");
    let cut = as_after_a_power_cut(&at);
    let read =
        || ["desk.db", "desk.db-wal"].map(|name| fs::read(cut.path().join(name)).expect("there"));
    let before = read();
    let folder = DataFolder::hold(cut.path()).expect("held");
    for _ in 0..2 {
        let refused = Store::open(&folder, &[8; 32], device(), shows());
        assert!(matches!(refused, Err(Error::DatabaseUnreadable)));
        assert!(before == read(), "a byte changed");
    }
    let opened = Store::open(&folder, &KEY, device(), shows()).expect("the right key opens it");
    let kept = opened.read(|r| r.get("complaint", id(1))).expect("read");
    assert_eq!(kept.expect("kept").state, SENTENCE);
}

#[test]
fn a_file_that_is_no_database_is_unreadable_and_stays_as_it_is() {
    let at = TempDir::new().expect("a temporary folder");
    let foreign = "顾客名单,电话\n".repeat(1000);
    fs::write(at.path().join("desk.db"), &foreign).expect("written");
    assert!(matches!(open(&at), Err(Error::DatabaseUnreadable)));
    let after = fs::read(at.path().join("desk.db")).expect("there");
    assert!(after == foreign.as_bytes());
}

#[test]
fn damaged_pages_are_found_and_named() {
    let (at, store) = desk();
    for n in 0..200 {
        store
            .write(|tx| tx.put(&record("complaint", n, &SENTENCE.repeat(50))))
            .expect("written");
    }
    store.check().expect("sound so far");
    assert!(!store.was_cut_off());
    drop(store);
    let file = at.path().join("desk.db");
    let mut bytes = fs::read(&file).expect("there");
    let middle = bytes.len() / 2;
    for byte in &mut bytes[middle..middle + 4096 * 4] {
        *byte ^= 0xff;
    }
    fs::write(&file, bytes).expect("written");
    let found = open(&at).and_then(|store| store.check());
    assert!(
        matches!(
            found,
            Err(Error::DatabaseDamaged(_) | Error::DatabaseUnreadable)
        ),
        "{found:?}"
    );
}

#[test]
fn a_full_disk_takes_the_write_back_and_leaves_the_store_usable() {
    let (at, store) = desk();
    store
        .write(|tx| tx.put(&record("complaint", 1, "before")))
        .expect("written");
    let limit = |pages: i64| {
        hold(&store.writer)
            .query_row(&format!("PRAGMA max_page_count = {pages}"), [], |_| Ok(()))
            .expect("limited");
    };
    limit(1);
    let refused = store.write(|tx| {
        tx.put(&record("complaint", 2, "small"))?;
        tx.put(&record("complaint", 3, &SENTENCE.repeat(100_000)))
    });
    assert!(matches!(refused, Err(Error::DiskFull)), "{refused:?}");
    assert!(!Error::DiskFull.is_worth_retrying());
    assert_eq!(store.read(|r| r.count("complaint")).expect("read"), 1);
    limit(1_000_000);
    store
        .write(|tx| tx.put(&record("complaint", 2, "after")))
        .expect("written once there is room");
    drop(store);
    let again = open(&at).expect("opened");
    assert_eq!(again.read(|r| r.count("complaint")).expect("read"), 2);
}

#[test]
fn every_commit_waits_for_the_disk() {
    let (_at, store) = desk();
    let writer = hold(&store.writer);
    let pragma = |name: &str| -> String {
        writer
            .query_row(
                &format!("SELECT CAST({name} AS TEXT) FROM pragma_{name}"),
                [],
                |row| row.get(0),
            )
            .expect(name)
    };
    assert_eq!(pragma("journal_mode"), "wal");
    assert_eq!(pragma("synchronous"), "2");
    assert_eq!(pragma("foreign_keys"), "1");
    assert_eq!(pragma("secure_delete"), "1");
}
