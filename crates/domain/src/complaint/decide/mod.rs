//! May it happen? One file for each action, against the state, the person and the figures.

mod acknowledge;
mod demand;
mod edit;
mod escalate;
mod note_progress;
mod propose;
mod register;
mod resolve;
mod start_emergency;
mod take;
mod triage;

use super::{ActionKind, Complaint, ComplaintAction, ComplaintEvent, Reaction, Stage};
use crate::command::Context;
use crate::grade::Level;
use crate::ids::StaffId;
use crate::organisation::Staff;
use crate::refusal::{Field, Refusal};
use crate::rules::{
    a_person_acts_within_the_own_stores, back_dating_is_limited, the_accused_keeps_out,
    the_ladder_ends_at_e2_for_milder_grades, who_may_do_what, who_may_set_which_grade,
};
use crate::time::UtcMs;

pub(crate) use demand::{amount, short_enough, text};
pub use edit::value_of;
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
        let now = self.ctx.effective_at;
        let level = self.ctx.actor.level;
        back_dating_is_limited::check(self.ctx.playbook, level, field, at, now)?;
        Ok(at.min(now).max(self.c.raised_at))
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
    may_act(c, action.kind(), ctx)?;
    let case = Case { c, ctx, colleague };
    match action {
        ComplaintAction::Acknowledge {
            means,
            contacted_at,
            said,
            talk,
        } => acknowledge::decide(&case, *means, *contacted_at, said, *talk),
        ComplaintAction::Triage {
            grade,
            reason,
            department,
            assignee,
        } => triage::decide(&case, *grade, reason, department, *assignee),
        ComplaintAction::Take { bridging } => take::decide(&case, bridging.as_deref()),
        ComplaintAction::NoteProgress {
            note,
            told_customer,
            means,
        } => note_progress::decide(&case, note, *told_customer, *means),
        ComplaintAction::StartEmergency {
            measure,
            person_in_charge,
            quality_control_informed,
        } => start_emergency::decide(&case, measure, *person_in_charge, *quality_control_informed),
        ComplaintAction::Propose { .. } => propose::decide(&case, action),
        ComplaintAction::Resolve {
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
        ComplaintAction::Escalate { reason } => escalate::decide(&case, reason),
        ComplaintAction::Edit { edits } => edit::decide(&case, edits),
    }
}

/// Whether this person may do this kind of thing to the complaint now, before any field is filled.
/// What is offered and what is decided ask the same question.
///
/// # Errors
/// The first rule that refuses it.
pub(in crate::complaint) fn may_act(
    c: &Complaint,
    kind: ActionKind,
    ctx: &Context<'_>,
) -> Result<(), Refusal> {
    who_may_do_what::check_certified(ctx.actor)?;
    a_person_acts_within_the_own_stores::check(ctx.actor, c.store)?;
    let stage_allows = match kind {
        ActionKind::Acknowledge => c.stage == Stage::Registered,
        ActionKind::Triage => c.stage == Stage::Acknowledged,
        ActionKind::Take => c.stage == Stage::Triaged,
        // A note is only added: it is taken even when a colleague resolved the complaint meanwhile.
        ActionKind::NoteProgress => c.stage != Stage::Registered,
        ActionKind::StartEmergency | ActionKind::Escalate | ActionKind::Edit => c.is_open(),
        ActionKind::Propose => matches!(c.stage, Stage::Processing | Stage::Proposed),
        ActionKind::Resolve => c.stage == Stage::Proposed,
    };
    if !stage_allows {
        return Err(Refusal::WrongStage { stage: c.stage });
    }
    the_accused_keeps_out::check(c, ctx.actor.id, kind)?;
    who_may_do_what::check(c, ctx.actor, kind)?;
    match kind {
        ActionKind::StartEmergency if !c.grade.is_emergency() => Err(Refusal::NotAnEmergency),
        ActionKind::StartEmergency if c.emergency.is_some() => Err(Refusal::AlreadyDone),
        ActionKind::Resolve
            if c.proposal
                .as_ref()
                .is_none_or(|p| p.reaction != Reaction::Accepted) =>
        {
            Err(Refusal::NotAccepted)
        }
        ActionKind::Triage => who_may_set_which_grade::check_at_triage(c, ctx.actor.level, c.grade),
        ActionKind::Escalate => {
            the_ladder_ends_at_e2_for_milder_grades::next_seat(c, ctx.effective_at).map(|_| ())
        }
        _ => Ok(()),
    }
}
