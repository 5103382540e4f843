//! Records, their confirmed copies, and staged pages.

use super::{SENTENCE, command, desk, id, open, record};
use crate::{Error, RecordName, Result, StageMark, Store, StoredRecord};

fn everything(store: &Store) -> Vec<StoredRecord> {
    store.read(|r| r.list("complaint")).expect("listed")
}

#[test]
fn a_record_comes_back_as_it_was_put_and_survives_reopening() {
    let (at, store) = desk();
    let mut unknown = record("未知_kind", 3, "{\"later\":true}");
    unknown.parent = Some(id(9));
    unknown.scope_keys = vec!["b".into(), "a".into(), "b".into()];
    unknown.seq = u64::from(u32::MAX) * 1000;
    store.write(|tx| tx.put(&unknown)).expect("written");
    drop(store);
    let store = open(&at).expect("opened");
    let kept = store.read(|r| r.get("未知_kind", id(3))).expect("read");
    assert_eq!(kept.as_ref(), Some(&unknown));
    let none = store.read(|r| r.get("complaint", id(3))).expect("read");
    assert_eq!(none, None);
}

#[test]
fn nearly_two_megabytes_of_text_come_back_whole() {
    let (at, store) = desk();
    let long = SENTENCE.repeat(1_900_000 / SENTENCE.len());
    let big = record("complaint", 1, &long);
    store
        .write(|tx| {
            tx.shadow_if_absent("complaint", id(1))?;
            tx.put(&big)?;
            tx.enqueue(&crate::NewCommand {
                body: long.clone(),
                ..command(1)
            })
        })
        .expect("written");
    drop(store);
    let store = open(&at).expect("opened");
    assert!(everything(&store) == [big]);
    assert!(store.read(|r| r.pending()).expect("read")[0].body == long);
}

#[test]
fn an_error_in_the_middle_takes_everything_back() {
    #[derive(Debug)]
    enum Refused {
        ByRule,
        Store,
    }
    impl From<Error> for Refused {
        fn from(_: Error) -> Self {
            Self::Store
        }
    }
    let (_at, store) = desk();
    let refused: std::result::Result<(), Refused> = store.write_or(|tx| {
        tx.put(&record("complaint", 1, "{}"))?;
        tx.enqueue(&command(1))?;
        Err(Refused::ByRule)
    });
    assert!(matches!(refused, Err(Refused::ByRule)));
    assert!(everything(&store).is_empty());
    assert_eq!(store.read(|r| r.next_device_seq()).expect("read"), 1);
    let failed: std::result::Result<(), Refused> =
        store.write_or(|tx| Ok(tx.enqueue(&command(9))?));
    assert!(matches!(failed, Err(Refused::Store)));
}

#[test]
fn children_come_last_arrived_first_and_an_update_does_not_move_them() {
    let (_at, store) = desk();
    let entry = |n: u128, state: &str| StoredRecord {
        parent: Some(id(70)),
        ..record("timeline_entry", n, state)
    };
    let children = store
        .write(|tx| {
            for n in [3, 1, 2] {
                tx.put(&entry(n, "first"))?;
            }
            tx.put(&entry(3, "changed"))?;
            tx.put(&record("timeline_entry", 4, "of nobody"))?;
            assert_eq!(tx.count("timeline_entry")?, 4);
            tx.children(id(70), "timeline_entry", 2)
        })
        .expect("written");
    let ids: Vec<_> = children.iter().map(|child| child.id).collect();
    assert_eq!(ids, [id(2), id(1)]);
}

#[test]
fn a_scope_taken_away_evicts_only_what_no_other_scope_shows() {
    let (_at, store) = desk();
    let gone = store
        .write(|tx| {
            tx.put(&record("complaint", 1, "{}"))?;
            tx.put(&StoredRecord {
                scope_keys: vec!["store:a".into(), "store:b".into()],
                ..record("complaint", 2, "{}")
            })?;
            tx.evict_scope("store:a")
        })
        .expect("evicted");
    let name = RecordName {
        kind: "complaint".into(),
        id: id(1),
    };
    assert_eq!(gone, [name]);
    let left: Vec<_> = everything(&store).iter().map(|r| r.id).collect();
    assert_eq!(left, [id(2)]);
    let gone = store.write(|tx| tx.evict_scope("store:b"));
    assert_eq!(gone.expect("evicted").len(), 1);
}

#[test]
fn putting_confirmed_copies_back_twice_is_the_same_as_once() {
    let (_at, store) = desk();
    let confirmed = [
        record("complaint", 1, "old"),
        record("complaint", 2, "other"),
    ];
    let once = store
        .write(|tx| {
            for record in &confirmed {
                tx.put(record)?;
            }
            for round in 0..3 {
                for n in [1, 3] {
                    tx.shadow_if_absent("complaint", id(n))?;
                    tx.put(&StoredRecord {
                        scope_keys: vec![format!("store:{round}")],
                        ..record("complaint", n, "overlaid")
                    })?;
                }
            }
            assert!(tx.is_overlaid("complaint", id(3))?);
            assert!(!tx.is_overlaid("complaint", id(2))?);
            tx.restore_shadows()
        })
        .expect("restored");
    assert_eq!(once.len(), 2);
    assert_eq!(everything(&store), confirmed);
    let twice = store.write(|tx| tx.restore_shadows()).expect("restored");
    assert_eq!(twice, once);
    assert_eq!(everything(&store), confirmed);
    // The scopes came back with the record.
    let gone = store.write(|tx| {
        tx.clear_shadows()?;
        assert!(!tx.is_overlaid("complaint", id(3))?);
        tx.evict_scope("store:a")
    });
    assert_eq!(gone.expect("evicted").len(), 2);
}

#[test]
fn a_page_that_comes_again_is_staged_once_and_pages_survive_reopening() -> Result<()> {
    let (at, store) = desk();
    let words = |list: &[&str]| list.iter().map(|w| (*w).to_owned()).collect::<Vec<_>>();
    assert_eq!(store.read(|r| r.stage_mark())?, None);
    store.write(|tx| tx.stage_page(0, &words(&["a", "b"]), "after b"))?;
    store.write(|tx| tx.stage_page(2, &words(&["c", "d"]), "after d"))?;
    store.write(|tx| tx.stage_page(2, &words(&["C"]), "after C"))?;
    drop(store);
    let store = open(&at)?;
    assert_eq!(store.read(|r| r.staged())?, ["a", "b", "C"]);
    let mark = StageMark {
        cursor: "after C".into(),
        next_ordinal: 3,
    };
    assert_eq!(store.read(|r| r.stage_mark())?, Some(mark));
    store.write(|tx| tx.clear_stage())?;
    assert!(store.read(|r| r.staged())?.is_empty());
    assert_eq!(store.read(|r| r.stage_mark())?, None);
    Ok(())
}

#[test]
fn a_reader_sees_one_moment_while_a_writer_goes_on() {
    let (_at, store) = desk();
    store
        .read(|r| {
            assert_eq!(r.count("complaint")?, 0);
            store.write(|tx| tx.put(&record("complaint", 1, "{}")))?;
            assert_eq!(r.count("complaint")?, 0);
            Ok(())
        })
        .expect("read");
    assert_eq!(everything(&store).len(), 1);
}

#[test]
fn what_is_logged_of_a_record_or_a_command_is_not_what_was_typed() {
    let mut cmd = command(1);
    cmd.body = SENTENCE.into();
    let said = format!("{:?} {cmd:?}", record("complaint", 1, SENTENCE));
    assert!(!said.contains("衣柜"), "{said}");
}

#[test]
fn a_panic_while_writing_takes_everything_back_and_the_store_goes_on() {
    let (_at, store) = desk();
    let panicked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        store.write(|tx| -> Result<()> {
            tx.put(&record("complaint", 1, "{}"))?;
            panic!("on purpose");
        })
    }));
    assert!(panicked.is_err());
    assert!(everything(&store).is_empty());
    store
        .write(|tx| tx.put(&record("complaint", 2, "{}")))
        .expect("written");
    assert_eq!(everything(&store).len(), 1);
}
