//! Customers 顾客: who they are and what tier they hold.

mod apply;
mod command;
mod decide;
mod event;
mod state;

pub use apply::apply;
pub use command::*;
pub use decide::value_of;
pub(crate) use decide::{as_kept, edit, register};
pub use event::*;
pub use state::*;
