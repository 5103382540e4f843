//! The playbook in force: the default that ships with the app, checked before anybody relies on it.

use domain::playbook::{Playbook, validate};
use sha2::{Digest, Sha256};

const DEFAULT: &str = include_str!("../../../assets/playbook/default.json");

/// A playbook with the hash by which both sides name it.
pub(crate) struct InForce {
    pub playbook: Playbook,
    pub hash: String,
}

/// The default playbook.
///
/// # Panics
/// When the file that ships with the app breaks its own rules; a test holds that it doesn't.
pub(crate) fn default() -> InForce {
    let playbook: Playbook =
        serde_json::from_str(DEFAULT).expect("the default playbook must be well formed");
    validate(&playbook).expect("the default playbook must keep its rules");
    InForce {
        playbook,
        hash: hex::encode(Sha256::digest(DEFAULT)),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_default_playbook_ships_valid() {
        assert_eq!(super::default().playbook.version, 1);
    }
}
