//! Real desks and a real central in one process, with a network that misbehaves on command.

mod apart;
mod faults;
mod hostile;
mod import;
mod journey;
mod plain;
mod rescue;
mod shared_laptop;
mod solo;
