//! Customers 顾客: who they are and what tier they hold.

mod apply;
mod business;
mod command;
mod decide;
mod event;
mod state;
pub mod value;

pub use apply::apply;
pub use business::BusinessType;
pub use command::*;
pub use decide::value_of;
pub(crate) use decide::{as_kept, edit, register};
pub use event::*;
pub use state::*;
