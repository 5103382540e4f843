//! A row as a customer.

use std::collections::HashMap;

use domain::command::Command;
use domain::customer::RegisterCustomer;
use domain::execute::{Extra, execute};
use domain::facts::Facts;
use domain::ids::{CustomerId, StoreId};
use domain::refusal::{Field, Refusal};
use uuid::Uuid;
use wire::import::{FindingSort, ImportField, RowFault};

use super::super::values;
use super::{Fault, Fields, Rules};

/// A customer to make.
#[derive(Debug, Clone)]
pub(in super::super) struct NewCustomer {
    pub name: String,
    pub phone: String,
    pub address: String,
    pub remarks: String,
}

impl NewCustomer {
    /// The command's words for it.
    pub fn register(&self, id: CustomerId, store: StoreId) -> RegisterCustomer {
        RegisterCustomer {
            id,
            name: self.name.clone(),
            phone: self.phone.clone(),
            address: self.address.clone(),
            remarks: self.remarks.clone(),
            store,
        }
    }
}

/// The customer that a row makes, and what was found. `phones` are those of the rows before.
pub(super) fn check<'r>(
    rules: &Rules<'_>,
    fields: &Fields<'r>,
    number: u32,
    phones: &mut HashMap<String, u32>,
) -> (Option<NewCustomer>, Vec<Fault<'r>>) {
    let mut faults = vec![];
    let phone_cell = fields.filled(ImportField::Phone);
    let phone = match phone_cell.map(values::phone).transpose() {
        Ok(phone) => phone.unwrap_or_default(),
        Err(fault) => {
            faults.push(Fault::bad(ImportField::Phone, phone_cell, fault));
            String::new()
        }
    };
    let new = NewCustomer {
        name: fields.text(ImportField::Name),
        phone,
        address: fields.text(ImportField::Address),
        remarks: fields.text(ImportField::Remarks),
    };
    faults.extend(refused(rules, fields, &new));
    if !faults.is_empty() {
        return (None, faults);
    }
    let twin = if new.phone.is_empty() {
        None
    } else if let Some((_, name)) = rules.here.get(&new.phone) {
        let name = name.clone();
        Some(RowFault::SamePhoneHere { name })
    } else {
        let row = *phones.entry(new.phone.clone()).or_insert(number);
        (row != number).then_some(RowFault::SamePhoneInFile { row })
    };
    faults.extend(twin.map(|fault| Fault {
        sort: FindingSort::Duplicate,
        ..Fault::bad(ImportField::Phone, phone_cell, fault)
    }));
    (Some(new), faults)
}

/// What the rules say to registering it.
pub(super) fn refused<'r>(
    rules: &Rules<'_>,
    fields: &Fields<'r>,
    new: &NewCustomer,
) -> Option<Fault<'r>> {
    let customer = new.register(CustomerId(Uuid::nil()), rules.store.id);
    let command = Command::RegisterCustomer { customer };
    let deciding = rules.deciding();
    let ctx = deciding.context(&rules.desk.playbook.playbook);
    let refusal = execute(&command, &Facts::default(), &ctx, &Extra::default()).err()?;
    let (field, fault) = told(refusal, ImportField::Name);
    Some(Fault::bad(field, fields.filled(field), fault))
}

/// A refusal by field, where it names one of the file's.
pub(super) fn told(refusal: Refusal, otherwise: ImportField) -> (ImportField, RowFault) {
    let of = |field: Field| match field {
        Field::Name => ImportField::Name,
        Field::Phone => ImportField::Phone,
        Field::Address => ImportField::Address,
        Field::Remarks => ImportField::Remarks,
        Field::Description => ImportField::Text,
        Field::RaisedAt => ImportField::RaisedAt,
        _ => otherwise,
    };
    match refusal {
        Refusal::FieldEmpty { field: Field::Name } => (ImportField::Name, RowFault::MissingName),
        Refusal::FieldEmpty {
            field: Field::Description,
        } => (ImportField::Text, RowFault::MissingText),
        Refusal::TextTooLong {
            field,
            limit,
            length,
        } => (of(field), RowFault::TooLong { limit, length }),
        Refusal::InTheFuture { field } | Refusal::TooFarBack { field, .. } => {
            (of(field), RowFault::Refused { refusal })
        }
        Refusal::BelowSuggestion { .. } | Refusal::RiskMissing { .. } => {
            (ImportField::Grade, RowFault::Refused { refusal })
        }
        refusal => (otherwise, RowFault::Refused { refusal }),
    }
}
