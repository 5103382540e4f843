use super::*;
use crate::command::{Command, Context};
use crate::complaint::ComplaintEvent;
use crate::execute::{Extra, Write, execute, needs};
use crate::facts::{Facts, Need, Seen};
use crate::grade::Level;
use crate::ids::{CommandId, CustomerId, DeviceId};
use crate::organisation::Staff;
use crate::playbook::Rulebook;
use crate::record::{RecordKind, RecordRef, RecordState};
use crate::refusal::Refusal;
use crate::rules::samples::{NOW, complaint, other_store, rulebook, staff, store};
use crate::timeline::{TimelineEntry, TimelineEvent};
use uuid::Uuid;

const IMPORT: ImportId = ImportId(Uuid::from_u128(77));

fn ctx<'a>(actor: &'a Staff, playbook: &'a Rulebook) -> Context<'a> {
    Context {
        actor,
        device: DeviceId(Uuid::from_u128(5)),
        device_code: "A3",
        seen_version: 0,
        command: CommandId(Uuid::from_u128(6)),
        effective_at: NOW,
        playbook,
    }
}

fn head() -> ImportHead {
    ImportHead {
        id: IMPORT,
        store: store(),
        file_name: "顾客.csv".into(),
        rows: 4,
        parts: 2,
    }
}

fn row(id: u128, name: &str) -> RegisterCustomer {
    RegisterCustomer {
        id: CustomerId(Uuid::from_u128(id)),
        name: name.into(),
        phone: "137 1234 5521".into(),
        address: String::new(),
        remarks: String::new(),
        store: store(),
    }
}

fn part(part: u32, customers: Vec<RegisterCustomer>) -> Command {
    let head = head();
    let part = ImportCustomers {
        head,
        part,
        customers,
    };
    Command::ImportCustomers { part }
}

fn give(command: &Command, facts: &Facts, level: Level) -> Result<Vec<Write>, Refusal> {
    let (actor, playbook) = (staff("linyue", level), rulebook());
    execute(command, facts, &ctx(&actor, &playbook), &Extra::default())
}

/// Lays writes over the facts, as a store would.
fn lay(facts: &mut Facts, writes: &[Write]) {
    for w in writes {
        let version = facts.version(w.of) + 1;
        facts.note_record(w.of, Seen::Known(Some(w.state.clone())));
        facts.note_version(w.of, version);
    }
}

fn import_in(facts: &Facts) -> Import {
    match facts.record(RecordRef::new(RecordKind::Import, IMPORT.0)) {
        Some(RecordState::Import(import)) => import.clone(),
        _ => panic!("no import"),
    }
}

fn undo_of(records: &[u128]) -> Command {
    let records = records.iter().map(|id| Uuid::from_u128(*id)).collect();
    Command::UndoImport {
        part: UndoImport {
            import: IMPORT,
            kind: ImportKind::Customers,
            part: 0,
            records,
        },
    }
}

#[test]
fn parts_add_up_in_order_and_write_one_line_of_history_each() {
    let mut facts = Facts::default();
    let writes = give(
        &part(0, vec![row(1, "甲"), row(2, "乙")]),
        &facts,
        Level::L2,
    )
    .unwrap();
    let lines = |w: &[Write]| {
        let is_line = |w: &&Write| w.of.kind == RecordKind::TimelineEntry;
        w.iter().filter(is_line).count()
    };
    assert_eq!((writes.len(), lines(&writes)), (4, 1));
    lay(&mut facts, &writes);
    assert_eq!(import_in(&facts).parts_in, 1);
    let again = give(&part(0, vec![row(3, "丙")]), &facts, Level::L2);
    assert_eq!(again, Err(Refusal::BrokenImport));
    let writes = give(&part(1, vec![row(3, "丙")]), &facts, Level::L2).unwrap();
    lay(&mut facts, &writes);
    assert_eq!(import_in(&facts).parts_in, 2);
    match facts.record(RecordRef::new(RecordKind::Customer, Uuid::from_u128(3))) {
        Some(RecordState::Customer(c)) => {
            assert_eq!((c.import, c.phone.as_str()), (Some(IMPORT), "13712345521"));
        }
        _ => panic!("no customer"),
    }
}

#[test]
fn an_officer_imports_nothing() {
    let refused = give(&part(0, vec![row(1, "甲")]), &Facts::default(), Level::L1);
    let needed = Level::L2;
    assert_eq!(
        refused,
        Err(Refusal::LevelTooLow {
            needed,
            grade: None
        })
    );
}

#[test]
fn one_bad_row_refuses_its_whole_part() {
    let facts = Facts::default();
    let mut elsewhere = row(2, "乙");
    elsewhere.store = other_store();
    for rows in [
        vec![row(1, "甲"), row(2, " ")],
        vec![row(1, "甲"), row(1, "乙")],
        vec![row(1, "甲"), elsewhere],
        vec![],
        (0..=MOST_ROWS_IN_A_PART as u128)
            .map(|id| row(id, "丁"))
            .collect(),
    ] {
        assert!(give(&part(0, rows), &facts, Level::L2).is_err());
    }
}

#[test]
fn undo_takes_back_what_is_as_imported_and_keeps_the_rest() {
    let mut facts = Facts::default();
    let rows = vec![row(1, "甲"), row(2, "乙"), row(3, "丙")];
    let writes = give(&part(0, rows), &facts, Level::L2).unwrap();
    lay(&mut facts, &writes);
    // Two was edited since, three has a visit.
    facts.note_version(RecordRef::new(RecordKind::Customer, Uuid::from_u128(2)), 2);
    facts.note_built_on(RecordRef::new(RecordKind::Customer, Uuid::from_u128(3)));

    let writes = give(&undo_of(&[1, 2, 3]), &facts, Level::L2).unwrap();
    let gone: Vec<u128> = writes
        .iter()
        .filter(|w| w.of.kind == RecordKind::Customer)
        .map(|w| {
            assert!(w.scope_keys.is_empty());
            w.of.id.as_u128()
        })
        .collect();
    assert_eq!(gone, [1]);
    lay(&mut facts, &writes);
    let import = import_in(&facts);
    assert_eq!((import.taken_back, import.kept), (1, 2));
    assert_eq!(import.undone_at, Some(NOW));
    // No part of an undone import arrives any more.
    let late = give(&part(1, vec![row(4, "戊")]), &facts, Level::L2);
    assert_eq!(late, Err(Refusal::BrokenImport));
}

#[test]
fn undo_takes_no_record_of_another_import() {
    let mut facts = Facts::default();
    let writes = give(&part(0, vec![row(1, "甲")]), &facts, Level::L2).unwrap();
    lay(&mut facts, &writes);
    let of = RecordRef::new(RecordKind::Customer, Uuid::from_u128(1));
    if let Some(RecordState::Customer(mut c)) = facts.record(of).cloned() {
        c.import = None;
        facts.note_record(of, Seen::Known(Some(RecordState::Customer(c))));
    }
    let refused = give(&undo_of(&[1]), &facts, Level::L2);
    assert_eq!(refused, Err(Refusal::BrokenImport));
}

#[test]
fn a_second_undo_finds_nothing_and_counts_nothing() {
    let mut facts = Facts::default();
    let writes = give(&part(0, vec![row(1, "甲")]), &facts, Level::L2).unwrap();
    lay(&mut facts, &writes);
    let writes = give(&undo_of(&[1]), &facts, Level::L2).unwrap();
    lay(&mut facts, &writes);
    let writes = give(&undo_of(&[1]), &facts, Level::L2).unwrap();
    lay(&mut facts, &writes);
    let import = import_in(&facts);
    assert_eq!((import.taken_back, import.kept), (1, 0));
}

#[test]
fn undo_asks_who_stands_on_each_record_and_takes_a_complaints_history_along() {
    let of = RecordRef::new(RecordKind::Complaint, complaint().id.0);
    let mut imported = complaint();
    imported.import = Some(IMPORT);
    let import = Import {
        head: head(),
        kind: ImportKind::Complaints,
        by: staff("linyue", Level::L2).id,
        by_name: String::new(),
        at: NOW,
        parts_in: 1,
        undone_at: None,
        taken_back: 0,
        kept: 0,
    };
    let mut facts = Facts::default();
    let known = |state| Seen::Known(Some(state));
    facts.note_record(of, known(RecordState::Complaint(imported.clone())));
    facts.note_version(of, 1);
    facts.note_record(
        RecordRef::new(RecordKind::Import, IMPORT.0),
        known(RecordState::Import(import)),
    );
    let entry = TimelineEntry {
        of,
        at: NOW,
        by: None,
        by_name: None,
        device: DeviceId(Uuid::from_u128(5)),
        device_code: "A3".into(),
        command: CommandId(Uuid::from_u128(60)),
        ordinal: 3,
        event: TimelineEvent::Complaint(ComplaintEvent::ComplaintRegistered {
            complaint: Box::new(imported),
        }),
    };
    facts.note_history(of, vec![entry]);
    let undo = Command::UndoImport {
        part: UndoImport {
            import: IMPORT,
            kind: ImportKind::Complaints,
            part: 0,
            records: vec![of.id],
        },
    };
    let (actor, playbook) = (staff("linyue", Level::L2), rulebook());
    let asked = needs(&undo, &ctx(&actor, &playbook));
    assert!(asked.contains(&Need::BuiltOn(of)) && asked.contains(&Need::HistoryOf(of)));
    let writes = give(&undo, &facts, Level::L2).unwrap();
    let unseen: Vec<RecordRef> = writes
        .iter()
        .filter(|w| w.scope_keys.is_empty())
        .map(|w| w.of)
        .collect();
    let id = crate::ids::derived(CommandId(Uuid::from_u128(60)), "timeline", 3);
    let entry = RecordRef::new(RecordKind::TimelineEntry, id);
    assert_eq!(unseen, [of, entry]);

    facts.note_built_on(of);
    let writes = give(&undo, &facts, Level::L2).unwrap();
    assert!(writes.iter().all(|w| !w.scope_keys.is_empty()));
}
