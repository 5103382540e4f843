//! What was filled in, read field by field; each that doesn't fit is refused by name.

use domain::field::{Field, FieldValue};
use domain::form::{self, FormKind};
use domain::money::Fen;
use domain::playbook::Playbook;
use domain::refusal::Refusal;
use domain::time::UtcMs;
use serde::de::DeserializeOwned;
use uuid::Uuid;
use wire::record_view::FieldEntry;

/// The values of a form.
pub(super) struct Values<'a>(&'a [FieldEntry]);

impl<'a> Values<'a> {
    /// The values, all on the form and none missing that it requires.
    pub(super) fn read(
        form: FormKind,
        playbook: &Playbook,
        entries: &'a [FieldEntry],
    ) -> Result<Self, Refusal> {
        let asked = form::fields(form, playbook);
        let values = Self(entries);
        for entry in entries {
            if !asked.iter().any(|rule| rule.field == entry.field) {
                return Err(Refusal::WrongField { field: entry.field });
            }
        }
        for rule in asked.iter().filter(|rule| rule.required) {
            values.must(rule.field, values.filled(rule.field))?;
        }
        Ok(values)
    }

    /// The value as it stands.
    pub(super) fn of(&self, field: Field) -> &'a FieldValue {
        let entry = self.0.iter().find(|entry| entry.field == field);
        entry.map_or(&FieldValue::Empty, |entry| &entry.value)
    }

    /// The value, when there is any.
    fn filled(&self, field: Field) -> Option<&'a FieldValue> {
        match self.of(field) {
            FieldValue::Empty => None,
            FieldValue::Text { text } if text.trim().is_empty() => None,
            value => Some(value),
        }
    }

    /// What must be there.
    #[expect(clippy::unused_self, reason = "it reads as a question to the form")]
    pub(super) fn must<T>(&self, field: Field, value: Option<T>) -> Result<T, Refusal> {
        value.ok_or(Refusal::FieldEmpty { field })
    }

    pub(super) fn text(&self, field: Field) -> Result<String, Refusal> {
        match self.of(field) {
            FieldValue::Empty => Ok(String::new()),
            FieldValue::Text { text } => Ok(text.clone()),
            _ => Err(Refusal::WrongField { field }),
        }
    }

    pub(super) fn instant(&self, field: Field) -> Result<Option<UtcMs>, Refusal> {
        match self.of(field) {
            FieldValue::Empty => Ok(None),
            FieldValue::Instant { at } => Ok(Some(*at)),
            _ => Err(Refusal::WrongField { field }),
        }
    }

    pub(super) fn money(&self, field: Field) -> Result<Option<Fen>, Refusal> {
        match self.of(field) {
            FieldValue::Empty => Ok(None),
            FieldValue::Money { fen } => Ok(Some(*fen)),
            _ => Err(Refusal::WrongField { field }),
        }
    }

    pub(super) fn number(&self, field: Field) -> Result<Option<i64>, Refusal> {
        match self.of(field) {
            FieldValue::Empty => Ok(None),
            FieldValue::Number { number } => Ok(Some(*number)),
            _ => Err(Refusal::WrongField { field }),
        }
    }

    pub(super) fn record(&self, field: Field) -> Result<Option<Uuid>, Refusal> {
        match self.of(field) {
            FieldValue::Empty => Ok(None),
            FieldValue::Record { id } => Ok(Some(*id)),
            _ => Err(Refusal::WrongField { field }),
        }
    }

    /// One of the words of an enum of the domain.
    pub(super) fn chosen<T: DeserializeOwned>(&self, field: Field) -> Result<T, Refusal> {
        match self.of(field) {
            FieldValue::Empty => Err(Refusal::FieldEmpty { field }),
            FieldValue::Choice { word } => {
                serde_json::from_value(serde_json::Value::String(word.clone()))
                    .map_err(|_| Refusal::WrongField { field })
            }
            _ => Err(Refusal::WrongField { field }),
        }
    }
}
