//! Forms as the domain describes them, filled from where one comes; and what is typed into them,
//! which survives a crash.

use domain::field::{Field, FieldValue};
use domain::form::{self, Asked, FormKind, Words};
use domain::ids::StoreId;
use domain::record::{RecordKind, RecordState};
use domain::scope;
use domain::task::{TaskEnd, TaskKind, may_own};
use domain::time::{DAY_MS, UtcMs};
use domain::visit::{VisitKind, VisitOutcome};
use serde::Serialize;
use store::{Draft, Reader};
use uuid::Uuid;
use wire::complaint_view::Person;
use wire::record_view::{AskForm, Form, FormDraft, FormField, Input, OfferedFor, SavedForm};

use super::page::{choice, instant, record, values, words_of};
use crate::complaints::{everybody, person};
use crate::error::Error;
use crate::history::mask_value;
use crate::opened::{DRAFT, Opened};
use crate::records::word;

/// Kind of these drafts on disk.
const FORM_DRAFT: &str = "form";

/// What a form begins with.
struct Beginning {
    values: Vec<(Field, FieldValue)>,
    store: Option<StoreId>,
    seen_version: u64,
}

impl Opened {
    /// A form with what is known already.
    pub(crate) fn form(&self, ask: AskForm) -> Result<Form, Error> {
        self.store.read(|r| {
            let Some(beginning) = self.beginning(r, ask)? else {
                return Ok(Err(Error::NotFound));
            };
            let mut fields = vec![];
            for rule in form::fields(ask.form, &self.playbook.playbook) {
                let value = beginning.values.iter().find(|(of, _)| *of == rule.field);
                let value = value.map_or(FieldValue::Empty, |(_, value)| value.clone());
                fields.push(FormField {
                    field: rule.field,
                    input: input(r, rule.asked, beginning.store)?,
                    required: rule.required,
                    words: words_of(r, rule.field, &value)?,
                    value,
                });
            }
            Ok(Ok(Form {
                form: ask.form,
                record: ask.record,
                seen_version: beginning.seen_version,
                fields,
            }))
        })?
    }

    /// None when the record that it is about isn't here.
    fn beginning(&self, r: &Reader<'_>, ask: AskForm) -> Result<Option<Beginning>, store::Error> {
        let about = match ask.form {
            FormKind::EditCustomer => Some(RecordKind::Customer),
            FormKind::FinishTask => Some(RecordKind::Task),
            _ => None,
        };
        let Some(kind) = about else {
            return self.new_record(r, ask).map(Some);
        };
        let Some(id) = ask.record else {
            return Ok(None);
        };
        let Some(state) = self.in_reach(r, kind, id)? else {
            return Ok(None);
        };
        let of = if ask.form == FormKind::EditCustomer {
            masked(values(&state))
        } else {
            vec![(Field::Outcome, choice(word(&TaskEnd::Done)))]
        };
        let version = r.get(kind.as_str(), id)?.map_or(0, |it| it.version);
        Ok(Some(Beginning {
            values: of,
            store: scope::store_of(&state),
            seen_version: version,
        }))
    }

    /// Customer and order from where one comes, and what is usual for the rest.
    fn new_record(&self, r: &Reader<'_>, ask: AskForm) -> Result<Beginning, store::Error> {
        let find = |kind, id: Option<Uuid>| match id {
            Some(id) => self.in_reach(r, kind, id),
            None => Ok(None),
        };
        let complaint = find(RecordKind::Complaint, ask.complaint.map(|c| c.0))?;
        let order = find(RecordKind::MoveOrder, ask.order.map(|o| o.0))?;
        let (mut customer, mut its_order) = (ask.customer, None);
        if let Some(RecordState::Complaint(c)) = &complaint {
            (customer, its_order) = (customer.or(Some(c.customer)), c.order);
        }
        if let Some(RecordState::MoveOrder(o)) = &order {
            (customer, its_order) = (customer.or(Some(o.customer)), Some(o.id));
        }
        let customer = find(RecordKind::Customer, customer.map(|c| c.0))?;
        let home = self.me(r).ok().and_then(|me| me.home_store());
        let store = customer.as_ref().and_then(scope::store_of).or(home);
        let now = self.clock.now();
        let mut values = usual(ask.form, now, complaint.is_some());
        if ask.form == FormKind::NewTask {
            values.push((Field::Owner, record(self.staff_id.0)));
        }
        if let Some(RecordState::Customer(c)) = customer {
            values.push((Field::Customer, record(c.id.0)));
            values.extend(its_order.map(|o| (Field::Order, record(o.0))));
        }
        Ok(Beginning {
            values,
            store,
            seen_version: 0,
        })
    }

    /// Keeps a form, durably.
    pub(crate) fn save_form_draft(&self, draft: FormDraft) -> Result<SavedForm, Error> {
        let saved_at = self.clock.now();
        let body = serde_json::to_string(&draft)?;
        self.store.write(|tx| {
            tx.save_draft(&Draft {
                id: draft.id,
                kind: FORM_DRAFT.to_owned(),
                author: self.staff_id,
                body,
                saved_at,
            })
        })?;
        self.changed(&[DRAFT]);
        Ok(SavedForm { draft, saved_at })
    }

    /// Forms left open, latest first.
    pub(crate) fn list_form_drafts(&self) -> Result<Vec<SavedForm>, Error> {
        let drafts = self.store.read(|r| r.drafts(FORM_DRAFT, self.staff_id))?;
        // A draft of another build that can't be read stays on disk.
        Ok(drafts
            .iter()
            .filter_map(|saved| {
                let draft = serde_json::from_str(&saved.body).ok()?;
                let saved_at = saved.saved_at;
                Some(SavedForm { draft, saved_at })
            })
            .collect())
    }
}

/// The window holds no whole phone: one left as it is shown stays what it is.
fn masked(mut values: Vec<(Field, FieldValue)>) -> Vec<(Field, FieldValue)> {
    for (field, value) in &mut values {
        if *field == Field::Phone {
            mask_value(*field, value);
        }
    }
    values
}

/// What most people would fill in.
fn usual(form: FormKind, now: UtcMs, about_complaint: bool) -> Vec<(Field, FieldValue)> {
    match form {
        FormKind::LogVisit => {
            let kind = if about_complaint {
                VisitKind::FollowUp
            } else {
                VisitKind::InStore
            };
            vec![
                (Field::Kind, choice(word(&kind))),
                (Field::StartedAt, instant(now)),
                (Field::Outcome, choice(word(&VisitOutcome::Completed))),
            ]
        }
        FormKind::NewTask => vec![
            (Field::Kind, choice(word(&TaskKind::FollowUp))),
            (Field::DueAt, instant(UtcMs(now.0 + DAY_MS))),
        ],
        _ => vec![],
    }
}

/// The domain's question as the interface draws it.
fn input(r: &Reader<'_>, asked: Asked, store: Option<StoreId>) -> Result<Input, store::Error> {
    Ok(match asked {
        Asked::Line { most, offered } => Input::Line { most, offered },
        Asked::LineOfKind { most, offered } => Input::LineBy {
            most,
            by: Field::Kind,
            offered: offered
                .into_iter()
                .map(|(kind, offered)| OfferedFor {
                    word: word(&kind),
                    offered,
                })
                .collect(),
        },
        Asked::Text { most } => Input::Text { most },
        Asked::Phone => Input::Phone,
        Asked::Money { .. } => Input::Money,
        Asked::Instant => Input::Instant,
        Asked::Choice { of } => Input::Choice { words: words(of) },
        Asked::Number { least, most } => Input::Number { least, most },
        Asked::Customer => Input::Customer,
        Asked::Order => Input::Order,
        Asked::Staff => Input::Staff {
            colleagues: colleagues(r, store)?,
        },
    })
}

fn words(of: Words) -> Vec<String> {
    fn all(words: &[impl Serialize]) -> Vec<String> {
        words.iter().map(word).collect()
    }
    match of {
        Words::VisitKind => all(&VisitKind::ALL),
        Words::VisitOutcome => all(&VisitOutcome::ALL),
        Words::TaskKind => all(&TaskKind::ALL),
        Words::TaskEnd => all(&TaskEnd::ALL),
    }
}

/// Nobody is offered who would only be refused.
fn colleagues(r: &Reader<'_>, store: Option<StoreId>) -> Result<Vec<Person>, store::Error> {
    let Some(store) = store else {
        return Ok(vec![]);
    };
    let mut colleagues: Vec<Person> = everybody(r)?
        .iter()
        .filter(|s| may_own(s, store))
        .map(person)
        .collect();
    colleagues.sort_by(|a, b| (a.level, &a.name).cmp(&(b.level, &b.name)));
    Ok(colleagues)
}
