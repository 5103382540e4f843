//! What a customer earned lifts the tier above the figures: five services make 金牌 for life
//! (TIER-25, policy decision 24), each 10,000 points a step for a year (TIER-24), a panel prize 金牌
//! for a year (TIER-26), a hand what it says until its day. The highest wins.

use crate::customer::value::{Floor, Floors, PanelPrize};
use crate::grade::Tier;
use crate::playbook::{Playbook, Rulebook};
use crate::time::UtcMs;

/// The highest floor above the computed tier; of several as high, the first in the policy's order.
#[must_use]
pub fn highest(
    playbook: &Playbook,
    computed: Tier,
    lifetime_services: u32,
    floors: &Floors,
    as_of: UtcMs,
) -> Option<(Tier, Floor)> {
    let vip = playbook.points.lifetime_vip_services();
    let vip = vip.filter(|needed| lifetime_services >= *needed);
    let vip = vip.map(|_| Floor::LifetimeVip {
        services: lifetime_services,
    });
    let lasting = || {
        floors
            .level_steps
            .iter()
            .filter(|s| (s.at..s.until).contains(&as_of))
    };
    let steps = u32::try_from(lasting().count()).unwrap_or(u32::MAX);
    let first_end = lasting().map(|step| step.until).min();
    let prize = floors.prize.filter(|prize| as_of < prize.until);
    let by_hand = floors.set_by_hand.as_ref().filter(|set| as_of < set.until);
    let found = [
        vip.map(|floor| (Tier::Gold, floor)),
        first_end.map(|until| (raised(computed, steps), Floor::LevelSteps { steps, until })),
        prize.map(|prize| (Tier::Gold, Floor::PanelPrize { until: prize.until })),
        by_hand.map(|set| {
            let (by, until) = (set.by, set.until);
            (set.tier, Floor::SetByHand { by, until })
        }),
    ];
    // The best tier is the least; `min_by_key` keeps the first of equals.
    let found = found.into_iter().flatten().min_by_key(|(tier, _)| *tier);
    found.filter(|(tier, _)| *tier < computed)
}

/// What a panel prize won at an instant lifts, and until when.
#[must_use]
pub fn prize_won(rulebook: &Rulebook, at: UtcMs) -> PanelPrize {
    let months = rulebook.customer_value.prize_months;
    let until = rulebook.calendars.months_after(at, months);
    PanelPrize { until }
}

fn raised(tier: Tier, steps: u32) -> Tier {
    (0..steps.min(3)).fold(tier, |tier, _| match tier {
        Tier::Basic => Tier::Silver,
        Tier::Silver => Tier::Gold,
        Tier::Gold | Tier::Diamond => Tier::Diamond,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::tests::at;
    use crate::customer::value::samples::NO_FLOORS;
    use crate::customer::value::{LevelStep, TierOverride};
    use crate::grade::Level;
    use crate::rules::samples::{NOW, playbook, rulebook, staff};

    fn lifted(computed: Tier, services: u32, floors: &Floors) -> Option<Tier> {
        highest(&playbook(), computed, services, floors, NOW).map(|(tier, _)| tier)
    }

    fn step(days_ago: u32) -> LevelStep {
        LevelStep {
            earned: 10_000,
            at: NOW.minus_days(days_ago),
            until: NOW.minus_days(days_ago).plus_minutes(365 * 24 * 60),
        }
    }

    #[test]
    fn five_services_make_gold_for_life_and_four_do_not() {
        assert_eq!(lifted(Tier::Basic, 5, &NO_FLOORS), Some(Tier::Gold));
        assert_eq!(lifted(Tier::Basic, 4, &NO_FLOORS), None);
        assert_eq!(lifted(Tier::Diamond, 5, &NO_FLOORS), None);
    }

    #[test]
    fn each_step_that_lasts_lifts_by_one_up_to_diamond() {
        let floors = |level_steps: &[LevelStep]| Floors {
            level_steps: level_steps.to_vec(),
            ..NO_FLOORS
        };
        assert_eq!(
            lifted(Tier::Basic, 0, &floors(&[step(10)])),
            Some(Tier::Silver)
        );
        let two = floors(&[step(300), step(10)]);
        assert_eq!(lifted(Tier::Silver, 0, &two), Some(Tier::Diamond));
        let one_is_over = floors(&[step(365), step(10)]);
        assert_eq!(lifted(Tier::Silver, 0, &one_is_over), Some(Tier::Gold));
        assert_eq!(lifted(Tier::Diamond, 0, &two), None);
    }

    #[test]
    fn a_prize_ends_on_its_day() {
        let floors = |until| Floors {
            prize: Some(PanelPrize { until }),
            ..NO_FLOORS
        };
        let won = prize_won(&rulebook(), at("2026-03-10 12:00"));
        assert_eq!(won.until, at("2027-03-10 12:00"));
        let lasts = floors(NOW.plus_minutes(1));
        assert_eq!(lifted(Tier::Silver, 0, &lasts), Some(Tier::Gold));
        assert_eq!(lifted(Tier::Silver, 0, &floors(NOW)), None);
    }

    #[test]
    fn a_hand_lifts_and_never_lowers_and_the_highest_wins() {
        let floors = |tier| Floors {
            prize: Some(PanelPrize {
                until: NOW.plus_minutes(1),
            }),
            set_by_hand: Some(TierOverride {
                tier,
                reason: "合作伙伴".into(),
                by: staff("manager", Level::L3).id,
                until: NOW.plus_minutes(1),
            }),
            ..NO_FLOORS
        };
        assert_eq!(
            lifted(Tier::Basic, 0, &floors(Tier::Diamond)),
            Some(Tier::Diamond)
        );
        assert_eq!(
            lifted(Tier::Basic, 0, &floors(Tier::Silver)),
            Some(Tier::Gold)
        );
        assert_eq!(lifted(Tier::Diamond, 0, &floors(Tier::Basic)), None);
        let equals = highest(&playbook(), Tier::Basic, 0, &floors(Tier::Gold), NOW);
        assert!(matches!(
            equals,
            Some((Tier::Gold, Floor::PanelPrize { .. }))
        ));
    }
}
