//! A row as a complaint, with the customer whom it is of.

use domain::command::Command;
use domain::complaint::{Category, Channel, Phase, RegisterComplaint, Risks, Source};
use domain::customer::Customer;
use domain::execute::{Extra, execute};
use domain::facts::{Facts, Seen};
use domain::grade::{Grade, Tier};
use domain::ids::{ComplaintId, CustomerId, StoreId};
use domain::money::Fen;
use domain::number;
use domain::record::{RecordKind, RecordRef, RecordState};
use domain::rules::grade_is_suggested_from_risk::{Intake, suggest};
use domain::time::UtcMs;
use uuid::Uuid;
use wire::import::{ImportField, RowFault};

use super::super::reading::Cell;
use super::super::values;
use super::customer::{self, NewCustomer, told};
use super::{Fault, Fields, Rules};
use crate::intake::category;

/// Whose complaint a row is.
#[derive(Debug, Clone)]
pub(in super::super) enum Of {
    /// Of a customer who is here.
    Known(CustomerId),
    /// Of one whom the import makes.
    New(NewCustomer),
    /// The row doesn't say.
    Nobody,
}

/// A complaint to make.
#[derive(Debug, Clone)]
pub(in super::super) struct NewComplaint {
    pub of: Of,
    text: String,
    raised_at: UtcMs,
    category: Category,
    grade: Grade,
    channel: Channel,
}

impl NewComplaint {
    /// The command's words for it.
    pub fn register(
        &self,
        id: ComplaintId,
        provisional_number: String,
        store: StoreId,
        customer: CustomerId,
    ) -> RegisterComplaint {
        RegisterComplaint {
            id,
            provisional_number,
            store,
            customer,
            complainant: None,
            order: None,
            channel: self.channel,
            source: Source::Customer,
            phase: Phase::AfterService,
            category: self.category,
            description: self.text.clone(),
            remedies: vec![],
            remedy_words: String::new(),
            claimed: Fen(0),
            risks: Risks::default(),
            grade: self.grade,
            occurred_at: None,
            raised_at: self.raised_at,
            about_staff: vec![],
            answered_in_person: None,
            settled: None,
            possible_duplicate_of: None,
        }
    }

    /// Characters of its words, which decide how large it gets.
    pub fn size(&self) -> usize {
        self.text.len()
    }
}

/// The complaint that a row makes, and what was found.
pub(super) fn check<'r>(
    rules: &Rules<'_>,
    fields: &Fields<'r>,
) -> (Option<NewComplaint>, Vec<Fault<'r>>) {
    let mut faults = vec![];
    let of = customer_of(rules, fields, &mut faults);
    let text = fields.text(ImportField::Text);
    let zone = rules.zone;
    let at = |cell: &Cell| values::instant(cell, zone);
    let raised_at = read(fields, ImportField::RaisedAt, at, &mut faults);
    let category = read(fields, ImportField::Category, values::category, &mut faults)
        .unwrap_or_else(|| category::guess(&text));
    let channel = read(fields, ImportField::Channel, values::channel, &mut faults);
    let grade = read(fields, ImportField::Grade, values::grade, &mut faults);
    let suggested = || {
        let intake = Intake {
            risks: Risks::default(),
            claimed: Fen(0),
            category,
            earlier: 0,
        };
        suggest(&rules.desk.playbook.playbook, &intake).grade
    };
    let new = NewComplaint {
        of,
        raised_at: raised_at.unwrap_or(rules.now),
        category,
        grade: grade.unwrap_or_else(suggested),
        channel: channel.unwrap_or(Channel::Counter),
        text,
    };
    if faults.is_empty() {
        faults.extend(refused(rules, fields, &new));
    }
    (faults.is_empty().then_some(new), faults)
}

/// What stands in a cell, if anything does.
fn read<'r, T>(
    fields: &Fields<'r>,
    field: ImportField,
    value: impl Fn(&Cell) -> Result<T, RowFault>,
    faults: &mut Vec<Fault<'r>>,
) -> Option<T> {
    let cell = fields.filled(field)?;
    value(cell)
        .map_err(|fault| faults.push(Fault::bad(field, Some(cell), fault)))
        .ok()
}

fn customer_of<'r>(rules: &Rules<'_>, fields: &Fields<'r>, faults: &mut Vec<Fault<'r>>) -> Of {
    let name = fields.text(ImportField::Name);
    let phone = read(fields, ImportField::Phone, values::phone, faults).unwrap_or_default();
    if let Some((id, _)) = rules.here.get(&phone) {
        return Of::Known(*id);
    }
    if name.is_empty() && phone.is_empty() {
        return Of::Nobody;
    }
    let new = NewCustomer {
        name,
        phone,
        address: String::new(),
        remarks: String::new(),
    };
    faults.extend(customer::refused(rules, fields, &new));
    Of::New(new)
}

/// What the rules say to registering it, whoever the customer is.
fn refused<'r>(rules: &Rules<'_>, fields: &Fields<'r>, new: &NewComplaint) -> Option<Fault<'r>> {
    let store = rules.store.id;
    let stand_in = Customer {
        id: CustomerId(Uuid::nil()),
        name: String::new(),
        phone: String::new(),
        address: String::new(),
        remarks: String::new(),
        tier: Tier::Basic,
        store,
        import: None,
        removed: None,
    };
    let mut facts = Facts::default();
    let mut note = |kind, id, state| {
        facts.note_record(RecordRef::new(kind, id), Seen::Known(Some(state)));
    };
    note(
        RecordKind::Store,
        store.0,
        RecordState::Store(rules.store.clone()),
    );
    let customer = stand_in.id;
    note(
        RecordKind::Customer,
        customer.0,
        RecordState::Customer(stand_in),
    );
    let device_code = rules.state.device_code.as_deref().unwrap_or_default();
    let number = number::provisional(&rules.store.code, device_code, 1);
    let complaint = new.register(ComplaintId(Uuid::nil()), number, store, customer);
    let command = Command::RegisterComplaint { complaint };
    let deciding = rules.deciding();
    let ctx = deciding.context(&rules.desk.playbook.playbook);
    let refusal = execute(&command, &facts, &ctx, &Extra::default()).err()?;
    let (field, fault) = told(refusal, ImportField::Text);
    Some(Fault::bad(field, fields.filled(field), fault))
}
