//! Protected fields that two people changed apart: both values, and what an edit that is given again
//! starts from. It starts from what its author was shown, never from what came in since.

use domain::command::Command;
use domain::field::{Clash, Field, FieldEdit, FieldValue};
use domain::record::RecordRef;
use domain::refusal::Refusal;
use domain::rules::field_edits_merge_three_ways::is_protected;
use domain::rules::reading_is_masked_after_the_lease::hide;
use store::Reader;
use wire::attention::ClashShown;

use super::{meanwhile, value_now};
use crate::edits::{of, of_mut};
use crate::history::mask_value;

/// A refused edit, and what the window showed of it when the person decided.
pub(super) struct Ground<'a> {
    /// As it was typed, with whole values.
    pub typed: &'a Command,
    /// The rule that refused it.
    pub refusal: Option<&'a Refusal>,
    /// Both values as they were shown.
    pub shown: &'a [ClashShown],
}

/// A command to give again.
pub(super) struct Again {
    pub command: Command,
    /// It starts from a value that the central has and this laptop hasn't heard of yet.
    pub is_ahead: bool,
}

impl Ground<'_> {
    /// The command with the values that its edits start from.
    pub(super) fn put_under(
        &self,
        r: &Reader<'_>,
        mut command: Command,
    ) -> Result<Again, store::Error> {
        let on = command.on();
        let mut is_ahead = false;
        for edit in of_mut(&mut command) {
            let (base, ahead) = self.base(r, &on, edit)?;
            edit.base = base;
            is_ahead |= ahead;
        }
        Ok(Again { command, is_ahead })
    }

    fn base(
        &self,
        r: &Reader<'_>,
        on: &RecordRef,
        edit: &FieldEdit,
    ) -> Result<(FieldValue, bool), store::Error> {
        let field = edit.field;
        let typed = of(self.typed).iter().find(|e| e.field == field);
        let typed = match typed {
            Some(typed) => typed.base.clone(),
            None => value_now(r, on, field)?.unwrap_or_else(|| edit.base.clone()),
        };
        let clashes = clashes_of(r, self.typed, self.refusal)?;
        let clash = clashes.iter().find(|c| c.field == field);
        let shown = self.shown.iter().find(|s| s.field == field);
        let (Some(clash), Some(shown)) = (clash, shown) else {
            return Ok((typed, false));
        };
        let here = clash_shown(r, on, clash)?;
        if shown.by == here.by && is_shown(&here.theirs, shown) {
            let theirs = theirs(r, on, clash)?;
            let is_ahead = value_now(r, on, field)?.is_some_and(|now| now != theirs);
            return Ok((theirs, is_ahead));
        }
        // Drawn before the records of the verdict came down.
        let is_of_the_verdict = told(self.refusal).contains(clash);
        if is_of_the_verdict
            && (is_shown(&masked(field, &clash.theirs), shown) || is_shown(&clash.theirs, shown))
        {
            return Ok((clash.theirs.clone(), false));
        }
        Ok((typed, false))
    }
}

/// Whether the window showed this value, or hid it after the lease.
fn is_shown(value: &FieldValue, shown: &ClashShown) -> bool {
    let mut hidden = value.clone();
    if let FieldValue::Text { text } = &mut hidden {
        hide(text);
    }
    shown.theirs == *value || shown.theirs == hidden
}

/// The clashes that a refusal names.
fn told(refusal: Option<&Refusal>) -> &[Clash] {
    match refusal {
        Some(Refusal::FieldConflict { clashes }) => clashes,
        _ => &[],
    }
}

/// The clashes that a refusal names, and those that came after it.
pub(super) fn clashes_of(
    r: &Reader<'_>,
    command: &Command,
    refusal: Option<&Refusal>,
) -> Result<Vec<Clash>, store::Error> {
    let mut clashes = told(refusal).to_vec();
    let on = command.on();
    for FieldEdit { field, base, mine } in of(command) {
        let is_told = clashes.iter().any(|c| c.field == *field);
        if is_told || !is_protected(*field) {
            continue;
        }
        if let Some(theirs) = value_now(r, &on, *field)?
            && theirs != *base
            && theirs != *mine
        {
            clashes.push(Clash {
                field: *field,
                base: base.clone(),
                mine: mine.clone(),
                theirs,
            });
        }
    }
    Ok(clashes)
}

/// Both values as the window may see them: masked, unless masking would make them look the same.
pub(super) fn clash_shown(
    r: &Reader<'_>,
    on: &RecordRef,
    clash: &Clash,
) -> Result<ClashShown, store::Error> {
    let field = clash.field;
    let theirs = theirs(r, on, clash)?;
    let looks_the_same = masked(field, &clash.mine) == masked(field, &theirs);
    Ok(ClashShown {
        field,
        base: masked(field, &clash.base),
        mine: clash.mine.clone(),
        theirs: if looks_the_same {
            theirs
        } else {
            masked(field, &theirs)
        },
        by: meanwhile::last_change_of(r, on, field)?,
    })
}

/// The value that stands against the refused one. While the record that the central decided on is
/// still on its way, the central's word counts.
fn theirs(r: &Reader<'_>, on: &RecordRef, clash: &Clash) -> Result<FieldValue, store::Error> {
    let field = clash.field;
    match value_now(r, on, field)? {
        Some(now) if now != clash.base => Ok(now),
        Some(now) if meanwhile::was_given(r, on, field, &clash.theirs)? => Ok(now),
        _ => Ok(clash.theirs.clone()),
    }
}

fn masked(field: Field, value: &FieldValue) -> FieldValue {
    let mut value = value.clone();
    mask_value(field, &mut value);
    value
}
