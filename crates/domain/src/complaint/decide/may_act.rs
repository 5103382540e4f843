//! Whether this person may do this kind of thing to the complaint now, before any field is filled.
//! What is offered and what is decided ask the same question.

use super::super::{ActionKind, Complaint, Reaction, Stage};
use super::revisit::is_own_work;
use crate::command::Context;
use crate::grade::Level;
use crate::refusal::Refusal;
use crate::rules::{
    a_person_acts_within_the_own_stores, the_accused_keeps_out,
    the_ladder_ends_at_e2_for_milder_grades, who_may_do_what, who_may_set_which_grade,
};
use crate::time::DAY_MS;

/// The states of policy Part 5.2 in which an action has its place.
pub(in crate::complaint) fn stage_allows(c: &Complaint, kind: ActionKind) -> bool {
    let stage = c.stage;
    match kind {
        // Graded straight away without a contact, it still waits for the first one.
        ActionKind::Acknowledge | ActionKind::AttemptContact => {
            stage == Stage::Registered
                || (c.is_open() && c.first_response.is_none() && c.past_cycles.is_empty())
        }
        ActionKind::Triage => matches!(stage, Stage::Registered | Stage::Acknowledged),
        ActionKind::Take => matches!(stage, Stage::Triaged | Stage::Reopened),
        // A note is only added: it is taken even when a colleague resolved the complaint meanwhile.
        ActionKind::NoteProgress => stage != Stage::Registered,
        ActionKind::StartEmergency
        | ActionKind::Regrade
        | ActionKind::VerifyAmount
        | ActionKind::HandOver
        | ActionKind::Escalate
        | ActionKind::Merge
        | ActionKind::Cancel
        | ActionKind::Edit => c.is_open(),
        ActionKind::ConfirmEmergency => {
            c.is_open()
                && c.emergency
                    .as_ref()
                    .is_some_and(|e| e.confirmed_by.is_none())
        }
        ActionKind::Reassign => c.is_open() && c.assignee.is_some(),
        ActionKind::AcceptHandOver => c.is_open() && c.hand_over.is_some(),
        ActionKind::AcknowledgeEscalation => {
            let rings = |e: &super::super::Escalation| e.acknowledged_at.is_none();
            c.is_open() && c.escalation.as_ref().is_some_and(rings)
        }
        ActionKind::Propose => matches!(stage, Stage::Processing | Stage::Proposed),
        ActionKind::RejectSolution | ActionKind::Resolve => stage == Stage::Proposed,
        ActionKind::Pause => stage == Stage::Processing,
        ActionKind::ApproveLongerPause | ActionKind::Resume => stage == Stage::Pending,
        ActionKind::SendSurvey => {
            matches!(stage, Stage::Resolved | Stage::Visited) && c.survey.is_none()
        }
        ActionKind::Revisit => stage == Stage::Resolved,
        ActionKind::Close => stage == Stage::Visited,
        ActionKind::Reopen => matches!(stage, Stage::Resolved | Stage::Visited | Stage::Closed),
        ActionKind::CloseAsDutyDone => !c.is_over() && !c.past_cycles.is_empty(),
        ActionKind::NoteExternalCase => !c.is_over() && c.external.is_none(),
        ActionKind::ReplyToExternalCase => {
            c.external.as_ref().is_some_and(|e| e.replied_at.is_none())
        }
    }
}

/// # Errors
/// The first rule that refuses it.
pub(in crate::complaint) fn may_act(
    c: &Complaint,
    kind: ActionKind,
    ctx: &Context<'_>,
) -> Result<(), Refusal> {
    let actor = ctx.actor;
    who_may_do_what::check_certified(actor)?;
    a_person_acts_within_the_own_stores::check(actor, c.store)?;
    if !stage_allows(c, kind) {
        return Err(Refusal::WrongStage { stage: c.stage });
    }
    the_accused_keeps_out::check(c, actor.id, kind)?;
    who_may_do_what::check(c, actor, kind)?;
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
        // T3a is for an L2: an L1 answers first.
        ActionKind::Triage if c.stage == Stage::Registered && actor.level < Level::L2 => {
            Err(Refusal::LevelTooLow {
                needed: Level::L2,
                grade: None,
            })
        }
        ActionKind::Triage => who_may_set_which_grade::check_at_triage(c, actor.level, c.grade),
        ActionKind::Escalate => {
            the_ladder_ends_at_e2_for_milder_grades::next_seat(c, ctx.effective_at).map(|_| ())
        }
        ActionKind::AcceptHandOver if c.hand_over.as_ref().is_none_or(|h| h.to != actor.id) => {
            Err(Refusal::NotHandedToYou)
        }
        ActionKind::Revisit if is_own_work(c, actor) => Err(Refusal::VisitedByTheAssignee),
        ActionKind::Reopen => may_reopen(c, ctx),
        ActionKind::CloseAsDutyDone => {
            let needed = ctx.playbook.reopening.duty_done_after;
            let so_far = u32::try_from(c.past_cycles.len()).unwrap_or(u32::MAX);
            if so_far >= needed {
                Ok(())
            } else {
                Err(Refusal::TooFewReopenings { needed, so_far })
            }
        }
        _ => Ok(()),
    }
}

/// T16 has its time.
fn may_reopen(c: &Complaint, ctx: &Context<'_>) -> Result<(), Refusal> {
    let limit_days = ctx.playbook.reopening.within_days;
    let closed_at = c.closure.as_ref().map(|closure| closure.at);
    let is_late = |at| ctx.effective_at.since(at) > i64::from(limit_days) * DAY_MS;
    if c.stage == Stage::Closed && closed_at.is_some_and(is_late) {
        return Err(Refusal::ClosedTooLongAgo { limit_days });
    }
    Ok(())
}
