//! What may be done to an order now, and why not. The same question that deciding asks.

use super::may_act;
use crate::command::Context;
use crate::move_order::{MoveActionKind, MoveOrder};
use crate::refusal::Refusal;

/// Every action that the order's step allows, with what refuses it to this person.
#[must_use]
pub fn offers(o: &MoveOrder, ctx: &Context<'_>) -> Vec<(MoveActionKind, Option<Refusal>)> {
    let offered = MoveActionKind::ALL.into_iter().map(|kind| {
        let refusal = may_act(o, kind, ctx).err();
        (kind, refusal)
    });
    offered
        .filter(|(_, refusal)| !matches!(refusal, Some(Refusal::WrongStep { .. })))
        .collect()
}
