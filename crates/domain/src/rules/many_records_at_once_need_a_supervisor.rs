//! Imports, and their undo, change many records at once: a certified supervisor or higher does that.

use super::who_may_do_what;
use crate::grade::Level;
use crate::organisation::Staff;
use crate::refusal::Refusal;

/// Refuses whoever may not import.
///
/// # Errors
/// [`Refusal::NotCertified`] or [`Refusal::LevelTooLow`].
pub fn check(actor: &Staff) -> Result<(), Refusal> {
    who_may_do_what::check_certified(actor)?;
    if actor.level >= Level::L2 {
        return Ok(());
    }
    Err(Refusal::LevelTooLow {
        needed: Level::L2,
        grade: None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::samples::staff;

    #[test]
    fn an_officer_imports_nothing_and_a_supervisor_does() {
        assert!(check(&staff("officer", Level::L1)).is_err());
        assert_eq!(check(&staff("supervisor", Level::L2)), Ok(()));
        let mut uncertified = staff("new", Level::L3);
        uncertified.certified = false;
        assert_eq!(check(&uncertified), Err(Refusal::NotCertified));
    }
}
