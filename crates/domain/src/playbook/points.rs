//! Figures of points (policy Part 12).

use std::collections::BTreeSet;

use super::ByTier;
use super::validate::{Broken, first_broken};
use crate::data;
use crate::points::Benefit;

data! {
    /// Figures of points.
    #[derive(Eq)]
    #[serde(deny_unknown_fields)]
    pub struct PointsFigures {
        /// Points a day (PTS-03).
        pub base_daily: ByTier,
        /// To the referrer, at the newcomer's first completed order (PTS-04).
        pub referral: u32,
        /// To the newcomer, at the same (PTS-08).
        pub newcomer: u32,
        /// For a review of an order (PTS-04) ...
        pub review: u32,
        /// ... given within so many days of its completion.
        pub review_days: u32,
        /// For each whole 100 yuan paid.
        pub purchase_per_100_yuan: u32,
        /// For a suggestion that was adopted.
        pub suggestion: u32,
        /// Each so many points earned in total lift a tier by one step (PTS-05) ...
        pub level_step: u32,
        /// ... for so many months.
        pub level_months: u32,
        /// 5321: what comes with how many completed orders (PTS-01).
        pub milestones: Vec<Milestone>,
        /// Rewards that cost more than this need an L2.
        pub redeem_l1_most: u32,
        /// Points expire so many months after they were earned (PTS-12).
        pub expiry_months: u32,
    }

    /// A benefit that comes once.
    #[derive(Copy, Eq)]
    #[serde(deny_unknown_fields)]
    pub struct Milestone {
        /// Completed orders.
        pub orders: u32,
        /// What comes.
        pub benefit: Benefit,
    }
}

const MOST_POINTS: u32 = 1_000_000;
const MOST_MONTHS: u32 = 60;

impl PointsFigures {
    /// Completed services from which 终身VIP holds; none when the playbook grants none.
    #[must_use]
    pub fn lifetime_vip_services(&self) -> Option<u32> {
        let vip = |m: &&Milestone| m.benefit == Benefit::LifetimeVip;
        self.milestones.iter().find(vip).map(|m| m.orders)
    }

    pub(super) fn check(&self) -> Result<(), Broken> {
        let points = |value: u32| value <= MOST_POINTS;
        let months = |value: u32| (1..=MOST_MONTHS).contains(&value);
        let in_points = "a million points at most";
        let in_months = "between one month and five years";
        let benefits: BTreeSet<_> = self.milestones.iter().map(|m| m.benefit).collect();
        let ascending = |pair: &[Milestone]| pair[0].orders < pair[1].orders;
        let checks = [
            (
                "base_daily",
                self.base_daily.windows(2).all(|pair| pair[0] >= pair[1])
                    && points(self.base_daily[0]),
                "钻石 ≥ 金牌 ≥ 银牌 ≥ 基础",
            ),
            ("referral", points(self.referral), in_points),
            ("newcomer", points(self.newcomer), in_points),
            ("review", points(self.review), in_points),
            (
                "review_days",
                (1..=366).contains(&self.review_days),
                "between one day and a year",
            ),
            (
                "purchase_per_100_yuan",
                self.purchase_per_100_yuan <= 10_000,
                "10,000 at most",
            ),
            ("suggestion", points(self.suggestion), in_points),
            (
                "level_step",
                self.level_step > 0 && points(self.level_step),
                "a step is at least one point and a million at most",
            ),
            ("level_months", months(self.level_months), in_months),
            (
                "milestones",
                self.milestones.iter().all(|m| m.orders > 0)
                    && self.milestones.windows(2).all(ascending)
                    && benefits.len() == self.milestones.len(),
                "milestones ascend, and each benefit comes once",
            ),
            ("redeem_l1_most", points(self.redeem_l1_most), in_points),
            ("expiry_months", months(self.expiry_months), in_months),
        ];
        first_broken("points", checks)
    }
}

#[cfg(test)]
mod tests {
    use crate::playbook::validate;
    use crate::rules::samples::playbook;

    #[test]
    fn gold_that_earns_more_than_diamond_is_refused_by_name() {
        let mut p = playbook();
        p.points.base_daily = [4, 5, 2, 0];
        assert_eq!(validate(&p).unwrap_err().cell, "points.base_daily");
    }

    #[test]
    fn a_benefit_that_comes_twice_is_refused_by_name() {
        let mut p = playbook();
        p.points.milestones[1].benefit = p.points.milestones[0].benefit;
        assert_eq!(validate(&p).unwrap_err().cell, "points.milestones");
    }

    #[test]
    fn a_step_of_no_points_is_refused_by_name() {
        let mut p = playbook();
        p.points.level_step = 0;
        assert_eq!(validate(&p).unwrap_err().cell, "points.level_step");
    }
}
