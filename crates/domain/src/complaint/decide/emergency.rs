//! T6 应急启动: anybody on duty starts it; an L2 or above stands by it, at once or afterwards
//! (policy decision 4).

use super::super::{ComplaintEvent, Emergency};
use super::Case;
use crate::grade::Level;
use crate::ids::StaffId;
use crate::refusal::{Field, Refusal};

pub(super) fn start(
    case: &Case<'_>,
    measure: &str,
    person_in_charge: StaffId,
    quality_control_informed: bool,
) -> Result<Vec<ComplaintEvent>, Refusal> {
    let actor = case.ctx.actor;
    let emergency = Emergency {
        measure: case.text(Field::Measure, measure)?,
        at: case.ctx.effective_at,
        by: actor.id,
        person_in_charge: case.known(person_in_charge)?.id,
        quality_control_informed,
        confirmed_by: (actor.level >= Level::L2).then_some(actor.id),
    };
    Ok(vec![ComplaintEvent::EmergencyStarted { emergency }])
}

pub(super) fn confirm(case: &Case<'_>) -> Vec<ComplaintEvent> {
    let by = case.ctx.actor.id;
    vec![ComplaintEvent::EmergencyConfirmed { by }]
}
