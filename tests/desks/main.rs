//! Real desks and a real central in one process, with a network that misbehaves on command.

mod faults;
mod hostile;
mod journey;
mod plain;
