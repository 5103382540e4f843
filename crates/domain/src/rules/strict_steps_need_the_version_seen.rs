//! Which steps bear that somebody else went on meanwhile (`sync.md` section 2): a note is always
//! taken, most steps are decided again on what is there now, and a step that settles something is
//! only taken on exactly what the person saw.
//!
//! What the person saw is a confirmed version with the laptop's own commands on top. It is there only
//! if each of those was applied, one right after the other: a number alone may be a colleague's.

use crate::command::Command;
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

/// Whether a command settles something, so that what was seen of the record has to be told exactly.
#[must_use]
pub fn is_strict(command: &Command) -> bool {
    matches!(command, Command::ActOnComplaint { action, .. } if class(action.kind()) == Class::Strict)
}

/// The version that what a person saw has become: `confirmed`, and what the own commands on top of it
/// `made` of it. 0, which no record has, when one of them made nothing or somebody came in between.
#[must_use]
pub fn version_seen(confirmed: u64, made: impl IntoIterator<Item = Option<u64>>) -> u64 {
    let next = |seen: u64, made| (made == Some(seen + 1)).then_some(seen + 1);
    made.into_iter().try_fold(confirmed, next).unwrap_or(0)
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
    fn what_one_saw_is_there_only_if_all_own_commands_made_it_one_after_the_other() {
        for (made, seen) in [
            (vec![], 3),
            (vec![Some(4), Some(5)], 5),
            // The last was refused, the first was, and a colleague came in between.
            (vec![Some(4), None], 0),
            (vec![None, Some(4)], 0),
            (vec![Some(4), Some(6)], 0),
            (vec![Some(5)], 0),
        ] {
            assert_eq!(version_seen(3, made.clone()), seen, "{made:?}");
        }
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
