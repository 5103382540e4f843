//! May it happen? Registering a move order.

use crate::command::Context;
use crate::complaint::{amount, text};
use crate::execute::{check_new, customer_here};
use crate::facts::Facts;
use crate::move_order::{
    MoveJob, MoveNode, MoveOrder, MoveOrderEvent, MoveStage, MoveStep, RegisterMoveOrder,
};
use crate::record::RecordKind;
use crate::refusal::{Field, Refusal};
use crate::rules::{a_day_ahead_lies_within_two_years, back_dating_is_limited};

/// # Errors
/// The first rule that refuses it.
pub(crate) fn register(
    order: &RegisterMoveOrder,
    facts: &Facts,
    ctx: &Context<'_>,
) -> Result<Vec<MoveOrderEvent>, Refusal> {
    check_new(facts, ctx, order.store, &order.provisional_number)?;
    let customer = customer_here(facts, ctx, order.customer)?;
    if customer.store != order.store {
        let kind = RecordKind::Customer;
        return Err(Refusal::NotFound { kind });
    }
    check_day(order, ctx)?;
    text(ctx.playbook, Field::From, &order.from)?;
    text(ctx.playbook, Field::To, &order.to)?;
    amount(ctx.playbook, Field::Price, order.price)?;
    let order = Box::new(MoveOrder {
        id: order.id,
        number: order.provisional_number.clone(),
        customer: order.customer,
        store: order.store,
        stage: MoveStage::Inquiry,
        moves_at: order.moves_at,
        route: format!("{} → {}", order.from.trim(), order.to.trim()),
        price: order.price,
        supervisors: vec![],
        job: MoveJob {
            owner: Some(ctx.actor.id),
            registered_at: Some(ctx.effective_at),
            nodes: vec![MoveNode {
                step: MoveStep::Lead,
                at: ctx.effective_at,
                by: ctx.actor.id,
            }],
            ..MoveJob::default()
        },
    });
    Ok(vec![MoveOrderEvent::MoveOrderRegistered { order }])
}

/// A move of yesterday may be written down late; one of years ahead is a slip.
fn check_day(order: &RegisterMoveOrder, ctx: &Context<'_>) -> Result<(), Refusal> {
    let (field, at, now) = (Field::MovesAt, order.moves_at, ctx.effective_at);
    if at < now {
        return back_dating_is_limited::check(ctx.playbook, ctx.actor.level, field, at, now);
    }
    a_day_ahead_lies_within_two_years::check(field, at, now)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;
    use crate::grade::Level;
    use crate::ids::{CustomerId, MoveOrderId};
    use crate::money::Fen;
    use crate::move_order::apply;
    use crate::rules::samples::{
        NOW, context, customer, known, number, removed_customer, rulebook, staff, store,
    };
    use crate::time::{DAY_MS, UtcMs};

    fn order() -> RegisterMoveOrder {
        RegisterMoveOrder {
            id: MoveOrderId(Uuid::from_u128(41)),
            provisional_number: number(8),
            customer: customer().id,
            store: store(),
            moves_at: UtcMs(NOW.0 + 10 * DAY_MS),
            from: "海淀 清和苑".into(),
            to: "朝阳 望京里".into(),
            price: Fen(0),
        }
    }

    fn decide(order: &RegisterMoveOrder) -> Result<MoveOrder, Refusal> {
        let (actor, playbook) = (staff("officer", Level::L1), rulebook());
        let events = register(order, &known(), &context(&actor, &playbook))?;
        Ok(events.iter().fold(None, apply).unwrap())
    }

    #[test]
    fn a_new_order_is_an_inquiry_under_the_laptops_number() {
        let made = decide(&order()).unwrap();
        assert_eq!(made.stage, MoveStage::Inquiry);
        assert_eq!(made.step(), MoveStep::Lead);
        assert_eq!(made.job.owner, Some(staff("officer", Level::L1).id));
        assert_eq!(made.number, number(8));
        assert_eq!(made.route, "海淀 清和苑 → 朝阳 望京里");
    }

    #[test]
    fn an_order_needs_a_customer_of_the_store_who_is_still_there() {
        let mut wrong = order();
        wrong.customer = CustomerId(Uuid::from_u128(999));
        let kind = RecordKind::Customer;
        assert_eq!(decide(&wrong), Err(Refusal::NotFound { kind }));
        wrong.customer = removed_customer().id;
        assert_eq!(decide(&wrong), Err(Refusal::Removed));
    }

    #[test]
    fn an_order_says_from_where_to_where_and_no_absurd_price() {
        let mut wrong = order();
        wrong.from = "  ".into();
        let field = Field::From;
        assert_eq!(decide(&wrong), Err(Refusal::FieldEmpty { field }));
        let mut wrong = order();
        wrong.price = Fen(-1);
        assert!(matches!(
            decide(&wrong),
            Err(Refusal::AmountOutOfRange {
                field: Field::Price,
                ..
            })
        ));
    }

    #[test]
    fn a_move_years_ahead_or_long_past_is_a_slip() {
        let field = Field::MovesAt;
        let mut wrong = order();
        wrong.moves_at = UtcMs(NOW.0 + 800 * DAY_MS);
        assert_eq!(decide(&wrong), Err(Refusal::WrongField { field }));
        wrong.moves_at = UtcMs(NOW.0 - 30 * DAY_MS);
        assert!(matches!(decide(&wrong), Err(Refusal::TooFarBack { .. })));
    }

    proptest! {
        #[test]
        fn deciding_never_panics(at in any::<i64>(), from in ".*", to in ".*", fen in any::<i64>()) {
            let mut wild = order();
            wild.moves_at = UtcMs(at);
            wild.from = from;
            wild.to = to;
            wild.price = Fen(fen);
            let _ = decide(&wild);
        }
    }
}
