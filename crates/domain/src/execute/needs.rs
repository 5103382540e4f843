//! What deciding a command must see.

use std::collections::BTreeMap;

use uuid::Uuid;

use super::{move_orders, visits};
use crate::bulk_import::ImportKind;
use crate::command::{Command, Context};
use crate::complaint::RegisterComplaint;
use crate::facts::Need;
use crate::ids::{CustomerId, StaffId};
use crate::record::{RecordKind, RecordRef};
use crate::rules::likely_duplicates_are_shown;
use crate::time::UtcMs;

/// Everything that deciding this command must see.
#[must_use]
pub fn needs(command: &Command, ctx: &Context<'_>) -> Vec<Need> {
    let mut needs = vec![Need::Record(command.on())];
    match command {
        Command::RegisterCustomer { customer } => {
            record(&mut needs, RecordKind::Store, customer.store.0);
        }
        Command::RegisterComplaint { complaint } => registration(&mut needs, complaint, ctx),
        Command::ActOnComplaint { action, .. } => {
            use crate::complaint::ComplaintAction as A;
            let named: Option<StaffId> = match action {
                A::Triage { assignee, .. } | A::Reassign { assignee, .. } => Some(*assignee),
                A::StartEmergency {
                    person_in_charge, ..
                } => Some(*person_in_charge),
                A::Propose { approved_by, .. } => *approved_by,
                A::HandOver { to, .. } => Some(*to),
                _ => None,
            };
            some(&mut needs, RecordKind::Staff, named.map(|s| s.0));
            if let A::Merge { into } = action {
                record(&mut needs, RecordKind::Complaint, into.0);
            }
        }
        Command::LogVisit { visit } => visits::needs(&mut needs, visit, ctx),
        Command::RegisterMoveOrder { order } => {
            record(&mut needs, RecordKind::Store, order.store.0);
            record(&mut needs, RecordKind::Customer, order.customer.0);
        }
        Command::ActOnMoveOrder { order, action } => {
            move_orders::needs(&mut needs, *order, action, ctx);
        }
        Command::RecordMovePart { part } => move_orders::needs_of_part(&mut needs, part),
        Command::CreateTask { task } => {
            record(&mut needs, RecordKind::Store, task.store.0);
            record(&mut needs, RecordKind::Staff, task.owner.0);
            some(&mut needs, RecordKind::Customer, task.customer.map(|c| c.0));
            some(&mut needs, RecordKind::MoveOrder, task.order.map(|o| o.0));
            some(
                &mut needs,
                RecordKind::Complaint,
                task.complaint.map(|c| c.0),
            );
        }
        Command::ImportCustomers { part } => {
            record(&mut needs, RecordKind::Store, part.head.store.0);
            for customer in &part.customers {
                record(&mut needs, RecordKind::Customer, customer.id.0);
            }
        }
        Command::ImportComplaints { part } => {
            record(&mut needs, RecordKind::Store, part.head.store.0);
            // Many of a file may be of one customer, who is asked about once.
            let mut since = BTreeMap::<CustomerId, UtcMs>::new();
            for complaint in &part.complaints {
                record(&mut needs, RecordKind::Complaint, complaint.id.0);
                some(
                    &mut needs,
                    RecordKind::MoveOrder,
                    complaint.order.map(|o| o.0),
                );
                let from = look_back(complaint, ctx);
                let first = since.entry(complaint.customer).or_insert(from);
                *first = from.min(*first);
            }
            for (customer, since) in since {
                record(&mut needs, RecordKind::Customer, customer.0);
                needs.push(Need::ComplaintsOf { customer, since });
            }
        }
        Command::UndoImport { part } => {
            for id in &part.records {
                let of = match part.kind {
                    ImportKind::Complaints => RecordRef::new(RecordKind::Complaint, *id),
                    ImportKind::Customers => RecordRef::new(RecordKind::Customer, *id),
                };
                needs.extend([Need::Record(of), Need::BuiltOn(of)]);
                if part.kind == ImportKind::Complaints {
                    needs.push(Need::HistoryOf(of));
                }
            }
        }
        Command::DecideReview { about, .. } => {
            some(&mut needs, RecordKind::Complaint, about.map(|c| c.0));
        }
        Command::HandToSupervisor { refused, .. } | Command::DiscardRefused { refused, .. } => {
            needs.push(Need::RefusedCommand(refused.command));
        }
        Command::EditCustomer { .. }
        | Command::FinishTask { .. }
        | Command::TakeReviewBack { .. } => {}
    }
    needs
}

fn registration(needs: &mut Vec<Need>, complaint: &RegisterComplaint, ctx: &Context<'_>) {
    record(needs, RecordKind::Store, complaint.store.0);
    record(needs, RecordKind::Customer, complaint.customer.0);
    some(needs, RecordKind::MoveOrder, complaint.order.map(|o| o.0));
    needs.push(Need::ComplaintsOf {
        customer: complaint.customer,
        since: look_back(complaint, ctx),
    });
}

fn look_back(complaint: &RegisterComplaint, ctx: &Context<'_>) -> UtcMs {
    likely_duplicates_are_shown::look_back(ctx.playbook, complaint.raised_at)
}

pub(super) fn record(needs: &mut Vec<Need>, kind: RecordKind, id: Uuid) {
    needs.push(Need::Record(RecordRef::new(kind, id)));
}

pub(super) fn some(needs: &mut Vec<Need>, kind: RecordKind, id: Option<Uuid>) {
    if let Some(id) = id {
        record(needs, kind, id);
    }
}
