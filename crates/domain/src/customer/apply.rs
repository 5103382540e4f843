//! What becomes of a customer's record. Never fails: an event is a fact.

use super::{Customer, CustomerEvent};
use crate::field::{Field, FieldValue};

/// The record after `event`; an event that needs a record and finds none leaves none.
#[must_use]
pub fn apply(before: Option<Customer>, event: &CustomerEvent) -> Option<Customer> {
    if let CustomerEvent::CustomerRegistered { customer } = event {
        return Some(customer.clone());
    }
    let mut c = before?;
    match event {
        CustomerEvent::CustomerRegistered { .. } => {}
        CustomerEvent::CustomerEdited { changes } => {
            for change in changes {
                set(&mut c, change.field, &change.to);
            }
        }
        CustomerEvent::CustomerRemoved { removed } => c.removed = Some(removed.clone()),
    }
    Some(c)
}

fn set(c: &mut Customer, field: Field, to: &FieldValue) {
    let text = match to {
        FieldValue::Text { text } => text.clone(),
        _ => String::new(),
    };
    match field {
        Field::Name => c.name = text,
        Field::Phone => c.phone = text,
        Field::Address => c.address = text,
        Field::Remarks => c.remarks = text,
        _ => {}
    }
}
