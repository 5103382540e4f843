//! Which steps bear that somebody else went on meanwhile (`sync.md` section 2): a note is always
//! taken, most steps are decided again on what is there now, and a step that settles something is
//! only taken on exactly what the person saw.

use crate::complaint::ActionKind;
use crate::move_order::MoveActionKind;
use crate::refusal::Refusal;

/// How an action meets somebody else's change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// Adds to the record; always taken.
    Append,
    /// Merged field by field.
    FieldEdit,
    /// Decided again on what is there now.
    Soft,
    /// Only on the version that the person saw.
    Strict,
}

/// The class of each action on a complaint.
#[must_use]
pub fn class(action: ActionKind) -> Class {
    match action {
        ActionKind::NoteProgress | ActionKind::AttemptContact => Class::Append,
        ActionKind::Edit => Class::FieldEdit,
        ActionKind::Acknowledge
        | ActionKind::Take
        | ActionKind::StartEmergency
        | ActionKind::ConfirmEmergency
        | ActionKind::Propose
        | ActionKind::RejectSolution
        | ActionKind::Resume
        | ActionKind::SendSurvey
        | ActionKind::Revisit
        | ActionKind::VerifyAmount
        | ActionKind::HandOver
        | ActionKind::AcceptHandOver
        | ActionKind::AcknowledgeEscalation
        | ActionKind::NoteExternalCase
        | ActionKind::ReplyToExternalCase
        | ActionKind::Escalate => Class::Soft,
        ActionKind::Triage
        | ActionKind::Regrade
        | ActionKind::Reassign
        | ActionKind::Pause
        | ActionKind::ApproveLongerPause
        | ActionKind::Resolve
        | ActionKind::Close
        | ActionKind::CloseAsDutyDone
        | ActionKind::Reopen
        | ActionKind::Merge
        | ActionKind::Cancel => Class::Strict,
    }
}

/// Refuses a strict step on a record that went on since the person saw it.
///
/// # Errors
/// [`Refusal::Stale`].
pub fn check(action: ActionKind, seen: u64, current: u64) -> Result<(), Refusal> {
    if class(action) == Class::Strict && seen != current {
        return Err(Refusal::Stale { seen, current });
    }
    Ok(())
}

/// The same on a move order: what the customer signed, and an end, are settled on what one saw. All
/// else is decided again; signing off asks everything anew.
///
/// # Errors
/// [`Refusal::Stale`].
pub fn check_move(action: MoveActionKind, seen: u64, current: u64) -> Result<(), Refusal> {
    let is_strict = matches!(
        action,
        MoveActionKind::Contract
            | MoveActionKind::Lose
            | MoveActionKind::Cancel
            | MoveActionKind::Abort
    );
    if is_strict && seen != current {
        return Err(Refusal::Stale { seen, current });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_contract_is_signed_on_the_quote_that_one_saw() {
        let (seen, current) = (3, 4);
        let stale = Err(Refusal::Stale { seen, current });
        assert_eq!(check_move(MoveActionKind::Contract, seen, current), stale);
        assert_eq!(check_move(MoveActionKind::Contract, 4, 4), Ok(()));
        assert_eq!(check_move(MoveActionKind::RecordPayment, 3, 4), Ok(()));
    }

    #[test]
    fn a_grade_and_an_end_are_only_set_on_what_one_saw() {
        for action in ActionKind::ALL {
            let is_strict = matches!(
                action,
                ActionKind::Triage
                    | ActionKind::Regrade
                    | ActionKind::Reassign
                    | ActionKind::Pause
                    | ActionKind::ApproveLongerPause
                    | ActionKind::Resolve
                    | ActionKind::Close
                    | ActionKind::CloseAsDutyDone
                    | ActionKind::Reopen
                    | ActionKind::Merge
                    | ActionKind::Cancel
            );
            assert_eq!(check(action, 3, 4).is_err(), is_strict, "{action:?}");
            assert_eq!(check(action, 4, 4), Ok(()));
        }
        let (seen, current) = (0, 4);
        assert_eq!(
            check(ActionKind::Resolve, seen, current),
            Err(Refusal::Stale { seen, current })
        );
    }
}
