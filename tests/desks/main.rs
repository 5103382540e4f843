//! Real desks and a real central in one process, with a network that misbehaves on command.

mod apart;
mod as_seen;
mod faults;
mod hostile;
mod import;
mod journey;
mod locked;
mod plain;
mod rescue;
mod shared_laptop;
mod solo;
