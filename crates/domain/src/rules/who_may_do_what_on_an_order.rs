//! Which level does what to a move order (policy Parts 4 and 7.2). A supervisor of the job is L2 on
//! it whatever the own level; an L1 moves the own orders on, and those of the own crew.
//!
//! | action | who |
//! |---|---|
//! | needs, survey, quote, contract, packing, materials, ready, load, depart, unload, inspect, after-service, complete, lose, reopen, exceptions, ask and answer an extra, payment, invoice | L1 own, L2 |
//! | schedule, replace a supervisor, cancel, abort, reschedule, approve an extra | L2 |
//! | check in, start, sign, sign off | the job's supervisors |
//! | score the indicator sheet | see `a_sheet_is_scored_by_somebody_else` |

use crate::grade::Level;
use crate::move_order::{MoveActionKind, MoveOrder};
use crate::organisation::Staff;
use crate::refusal::Refusal;

/// The level that this person has on this order.
#[must_use]
pub fn level_on(order: &MoveOrder, actor: &Staff) -> Level {
    if order.supervisors.contains(&actor.id) {
        actor.level.max(Level::L2)
    } else {
        actor.level
    }
}

/// Refuses an action that another level, or the supervisors of the job, must do.
///
/// # Errors
/// [`Refusal::NotTheAssignee`] or [`Refusal::LevelTooLow`].
pub fn check(order: &MoveOrder, actor: &Staff, action: MoveActionKind) -> Result<(), Refusal> {
    use MoveActionKind as A;
    match action {
        A::Schedule
        | A::ReplaceSupervisor
        | A::Cancel
        | A::Abort
        | A::Reschedule
        | A::ApproveExtra => {
            let (needed, grade) = (Level::L2, None);
            if level_on(order, actor) >= needed {
                Ok(())
            } else {
                Err(Refusal::LevelTooLow { needed, grade })
            }
        }
        A::CheckIn | A::Start | A::SignAsSupervisor | A::SignOff => {
            if order.supervisors.contains(&actor.id) {
                Ok(())
            } else {
                Err(Refusal::MustBeSupervisor)
            }
        }
        A::ScoreSheet => Ok(()),
        _ => check_own(order, actor),
    }
}

/// Refuses an L1 on an order that is neither the own one nor the own crew's.
///
/// # Errors
/// [`Refusal::NotTheAssignee`].
pub fn check_own(order: &MoveOrder, actor: &Staff) -> Result<(), Refusal> {
    let crew = order.job.schedule.as_ref().map(|s| s.crew);
    let is_own = order.job.owner.is_none_or(|owner| owner == actor.id)
        || (crew.is_some() && actor.crew == crew);
    let or_level = Level::L2;
    if is_own || level_on(order, actor) >= or_level {
        Ok(())
    } else {
        Err(Refusal::NotTheAssignee { or_level })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::move_order::samples::{manager, schedule};
    use crate::rules::samples::{move_order, staff};

    fn order() -> MoveOrder {
        let mut order = move_order();
        order.job.owner = Some(staff("officer", Level::L1).id);
        order.job.schedule = Some(schedule());
        order.supervisors = order.job.supervisors();
        order
    }

    #[test]
    fn an_officer_moves_the_own_orders_on_and_those_of_the_own_crew() {
        let quote = |who: &Staff| check(&order(), who, MoveActionKind::Quote);
        assert_eq!(quote(&staff("officer", Level::L1)), Ok(()));
        let mut colleague = staff("colleague", Level::L1);
        let or_level = Level::L2;
        assert_eq!(quote(&colleague), Err(Refusal::NotTheAssignee { or_level }));
        colleague.crew = Some(schedule().crew);
        assert_eq!(quote(&colleague), Ok(()));
        assert_eq!(quote(&staff("any", Level::L2)), Ok(()));
    }

    #[test]
    fn a_supervisor_of_the_job_is_level_two_on_it_alone() {
        let manager = Staff {
            level: Level::L1,
            ..manager()
        };
        assert_eq!(check(&order(), &manager, MoveActionKind::Abort), Ok(()));
        let mut other = order();
        other.supervisors.clear();
        assert!(check(&other, &manager, MoveActionKind::Abort).is_err());
    }

    #[test]
    fn nobody_but_the_jobs_supervisors_starts_or_signs_it() {
        let start = |who: &Staff| check(&order(), who, MoveActionKind::Start);
        assert_eq!(start(&manager()), Ok(()));
        assert_eq!(
            start(&staff("boss", Level::L3)),
            Err(Refusal::MustBeSupervisor)
        );
    }
}
