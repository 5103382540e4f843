//! From a command to the records it changes: needs, decide, apply. The same path on both sides.

mod about;
mod move_orders;
mod needs;
mod register_complaint;
mod visits;
mod writes;

pub(crate) use about::{check_new, complaint_here, customer_here, order_here};
pub use needs::needs;
pub(crate) use register_complaint::registered;
pub(crate) use writes::{
    complaint_writes, complaint_writes_from, customer_writes, writes_from, writes_of,
};

use crate::command::{Command, Context};
use crate::complaint::{self, Complaint, ComplaintAction};
use crate::customer::{self, Customer};
use crate::facts::Facts;
use crate::ids::StaffId;
use crate::record::{RecordKind, RecordRef, RecordState};
use crate::refusal::Refusal;
use crate::review::{self, Review, ReviewEvent};
use crate::rules::strict_steps_need_the_version_seen;
use crate::task::Task;
use crate::timeline::TimelineEvent;
use crate::{bulk_import, task};

/// A record to write, with the scopes that see it.
#[derive(Debug, Clone, PartialEq)]
pub struct Write {
    /// Which record.
    pub of: RecordRef,
    /// Its state after the command.
    pub state: RecordState,
    /// Scope keys after the command.
    pub scope_keys: Vec<String>,
}

/// What the deciding side adds to a decision that only it can know.
#[derive(Debug, Clone, Default)]
pub struct Extra {
    /// Official numbers for newly registered complaints, in order; only the central gives them.
    pub official_numbers: Vec<String>,
}

/// Decides the command and applies what follows.
///
/// # Errors
/// The first rule that refuses it.
pub fn execute(
    command: &Command,
    facts: &Facts,
    ctx: &Context<'_>,
    extra: &Extra,
) -> Result<Vec<Write>, Refusal> {
    let on = command.on();
    match command {
        Command::RegisterCustomer { customer } => {
            refuse_existing(facts, on)?;
            let events = customer::register(customer, ctx)?;
            Ok(customer_writes(on, None, events, ctx))
        }
        Command::EditCustomer { edit } => {
            let before = customer_of(facts, on)?;
            let events = customer::edit(before, edit, ctx)?;
            Ok(customer_writes(on, Some(before.clone()), events, ctx))
        }
        Command::RegisterComplaint { complaint } => {
            let number = extra.official_numbers.first().map(String::as_str);
            let events = registered(complaint, facts, ctx, number)?;
            Ok(complaint_writes(on, None, events, ctx))
        }
        Command::ActOnComplaint { action, .. } => act_on_complaint(on, action, facts, ctx),
        Command::LogVisit { visit } => {
            refuse_existing(facts, on)?;
            visits::logged(on, visit, facts, ctx, extra)
        }
        Command::RegisterMoveOrder { order } => move_orders::made(on, order, facts, ctx),
        Command::ActOnMoveOrder { action, .. } => move_orders::acted(on, action, facts, ctx, extra),
        Command::RecordMovePart { part } => move_orders::part_made(on, part, facts, ctx),
        Command::CreateTask { task } => {
            refuse_existing(facts, on)?;
            Ok(task_writes(on, None, task::create(task, facts, ctx)?, ctx))
        }
        Command::FinishTask { finish } => {
            let Some(RecordState::Task(before)) = facts.record(on) else {
                return Err(Refusal::NotFound {
                    kind: RecordKind::Task,
                });
            };
            let events = task::finish(before, finish, ctx)?;
            Ok(task_writes(on, Some(before.clone()), events, ctx))
        }
        Command::ImportCustomers { part } => bulk_import::import_customers(part, facts, ctx),
        Command::ImportComplaints { part } => {
            bulk_import::import_complaints(part, facts, ctx, extra)
        }
        Command::UndoImport { part } => bulk_import::undo(part, facts, ctx),
        Command::HandToSupervisor { refused, note } => {
            let before = review_of(facts, on);
            let events = review::hand_over(refused, note, before, facts, ctx)?;
            Ok(review_writes(on, before, &events, ctx))
        }
        Command::DiscardRefused { refused, reason } => {
            let before = review_of(facts, on);
            let events = review::discard(refused, reason, before, facts, ctx)?;
            Ok(review_writes(on, before, &events, ctx))
        }
        Command::DecideReview {
            decision, about, ..
        } => {
            let before = found_review(facts, on)?;
            let events = match about {
                None => review::decide_review(before, decision, None, ctx)?,
                Some(id) => {
                    let found = complaint_of(facts, RecordRef::new(RecordKind::Complaint, id.0));
                    review::decide_review(before, decision, Some((*id, found)), ctx)?
                }
            };
            Ok(review_writes(on, Some(before), &events, ctx))
        }
        Command::TakeReviewBack { .. } => {
            let before = found_review(facts, on)?;
            let events = review::take_back(before, ctx)?;
            Ok(review_writes(on, Some(before), &events, ctx))
        }
    }
}

/// T2 to T20; a merge writes the complaint that goes on, too.
fn act_on_complaint(
    on: RecordRef,
    action: &ComplaintAction,
    facts: &Facts,
    ctx: &Context<'_>,
) -> Result<Vec<Write>, Refusal> {
    let before = complaint_of(facts, on)?;
    let unless_stale = strict_steps_need_the_version_seen::check(
        action.kind(),
        ctx.seen_version,
        facts.version(on),
    );
    let colleague = |id: StaffId| match facts.record(RecordRef::new(RecordKind::Staff, id.0)) {
        Some(RecordState::Staff(staff)) => Some(staff),
        _ => None,
    };
    let ComplaintAction::Merge { into } = action else {
        // What another rule refuses says more than that the record went on.
        let events = complaint::act(before, action, &colleague, ctx)?;
        unless_stale?;
        return Ok(complaint_writes(on, Some(before.clone()), events, ctx));
    };
    let kept_on = RecordRef::new(RecordKind::Complaint, into.0);
    let kept = complaint_of(facts, kept_on)?;
    let merged = complaint::merge(before, kept, &colleague, ctx)?;
    unless_stale?;
    let mut writes = complaint_writes(on, Some(before.clone()), merged.ended, ctx);
    let first = u32::try_from(writes.len()).unwrap_or(u32::MAX);
    let kept = Some(kept.clone());
    let goes_on = complaint_writes_from(first, kept_on, kept, merged.kept, ctx);
    writes.extend(goes_on);
    Ok(writes)
}

/// The record, which must not have been taken back.
fn complaint_of(facts: &Facts, on: RecordRef) -> Result<&Complaint, Refusal> {
    match facts.record(on) {
        Some(RecordState::Complaint(c)) if c.removed.is_some() => Err(Refusal::Removed),
        Some(RecordState::Complaint(c)) => Ok(c),
        _ => Err(Refusal::NotFound { kind: on.kind }),
    }
}

/// The record, which must not have been taken back.
pub(crate) fn customer_of(facts: &Facts, on: RecordRef) -> Result<&Customer, Refusal> {
    match facts.record(on) {
        Some(RecordState::Customer(c)) if c.removed.is_some() => Err(Refusal::Removed),
        Some(RecordState::Customer(c)) => Ok(c),
        _ => Err(Refusal::NotFound { kind: on.kind }),
    }
}

/// Taken back by the undo of its import.
#[must_use]
pub fn is_removed(state: &RecordState) -> bool {
    match state {
        RecordState::Customer(c) => c.removed.is_some(),
        RecordState::Complaint(c) => c.removed.is_some(),
        _ => false,
    }
}

fn review_of(facts: &Facts, on: RecordRef) -> Option<&Review> {
    match facts.record(on) {
        Some(RecordState::Review(review)) => Some(review),
        _ => None,
    }
}

fn found_review(facts: &Facts, on: RecordRef) -> Result<&Review, Refusal> {
    review_of(facts, on).ok_or(Refusal::NotFound { kind: on.kind })
}

/// A new record's id must be unused.
pub(crate) fn refuse_existing(facts: &Facts, of: RecordRef) -> Result<(), Refusal> {
    match facts.record(of) {
        None => Ok(()),
        Some(_) => Err(Refusal::AlreadyExists { kind: of.kind }),
    }
}

fn task_writes(
    on: RecordRef,
    before: Option<Task>,
    events: Vec<task::TaskEvent>,
    ctx: &Context<'_>,
) -> Vec<Write> {
    let after = events.iter().fold(before, task::apply);
    let events = events.into_iter().map(TimelineEvent::Task);
    writes_of(on, after.map(RecordState::Task), events, ctx)
}

/// The history stands with the record that the refused command was about: there people look for it.
fn review_writes(
    on: RecordRef,
    before: Option<&Review>,
    events: &[ReviewEvent],
    ctx: &Context<'_>,
) -> Vec<Write> {
    let after = events.iter().fold(before.cloned(), review::apply);
    let Some(after) = after else { return vec![] };
    let told_on = after.refused.on;
    let events = events.iter().cloned().map(TimelineEvent::Review);
    let mut writes = writes_of(on, Some(RecordState::Review(after)), events, ctx);
    for write in &mut writes {
        if let RecordState::TimelineEntry(entry) = &mut write.state {
            entry.of = told_on;
        }
    }
    writes
}
