//! Two people edit the same record apart: each field is merged on its own, from what the person saw,
//! what is there now, and what is wanted (`sync.md` section 2). A protected field that both changed
//! goes back to a person; any other takes the later value and keeps the overwritten one in the history.

use std::collections::BTreeSet;

use crate::field::{Clash, Field, FieldChange, FieldEdit, FieldValue};
use crate::refusal::Refusal;

/// Fields that are never merged over somebody else's change: money, who owns it, the contact phone.
/// Grade, tier, state and signatures have steps of their own and are no fields of an edit.
#[must_use]
pub fn is_protected(field: Field) -> bool {
    matches!(
        field,
        Field::Phone
            | Field::Claimed
            | Field::Cost
            | Field::Compensation
            | Field::Price
            | Field::Owner
    )
}

/// The changes that the edits make to what is there now; none for fields that stay as they are.
/// `current` answers none for a field that this kind of record doesn't let anybody edit.
///
/// # Errors
/// [`Refusal::WrongField`], or [`Refusal::FieldConflict`] with every clash at once.
pub fn merge(
    edits: &[FieldEdit],
    current: impl Fn(Field) -> Option<FieldValue>,
) -> Result<Vec<FieldChange>, Refusal> {
    let (mut changes, mut clashes) = (vec![], vec![]);
    let mut seen = BTreeSet::new();
    for FieldEdit { field, base, mine } in edits {
        let field = *field;
        let theirs = current(field).ok_or(Refusal::WrongField { field })?;
        if !seen.insert(field) || !is_alike(mine, &theirs) || !is_alike(base, &theirs) {
            return Err(Refusal::WrongField { field });
        }
        if mine == base || *mine == theirs {
            continue;
        }
        let is_unseen = *base != theirs;
        if is_unseen && is_protected(field) {
            clashes.push(Clash {
                field,
                base: base.clone(),
                mine: mine.clone(),
                theirs,
            });
            continue;
        }
        changes.push(FieldChange {
            field,
            from: theirs,
            to: mine.clone(),
            overwrote_unseen: is_unseen,
        });
    }
    if clashes.is_empty() {
        Ok(changes)
    } else {
        Err(Refusal::FieldConflict { clashes })
    }
}

/// Whether two values are of one kind; nothing filled in is of every kind.
fn is_alike(a: &FieldValue, b: &FieldValue) -> bool {
    matches!(a, FieldValue::Empty)
        || matches!(b, FieldValue::Empty)
        || std::mem::discriminant(a) == std::mem::discriminant(b)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::Fen;

    fn words(text: &str) -> FieldValue {
        FieldValue::Text { text: text.into() }
    }

    fn edit(field: Field, base: &str, mine: &str) -> FieldEdit {
        FieldEdit {
            field,
            base: words(base),
            mine: words(mine),
        }
    }

    fn merged(edits: &[FieldEdit], now: &str) -> Result<Vec<FieldChange>, Refusal> {
        merge(edits, |_| Some(words(now)))
    }

    #[test]
    fn a_protected_field_that_both_changed_goes_back_to_a_person() {
        let both = [edit(Field::Phone, "138", "139")];
        let Err(Refusal::FieldConflict { clashes }) = merged(&both, "137") else {
            panic!("merged over somebody's phone");
        };
        assert_eq!(clashes.len(), 1);
        assert_eq!(clashes[0].base, words("138"));
        assert_eq!(clashes[0].mine, words("139"));
        assert_eq!(clashes[0].theirs, words("137"));
    }

    #[test]
    fn another_field_that_both_changed_takes_the_later_value_and_keeps_the_other() {
        let both = [edit(Field::Description, "a", "b")];
        let changes = merged(&both, "c").unwrap();
        assert_eq!(changes[0].from, words("c"));
        assert_eq!(changes[0].to, words("b"));
        assert!(changes[0].overwrote_unseen);
    }

    #[test]
    fn what_only_one_of_them_changed_is_taken_as_it_is() {
        let mine_only = merged(&[edit(Field::Phone, "138", "139")], "138").unwrap();
        assert_eq!(mine_only.len(), 1);
        assert!(!mine_only[0].overwrote_unseen);
        assert_eq!(
            merged(&[edit(Field::Phone, "138", "138")], "137"),
            Ok(vec![])
        );
        assert_eq!(
            merged(&[edit(Field::Phone, "138", "137")], "137"),
            Ok(vec![])
        );
    }

    #[test]
    fn all_clashes_come_at_once_and_nothing_is_half_done() {
        let edits = [
            edit(Field::Description, "a", "b"),
            edit(Field::Phone, "138", "139"),
            edit(Field::Owner, "x", "y"),
        ];
        let Err(Refusal::FieldConflict { clashes }) = merged(&edits, "now") else {
            panic!("half done");
        };
        let fields: Vec<_> = clashes.iter().map(|c| c.field).collect();
        assert_eq!(fields, [Field::Phone, Field::Owner]);
    }

    #[test]
    fn a_field_of_another_kind_or_given_twice_is_refused() {
        let field = Field::Phone;
        let wrong = Err(Refusal::WrongField { field });
        assert_eq!(merge(&[edit(field, "a", "b")], |_| None), wrong);
        let money = FieldEdit {
            field,
            base: words("a"),
            mine: FieldValue::Money { fen: Fen(1) },
        };
        assert_eq!(merged(&[money], "a"), wrong);
        assert_eq!(
            merged(&[edit(field, "a", "b"), edit(field, "a", "c")], "a"),
            wrong
        );
    }
}
