//! 回避: whoever is complained of, or supervised the job, never triages, downgrades, pauses, compensates,
//! merges, cancels, resolves, revisits or closes the complaint; the seat moves up (policy decision 12).
//! Nor does that person edit it: what happened, the category and the amount claimed decide the grade,
//! and the phone decides whom the others reach.

use crate::complaint::{ActionKind, Complaint};
use crate::ids::StaffId;
use crate::refusal::Refusal;

/// Refuses an action that the accused must leave to others.
///
/// # Errors
/// [`Refusal::MustKeepOut`].
pub fn check(c: &Complaint, actor: StaffId, action: ActionKind) -> Result<(), Refusal> {
    let must_keep_out = match action {
        ActionKind::Triage
        | ActionKind::Propose
        | ActionKind::Resolve
        | ActionKind::Pause
        | ActionKind::ApproveLongerPause
        | ActionKind::Revisit
        | ActionKind::Close
        | ActionKind::CloseAsDutyDone
        | ActionKind::VerifyAmount
        | ActionKind::Reassign
        | ActionKind::Merge
        | ActionKind::Cancel
        // What was said about somebody isn't that person's to rewrite.
        | ActionKind::Edit => true,
        // Raising is open to everybody; lowering is refused with the grade.
        ActionKind::Regrade
        | ActionKind::Acknowledge
        | ActionKind::AttemptContact
        | ActionKind::Take
        | ActionKind::NoteProgress
        | ActionKind::StartEmergency
        | ActionKind::ConfirmEmergency
        | ActionKind::RejectSolution
        | ActionKind::Resume
        | ActionKind::SendSurvey
        | ActionKind::Reopen
        | ActionKind::HandOver
        | ActionKind::AcceptHandOver
        | ActionKind::AcknowledgeEscalation
        | ActionKind::Escalate
        | ActionKind::NoteExternalCase
        | ActionKind::ReplyToExternalCase => false,
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
    fn the_accused_does_not_rewrite_the_complaint() {
        let mut c = complaint();
        let accused = StaffId(uuid::Uuid::from_u128(77));
        c.keeps_out = vec![accused];
        let refused = Err(Refusal::MustKeepOut);
        assert_eq!(check(&c, accused, ActionKind::Edit), refused);
        let another = StaffId(uuid::Uuid::from_u128(78));
        assert_eq!(check(&c, another, ActionKind::Edit), Ok(()));
    }

    #[test]
    fn a_complaint_is_not_handed_to_whom_it_is_about() {
        let mut c = complaint();
        let accused = StaffId(uuid::Uuid::from_u128(77));
        c.keeps_out = vec![accused];
        assert_eq!(check_assignee(&c, accused), Err(Refusal::AssigneeKeepsOut));
    }
}
