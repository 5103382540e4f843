//! Complaints 投诉: the state, what people may do to it, and what becomes of it.

mod after_care;
mod apply;
mod command;
mod decide;
mod event;
mod intake;
mod offer;
mod state;
#[cfg(test)]
mod tests;
mod waiting;

pub use after_care::*;
pub use apply::apply;
pub use command::*;
pub(crate) use decide::{RegistrationFacts, act, amount, merge, register, short_enough, text};
pub use decide::{may_be_named, value_of};
pub use event::*;
pub use intake::*;
pub use offer::{Offer, offers};
pub use state::*;
pub use waiting::*;
