//! M6 and M8: a job is signed off when its exit check is complete, the indicator sheet is scored,
//! both supervisors have signed and every extra has the customer's answer (MOV-17, MOV-14).

use crate::ids::StaffId;
use crate::move_order::{MoveJob, MovePoint};
use crate::playbook::Playbook;
use crate::refusal::Refusal;

/// Refuses to sign off while something is missing; names the first.
///
/// # Errors
/// [`Refusal::StepNeeds`].
pub fn check(playbook: &Playbook, job: &MoveJob) -> Result<(), Refusal> {
    let done = job.exit.as_ref().map_or(&[][..], |exit| &exit.done);
    let is_done = |point: &String| done.contains(point);
    let supervisors = job.supervisors();
    let signed = |who: &StaffId| job.supervisor_signatures.iter().any(|s| s.staff == *who);
    let points = [
        (
            playbook.moves.exit_checklist.iter().all(is_done),
            MovePoint::ExitChecklist,
        ),
        (
            job.changes.iter().all(|c| c.answer.is_some()),
            MovePoint::ExtrasAnswered,
        ),
        (job.sheet.is_some(), MovePoint::IndicatorSheet),
        (
            !supervisors.is_empty() && supervisors.iter().all(signed),
            MovePoint::SupervisorSignatures,
        ),
    ];
    let missing = points.into_iter().find(|(holds, _)| !holds);
    missing.map_or(Ok(()), |(_, point)| Err(Refusal::StepNeeds { point }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grade::Level;
    use crate::money::Fen;
    use crate::move_order::samples::{change, inspected_job};
    use crate::rules::samples::{playbook, staff};

    fn missing(change: impl FnOnce(&mut MoveJob)) -> Option<MovePoint> {
        let mut job = inspected_job(&playbook());
        change(&mut job);
        match check(&playbook(), &job) {
            Err(Refusal::StepNeeds { point }) => Some(point),
            _ => None,
        }
    }

    #[test]
    fn what_is_missing_at_the_end_is_named() {
        assert_eq!(missing(|_| {}), None);
        let unticked = |job: &mut MoveJob| {
            job.exit.as_mut().unwrap().done.pop();
        };
        assert_eq!(missing(unticked), Some(MovePoint::ExitChecklist));
        assert_eq!(
            missing(|job| job.exit = None),
            Some(MovePoint::ExitChecklist)
        );
        assert_eq!(
            missing(|job| job.sheet = None),
            Some(MovePoint::IndicatorSheet)
        );
        let one_signed = |job: &mut MoveJob| {
            job.supervisor_signatures.pop();
        };
        assert_eq!(missing(one_signed), Some(MovePoint::SupervisorSignatures));
        let by = staff("officer", Level::L1).id;
        let waiting = |job: &mut MoveJob| job.changes.push(change(1, Fen::yuan(100), by));
        assert_eq!(missing(waiting), Some(MovePoint::ExtrasAnswered));
    }
}
