//! The rulebook in force: the default that ships with the app, checked before anybody relies on it.

use domain::playbook::Rulebook;
use sha2::{Digest, Sha256};
use wire::shipped;

/// A rulebook with the hash by which both sides name it.
pub(crate) struct InForce {
    pub playbook: Rulebook,
    pub hash: String,
}

/// The default rulebook. The hash covers all that deadlines come from: lists are projected anew when any
/// of it changes.
pub(crate) fn default() -> InForce {
    let mut hash = Sha256::new();
    for text in [shipped::PLAYBOOK, shipped::CALENDARS, shipped::HOLIDAYS] {
        hash.update(text);
    }
    InForce {
        playbook: shipped::rulebook(),
        hash: hex::encode(hash.finalize()),
    }
}
