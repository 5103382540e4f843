//! Errors as the interface sees them: a code, facts, whether trying again helps, an incident number.
//! No prose and no customer text; the interface owns the words.

use domain::refusal::Refusal;
use serde::{Deserialize, Serialize};

use crate::shape;

/// Codes that the interface treats differently.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(ts_rs::TS, utoipa::ToSchema))]
pub enum ErrorCode {
    /// A rule refuses it; `refusal` says which.
    Refused,
    /// Nobody is signed in.
    SignedOut,
    /// Wrong user or password, on the laptop or at the central.
    WrongPassword,
    /// Too many wrong passwords; wait.
    TooManyAttempts,
    /// First sign-in on a laptop needs the central, and it can't be reached.
    CentralUnreachable,
    /// What answers isn't a central (a captive portal, a proxy).
    NotACentral,
    /// The address isn't https, nor on this machine.
    InsecureAddress,
    /// Another copy of the app holds the data folder.
    FolderInUse,
    /// The laptop is set up, and not for this user: a colleague has to unlock it and add this one.
    NotEnrolled,
    /// The central closed this person's account.
    PersonLeft,
    /// Wrong PIN; `tries_left` says how often it may still be tried.
    WrongPin,
    /// Too many wrong PINs: the password opens, and makes the PIN work again.
    PinShut,
    /// The PIN can't be used here now: its secret is not in the system's keychain. The password can.
    PinUnavailable,
    /// A PIN must be six digits or more.
    WeakPin,
    /// The central is another organisation's: joining it is an import, not a move.
    OtherTenant,
    /// The central unpacked an earlier packing of this shop.
    OlderCopy,
    /// The sign-in name is taken.
    UserTaken,
    /// The central inside this laptop has moved out and answers no more.
    HasMovedOut,
    /// The database can't be opened with this key, or is damaged.
    DatabaseUnreadable,
    /// The database was written by a newer app.
    DatabaseTooNew,
    /// The disk is full.
    DiskFull,
    /// The file to import is larger than the limit.
    ImportFileTooLarge,
    /// The file to import has no rows.
    ImportFileEmpty,
    /// The file to import ends too early or is damaged.
    ImportFileDamaged,
    /// The file to import is protected by a password.
    ImportFileLocked,
    /// The file to import is no table that can be read, whatever its name says.
    ImportFileUnknown,
    /// The columns chosen don't make a record: a name, or the words of a complaint, is missing.
    ImportColumnMissing,
    /// Rows are bad, and only a whole file was to be imported.
    ImportHasBadRows,
    /// The import was cancelled; nothing was written.
    ImportCancelled,
    /// The decision was sent already and can't be taken back.
    SentAlready,
    /// The decision waits to be sent, but something else was done after it; it can't be taken back.
    NotTheLast,
    /// The record isn't here.
    NotFound,
    /// The request makes no sense to this build.
    BadRequest,
    /// Something broke; the incident number finds it in the log.
    Internal,
}

shape! {
    /// An error at the boundary.
    pub struct AppError {
        /// Code.
        pub code: ErrorCode,
        /// With `Refused`: the refusal.
        pub refusal: Option<Refusal>,
        /// Trying again unchanged may work.
        pub retry: bool,
        /// Short number to read out, for what was logged.
        pub incident: Option<String>,
        /// With a wrong password or PIN of this laptop: tries before it makes one wait.
        #[serde(default)]
        #[cfg_attr(feature = "schema", ts(optional = nullable))]
        pub tries_left: Option<u32>,
        /// With too many of them on this laptop: seconds to wait.
        #[serde(default)]
        #[cfg_attr(feature = "schema", ts(optional = nullable))]
        pub wait_s: Option<u32>,
    }
}
