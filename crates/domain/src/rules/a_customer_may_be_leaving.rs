//! 关注 is a decline or a quiet newcomer; 黄 is 30 days of silence of an active 钻石 or 金牌; 红 is 90 days
//! without spend and contact, a complaint gone wrong, or a bad word; 已流失 is high value that didn't
//! buy again for 90 days (a mover: neither answered nor ordered), and anybody quiet for 180
//! (CHURN-01 to CHURN-06, CHURN-12, C-15, policy Part 10).

use std::cmp::Reverse;

use super::only_what_a_customer_did_is_an_interaction::{
    last_answered, last_for_amber, last_interaction,
};
use crate::churn::{ChurnCause, ChurnSignals, ChurnWhy};
use crate::customer::value::{BusinessLine, Lifecycle};
use crate::playbook::ChurnFigures;
use crate::time::{DAY_MS, UtcMs};

/// Everything that holds, the highest level first.
#[must_use]
pub fn causes(churn: &ChurnFigures, signals: &ChurnSignals, as_of: UtcMs) -> Vec<ChurnCause> {
    let mut found: Vec<_> = [
        watch(churn, signals, as_of),
        quiet(churn, signals, as_of),
        spoken(churn, signals),
    ]
    .into_iter()
    .flatten()
    .collect();
    // The sort is stable: of one level, the order above.
    found.sort_by_key(|cause| Reverse(cause.why.level()));
    found
}

/// The instant at which a silence grew to so many days, once it has.
fn grown(from: UtcMs, days: u32, as_of: UtcMs) -> Option<UtcMs> {
    let since = UtcMs(from.0.saturating_add(i64::from(days) * DAY_MS));
    (since <= as_of).then_some(since)
}

fn watch(churn: &ChurnFigures, s: &ChurnSignals, as_of: UtcMs) -> Vec<ChurnCause> {
    let declining = s
        .monthly
        .filter(|m| m.counts[0] > m.counts[1] && m.counts[1] > m.counts[2]);
    let declining = declining.map(|m| ChurnCause {
        why: ChurnWhy::Declining { counts: m.counts },
        since: m.until,
    });
    let uses = s.lifetime_uses;
    let quiet = grown(last_interaction(s), churn.watch_days, as_of);
    let few = quiet
        .filter(|_| uses <= churn.watch_uses)
        .map(|since| ChurnCause {
            why: ChurnWhy::FewUses { uses },
            since,
        });
    declining.into_iter().chain(few).collect()
}

fn quiet(churn: &ChurnFigures, s: &ChurnSignals, as_of: UtcMs) -> Vec<ChurnCause> {
    let is_high_value = s.tier.is_high_value();
    let is_in_scope = is_high_value && matches!(s.lifecycle, Lifecycle::Active | Lifecycle::Loyal);
    let amber = grown(last_for_amber(s), churn.amber_days, as_of).filter(|_| is_in_scope);
    // Who never bought isn't missed as a buyer; K02 sees to them.
    let has_bought = s.last_purchase_at.is_some();
    let red = grown(last_interaction(s), churn.red_days, as_of).filter(|_| has_bought);
    let last_sign = match s.line {
        BusinessLine::Other => s.last_purchase_at,
        BusinessLine::Moving => s.last_purchase_at.max(last_answered(s)),
    };
    let (lost, why) = match last_sign.filter(|_| is_high_value && has_bought) {
        Some(last) => (
            grown(last, churn.lost_high_value_days, as_of),
            ChurnWhy::NotRepurchased,
        ),
        None => (
            grown(last_interaction(s), churn.lost_days, as_of),
            ChurnWhy::LongQuiet,
        ),
    };
    let cause = |why| move |since| ChurnCause { why, since };
    [
        amber.map(cause(ChurnWhy::NoInteraction)),
        red.map(cause(ChurnWhy::NeitherSpendNorInteraction)),
        lost.map(cause(why)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn spoken(churn: &ChurnFigures, s: &ChurnSignals) -> Vec<ChurnCause> {
    let rating = s
        .last_rating
        .filter(|(stars, _)| *stars <= churn.low_rating);
    let nps = s.last_nps.filter(|(score, _)| *score <= churn.low_nps);
    [
        (s.complaint_overdue_since).map(|since| (ChurnWhy::ComplaintOverdue, since)),
        (s.complaint_reopened_at).map(|since| (ChurnWhy::ComplaintReopened, since)),
        rating.map(|(stars, since)| (ChurnWhy::LowRating { stars }, since)),
        nps.map(|(score, since)| (ChurnWhy::LowNps { score }, since)),
        (s.negative_comment_at).map(|since| (ChurnWhy::NegativeComment, since)),
    ]
    .into_iter()
    .flatten()
    .map(|(why, since)| ChurnCause { why, since })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::churn::ChurnLevel::{self, Amber, Lost, RedComplaint, RedQuiet, RedVoice, Watch};
    use crate::churn::samples::{days_ago, interactions, signals};
    use crate::churn::{InteractionKind, MonthlyInteractions};
    use crate::grade::Tier;
    use crate::rules::samples::{NOW, playbook};

    fn level(signals: &ChurnSignals) -> Option<ChurnLevel> {
        let causes = causes(&playbook().churn, signals, NOW);
        causes.first().map(|cause| cause.why.level())
    }

    /// A customer who bought and was in touch so many days ago.
    fn quiet_for(days: u32, tier: Tier) -> ChurnSignals {
        ChurnSignals {
            tier,
            last_purchase_at: Some(days_ago(days)),
            interactions: interactions(&[]),
            ..signals()
        }
    }

    #[test]
    fn silence_climbs_from_amber_over_red_to_lost() {
        assert_eq!(level(&quiet_for(29, Tier::Gold)), None);
        assert_eq!(level(&quiet_for(30, Tier::Gold)), Some(Amber));
        assert_eq!(level(&quiet_for(30, Tier::Silver)), None);
        assert_eq!(level(&quiet_for(89, Tier::Silver)), None);
        assert_eq!(level(&quiet_for(90, Tier::Silver)), Some(RedQuiet));
        assert_eq!(level(&quiet_for(90, Tier::Gold)), Some(Lost));
        assert_eq!(level(&quiet_for(179, Tier::Silver)), Some(RedQuiet));
        assert_eq!(level(&quiet_for(180, Tier::Silver)), Some(Lost));
    }

    #[test]
    fn amber_is_for_active_and_loyal_customers() {
        let mut c = quiet_for(40, Tier::Diamond);
        c.lifecycle = Lifecycle::Converting;
        assert_eq!(level(&c), None);
        c.lifecycle = Lifecycle::Loyal;
        assert_eq!(level(&c), Some(Amber));
    }

    #[test]
    fn a_high_value_mover_is_not_lost_while_answering_and_any_other_is() {
        let mut c = quiet_for(100, Tier::Gold);
        c.interactions = interactions(&[(InteractionKind::CareAnswered, 10)]);
        assert_eq!(level(&c), Some(Lost));
        c.line = BusinessLine::Moving;
        assert_eq!(level(&c), None);
        c.interactions = interactions(&[(InteractionKind::App, 10)]);
        assert_eq!(level(&c), Some(Lost));
    }

    #[test]
    fn a_decline_and_a_quiet_newcomer_are_watched() {
        let mut c = signals();
        let until = days_ago(9);
        for (counts, expected) in [
            ([3, 2, 1], Some(Watch)),
            ([3, 2, 2], None),
            ([2, 3, 1], None),
        ] {
            c.monthly = Some(MonthlyInteractions { counts, until });
            assert_eq!(level(&c), expected, "{counts:?}");
        }
        let mut newcomer = quiet_for(60, Tier::Basic);
        newcomer.lifetime_uses = 3;
        assert_eq!(level(&newcomer), Some(Watch));
        newcomer.lifetime_uses = 4;
        assert_eq!(level(&newcomer), None);
    }

    #[test]
    fn a_complaint_gone_wrong_is_red_whoever_complains() {
        let mut c = signals();
        c.complaint_overdue_since = Some(days_ago(1));
        assert_eq!(level(&c), Some(RedComplaint));
        c.complaint_overdue_since = None;
        c.complaint_reopened_at = Some(days_ago(1));
        assert_eq!(level(&c), Some(RedComplaint));
    }

    #[test]
    fn a_bad_word_is_red() {
        let silent = signals();
        for (stars, expected) in [(2, Some(RedVoice)), (3, None)] {
            let last_rating = Some((stars, days_ago(1)));
            assert_eq!(
                level(&ChurnSignals {
                    last_rating,
                    ..silent.clone()
                }),
                expected
            );
        }
        for (score, expected) in [(6, Some(RedVoice)), (7, None)] {
            let last_nps = Some((score, days_ago(1)));
            assert_eq!(
                level(&ChurnSignals {
                    last_nps,
                    ..silent.clone()
                }),
                expected
            );
        }
        let negative_comment_at = Some(days_ago(1));
        let c = ChurnSignals {
            negative_comment_at,
            ..silent
        };
        assert_eq!(level(&c), Some(RedVoice));
    }

    #[test]
    fn whoever_never_bought_is_never_red_and_is_lost_after_half_a_year() {
        let mut c = quiet_for(0, Tier::Basic);
        c.last_purchase_at = None;
        c.lifecycle = Lifecycle::Potential;
        c.lifetime_uses = 0;
        c.registered_at = days_ago(100);
        assert_eq!(level(&c), Some(Watch));
        c.registered_at = days_ago(180);
        assert_eq!(level(&c), Some(Lost));
    }
}
