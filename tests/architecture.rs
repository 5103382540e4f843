//! Holds the shape of the house: who may depend on whom, where time may be read, how long a file
//! may be. Each check is a function that is also shown to fail.

#[path = "architecture/arrows.rs"]
mod arrows;
#[path = "architecture/files.rs"]
mod files;
#[path = "architecture/purity.rs"]
mod purity;
#[path = "architecture/sources.rs"]
mod sources;
#[path = "architecture/user_interface.rs"]
mod user_interface;
