//! Real desks and a real central in one process, with a network that misbehaves on command.

mod apart;
mod as_seen;
mod disk;
mod faults;
mod held;
mod hostile;
mod import;
mod inbox;
mod journey;
mod locked;
mod machine;
mod move_cut_short;
mod newer;
mod plain;
mod rescue;
mod shared_laptop;
mod signed_out;
mod solo;
