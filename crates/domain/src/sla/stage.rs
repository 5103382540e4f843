//! What the playbook says of one stage, as legs of a timer.

use super::ClockKind;
use super::explain::{Change, Target};
use super::timer::{Leg, Length, Since};
use crate::calendar::CalendarName;
use crate::grade::{Grade, Tier};
use crate::playbook::Rulebook;
use crate::rules::an_upgrade_leaves_time_to_act::grace_of;
use crate::rules::each_stage_has_its_time::target_minutes;
use crate::rules::graver_cases_run_round_the_clock::{calendar_of, quiet_hours_of};
use crate::time::MINUTE_MS;

/// One stage under one rulebook.
#[derive(Debug, Clone, Copy)]
pub struct StageRules<'a> {
    /// Figures and calendars.
    pub rulebook: &'a Rulebook,
    /// The stage.
    pub stage: ClockKind,
    /// The interval after a progress note.
    pub is_repeat: bool,
    /// Share of the target in percent, for a complaint that began again.
    pub percent: u32,
}

impl StageRules<'_> {
    /// The target of a grade and tier, from the start on.
    #[must_use]
    pub fn leg_of(self, grade: Grade, tier: Tier) -> Leg {
        let minutes = target_minutes(self.rulebook, self.stage, grade, tier, self.is_repeat);
        minutes.map_or_else(
            || Leg {
                since: Since::Start,
                target: Target::Nothing { grade },
                length: None,
                quiet: None,
            },
            |minutes| self.leg(grade, tier, minutes),
        )
    }

    /// A target of so many minutes, or its share.
    #[must_use]
    pub fn leg(self, grade: Grade, tier: Tier, minutes: u32) -> Leg {
        let (stage, playbook_version) = (self.stage, self.rulebook.version);
        let ordinary = target_minutes(self.rulebook, stage, grade, Tier::Basic, self.is_repeat);
        let target = if self.percent == 100 {
            Target::Stage {
                stage,
                grade,
                tier,
                minutes,
                ordinary_minutes: ordinary.unwrap_or(minutes),
                playbook_version,
            }
        } else {
            Target::Share {
                stage,
                grade,
                tier,
                minutes: minutes * self.percent / 100,
                percent: self.percent,
                playbook_version,
            }
        };
        let minutes = minutes * self.percent / 100;
        Leg {
            since: Since::Start,
            target,
            length: Some(Length {
                ms: i64::from(minutes) * MINUTE_MS,
                calendar: calendar_of(self.stage, grade),
            }),
            quiet: quiet_hours_of(self.rulebook, self.stage, grade),
        }
    }

    /// The target after a change of grade. `is_later_approved`: an L2 allowed the longer time of the
    /// graver grade.
    #[must_use]
    pub fn regraded(
        self,
        at: crate::time::UtcMs,
        (from, to): (Grade, Grade),
        tier: Tier,
        is_later_approved: bool,
    ) -> Leg {
        let change = Change::Regraded { from, to };
        let since = if to > from {
            Since::Stricter {
                at,
                change,
                grace: grace_of(self.rulebook, to, CalendarName::StoreHours),
                is_later_approved,
            }
        } else {
            Since::Milder { at, change }
        };
        Leg {
            since,
            ..self.leg_of(to, tier)
        }
    }
}
