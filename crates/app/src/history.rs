//! A record's history as pages show it: no whole name or phone in it.

use domain::bulk_import::ImportEvent;
use domain::complaint::{Complaint, ComplaintEvent};
use domain::customer::CustomerEvent;
use domain::field::{Field, FieldChange, FieldValue};
use domain::move_order::MoveOrderEvent;
use domain::record::{RecordKind, RecordState};
use domain::review::ReviewEvent;
use domain::rules::phones_and_names_are_masked as masked;
use domain::task::TaskEvent;
use domain::timeline::{TimelineEntry, TimelineEvent};
use domain::visit::VisitEvent;
use store::{CommandState, Reader};
use uuid::Uuid;
use wire::complaint_view::{RefusedHere, TimelineLine};

use crate::attention::masked_reason;
use crate::complaints::{reason_of, refused_rows};
use crate::masked::mask_review;
use crate::records::state_of;

/// More lines of history than a page shows at once.
const MOST_LINES: usize = 500;

/// The history, latest first.
pub(crate) fn timeline(r: &Reader<'_>, of: Uuid) -> Result<Vec<TimelineLine>, store::Error> {
    let kind = RecordKind::TimelineEntry.as_str();
    let mut lines = vec![];
    for record in r.children(of, kind, MOST_LINES)? {
        let pending = r.is_overlaid(kind, record.id)?;
        let entry = match state_of(&record) {
            Some(RecordState::TimelineEntry(entry)) => Some(masked_entry(entry)),
            _ => None,
        };
        lines.push(TimelineLine { entry, pending });
    }
    // Latest first; what this build can't read has no time that it knows.
    lines.sort_by_key(|l| {
        l.entry
            .as_ref()
            .map(|e| std::cmp::Reverse((e.at, e.ordinal)))
    });
    Ok(lines)
}

/// Commands on a record without a verdict.
pub(crate) fn waiting_on(r: &Reader<'_>, kind: RecordKind, id: Uuid) -> Result<u32, store::Error> {
    let waiting = r
        .commands_on(kind.as_str(), id)?
        .iter()
        .filter(|row| matches!(row.state, CommandState::Pending | CommandState::Inflight))
        .count();
    Ok(u32::try_from(waiting).unwrap_or(u32::MAX))
}

/// Refused commands on a record that nobody has seen to.
pub(crate) fn refused_on(r: &Reader<'_>, id: Uuid) -> Result<Vec<RefusedHere>, store::Error> {
    let rows = refused_rows(r)?.into_iter().filter(|row| row.on_id == id);
    Ok(rows
        .map(|row| RefusedHere {
            command_id: row.command_id,
            reason: masked_reason(reason_of(&row)),
        })
        .collect())
}

/// What the window gets of a complaint: it shows no whole name or phone, so it holds none.
pub(crate) fn without_plain_names(mut c: Complaint) -> Complaint {
    c.customer_name = masked::name(&c.customer_name);
    c.customer_phone = masked::phone(&c.customer_phone);
    if let Some(complainant) = &mut c.complainant {
        complainant.name = masked::name(&complainant.name);
        complainant.phone = masked::phone(&complainant.phone);
    }
    c
}

/// An entry as the window may see it. Every event is named here, so that a new one can't slip through.
#[allow(clippy::too_many_lines)] // A list of every event is as long as it is.
pub(crate) fn masked_entry(mut entry: TimelineEntry) -> TimelineEntry {
    let mask = |name: &mut String, phone: &mut String| {
        *name = masked::name(name);
        *phone = masked::phone(phone);
    };
    match &mut entry.event {
        TimelineEvent::Complaint(ComplaintEvent::ComplaintRegistered { complaint }) => {
            **complaint = without_plain_names((**complaint).clone());
        }
        TimelineEvent::Complaint(ComplaintEvent::ComplaintEdited { changes })
        | TimelineEvent::Customer(CustomerEvent::CustomerEdited { changes }) => {
            changes.iter_mut().for_each(mask_change);
        }
        TimelineEvent::Customer(CustomerEvent::CustomerRegistered { customer }) => {
            mask(&mut customer.name, &mut customer.phone);
        }
        TimelineEvent::Visit(VisitEvent::VisitLogged { visit }) => {
            mask(&mut visit.customer_name, &mut visit.customer_phone);
        }
        TimelineEvent::Task(TaskEvent::TaskCreated { task }) => {
            mask(&mut task.customer_name, &mut task.customer_phone);
        }
        TimelineEvent::Review(
            ReviewEvent::RefusedCommandHandedOver { review }
            | ReviewEvent::RefusedCommandDiscarded { review },
        ) => mask_review(review),
        // Who it is made out to is often the customer.
        TimelineEvent::MoveOrder(MoveOrderEvent::InvoiceRequested { invoice }) => {
            invoice.title = masked::name(&invoice.title);
        }
        // No name or phone of a customer in any of these.
        TimelineEvent::Complaint(
            ComplaintEvent::OfficialNumberGiven { .. }
            | ComplaintEvent::ComplaintAcknowledged { .. }
            | ComplaintEvent::ContactAttempted { .. }
            | ComplaintEvent::ComplaintTriaged { .. }
            | ComplaintEvent::ComplaintTaken { .. }
            | ComplaintEvent::ProgressNoted { .. }
            | ComplaintEvent::EmergencyStarted { .. }
            | ComplaintEvent::EmergencyConfirmed { .. }
            | ComplaintEvent::ComplaintPaused { .. }
            | ComplaintEvent::LongerPauseApproved { .. }
            | ComplaintEvent::ComplaintResumed { .. }
            | ComplaintEvent::SolutionProposed { .. }
            | ComplaintEvent::SolutionRejected { .. }
            | ComplaintEvent::ComplaintResolved { .. }
            | ComplaintEvent::SurveySent { .. }
            | ComplaintEvent::CustomerRevisited { .. }
            | ComplaintEvent::ComplaintClosed { .. }
            | ComplaintEvent::ComplaintReopened { .. }
            | ComplaintEvent::ComplaintRegraded { .. }
            | ComplaintEvent::AmountVerified { .. }
            | ComplaintEvent::ComplaintReassigned { .. }
            | ComplaintEvent::HandOverOffered { .. }
            | ComplaintEvent::HandOverAccepted { .. }
            | ComplaintEvent::ComplaintCancelled { .. }
            | ComplaintEvent::ComplaintMerged { .. }
            | ComplaintEvent::ComplaintTookIn { .. }
            | ComplaintEvent::EscalationAcknowledged { .. }
            | ComplaintEvent::ExternalCaseNotified { .. }
            | ComplaintEvent::ExternalCaseReplied { .. }
            | ComplaintEvent::ComplaintEscalated { .. }
            | ComplaintEvent::ComplaintRemoved { .. },
        )
        | TimelineEvent::Customer(CustomerEvent::CustomerRemoved { .. })
        | TimelineEvent::MoveOrder(
            MoveOrderEvent::MoveOrderRegistered { .. }
            | MoveOrderEvent::MoveStepReached { .. }
            | MoveOrderEvent::MoveNeedsRecorded { .. }
            | MoveOrderEvent::MoveSurveyed { .. }
            | MoveOrderEvent::MoveQuoted { .. }
            | MoveOrderEvent::MoveContracted { .. }
            | MoveOrderEvent::MoveScheduled { .. }
            | MoveOrderEvent::PackingPlanned { .. }
            | MoveOrderEvent::MaterialsMadeReady { .. }
            | MoveOrderEvent::MoveReadied { .. }
            | MoveOrderEvent::SupervisorCheckedIn { .. }
            | MoveOrderEvent::SupervisorReplaced { .. }
            | MoveOrderEvent::MoveStarted { .. }
            | MoveOrderEvent::MoveDeparted { .. }
            | MoveOrderEvent::MoveInspected { .. }
            | MoveOrderEvent::IndicatorSheetScored { .. }
            | MoveOrderEvent::SupervisorSigned { .. }
            | MoveOrderEvent::MoveSignedOff { .. }
            | MoveOrderEvent::MoveEndedEarly { .. }
            | MoveOrderEvent::LostMoveReopened { .. }
            | MoveOrderEvent::MoveRescheduled { .. }
            | MoveOrderEvent::MoveExceptionRaised { .. }
            | MoveOrderEvent::MoveExceptionCalled { .. }
            | MoveOrderEvent::MoveExceptionSettled { .. }
            | MoveOrderEvent::ExtraAsked { .. }
            | MoveOrderEvent::ExtraApproved { .. }
            | MoveOrderEvent::ExtraAnswered { .. }
            | MoveOrderEvent::PaymentRecorded { .. }
            | MoveOrderEvent::MoveSettled { .. },
        )
        | TimelineEvent::Task(TaskEvent::TaskFinished { .. })
        | TimelineEvent::Import(
            ImportEvent::ImportPartApplied { .. } | ImportEvent::ImportPartUndone { .. },
        )
        | TimelineEvent::Review(
            ReviewEvent::ReviewDecided { .. } | ReviewEvent::ReviewTakenBack { .. },
        ) => {}
    }
    entry
}

fn mask_change(change: &mut FieldChange) {
    let field = change.field;
    for value in [&mut change.from, &mut change.to] {
        mask_value(field, value);
    }
}

/// A value of a field as the window may see it.
pub(crate) fn mask_value(field: Field, value: &mut FieldValue) {
    if let FieldValue::Text { text } = value {
        match field {
            Field::Name => *text = masked::name(text),
            Field::Phone => *text = masked::phone(text),
            _ => {}
        }
    }
}
