//! Nobody plans a move or a task further ahead than two years; a later day is a slip of the year.

use crate::refusal::{Field, Refusal};
use crate::time::{DAY_MS, UtcMs};

const MOST_DAYS_AHEAD: i64 = 2 * 366;

/// Refuses a day that is a slip of the year.
///
/// # Errors
/// [`Refusal::WrongField`].
pub fn check(field: Field, at: UtcMs, now: UtcMs) -> Result<(), Refusal> {
    if at.0.saturating_sub(now.0) > MOST_DAYS_AHEAD * DAY_MS {
        return Err(Refusal::WrongField { field });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_of_the_year_after_next_is_planned_and_a_later_one_is_a_slip() {
        let (field, now) = (Field::DueAt, UtcMs(5));
        let ahead = |days: i64| check(field, UtcMs(now.0 + days * DAY_MS), now);
        assert_eq!(ahead(-3), Ok(()));
        assert_eq!(ahead(MOST_DAYS_AHEAD), Ok(()));
        assert_eq!(
            ahead(MOST_DAYS_AHEAD + 1),
            Err(Refusal::WrongField { field })
        );
    }
}
