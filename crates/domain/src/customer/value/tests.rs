//! The whole recompute: history, floors over standing, order of the population.

use proptest::prelude::*;

use super::samples::{NO_FLOORS, crowd, figures};
use super::*;
use crate::calendar::tests::at;
use crate::grade::Tier;
use crate::money::Fen;
use crate::playbook::Rulebook;
use crate::rules::samples::{NOW, rulebook};
use crate::time::{DAY_MS, UtcMs};

const MONTH_MS: i64 = 31 * DAY_MS;

struct Night<'a> {
    rulebook: &'a Rulebook,
    value: Option<CustomerValue>,
}

impl Night<'_> {
    fn run(
        &mut self,
        figures: &CustomerFigures,
        floors: &Floors,
        has_open_complaint: bool,
        as_of: UtcMs,
    ) -> Vec<ValueHistory> {
        let input = ValueInput {
            figures,
            floors,
            churn: None,
            has_open_complaint,
        };
        let nobody = Population::default();
        let before = self.value.as_ref();
        let (now, history) = recompute(before, &input, &nobody, self.rulebook, as_of);
        self.value = Some(now);
        history
    }

    fn tier(&self) -> Tier {
        self.value.as_ref().unwrap().tier
    }
}

fn after(months: i64) -> UtcMs {
    UtcMs(NOW.0 + months * MONTH_MS)
}

#[test]
fn the_figures_count_twelve_months_back() {
    let began = window_began(&rulebook(), at("2026-03-10 15:00"));
    assert_eq!(began, at("2025-03-10 15:00"));
}

#[test]
fn the_first_recompute_tells_where_a_customer_begins_and_the_same_again_tells_nothing() {
    let rulebook = rulebook();
    let mut night = Night {
        rulebook: &rulebook,
        value: None,
    };
    let history = night.run(&figures(1), &NO_FLOORS, false, NOW);
    let first = &history[0];
    assert!(matches!(
        first.change,
        ValueChange::Tier {
            from: None,
            to: Tier::Basic,
            reason: TierReason::Computed { .. }
        }
    ));
    assert_eq!((first.at, first.playbook_version), (NOW, rulebook.version));
    assert_eq!(history.len(), 2);
    assert_eq!(night.run(&figures(1), &NO_FLOORS, false, NOW), []);
}

#[test]
fn a_fall_is_told_once_with_its_reason_when_it_comes() {
    let rulebook = rulebook();
    let mut night = Night {
        rulebook: &rulebook,
        value: None,
    };
    let mut c = figures(1);
    c.paid_net = Fen::yuan(6_000);
    night.run(&c, &NO_FLOORS, false, NOW);
    assert_eq!(night.tier(), Tier::Gold);
    c.paid_net = Fen::yuan(100);
    assert_eq!(night.run(&c, &NO_FLOORS, false, after(1)), []);
    assert!(matches!(
        night.value.as_ref().unwrap().tier_reason,
        TierReason::FallsSlowly { needed: 2, .. }
    ));
    let history = night.run(&c, &NO_FLOORS, false, after(2));
    assert!(matches!(
        history[..],
        [ValueHistory {
            change: ValueChange::Tier {
                from: Some(Tier::Gold),
                to: Tier::Basic,
                ..
            },
            ..
        }]
    ));
}

#[test]
fn a_prize_lifts_at_once_and_its_end_is_held_by_an_open_complaint() {
    let rulebook = rulebook();
    let mut night = Night {
        rulebook: &rulebook,
        value: None,
    };
    let prize = Floors {
        prize: Some(PanelPrize { until: after(1) }),
        ..NO_FLOORS
    };
    night.run(&figures(1), &prize, false, NOW);
    assert_eq!(night.tier(), Tier::Gold);
    night.run(&figures(1), &prize, true, after(1));
    assert_eq!(night.tier(), Tier::Gold);
    let since = after(1);
    let wanted = Tier::Basic;
    let reason = night.value.as_ref().unwrap().tier_reason.clone();
    assert_eq!(reason, TierReason::ComplaintOpen { wanted, since });
    night.run(&figures(1), &prize, false, UtcMs(after(1).0 + 1));
    assert_eq!(night.tier(), Tier::Basic);
}

#[test]
fn a_floor_below_the_standing_leaves_it_alone() {
    let rulebook = rulebook();
    let mut night = Night {
        rulebook: &rulebook,
        value: None,
    };
    let mut c = figures(1);
    c.paid_net = Fen::yuan(6_000);
    c.services = 2;
    c.lifetime_services = 5;
    night.run(&c, &NO_FLOORS, false, NOW);
    assert_eq!(night.tier(), Tier::Diamond);
    c.paid_net = Fen::yuan(100);
    night.run(&c, &NO_FLOORS, false, after(1));
    assert_eq!(night.tier(), Tier::Diamond);
}

proptest! {
    #[test]
    fn nobody_stands_below_the_figures_and_a_night_that_runs_twice_changes_nothing(
        nights in proptest::collection::vec((0_i64..7_000, 0_u32..3, prop::bool::ANY, 1_i64..40), 1..40),
    ) {
        let rulebook = rulebook();
        let mut night = Night {
            rulebook: &rulebook,
            value: None,
        };
        let mut as_of = NOW;
        for (yuan, uses, has_open_complaint, days) in nights {
            as_of = UtcMs(as_of.0 + days * DAY_MS);
            let mut c = figures(1);
            (c.paid_net, c.services) = (Fen::yuan(yuan), uses);
            let before = night.value.as_ref().map(|value| value.tier);
            let history = night.run(&c, &NO_FLOORS, has_open_complaint, as_of);
            let computed = match (yuan >= 5_000, uses >= 2) {
                (true, true) => Tier::Diamond,
                (true, false) => Tier::Gold,
                (false, true) => Tier::Silver,
                (false, false) => Tier::Basic,
            };
            prop_assert!(night.tier() <= computed);
            let is_tier = |h: &&ValueHistory| matches!(h.change, ValueChange::Tier { .. });
            let told = history.iter().filter(is_tier).count();
            prop_assert_eq!(told == 1, before != Some(night.tier()));
            let value = night.value.clone();
            prop_assert_eq!(night.run(&c, &NO_FLOORS, has_open_complaint, as_of), []);
            prop_assert_eq!(&night.value, &value);
        }
    }

    #[test]
    fn ranks_do_not_depend_on_the_order_of_the_population(
        paid in proptest::collection::vec(-5_i64..50, 50..120),
        turn in 0_usize..50,
    ) {
        let mut all = crowd(u32::try_from(paid.len()).unwrap());
        for (c, yuan) in all.iter_mut().zip(&paid) {
            c.paid_net = Fen::yuan(*yuan);
        }
        let ranked = Population::of(&all);
        let mut turned = all.clone();
        turned.rotate_left(turn);
        let again = Population::of(&turned);
        for c in &all {
            prop_assert_eq!(ranked.scores(c), again.scores(c));
            prop_assert_eq!(ranked.composite_rank(c, 50), again.composite_rank(c, 50));
        }
    }

    #[test]
    fn a_rank_equals_a_count_of_who_is_better(
        paid in proptest::collection::vec(-5_i64..50, 50..80),
    ) {
        let mut all = crowd(u32::try_from(paid.len()).unwrap());
        for (c, yuan) in all.iter_mut().zip(&paid) {
            c.paid_net = Fen::yuan(*yuan);
        }
        let population = Population::of(&all);
        for c in &all {
            let better = all.iter().filter(|other| other.paid_net > c.paid_net).count();
            let rank = population.contribution_rank(c, 50).map(|rank| rank.better as usize);
            prop_assert_eq!(rank, (c.paid_net.0 > 0).then_some(better));
        }
    }
}
