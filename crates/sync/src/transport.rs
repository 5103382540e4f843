//! The one way to a central. Over HTTP in [`crate::http`]; in process for a laptop on its own.

use std::future::Future;
use std::pin::Pin;

use wire::sync_protocol::{
    Hello, Problem, ProblemCode, PullRequest, PullResponse, PushRequest, PushResponse,
    RefreshRequest, SignInRequest, SignInResponse, SignOutRequest, SignedOut, Tokens, Wake,
};

/// A future of a transport.
pub type Answer<'a, T> = Pin<Box<dyn Future<Output = Result<T, Failure>> + Send + 'a>>;

/// Why a request decided nothing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Failure {
    /// No answer, or the connection broke.
    #[error("no answer")]
    Unreachable,
    /// An answer that isn't a central's.
    #[error("not a central")]
    NotACentral,
    /// The central broke (5xx), or asks to wait.
    #[error("the central failed")]
    CentralFailed {
        /// Seconds that it asks to wait.
        retry_after_s: Option<u32>,
    },
    /// The token is dead.
    #[error("a new sign-in is needed")]
    AuthNeeded,
    /// Wrong user or password.
    #[error("wrong user or password")]
    WrongCredentials,
    /// Too many wrong passwords.
    #[error("too many attempts")]
    TooManyAttempts,
    /// The device was revoked.
    #[error("device revoked")]
    Revoked,
    /// The person's account is closed.
    #[error("account closed")]
    PersonLeft,
    /// Sequence number used for something else: cloned or restored laptop.
    #[error("device forked")]
    Forked,
    /// Commands are missing before these.
    #[error("sequence gap, expected {expected}")]
    SeqGap {
        /// The number that the central expects.
        expected: u64,
    },
    /// The cursor is from another life.
    #[error("cursor reset")]
    Reset,
    /// Too many bytes or commands at once.
    #[error("too large")]
    TooLarge,
    /// The central doesn't understand this build.
    #[error("malformed")]
    Malformed,
    /// This build is too old.
    #[error("upgrade needed")]
    Upgrade,
}

impl Failure {
    /// What a central's problem is to sync.
    #[must_use]
    pub fn from_problem(problem: &Problem, retry_after_s: Option<u32>) -> Self {
        match problem.code {
            ProblemCode::AuthNeeded => Self::AuthNeeded,
            ProblemCode::WrongCredentials => Self::WrongCredentials,
            ProblemCode::TooManyAttempts => Self::TooManyAttempts,
            ProblemCode::DeviceRevoked => Self::Revoked,
            ProblemCode::PersonLeft => Self::PersonLeft,
            ProblemCode::SeqGap => problem
                .expected
                .map_or(Self::Malformed, |expected| Self::SeqGap { expected }),
            ProblemCode::DeviceForked => Self::Forked,
            ProblemCode::Reset => Self::Reset,
            ProblemCode::TooLarge => Self::TooLarge,
            ProblemCode::Malformed | ProblemCode::NotFound => Self::Malformed,
            ProblemCode::Upgrade => Self::Upgrade,
            ProblemCode::Internal => Self::CentralFailed { retry_after_s },
        }
    }
}

/// Requests to a central. Tokens are held by the transport, not by the caller of each request.
pub trait Transport: Send + Sync {
    /// Who is there.
    fn hello(&self) -> Answer<'_, Hello>;
    /// User and password.
    fn sign_in(&self, request: SignInRequest) -> Answer<'_, SignInResponse>;
    /// The next pair of tokens.
    fn refresh(&self, request: RefreshRequest) -> Answer<'_, Tokens>;
    /// Ends a session.
    fn sign_out(&self, request: SignOutRequest) -> Answer<'_, SignedOut>;
    /// Commands up.
    fn push<'a>(&'a self, access: &'a str, request: &'a PushRequest) -> Answer<'a, PushResponse>;
    /// Records down.
    fn pull<'a>(&'a self, access: &'a str, request: &'a PullRequest) -> Answer<'a, PullResponse>;
    /// Opens the stream of hints.
    fn wake<'a>(&'a self, access: &'a str) -> Answer<'a, Box<dyn WakeStream>>;
}

/// Hints from a central: look again.
pub trait WakeStream: Send {
    /// The next hint; a failure ends the stream.
    fn next(&mut self) -> Answer<'_, Wake>;
}
