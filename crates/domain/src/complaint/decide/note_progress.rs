//! T5 进度反馈: what happened since; told to the customer, it restarts the progress clock.

use super::super::{ComplaintEvent, ContactMeans};
use super::Case;
use crate::refusal::{Field, Refusal};

pub(super) fn decide(
    case: &Case<'_>,
    note: &str,
    told_customer: bool,
    means: Option<ContactMeans>,
) -> Result<Vec<ComplaintEvent>, Refusal> {
    let note = case.text(Field::Note, note)?;
    if told_customer && means.is_none() {
        return Err(Refusal::FieldEmpty {
            field: Field::Means,
        });
    }
    let at = case.ctx.effective_at;
    let first = means
        .filter(|_| told_customer)
        .and_then(|means| case.first_contact(at, means));
    let noted = ComplaintEvent::ProgressNoted {
        at,
        note,
        told_customer,
        means,
    };
    Ok(first.into_iter().chain([noted]).collect())
}
