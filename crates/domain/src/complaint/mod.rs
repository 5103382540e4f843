//! Complaints 投诉: the state, what people may do to it, and what becomes of it.

mod apply;
mod command;
mod decide;
mod event;
mod offer;
mod state;
#[cfg(test)]
mod tests;

pub use apply::apply;
pub use command::*;
pub(crate) use decide::{RegistrationFacts, act, amount, register, short_enough, text};
pub use decide::{may_be_named, value_of};
pub use event::*;
pub use offer::{Offer, offers};
pub use state::*;
