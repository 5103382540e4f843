//! What can't be taken back, or draws on what all share, is decided by the central alone: redeeming
//! points and setting a tier by hand (policy Part 12, Part 17 rule 5). A laptop on its own refuses.

use crate::refusal::Refusal;

/// Who decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// The central, on what everybody did.
    Central,
    /// A laptop, on what it saw last.
    Alone,
}

/// # Errors
/// [`Refusal::NeedsTheCentral`] on a laptop.
pub fn check(reach: Reach) -> Result<(), Refusal> {
    match reach {
        Reach::Central => Ok(()),
        Reach::Alone => Err(Refusal::NeedsTheCentral),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_laptop_on_its_own_is_refused() {
        assert_eq!(check(Reach::Alone), Err(Refusal::NeedsTheCentral));
        assert_eq!(check(Reach::Central), Ok(()));
    }
}
