//! Deadlines: `due = f(record, playbook, as_of)`, the same answer everywhere, with its reasons.

mod calendar;
mod clock;
mod explain;

pub use calendar::{Calendar, Counted};
pub use clock::{Clock, ClockKind, ClockState, clocks, next_due};
pub use explain::{CalendarName, Segment};
