//! May it happen? One file for each action, against the state, the person and the figures.

mod acknowledge;
mod attempt_contact;
mod cancel;
mod close;
mod demand;
mod edit;
mod emergency;
mod escalate;
mod external;
mod hand_over;
mod may_act;
mod merge;
mod note_progress;
mod pause;
mod propose;
mod register;
mod regrade;
mod reject_solution;
mod reopen;
mod resolve;
mod revisit;
mod survey;
mod take;
mod triage;

use super::{
    Complaint, ComplaintAction, ComplaintEvent, ContactMeans, Escalation, EscalationReason,
    FirstResponse, TalkSteps,
};
use crate::command::Context;
use crate::grade::{Level, Seat};
use crate::ids::StaffId;
use crate::organisation::Staff;
use crate::refusal::{Field, Refusal};
use crate::rules::back_dating_is_limited;
use crate::time::UtcMs;

pub(crate) use demand::{amount, short_enough, text};
pub use edit::value_of;
pub(in crate::complaint) use may_act::{may_act, stage_allows};
pub(crate) use register::{RegistrationFacts, register};

/// An action being decided: on which complaint, by whom, with which colleagues known.
struct Case<'a> {
    c: &'a Complaint,
    ctx: &'a Context<'a>,
    colleague: &'a dyn Fn(StaffId) -> Option<&'a Staff>,
}

impl Case<'_> {
    /// A colleague whom the action names.
    fn known(&self, id: StaffId) -> Result<&Staff, Refusal> {
        (self.colleague)(id)
            .filter(|s| may_be_named(s, self.c))
            .ok_or(Refusal::UnknownStaff)
    }

    /// A time that a person typed, within what the level may back-date. It can't precede the
    /// complaint, nor may a laptop's fast clock outrun now.
    fn typed_time(&self, field: Field, at: UtcMs) -> Result<UtcMs, Refusal> {
        Ok(self.past(field, at)?.max(self.c.raised_at))
    }

    /// The same, for what may have happened before the complaint.
    fn past(&self, field: Field, at: UtcMs) -> Result<UtcMs, Refusal> {
        let now = self.ctx.effective_at;
        let level = self.ctx.actor.level;
        back_dating_is_limited::check(self.ctx.playbook, level, field, at, now)?;
        Ok(at.min(now))
    }

    /// Graded straight away, a complaint may be told of progress or of a solution before anybody logged a
    /// contact: that is the first one.
    fn first_contact(&self, at: UtcMs, means: ContactMeans) -> Option<ComplaintEvent> {
        let is_first = self.c.first_response.is_none() && self.c.past_cycles.is_empty();
        is_first.then(|| ComplaintEvent::ComplaintAcknowledged {
            response: FirstResponse {
                at,
                by: self.ctx.actor.id,
                means,
                witness: None,
            },
            said: String::new(),
            talk: TalkSteps::default(),
        })
    }

    /// An escalation to 主管, or to the seat where it stands, with two hours.
    fn at_least_e1(&self, why: EscalationReason) -> ComplaintEvent {
        let at = self.ctx.effective_at;
        let escalation = Escalation {
            seat: self.c.seat().max(Seat::E1),
            at,
            due: at.plus_minutes(self.ctx.playbook.level_due_minutes),
            why,
            acknowledged_at: None,
        };
        ComplaintEvent::ComplaintEscalated {
            escalation,
            reason: None,
        }
    }

    fn text(&self, field: Field, value: &str) -> Result<String, Refusal> {
        demand::text(self.ctx.playbook, field, value)?;
        Ok(value.trim().to_owned())
    }
}

/// Whether an action on the complaint may name this colleague: certified, of its store or of the
/// management.
#[must_use]
pub fn may_be_named(staff: &Staff, c: &Complaint) -> bool {
    staff.certified && (staff.level == Level::L3 || crate::scope::reaches(staff, c.store))
}

/// T2 to T20: the events of an action. `colleague` finds staff that the action names.
///
/// # Errors
/// The first rule that refuses it.
pub(crate) fn act<'a>(
    c: &'a Complaint,
    action: &ComplaintAction,
    colleague: &'a dyn Fn(StaffId) -> Option<&'a Staff>,
    ctx: &'a Context<'a>,
) -> Result<Vec<ComplaintEvent>, Refusal> {
    use ComplaintAction as A;

    may_act(c, action.kind(), ctx)?;
    let case = Case { c, ctx, colleague };
    match action {
        A::Acknowledge {
            means,
            contacted_at,
            said,
            talk,
        } => acknowledge::decide(&case, *means, *contacted_at, said, *talk),
        A::AttemptContact {
            means,
            attempted_at,
        } => attempt_contact::decide(&case, *means, *attempted_at),
        A::Triage { .. } => triage::decide(&case, action),
        A::Take { bridging } => take::decide(&case, bridging.as_deref()),
        A::NoteProgress {
            note,
            told_customer,
            means,
        } => note_progress::decide(&case, note, *told_customer, *means),
        A::StartEmergency {
            measure,
            person_in_charge,
            quality_control_informed,
        } => emergency::start(&case, measure, *person_in_charge, *quality_control_informed),
        A::ConfirmEmergency => Ok(emergency::confirm(&case)),
        A::Propose { .. } => propose::decide(&case, action),
        A::RejectSolution { objection } => reject_solution::decide(&case, objection),
        A::Resolve {
            done,
            finished_at,
            cause,
            liability,
            result_told,
        } => resolve::decide(
            &case,
            done,
            *finished_at,
            (*cause, *liability),
            *result_told,
        ),
        A::Pause {
            class,
            awaited,
            resume_by,
        } => pause::pause(&case, *class, awaited, *resume_by),
        A::ApproveLongerPause { reason } => pause::approve_longer(&case, reason),
        A::Resume {
            customer_replied_at,
        } => pause::resume(&case, *customer_replied_at),
        A::Regrade {
            grade,
            reason,
            allow_later,
        } => regrade::decide(&case, *grade, reason, *allow_later),
        A::VerifyAmount { verified } => {
            amount(ctx.playbook, Field::Verified, *verified)?;
            let verified = *verified;
            Ok(vec![ComplaintEvent::AmountVerified { verified }])
        }
        A::Escalate { reason } => escalate::decide(&case, reason),
        A::AcknowledgeEscalation => Ok(escalate::acknowledge(&case)),
        A::Edit { edits } => edit::decide(&case, edits),
        A::Reassign { .. }
        | A::HandOver { .. }
        | A::AcceptHandOver
        | A::NoteExternalCase { .. }
        | A::ReplyToExternalCase { .. } => hand(&case, action),
        A::SendSurvey { .. }
        | A::Revisit { .. }
        | A::Close { .. }
        | A::CloseAsDutyDone { .. }
        | A::Reopen { .. }
        | A::Cancel { .. } => end(&case, action),
        // Spans two records: `merge` decides it.
        A::Merge { .. } => Err(Refusal::CannotMerge),
    }
}

/// Who answers for it, here and outside.
fn hand(case: &Case<'_>, action: &ComplaintAction) -> Result<Vec<ComplaintEvent>, Refusal> {
    use ComplaintAction as A;
    match action {
        A::Reassign { assignee, reason } => hand_over::reassign(case, *assignee, reason),
        A::HandOver { to, note } => hand_over::offer(case, *to, note),
        A::NoteExternalCase {
            authority,
            number,
            notified_at,
        } => external::note(case, *authority, number, *notified_at),
        A::ReplyToExternalCase { reply, replied_at } => external::reply(case, reply, *replied_at),
        _ => Ok(hand_over::accept(case)),
    }
}

/// What follows a resolution, and the ends.
fn end(case: &Case<'_>, action: &ComplaintAction) -> Result<Vec<ComplaintEvent>, Refusal> {
    use ComplaintAction as A;
    match action {
        A::Revisit {
            means,
            visited_at,
            answers,
        } => revisit::decide(case, *means, *visited_at, answers.as_ref()),
        A::Close { improvement } => close::decide(case, improvement.as_deref()),
        A::CloseAsDutyDone {
            written_reply,
            remedies_told,
        } => close::duty_done(case, written_reply, remedies_told),
        A::Reopen { reason } => reopen::decide(case, reason),
        A::Cancel { why, reason } => cancel::decide(case, *why, reason),
        A::SendSurvey { means } => Ok(survey::decide(case, *means)),
        _ => Ok(vec![]),
    }
}

/// T19: the events of both complaints.
///
/// # Errors
/// The first rule that refuses it.
pub(crate) fn merge<'a>(
    c: &'a Complaint,
    into: &Complaint,
    colleague: &'a dyn Fn(StaffId) -> Option<&'a Staff>,
    ctx: &'a Context<'a>,
) -> Result<merge::Merged, Refusal> {
    may_act(c, super::ActionKind::Merge, ctx)?;
    merge::decide(&Case { c, ctx, colleague }, into)
}
