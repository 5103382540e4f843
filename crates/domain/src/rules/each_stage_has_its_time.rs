//! Each stage of a complaint has a time that its grade and the customer's tier set.
//!
//! | stage | figures | source |
//! |---|---|---|
//! | first response | `stages.*.first_response_*` | SLA-14, SLA-15, SLA-03 |
//! | activation | `stages.*.activation` | SLA-18, SLA-19 |
//! | progress | `stages.*.progress`, then `progress_repeat` | SLA-19, SLA-08 |
//! | solution | `stages.*.solution` | SLA-05, SLA-19, SLA-22 |
//! | resolution | `stages.*.resolution` | SLA-16, SLA-17, SLA-18, SLA-23 |
//! | survey | `stages.*.survey` | SLA-14 |
//! | return visit | `stages.*.return_visit` | SLA-19 |

use crate::grade::{Grade, Tier};
use crate::playbook::{Playbook, cell};
use crate::sla::ClockKind;

/// Minutes that a stage may take; none when this grade has no such stage. First response gives its
/// limit. `repeat` asks for the interval after a progress note.
#[must_use]
pub fn target_minutes(
    playbook: &Playbook,
    stage: ClockKind,
    grade: Grade,
    tier: Tier,
    repeat: bool,
) -> Option<u32> {
    let row = playbook.stage(grade);
    let row = match stage {
        ClockKind::FirstResponse => row.first_response_limit,
        ClockKind::Activation => row.activation?,
        ClockKind::Progress if repeat => row.progress_repeat,
        ClockKind::Progress => row.progress,
        ClockKind::Solution => row.solution,
        ClockKind::Resolution => row.resolution,
        ClockKind::Survey => row.survey,
        ClockKind::ReturnVisit => row.return_visit,
        // These last as long whatever the grade and tier.
        ClockKind::Closure
        | ClockKind::SeatAcknowledgement
        | ClockKind::SeatSolution
        | ClockKind::External => return None,
    };
    Some(cell(row, tier))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::samples::playbook;

    fn minutes(stage: ClockKind, grade: Grade, tier: Tier) -> Option<u32> {
        target_minutes(&playbook(), stage, grade, tier, false)
    }

    #[test]
    fn an_urgent_complaint_is_activated_within_two_hours_and_for_high_value_within_one() {
        let activation = |tier| minutes(ClockKind::Activation, Grade::Urgent, tier);
        assert_eq!(activation(Tier::Basic), Some(120));
        assert_eq!(activation(Tier::Gold), Some(60));
        assert_eq!(
            minutes(ClockKind::Activation, Grade::General, Tier::Gold),
            None
        );
    }

    #[test]
    fn a_high_value_complaint_hears_a_solution_within_two_hours() {
        for grade in Grade::ALL {
            assert_eq!(
                minutes(ClockKind::Solution, grade, Tier::Diamond),
                Some(120)
            );
        }
    }

    #[test]
    fn an_important_complaint_of_a_basic_customer_is_resolved_within_48_hours() {
        assert_eq!(
            minutes(ClockKind::Resolution, Grade::Important, Tier::Basic),
            Some(2880)
        );
    }
}
