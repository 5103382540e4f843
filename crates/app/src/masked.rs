//! Commands and refusals as the window may see them: with no whole name or phone in them.

use domain::command::Command;
use domain::complaint::Complainant;
use domain::field::{Clash, FieldEdit};
use domain::move_order::{MoveAction, PartBody};
use domain::refusal::Refusal;
use domain::review::{RefusedCommand, Review};
use domain::rules::phones_and_names_are_masked as masked;

use crate::edits::of_mut;
use crate::history::mask_value;

/// What an edit started from was behind a mask: whoever typed it never saw it whole.
pub(crate) fn mask_bases(command: &mut Command) {
    for FieldEdit { field, base, .. } in of_mut(command) {
        mask_value(*field, base);
    }
}

/// A refused command in the history of its record, which everybody of the store reads.
pub(crate) fn mask_review(review: &mut Review) {
    mask_refused(&mut review.refused);
}

pub(crate) fn mask_refusal(refusal: &mut Refusal) {
    if let Refusal::FieldConflict { clashes } = refusal {
        for Clash {
            field,
            base,
            mine,
            theirs,
        } in clashes
        {
            for value in [base, mine, theirs] {
                mask_value(*field, value);
            }
        }
    }
}

fn mask_refused(refused: &mut RefusedCommand) {
    mask_command(&mut refused.typed);
    if let Some(refusal) = &mut refused.refusal {
        mask_refusal(refusal);
    }
}

fn mask_command(command: &mut Command) {
    match command {
        Command::RegisterCustomer { customer } => mask(&mut customer.name, &mut customer.phone),
        Command::RegisterComplaint { complaint } => mask_complainant(&mut complaint.complainant),
        Command::ActOnComplaint { .. } | Command::EditCustomer { .. } => {
            for FieldEdit { field, base, mine } in of_mut(command) {
                mask_value(*field, base);
                mask_value(*field, mine);
            }
        }
        Command::ImportCustomers { part } => {
            for customer in &mut part.customers {
                mask(&mut customer.name, &mut customer.phone);
            }
        }
        Command::ImportComplaints { part } => {
            for complaint in &mut part.complaints {
                mask_complainant(&mut complaint.complainant);
            }
        }
        Command::HandToSupervisor { refused, .. } | Command::DiscardRefused { refused, .. } => {
            mask_refused(refused);
        }
        Command::ActOnMoveOrder {
            action: MoveAction::RequestInvoice { title, .. },
            ..
        } => *title = masked::name(title),
        Command::RecordMovePart { part } => {
            if let PartBody::Signature { signature } = &mut part.body {
                signature.name = masked::name(&signature.name);
            }
        }
        // They name people by id, and hold nobody's phone.
        Command::LogVisit { .. }
        | Command::RegisterMoveOrder { .. }
        | Command::ActOnMoveOrder { .. }
        | Command::CreateTask { .. }
        | Command::FinishTask { .. }
        | Command::UndoImport { .. }
        | Command::DecideReview { .. }
        | Command::TakeReviewBack { .. } => {}
    }
}

fn mask_complainant(complainant: &mut Option<Complainant>) {
    if let Some(who) = complainant {
        mask(&mut who.name, &mut who.phone);
    }
}

fn mask(name: &mut String, phone: &mut String) {
    *name = masked::name(name);
    *phone = masked::phone(phone);
}
