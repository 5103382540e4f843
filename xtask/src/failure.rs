//! Why a task ended early, in words that name the next thing to do.

use std::fmt;

/// A sentence for the person at the keyboard; nothing else ever reads it.
#[derive(Debug)]
pub struct Failure(String);

/// What every step of a task returns.
pub type Outcome<T = ()> = Result<T, Failure>;

/// Ends a step with this sentence.
pub fn fail<T>(sentence: impl Into<String>) -> Outcome<T> {
    Err(Failure(sentence.into()))
}

/// Adds what was being attempted to an error of the operating system.
pub trait Attempt<T> {
    /// `attempt` reads on from "could not": "start Xvfb".
    fn while_trying(self, attempt: impl fmt::Display) -> Outcome<T>;
}

impl<T> Attempt<T> for std::io::Result<T> {
    fn while_trying(self, attempt: impl fmt::Display) -> Outcome<T> {
        self.map_err(|error| Failure(format!("Could not {attempt}: {error}")))
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}
