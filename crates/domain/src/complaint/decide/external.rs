//! A case at an authority or platform, with its own term (`sla-engine.md` section 3, `external`).

use super::super::{Authority, ComplaintEvent, ExternalCase};
use super::Case;
use crate::refusal::{Field, Refusal};
use crate::time::UtcMs;

pub(super) fn note(
    case: &Case<'_>,
    authority: Authority,
    number: &str,
    notified_at: UtcMs,
) -> Result<Vec<ComplaintEvent>, Refusal> {
    let days = case.ctx.playbook.external_days;
    let external = ExternalCase {
        authority,
        number: case.text(Field::ExternalNumber, number)?,
        notified_at: case.past(Field::NotifiedAt, notified_at)?,
        term_days: match authority {
            Authority::Hotline12315 => days.hotline_12315,
            Authority::Hotline12345 => days.hotline_12345,
            Authority::Platform => days.platform,
        },
        replied_at: None,
    };
    Ok(vec![ComplaintEvent::ExternalCaseNotified {
        case: external,
    }])
}

pub(super) fn reply(
    case: &Case<'_>,
    reply: &str,
    replied_at: UtcMs,
) -> Result<Vec<ComplaintEvent>, Refusal> {
    let reply = case.text(Field::WrittenReply, reply)?;
    let at = case.past(Field::RepliedAt, replied_at)?;
    Ok(vec![ComplaintEvent::ExternalCaseReplied { at, reply }])
}
