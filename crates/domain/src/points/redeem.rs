//! Spending points.

use super::row::row_id;
use super::{Ledger, PointsRow, PointsRule, PointsSource, statement};
use crate::command::Context;
use crate::ids::RewardId;
use crate::refusal::Refusal;
use crate::rules::some_steps_need_the_central::Reach;
use crate::rules::what_a_redemption_needs;
use crate::shape;

shape! {
    /// Classes of rewards (PTS-06).
    #[derive(Copy, Eq, Hash)]
    #[serde(rename_all = "snake_case")]
    pub enum RewardClass {
        /// 服务类
        Service,
        /// 商品类
        Goods,
        /// 体验类
        Experience,
    }

    /// A reward.
    #[derive(Eq)]
    pub struct Reward {
        /// Identity.
        pub id: RewardId,
        /// Name people use.
        pub name: String,
        /// Class.
        pub class: RewardClass,
        /// Points that it costs.
        pub cost: u32,
        /// How many are left; none for no limit.
        pub stock: Option<u32>,
        /// Offered now.
        pub is_offered: bool,
    }
}

/// The row of a redemption.
///
/// # Errors
/// The first rule that refuses it.
pub fn redeem(
    ledger: &Ledger,
    reward: &Reward,
    reach: Reach,
    ctx: &Context<'_>,
) -> Result<PointsRow, Refusal> {
    let (rule, customer) = (PointsRule::Redemption, ledger.customer());
    let source = PointsSource::Command {
        command: ctx.command,
    };
    let id = row_id(rule, customer, source);
    if ledger.get(id).is_some() {
        return Err(Refusal::AlreadyDone);
    }
    let balance = statement(ledger, ctx.effective_at).balance;
    what_a_redemption_needs::check(reward, balance, reach, ctx)?;
    Ok(PointsRow {
        id,
        customer,
        rule,
        source,
        points: -i64::from(reward.cost),
        at: ctx.effective_at,
        expires_at: None,
        reason: None,
        playbook_version: ctx.playbook.version,
    })
}
