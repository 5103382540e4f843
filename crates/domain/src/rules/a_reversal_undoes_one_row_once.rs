//! A refund, an abuse or an own referral is taken back by a reversing row, once for each row; a
//! reversal isn't reversed. From then on the row counts as never made, so that the balance may go
//! negative (policy Part 12).

use crate::points::{PointsKind, PointsRow, ReversalRefusal};
use crate::time::UtcMs;

/// # Errors
/// Why the row can't be taken back.
pub fn check(
    row: &PointsRow,
    earlier_reversal: Option<&PointsRow>,
    at: UtcMs,
) -> Result<(), ReversalRefusal> {
    if row.rule.kind() == PointsKind::Reversal {
        Err(ReversalRefusal::IsAReversal)
    } else if earlier_reversal.is_some() {
        Err(ReversalRefusal::AlreadyReversed)
    } else if at < row.at {
        Err(ReversalRefusal::BeforeItsRow)
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grade::Tier;
    use crate::points::{Earning, Ledger, ReversalReason, earn, reverse};
    use crate::rules::samples::{NOW, customer, rulebook};

    #[test]
    fn a_row_is_taken_back_once_and_a_reversal_never() {
        let customer = customer().id;
        let tier = Tier::Diamond;
        let day = Earning::DayBegan { customer, tier };
        let row = earn(&rulebook(), day, NOW).remove(0);
        let mut ledger = Ledger::new(customer);
        let take_back = |ledger: &Ledger, id, at| {
            let reason = ReversalReason::Abuse;
            reverse(ledger, id, reason, at, 1)
        };
        let missing = take_back(&ledger, row.id, NOW);
        assert_eq!(missing, Err(ReversalRefusal::NoSuchRow));
        ledger.post(row.clone());
        let early = take_back(&ledger, row.id, UtcMs(NOW.0 - 1));
        assert_eq!(early, Err(ReversalRefusal::BeforeItsRow));
        let reversal = take_back(&ledger, row.id, NOW).unwrap();
        assert_eq!(reversal.points, -row.points);
        ledger.post(reversal.clone());
        let again = take_back(&ledger, row.id, NOW);
        assert_eq!(again, Err(ReversalRefusal::AlreadyReversed));
        let twice = take_back(&ledger, reversal.id, NOW);
        assert_eq!(twice, Err(ReversalRefusal::IsAReversal));
    }
}
