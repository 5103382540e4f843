//! Use cases: all that a shell may call. Joins the store and sync, asks the domain, and is the one
//! place where errors become codes.

mod attention;
mod clock;
mod complaints;
mod customers;
mod decide;
mod desk;
mod desk_file;
mod edits;
mod error;
mod facts;
mod history;
pub mod host;
mod import;
mod intake;
mod language;
mod lease_mask;
mod left;
mod locked;
mod masked;
mod opened;
mod overlay;
mod people;
mod plain;
mod playbook;
mod records;
mod replicate;
mod rescue;
mod seen;
mod serve;
mod session;
mod signing;
mod solo;
mod status;

pub use desk::{Desk, Start};
pub use host::{Host, Keychain, KeychainError, SystemHost};
pub use language::{Language, language_in, language_of};
pub use sync::embedded::Embed;
