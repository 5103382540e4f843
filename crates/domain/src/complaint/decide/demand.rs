//! What every field must be: there when required, not endless, not absurd.

use crate::form;
use crate::money::Fen;
use crate::playbook::Playbook;
use crate::refusal::{Field, Refusal};

/// A required text: there, and not endless.
pub(crate) fn text(playbook: &Playbook, field: Field, value: &str) -> Result<(), Refusal> {
    if value.trim().is_empty() {
        return Err(Refusal::FieldEmpty { field });
    }
    short_enough(playbook, field, value)
}

/// A text that may be empty.
pub(crate) fn short_enough(playbook: &Playbook, field: Field, value: &str) -> Result<(), Refusal> {
    let length = u32::try_from(value.chars().count()).unwrap_or(u32::MAX);
    let limit = form::most_chars(playbook, field);
    if length > limit {
        Err(Refusal::TextTooLong {
            field,
            limit,
            length,
        })
    } else {
        Ok(())
    }
}

/// An amount of money: not negative, not a typing mistake.
pub(crate) fn amount(playbook: &Playbook, field: Field, value: Fen) -> Result<(), Refusal> {
    let limit = playbook.largest_amount;
    if (Fen(0)..=limit).contains(&value) {
        Ok(())
    } else {
        Err(Refusal::AmountOutOfRange { field, limit })
    }
}
