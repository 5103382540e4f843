//! What tests of several crates share: a real central, real desks on their own folders, a network
//! that misbehaves on command, and well-formed input. Never shipped.

mod clock;
mod desks;
mod input;
mod network;
mod stumbling;

pub use clock::LyingClock;
pub use desks::{Org, PASSWORD, Seat};
pub use input::{acknowledge, draft_for, progress, triage};
pub use network::{Fault, FaultProxy};
pub use stumbling::StumblingDisk;
