//! Which level does what to a complaint (policy Parts 4 and 5.2, decisions 4 and 11). The one table:
//! deciding and offering both ask it.
//!
//! | action | 一般 | 重要 | 紧急 | 重大 |
//! |---|---|---|---|---|
//! | T2 acknowledge, T5 note, T6 emergency, T20 escalate, edit | L1 | L1 | L1 | L1 |
//! | T3 triage | L1 to 一般, else L2 | L2 | L2 | L2 |
//! | T4 take | assignee | assignee | assignee | assignee |
//! | T9 propose | assignee or L2 | assignee or L2 | L2 | L2, approved by E3 |
//! | T11 resolve | assignee or L2 | L2 | L2 | L3 |

use crate::complaint::{ActionKind, Complaint};
use crate::grade::{Grade, Level};
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
        (
            ActionKind::Acknowledge
            | ActionKind::NoteProgress
            | ActionKind::StartEmergency
            | ActionKind::Escalate
            | ActionKind::Edit
            | ActionKind::Triage,
            _,
        ) => Ok(()),
        (ActionKind::Take, _) => {
            if is_assignee {
                Ok(())
            } else {
                Err(Refusal::NotTheAssignee {
                    or_level: Level::L3,
                })
            }
        }
        (ActionKind::Propose, Grade::General | Grade::Important)
        | (ActionKind::Resolve, Grade::General) => assignee_or(Level::L2),
        (ActionKind::Propose, Grade::Urgent | Grade::Major)
        | (ActionKind::Resolve, Grade::Important | Grade::Urgent) => level(Level::L2),
        (ActionKind::Resolve, Grade::Major) => level(Level::L3),
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
