//! A tier rises at once. It falls after two monthly recomputes below the line, to the best tier that
//! the figures reached meanwhile, and not while a complaint is open, which holds it for 30 days at
//! most (policy Part 11 rule 7, decision 5).

use crate::calendar::MonthNumber;
use crate::customer::value::{Below, TierStanding};
use crate::grade::Tier;
use crate::playbook::ValueFigures;
use crate::time::{DAY_MS, UtcMs};

/// Where the figures put a customer now. The first recompute of a month is the monthly one; those
/// that follow in the same month may only raise, so that running twice changes nothing.
#[must_use]
pub fn stand(
    value: &ValueFigures,
    before: Option<TierStanding>,
    computed: Tier,
    month: MonthNumber,
) -> TierStanding {
    let latest = before.map_or(month, |before| before.month.max(month));
    let at = |tier, below| TierStanding {
        tier,
        month: latest,
        below,
    };
    let Some(before) = before.filter(|before| computed > before.tier) else {
        return at(computed, None);
    };
    let is_monthly = month > before.month;
    let below = before.below.unwrap_or(Below {
        recomputes: 0,
        best: computed,
    });
    let below = Below {
        recomputes: below.recomputes + u32::from(is_monthly),
        best: below.best.min(computed),
    };
    if below.recomputes < value.fall_recomputes {
        return at(before.tier, Some(below));
    }
    let fallen = below.best;
    let still_below = (computed > fallen).then_some(Below {
        recomputes: 0,
        best: computed,
    });
    at(fallen, still_below)
}

/// The tier in force when the rules want `wanted`, and since when an open complaint holds a better
/// one.
#[must_use]
pub fn in_force(
    value: &ValueFigures,
    before: Option<(Tier, Option<UtcMs>)>,
    wanted: Tier,
    has_open_complaint: bool,
    as_of: UtcMs,
) -> (Tier, Option<UtcMs>) {
    let Some((held, since)) = before.filter(|(held, _)| wanted > *held && has_open_complaint)
    else {
        return (wanted, None);
    };
    let since = since.unwrap_or(as_of);
    if as_of.since(since) >= i64::from(value.complaint_holds_days) * DAY_MS {
        (wanted, None)
    } else {
        (held, Some(since))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::samples::{NOW, playbook};

    /// The tiers held after each recompute of (month, computed), from 钻石 in month 0.
    fn held(recomputes: &[(i32, Tier)]) -> Vec<Tier> {
        let value = playbook().customer_value;
        let mut standing = stand(&value, None, Tier::Diamond, MonthNumber(0));
        let mut after = |(month, computed): &(i32, Tier)| {
            standing = stand(&value, Some(standing), *computed, MonthNumber(*month));
            standing.tier
        };
        recomputes.iter().map(&mut after).collect()
    }

    use Tier::{Basic, Diamond, Gold, Silver};

    #[test]
    fn a_tier_falls_with_the_second_monthly_recompute_below_the_line() {
        let nights = [(0, Gold), (0, Gold), (1, Gold), (1, Gold), (2, Gold)];
        assert_eq!(held(&nights), [Diamond, Diamond, Diamond, Diamond, Gold]);
    }

    #[test]
    fn a_recovery_between_two_months_begins_the_count_anew() {
        let nights = [(1, Gold), (1, Diamond), (2, Gold), (3, Gold)];
        assert_eq!(held(&nights), [Diamond, Diamond, Diamond, Gold]);
    }

    #[test]
    fn a_tier_falls_no_further_than_the_best_of_the_months_below() {
        let nights = [(1, Gold), (2, Basic), (3, Basic), (4, Basic)];
        assert_eq!(held(&nights), [Diamond, Gold, Gold, Basic]);
    }

    #[test]
    fn a_tier_rises_at_once() {
        let value = playbook().customer_value;
        let basic = stand(&value, None, Basic, MonthNumber(0));
        let risen = stand(&value, Some(basic), Diamond, MonthNumber(0));
        assert_eq!(risen.tier, Diamond);
    }

    #[test]
    fn an_open_complaint_holds_a_tier_for_thirty_days_and_no_longer() {
        let value = playbook().customer_value;
        let in_force = |before, open, as_of| in_force(&value, before, Silver, open, as_of);
        let first = in_force(Some((Gold, None)), true, NOW);
        assert_eq!(first, (Gold, Some(NOW)));
        let late = UtcMs(NOW.0 + 30 * DAY_MS);
        let before_late = UtcMs(late.0 - 1);
        assert_eq!(in_force(Some(first), true, before_late), first);
        assert_eq!(in_force(Some(first), true, late), (Silver, None));
        assert_eq!(in_force(Some(first), false, before_late), (Silver, None));
    }

    #[test]
    fn an_open_complaint_keeps_nobody_from_rising() {
        let value = playbook().customer_value;
        let risen = in_force(&value, Some((Silver, None)), Gold, true, NOW);
        assert_eq!(risen, (Gold, None));
    }
}
