//! 钻石 is high value and high activity, 金牌 high value alone, 银牌 activity alone, 基础 neither
//! (TIER-01). High value is a place among the best fifth by contribution or enough spend (TIER-06,
//! TIER-07); activity is a recent contact and more than one use (policy Part 11 rules 3 to 5).

use crate::customer::value::{CustomerFigures, Population, TierBasis};
use crate::grade::Tier;
use crate::playbook::ValueFigures;

/// Where a customer lies on the two axes.
#[must_use]
pub fn basis(
    value: &ValueFigures,
    figures: &CustomerFigures,
    population: &Population,
) -> TierBasis {
    let rank = population.contribution_rank(figures, value.rank_needs_customers);
    let days_quiet = figures.days_quiet();
    let uses = figures.uses();
    TierBasis {
        is_high_value: figures.paid_net >= value.high_value_spend
            || rank.is_some_and(|rank| rank.is_within(value.high_value_percent)),
        rank,
        paid_net: figures.paid_net,
        is_active: uses >= value.active_uses
            && days_quiet.is_some_and(|days| days <= value.active_days),
        days_quiet,
        uses,
    }
}

/// The tier of the two axes.
#[must_use]
pub fn tier(basis: &TierBasis) -> Tier {
    match (basis.is_high_value, basis.is_active) {
        (true, true) => Tier::Diamond,
        (true, false) => Tier::Gold,
        (false, true) => Tier::Silver,
        (false, false) => Tier::Basic,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::customer::value::BusinessLine;
    use crate::customer::value::samples::{crowd, figures};
    use crate::money::Fen;
    use crate::rules::samples::playbook;

    fn tier_of(figures: &CustomerFigures, population: &Population) -> Tier {
        tier(&basis(&playbook().customer_value, figures, population))
    }

    #[test]
    fn value_and_activity_together_make_diamond() {
        let nobody = Population::default();
        let mut c = figures(1);
        let mut tier = |paid: i64, uses: u32, days: u32| {
            c.paid_net = Fen::yuan(paid);
            c.services = uses;
            (c.days_since_purchase, c.days_since_interaction) = (Some(days), Some(days));
            tier_of(&c, &nobody)
        };
        assert_eq!(tier(5_000, 2, 90), Tier::Diamond);
        assert_eq!(tier(5_000, 2, 91), Tier::Gold);
        assert_eq!(tier(5_000, 1, 90), Tier::Gold);
        assert_eq!(tier(4_999, 2, 90), Tier::Silver);
        assert_eq!(tier(4_999, 1, 91), Tier::Basic);
    }

    #[test]
    fn the_best_fifth_is_high_value_from_fifty_customers_on() {
        let is_high = |crowd: &[CustomerFigures], at: usize| {
            let population = Population::of(crowd);
            basis(&playbook().customer_value, &crowd[at], &population).is_high_value
        };
        // The nth customer of a crowd paid n yuan.
        let fifty = crowd(50);
        assert!(is_high(&fifty, 40) && !is_high(&fifty, 39));
        let few = crowd(49);
        assert!(!is_high(&few, 48));
    }

    #[test]
    fn who_paid_nothing_is_no_high_value_however_few_pay() {
        let mut all = crowd(100);
        for c in &mut all[..90] {
            c.paid_net = Fen(0);
        }
        let population = Population::of(&all);
        let value = playbook().customer_value;
        assert!(!basis(&value, &all[0], &population).is_high_value);
        assert!(basis(&value, &all[90], &population).is_high_value);
    }

    #[test]
    fn a_movers_uses_count_over_the_whole_life() {
        let mut c = figures(1);
        (c.services, c.lifetime_services) = (0, 2);
        c.days_since_interaction = Some(10);
        let value = playbook().customer_value;
        let is_active = |c: &CustomerFigures| basis(&value, c, &Population::default()).is_active;
        assert!(!is_active(&c));
        c.line = BusinessLine::Moving;
        assert!(is_active(&c));
    }
}
