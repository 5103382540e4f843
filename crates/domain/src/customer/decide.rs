//! May it happen? Registering and editing a customer.

use super::{Customer, CustomerEvent, EditCustomer, RegisterCustomer, phone_digits};
use crate::command::Context;
use crate::complaint::text;
use crate::grade::Tier;
use crate::refusal::{Field, Refusal};
use crate::rules::{a_person_acts_within_the_own_stores, who_may_do_what};

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
    check_phone(&phone)?;
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
    _c: &Customer,
    _edit: &EditCustomer,
    _ctx: &Context<'_>,
) -> Result<Vec<CustomerEvent>, Refusal> {
    Err(Refusal::OutOfScope)
}

fn check_phone(digits: &str) -> Result<(), Refusal> {
    if digits.is_empty() || (5..=15).contains(&digits.len()) {
        return Ok(());
    }
    Err(Refusal::TextTooLong {
        field: Field::Phone,
        limit: 15,
        length: u32::try_from(digits.len()).unwrap_or(u32::MAX),
    })
}
