//! The one door: every request comes in here.

use domain::execute::execute;
use domain::playbook::{Playbook, Rulebook};
use domain::time::UtcMs;
use wire::sync_protocol::{ProblemCode, Wake};

use super::decide::Decider;
use super::digest::sha256;
use super::problem::problem;
use super::request::{Effect, Entropy, Request, Response};
use super::{Answer, Failure, hello, lookup, pull, push, session, sign_in};
use crate::store::ledger::Ledger;

/// The deciding side: the figures in force and the rules.
pub struct Central {
    pub(super) playbook: Rulebook,
    pub(super) policy_hash: String,
    pub(super) decide: Decider,
}

impl Central {
    /// A central that decides by this playbook.
    #[must_use]
    pub fn new(playbook: Rulebook) -> Self {
        let policy_hash = policy_hash(playbook.playbook());
        Self {
            playbook,
            policy_hash,
            decide: execute,
        }
    }

    /// Hash of the playbook in force.
    #[must_use]
    pub fn policy_hash(&self) -> &str {
        &self.policy_hash
    }

    /// Answers a request inside a transaction. The caller commits, unless the response
    /// [`Response::is_internal`], and then does the effects.
    pub fn handle(
        &self,
        request: Request,
        tx: &mut dyn Ledger,
        now: UtcMs,
        entropy: &mut dyn Entropy,
    ) -> (Response, Vec<Effect>) {
        match self.answer(request, tx, now, entropy) {
            Ok(answer) => answer,
            Err(Failure::Problem(problem)) => (Response::Problem(*problem), vec![]),
            Err(Failure::Store(error)) => {
                tracing::error!(error = &error as &dyn std::error::Error, "storage failed");
                (Response::Problem(problem(ProblemCode::Internal)), vec![])
            }
        }
    }

    fn answer(
        &self,
        request: Request,
        tx: &mut dyn Ledger,
        now: UtcMs,
        entropy: &mut dyn Entropy,
    ) -> Answer<(Response, Vec<Effect>)> {
        let response = match request {
            Request::Hello { token } => {
                Response::Hello(hello::hello(self, tx, token.as_deref(), now)?)
            }
            Request::SignIn(body) => {
                Response::SignedIn(sign_in::sign_in(self, tx, &body, now, entropy)?)
            }
            Request::Refresh(body) => {
                Response::Refreshed(session::refresh(tx, &body, now, entropy)?)
            }
            Request::SignOut(body) => Response::SignedOut(session::sign_out(tx, &body, now)?),
            Request::Push { token, body } => {
                let (pushed, effects) = push::push(self, tx, &token, &body, now)?;
                return Ok((Response::Pushed(pushed), effects));
            }
            Request::Pull { token, body } => {
                Response::Pulled(pull::pull(self, tx, &token, &body, now)?)
            }
            Request::CommandLookup { token, id } => {
                Response::Found(lookup::lookup(tx, &token, id, now)?)
            }
            Request::WakeHint { token } => Response::Wake(self.wake_hint(tx, &token, now)?),
        };
        Ok((response, vec![]))
    }

    fn wake_hint(&self, tx: &mut dyn Ledger, token: &str, now: UtcMs) -> Answer<Wake> {
        let caller = session::caller(tx, token, now)?;
        let tenant = tx.tenant()?;
        Ok(Wake {
            seq_hint: tenant.seq,
            scope_epoch: tenant.scope_epoch,
            policy_hash: self.policy_hash.clone(),
            device: caller.device.status,
        })
    }
}

/// SHA-256 of the playbook as this build serialises it.
fn policy_hash(playbook: &Playbook) -> String {
    // Numbers, strings and lists always serialise.
    sha256(&serde_json::to_vec(playbook).unwrap_or_default())
}
