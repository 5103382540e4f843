//! M6: the final price is at most what was signed, contract and extras together. Lower is fine,
//! within the discount that the level may give (policy decision 20, MOV-16).

use crate::grade::Level;
use crate::money::Fen;
use crate::move_order::percent_of;
use crate::playbook::Playbook;
use crate::refusal::Refusal;

/// Refuses a final price above what was signed, or lower than the level may go.
///
/// # Errors
/// [`Refusal::PriceAboveSigned`] or [`Refusal::DiscountTooLarge`].
pub fn check(
    playbook: &Playbook,
    level: Level,
    allowed: Fen,
    total_final: Fen,
) -> Result<(), Refusal> {
    if total_final > allowed {
        return Err(Refusal::PriceAboveSigned { allowed });
    }
    let off = Fen(allowed.0.saturating_sub(total_final.0));
    check_discount(playbook, level, allowed, off)
}

/// Refuses a discount above the level's share of the price.
///
/// # Errors
/// [`Refusal::DiscountTooLarge`].
pub fn check_discount(
    playbook: &Playbook,
    level: Level,
    price: Fen,
    off: Fen,
) -> Result<(), Refusal> {
    let percent = match level {
        Level::L1 => playbook.moves.discount_percent.l1,
        Level::L2 => playbook.moves.discount_percent.l2,
        Level::L3 => 100,
    };
    let most = percent_of(price, percent);
    if off <= most {
        Ok(())
    } else {
        let lowest = Fen(price.0.saturating_sub(most.0));
        Err(Refusal::DiscountTooLarge { lowest })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::samples::playbook;

    #[test]
    fn not_a_fen_more_than_was_signed_is_charged() {
        let p = playbook();
        let signed = Fen::yuan(3000);
        assert_eq!(check(&p, Level::L1, signed, signed), Ok(()));
        let allowed = signed;
        for level in [Level::L1, Level::L2, Level::L3] {
            let refused = check(&p, level, signed, Fen(signed.0 + 1));
            assert_eq!(refused, Err(Refusal::PriceAboveSigned { allowed }));
        }
    }

    #[test]
    fn an_l1_takes_a_twentieth_off_and_an_l3_anything() {
        let p = playbook();
        let signed = Fen::yuan(3000);
        assert_eq!(check(&p, Level::L1, signed, Fen::yuan(2850)), Ok(()));
        let lowest = Fen::yuan(2850);
        let refused = check(&p, Level::L1, signed, Fen(lowest.0 - 1));
        assert_eq!(refused, Err(Refusal::DiscountTooLarge { lowest }));
        assert_eq!(check(&p, Level::L2, signed, Fen::yuan(2550)), Ok(()));
        assert!(check(&p, Level::L2, signed, Fen::yuan(2549)).is_err());
        assert_eq!(check(&p, Level::L3, signed, Fen(0)), Ok(()));
    }
}
