//! The laptop's encrypted store: one SQLCipher file that holds records, the commands waiting to be
//! sent, and what sync must remember.
//!
//! Nothing in here knows a rule. Bodies are JSON text that others wrote; time and entropy come in as
//! arguments. The one exception is `refinery`, which stamps its own history with the system's clock;
//! nothing reads that stamp.

mod attention;
mod columns;
mod draft;
mod durable_file;
mod error;
mod folder;
mod journal;
pub mod key_slot;
mod lease;
mod list;
mod migrate;
mod open;
mod outbox;
mod projection;
mod record;
mod salvage;
mod search;
mod session;
mod set_aside;
mod setting;
mod shadow;
mod stage;
mod sync_state;
#[cfg(test)]
mod tests;
mod transaction;

pub use attention::AttentionItem;
pub use draft::Draft;
pub use error::{Error, Result};
pub use folder::DataFolder;
pub use journal::JournalEntry;
pub use key_slot::{Card, Contents, KnownUser, OpenSlot, SigningKey, SlotEntropy, Unlocking};
pub use lease::Lease;
pub use list::{ListAsk, ListLine, ListMark, ListOrder, Listed};
pub use open::{NewDevice, Store};
pub use outbox::{CommandState, NewCommand, OutboxRow, PendingHead, Waiting};
pub use projection::{Projection, Shows};
pub use record::{RecordName, StoredRecord};
pub use salvage::{Salvaged, salvage};
pub use session::Session;
pub use set_aside::set_aside;
pub use stage::StageMark;
pub use sync_state::SyncState;
pub use transaction::{Reader, Transaction};
