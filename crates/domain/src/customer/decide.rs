//! May it happen? Registering and editing a customer.

use super::{Customer, CustomerEvent, EditCustomer, RegisterCustomer, phone_digits};
use crate::command::Context;
use crate::complaint::{short_enough, text};
use crate::field::{FieldEdit, FieldValue};
use crate::grade::Tier;
use crate::refusal::{Field, Refusal};
use crate::rules::{
    a_person_acts_within_the_own_stores, a_phone_has_five_to_fifteen_digits,
    field_edits_merge_three_ways, who_may_do_what,
};

/// # Errors
/// The first rule that refuses it.
pub(crate) fn register(
    r: &RegisterCustomer,
    ctx: &Context<'_>,
) -> Result<Vec<CustomerEvent>, Refusal> {
    who_may_do_what::check_certified(ctx.actor)?;
    a_person_acts_within_the_own_stores::check(ctx.actor, r.store)?;
    text(ctx.playbook, Field::Name, &r.name)?;
    let phone = phone_digits(&r.phone);
    a_phone_has_five_to_fifteen_digits::check(&phone)?;
    short_enough(ctx.playbook, Field::Address, &r.address)?;
    short_enough(ctx.playbook, Field::Remarks, &r.remarks)?;
    let customer = Customer {
        id: r.id,
        name: r.name.trim().to_owned(),
        phone,
        address: r.address.trim().to_owned(),
        remarks: r.remarks.trim().to_owned(),
        tier: Tier::Basic,
        store: r.store,
        import: None,
        removed: None,
    };
    Ok(vec![CustomerEvent::CustomerRegistered { customer }])
}

/// # Errors
/// The first rule that refuses it.
pub(crate) fn edit(
    c: &Customer,
    edit: &EditCustomer,
    ctx: &Context<'_>,
) -> Result<Vec<CustomerEvent>, Refusal> {
    who_may_do_what::check_certified(ctx.actor)?;
    a_person_acts_within_the_own_stores::check(ctx.actor, c.store)?;
    let edits: Vec<FieldEdit> = edit.edits.iter().map(as_kept).collect();
    for wanted in edits.iter().filter(|e| e.mine != e.base) {
        let value = wanted.mine.text();
        match wanted.field {
            Field::Name => text(ctx.playbook, Field::Name, value)?,
            Field::Phone => a_phone_has_five_to_fifteen_digits::check(value)?,
            field => short_enough(ctx.playbook, field, value)?,
        }
    }
    let changes = field_edits_merge_three_ways::merge(&edits, |field| value_of(c, field))?;
    if changes.is_empty() {
        return Ok(vec![]);
    }
    Ok(vec![CustomerEvent::CustomerEdited { changes }])
}

/// The value of a field that may be edited.
#[must_use]
pub fn value_of(c: &Customer, field: Field) -> Option<FieldValue> {
    Some(FieldValue::of_text(match field {
        Field::Name => &c.name,
        Field::Phone => &c.phone,
        Field::Address => &c.address,
        Field::Remarks => &c.remarks,
        _ => return None,
    }))
}

/// An edit with its words as the record keeps them.
pub(crate) fn as_kept(edit: &FieldEdit) -> FieldEdit {
    let kept = |value: &FieldValue| match (value, edit.field) {
        (FieldValue::Text { text }, Field::Phone) => FieldValue::of_text(&phone_digits(text)),
        (FieldValue::Text { text }, _) => FieldValue::of_text(text),
        (other, _) => other.clone(),
    };
    FieldEdit {
        field: edit.field,
        base: kept(&edit.base),
        mine: kept(&edit.mine),
    }
}
