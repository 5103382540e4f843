//! A central inside this process, as the app sees one. Whoever starts the app gives the way to open
//! it, so that neither sync nor the app knows a central.

use std::path::Path;
use std::sync::Arc;

use domain::grade::{Level, Seat};
use domain::ids::StaffId;
use domain::time::UtcMs;

use crate::transport::Transport;

/// Tells the wall clock, uncorrected.
pub type Now = Arc<dyn Fn() -> UtcMs + Send + Sync>;
/// Fills with unpredictable bytes.
pub type Fill = Arc<dyn Fn(&mut [u8]) + Send + Sync>;

/// Clock and chance of the machine, lent to what runs beside the app.
#[derive(Clone)]
pub struct Machine {
    /// Wall clock.
    pub now: Now,
    /// Chance.
    pub fill: Fill,
}

/// A store and the person who opens it.
pub struct Founding {
    /// Name people use.
    pub store_name: String,
    /// Short code that provisional numbers begin with.
    pub store_code: String,
    /// Who opens it.
    pub founder: NewPerson,
}

/// A person who shall be able to sign in.
pub struct NewPerson {
    /// Full name.
    pub name: String,
    /// Sign-in name.
    pub user: String,
    /// Post in words.
    pub post: String,
    /// Permission level.
    pub level: Level,
    /// Escalation seat, if any.
    pub seat: Option<Seat>,
    /// Password.
    pub password: String,
}

/// Why the central inside can't do it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EmbedError {
    /// The sign-in name is taken.
    #[error("the sign-in name is taken")]
    UserTaken,
    /// There is an organisation already.
    #[error("founded already")]
    Founded,
    /// Only a manager of this organisation may.
    #[error("only a manager may")]
    NotAllowed,
    /// It has moved out, or was closed.
    #[error("it answers no more")]
    Closed,
    /// Its file can't be read with this key.
    #[error("the central's file can't be read")]
    Unreadable,
    /// The disk is full.
    #[error("the disk is full")]
    DiskFull,
    /// Its file can't be read or written; text for the log, without what people typed.
    #[error("the central inside failed: {0}")]
    Failed(String),
}

/// Opens a central in a folder of its own, encrypted under a key made from the database's.
pub trait Embed: Send + Sync {
    /// Opens it, or makes an empty one.
    ///
    /// # Errors
    /// [`EmbedError`]
    fn open(
        &self,
        folder: &Path,
        database_key: &[u8; 32],
        machine: Machine,
    ) -> Result<Arc<dyn Embedded>, EmbedError>;
}

/// An open one. Its methods block, except those of [`Transport`].
pub trait Embedded: Transport {
    /// Makes the store and its first person.
    ///
    /// # Errors
    /// [`EmbedError::Founded`] in one that has an organisation.
    fn found(&self, founding: &Founding) -> Result<(), EmbedError>;
    /// Makes one more person in the store, in the name of a manager.
    ///
    /// # Errors
    /// [`EmbedError::NotAllowed`], [`EmbedError::UserTaken`].
    fn add_colleague(&self, by: StaffId, person: &NewPerson) -> Result<(), EmbedError>;
    /// Writes everything into one file under a passphrase, and answers no more from then on.
    ///
    /// # Errors
    /// [`EmbedError`]; having begun, it answers no more until [`Embedded::stay`].
    fn move_out(&self, file: &Path, passphrase: &str) -> Result<(), EmbedError>;
    /// Takes moving out back: it answers again.
    ///
    /// # Errors
    /// [`EmbedError`]
    fn stay(&self) -> Result<(), EmbedError>;
    /// Whether it has moved out and so answers no more.
    fn has_moved_out(&self) -> bool;
    /// Place of the last change: who has less of this shop than that is an older copy.
    ///
    /// # Errors
    /// [`EmbedError`]
    fn last_seq(&self) -> Result<u64, EmbedError>;
    /// Lets go of its file once requests under way are answered.
    fn close(&self);
}
