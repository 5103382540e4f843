//! Two people act on the same complaint without seeing each other.

use super::*;
use crate::field::{Field, FieldEdit, FieldValue};

/// As far as the solution that the customer accepts.
fn proposed() -> Desk {
    let mut desk = Desk::with_customer(Tier::Silver);
    desk.register(|_| ()).unwrap();
    let now = desk.now;
    desk.act(&officer(), acknowledge(now)).unwrap();
    desk.act(&officer(), triage(Grade::General)).unwrap();
    desk.act(&officer(), ComplaintAction::Take { bridging: None })
        .unwrap();
    desk.act(&officer(), propose(Reaction::Accepted, now))
        .unwrap();
    desk
}

#[test]
fn a_complaint_that_went_on_is_not_resolved_on_what_one_saw_before() {
    let mut desk = proposed();
    let resolving = Command::ActOnComplaint {
        complaint: COMPLAINT,
        action: resolve(desk.now),
    };
    let seen = desk.version(resolving.on());
    desk.act(&supervisor(), progress(false)).unwrap();
    let current = desk.version(resolving.on());
    assert_eq!(
        desk.give_having_seen(seen, &officer(), &resolving),
        Err(Refusal::Stale { seen, current })
    );
    // Not having seen it at all is no way around.
    assert_eq!(
        desk.give_having_seen(0, &officer(), &resolving),
        Err(Refusal::Stale { seen: 0, current })
    );
    desk.give_having_seen(current, &officer(), &resolving)
        .unwrap();
}

#[test]
fn a_note_is_taken_though_the_complaint_was_resolved_meanwhile_and_restarts_nothing() {
    let mut desk = proposed();
    let seen = desk.version(ON);
    desk.act(&officer(), resolve(desk.now)).unwrap();
    let resolved = desk.complaint().clone();
    let noting = Command::ActOnComplaint {
        complaint: COMPLAINT,
        action: progress(true),
    };
    desk.later(30)
        .give_having_seen(seen, &supervisor(), &noting)
        .unwrap();
    assert_eq!(*desk.complaint(), resolved);
}

#[test]
fn an_edit_changes_fields_and_no_clock_and_one_that_changes_nothing_leaves_no_trace() {
    let mut desk = proposed();
    let before = (desk.complaint().clone(), desk.version(ON));
    let edit = |field, base: FieldValue, mine: FieldValue| ComplaintAction::Edit {
        edits: vec![FieldEdit { field, base, mine }],
    };
    let words = FieldValue::of_text;
    let phone = edit(Field::Phone, words("137 1234-5521"), words("139 0000-1111"));
    desk.later(10).act(&officer(), phone).unwrap();
    let claimed = |fen| FieldValue::Money { fen: Fen(fen) };
    desk.act(&officer(), edit(Field::Claimed, claimed(0), claimed(8_000)))
        .unwrap();
    let after = desk.complaint().clone();
    assert_eq!(after.customer_phone, "13900001111");
    assert_eq!(after.claimed, Fen(8_000));
    assert_eq!(
        clocks(&after, &desk.playbook),
        clocks(&before.0, &desk.playbook)
    );
    assert_eq!(desk.version(ON), before.1 + 2);
    let category = |word: &str| FieldValue::Choice { word: word.into() };
    let same = edit(Field::Category, category("delay"), category("delay"));
    desk.act(&officer(), same).unwrap();
    assert_eq!(desk.version(ON), before.1 + 2);
    let unknown = edit(Field::Category, category("delay"), category("weather"));
    assert_eq!(
        desk.act(&officer(), unknown),
        Err(Refusal::WrongField {
            field: Field::Category
        })
    );
}

#[test]
fn every_category_has_the_word_that_it_travels_under() {
    for category in Category::ALL {
        let word = serde_json::to_value(category).unwrap();
        assert_eq!(word, category.as_str());
        assert_eq!(Category::parse(category.as_str()), Some(category));
    }
}
