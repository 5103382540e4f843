//! Databases that can't be used any more, and what still comes out of them.

use std::fs;
use std::path::Path;

use sha2::{Digest, Sha256};
use tempfile::TempDir;

use super::{KEY, command, desk, open};
use crate::{DataFolder, Error, NewCommand, OutboxRow, Result, Salvaged, salvage, set_aside};

const PAGE: usize = 4096;
const COMMANDS: u64 = 120;

/// A closed database with commands of all sizes.
fn closed_desk() -> TempDir {
    let (at, store) = desk();
    store
        .write(|tx| (1..=COMMANDS).try_for_each(|n| tx.enqueue(&sized(n))))
        .expect("enqueued");
    at
}

/// Some fill pages of their own.
fn sized(n: u64) -> NewCommand {
    let repeated = if n.is_multiple_of(10) { 4000 } else { 100 };
    let body = format!("{{\"n\":{n},\"said\":\"{}\"}}", "门".repeat(repeated));
    NewCommand {
        body_hash: hex::encode(Sha256::digest(&body)),
        body,
        ..command(n)
    }
}

fn bytes(at: &Path) -> Vec<u8> {
    fs::read(at.join("desk.db")).expect("there")
}

/// A folder with nothing but this as its database.
fn with_bytes(bytes: &[u8]) -> TempDir {
    let at = TempDir::new().expect("a temporary folder");
    fs::write(at.path().join("desk.db"), bytes).expect("written");
    at
}

fn salvaged(bytes: &[u8]) -> Result<Salvaged> {
    salvage(with_bytes(bytes).path(), &KEY)
}

fn are_as_given(rows: &[OutboxRow]) {
    for row in rows {
        assert_eq!(row.body, sized(row.device_seq).body);
    }
}

#[test]
fn a_sound_outbox_comes_out_whole_and_no_byte_changes() {
    let at = closed_desk();
    let before = bytes(at.path());
    let out = salvage(at.path(), &KEY).expect("salvaged");
    assert!(out.is_complete);
    assert_eq!(out.commands.len() as u64, COMMANDS);
    are_as_given(&out.commands);
    assert!(before == bytes(at.path()));
}

#[test]
fn a_damaged_page_costs_the_commands_on_it_and_no_others() {
    let whole = bytes(closed_desk().path());
    let pages = whole.len() / PAGE;
    let counts: Vec<u64> = (0..pages)
        .map(|page| {
            let mut damaged = whole.clone();
            // Beyond the salt, which is the file's first bytes.
            damaged[page * PAGE + 16 + page * 31 % (PAGE - 16)] ^= 0x40;
            let out = salvaged(&damaged).unwrap_or_else(|e| panic!("page {page}: {e}"));
            are_as_given(&out.commands);
            let count = out.commands.len() as u64;
            assert!(!out.is_complete || count == COMMANDS, "page {page}");
            count
        })
        .collect();
    // The pages that say where the others lie are made up for; only the outbox's own root isn't.
    let all = counts.iter().filter(|count| **count == COMMANDS).count();
    let none = counts.iter().filter(|count| **count == 0).count();
    let some = counts.iter().filter(|count| **count > 0);
    assert!(all > 20 && all < pages, "{counts:?}");
    assert!(none <= 1, "{counts:?}");
    assert!(some.min() > Some(&(COMMANDS - 20)), "{counts:?}");
}

#[test]
fn without_a_salt_nothing_comes_out_and_nothing_is_left_behind() {
    let mut damaged = bytes(closed_desk().path());
    damaged[3] ^= 1;
    let at = with_bytes(&damaged);
    let out = salvage(at.path(), &KEY);
    assert!(matches!(out, Err(Error::DatabaseUnreadable)), "{out:?}");
    assert!(!at.path().join("salvage").exists());
    assert!(bytes(at.path()) == damaged);
}

#[test]
fn a_page_of_zeros_never_passes_for_what_somebody_typed() {
    let whole = bytes(closed_desk().path());
    for page in (1..whole.len() / PAGE).step_by(3) {
        let mut damaged = whole.clone();
        damaged[page * PAGE..][..PAGE].fill(0);
        if let Ok(out) = salvaged(&damaged) {
            are_as_given(&out.commands);
            let count = out.commands.len() as u64;
            assert!(!out.is_complete || count == COMMANDS, "page {page}");
        }
    }
}

#[test]
fn of_a_truncated_database_comes_out_what_is_left() {
    let whole = bytes(closed_desk().path());
    let mut counts = vec![];
    for part in 1..10 {
        let cut = whole.len() * part / 10;
        for length in [cut, cut / PAGE * PAGE] {
            let count = match salvaged(&whole[..length]) {
                Ok(out) => {
                    assert!(!out.is_complete, "{length} of {}", whole.len());
                    are_as_given(&out.commands);
                    out.commands.len() as u64
                }
                Err(Error::DatabaseUnreadable | Error::DatabaseDamaged(_)) => 0,
                Err(error) => panic!("{length} of {}: {error}", whole.len()),
            };
            counts.push(count);
        }
    }
    assert!(counts.is_sorted(), "{counts:?}");
    assert!(counts.last() > Some(&(COMMANDS * 3 / 4)), "{counts:?}");
}

#[test]
fn a_foreign_file_an_empty_one_and_a_wrong_key_give_nothing_and_change_nothing() {
    let foreign = "顾客名单,电话\n".repeat(1000);
    let whole = bytes(closed_desk().path());
    for (file, key) in [
        (foreign.as_bytes(), KEY),
        (&whole[..100], KEY),
        (&[], KEY),
        (&whole, [8; 32]),
    ] {
        let at = with_bytes(file);
        let out = salvage(at.path(), &key);
        assert!(
            matches!(
                out,
                Err(Error::DatabaseUnreadable | Error::DatabaseDamaged(_))
            ),
            "{out:?}"
        );
        assert!(bytes(at.path()) == file);
    }
    let nothing = TempDir::new().expect("a temporary folder");
    assert!(matches!(salvage(nothing.path(), &KEY), Err(Error::Io(_))));
}

#[test]
fn a_truncated_or_emptied_database_is_refused_and_left_as_it_is() {
    let whole = bytes(closed_desk().path());
    for length in [0, 100, PAGE, PAGE + 1, whole.len() / 2] {
        let at = with_bytes(&whole[..length]);
        let refused = open(&at).and_then(|store| store.check());
        assert!(
            matches!(
                refused,
                Err(Error::DatabaseUnreadable | Error::DatabaseDamaged(_))
            ),
            "at {length}: {refused:?}"
        );
        assert!(bytes(at.path()).starts_with(&whole[..length]));
    }
}

#[test]
fn a_database_set_aside_is_moved_whole_with_its_log_and_can_still_be_salvaged() {
    let (at, store) = desk();
    store.write(|tx| tx.enqueue(&sized(1))).expect("enqueued");
    // What a power cut leaves: the command is in the log alone.
    let cut = TempDir::new().expect("a temporary folder");
    for name in ["desk.db", "desk.db-wal"] {
        fs::copy(at.path().join(name), cut.path().join(name)).expect("copied");
    }
    let folder = DataFolder::hold(cut.path()).expect("held");
    let aside = set_aside(&folder, "2026-11-22").expect("moved");
    assert_eq!(aside, cut.path().join("set-aside/2026-11-22"));
    assert!(!folder.database().exists() && !cut.path().join("desk.db-wal").exists());
    let out = salvage(&aside, &KEY).expect("salvaged");
    assert_eq!(out.commands.len(), 1);
    are_as_given(&out.commands);

    let fresh = super::open_in(&folder).expect("a new database in its place");
    assert!(fresh.read(|r| r.pending()).expect("read").is_empty());
    drop(fresh);
    let before = bytes(&aside);
    for taken in ["2026-11-22", "../elsewhere", "", ".."] {
        let refused = set_aside(&folder, taken);
        assert!(matches!(refused, Err(Error::Io(_))), "{taken:?}");
    }
    assert!(before == bytes(&aside) && folder.database().exists());
}

#[test]
fn a_database_whose_setting_aside_was_cut_short_is_moved_whole_before_anything_is_opened() {
    let (at, store) = desk();
    store.write(|tx| tx.enqueue(&sized(1))).expect("enqueued");
    for moved in 0..=2 {
        for opens in [true, false] {
            let cut = TempDir::new().expect("a temporary folder");
            let aside = cut.path().join("set-aside").join("first");
            fs::create_dir_all(&aside).expect("a folder");
            for (nth, name) in ["desk.db-wal", "desk.db"].into_iter().enumerate() {
                let to = if nth < moved { &aside } else { cut.path() };
                fs::copy(at.path().join(name), to.join(name)).expect("copied");
            }
            fs::write(cut.path().join("desk.moving"), "first").expect("marked");

            let folder = DataFolder::hold(cut.path()).expect("held");
            if opens {
                let fresh = super::open_in(&folder).expect("a new database");
                assert!(fresh.read(|r| r.pending()).expect("read").is_empty());
            } else {
                let other = set_aside(&folder, "second").expect("finished");
                assert_eq!(other, aside, "there is nothing else to move");
            }
            let out = salvage(&aside, &KEY).expect("salvaged");
            assert_eq!(out.commands.len(), 1, "{moved} moved");
            assert!(!cut.path().join("desk.moving").exists());
        }
    }
}
