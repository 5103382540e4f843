//! M7: the fee of a cancellation or of a change of the day is at most the share of the signed price
//! that the settings give for the hours left.

use crate::money::Fen;
use crate::move_order::percent_of;
use crate::playbook::FeeRow;
use crate::refusal::Refusal;
use crate::time::{HOUR_MS, UtcMs};

/// The highest fee at `now` for a move that begins at `moves_at`.
#[must_use]
pub fn highest(rows: &[FeeRow], signed: Fen, moves_at: UtcMs, now: UtcMs) -> Fen {
    let left_ms = moves_at.since(now);
    let row = rows
        .iter()
        .find(|row| left_ms < i64::from(row.within_hours) * HOUR_MS);
    row.map_or(Fen(0), |row| percent_of(signed, row.percent))
}

/// Refuses a fee above the highest.
///
/// # Errors
/// [`Refusal::FeeTooHigh`].
pub fn check(fee: Fen, limit: Fen) -> Result<(), Refusal> {
    if (Fen(0)..=limit).contains(&fee) {
        Ok(())
    } else {
        Err(Refusal::FeeTooHigh { limit })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::samples::{NOW, playbook};

    #[test]
    fn the_fewer_hours_are_left_the_higher_the_fee() {
        let rows = playbook().moves.cancel_fees;
        let left = |hours: i64| {
            let moves_at = UtcMs(NOW.0 + hours * HOUR_MS);
            highest(&rows, Fen::yuan(1000), moves_at, NOW)
        };
        assert_eq!(left(72), Fen(0));
        assert_eq!(left(71), Fen::yuan(100));
        assert_eq!(left(24), Fen::yuan(100));
        assert_eq!(left(23), Fen::yuan(300));
        assert_eq!(left(-5), Fen::yuan(300));
    }

    #[test]
    fn a_fee_is_neither_negative_nor_above_the_highest() {
        let limit = Fen::yuan(300);
        assert_eq!(check(limit, limit), Ok(()));
        for fee in [Fen(-1), Fen(limit.0 + 1)] {
            assert_eq!(check(fee, limit), Err(Refusal::FeeTooHigh { limit }));
        }
    }
}
