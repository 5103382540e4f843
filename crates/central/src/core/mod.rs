//! The central without network, clock or chance: a request and a transaction in, a response out.

mod board;
mod cursor;
mod decide;
mod digest;
mod founding;
mod handle;
mod held;
mod hello;
mod lookup;
pub(crate) mod number;
pub mod password;
pub mod problem;
mod proof;
mod publish;
mod pull;
mod push;
pub mod request;
mod session;
mod sign_in;
mod state;
#[cfg(test)]
mod tests;
mod write_down;

pub use founding::{Made, add_colleague, found};
pub use handle::Central;
pub use publish::publish;
pub use request::{Effect, Entropy, Request, Response};

use wire::sync_protocol::{Problem, ProblemCode};

use crate::store::StoreError;

/// Why a request has no answer.
enum Failure {
    /// The caller is told.
    Problem(Box<Problem>),
    /// Storage failed: the caller learns no more than that, and nothing stands.
    Store(StoreError),
}

impl From<StoreError> for Failure {
    fn from(e: StoreError) -> Self {
        Self::Store(e)
    }
}

impl From<Problem> for Failure {
    fn from(problem: Problem) -> Self {
        Self::Problem(Box::new(problem))
    }
}

impl From<ProblemCode> for Failure {
    fn from(code: ProblemCode) -> Self {
        problem::problem(code).into()
    }
}

type Answer<T> = Result<T, Failure>;
