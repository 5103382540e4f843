//! A tier set by hand needs L3, a reason, a day on which it ends, and a connection (policy Part 11
//! rule 6, Part 17 rule 5).

use crate::complaint::text;
use crate::customer::value::TierOverride;
use crate::grade::{Level, Tier};
use crate::organisation::Staff;
use crate::playbook::Playbook;
use crate::refusal::{Field, Refusal};
use crate::rules::some_steps_need_the_central::{self, Reach};
use crate::time::{DAY_MS, UtcMs};

/// A later day is a slip of the year.
const MOST_DAYS_AHEAD: i64 = 2 * 366;

/// The floor that the hand sets.
///
/// # Errors
/// The first rule that refuses it.
pub fn set(
    playbook: &Playbook,
    actor: &Staff,
    reach: Reach,
    (tier, reason, until): (Tier, &str, UtcMs),
    now: UtcMs,
) -> Result<TierOverride, Refusal> {
    super::who_may_do_what::check_certified(actor)?;
    if actor.level < Level::L3 {
        return Err(Refusal::LevelTooLow {
            needed: Level::L3,
            grade: None,
        });
    }
    some_steps_need_the_central::check(reach)?;
    text(playbook, Field::Reason, reason)?;
    if !(1..=MOST_DAYS_AHEAD * DAY_MS).contains(&until.since(now)) {
        let field = Field::EndedAt;
        return Err(Refusal::WrongField { field });
    }
    Ok(TierOverride {
        tier,
        reason: reason.trim().to_owned(),
        by: actor.id,
        until,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::samples::{NOW, playbook, staff};

    const MONTH: UtcMs = UtcMs(NOW.0 + 30 * DAY_MS);

    fn asked(level: Level, reach: Reach, reason: &str, until: UtcMs) -> Result<(), Refusal> {
        let actor = staff("manager", level);
        set(&playbook(), &actor, reach, (Tier::Gold, reason, until), NOW).map(|_| ())
    }

    #[test]
    fn management_sets_a_tier_with_a_reason_until_a_day() {
        assert_eq!(asked(Level::L3, Reach::Central, "合作伙伴", MONTH), Ok(()));
    }

    #[test]
    fn a_supervisor_sets_none_and_nobody_does_so_offline() {
        let needed = Level::L3;
        let refused = asked(Level::L2, Reach::Central, "合作伙伴", MONTH);
        assert_eq!(
            refused,
            Err(Refusal::LevelTooLow {
                needed,
                grade: None
            })
        );
        let refused = asked(Level::L3, Reach::Alone, "合作伙伴", MONTH);
        assert_eq!(refused, Err(Refusal::NeedsTheCentral));
    }

    #[test]
    fn no_reason_no_end_and_an_end_in_the_past_are_refused() {
        let field = Field::Reason;
        let refused = asked(Level::L3, Reach::Central, " ", MONTH);
        assert_eq!(refused, Err(Refusal::FieldEmpty { field }));
        let field = Field::EndedAt;
        for until in [NOW, UtcMs(i64::MAX)] {
            let refused = asked(Level::L3, Reach::Central, "合作伙伴", until);
            assert_eq!(refused, Err(Refusal::WrongField { field }));
        }
    }
}
