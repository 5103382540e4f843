//! May it happen? Parts of imports and of their undo.

use std::collections::BTreeSet;

use uuid::Uuid;

use super::{
    Import, ImportComplaints, ImportCustomers, ImportEvent, ImportHead, ImportKind,
    MOST_ROWS_IN_A_PART, UndoImport, apply,
};
use crate::command::Context;
use crate::complaint::ComplaintEvent;
use crate::customer::{self, CustomerEvent};
use crate::execute::{Extra, Write, complaint_writes, refuse_existing, registered, writes_of};
use crate::facts::Facts;
use crate::ids::derived;
use crate::record::{RecordKind, RecordRef, RecordState, Removed};
use crate::refusal::Refusal;
use crate::rules::{
    a_person_acts_within_the_own_stores, an_import_is_undone_where_nothing_was_built_on_it,
    many_records_at_once_need_a_supervisor,
};
use crate::scope;
use crate::timeline::{TimelineEntry, TimelineEvent};

/// A file's name is shown, not kept for its length.
const LONGEST_FILE_NAME: usize = 255;

/// # Errors
/// The first rule that refuses it.
pub(crate) fn import_customers(
    part: &ImportCustomers,
    facts: &Facts,
    ctx: &Context<'_>,
) -> Result<Vec<Write>, Refusal> {
    let ids = part.customers.iter().map(|c| c.id.0);
    let before = check_part(
        &part.head,
        part.part,
        ImportKind::Customers,
        ids,
        facts,
        ctx,
    )?;
    let mut writes = vec![];
    for customer in &part.customers {
        belongs(&part.head, customer.store)?;
        let of = scope::customer_ref(customer.id);
        refuse_existing(facts, of)?;
        let mut events = customer::register(customer, ctx)?;
        for event in &mut events {
            if let CustomerEvent::CustomerRegistered { customer } = event {
                customer.import = Some(part.head.id);
            }
        }
        // One entry for each part, at the import: 100,000 more would only weigh.
        let after = events.iter().fold(None, customer::apply);
        writes.extend(after.map(|c| write(of, RecordState::Customer(c))));
    }
    writes.extend(part_applied(&part.head, ImportKind::Customers, before, ctx));
    Ok(writes)
}

/// # Errors
/// The first rule that refuses it.
pub(crate) fn import_complaints(
    part: &ImportComplaints,
    facts: &Facts,
    ctx: &Context<'_>,
    extra: &Extra,
) -> Result<Vec<Write>, Refusal> {
    let ids = part.complaints.iter().map(|c| c.id.0);
    let before = check_part(
        &part.head,
        part.part,
        ImportKind::Complaints,
        ids,
        facts,
        ctx,
    )?;
    let mut writes = vec![];
    let mut numbers = extra.official_numbers.iter();
    for complaint in &part.complaints {
        belongs(&part.head, complaint.store)?;
        let number = numbers.next().map(String::as_str);
        let mut events = registered(complaint, facts, ctx, number)?;
        for event in &mut events {
            if let ComplaintEvent::ComplaintRegistered { complaint } = event {
                complaint.import = Some(part.head.id);
            }
        }
        let of = RecordRef::new(RecordKind::Complaint, complaint.id.0);
        writes.extend(complaint_writes(of, None, events, ctx));
    }
    writes.extend(part_applied(
        &part.head,
        ImportKind::Complaints,
        before,
        ctx,
    ));
    number_entries(&mut writes);
    Ok(writes)
}

/// # Errors
/// The first rule that refuses it.
pub(crate) fn undo(
    part: &UndoImport,
    facts: &Facts,
    ctx: &Context<'_>,
) -> Result<Vec<Write>, Refusal> {
    let of = RecordRef::new(RecordKind::Import, part.import.0);
    let Some(RecordState::Import(import)) = facts.record(of) else {
        return Err(Refusal::NotFound { kind: of.kind });
    };
    many_records_at_once_need_a_supervisor::check(ctx.actor)?;
    a_person_acts_within_the_own_stores::check(ctx.actor, import.head.store)?;
    if import.kind != part.kind || !are_a_part(part.records.iter().copied()) {
        return Err(Refusal::BrokenImport);
    }
    let removed = Removed {
        import: part.import,
        by: ctx.actor.id,
        at: ctx.effective_at,
    };
    let mut writes = vec![];
    let (mut taken_back, mut kept) = (0, 0);
    for id in &part.records {
        let of = RecordRef::new(record_kind(part.kind), *id);
        match fate(of, &removed, facts)? {
            Fate::Goes(state) => {
                taken_back += 1;
                writes.push(write(of, state));
                // What its history says of it goes with it.
                let entries = facts.history_of(of).iter();
                writes.extend(entries.map(|entry| out_of_sight(entry.clone())));
            }
            Fate::Stays => kept += 1,
            Fate::Gone => {}
        }
    }
    let event = ImportEvent::ImportPartUndone {
        at: ctx.effective_at,
        taken_back,
        kept,
    };
    let after = apply(Some(import.clone()), &event);
    writes.extend(import_writes(after, event, ctx));
    Ok(writes)
}

/// What becomes of an imported record.
enum Fate {
    /// It is taken back, and then looks like this.
    Goes(RecordState),
    /// Something was built on it.
    Stays,
    /// Another undo of the same import took it back.
    Gone,
}

fn fate(of: RecordRef, removed: &Removed, facts: &Facts) -> Result<Fate, Refusal> {
    use an_import_is_undone_where_nothing_was_built_on_it::is_as_imported;
    let (before, after) = match facts.record(of) {
        Some(RecordState::Customer(c)) if c.import == Some(removed.import) => {
            let removed = removed.clone();
            let event = CustomerEvent::CustomerRemoved { removed };
            let after = customer::apply(Some(c.clone()), &event);
            (&c.removed, after.map(RecordState::Customer))
        }
        Some(RecordState::Complaint(c)) if c.import == Some(removed.import) => {
            let removed = removed.clone();
            let event = ComplaintEvent::ComplaintRemoved { removed };
            let after = crate::complaint::apply(Some(c.clone()), &event);
            (&c.removed, after.map(RecordState::Complaint))
        }
        Some(_) => return Err(Refusal::BrokenImport),
        None => return Err(Refusal::NotFound { kind: of.kind }),
    };
    let goes = is_as_imported(facts.version(of), facts.is_built_on(of));
    Ok(match (before, after) {
        (Some(_), _) => Fate::Gone,
        (None, Some(after)) if goes => Fate::Goes(after),
        (None, _) => Fate::Stays,
    })
}

/// An entry that nobody sees any more.
fn out_of_sight(entry: TimelineEntry) -> Write {
    let id = derived(entry.command, "timeline", entry.ordinal);
    Write {
        of: RecordRef::new(RecordKind::TimelineEntry, id),
        scope_keys: vec![],
        state: RecordState::TimelineEntry(entry),
    }
}

/// The kind of record that an import brings.
fn record_kind(kind: ImportKind) -> RecordKind {
    match kind {
        ImportKind::Customers => RecordKind::Customer,
        ImportKind::Complaints => RecordKind::Complaint,
    }
}

/// What every part of an import must be; gives the import's record so far.
fn check_part(
    head: &ImportHead,
    part: u32,
    kind: ImportKind,
    rows: impl ExactSizeIterator<Item = Uuid>,
    facts: &Facts,
    ctx: &Context<'_>,
) -> Result<Option<Import>, Refusal> {
    many_records_at_once_need_a_supervisor::check(ctx.actor)?;
    a_person_acts_within_the_own_stores::check(ctx.actor, head.store)?;
    let before = match facts.record(RecordRef::new(RecordKind::Import, head.id.0)) {
        Some(RecordState::Import(import)) => Some(import.clone()),
        _ => None,
    };
    let follows = match &before {
        None => part == 0,
        Some(import) => {
            import.head == *head
                && import.kind == kind
                && import.by == ctx.actor.id
                && import.parts_in == part
                && import.undone_at.is_none()
        }
    };
    let is_named = head.file_name.chars().count() <= LONGEST_FILE_NAME;
    if !follows || part >= head.parts || !is_named || !are_a_part(rows) {
        return Err(Refusal::BrokenImport);
    }
    Ok(before)
}

/// Not too many, and none twice.
fn are_a_part(records: impl ExactSizeIterator<Item = Uuid>) -> bool {
    let count = records.len();
    (1..=MOST_ROWS_IN_A_PART).contains(&count) && records.collect::<BTreeSet<_>>().len() == count
}

fn belongs(head: &ImportHead, store: crate::ids::StoreId) -> Result<(), Refusal> {
    if store == head.store {
        Ok(())
    } else {
        Err(Refusal::BrokenImport)
    }
}

fn write(of: RecordRef, state: RecordState) -> Write {
    Write {
        of,
        scope_keys: scope::keys_for(&state, &Facts::default()),
        state,
    }
}

fn part_applied(
    head: &ImportHead,
    kind: ImportKind,
    before: Option<Import>,
    ctx: &Context<'_>,
) -> Vec<Write> {
    let mut import = before.unwrap_or_else(|| Import {
        head: head.clone(),
        kind,
        by: ctx.actor.id,
        by_name: ctx.actor.name.clone(),
        at: ctx.effective_at,
        parts_in: 0,
        undone_at: None,
        taken_back: 0,
        kept: 0,
    });
    import.parts_in += 1;
    let event = ImportEvent::ImportPartApplied { import };
    import_writes(apply(None, &event), event, ctx)
}

fn import_writes(after: Option<Import>, event: ImportEvent, ctx: &Context<'_>) -> Vec<Write> {
    let Some(after) = after else { return vec![] };
    let of = RecordRef::new(RecordKind::Import, after.head.id.0);
    let events = std::iter::once(TimelineEvent::Import(event));
    writes_of(of, Some(RecordState::Import(after)), events, ctx)
}

/// Entries of one command are told apart by their place in it, whatever record they are of.
fn number_entries(writes: &mut [Write]) {
    let mut ordinal = 0;
    for write in writes {
        if let RecordState::TimelineEntry(entry) = &mut write.state {
            entry.ordinal = ordinal;
            write.of.id = derived(entry.command, "timeline", ordinal);
            ordinal += 1;
        }
    }
}
