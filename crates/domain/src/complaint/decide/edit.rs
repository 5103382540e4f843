//! 修改: fields as registered, merged three ways with what others did meanwhile. Clocks don't move.

use super::super::{Category, Complaint, ComplaintEvent};
use super::{Case, demand};
use crate::customer;
use crate::field::{FieldEdit, FieldValue};
use crate::refusal::{Field, Refusal};
use crate::rules::{a_phone_has_five_to_fifteen_digits, field_edits_merge_three_ways};

pub(super) fn decide(case: &Case<'_>, edits: &[FieldEdit]) -> Result<Vec<ComplaintEvent>, Refusal> {
    let edits: Vec<FieldEdit> = edits.iter().map(customer::as_kept).collect();
    for edit in edits.iter().filter(|e| e.mine != e.base) {
        check(case, edit.field, &edit.mine)?;
    }
    let changes = field_edits_merge_three_ways::merge(&edits, |field| value_of(case.c, field))?;
    if changes.is_empty() {
        return Ok(vec![]);
    }
    Ok(vec![ComplaintEvent::ComplaintEdited { changes }])
}

/// What the value must be, whoever else changed the field.
fn check(case: &Case<'_>, field: Field, value: &FieldValue) -> Result<(), Refusal> {
    let playbook = case.ctx.playbook;
    match (field, value) {
        (Field::Description, _) => demand::text(playbook, field, value.text()),
        (Field::Remedy, _) => demand::short_enough(playbook, field, value.text()),
        (Field::Phone, _) => a_phone_has_five_to_fifteen_digits::check(value.text()),
        (Field::Claimed, FieldValue::Money { fen }) => demand::amount(playbook, field, *fen),
        (Field::Category, FieldValue::Choice { word }) if Category::parse(word).is_some() => Ok(()),
        _ => Err(Refusal::WrongField { field }),
    }
}

/// The value of a field that may be edited. The phone is the one to call: the complainant's, when
/// somebody else than the customer complains.
#[must_use]
pub fn value_of(c: &Complaint, field: Field) -> Option<FieldValue> {
    Some(match field {
        Field::Description => FieldValue::of_text(&c.description),
        Field::Remedy => FieldValue::of_text(&c.remedy_words),
        Field::Category => FieldValue::Choice {
            word: c.category.as_str().to_owned(),
        },
        Field::Claimed => FieldValue::Money { fen: c.claimed },
        Field::Phone => FieldValue::of_text(c.contact_phone()),
        _ => return None,
    })
}
