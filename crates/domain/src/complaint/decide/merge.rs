//! T19 合并: one complaint goes on for two of the same customer.

use super::super::{Complaint, ComplaintEvent};
use super::Case;
use crate::refusal::Refusal;

/// Events of the complaint that ends, and of the one that goes on.
pub(crate) struct Merged {
    pub ended: Vec<ComplaintEvent>,
    pub kept: Vec<ComplaintEvent>,
}

pub(super) fn decide(case: &Case<'_>, into: &Complaint) -> Result<Merged, Refusal> {
    let (c, at) = (case.c, case.ctx.effective_at);
    let belong = into.id != c.id && into.customer == c.customer && into.store == c.store;
    if !belong || !into.is_open() || into.removed.is_some() {
        return Err(Refusal::CannotMerge);
    }
    Ok(Merged {
        ended: vec![ComplaintEvent::ComplaintMerged { into: into.id }],
        kept: vec![ComplaintEvent::ComplaintTookIn {
            merged: c.id,
            at,
            raised_at: c.raised_at,
            grade: c.grade,
            tier: c.tier,
        }],
    })
}
