//! What becomes of a complaint. Never fails: an event is a fact.

use super::{Category, Complaint, ComplaintEvent, Regrade, Stage};
use crate::field::{Field, FieldValue};

/// The record after `event`. Before the first event there is none; an event that needs a record and
/// finds none leaves none.
#[must_use]
pub fn apply(before: Option<Complaint>, event: &ComplaintEvent) -> Option<Complaint> {
    if let ComplaintEvent::ComplaintRegistered { complaint } = event {
        return Some((**complaint).clone());
    }
    let mut c = before?;
    match event {
        ComplaintEvent::ComplaintRegistered { .. } => {}
        ComplaintEvent::OfficialNumberGiven { number } => {
            c.official_number.get_or_insert_with(|| number.clone());
        }
        ComplaintEvent::ComplaintAcknowledged { response, .. } => {
            c.first_response.get_or_insert_with(|| response.clone());
            forward(&mut c, Stage::Acknowledged);
        }
        ComplaintEvent::ComplaintTriaged {
            at,
            grade,
            department,
            assignee,
            by,
            ..
        } => {
            if c.grade != *grade {
                c.regrade = Some(Regrade {
                    at: *at,
                    from: c.grade,
                    to: *grade,
                });
            }
            c.grade = *grade;
            c.grade_confirmed_by = Some(*by);
            c.department = Some(department.clone());
            c.assignee = Some(*assignee);
            forward(&mut c, Stage::Triaged);
        }
        ComplaintEvent::ComplaintTaken { bridging } => {
            c.bridging.clone_from(bridging);
            forward(&mut c, Stage::Processing);
        }
        ComplaintEvent::ProgressNoted {
            at, told_customer, ..
        } => {
            if *told_customer && c.is_open() {
                c.progress_told_at = c.progress_told_at.max(Some(*at));
            }
        }
        ComplaintEvent::EmergencyStarted { emergency } => {
            c.emergency.get_or_insert_with(|| emergency.clone());
        }
        ComplaintEvent::SolutionProposed { proposal } => {
            c.solution_told_at.get_or_insert(proposal.told_at);
            c.proposal = Some(proposal.clone());
            forward(&mut c, Stage::Proposed);
        }
        ComplaintEvent::ComplaintResolved { resolution } => {
            c.resolution = Some(resolution.clone());
            forward(&mut c, Stage::Resolved);
        }
        ComplaintEvent::ComplaintEdited { changes } => {
            for change in changes {
                set(&mut c, change.field, &change.to);
            }
        }
        ComplaintEvent::ComplaintRemoved { removed } => c.removed = Some(removed.clone()),
        ComplaintEvent::ComplaintEscalated { escalation, .. } => {
            // A seat never falls while the case is open (policy Part 6).
            let cap = c
                .solution_cap
                .map_or(escalation.due, |cap| cap.min(escalation.due));
            c.solution_cap = Some(cap);
            if escalation.seat > c.seat() {
                c.escalation = Some(escalation.clone());
            }
        }
    }
    Some(c)
}

/// A field as edited; clocks don't move.
fn set(c: &mut Complaint, field: Field, to: &FieldValue) {
    let text = || to.text().to_owned();
    match (field, to) {
        (Field::Description, _) => c.description = text(),
        (Field::Remedy, _) => c.remedy_words = text(),
        (Field::Category, FieldValue::Choice { word }) => {
            c.category = Category::parse(word).unwrap_or(c.category);
        }
        (Field::Claimed, FieldValue::Money { fen }) => c.claimed = *fen,
        (Field::Phone, _) => match &mut c.complainant {
            Some(complainant) => complainant.phone = text(),
            None => c.customer_phone = text(),
        },
        _ => {}
    }
}

/// Stages of this build only go forward; the machine's ways back are another chapter.
fn forward(c: &mut Complaint, to: Stage) {
    if to as u8 > c.stage as u8 {
        c.stage = to;
    }
}
