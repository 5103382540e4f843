//! A high-value complaint stands at 主管 from registration (ESC-01), a 紧急 one from grading, and a
//! 重大 one at 总经理 with the seats below informed (ESC-04; policy Part 6).

use crate::complaint::{Escalation, EscalationReason};
use crate::grade::{Grade, Seat, Tier};
use crate::playbook::Playbook;
use crate::time::UtcMs;

/// The escalation that grade and tier ask for by themselves, if any.
#[must_use]
pub fn climb(playbook: &Playbook, grade: Grade, tier: Tier, at: UtcMs) -> Option<Escalation> {
    let (seat, why) = match grade {
        Grade::Major => (Seat::E3, EscalationReason::MajorGrade),
        Grade::Urgent => (Seat::E1, EscalationReason::UrgentGrade),
        _ if tier.is_high_value() => (Seat::E1, EscalationReason::HighValue),
        _ => return None,
    };
    Some(Escalation {
        seat,
        at,
        due: at.plus_minutes(playbook.level_due_minutes),
        why,
        acknowledged_at: None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::samples::{NOW, playbook};

    fn seat(grade: Grade, tier: Tier) -> Option<Seat> {
        climb(&playbook(), grade, tier, NOW).map(|e| e.seat)
    }

    #[test]
    fn a_major_complaint_goes_straight_to_the_general_manager() {
        assert_eq!(seat(Grade::Major, Tier::Basic), Some(Seat::E3));
    }

    #[test]
    fn a_diamond_customers_complaint_stands_at_the_supervisor_from_the_start() {
        assert_eq!(seat(Grade::General, Tier::Diamond), Some(Seat::E1));
        assert_eq!(seat(Grade::General, Tier::Silver), None);
    }
}
