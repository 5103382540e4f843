//! 转投诉 makes a complaint and 转商机 a lead, with what the visit knew carried over: customer, order,
//! store, channel, the words and the time (policy Part 8).

use crate::command::Context;
use crate::complaint::{Channel, ContactMeans, Phase, RegisterComplaint, Source};
use crate::ids::{ComplaintId, CustomerId, MoveOrderId, derived};
use crate::move_order::{MoveOrder, MoveStage, RegisterMoveOrder};
use crate::refusal::{Field, Refusal};
use crate::visit::{LogVisit, VisitComplaint, VisitForm, VisitKind, VisitLead};

/// The complaint's id: the same command makes the same complaint once, on laptop and central.
#[must_use]
pub fn complaint_id(ctx: &Context<'_>) -> ComplaintId {
    ComplaintId(derived(ctx.command, "visit_becomes_complaint", 0))
}

/// The lead's id, likewise.
#[must_use]
pub fn lead_id(ctx: &Context<'_>) -> MoveOrderId {
    MoveOrderId(derived(ctx.command, "visit_becomes_lead", 0))
}

/// The registration of a complaint that follows from a visit.
///
/// # Errors
/// [`Refusal::FieldEmpty`] without a customer.
pub fn complaint(
    visit: &LogVisit,
    form: &VisitForm,
    told: &VisitComplaint,
    order: Option<&MoveOrder>,
    ctx: &Context<'_>,
) -> Result<RegisterComplaint, Refusal> {
    let description = match told.description.trim() {
        "" => visit.feedback.trim(),
        words => words,
    };
    Ok(RegisterComplaint {
        id: complaint_id(ctx),
        provisional_number: told.provisional_number.clone(),
        store: visit.store,
        customer: customer(visit)?,
        complainant: None,
        order: visit.order,
        channel: channel(visit.kind, form.means),
        source: source(visit.kind),
        phase: phase(order),
        category: told.category,
        description: description.to_owned(),
        remedies: told.remedies.clone(),
        remedy_words: told.remedy_words.clone(),
        claimed: told.claimed,
        risks: told.risks,
        grade: told.grade,
        occurred_at: None,
        raised_at: visit.started_at,
        about_staff: vec![],
        answered_in_person: None,
        settled: None,
        possible_duplicate_of: None,
    })
}

/// The registration of a move order, at 受理, that follows from a visit.
///
/// # Errors
/// [`Refusal::FieldEmpty`] without a customer.
pub fn lead(
    visit: &LogVisit,
    told: &VisitLead,
    ctx: &Context<'_>,
) -> Result<RegisterMoveOrder, Refusal> {
    Ok(RegisterMoveOrder {
        id: lead_id(ctx),
        provisional_number: told.provisional_number.clone(),
        customer: customer(visit)?,
        store: visit.store,
        moves_at: told.moves_at,
        from: told.from.clone(),
        to: told.to.clone(),
        price: told.price,
    })
}

fn customer(visit: &LogVisit) -> Result<CustomerId, Refusal> {
    let field = Field::Customer;
    visit.customer.ok_or(Refusal::FieldEmpty { field })
}

fn channel(kind: VisitKind, means: Option<ContactMeans>) -> Channel {
    match (means, kind) {
        (Some(ContactMeans::Call), _) => Channel::Phone,
        (Some(ContactMeans::Wechat), _) => Channel::Wechat,
        (Some(ContactMeans::Online), _) => Channel::OnlineChat,
        (_, VisitKind::OnSite) => Channel::OnSite,
        (_, VisitKind::FollowUp) => Channel::Phone,
        (_, VisitKind::InStore | VisitKind::Inspection | VisitKind::StaffLog) => Channel::Counter,
    }
}

fn source(kind: VisitKind) -> Source {
    match kind {
        VisitKind::InStore | VisitKind::FollowUp | VisitKind::OnSite => Source::Customer,
        VisitKind::Inspection => Source::MysteryShopper,
        VisitKind::StaffLog => Source::StaffLog,
    }
}

fn phase(order: Option<&MoveOrder>) -> Phase {
    match order.map(|order| order.stage) {
        None | Some(MoveStage::Inquiry) => Phase::BeforeSale,
        Some(MoveStage::Contract | MoveStage::Preparation | MoveStage::Execution) => {
            Phase::DuringService
        }
        Some(MoveStage::AfterService | MoveStage::Completed) => Phase::AfterService,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grade::Level;
    use crate::rules::samples::{context, move_order, rulebook, staff};
    use crate::visit::samples::handed_over;
    use crate::visit::{VisitHandover, VisitOutcome};

    #[test]
    fn a_complaint_carries_what_the_visit_knew() {
        let (actor, playbook) = (staff("officer", Level::L1), rulebook());
        let ctx = context(&actor, &playbook);
        let (visit, form) = handed_over(VisitOutcome::ToComplaint);
        let Some(VisitHandover::Complaint(told)) = &form.handover else {
            panic!("a complaint");
        };
        let order = move_order();
        let made = complaint(&visit, &form, told, Some(&order), &ctx).unwrap();
        assert_eq!(Some(made.customer), visit.customer);
        assert_eq!((made.order, made.store), (visit.order, visit.store));
        assert_eq!(made.description, visit.feedback);
        assert_eq!(made.raised_at, visit.started_at);
        assert_eq!(made.channel, Channel::Phone);
        assert_eq!(made.phase, Phase::DuringService);
        let mut nobody = visit;
        nobody.customer = None;
        let field = Field::Customer;
        let refused = complaint(&nobody, &form, told, None, &ctx);
        assert_eq!(refused, Err(Refusal::FieldEmpty { field }));
    }

    #[test]
    fn a_complaint_and_a_lead_of_one_command_are_two_records() {
        let (actor, playbook) = (staff("officer", Level::L1), rulebook());
        let ctx = context(&actor, &playbook);
        assert_ne!(complaint_id(&ctx).0, lead_id(&ctx).0);
    }
}
