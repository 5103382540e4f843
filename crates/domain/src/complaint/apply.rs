//! What becomes of a complaint. Never fails: an event is a fact.

use super::{Category, Complaint, ComplaintEvent, PastCycle, Regrade, Stage};
use crate::field::{Field, FieldValue};
use crate::grade::Grade;
use crate::time::UtcMs;

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
        ComplaintEvent::ComplaintEdited { changes } => {
            for change in changes {
                set(&mut c, change.field, &change.to);
            }
        }
        ComplaintEvent::ComplaintRemoved { removed } => c.removed = Some(removed.clone()),
        ComplaintEvent::AmountVerified { verified } => c.verified = Some(*verified),
        ComplaintEvent::ComplaintTookIn { .. } => take_in(&mut c, event),
        ComplaintEvent::ComplaintRegraded { .. } | ComplaintEvent::ComplaintTriaged { .. } => {
            grade(&mut c, event);
        }
        ComplaintEvent::ComplaintAcknowledged { .. }
        | ComplaintEvent::ContactAttempted { .. }
        | ComplaintEvent::ComplaintTaken { .. }
        | ComplaintEvent::ComplaintReassigned { .. }
        | ComplaintEvent::HandOverOffered { .. }
        | ComplaintEvent::HandOverAccepted { .. } => who_handles(&mut c, event),
        ComplaintEvent::ComplaintEscalated { .. }
        | ComplaintEvent::EscalationAcknowledged { .. }
        | ComplaintEvent::EmergencyStarted { .. }
        | ComplaintEvent::EmergencyConfirmed { .. }
        | ComplaintEvent::ExternalCaseNotified { .. }
        | ComplaintEvent::ExternalCaseReplied { .. } => alarm(&mut c, event),
        ComplaintEvent::ProgressNoted { .. }
        | ComplaintEvent::ComplaintPaused { .. }
        | ComplaintEvent::LongerPauseApproved { .. }
        | ComplaintEvent::ComplaintResumed { .. }
        | ComplaintEvent::SolutionProposed { .. }
        | ComplaintEvent::SolutionRejected { .. }
        | ComplaintEvent::ComplaintResolved { .. } => work(&mut c, event),
        ComplaintEvent::SurveySent { .. }
        | ComplaintEvent::CustomerRevisited { .. }
        | ComplaintEvent::ComplaintClosed { .. }
        | ComplaintEvent::ComplaintReopened { .. }
        | ComplaintEvent::ComplaintCancelled { .. }
        | ComplaintEvent::ComplaintMerged { .. } => end(&mut c, event),
    }
    Some(c)
}

/// First contact, and who answers for the complaint.
fn who_handles(c: &mut Complaint, event: &ComplaintEvent) {
    match event {
        ComplaintEvent::ComplaintAcknowledged { response, .. } => {
            c.first_response.get_or_insert_with(|| response.clone());
            step(c, &[Stage::Registered], Stage::Acknowledged);
        }
        ComplaintEvent::ContactAttempted { attempt } => c.attempts.push(*attempt),
        ComplaintEvent::ComplaintTaken { bridging } => {
            if bridging.is_some() {
                c.bridging.clone_from(bridging);
            }
            step(c, &[Stage::Triaged, Stage::Reopened], Stage::Processing);
        }
        ComplaintEvent::ComplaintReassigned { assignee, .. } => {
            c.assignee = Some(*assignee);
            c.hand_over = None;
        }
        ComplaintEvent::HandOverOffered { hand_over } => c.hand_over = Some(hand_over.clone()),
        ComplaintEvent::HandOverAccepted { by } => {
            c.hand_over = None;
            if c.assignee.is_some() {
                c.assignee = Some(*by);
            } else {
                c.owner = *by;
            }
        }
        _ => {}
    }
}

fn grade(c: &mut Complaint, event: &ComplaintEvent) {
    match event {
        ComplaintEvent::ComplaintTriaged {
            at,
            grade,
            department,
            assignee,
            by,
            ..
        } => {
            regrade(c, *at, *grade, false);
            c.grade_confirmed_by = Some(*by);
            c.department = Some(department.clone());
            c.assignee = Some(*assignee);
            step(c, &[Stage::Registered, Stage::Acknowledged], Stage::Triaged);
        }
        ComplaintEvent::ComplaintRegraded {
            at,
            to,
            by,
            is_later_approved,
            ..
        } => {
            regrade(c, *at, *to, *is_later_approved);
            c.grade_confirmed_by = Some(*by);
        }
        _ => {}
    }
}

fn regrade(c: &mut Complaint, at: UtcMs, to: Grade, is_later_approved: bool) {
    if c.grade != to {
        c.regrades.push(Regrade {
            at,
            from: c.grade,
            to,
            is_later_approved,
        });
        c.grade = to;
    }
}

/// The earliest start and the strictest target win, and leave time to act.
fn take_in(c: &mut Complaint, event: &ComplaintEvent) {
    let ComplaintEvent::ComplaintTookIn {
        at,
        raised_at,
        grade,
        tier,
        ..
    } = event
    else {
        return;
    };
    c.raised_at = c.raised_at.min(*raised_at);
    c.tier = c.tier.min(*tier);
    if *grade > c.grade {
        regrade(c, *at, *grade, false);
    }
}

/// Seats, emergency measures and cases from outside: none of them moves the stage.
fn alarm(c: &mut Complaint, event: &ComplaintEvent) {
    match event {
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
        ComplaintEvent::EscalationAcknowledged { at, .. } => {
            if let Some(escalation) = &mut c.escalation {
                escalation.acknowledged_at.get_or_insert(*at);
            }
        }
        ComplaintEvent::EmergencyStarted { emergency } => {
            c.emergency.get_or_insert_with(|| emergency.clone());
        }
        ComplaintEvent::EmergencyConfirmed { by } => {
            if let Some(emergency) = &mut c.emergency {
                emergency.confirmed_by.get_or_insert(*by);
            }
        }
        ComplaintEvent::ExternalCaseNotified { case } => {
            c.external.get_or_insert_with(|| case.clone());
        }
        ComplaintEvent::ExternalCaseReplied { at, .. } => {
            if let Some(external) = &mut c.external {
                external.replied_at.get_or_insert(*at);
            }
        }
        _ => {}
    }
}

/// From the first note to the resolution.
fn work(c: &mut Complaint, event: &ComplaintEvent) {
    match event {
        ComplaintEvent::ProgressNoted {
            at,
            told_customer: true,
            ..
        } if c.is_open() => {
            c.progress_told_at = c.progress_told_at.max(Some(*at));
        }
        ComplaintEvent::ComplaintPaused { pause } => {
            c.pauses.push(pause.clone());
            step(c, &[Stage::Processing], Stage::Pending);
        }
        ComplaintEvent::LongerPauseApproved { .. } => {
            if let Some(last) = c.pauses.last_mut() {
                last.pause.is_beyond_caps_approved = true;
            }
        }
        ComplaintEvent::ComplaintResumed {
            at,
            customer_replied_at,
        } => {
            end_pause(c, *at, *customer_replied_at);
            step(c, &[Stage::Pending], Stage::Processing);
        }
        ComplaintEvent::SolutionProposed { proposal } => {
            c.solution_told_at.get_or_insert(proposal.told_at);
            c.proposal = Some(proposal.clone());
            // 当场解决 proposes right after the answer at the counter.
            step(
                c,
                &[Stage::Processing, Stage::Acknowledged],
                Stage::Proposed,
            );
        }
        ComplaintEvent::SolutionRejected { at, .. } => {
            c.rejected_at = Some(*at);
            c.solution_told_at = None;
            c.proposal = None;
            step(c, &[Stage::Proposed], Stage::Processing);
        }
        ComplaintEvent::ComplaintResolved { resolution } => {
            c.resolution = Some(resolution.clone());
            c.hand_over = None;
            step(c, &[Stage::Proposed], Stage::Resolved);
        }
        _ => {}
    }
}

fn end_pause(c: &mut Complaint, at: UtcMs, customer_replied_at: Option<UtcMs>) {
    let Some(last) = c.pauses.last_mut() else {
        return;
    };
    if last.pause.to.is_none() {
        last.pause.to = Some(at);
        last.pause.customer_replied_at = customer_replied_at;
    }
}

/// After the resolution: the visit, the end, or another cycle.
fn end(c: &mut Complaint, event: &ComplaintEvent) {
    match event {
        ComplaintEvent::SurveySent { survey } => {
            c.survey.get_or_insert(*survey);
        }
        ComplaintEvent::CustomerRevisited { visit, is_last } => {
            c.visits.push(visit.clone());
            if *is_last {
                step(c, &[Stage::Resolved], Stage::Visited);
            }
        }
        ComplaintEvent::ComplaintClosed { closure } => {
            c.closure = Some(closure.clone());
            c.stage = Stage::Closed;
        }
        ComplaintEvent::ComplaintReopened { at, why, reason } => {
            let cycle = PastCycle {
                reopened_at: *at,
                why: *why,
                reason: reason.clone(),
                seat: c.seat(),
                first_response: c.first_response.clone(),
                solution_told_at: c.solution_told_at.take(),
                proposal: c.proposal.take(),
                pauses: std::mem::take(&mut c.pauses),
                resolution: c.resolution.take(),
                survey: c.survey.take(),
                visits: std::mem::take(&mut c.visits),
                closure: c.closure.take(),
            };
            c.past_cycles.push(cycle);
            (c.progress_told_at, c.solution_cap, c.rejected_at) = (None, None, None);
            c.stage = Stage::Reopened;
        }
        ComplaintEvent::ComplaintCancelled { cancellation } => {
            end_pause(c, cancellation.at, None);
            c.cancellation = Some(cancellation.clone());
            c.stage = Stage::Cancelled;
        }
        ComplaintEvent::ComplaintMerged { into } => {
            c.merged_into = Some(*into);
            c.stage = Stage::Merged;
        }
        _ => {}
    }
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

/// Takes the arrow of policy Part 5.2; an event that comes to another state leaves it: a fact that
/// arrives late never undoes a later one.
fn step(c: &mut Complaint, from: &[Stage], to: Stage) {
    if from.contains(&c.stage) {
        c.stage = to;
    }
}
