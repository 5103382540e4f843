//! What a new record is about: its store, and the customer, order and complaint that it names.

use crate::command::Context;
use crate::complaint::Complaint;
use crate::customer::Customer;
use crate::facts::Facts;
use crate::form;
use crate::ids::{ComplaintId, CustomerId, MoveOrderId, StoreId};
use crate::move_order::MoveOrder;
use crate::number;
use crate::record::{RecordKind, RecordRef, RecordState};
use crate::refusal::{Field, Refusal};
use crate::scope;

use super::customer_of;

/// A new record with a number of its own, at a store of the person's.
///
/// # Errors
/// The first rule that refuses it.
pub(crate) fn check_new(
    facts: &Facts,
    ctx: &Context<'_>,
    store: StoreId,
    given_number: &str,
) -> Result<(), Refusal> {
    form::may_write(ctx, store)?;
    match facts.record(RecordRef::new(RecordKind::Store, store.0)) {
        Some(RecordState::Store(store)) if number::is_valid(given_number, &store.code) => Ok(()),
        Some(RecordState::Store(_)) => Err(Refusal::BadNumber),
        _ => Err(not_found(RecordKind::Store)),
    }
}

/// The customer, if it is one that the person sees.
///
/// # Errors
/// [`Refusal::Removed`] or [`Refusal::NotFound`].
pub(crate) fn customer_here<'f>(
    facts: &'f Facts,
    ctx: &Context<'_>,
    id: CustomerId,
) -> Result<&'f Customer, Refusal> {
    let customer = customer_of(facts, scope::customer_ref(id))?;
    if scope::reaches(ctx.actor, customer.store) {
        Ok(customer)
    } else {
        Err(not_found(RecordKind::Customer))
    }
}

/// The order, if the person sees it and it is this customer's.
///
/// # Errors
/// [`Refusal::FieldEmpty`] without a customer, [`Refusal::NotFound`] otherwise.
pub(crate) fn order_here<'f>(
    facts: &'f Facts,
    ctx: &Context<'_>,
    id: MoveOrderId,
    customer: Option<&Customer>,
) -> Result<&'f MoveOrder, Refusal> {
    let customer = named(customer)?;
    match facts.record(RecordRef::new(RecordKind::MoveOrder, id.0)) {
        Some(RecordState::MoveOrder(order))
            if order.customer == customer.id && scope::reaches(ctx.actor, order.store) =>
        {
            Ok(order)
        }
        _ => Err(not_found(RecordKind::MoveOrder)),
    }
}

/// The complaint, under the same rules as an order.
///
/// # Errors
/// [`Refusal::FieldEmpty`] without a customer, [`Refusal::Removed`] or [`Refusal::NotFound`].
pub(crate) fn complaint_here<'f>(
    facts: &'f Facts,
    ctx: &Context<'_>,
    id: ComplaintId,
    customer: Option<&Customer>,
) -> Result<&'f Complaint, Refusal> {
    let customer = named(customer)?;
    match facts.record(RecordRef::new(RecordKind::Complaint, id.0)) {
        Some(RecordState::Complaint(c)) if c.removed.is_some() => Err(Refusal::Removed),
        Some(RecordState::Complaint(c))
            if c.customer == customer.id && scope::reaches(ctx.actor, c.store) =>
        {
            Ok(c)
        }
        _ => Err(not_found(RecordKind::Complaint)),
    }
}

fn named(customer: Option<&Customer>) -> Result<&Customer, Refusal> {
    customer.ok_or(Refusal::FieldEmpty {
        field: Field::Customer,
    })
}

fn not_found(kind: RecordKind) -> Refusal {
    Refusal::NotFound { kind }
}
