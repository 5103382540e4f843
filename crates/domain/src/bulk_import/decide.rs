//! May it happen? Parts of imports and of their undo.

use super::{ImportComplaints, ImportCustomers, UndoImport};
use crate::command::Context;
use crate::execute::{Extra, Write};
use crate::facts::Facts;
use crate::refusal::Refusal;

/// # Errors
/// The first rule that refuses it.
pub(crate) fn import_customers(
    _part: &ImportCustomers,
    _facts: &Facts,
    _ctx: &Context<'_>,
) -> Result<Vec<Write>, Refusal> {
    Err(Refusal::BrokenImport)
}

/// # Errors
/// The first rule that refuses it.
pub(crate) fn import_complaints(
    _part: &ImportComplaints,
    _facts: &Facts,
    _ctx: &Context<'_>,
    _extra: &Extra,
) -> Result<Vec<Write>, Refusal> {
    Err(Refusal::BrokenImport)
}

/// # Errors
/// The first rule that refuses it.
pub(crate) fn undo(
    _part: &UndoImport,
    _facts: &Facts,
    _ctx: &Context<'_>,
) -> Result<Vec<Write>, Refusal> {
    Err(Refusal::BrokenImport)
}
