//! 回避: whoever is complained of, or supervised the job, never triages, handles or resolves the
//! complaint; the seat moves up (policy decision 12).

use crate::complaint::{ActionKind, Complaint};
use crate::ids::StaffId;
use crate::refusal::Refusal;

/// Refuses an action that the accused must leave to others.
///
/// # Errors
/// [`Refusal::MustKeepOut`].
pub fn check(c: &Complaint, actor: StaffId, action: ActionKind) -> Result<(), Refusal> {
    let must_keep_out = match action {
        ActionKind::Triage | ActionKind::Resolve | ActionKind::Propose => true,
        ActionKind::Acknowledge
        | ActionKind::Take
        | ActionKind::NoteProgress
        | ActionKind::StartEmergency
        | ActionKind::Escalate
        | ActionKind::Edit => false,
    };
    if must_keep_out && c.keeps_out.contains(&actor) {
        return Err(Refusal::MustKeepOut);
    }
    Ok(())
}

/// Refuses to hand the complaint to somebody who must keep out.
///
/// # Errors
/// [`Refusal::AssigneeKeepsOut`].
pub fn check_assignee(c: &Complaint, assignee: StaffId) -> Result<(), Refusal> {
    if c.keeps_out.contains(&assignee) {
        return Err(Refusal::AssigneeKeepsOut);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::samples::complaint;

    #[test]
    fn the_supervisor_of_the_job_may_note_progress_but_not_resolve() {
        let mut c = complaint();
        let supervisor = StaffId(uuid::Uuid::from_u128(77));
        c.keeps_out = vec![supervisor];
        assert_eq!(
            check(&c, supervisor, ActionKind::Resolve),
            Err(Refusal::MustKeepOut)
        );
        assert_eq!(check(&c, supervisor, ActionKind::NoteProgress), Ok(()));
    }

    #[test]
    fn a_complaint_is_not_handed_to_whom_it_is_about() {
        let mut c = complaint();
        let accused = StaffId(uuid::Uuid::from_u128(77));
        c.keeps_out = vec![accused];
        assert_eq!(check_assignee(&c, accused), Err(Refusal::AssigneeKeepsOut));
    }
}
