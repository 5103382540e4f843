//! M4: a job starts when both its supervisors have checked in on site; one missing blocks it. Only
//! an L2 or L3 who isn't one of the two steps in, with a reason, and the other one knows (MOV-08).

use crate::grade::Level;
use crate::ids::StaffId;
use crate::move_order::{MoveJob, MovePoint};
use crate::organisation::Staff;
use crate::refusal::Refusal;

/// Refuses a start while a supervisor is missing.
///
/// # Errors
/// [`Refusal::StepNeeds`].
pub fn check_start(job: &MoveJob) -> Result<(), Refusal> {
    let supervisors = job.supervisors();
    let is_here = |who: &StaffId| job.check_ins.iter().any(|c| c.staff == *who);
    if !supervisors.is_empty() && supervisors.iter().all(is_here) {
        Ok(())
    } else {
        let point = MovePoint::SupervisorsCheckedIn;
        Err(Refusal::StepNeeds { point })
    }
}

/// Refuses a substitute, or somebody naming one, who isn't a third of level L2 or above.
///
/// # Errors
/// [`Refusal::UnknownStaff`] when nobody of the two is missing, else [`Refusal::StepNeeds`].
pub fn check_substitute(
    job: &MoveJob,
    missing: StaffId,
    substitute: &Staff,
    named_by: &Staff,
    other_informed: bool,
) -> Result<(), Refusal> {
    let two = job.supervisors();
    if !two.contains(&missing) {
        return Err(Refusal::UnknownStaff);
    }
    let is_a_third = |who: &Staff| who.level >= Level::L2 && !two.contains(&who.id);
    let point = if !is_a_third(substitute) || !is_a_third(named_by) {
        MovePoint::SubstituteIsAThird
    } else if two.len() > 1 && !other_informed {
        MovePoint::OtherSupervisorInformed
    } else {
        return Ok(());
    };
    Err(Refusal::StepNeeds { point })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::move_order::CheckIn;
    use crate::move_order::samples::{manager, schedule, supervisor};
    use crate::rules::samples::{NOW, staff};

    fn job() -> MoveJob {
        MoveJob {
            schedule: Some(schedule()),
            ..MoveJob::default()
        }
    }

    fn here(job: &mut MoveJob, who: &Staff) {
        let (staff, at) = (who.id, NOW);
        job.check_ins.push(CheckIn { staff, at });
    }

    #[test]
    fn one_missing_supervisor_blocks_the_start() {
        let mut job = job();
        assert!(check_start(&job).is_err());
        here(&mut job, &manager());
        assert!(check_start(&job).is_err());
        here(&mut job, &staff("passer-by", Level::L3));
        assert!(check_start(&job).is_err());
        here(&mut job, &supervisor());
        assert_eq!(check_start(&job), Ok(()));
        assert!(check_start(&MoveJob::default()).is_err(), "nobody named");
    }

    #[test]
    fn only_a_third_of_level_two_steps_in() {
        let (third, missing) = (staff("third", Level::L2), supervisor().id);
        let steps_in = |who: &Staff, by: &Staff| check_substitute(&job(), missing, who, by, true);
        assert_eq!(steps_in(&third, &third), Ok(()));
        let point = MovePoint::SubstituteIsAThird;
        let refused = Err(Refusal::StepNeeds { point });
        assert_eq!(steps_in(&staff("officer", Level::L1), &third), refused);
        assert_eq!(steps_in(&manager(), &third), refused);
        assert_eq!(steps_in(&third, &manager()), refused);
    }

    #[test]
    fn the_other_supervisor_knows_who_stepped_in() {
        let third = staff("third", Level::L3);
        let refused = check_substitute(&job(), supervisor().id, &third, &third, false);
        let point = MovePoint::OtherSupervisorInformed;
        assert_eq!(refused, Err(Refusal::StepNeeds { point }));
        let nobody = check_substitute(&job(), third.id, &third, &third, true);
        assert_eq!(nobody, Err(Refusal::UnknownStaff));
    }
}
