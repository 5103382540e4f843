//! A sheet that isn't passed opens a task to put it right within seven days, and, when the customer was
//! there, a visit before anybody complains (CMP-23, policy Parts 8 and 13).

use uuid::Uuid;

use crate::ids::{CommandId, TaskId, VisitId, derived};
use crate::indicators::{IndicatorId, SheetGrade, SheetScore};
use crate::playbook::Indicators;
use crate::shape;
use crate::time::{DAY_MS, HOUR_MS, UtcMs};

/// Name that the ids are derived with.
const RULE: &str = "a_bad_sheet_is_put_right";

shape! {
    /// What a bad sheet asks for.
    #[derive(Eq)]
    pub struct Rectification {
        /// The task's id, the same on laptop and central.
        pub task: TaskId,
        /// By when.
        pub due_at: UtcMs,
        /// What wasn't kept.
        pub indicators: Vec<IndicatorId>,
        /// The visit to the customer who was there.
        pub visit: Option<PreemptiveVisit>,
    }

    /// A visit before the customer complains.
    #[derive(Copy, Eq)]
    pub struct PreemptiveVisit {
        /// The visit's id.
        pub visit: VisitId,
        /// By when.
        pub due_at: UtcMs,
    }
}

/// What the sheet asks for; none when it is passed. `command` is the one that scored it.
#[must_use]
pub fn rectification(
    figures: &Indicators,
    scored: &SheetScore,
    customer_present: bool,
    command: CommandId,
    scored_at: UtcMs,
) -> Option<Rectification> {
    let id = |ordinal| -> Uuid { derived(command, RULE, ordinal) };
    let after = |ms: i64| UtcMs(scored_at.0.saturating_add(ms));
    (scored.grade == SheetGrade::Fail).then(|| Rectification {
        task: TaskId(id(0)),
        due_at: after(i64::from(figures.rectify_days) * DAY_MS),
        indicators: scored.to_put_right.clone(),
        visit: customer_present.then(|| PreemptiveVisit {
            visit: VisitId(id(1)),
            due_at: after(i64::from(figures.visit_hours) * HOUR_MS),
        }),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::indicators::{Mark, score, sheet};
    use crate::rules::samples::{NOW, playbook};

    fn asked(but: &[(u8, Mark)], customer_present: bool) -> Option<Rectification> {
        let figures = playbook().indicators;
        let scored = score(&sheet(but), &figures).unwrap();
        let command = CommandId(Uuid::from_u128(70));
        rectification(&figures, &scored, customer_present, command, NOW)
    }

    #[test]
    fn a_sheet_under_sixty_is_put_right_in_seven_days_and_its_customer_visited() {
        let bad = asked(&[(18, Mark::Fail), (1, Mark::Partial)], true).unwrap();
        assert_eq!(bad.due_at, UtcMs(NOW.0 + 7 * DAY_MS));
        let kept = |n| IndicatorId::new(n).unwrap();
        assert_eq!(bad.indicators, [kept(1), kept(18)]);
        assert_ne!(bad.visit.unwrap().visit.0, bad.task.0);
    }

    #[test]
    fn a_passed_sheet_asks_for_nothing_and_an_absent_customer_is_not_visited() {
        assert_eq!(asked(&[(1, Mark::Fail)], true), None);
        assert_eq!(asked(&[(18, Mark::Fail)], false).unwrap().visit, None);
    }

    #[test]
    fn laptop_and_central_open_the_same_task() {
        let bad = [(18, Mark::Fail)];
        assert_eq!(asked(&bad, true), asked(&bad, true));
    }
}
