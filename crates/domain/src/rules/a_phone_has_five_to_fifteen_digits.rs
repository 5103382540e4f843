//! A phone has five to fifteen digits: fifteen are the most that the world's numbering plan (ITU-T
//! E.164) knows, and fewer than five are an extension. Without a single digit there is no phone.

use std::ops::RangeInclusive;

use crate::refusal::{Field, Refusal};

/// How many digits a phone has.
pub const DIGITS: RangeInclusive<u32> = 5..=15;

/// Refuses digits that can't be a phone.
///
/// # Errors
/// [`Refusal::PhoneLength`].
pub fn check(digits: &str) -> Result<(), Refusal> {
    let count = u32::try_from(digits.len()).unwrap_or(u32::MAX);
    if count == 0 || DIGITS.contains(&count) {
        return Ok(());
    }
    Err(Refusal::PhoneLength {
        field: Field::Phone,
        least: *DIGITS.start(),
        most: *DIGITS.end(),
        digits: count,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phone_of_three_digits_is_too_short_and_not_too_long() {
        for (digits, is_one) in [
            ("", true),
            ("123", false),
            ("1234", false),
            ("12345", true),
            ("123456789012345", true),
            ("1234567890123456", false),
        ] {
            assert_eq!(check(digits).is_ok(), is_one, "{digits}");
        }
        let refused = Refusal::PhoneLength {
            field: Field::Phone,
            least: 5,
            most: 15,
            digits: 3,
        };
        assert_eq!(check("123"), Err(refused));
    }
}
