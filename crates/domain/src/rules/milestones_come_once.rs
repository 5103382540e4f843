//! 5321: the first completed order brings 优先调度权, the second 免费增值服务, the third 优惠套餐, the
//! fifth 终身VIP; the fourth nothing. Each comes once, also when an order is taken back and given again
//! (PTS-01, policy Part 12).

use uuid::Uuid;

use crate::ids::{BenefitGrantId, CustomerId};
use crate::playbook::PointsFigures;
use crate::points::{Benefit, MilestoneGrant};
use crate::time::UtcMs;

/// What is due to a customer with so many completed orders, besides what was granted before.
#[must_use]
pub fn due(
    points: &PointsFigures,
    customer: CustomerId,
    completed_orders: u32,
    granted: &[Benefit],
    at: UtcMs,
) -> Vec<MilestoneGrant> {
    let milestones = points.milestones.iter();
    let due = milestones.filter(|m| m.orders <= completed_orders && !granted.contains(&m.benefit));
    let grant = |m: &crate::playbook::Milestone| MilestoneGrant {
        id: id(customer, m.benefit),
        customer,
        benefit: m.benefit,
        orders: m.orders,
        at,
    };
    due.map(grant).collect()
}

fn id(customer: CustomerId, benefit: Benefit) -> BenefitGrantId {
    let key = match benefit {
        Benefit::PriorityDispatch => "priority-dispatch",
        Benefit::FreeAddOn => "free-add-on",
        Benefit::DiscountPackage => "discount-package",
        Benefit::LifetimeVip => "lifetime-vip",
    };
    let name = format!("milestone/{key}");
    BenefitGrantId(Uuid::new_v5(&customer.0, name.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::samples::{NOW, customer, playbook};

    fn next(orders: u32, granted: &[Benefit]) -> Vec<Benefit> {
        let grants = due(&playbook().points, customer().id, orders, granted, NOW);
        grants.iter().map(|grant| grant.benefit).collect()
    }

    use Benefit::{DiscountPackage, FreeAddOn, LifetimeVip, PriorityDispatch};

    #[test]
    fn the_first_second_third_and_fifth_order_bring_something_and_the_fourth_nothing() {
        let mut granted = vec![];
        let mut brought = vec![];
        for orders in 0..=6 {
            let new = next(orders, &granted);
            granted.extend(&new);
            brought.push(new);
        }
        let one = |benefit| vec![benefit];
        let expected = [
            vec![],
            one(PriorityDispatch),
            one(FreeAddOn),
            one(DiscountPackage),
            vec![],
            one(LifetimeVip),
            vec![],
        ];
        assert_eq!(brought, expected);
    }

    #[test]
    fn a_benefit_that_came_does_not_come_again_and_one_that_was_missed_does() {
        assert_eq!(next(1, &[PriorityDispatch]), []);
        assert_eq!(next(3, &[PriorityDispatch]), [FreeAddOn, DiscountPackage]);
        let points = playbook().points;
        let grant = |at| due(&points, customer().id, 1, &[], at)[0].id;
        assert_eq!(grant(NOW), grant(UtcMs(0)));
    }
}
