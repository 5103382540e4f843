//! A process that is killed while it saves.

use std::env;
use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};

use refinery::Migration;
use tempfile::TempDir;

use super::{command, id, record, shows};

const FOLDER: &str = "DOORSTEP_STORE_TEST_FOLDER";
const UPGRADED: &str = "DOORSTEP_STORE_TEST_UPGRADED";
const MARK: &str = "committed=";

/// Does nothing unless the test below starts it.
#[test]
fn child_that_saves_until_it_is_killed() {
    let Some(folder) = env::var_os(FOLDER) else {
        return;
    };
    let folder = crate::DataFolder::hold(folder).expect("held");
    let store = super::open_in(&folder).expect("opened");
    let mut out = std::io::stdout();
    for n in 1.. {
        store
            .write(|tx| {
                tx.put(&record("complaint", n.into(), super::SENTENCE))?;
                tx.enqueue(&command(n))
            })
            .expect("written");
        writeln!(out, "{MARK}{n}").expect("told");
        out.flush().expect("told");
    }
}

#[test]
fn what_was_said_to_be_saved_survives_a_kill_and_nothing_is_doubled() {
    let at = TempDir::new().expect("a temporary folder");
    let mut told = 0;
    for round in 1..=3 {
        let folder = at.path().join(format!("round {round}"));
        let mut child = Command::new(env::current_exe().expect("this test"))
            .args([
                "--exact",
                "tests::kill::child_that_saves_until_it_is_killed",
            ])
            .arg("--nocapture")
            .env(FOLDER, &folder)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("started");
        let lines = BufReader::new(child.stdout.take().expect("piped")).lines();
        let mut last = 0;
        for line in lines {
            let line = line.expect("text");
            if let Some((_, n)) = line.split_once(MARK) {
                last = n.parse::<u64>().expect("a number");
                if last == 10 * round {
                    child.kill().expect("killed");
                }
            }
        }
        assert!(!child.wait().expect("ended").success());
        assert!(last >= 10 * round);
        told += last;

        let folder = crate::DataFolder::hold(&folder).expect("the dead hold nothing");
        let store = super::open_in(&folder).expect("opened");
        assert!(store.was_cut_off());
        store.check().expect("sound");
        let (records, rows, next) = store
            .read(|r| Ok((r.list("complaint")?, r.pending()?, r.next_device_seq()?)))
            .expect("read");
        // One more may have been saved before the process could say so; never half of one.
        let saved = u64::try_from(rows.len()).expect("few");
        assert!(saved == last || saved == last + 1, "{saved} of {last}");
        assert_eq!(records.len(), rows.len());
        assert_eq!(next, saved + 1);
        let seqs: Vec<u64> = rows.iter().map(|row| row.device_seq).collect();
        assert_eq!(seqs, (1..=saved).collect::<Vec<_>>());
    }
    assert!(told >= 60);
}

/// An upgrade that would take hours, and fills the log while it runs.
const ENDLESS: &str = "CREATE TABLE later (n INTEGER, filled BLOB) STRICT; DELETE FROM record; \
    INSERT INTO later WITH RECURSIVE count (n) AS \
    (SELECT 1 UNION ALL SELECT n + 1 FROM count WHERE n < 1000000000) \
    SELECT n, zeroblob(4000) FROM count;";

/// Does nothing unless the test below starts it.
#[test]
fn child_that_upgrades_until_it_is_killed() {
    let Some(folder) = env::var_os(UPGRADED) else {
        return;
    };
    let folder = crate::DataFolder::hold(folder).expect("held");
    let mut known = crate::migrate::known().expect("known");
    known.push(Migration::unapplied("V2__endless", ENDLESS).expect("well named"));
    let done = crate::Store::open_knowing(&folder, &super::KEY, super::device(), shows(), &known);
    panic!("an endless upgrade ended: {done:?}");
}

#[test]
fn a_database_whose_upgrade_was_killed_half_way_opens_as_it_was_before() {
    let at = TempDir::new().expect("a temporary folder");
    let store = super::open(&at).expect("a new store");
    store
        .write(|tx| tx.put(&record("complaint", 1, super::SENTENCE)))
        .expect("written");
    drop(store);
    let mut child = Command::new(env::current_exe().expect("this test"))
        .args([
            "--exact",
            "tests::kill::child_that_upgrades_until_it_is_killed",
        ])
        .env(UPGRADED, at.path())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("started");
    // The upgrade is one transaction: what it writes beyond the cache shows that it is under way.
    let log = at.path().join("desk.db-wal");
    let is_under_way = || std::fs::metadata(&log).is_ok_and(|log| log.len() > 1024 * 1024);
    while !is_under_way() {
        assert!(
            child.try_wait().expect("asked").is_none(),
            "it ended by itself"
        );
        std::thread::yield_now();
    }
    child.kill().expect("killed");
    child.wait().expect("ended");

    let store = super::open(&at).expect("this version still opens it");
    assert!(store.was_cut_off());
    store.check().expect("sound");
    let kept = store.read(|r| r.get("complaint", id(1))).expect("read");
    assert_eq!(kept.expect("kept").state, super::SENTENCE);
    drop(store);
    // So does the copy made before.
    let elsewhere = TempDir::new().expect("a temporary folder");
    std::fs::copy(
        at.path().join("desk.before-v2.db"),
        elsewhere.path().join("desk.db"),
    )
    .expect("there is a copy");
    let copy = super::open(&elsewhere).expect("a whole database");
    assert_eq!(copy.read(|r| r.count("complaint")).expect("read"), 1);
}
