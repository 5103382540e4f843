//! Databases of other versions of the app.

use std::fs;

use refinery::Migration;
use tempfile::TempDir;

use super::{KEY, desk, device, id, open, record, shows};
use crate::transaction::hold;
use crate::{DataFolder, Error, Result, Store, migrate};

fn with_second(sql: &str) -> Vec<Migration> {
    let mut all = migrate::known().expect("known");
    all.push(Migration::unapplied("V2__later", sql).expect("well named"));
    all
}

fn open_knowing(at: &TempDir, known: &[Migration]) -> Result<Store> {
    Store::open_knowing(
        &DataFolder::hold(at.path())?,
        &KEY,
        device(),
        shows(),
        known,
    )
}

fn desk_with_a_record() -> TempDir {
    let (at, store) = desk();
    store
        .write(|tx| tx.put(&record("complaint", 1, "{}")))
        .expect("written");
    at
}

#[test]
fn an_upgrade_keeps_everything_and_leaves_an_encrypted_copy_of_before() {
    let at = desk_with_a_record();
    let known = with_second("CREATE TABLE later (n INTEGER) STRICT;");
    let store = open_knowing(&at, &known).expect("upgraded");
    assert!(
        store
            .read(|r| r.get("complaint", id(1)))
            .expect("read")
            .is_some()
    );
    drop(store);

    let elsewhere = TempDir::new().expect("a temporary folder");
    let copy = at.path().join("desk.before-v2.db");
    fs::copy(&copy, elsewhere.path().join("desk.db")).expect("there is a copy");
    let old = open(&elsewhere).expect("the copy is a whole database of before");
    assert!(
        old.read(|r| r.get("complaint", id(1)))
            .expect("read")
            .is_some()
    );
    let bytes = fs::read(copy).expect("read");
    assert!(!bytes.starts_with(b"SQLite format 3"));
}

#[test]
fn a_new_database_and_one_of_this_version_are_not_copied() {
    let at = desk_with_a_record();
    drop(open(&at).expect("opened"));
    let copies = fs::read_dir(at.path())
        .expect("listed")
        .filter(|entry| {
            let name = entry.as_ref().expect("readable").file_name();
            name.to_string_lossy().contains("before")
        })
        .count();
    assert_eq!(copies, 0);
}

#[test]
fn a_database_newer_than_the_app_is_refused_and_untouched() {
    let at = desk_with_a_record();
    let known = with_second("CREATE TABLE later (n INTEGER) STRICT;");
    drop(open_knowing(&at, &known).expect("upgraded"));
    let before = fs::read(at.path().join("desk.db")).expect("read");
    assert!(matches!(
        open(&at),
        Err(Error::DatabaseTooNew { found: 2, known: 1 })
    ));
    assert!(before == fs::read(at.path().join("desk.db")).expect("read"));
}

#[test]
fn an_upgrade_that_fails_half_way_is_taken_back_whole() {
    let at = desk_with_a_record();
    let broken =
        with_second("CREATE TABLE later (n INTEGER) STRICT; DELETE FROM record; NONSENSE;");
    assert!(matches!(
        open_knowing(&at, &broken),
        Err(Error::Migration(_))
    ));
    let store = open(&at).expect("this version still opens it");
    assert!(
        store
            .read(|r| r.get("complaint", id(1)))
            .expect("read")
            .is_some()
    );
    let has_later = hold(&store.writer).table_exists(None, "later");
    assert!(!has_later.expect("asked"));
}
