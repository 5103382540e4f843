//! From a form to its command: read by the domain's table, decided, queued and shown in one
//! transaction with the end of its draft.

use domain::command::Command;
use domain::customer::{EditCustomer, RegisterCustomer};
use domain::field::{Field, FieldEdit, FieldValue};
use domain::form::{self, FormKind};
use domain::ids::{CommandId, CustomerId, MoveOrderId, StaffId, StoreId, TaskId, VisitId};
use domain::move_order::RegisterMoveOrder;
use domain::number;
use domain::playbook::Playbook;
use domain::record::{RecordKind, RecordRef, RecordState};
use domain::refusal::Refusal;
use domain::scope;
use domain::task::{CreateTask, FinishTask};
use domain::visit::LogVisit;
use store::{Reader, Transaction};
use uuid::Uuid;
use wire::envelope::SeenVersion;
use wire::record_view::{FieldEntry, FormDraft, RecordReceipt};

use super::row::Rows;
use super::values::Values;
use crate::decide::Given;
use crate::error::Error;
use crate::opened::{ATTENTION, DRAFT, Opened, TIMELINE_ENTRY};
use crate::records::find;

impl Opened {
    /// Does what a form says: on the disk before this returns, number and all.
    pub(crate) fn submit_form(&self, draft: &FormDraft) -> Result<RecordReceipt, Error> {
        let values = Values::read(draft.form, &self.playbook.playbook, &draft.values)?;
        let receipt = self.store.write_or::<_, Error>(|tx| {
            let on = match self.command(tx, draft, &values)? {
                Some(command) => {
                    let changes_another =
                        matches!(draft.form, FormKind::EditCustomer | FormKind::FinishTask);
                    let given = Given {
                        command_id: CommandId(self.host.new_id()),
                        supersedes: draft.supersedes,
                        occurred_at: None,
                        seen_version: changes_another.then_some(SeenVersion {
                            confirmed: draft.seen_version,
                            own: vec![],
                        }),
                    };
                    self.give(tx, &command, given)?;
                    command.on()
                }
                // Nothing was changed in it, so there is nothing to say.
                None => RecordRef::new(RecordKind::Customer, about(draft)?),
            };
            tx.discard_draft(draft.id)?;
            let row = Rows::new(self, tx)?.find(on.kind, on.id)?;
            Ok(RecordReceipt {
                kind: on.kind,
                id: on.id,
                number: row.and_then(|row| row.number),
            })
        })?;
        self.wrote(&[receipt.kind.as_str(), TIMELINE_ENTRY, DRAFT, ATTENTION]);
        Ok(receipt)
    }

    /// The command; none when an edit changes nothing.
    fn command(
        &self,
        tx: &Transaction<'_>,
        draft: &FormDraft,
        v: &Values<'_>,
    ) -> Result<Option<Command>, Error> {
        let id = self.host.new_id();
        Ok(Some(match draft.form {
            FormKind::NewCustomer => Command::RegisterCustomer {
                customer: RegisterCustomer {
                    id: CustomerId(id),
                    name: v.text(Field::Name)?,
                    phone: v.text(Field::Phone)?,
                    address: v.text(Field::Address)?,
                    remarks: v.text(Field::Remarks)?,
                    store: self.store_for(tx, None)?,
                },
            },
            FormKind::EditCustomer => {
                let edits = edits(&self.playbook.playbook, draft, v);
                if edits.is_empty() {
                    return Ok(None);
                }
                let customer = CustomerId(about(draft)?);
                let on = RecordRef::new(RecordKind::Customer, customer.0);
                let edits = crate::edits::from_the_window(tx, &on, edits)?;
                Command::EditCustomer {
                    edit: EditCustomer { customer, edits },
                }
            }
            FormKind::LogVisit => Command::LogVisit {
                visit: self.visit(tx, VisitId(id), v)?,
            },
            FormKind::NewMoveOrder => Command::RegisterMoveOrder {
                order: self.order(tx, MoveOrderId(id), v)?,
            },
            FormKind::NewTask => Command::CreateTask {
                task: self.task(tx, TaskId(id), draft, v)?,
            },
            FormKind::FinishTask => Command::FinishTask {
                finish: FinishTask {
                    task: TaskId(about(draft)?),
                    end: v.chosen(Field::Outcome)?,
                    note: v.text(Field::Note)?,
                },
            },
        }))
    }

    fn visit(&self, tx: &Transaction<'_>, id: VisitId, v: &Values<'_>) -> Result<LogVisit, Error> {
        let customer = v.record(Field::Customer)?.map(CustomerId);
        let store = self.store_for(tx, customer)?;
        let field = Field::Score;
        let satisfied = v.number(field)?;
        Ok(LogVisit {
            id,
            provisional_number: take_number_for(tx, store)?,
            kind: v.chosen(Field::Kind)?,
            purpose: v.text(Field::Purpose)?,
            store,
            customer,
            order: v.record(Field::Order)?.map(MoveOrderId),
            started_at: v.must(Field::StartedAt, v.instant(Field::StartedAt)?)?,
            ended_at: v.instant(Field::EndedAt)?,
            outcome: v.chosen(Field::Outcome)?,
            feedback: v.text(Field::Feedback)?,
            score: satisfied
                .map(|s| u8::try_from(s).map_err(|_| Refusal::WrongField { field }))
                .transpose()?,
            next_step: v.text(Field::NextStep)?,
            next_due_at: v.instant(Field::DueAt)?,
            remarks: v.text(Field::Remarks)?,
            form: None,
        })
    }

    fn order(
        &self,
        tx: &Transaction<'_>,
        id: MoveOrderId,
        v: &Values<'_>,
    ) -> Result<RegisterMoveOrder, Error> {
        let customer = v.must(Field::Customer, v.record(Field::Customer)?)?;
        let customer = CustomerId(customer);
        let store = self.store_for(tx, Some(customer))?;
        Ok(RegisterMoveOrder {
            id,
            provisional_number: take_number_for(tx, store)?,
            customer,
            store,
            moves_at: v.must(Field::MovesAt, v.instant(Field::MovesAt)?)?,
            from: v.text(Field::From)?,
            to: v.text(Field::To)?,
            price: v.money(Field::Price)?.unwrap_or_default(),
        })
    }

    fn task(
        &self,
        tx: &Transaction<'_>,
        id: TaskId,
        draft: &FormDraft,
        v: &Values<'_>,
    ) -> Result<CreateTask, Error> {
        let customer = v.record(Field::Customer)?.map(CustomerId);
        let store = self.store_for(tx, customer)?;
        Ok(CreateTask {
            id,
            provisional_number: take_number_for(tx, store)?,
            kind: v.chosen(Field::Kind)?,
            title: v.text(Field::Title)?,
            store,
            owner: StaffId(v.must(Field::Owner, v.record(Field::Owner)?)?),
            due_at: v.must(Field::DueAt, v.instant(Field::DueAt)?)?,
            customer,
            order: v.record(Field::Order)?.map(MoveOrderId),
            complaint: draft.complaint,
            remarks: v.text(Field::Remarks)?,
        })
    }

    /// The customer's store if the person works there, else the home store.
    fn store_for(&self, r: &Reader<'_>, customer: Option<CustomerId>) -> Result<StoreId, Error> {
        let me = self.me(r)?;
        let found = customer.map(|c| find(r, RecordKind::Customer, c.0));
        let its_store = found.transpose()?.flatten();
        let its_store = its_store.as_ref().and_then(scope::store_of);
        its_store
            .filter(|store| scope::reaches(&me, *store))
            .or(me.home_store())
            .ok_or(Error::SignedOut)
    }
}

/// The next number of this laptop, spent with the transaction.
fn take_number_for(tx: &Transaction<'_>, store: StoreId) -> Result<String, Error> {
    let Some(RecordState::Store(store)) = find(tx, RecordKind::Store, store.0)? else {
        return Err(Error::NotFound);
    };
    let device_code = tx.sync_state()?.device_code.unwrap_or_default();
    let next = tx.take_number()?;
    Ok(number::provisional(&store.code, &device_code, next))
}

/// The record that the form is about.
fn about(draft: &FormDraft) -> Result<Uuid, Error> {
    draft.record.ok_or(Error::BadRequest)
}

/// The fields that the person changed, with what they looked like when the form was opened.
fn edits(playbook: &Playbook, draft: &FormDraft, v: &Values<'_>) -> Vec<FieldEdit> {
    let base_of = |field| {
        let seen = draft
            .base
            .iter()
            .find(|entry: &&FieldEntry| entry.field == field);
        seen.map_or(FieldValue::Empty, |entry| tidy(&entry.value))
    };
    form::fields(draft.form, playbook)
        .iter()
        .map(|rule| FieldEdit {
            field: rule.field,
            base: base_of(rule.field),
            mine: tidy(v.of(rule.field)),
        })
        .filter(|edit| edit.base != edit.mine)
        .collect()
}

/// Words as a record keeps them.
fn tidy(value: &FieldValue) -> FieldValue {
    match value {
        FieldValue::Text { text } => FieldValue::of_text(text),
        other => other.clone(),
    }
}
