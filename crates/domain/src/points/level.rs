//! Steps of tier that points earned.

use super::Ledger;
use crate::customer::value::LevelStep;
use crate::playbook::Rulebook;
use crate::rules::every_so_many_points_earned_lift_a_tier;
use crate::time::UtcMs;

/// Every step that what was earned until `as_of` has made, over or not.
#[must_use]
pub fn level_steps(ledger: &Ledger, rulebook: &Rulebook, as_of: UtcMs) -> Vec<LevelStep> {
    let standing = ledger.standing(as_of);
    let earned = standing.iter().filter(|row| row.is_earned());
    let earned = earned.map(|row| (row.at, row.points.unsigned_abs()));
    let step = u64::from(rulebook.points.level_step);
    let lasts = |(at, earned)| LevelStep {
        earned,
        at,
        until: rulebook
            .calendars
            .months_after(at, rulebook.points.level_months),
    };
    let crossed = every_so_many_points_earned_lift_a_tier::crossed(step, earned);
    crossed.into_iter().map(lasts).collect()
}
