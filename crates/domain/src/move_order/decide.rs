//! May it happen? Registering a move order.

use super::{MoveOrderEvent, RegisterMoveOrder};
use crate::command::Context;
use crate::facts::Facts;
use crate::refusal::Refusal;

/// # Errors
/// The first rule that refuses it.
pub(crate) fn register(
    _order: &RegisterMoveOrder,
    _facts: &Facts,
    _ctx: &Context<'_>,
) -> Result<Vec<MoveOrderEvent>, Refusal> {
    Err(Refusal::OutOfScope)
}
