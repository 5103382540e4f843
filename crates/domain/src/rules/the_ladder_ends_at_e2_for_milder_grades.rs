//! One-click escalation goes one seat up. 一般 and 重要 stop at E2; E3 is for 重大, or for 紧急 whose
//! seat clock at E2 has run out (ESC-03; policy decision 17).

use crate::complaint::Complaint;
use crate::grade::{Grade, Seat};
use crate::refusal::Refusal;
use crate::time::UtcMs;

/// The seat that one click reaches now.
///
/// # Errors
/// [`Refusal::TopOfLadder`].
pub fn next_seat(c: &Complaint, now: UtcMs) -> Result<Seat, Refusal> {
    let here = c.seat();
    let top = Refusal::TopOfLadder { seat: here };
    let next = here.next().ok_or_else(|| top.clone())?;
    if next < Seat::E3 {
        return Ok(next);
    }
    let overdue_at_e2 = c.escalation.as_ref().is_some_and(|e| now > e.due);
    match c.grade {
        Grade::Major => Ok(next),
        Grade::Urgent if overdue_at_e2 => Ok(next),
        _ => Err(top),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::complaint::{Escalation, EscalationReason};
    use crate::rules::samples::{NOW, complaint};

    fn at(grade: Grade, seat: Seat, due: UtcMs) -> Result<Seat, Refusal> {
        let mut c = complaint();
        c.grade = grade;
        c.escalation = Some(Escalation {
            seat,
            at: NOW,
            due,
            why: EscalationReason::OneClick,
            acknowledged_at: None,
        });
        next_seat(&c, NOW)
    }

    #[test]
    fn a_general_complaint_stops_at_the_department_head() {
        assert_eq!(at(Grade::General, Seat::E1, NOW), Ok(Seat::E2));
        assert!(at(Grade::General, Seat::E2, UtcMs(0)).is_err());
    }

    #[test]
    fn an_urgent_one_reaches_the_general_manager_only_when_overdue_at_e2() {
        assert!(at(Grade::Urgent, Seat::E2, UtcMs(NOW.0 + 1)).is_err());
        assert_eq!(at(Grade::Urgent, Seat::E2, UtcMs(NOW.0 - 1)), Ok(Seat::E3));
    }
}
