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
    /// The laptop was set up by another user; a second one is not possible yet.
    LaptopTaken,
    /// The database can't be opened with this key, or is damaged.
    DatabaseUnreadable,
    /// The database was written by a newer app.
    DatabaseTooNew,
    /// The disk is full.
    DiskFull,
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
    }
}
