//! Which level does what to a complaint (policy Parts 4 and 5.2, decisions 4 and 11). The one table:
//! deciding and offering both ask it.
//!
//! | action | 一般 | 重要 | 紧急 | 重大 |
//! |---|---|---|---|---|
//! | T2 acknowledge, T5 note, T6 emergency, T20 escalate, edit | L1 | L1 | L1 | L1 |
//! | T3 triage | L1 to 一般, else L2 | L2 | L2 | L2 |
//! | T4 take | assignee | assignee | assignee | assignee |
//! | T9 propose | assignee or L2 | assignee or L2 | L2 | L2, approved by E3 |
//! | T10 the customer rejects | assignee or L2 | assignee or L2 | assignee or L2 | assignee or L2 |
//! | T11 resolve | assignee or L2 | L2 | L2 | L3 |
//! | T7 pause, let it go on longer | L2 | L2 | L2 | L3, and only for the customer |
//! | T8 resume, survey, case from outside, first attempts | L1 | L1 | L1 | L1 |
//! | T12 return visit | L1 but not the own work | L1 but not the own work | L2 | L3 |
//! | T13 close, T19 merge, reassign, verify the amount, confirm a measure, reply outside | L2 | L2 | L2 | L2 |
//! | T14, T16 reopen | L2 | L2 | L2 | L2 |
//! | T15 the customer comes back | L1 | L1 | L1 | L1 |
//! | T18 cancel | L2 duplicates and withdrawals, else L3 | the same | the same | the same |
//! | 已尽责办结 | L3 | L3 | L3 | L3 |
//! | hand over | who answers for it, or L2 | the same | the same | the same |
//! | the seat has it | the seat, or one above | the same | the same | the same |

use crate::complaint::{ActionKind, Complaint, Stage};
use crate::grade::{Grade, Level, Seat};
use crate::organisation::Staff;
use crate::refusal::Refusal;

/// Refuses whoever lacks the certificate (TRN-01).
///
/// # Errors
/// [`Refusal::NotCertified`].
pub fn check_certified(actor: &Staff) -> Result<(), Refusal> {
    if actor.certified {
        Ok(())
    } else {
        Err(Refusal::NotCertified)
    }
}

/// Refuses an action that another level, or the assignee, must do. Triage's grade is checked apart,
/// by `who_may_set_which_grade`.
///
/// # Errors
/// [`Refusal::LevelTooLow`] or [`Refusal::NotTheAssignee`].
pub fn check(c: &Complaint, actor: &Staff, action: ActionKind) -> Result<(), Refusal> {
    use ActionKind as A;

    let level = |needed: Level| {
        if actor.level >= needed {
            Ok(())
        } else {
            Err(Refusal::LevelTooLow {
                needed,
                grade: Some(c.grade),
            })
        }
    };
    let is_assignee = c.assignee == Some(actor.id);
    let assignee_or = |or_level: Level| {
        if is_assignee || actor.level >= or_level {
            Ok(())
        } else {
            Err(Refusal::NotTheAssignee { or_level })
        }
    };
    match (action, c.grade) {
        (A::Reopen, _) if c.stage == Stage::Resolved => Ok(()),
        (A::Revisit, Grade::General | Grade::Important)
        | (
            A::Acknowledge
            | A::AttemptContact
            | A::NoteProgress
            | A::StartEmergency
            | A::Escalate
            | A::Edit
            | A::Triage
            | A::Resume
            | A::SendSurvey
            | A::Regrade
            | A::AcceptHandOver
            | A::NoteExternalCase,
            _,
        ) => Ok(()),
        (A::Take, _) => {
            if is_assignee {
                Ok(())
            } else {
                Err(Refusal::NotTheAssignee {
                    or_level: Level::L3,
                })
            }
        }
        (A::Propose, Grade::General | Grade::Important)
        | (A::Resolve, Grade::General)
        | (A::RejectSolution, _) => assignee_or(Level::L2),
        (A::HandOver, _) => {
            if c.responsible() == actor.id || actor.level >= Level::L2 {
                Ok(())
            } else {
                Err(Refusal::NotTheAssignee {
                    or_level: Level::L2,
                })
            }
        }
        (A::Propose, Grade::Urgent | Grade::Major)
        | (A::Resolve, Grade::Important | Grade::Urgent)
        | (A::Revisit, Grade::Urgent)
        | (A::Pause | A::ApproveLongerPause, Grade::General | Grade::Important | Grade::Urgent)
        | (
            A::Close
            | A::Merge
            | A::Cancel
            | A::Reassign
            | A::VerifyAmount
            | A::ConfirmEmergency
            | A::Reopen
            | A::ReplyToExternalCase,
            _,
        ) => level(Level::L2),
        (A::Resolve | A::Revisit | A::Pause | A::ApproveLongerPause, Grade::Major)
        | (A::CloseAsDutyDone, _) => level(Level::L3),
        (A::AcknowledgeEscalation, _) => sits_there(c, actor),
    }
}

/// E1 is any 主管 of the store; the seats above are held by name.
fn sits_there(c: &Complaint, actor: &Staff) -> Result<(), Refusal> {
    let seat = c.seat();
    let held = actor.seat.unwrap_or(match actor.level {
        Level::L1 => Seat::E0,
        Level::L2 | Level::L3 => Seat::E1,
    });
    if held >= seat {
        Ok(())
    } else {
        Err(Refusal::NotTheSeat { seat })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::samples::{complaint, staff};

    #[test]
    fn an_urgent_solution_is_proposed_by_a_supervisor_even_when_an_officer_handles_it() {
        let officer = staff("officer", Level::L1);
        let mut c = complaint();
        c.assignee = Some(officer.id);
        assert!(check(&c, &officer, ActionKind::Propose).is_ok());
        c.grade = Grade::Urgent;
        let needed = Level::L2;
        assert_eq!(
            check(&c, &officer, ActionKind::Propose),
            Err(Refusal::LevelTooLow {
                needed,
                grade: Some(Grade::Urgent)
            })
        );
    }

    #[test]
    fn a_major_complaint_is_resolved_by_management_alone() {
        let mut c = complaint();
        c.grade = Grade::Major;
        assert!(check(&c, &staff("s", Level::L2), ActionKind::Resolve).is_err());
        assert!(check(&c, &staff("m", Level::L3), ActionKind::Resolve).is_ok());
    }

    #[test]
    fn anybody_on_duty_can_stop_a_progress_clock() {
        assert!(
            check(
                &complaint(),
                &staff("o", Level::L1),
                ActionKind::NoteProgress
            )
            .is_ok()
        );
    }
}
