//! A redemption needs the central, a reward that is offered and in stock, enough points, and above
//! 5,000 points an L2 (PTS-06, policy Part 12).

use super::some_steps_need_the_central::{self, Reach};
use super::who_may_do_what;
use crate::command::Context;
use crate::grade::Level;
use crate::points::Reward;
use crate::refusal::Refusal;

/// # Errors
/// The first that is missing.
pub fn check(
    reward: &Reward,
    balance: i64,
    reach: Reach,
    ctx: &Context<'_>,
) -> Result<(), Refusal> {
    who_may_do_what::check_certified(ctx.actor)?;
    some_steps_need_the_central::check(reach)?;
    if reward.cost > ctx.playbook.points.redeem_l1_most && ctx.actor.level < Level::L2 {
        return Err(Refusal::LevelTooLow {
            needed: Level::L2,
            grade: None,
        });
    }
    if !reward.is_offered || reward.stock == Some(0) {
        return Err(Refusal::RewardGone);
    }
    let cost = reward.cost;
    if balance < i64::from(cost) {
        return Err(Refusal::PointsShort { balance, cost });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::RewardId;
    use crate::points::RewardClass;
    use crate::rules::samples::{context, rulebook, staff};
    use uuid::Uuid;

    fn reward(cost: u32) -> Reward {
        Reward {
            id: RewardId(Uuid::from_u128(1)),
            name: "搬家纸箱".into(),
            class: RewardClass::Goods,
            cost,
            stock: Some(3),
            is_offered: true,
        }
    }

    fn asked(reward: &Reward, balance: i64, level: Level, reach: Reach) -> Result<(), Refusal> {
        let (actor, rulebook) = (staff("officer", level), rulebook());
        check(reward, balance, reach, &context(&actor, &rulebook))
    }

    #[test]
    fn redemption_is_refused_offline() {
        let offline = asked(&reward(100), 500, Level::L3, Reach::Alone);
        assert_eq!(offline, Err(Refusal::NeedsTheCentral));
        assert_eq!(asked(&reward(100), 500, Level::L1, Reach::Central), Ok(()));
    }

    #[test]
    fn an_expensive_reward_needs_a_supervisor() {
        let asked = |cost, level| asked(&reward(cost), 9_000, level, Reach::Central);
        assert_eq!(asked(5_000, Level::L1), Ok(()));
        let needed = Level::L2;
        let refused = Err(Refusal::LevelTooLow {
            needed,
            grade: None,
        });
        assert_eq!(asked(5_001, Level::L1), refused);
        assert_eq!(asked(5_001, Level::L2), Ok(()));
    }

    #[test]
    fn too_few_points_and_a_reward_that_is_gone_are_refused_with_the_figures() {
        let asked = |reward: &Reward, balance| asked(reward, balance, Level::L1, Reach::Central);
        let (balance, cost) = (99, 100);
        let short = Err(Refusal::PointsShort { balance, cost });
        assert_eq!(asked(&reward(100), 99), short);
        assert_eq!(asked(&reward(100), 100), Ok(()));
        let sold_out = Reward {
            stock: Some(0),
            ..reward(100)
        };
        assert_eq!(asked(&sold_out, 500), Err(Refusal::RewardGone));
        let withdrawn = Reward {
            is_offered: false,
            ..reward(100)
        };
        assert_eq!(asked(&withdrawn, 500), Err(Refusal::RewardGone));
        let endless = Reward {
            stock: None,
            ..reward(100)
        };
        assert_eq!(asked(&endless, 500), Ok(()));
    }
}
