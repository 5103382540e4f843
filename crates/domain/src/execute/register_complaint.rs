//! T1 with its facts: the store, the customer, the order and the customer's earlier complaints.

use super::{customer_of, refuse_existing};
use crate::command::Context;
use crate::complaint::{self, ComplaintEvent, RegisterComplaint};
use crate::facts::Facts;
use crate::record::{RecordKind, RecordRef, RecordState};
use crate::refusal::Refusal;
use crate::scope;

/// The events of a registration, the official number with them when there is one.
///
/// # Errors
/// The first rule that refuses it.
pub(crate) fn registered(
    complaint: &RegisterComplaint,
    facts: &Facts,
    ctx: &Context<'_>,
    official_number: Option<&str>,
) -> Result<Vec<ComplaintEvent>, Refusal> {
    refuse_existing(facts, RecordRef::new(RecordKind::Complaint, complaint.id.0))?;
    let Some(RecordState::Store(store)) =
        facts.record(RecordRef::new(RecordKind::Store, complaint.store.0))
    else {
        return Err(Refusal::NotFound {
            kind: RecordKind::Store,
        });
    };
    let customer = customer_of(facts, scope::customer_ref(complaint.customer))?;
    let order = match complaint.order {
        None => None,
        Some(id) => match facts.record(RecordRef::new(RecordKind::MoveOrder, id.0)) {
            Some(RecordState::MoveOrder(order)) if order.customer == customer.id => Some(order),
            _ => {
                return Err(Refusal::NotFound {
                    kind: RecordKind::MoveOrder,
                });
            }
        },
    };
    let seen = complaint::RegistrationFacts {
        store,
        customer,
        order,
        earlier: facts.complaints_of(complaint.customer),
    };
    let mut events = complaint::register(complaint, &seen, ctx)?;
    events.extend(
        official_number.map(|number| ComplaintEvent::OfficialNumberGiven {
            number: number.to_owned(),
        }),
    );
    Ok(events)
}
