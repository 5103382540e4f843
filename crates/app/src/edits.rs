//! Edits as the window gives them: it shows phones and names masked, and all words once the lease is
//! over, so an edit that starts from a masked value starts from the value behind it, and one left as
//! shown changes nothing.

use domain::command::Command;
use domain::complaint::ComplaintAction;
use domain::field::{FieldEdit, FieldValue};
use domain::record::RecordRef;
use domain::rules::reading_is_masked_after_the_lease::hide;
use store::Reader;

use crate::attention::value_now;
use crate::history::mask_value;

/// The edits of a command that edits.
pub(crate) fn of(command: &Command) -> &[FieldEdit] {
    match command {
        Command::ActOnComplaint {
            action: ComplaintAction::Edit { edits },
            ..
        } => edits,
        Command::EditCustomer { edit } => &edit.edits,
        _ => &[],
    }
}

/// The same, to change them.
pub(crate) fn of_mut(command: &mut Command) -> &mut [FieldEdit] {
    match command {
        Command::ActOnComplaint {
            action: ComplaintAction::Edit { edits },
            ..
        } => edits,
        Command::EditCustomer { edit } => &mut edit.edits,
        _ => &mut [],
    }
}

/// The edits with whole values where the window had masked ones.
pub(crate) fn from_the_window(
    r: &Reader<'_>,
    on: &RecordRef,
    edits: Vec<FieldEdit>,
) -> Result<Vec<FieldEdit>, store::Error> {
    let mut whole = vec![];
    for edit in edits {
        let Some(now) = value_now(r, on, edit.field)? else {
            whole.push(edit);
            continue;
        };
        let mut shown = now.clone();
        mask_value(edit.field, &mut shown);
        let mut hidden = now.clone();
        if let FieldValue::Text { text } = &mut hidden {
            hide(text);
        }
        let is_masked = |value: &FieldValue| *value == shown || *value == hidden;
        let behind = |value| {
            if is_masked(&value) {
                now.clone()
            } else {
                value
            }
        };
        whole.push(FieldEdit {
            field: edit.field,
            base: behind(edit.base),
            mine: behind(edit.mine),
        });
    }
    Ok(whole)
}
