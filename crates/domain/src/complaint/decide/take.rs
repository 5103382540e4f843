//! T4 接单: the assignee starts; at 重要 with what bridges the time until the solution (SLA-17).

use super::super::ComplaintEvent;
use super::Case;
use super::demand::short_enough;
use crate::grade::Grade;
use crate::refusal::{Field, Refusal};

pub(super) fn decide(
    case: &Case<'_>,
    bridging: Option<&str>,
) -> Result<Vec<ComplaintEvent>, Refusal> {
    let bridging = bridging.map(str::trim).filter(|b| !b.is_empty());
    if case.c.grade == Grade::Important && bridging.is_none() {
        return Err(Refusal::FieldEmpty {
            field: Field::Bridging,
        });
    }
    short_enough(
        case.ctx.playbook,
        Field::Bridging,
        bridging.unwrap_or_default(),
    )?;
    Ok(vec![ComplaintEvent::ComplaintTaken {
        bridging: bridging.map(str::to_owned),
    }])
}
