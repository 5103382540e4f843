//! Figures of the churn warning (policy Part 10).

use super::validate::{Broken, first_broken};
use crate::data;

data! {
    /// Figures of churn.
    #[derive(Eq)]
    #[serde(deny_unknown_fields)]
    pub struct ChurnFigures {
        /// 关注: lifetime uses up to here ... (CHURN-12)
        pub watch_uses: u32,
        /// ... and so many days quiet.
        pub watch_days: u32,
        /// 黄: days without interaction (CHURN-01).
        pub amber_days: u32,
        /// Hours for the visit of 黄 (CHURN-01).
        pub amber_due_hours: u32,
        /// 红-a: days without spend and interaction (CHURN-02).
        pub red_days: u32,
        /// Hours for the contact of 红 (CHURN-02).
        pub red_due_hours: u32,
        /// 红-c: stars up to here, of 5 (CHURN-04).
        pub low_rating: u32,
        /// 红-c: likelihood to recommend up to here, of 10.
        pub low_nps: u32,
        /// Hours within which a negative online comment is answered.
        pub comment_due_hours: u32,
        /// 已流失 of high value: days without repurchase (CHURN-06).
        pub lost_high_value_days: u32,
        /// 已流失 of all others: days quiet.
        pub lost_days: u32,
        /// Hours for the win-back plan of 已流失.
        pub lost_due_hours: u32,
        /// A level doesn't fall by itself within so many days of its last change.
        pub level_holds_days: u32,
        /// A purchase within so many days of the red task is a win-back.
        pub win_back_days: u32,
        /// Share of win-backs to reach, in percent (CHURN-05).
        pub win_back_percent: u32,
        /// Weights of the risk score; together 100.
        pub risk_weights: RiskWeights,
    }

    /// Weights of the risk score.
    #[derive(Copy, Eq)]
    #[serde(deny_unknown_fields)]
    pub struct RiskWeights {
        /// Days since interaction.
        pub interaction: u32,
        /// An open or reopened complaint.
        pub complaint: u32,
        /// The last rating.
        pub rating: u32,
        /// Few uses.
        pub uses: u32,
        /// Spending less than the year before.
        pub spend: u32,
    }
}

const MOST_DAYS: u32 = 2 * 366;
const MOST_HOURS: u32 = 30 * 24;

impl ChurnFigures {
    pub(super) fn check(&self) -> Result<(), Broken> {
        let days = |value: u32| (1..=MOST_DAYS).contains(&value);
        let hours = |value: u32| (1..=MOST_HOURS).contains(&value);
        let in_days = "between one day and two years";
        let in_hours = "between one hour and 30 days";
        let w = self.risk_weights;
        let weights = [w.interaction, w.complaint, w.rating, w.uses, w.spend];
        let checks = [
            ("watch_days", days(self.watch_days), in_days),
            ("amber_days", days(self.amber_days), in_days),
            (
                "red_days",
                days(self.red_days) && self.amber_days < self.red_days,
                "红 comes after 黄",
            ),
            ("amber_due_hours", hours(self.amber_due_hours), in_hours),
            (
                "red_due_hours",
                hours(self.red_due_hours) && self.red_due_hours <= self.amber_due_hours,
                "红 is due no later than 黄",
            ),
            (
                "low_rating",
                (1..=4).contains(&self.low_rating),
                "a low rating leaves a higher one of 5",
            ),
            (
                "low_nps",
                self.low_nps < 10,
                "an unlikely recommendation leaves a likelier one of 10",
            ),
            (
                "comment_due_hours",
                hours(self.comment_due_hours) && self.comment_due_hours <= self.red_due_hours,
                "a comment is answered no later than its author is called",
            ),
            (
                "lost_high_value_days",
                days(self.lost_high_value_days) && self.amber_days < self.lost_high_value_days,
                "已流失 comes after 黄",
            ),
            (
                "lost_days",
                days(self.lost_days) && self.red_days < self.lost_days,
                "已流失 comes after 红",
            ),
            ("lost_due_hours", hours(self.lost_due_hours), in_hours),
            (
                "level_holds_days",
                self.level_holds_days <= 90,
                "a level holds 90 days at most",
            ),
            ("win_back_days", days(self.win_back_days), in_days),
            (
                "win_back_percent",
                (1..=100).contains(&self.win_back_percent),
                "between 1 and 100 percent",
            ),
            (
                "risk_weights",
                weights.iter().all(|w| *w <= 100) && weights.iter().sum::<u32>() == 100,
                "the weights make up 100",
            ),
        ];
        first_broken("churn", checks)
    }
}

#[cfg(test)]
mod tests {
    use crate::playbook::validate;
    use crate::rules::samples::playbook;

    #[test]
    fn weights_that_miss_a_hundred_are_refused_by_name() {
        let mut p = playbook();
        p.churn.risk_weights.spend = 16;
        assert_eq!(validate(&p).unwrap_err().cell, "churn.risk_weights");
    }

    #[test]
    fn red_before_amber_is_refused_by_name() {
        let mut p = playbook();
        p.churn.red_days = p.churn.amber_days;
        assert_eq!(validate(&p).unwrap_err().cell, "churn.red_days");
    }

    #[test]
    fn a_red_contact_later_than_an_amber_one_is_refused_by_name() {
        let mut p = playbook();
        p.churn.red_due_hours = p.churn.amber_due_hours + 1;
        assert_eq!(validate(&p).unwrap_err().cell, "churn.red_due_hours");
    }
}
