//! A record's page: its fields, what belongs to it, its history, and what one may do.

use domain::execute::is_removed;
use domain::field::{Field, FieldValue};
use domain::form;
use domain::ids::{CommandId, CustomerId, MoveOrderId, StoreId};
use domain::record::{RecordKind, RecordState};
use domain::rules::phones_and_names_are_masked as masked;
use domain::scope;
use domain::time::UtcMs;
use store::Reader;
use uuid::Uuid;
use wire::record_view::{
    OneRecord, RecordOffer, RecordRow, RecordView, RelatedRecords, ShownField,
};

use super::row::Rows;
use crate::decide::Deciding;
use crate::error::Error;
use crate::history::{mask_value, refused_on, timeline, waiting_on};
use crate::opened::Opened;
use crate::records::{find, word};

/// More rows of a kind than a page shows at once.
const MOST_RELATED: usize = 100;

/// Kinds that belong to a customer.
const OF_CUSTOMER: [RecordKind; 4] = [
    RecordKind::Complaint,
    RecordKind::MoveOrder,
    RecordKind::Visit,
    RecordKind::Task,
];

impl Opened {
    /// The page of a record of the person's stores; of another store's, nothing is told.
    pub(crate) fn record_page(&self, ask: OneRecord) -> Result<RecordView, Error> {
        let now = self.clock.now();
        self.store.read(|r| {
            let Some(state) = self.in_reach(r, ask.kind, ask.id)? else {
                return Ok(Err(Error::NotFound));
            };
            let me = match self.me(r) {
                Ok(me) => me,
                Err(error) => return Ok(Err(error)),
            };
            let rows = Rows::new(self, r)?;
            let Some(row) = rows.of(ask.id, &state)? else {
                return Ok(Err(Error::NotFound));
            };
            let sync = r.sync_state()?;
            let deciding = Deciding {
                actor: &me,
                state: &sync,
                command_id: CommandId(ask.id),
                seen_version: r.get(ask.kind.as_str(), ask.id)?.map_or(0, |it| it.version),
                effective_at: now,
            };
            let ctx = deciding.context(&self.playbook.playbook);
            let offers = form::offers(&state, &ctx).into_iter();
            Ok(Ok(RecordView {
                row,
                fields: fields(r, &state)?,
                related: related(r, &rows, &me.stores, &state)?,
                timeline: timeline(r, ask.id)?,
                pending: waiting_on(r, ask.kind, ask.id)?,
                refused: refused_on(r, ask.id)?,
                offers: offers
                    .map(|(form, refusal)| RecordOffer { form, refusal })
                    .collect(),
                last_synced_at: sync.last_synced_at,
                as_of: now,
            }))
        })?
    }

    /// A record of the person's stores that nobody took back.
    pub(super) fn in_reach(
        &self,
        r: &Reader<'_>,
        kind: RecordKind,
        id: Uuid,
    ) -> Result<Option<RecordState>, store::Error> {
        let Ok(me) = self.me(r) else { return Ok(None) };
        let reached = |state: &RecordState| {
            scope::store_of(state).is_some_and(|store| scope::reaches(&me, store))
        };
        Ok(find(r, kind, id)?.filter(|state| reached(state) && !is_removed(state)))
    }
}

/// Filled fields in the order of the form.
fn fields(r: &Reader<'_>, state: &RecordState) -> Result<Vec<ShownField>, store::Error> {
    let mut fields = vec![];
    for (field, mut value) in values(state) {
        mask_value(field, &mut value);
        let words = words_of(r, field, &value)?;
        fields.push(ShownField {
            field,
            value,
            words,
        });
    }
    fields.retain(|shown| shown.value != FieldValue::Empty);
    Ok(fields)
}

/// Fields of a record with their values, whole.
pub(super) fn values(state: &RecordState) -> Vec<(Field, FieldValue)> {
    use Field as F;
    match state {
        RecordState::Customer(c) => vec![
            (F::Name, text(&c.name)),
            (F::Phone, text(&c.phone)),
            (F::Address, text(&c.address)),
            (F::Remarks, text(&c.remarks)),
        ],
        RecordState::MoveOrder(o) => {
            let (from, to) = o.route.split_once(" → ").unwrap_or((&o.route, ""));
            vec![
                (F::Customer, record(o.customer.0)),
                (F::MovesAt, instant(o.moves_at)),
                (F::From, text(from)),
                (F::To, text(to)),
                (F::Price, FieldValue::Money { fen: o.price }),
            ]
        }
        RecordState::Visit(v) => {
            let l = &v.logged;
            let score = |s| FieldValue::Number {
                number: i64::from(s),
            };
            vec![
                (F::Kind, choice(word(&l.kind))),
                (F::Customer, or_empty(l.customer.map(|c| record(c.0)))),
                (F::Order, or_empty(l.order.map(|o| record(o.0)))),
                (F::Purpose, text(&l.purpose)),
                (F::StartedAt, instant(l.started_at)),
                (F::EndedAt, or_empty(l.ended_at.map(instant))),
                (F::Outcome, choice(word(&l.outcome))),
                (F::Feedback, text(&l.feedback)),
                (F::Score, or_empty(l.score.map(score))),
                (F::NextStep, text(&l.next_step)),
                (F::DueAt, or_empty(l.next_due_at.map(instant))),
                (F::Remarks, text(&l.remarks)),
            ]
        }
        RecordState::Task(t) => {
            let c = &t.created;
            let ended = t.ended.as_ref();
            vec![
                (F::Kind, choice(word(&c.kind))),
                (F::Title, text(&c.title)),
                (F::Owner, record(c.owner.0)),
                (F::DueAt, instant(c.due_at)),
                (F::Customer, or_empty(c.customer.map(|c| record(c.0)))),
                (F::Order, or_empty(c.order.map(|o| record(o.0)))),
                (F::Remarks, text(&c.remarks)),
                (F::Outcome, or_empty(ended.map(|e| choice(word(&e.end))))),
                (F::Note, or_empty(ended.map(|e| text(&e.note)))),
            ]
        }
        RecordState::Complaint(c) => vec![
            (F::Customer, record(c.customer.0)),
            (F::Order, or_empty(c.order.map(|o| record(o.0)))),
            (F::Description, text(&c.description)),
            (F::Category, choice(word(&c.category))),
            (F::RaisedAt, instant(c.raised_at)),
        ],
        _ => vec![],
    }
}

pub(super) fn text(text: &str) -> FieldValue {
    FieldValue::of_text(text)
}

pub(super) fn record(id: Uuid) -> FieldValue {
    FieldValue::Record { id }
}

pub(super) fn instant(at: UtcMs) -> FieldValue {
    FieldValue::Instant { at }
}

pub(super) fn choice(word: String) -> FieldValue {
    FieldValue::Choice { word }
}

fn or_empty(value: Option<FieldValue>) -> FieldValue {
    value.unwrap_or(FieldValue::Empty)
}

/// What a record is called that a field names.
pub(super) fn words_of(
    r: &Reader<'_>,
    field: Field,
    value: &FieldValue,
) -> Result<Option<String>, store::Error> {
    let FieldValue::Record { id } = value else {
        return Ok(None);
    };
    let kind = match field {
        Field::Customer => RecordKind::Customer,
        Field::Order => RecordKind::MoveOrder,
        _ => RecordKind::Staff,
    };
    Ok(match find(r, kind, *id)? {
        Some(RecordState::Customer(c)) => Some(masked::name(&c.name)),
        Some(RecordState::MoveOrder(o)) => Some(o.number),
        Some(RecordState::Staff(s)) => Some(s.name),
        _ => None,
    })
}

/// What belongs to a record, of the person's stores alone, latest first.
fn related(
    r: &Reader<'_>,
    rows: &Rows<'_, '_>,
    stores: &[StoreId],
    state: &RecordState,
) -> Result<Vec<RelatedRecords>, store::Error> {
    let mut related = vec![];
    let (customer, order, complaint) = about(state);
    for (kind, id) in [
        (RecordKind::Customer, customer.map(|c| c.0)),
        (RecordKind::MoveOrder, order.map(|o| o.0)),
        (RecordKind::Complaint, complaint),
    ] {
        let Some(id) = id else { continue };
        let its_store = find(r, kind, id)?.filter(|s| !is_removed(s));
        let its_store = its_store.as_ref().and_then(scope::store_of);
        if its_store.is_some_and(|store| stores.contains(&store)) {
            related.extend(group(kind, rows.find(kind, id)?.into_iter().collect()));
        }
    }
    match state {
        RecordState::Customer(c) => {
            for kind in OF_CUSTOMER {
                related.extend(of_customer(r, rows, stores, kind, c.id)?);
            }
        }
        RecordState::MoveOrder(o) => {
            let is_of = |s: &RecordState| about(s).1 == Some(o.id);
            for kind in OF_CUSTOMER {
                related.extend(belonging(r, rows, stores, (kind, o.customer), &is_of)?);
            }
        }
        // Only tasks name a complaint, whose customer may have many of all else.
        RecordState::Complaint(c) => {
            let is_of = |s: &RecordState| about(s).2 == Some(c.id.0);
            let tasks = (RecordKind::Task, c.customer);
            related.extend(belonging(r, rows, stores, tasks, &is_of)?);
        }
        _ => {}
    }
    Ok(related)
}

/// A customer's records of one kind: all are counted, and only those are read that a page shows. The
/// customer whom an import gave what nobody's name stands on may have a hundred thousand.
fn of_customer(
    r: &Reader<'_>,
    rows: &Rows<'_, '_>,
    stores: &[StoreId],
    kind: RecordKind,
    customer: CustomerId,
) -> Result<Option<RelatedRecords>, store::Error> {
    let (mut lines, mut count) = (vec![], 0);
    for store in stores {
        count += r
            .count_of_customer(kind.as_str(), customer, Some(*store))?
            .all;
        lines.extend(r.latest_of_customer(kind.as_str(), customer, *store, MOST_RELATED)?);
    }
    lines.sort_by_key(|line| std::cmp::Reverse(line.at));
    let mut shown = vec![];
    for line in lines.iter().take(MOST_RELATED) {
        shown.extend(rows.find(kind, line.id)?);
    }
    let count = u32::try_from(count).unwrap_or(u32::MAX);
    Ok(group(kind, shown).map(|group| RelatedRecords { count, ..group }))
}

/// Those of a customer's records of a kind that belong to the record, as far as a page shows them.
fn belonging(
    r: &Reader<'_>,
    rows: &Rows<'_, '_>,
    stores: &[StoreId],
    (kind, customer): (RecordKind, CustomerId),
    is_of: &dyn Fn(&RecordState) -> bool,
) -> Result<Option<RelatedRecords>, store::Error> {
    let lines = r.of_customer(kind.as_str(), customer, UtcMs(i64::MIN))?;
    let mut shown = vec![];
    let mut count = 0;
    for line in lines.iter().filter(|line| stores.contains(&line.store)) {
        let Some(state) = find(r, kind, line.id)?.filter(is_of) else {
            continue;
        };
        count += 1;
        if shown.len() < MOST_RELATED {
            shown.extend(rows.of(line.id, &state)?);
        }
    }
    Ok(group(kind, shown).map(|group| RelatedRecords { count, ..group }))
}

fn group(kind: RecordKind, rows: Vec<RecordRow>) -> Option<RelatedRecords> {
    let count = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    (count > 0).then_some(RelatedRecords { kind, rows, count })
}

/// Customer, order and complaint that a record names.
fn about(state: &RecordState) -> (Option<CustomerId>, Option<MoveOrderId>, Option<Uuid>) {
    match state {
        RecordState::MoveOrder(o) => (Some(o.customer), None, None),
        RecordState::Complaint(c) => (Some(c.customer), c.order, None),
        RecordState::Visit(v) => (v.logged.customer, v.logged.order, None),
        RecordState::Task(t) => {
            let c = &t.created;
            (c.customer, c.order, c.complaint.map(|c| c.0))
        }
        _ => (None, None, None),
    }
}
