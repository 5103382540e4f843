//! The rulebook as shipped, and the one way to read one: laptop, central and tools read the same files.

use domain::playbook::{Broken, Rulebook};

/// The default playbook.
pub const PLAYBOOK: &str = include_str!("../../../assets/playbook/default.json");
/// The default calendars.
pub const CALENDARS: &str = include_str!("../../../assets/calendars/default.json");
/// Public holidays and make-up workdays of 2026.
pub const HOLIDAYS: &str = include_str!("../../../assets/calendars/cn-2026.json");

/// Why a rulebook can't be used.
#[derive(Debug)]
pub enum Unusable {
    /// The text isn't what it should be: an unknown or missing key, a word for a number.
    Unread {
        /// Which of the texts.
        text: &'static str,
        /// Where it went wrong.
        source: serde_json::Error,
    },
    /// A cell breaks a rule.
    Broken(Broken),
}

impl std::fmt::Display for Unusable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Unread { text, source } => write!(f, "{text}: {source}"),
            Self::Broken(broken) => write!(f, "{broken}"),
        }
    }
}

impl std::error::Error for Unusable {}

/// Reads a playbook under the calendars that ship.
///
/// # Errors
/// The first key or cell that is wrong.
pub fn read(playbook: &str) -> Result<Rulebook, Unusable> {
    let unread = |text| move |source| Unusable::Unread { text, source };
    let playbook = serde_json::from_str(playbook).map_err(unread("playbook"))?;
    let calendars = serde_json::from_str(CALENDARS).map_err(unread("calendars"))?;
    let holidays = serde_json::from_str(HOLIDAYS).map_err(unread("holidays"))?;
    Rulebook::new(playbook, &calendars, holidays).map_err(Unusable::Broken)
}

/// The rulebook that ships.
///
/// # Panics
/// When a shipped file breaks its own rules; a test holds that none does.
#[must_use]
pub fn rulebook() -> Rulebook {
    read(PLAYBOOK).expect("the files that ship keep their rules")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rulebook_ships_valid() {
        assert_eq!(rulebook().version, 1);
    }

    #[test]
    fn an_unknown_key_and_a_broken_cell_are_named() {
        let unknown = PLAYBOOK.replacen("\"version\"", "\"versoin\": 2, \"version\"", 1);
        let words = read(&unknown).unwrap_err().to_string();
        assert!(words.contains("versoin"), "{words}");
        let broken = PLAYBOOK.replacen("[60, 60, 120, 120]", "[90, 60, 120, 120]", 1);
        let words = read(&broken).unwrap_err().to_string();
        assert!(words.contains("stages.urgent.activation"), "{words}");
    }
}
