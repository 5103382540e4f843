//! 短信与问卷 sent by hand, with the way it went (SLA-20; policy decision 4).

use super::super::{ComplaintEvent, ContactMeans, SurveySent};
use super::Case;

pub(super) fn decide(case: &Case<'_>, means: ContactMeans) -> Vec<ComplaintEvent> {
    let survey = SurveySent {
        at: case.ctx.effective_at,
        by: Some(case.ctx.actor.id),
        means,
    };
    vec![ComplaintEvent::SurveySent { survey }]
}
