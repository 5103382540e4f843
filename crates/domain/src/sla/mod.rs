//! Deadlines: `due = f(record, playbook, as_of)`, the same answer everywhere, with its reasons.

mod clock;
mod explain;
mod pause;
mod stage;
mod timer;
#[cfg(test)]
mod vectors;

pub use clock::{Clock, ClockKind, ClockState, clocks, next_due};
pub use explain::{Change, Segment, StartedBy, Target};
pub use pause::{Pause, PauseCaps, PauseClass, PauseCut, Paused, not_counted};
pub use stage::StageRules;
pub use timer::{Leg, Length, Since, Timer};
