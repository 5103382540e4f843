//! The one place where errors become codes. Logged once, here, without customer text.

use domain::refusal::Refusal;
use sync::embedded::EmbedError;
use sync::http::BadAddress;
use sync::transport::Failure;
use wire::error::{AppError, ErrorCode};

use crate::host::KeychainError;
use crate::import::ImportTrouble;

/// What a use case can meet.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Error {
    #[error("refused by a rule")]
    Refused(Refusal),
    #[error("nobody is signed in")]
    SignedOut,
    #[error("the laptop is set up, and not for this user")]
    NotEnrolled,
    #[error("the central closed this person's account")]
    PersonLeft,
    #[error("keychain: {0}")]
    Keychain(#[from] KeychainError),
    #[error("sent already")]
    SentAlready,
    #[error("unsent, with another one behind it")]
    NotTheLast,
    #[error("no such record here")]
    NotFound,
    #[error("the request makes no sense")]
    BadRequest,
    #[error("import: {0:?}")]
    Import(ImportTrouble),
    #[error("address: {0}")]
    Address(#[from] BadAddress),
    #[error("central: {0}")]
    Central(#[from] Failure),
    #[error("central inside: {0}")]
    Embedded(#[from] EmbedError),
    #[error("the central belongs to another organisation")]
    OtherTenant,
    #[error("the central has an older copy of this shop")]
    OlderCopy,
    #[error("store: {0}")]
    Store(#[from] store::Error),
    #[error("a stored shape can't be read: {0}")]
    Shape(#[from] serde_json::Error),
    #[error("a task broke")]
    Task(#[from] tokio::task::JoinError),
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<Error> for AppError {
    fn from(error: Error) -> Self {
        use store::Error as S;
        let plain = |code| AppError {
            code,
            refusal: None,
            retry: false,
            incident: None,
            tries_left: None,
            wait_s: None,
        };
        let again = |code| AppError {
            retry: true,
            ..plain(code)
        };
        match error {
            Error::Refused(refusal) => AppError {
                refusal: Some(refusal),
                ..plain(ErrorCode::Refused)
            },
            Error::SignedOut => plain(ErrorCode::SignedOut),
            Error::NotEnrolled => plain(ErrorCode::NotEnrolled),
            Error::PersonLeft | Error::Central(Failure::PersonLeft) => plain(ErrorCode::PersonLeft),
            Error::Keychain(_) | Error::Store(S::NoPin) => plain(ErrorCode::PinUnavailable),
            Error::SentAlready => plain(ErrorCode::SentAlready),
            Error::NotTheLast => plain(ErrorCode::NotTheLast),
            Error::NotFound => plain(ErrorCode::NotFound),
            Error::BadRequest => plain(ErrorCode::BadRequest),
            Error::Import(trouble) => plain(trouble.code()),
            Error::Address(BadAddress::Insecure) => plain(ErrorCode::InsecureAddress),
            Error::Address(BadAddress::Malformed) => plain(ErrorCode::NotACentral),
            Error::Central(failure) => match failure {
                Failure::WrongCredentials | Failure::AuthNeeded => plain(ErrorCode::WrongPassword),
                Failure::TooManyAttempts => again(ErrorCode::TooManyAttempts),
                Failure::NotACentral | Failure::Malformed | Failure::Upgrade => {
                    again(ErrorCode::NotACentral)
                }
                Failure::Unreachable
                | Failure::CentralFailed { .. }
                | Failure::PersonLeft
                | Failure::Revoked
                | Failure::Forked
                | Failure::SeqGap { .. }
                | Failure::Reset
                | Failure::TooLarge => again(ErrorCode::CentralUnreachable),
            },
            Error::OtherTenant => plain(ErrorCode::OtherTenant),
            Error::OlderCopy => plain(ErrorCode::OlderCopy),
            Error::Embedded(EmbedError::UserTaken) => plain(ErrorCode::UserTaken),
            Error::Embedded(EmbedError::Founded | EmbedError::NotAllowed) => {
                plain(ErrorCode::BadRequest)
            }
            Error::Embedded(EmbedError::Closed) => plain(ErrorCode::HasMovedOut),
            Error::Embedded(ref e @ EmbedError::Unreadable) => {
                broken(ErrorCode::DatabaseUnreadable, e)
            }
            Error::Embedded(ref e @ EmbedError::Failed(_)) => broken(ErrorCode::Internal, e),
            Error::Store(S::FolderInUse) => again(ErrorCode::FolderInUse),
            Error::Store(S::WrongPassword { tries_left }) => AppError {
                tries_left: Some(tries_left),
                ..plain(ErrorCode::WrongPassword)
            },
            Error::Store(S::WrongPin { tries_left }) => AppError {
                tries_left: Some(tries_left),
                ..plain(ErrorCode::WrongPin)
            },
            Error::Store(S::PinShut) => plain(ErrorCode::PinShut),
            Error::Store(S::WeakPin) => plain(ErrorCode::WeakPin),
            Error::Store(S::TryLater { wait_ms }) => AppError {
                wait_s: u32::try_from((wait_ms + 999) / 1000).ok(),
                ..again(ErrorCode::TooManyAttempts)
            },
            Error::Store(S::DatabaseTooNew { .. }) => plain(ErrorCode::DatabaseTooNew),
            Error::Store(S::DiskFull) | Error::Embedded(EmbedError::DiskFull) => {
                again(ErrorCode::DiskFull)
            }
            Error::Store(
                ref e @ (S::DatabaseUnreadable | S::DatabaseDamaged(_) | S::SlotDamaged),
            ) => broken(ErrorCode::DatabaseUnreadable, e),
            Error::Store(ref e) => AppError {
                retry: e.is_worth_retrying(),
                ..broken(ErrorCode::Internal, e)
            },
            Error::Shape(ref e) => broken(ErrorCode::Internal, e),
            Error::Task(ref e) => broken(ErrorCode::Internal, e),
        }
    }
}

/// An error of the machine: logged under an incident number that a person can read out.
fn broken(code: ErrorCode, error: &dyn std::error::Error) -> AppError {
    let mut bytes = [0; 3];
    // A repeated incident number is a nuisance, not a danger.
    let _ = getrandom::fill(&mut bytes);
    let incident = hex::encode_upper(bytes);
    let kind = error.to_string();
    tracing::error!(%incident, error = %kind, "something broke");
    AppError {
        code,
        refusal: None,
        retry: false,
        incident: Some(incident),
        tries_left: None,
        wait_s: None,
    }
}
