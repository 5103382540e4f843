//! A record in one line, with nothing whole of names and phones.

use std::collections::BTreeSet;

use domain::complaint::Complaint;
use domain::grade::Tier;
use domain::ids::CustomerId;
use domain::move_order::MoveOrder;
use domain::record::{RecordKind, RecordState};
use domain::rules::phones_and_names_are_masked as masked;
use domain::search::{Span, in_name, in_text};
use domain::sla::{clocks, next_due};
use domain::task::Task;
use domain::time::UtcMs;
use domain::visit::Visit;
use store::Reader;
use uuid::Uuid;
use wire::record_view::{FoundRow, Matched, RecordRow, RowState};

use crate::complaints::{number, refused_rows, title};
use crate::decide::staff;
use crate::history::waiting_on;
use crate::opened::Opened;
use crate::records::{find, made_at};

/// Makes rows of one picture of the store.
pub(super) struct Rows<'a, 'c> {
    desk: &'a Opened,
    r: &'a Reader<'c>,
    refused: BTreeSet<Uuid>,
}

impl<'a, 'c> Rows<'a, 'c> {
    pub(super) fn new(desk: &'a Opened, r: &'a Reader<'c>) -> Result<Self, store::Error> {
        let refused = refused_rows(r)?.iter().map(|row| row.on_id).collect();
        Ok(Self { desk, r, refused })
    }

    /// The row of a record that is here; none for kinds that have no row.
    pub(super) fn find(
        &self,
        kind: RecordKind,
        id: Uuid,
    ) -> Result<Option<RecordRow>, store::Error> {
        match find(self.r, kind, id)? {
            Some(state) => self.of(id, &state),
            None => Ok(None),
        }
    }

    /// The row of a record that a search found, with what was matched in it.
    pub(super) fn found(
        &self,
        kind: RecordKind,
        id: Uuid,
        query: &str,
    ) -> Result<Option<FoundRow>, store::Error> {
        let Some(state) = find(self.r, kind, id)? else {
            return Ok(None);
        };
        let Some(row) = self.of(id, &state)? else {
            return Ok(None);
        };
        let name = customer_name(&state).map(|name| (name, in_name(name, query)));
        let customer = name.map_or(vec![], |(name, spans)| behind_the_mask(name, &spans));
        let title = if kind == RecordKind::Customer {
            customer.clone()
        } else {
            matched(&in_text(&row.title, query))
        };
        let number = row.number.as_deref().unwrap_or_default();
        Ok(Some(FoundRow {
            title,
            number: matched(&in_text(number, query)),
            customer,
            row,
        }))
    }

    /// The row of a record.
    pub(super) fn of(
        &self,
        id: Uuid,
        state: &RecordState,
    ) -> Result<Option<RecordRow>, store::Error> {
        let row = match state {
            RecordState::Customer(c) => RecordRow {
                title: masked::name(&c.name),
                customer_masked: Some(masked::name(&c.name)),
                tier: Some(c.tier),
                at: made_at(c.id.0),
                ..bare(state.kind(), id)
            },
            RecordState::Complaint(c) => self.complaint(c)?,
            RecordState::MoveOrder(o) => self.move_order(o)?,
            RecordState::Visit(v) => self.visit(v)?,
            RecordState::Task(t) => self.task(t)?,
            RecordState::Import(i) => RecordRow {
                title: i.head.file_name.clone(),
                person: Some(i.by_name.clone()),
                at: i.at,
                ..bare(state.kind(), id)
            },
            _ => return Ok(None),
        };
        Ok(Some(RecordRow {
            pending: waiting_on(self.r, row.kind, id)? > 0,
            needs_attention: self.refused.contains(&id),
            ..row
        }))
    }

    fn complaint(&self, c: &Complaint) -> Result<RecordRow, store::Error> {
        let on_it = staff(self.r, c.assignee.unwrap_or(c.owner))?;
        let clocks = clocks(c, &self.desk.playbook.playbook);
        Ok(RecordRow {
            title: title(&c.description),
            number: Some(number(c)),
            customer_masked: Some(masked::name(&c.customer_name)),
            tier: Some(c.tier),
            grade: Some(c.grade),
            state: Some(RowState::Complaint { stage: c.stage }),
            person: on_it.map(|s| s.name),
            at: c.raised_at,
            due_at: next_due(&clocks).map(|clock| clock.due_at),
            ..bare(RecordKind::Complaint, c.id.0)
        })
    }

    fn move_order(&self, o: &MoveOrder) -> Result<RecordRow, store::Error> {
        let customer = self.customer(Some(o.customer))?;
        Ok(RecordRow {
            title: o.route.clone(),
            number: Some(o.number.clone()),
            customer_masked: customer.as_ref().map(|(name, _)| name.clone()),
            tier: customer.map(|(_, tier)| tier),
            state: Some(RowState::MoveOrder { stage: o.stage }),
            at: o.moves_at,
            ..bare(RecordKind::MoveOrder, o.id.0)
        })
    }

    fn visit(&self, v: &Visit) -> Result<RecordRow, store::Error> {
        let (visit, outcome) = (v.logged.kind, v.logged.outcome);
        Ok(RecordRow {
            title: v.logged.purpose.clone(),
            number: Some(v.logged.provisional_number.clone()),
            customer_masked: named(&v.customer_name),
            tier: self.customer(v.logged.customer)?.map(|(_, tier)| tier),
            state: Some(RowState::Visit { visit, outcome }),
            person: Some(v.officer_name.clone()),
            at: v.logged.started_at,
            due_at: v.logged.next_due_at,
            ..bare(RecordKind::Visit, v.logged.id.0)
        })
    }

    fn task(&self, t: &Task) -> Result<RecordRow, store::Error> {
        let (task, end) = (t.created.kind, t.ended.as_ref().map(|e| e.end));
        Ok(RecordRow {
            title: t.created.title.clone(),
            number: Some(t.created.provisional_number.clone()),
            customer_masked: named(&t.customer_name),
            tier: self.customer(t.created.customer)?.map(|(_, tier)| tier),
            state: Some(RowState::Task { task, end }),
            person: Some(t.owner_name.clone()),
            at: t.created_at,
            due_at: t.ended.is_none().then_some(t.created.due_at),
            ..bare(RecordKind::Task, t.created.id.0)
        })
    }

    /// Masked name and tier of a customer who is here.
    fn customer(&self, id: Option<CustomerId>) -> Result<Option<(String, Tier)>, store::Error> {
        let Some(id) = id else { return Ok(None) };
        Ok(match find(self.r, RecordKind::Customer, id.0)? {
            Some(RecordState::Customer(c)) => Some((masked::name(&c.name), c.tier)),
            _ => None,
        })
    }
}

/// The whole name behind the masked one on a row; a move order is not found by it.
fn customer_name(state: &RecordState) -> Option<&str> {
    match state {
        RecordState::Customer(c) => Some(&c.name),
        RecordState::Complaint(c) => Some(&c.customer_name),
        RecordState::Visit(v) => Some(&v.customer_name),
        RecordState::Task(t) => Some(&t.customer_name),
        _ => None,
    }
}

fn matched(spans: &[Span]) -> Vec<Matched> {
    let at = |place: usize| u32::try_from(place).unwrap_or(u32::MAX);
    let matched = spans.iter().map(|span| Matched {
        from: at(span.from),
        to: at(span.to),
    });
    matched.collect()
}

/// What was matched in a name, as its mask shows it: its first character, and all of the rest as one,
/// which tells nothing that was not typed.
fn behind_the_mask(name: &str, spans: &[Span]) -> Vec<Matched> {
    let shown = masked::name(name).chars().count();
    let first = spans.iter().any(|span| span.from == 0);
    let rest = spans.iter().any(|span| span.to > 1);
    if !first && !rest {
        return vec![];
    }
    matched(&[Span {
        from: usize::from(!first),
        to: if rest { shown } else { 1 },
    }])
}

fn named(name: &str) -> Option<String> {
    (!name.is_empty()).then(|| masked::name(name))
}

/// A row with nothing on it yet.
fn bare(kind: RecordKind, id: Uuid) -> RecordRow {
    RecordRow {
        kind,
        id,
        title: String::new(),
        number: None,
        customer_masked: None,
        tier: None,
        grade: None,
        state: None,
        person: None,
        at: UtcMs(0),
        due_at: None,
        pending: false,
        needs_attention: false,
    }
}
