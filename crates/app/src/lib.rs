//! Use cases: all that a shell may call. Joins the store and sync, asks the domain, and is the one
//! place where errors become codes.

mod attention;
mod clock;
mod complaints;
mod customers;
mod decide;
mod desk;
mod desk_file;
mod error;
mod facts;
mod history;
pub mod host;
mod intake;
mod opened;
mod overlay;
mod plain;
mod playbook;
mod records;
mod replicate;
mod serve;
mod session;
mod status;

pub use desk::{Desk, Start};
pub use host::{Host, SystemHost};
