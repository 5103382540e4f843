//! Figures of tier, segment, lifecycle and class (policy Part 11).

use super::validate::{Broken, first_broken};
use crate::data;
use crate::money::Fen;

data! {
    /// Figures of a customer's value.
    #[derive(Eq)]
    #[serde(deny_unknown_fields)]
    pub struct ValueFigures {
        /// Spend and services count this far back, in months.
        pub window_months: u32,
        /// Fewer customers than this aren't ranked.
        pub rank_needs_customers: u32,
        /// 高价值 by rank of yearly contribution, in percent (TIER-06).
        pub high_value_percent: u32,
        /// 高价值 by spend within the window (TIER-07).
        pub high_value_spend: Fen,
        /// Activity: a service or contact within so many days.
        pub active_days: u32,
        /// Activity: so many uses.
        pub active_uses: u32,
        /// 转化 lasts so many days from the first order.
        pub conversion_days: u32,
        /// 忠诚 from so many uses.
        pub loyal_uses: u32,
        /// A panel prize keeps 金牌 for so many months (TIER-26).
        pub prize_months: u32,
        /// Monthly recomputes below the line before a tier falls.
        pub fall_recomputes: u32,
        /// An open complaint holds a tier for so many days at most (policy decision 5).
        pub complaint_holds_days: u32,
        /// Shares of the segments, best first, in percent (TIER-10).
        pub segment_percents: [u32; 5],
        /// Expected shares of the classes (TIER-08).
        pub classes: ClassShares,
    }

    /// Expected shares of the three classes.
    #[derive(Copy, Eq)]
    #[serde(deny_unknown_fields)]
    pub struct ClassShares {
        /// 高价值
        pub high_value: Share,
        /// 普通
        pub ordinary: Share,
        /// 潜在/流失风险
        pub at_risk: Share,
    }

    /// Least and most, in percent.
    #[derive(Copy, Eq)]
    #[serde(deny_unknown_fields)]
    pub struct Share {
        /// Least.
        pub least: u32,
        /// Most.
        pub most: u32,
    }
}

const MOST_DAYS: u32 = 2 * 366;
const MOST_MONTHS: u32 = 60;

impl ValueFigures {
    pub(super) fn check(&self) -> Result<(), Broken> {
        let bounded = |value: u32, most: u32| (1..=most).contains(&value);
        let share = |s: Share| s.least <= s.most && s.most <= 100;
        let days = "between one day and two years";
        let months = "between one month and five years";
        let uses = "between one use and a hundred";
        let percent = "between 1 and 100 percent";
        let shares = "a share runs from least to most, up to 100 percent";
        let checks = [
            (
                "window_months",
                bounded(self.window_months, MOST_MONTHS),
                months,
            ),
            (
                "rank_needs_customers",
                bounded(self.rank_needs_customers, 1_000_000),
                "at least one customer is needed for a rank",
            ),
            (
                "high_value_percent",
                bounded(self.high_value_percent, 100),
                percent,
            ),
            (
                "high_value_spend",
                self.high_value_spend > Fen(0),
                "high value begins above nothing",
            ),
            ("active_days", bounded(self.active_days, MOST_DAYS), days),
            ("active_uses", bounded(self.active_uses, 100), uses),
            (
                "conversion_days",
                bounded(self.conversion_days, MOST_DAYS),
                days,
            ),
            ("loyal_uses", bounded(self.loyal_uses, 100), uses),
            (
                "loyal_uses",
                self.loyal_uses >= self.active_uses,
                "忠诚 asks for no fewer uses than being active",
            ),
            (
                "prize_months",
                bounded(self.prize_months, MOST_MONTHS),
                months,
            ),
            (
                "fall_recomputes",
                bounded(self.fall_recomputes, 12),
                "a tier falls after one to twelve recomputes",
            ),
            (
                "complaint_holds_days",
                bounded(self.complaint_holds_days, MOST_DAYS),
                days,
            ),
            (
                "segment_percents",
                self.segment_percents.iter().all(|p| bounded(*p, 100))
                    && self.segment_percents.iter().sum::<u32>() == 100,
                "the five segments make up 100 percent",
            ),
            ("classes.high_value", share(self.classes.high_value), shares),
            ("classes.ordinary", share(self.classes.ordinary), shares),
            ("classes.at_risk", share(self.classes.at_risk), shares),
        ];
        first_broken("customer_value", checks)
    }
}

#[cfg(test)]
mod tests {
    use crate::playbook::validate;
    use crate::rules::samples::playbook;

    #[test]
    fn segments_that_leave_somebody_out_are_refused_by_name() {
        let mut p = playbook();
        p.customer_value.segment_percents = [5, 15, 30, 25, 24];
        let broken = validate(&p).unwrap_err();
        assert_eq!(broken.cell, "customer_value.segment_percents");
    }

    #[test]
    fn a_share_that_ends_before_it_begins_is_refused_by_name() {
        let mut p = playbook();
        p.customer_value.classes.ordinary.least = 71;
        assert_eq!(
            validate(&p).unwrap_err().cell,
            "customer_value.classes.ordinary"
        );
    }

    #[test]
    fn a_tier_that_would_fall_at_once_is_refused_by_name() {
        let mut p = playbook();
        p.customer_value.fall_recomputes = 0;
        let broken = validate(&p).unwrap_err();
        assert_eq!(broken.cell, "customer_value.fall_recomputes");
    }
}
