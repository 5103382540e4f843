//! A return visit decides how a complaint goes on: a score of at most 2, or a matter not solved, begins
//! it again; at 一般 a score of at least 4 closes it; anything else waits for an L2 (policy Part 5.2, T13
//! and T14).

use crate::complaint::VisitAnswers;
use crate::grade::Grade;

/// The scores that decide by themselves; policy Part 5.2 fixes them with the machine.
const DISSATISFIED_UP_TO: u8 = 2;
const SATISFIED_FROM: u8 = 4;

/// What follows a visit in which the customer was reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Then {
    /// T14.
    BeginsAgain,
    /// T13 by the system.
    Closes,
    /// An L2 decides between T13 and T14.
    WaitsForSupervisor,
}

/// What follows these answers.
#[must_use]
pub fn then(answers: &VisitAnswers, grade: Grade) -> Then {
    if answers.score <= DISSATISFIED_UP_TO || !answers.is_solved {
        Then::BeginsAgain
    } else if grade == Grade::General && answers.score >= SATISFIED_FROM {
        Then::Closes
    } else {
        Then::WaitsForSupervisor
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answers(score: u8, is_solved: bool) -> VisitAnswers {
        VisitAnswers {
            score,
            solved_at_once: true,
            is_solved,
            told_proactively: true,
            attitude: 5,
            recommend: None,
            comment: String::new(),
        }
    }

    #[test]
    fn a_low_score_or_an_open_matter_begins_again_whatever_the_grade() {
        for grade in Grade::ALL {
            assert_eq!(then(&answers(2, true), grade), Then::BeginsAgain);
            assert_eq!(then(&answers(5, false), grade), Then::BeginsAgain);
        }
    }

    #[test]
    fn a_satisfied_general_complaint_closes_by_itself_and_a_graver_one_waits() {
        assert_eq!(then(&answers(4, true), Grade::General), Then::Closes);
        assert_eq!(
            then(&answers(3, true), Grade::General),
            Then::WaitsForSupervisor
        );
        assert_eq!(
            then(&answers(5, true), Grade::Important),
            Then::WaitsForSupervisor
        );
    }
}
