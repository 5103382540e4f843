//! What becomes of a move order. Never fails: an event is a fact.

use super::{MoveOrder, MoveOrderEvent};

/// The record after `event`.
#[must_use]
pub fn apply(_before: Option<MoveOrder>, event: &MoveOrderEvent) -> Option<MoveOrder> {
    match event {
        MoveOrderEvent::MoveOrderRegistered { order } => Some((**order).clone()),
    }
}
