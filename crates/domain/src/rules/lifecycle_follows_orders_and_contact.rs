//! 潜在 has ordered nothing, 转化 is at the first order or not long past it, 忠诚 comes again or sends
//! others, 活跃 is in contact, 流失 is 已流失 (LIFE-01, policy Part 11 rule 10). Where several hold, the
//! order is 流失, 潜在, 忠诚, 转化, 活跃; who is quiet and not lost yet stays 活跃.

use crate::churn::ChurnLevel;
use crate::customer::value::{CustomerFigures, Lifecycle, LifecycleReason};
use crate::playbook::ValueFigures;

/// The stage, and why.
#[must_use]
pub fn stage(
    value: &ValueFigures,
    figures: &CustomerFigures,
    churn: Option<ChurnLevel>,
) -> (Lifecycle, LifecycleReason) {
    let uses = figures.uses();
    let quiet = figures.days_quiet();
    if churn == Some(ChurnLevel::Lost) {
        return (Lifecycle::Lost, LifecycleReason::Lost);
    }
    if !figures.has_ordered() {
        return (Lifecycle::Potential, LifecycleReason::NoOrder);
    }
    if uses >= value.loyal_uses {
        return (Lifecycle::Loyal, LifecycleReason::ManyUses { uses });
    }
    if figures.has_referred {
        return (Lifecycle::Loyal, LifecycleReason::Referred);
    }
    if figures.is_first_order_open {
        return (Lifecycle::Converting, LifecycleReason::FirstOrderOpen);
    }
    match (figures.days_since_first_order, quiet) {
        (Some(days), _) if days <= value.conversion_days => {
            let reason = LifecycleReason::FirstOrderRecent { days };
            (Lifecycle::Converting, reason)
        }
        (_, Some(days)) if days <= value.active_days => {
            (Lifecycle::Active, LifecycleReason::InContact { days })
        }
        (_, days) => (Lifecycle::Active, LifecycleReason::QuietButNotLost { days }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::customer::value::samples::figures;
    use crate::rules::samples::playbook;

    fn of(figures: &CustomerFigures, churn: Option<ChurnLevel>) -> Lifecycle {
        stage(&playbook().customer_value, figures, churn).0
    }

    #[test]
    fn a_customer_comes_from_potential_to_loyal() {
        let mut c = figures(1);
        (c.lifetime_orders, c.lifetime_services) = (0, 0);
        assert_eq!(of(&c, None), Lifecycle::Potential);
        c.lifetime_orders = 1;
        c.is_first_order_open = true;
        assert_eq!(of(&c, None), Lifecycle::Converting);
        c.is_first_order_open = false;
        c.days_since_first_order = Some(90);
        assert_eq!(of(&c, None), Lifecycle::Converting);
        c.days_since_first_order = Some(91);
        assert_eq!(of(&c, None), Lifecycle::Active);
        c.services = 3;
        assert_eq!(of(&c, None), Lifecycle::Loyal);
        assert_eq!(of(&c, Some(ChurnLevel::Amber)), Lifecycle::Loyal);
        assert_eq!(of(&c, Some(ChurnLevel::Lost)), Lifecycle::Lost);
    }

    #[test]
    fn a_referral_makes_loyal_at_once() {
        let mut c = figures(1);
        c.has_referred = true;
        assert_eq!(of(&c, None), Lifecycle::Loyal);
    }

    #[test]
    fn a_quiet_customer_is_active_until_lost_and_says_so() {
        let mut c = figures(1);
        c.days_since_first_order = Some(400);
        (c.days_since_purchase, c.days_since_interaction) = (Some(120), Some(120));
        let days = Some(120);
        assert_eq!(
            stage(&playbook().customer_value, &c, None),
            (Lifecycle::Active, LifecycleReason::QuietButNotLost { days })
        );
    }
}
