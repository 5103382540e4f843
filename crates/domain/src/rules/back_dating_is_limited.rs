//! Clocks start when the customer told us, not when it was typed; an L1 goes back 24 hours, an L2
//! seven days, an L3 further, nobody into the future (`sla-engine.md` section 4).

use crate::grade::Level;
use crate::playbook::Playbook;
use crate::refusal::{Field, Refusal};
use crate::time::{HOUR_MS, MINUTE_MS, UtcMs};

/// Clocks of laptops may differ this much before a time counts as the future.
const TOLERANCE_MS: i64 = 2 * MINUTE_MS;

/// Refuses a time too far back for the level, or in the future.
///
/// # Errors
/// [`Refusal::InTheFuture`] or [`Refusal::TooFarBack`].
pub fn check(
    playbook: &Playbook,
    level: Level,
    field: Field,
    typed: UtcMs,
    now: UtcMs,
) -> Result<(), Refusal> {
    if typed.since(now) > TOLERANCE_MS {
        return Err(Refusal::InTheFuture { field });
    }
    let limit_hours = match level {
        Level::L1 => playbook.back_date_hours.l1,
        Level::L2 => playbook.back_date_hours.l2,
        Level::L3 => return Ok(()),
    };
    if now.since(typed) > i64::from(limit_hours) * HOUR_MS {
        return Err(Refusal::TooFarBack { field, limit_hours });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::samples::{NOW, playbook};
    use crate::time::DAY_MS;

    #[test]
    fn an_l1_goes_back_a_day_and_an_l2_a_week() {
        let back = |level, ms| check(&playbook(), level, Field::RaisedAt, UtcMs(NOW.0 - ms), NOW);
        assert!(back(Level::L1, DAY_MS).is_ok());
        assert!(back(Level::L1, DAY_MS + 1).is_err());
        assert!(back(Level::L2, 7 * DAY_MS).is_ok());
        assert!(back(Level::L2, 8 * DAY_MS).is_err());
        assert!(back(Level::L3, 90 * DAY_MS).is_ok());
    }

    #[test]
    fn nobody_types_the_future() {
        let future = UtcMs(NOW.0 + HOUR_MS);
        assert_eq!(
            check(&playbook(), Level::L3, Field::RaisedAt, future, NOW),
            Err(Refusal::InTheFuture {
                field: Field::RaisedAt
            })
        );
    }
}
