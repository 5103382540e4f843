//! M5: an extra has lines, photos, an approval and the customer's signature before its work. An L2
//! who didn't ask approves; when all extras together pass the playbook's share of the signed price,
//! 项目经理 does, or an L3 when it was 项目经理 who asked (MOV-16, policy decision 12).

use crate::grade::Level;
use crate::ids::StaffId;
use crate::money::Fen;
use crate::move_order::{ChangeOrder, MoveJob, MovePoint, percent_of};
use crate::playbook::Playbook;
use crate::refusal::Refusal;

/// Whether this extra, with the ones before it that weren't refused, is a large one. Counted together
/// so that a large extra isn't asked for in small pieces.
#[must_use]
pub fn is_large(playbook: &Playbook, job: &MoveJob, number: u32) -> bool {
    let counted = |c: &&ChangeOrder| c.number <= number && !c.is_refused();
    let add = |sum: i64, change: &ChangeOrder| sum.saturating_add(change.total().0);
    let together = Fen(job.changes.iter().filter(counted).fold(0, add));
    together > percent_of(job.total_signed(), playbook.moves.large_extra_percent)
}

/// Refuses an approval by whoever asked, or by somebody who may not approve this much.
///
/// # Errors
/// [`Refusal::MustKeepOut`], [`Refusal::LevelTooLow`] or [`Refusal::StepNeeds`].
pub fn check_approver(
    playbook: &Playbook,
    job: &MoveJob,
    change: &ChangeOrder,
    (approver, level): (StaffId, Level),
) -> Result<(), Refusal> {
    if change.asked_by == approver {
        return Err(Refusal::MustKeepOut);
    }
    let (needed, grade) = (Level::L2, None);
    if level < needed {
        return Err(Refusal::LevelTooLow { needed, grade });
    }
    let manager = job.schedule.as_ref().map(|s| s.project_manager);
    let manager_asked = manager == Some(change.asked_by);
    let may = !is_large(playbook, job, change.number)
        || manager == Some(approver)
        || (manager_asked && level == Level::L3);
    if may {
        Ok(())
    } else {
        let point = MovePoint::ExtraApprovedByProjectManager;
        Err(Refusal::StepNeeds { point })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::move_order::samples::{change, contract, manager, schedule};
    use crate::rules::samples::{playbook, staff};

    /// Signed for 3,000 yuan, with extras of so many yuan, asked for by the officer.
    fn job(extras: &[i64]) -> MoveJob {
        let asked_by = staff("officer", Level::L1).id;
        let change = |(number, yuan)| change(number, Fen::yuan(yuan), asked_by);
        MoveJob {
            contract: Some(contract()),
            schedule: Some(schedule()),
            changes: (1..).zip(extras.iter().copied()).map(change).collect(),
            ..MoveJob::default()
        }
    }

    fn approve(job: &MoveJob, user: &str, level: Level) -> Result<(), Refusal> {
        let last = job.changes.last().unwrap();
        check_approver(&playbook(), job, last, (staff(user, level).id, level))
    }

    #[test]
    fn an_extra_above_a_tenth_of_the_price_needs_the_project_manager() {
        let point = MovePoint::ExtraApprovedByProjectManager;
        let refused = Err(Refusal::StepNeeds { point });
        assert_eq!(approve(&job(&[300]), "other", Level::L2), Ok(()));
        assert_eq!(approve(&job(&[301]), "other", Level::L2), refused);
        assert_eq!(approve(&job(&[301]), "manager", Level::L2), Ok(()));
    }

    #[test]
    fn small_extras_add_up_and_refused_ones_do_not() {
        let mut twice = job(&[200, 200]);
        assert!(approve(&twice, "other", Level::L2).is_err());
        let (at, witness) = (crate::rules::samples::NOW, staff("w", Level::L1).id);
        let refused = crate::move_order::ExtraAnswer::Refused { at, witness };
        twice.changes[0].answer = Some(refused);
        assert_eq!(approve(&twice, "other", Level::L2), Ok(()));
    }

    #[test]
    fn nobody_approves_the_extra_that_he_asked_for() {
        let mut job = job(&[301]);
        assert_eq!(
            approve(&job, "officer", Level::L2),
            Err(Refusal::MustKeepOut)
        );
        assert!(approve(&job, "other", Level::L1).is_err());
        job.changes[0].asked_by = manager().id;
        assert_eq!(
            approve(&job, "manager", Level::L2),
            Err(Refusal::MustKeepOut)
        );
        assert!(approve(&job, "other", Level::L2).is_err());
        assert_eq!(approve(&job, "boss", Level::L3), Ok(()));
    }
}
