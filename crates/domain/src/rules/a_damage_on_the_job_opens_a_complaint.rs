//! CMP-23: a damage on the job opens a complaint at once, before the customer has to. Its grade is
//! the one suggested for a damage, and the job's supervisors keep out of it (policy Part 7.1).

use crate::command::Context;
use crate::complaint::{Category, Channel, Phase, RegisterComplaint, Risks, Source};
use crate::ids::{ComplaintId, derived};
use crate::money::Fen;
use crate::move_order::{MoveOrder, PreemptiveComplaint};
use crate::record::RecordKind;
use crate::refusal::Refusal;
use crate::rules::grade_is_suggested_from_risk::{Intake, suggest};

/// The complaint's id: the same command opens the same complaint once, on laptop and central.
#[must_use]
pub fn id(ctx: &Context<'_>) -> ComplaintId {
    ComplaintId(derived(ctx.command, "damage_opens_complaint", 0))
}

/// The registration that follows from a damage. `earlier` complaints of the customer count.
///
/// # Errors
/// [`Refusal::NotFound`] when it names another customer or store than the order's.
pub fn complaint(
    order: &MoveOrder,
    opened: &PreemptiveComplaint,
    note: &str,
    earlier: u32,
    ctx: &Context<'_>,
) -> Result<RegisterComplaint, Refusal> {
    let wrong = |kind| Err(Refusal::NotFound { kind });
    if opened.customer != order.customer {
        return wrong(RecordKind::Customer);
    }
    if opened.store != order.store {
        return wrong(RecordKind::Store);
    }
    let (risks, claimed, category) = (Risks::default(), Fen(0), Category::Damage);
    let intake = Intake {
        risks,
        claimed,
        category,
        earlier,
    };
    Ok(RegisterComplaint {
        id: id(ctx),
        provisional_number: opened.provisional_number.clone(),
        store: order.store,
        customer: order.customer,
        complainant: None,
        order: Some(order.id),
        channel: Channel::OnSite,
        source: Source::StaffLog,
        phase: Phase::DuringService,
        category,
        description: note.trim().to_owned(),
        remedies: vec![],
        remedy_words: String::new(),
        claimed,
        risks,
        grade: suggest(ctx.playbook, &intake).grade,
        occurred_at: None,
        raised_at: ctx.effective_at,
        about_staff: vec![],
        answered_in_person: None,
        settled: None,
        possible_duplicate_of: None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grade::{Grade, Level};
    use crate::ids::CustomerId;
    use crate::rules::samples::{context, move_order, number, rulebook, staff};

    fn opened() -> PreemptiveComplaint {
        PreemptiveComplaint {
            provisional_number: number(90),
            customer: move_order().customer,
            store: move_order().store,
        }
    }

    #[test]
    fn a_damage_is_an_important_complaint_about_the_order() {
        let (actor, playbook) = (staff("officer", Level::L1), rulebook());
        let ctx = context(&actor, &playbook);
        let made = complaint(&move_order(), &opened(), " 衣柜划伤 ", 0, &ctx).unwrap();
        assert_eq!(made.grade, Grade::Important);
        assert_eq!(made.order, Some(move_order().id));
        assert_eq!(made.description, "衣柜划伤");
        let again = complaint(&move_order(), &opened(), "衣柜划伤", 0, &ctx).unwrap();
        assert_eq!(made.id, again.id);
    }

    #[test]
    fn it_is_the_orders_customers_complaint_and_nobody_elses() {
        let (actor, playbook) = (staff("officer", Level::L1), rulebook());
        let mut wrong = opened();
        wrong.customer = CustomerId(uuid::Uuid::from_u128(999));
        let ctx = context(&actor, &playbook);
        let refused = complaint(&move_order(), &wrong, "划伤", 0, &ctx);
        let kind = RecordKind::Customer;
        assert_eq!(refused, Err(Refusal::NotFound { kind }));
    }
}
