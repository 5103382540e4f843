//! Risk score 0 to 100, with what it is made of (policy Part 10).

use super::ChurnSignals;
use crate::playbook::ChurnFigures;
use crate::rules::only_what_a_customer_did_is_an_interaction::last_interaction;
use crate::shape;
use crate::time::{DAY_MS, UtcMs};

shape! {
    /// What the score is made of.
    #[derive(Copy, Eq, Hash)]
    #[serde(rename_all = "snake_case")]
    pub enum RiskFactor {
        /// 距上次互动
        Interaction,
        /// 投诉
        Complaint,
        /// 最近评分
        Rating,
        /// 使用次数
        Uses,
        /// 消费趋势
        Spend,
    }

    /// One part.
    #[derive(Copy, Eq)]
    pub struct RiskPart {
        /// Which.
        pub factor: RiskFactor,
        /// Points.
        pub points: u32,
        /// Of at most.
        pub of: u32,
    }

    /// The score.
    #[derive(Eq)]
    pub struct RiskScore {
        /// 0 to 100; more is worse.
        pub score: u32,
        /// Its parts.
        pub parts: Vec<RiskPart>,
    }
}

/// The score of a customer. Silence counts up to the days of 红-a, a rating by the stars that it lacks,
/// spending by the share that fell away against the year before.
#[must_use]
pub fn risk_score(churn: &ChurnFigures, signals: &ChurnSignals, as_of: UtcMs) -> RiskScore {
    let weights = churn.risk_weights;
    let quiet_ms = as_of.since(last_interaction(signals)).max(0);
    let red_ms = i64::from(churn.red_days) * DAY_MS;
    let has_complaint = signals.has_open_complaint || signals.complaint_reopened_at.is_some();
    let stars_lacking = signals
        .last_rating
        .map_or(0, |(stars, _)| 5_u32.saturating_sub(stars));
    let few = signals.lifetime_uses <= churn.watch_uses;
    let (now, before) = (signals.paid_net.0.max(0), signals.paid_net_before.0.max(0));
    let parts = [
        (
            RiskFactor::Interaction,
            weights.interaction,
            quiet_ms,
            red_ms,
        ),
        (
            RiskFactor::Complaint,
            weights.complaint,
            has_complaint.into(),
            1,
        ),
        (RiskFactor::Rating, weights.rating, stars_lacking.into(), 4),
        (RiskFactor::Uses, weights.uses, few.into(), 1),
        (
            RiskFactor::Spend,
            weights.spend,
            before.saturating_sub(now),
            before,
        ),
    ];
    let part = |(factor, of, lost, all)| RiskPart {
        factor,
        points: share(of, lost, all),
        of,
    };
    let parts = parts.map(part).to_vec();
    RiskScore {
        score: parts.iter().map(|part| part.points).sum(),
        parts,
    }
}

/// `of` in the proportion of `lost` to `all`, to the nearest point.
fn share(of: u32, lost: i64, all: i64) -> u32 {
    if all <= 0 {
        return 0;
    }
    let (lost, all) = (i128::from(lost.clamp(0, all)), i128::from(all));
    u32::try_from((i128::from(of) * lost * 2 + all) / (2 * all)).unwrap_or(of)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::churn::samples::{days_ago, signals};
    use crate::churn::{Interaction, InteractionKind, Interactions};
    use crate::money::Fen;
    use crate::rules::samples::{NOW, playbook};

    fn score(signals: &ChurnSignals) -> RiskScore {
        risk_score(&playbook().churn, signals, NOW)
    }

    #[test]
    fn a_customer_with_everything_wrong_scores_a_hundred_and_a_content_one_nothing() {
        let mut worst = signals();
        worst.interactions = Interactions(vec![]);
        worst.registered_at = days_ago(400);
        worst.last_purchase_at = Some(days_ago(300));
        worst.has_open_complaint = true;
        worst.last_rating = Some((1, days_ago(300)));
        worst.lifetime_uses = 1;
        (worst.paid_net, worst.paid_net_before) = (Fen(0), Fen::yuan(900));
        assert_eq!(score(&worst).score, 100);
        let mut best = signals();
        let (kind, at) = (InteractionKind::Visit, NOW);
        best.interactions = Interactions(vec![Interaction { kind, at }]);
        best.last_rating = Some((5, NOW));
        best.lifetime_uses = 4;
        assert_eq!(score(&best).score, 0);
    }

    #[test]
    fn each_part_stands_in_proportion() {
        let mut c = signals();
        c.interactions = Interactions(vec![]);
        c.last_purchase_at = Some(days_ago(45));
        c.last_rating = Some((3, NOW));
        (c.paid_net, c.paid_net_before) = (Fen::yuan(600), Fen::yuan(900));
        let points: Vec<_> = score(&c).parts.iter().map(|part| part.points).collect();
        assert_eq!(points, [15, 0, 10, 0, 5]);
    }
}
