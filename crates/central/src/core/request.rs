//! What may be asked of the core, what it answers, and what it wants done besides.

use domain::ids::CommandId;
use uuid::Uuid;
use wire::sync_protocol::{
    CommandLookup, Hello, Problem, ProblemCode, PullRequest, PullResponse, PushRequest,
    PushResponse, RefreshRequest, SignInRequest, SignInResponse, SignOutRequest, SignedOut, Tokens,
    Wake,
};

use domain::time::UtcMs;

/// A request. `token` is the bearer token; no `Debug`, so that none lands in a log.
pub enum Request {
    /// Who is there?
    Hello {
        /// Only with one does the answer speak of a device.
        token: Option<String>,
    },
    /// User and password.
    SignIn(SignInRequest),
    /// Next pair of tokens.
    Refresh(RefreshRequest),
    /// End of a session.
    SignOut(SignOutRequest),
    /// Commands go up.
    Push {
        /// Bearer token.
        token: String,
        /// Commands.
        body: PushRequest,
    },
    /// Records come down. `wait_s` is the adapter's.
    Pull {
        /// Bearer token.
        token: String,
        /// From where.
        body: PullRequest,
    },
    /// What became of a command.
    CommandLookup {
        /// Bearer token.
        token: String,
        /// Which.
        id: CommandId,
    },
    /// What a wake-up tells.
    WakeHint {
        /// Bearer token.
        token: String,
    },
}

/// An answer.
#[derive(Debug, Clone, PartialEq)]
#[allow(clippy::large_enum_variant)] // one at a time, moved once
pub enum Response {
    /// To hello.
    Hello(Hello),
    /// To a sign-in.
    SignedIn(SignInResponse),
    /// To a refresh.
    Refreshed(Tokens),
    /// To a sign-out.
    SignedOut(SignedOut),
    /// To a push.
    Pushed(PushResponse),
    /// To a pull.
    Pulled(PullResponse),
    /// To a lookup.
    Found(CommandLookup),
    /// To a wake hint.
    Wake(Wake),
    /// Nothing was decided.
    Problem(Problem),
}

impl Response {
    /// Whether what the request wrote must not stand.
    #[must_use]
    pub fn is_internal(&self) -> bool {
        matches!(self, Self::Problem(p) if p.code == ProblemCode::Internal)
    }
}

/// What the adapter does after the commit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// Tell whoever waits that there is something new.
    Wake {
        /// Up to here.
        seq: u64,
    },
}

/// Where chance comes from.
pub trait Entropy {
    /// Fills with bytes that nobody can foresee.
    fn fill(&mut self, out: &mut [u8]);
}

/// A fresh `UUIDv7`.
pub(crate) fn fresh_id(now: UtcMs, entropy: &mut dyn Entropy) -> Uuid {
    let mut bytes = [0; 10];
    entropy.fill(&mut bytes);
    let millis = u64::try_from(now.0).unwrap_or_default();
    uuid::Builder::from_unix_timestamp_millis(millis, &bytes).into_uuid()
}
