//! What this person may do now, and for the rest, why not. The interface asks; it never decides.

use super::decide::{may_act, stage_allows};
use super::{ActionKind, Complaint, Stage};
use crate::command::Context;
use crate::refusal::Refusal;
use crate::shape;
use crate::sla::{ClockKind, clocks, next_due};

shape! {
    /// One action with its answer.
    #[derive(Eq)]
    pub struct Offer {
        /// Which action.
        pub action: ActionKind,
        /// Why not now; none when it is allowed.
        pub refusal: Option<Refusal>,
        /// The next duty: what the nearest running clock waits for.
        pub is_next: bool,
    }
}

/// Every action with its answer for this person now, in the order of the machine. Actions that the
/// stage has left behind for good are left out.
#[must_use]
pub fn offers(c: &Complaint, ctx: &Context<'_>) -> Vec<Offer> {
    let mut offers: Vec<Offer> = ActionKind::ALL
        .into_iter()
        .filter(|action| is_shown(c, *action))
        .map(|action| Offer {
            action,
            refusal: may_act(c, action, ctx).err(),
            is_next: false,
        })
        .collect();
    let next = next_duty(c, ctx);
    let place = offers
        .iter()
        .position(|o| o.refusal.is_none() && Some(o.action) == next)
        .or_else(|| offers.iter().position(|o| o.refusal.is_none()));
    if let Some(place) = place {
        offers[place].is_next = true;
    }
    offers
}

/// What moves the case on: the step that its stage waits for, unless another duty waits first.
fn next_duty(c: &Complaint, ctx: &Context<'_>) -> Option<ActionKind> {
    let clocks = clocks(c, ctx.playbook);
    let nearest = next_due(&clocks)?.kind;
    Some(match (c.stage, nearest) {
        (_, ClockKind::SeatAcknowledgement)
            if may_act(c, ActionKind::AcknowledgeEscalation, ctx).is_ok() =>
        {
            ActionKind::AcknowledgeEscalation
        }
        (_, ClockKind::External) => ActionKind::ReplyToExternalCase,
        (Stage::Registered, _) => ActionKind::Acknowledge,
        (_, ClockKind::Activation) => ActionKind::StartEmergency,
        (Stage::Acknowledged, _) => ActionKind::Triage,
        (Stage::Triaged | Stage::Reopened, _) => ActionKind::Take,
        (Stage::Processing | Stage::Pending, ClockKind::Progress) => ActionKind::NoteProgress,
        (Stage::Processing, _) => ActionKind::Propose,
        (Stage::Pending, _) => ActionKind::Resume,
        (Stage::Proposed, _) => ActionKind::Resolve,
        (Stage::Resolved, ClockKind::Survey) => ActionKind::SendSurvey,
        (Stage::Resolved, _) => ActionKind::Revisit,
        (Stage::Visited, _) => ActionKind::Close,
        (Stage::Closed | Stage::Cancelled | Stage::Merged, _) => return None,
    })
}

/// Steps that stand ahead are shown with why not yet; everything else only where it has its place.
fn is_shown(c: &Complaint, action: ActionKind) -> bool {
    if stage_allows(c, action) {
        return match action {
            ActionKind::NoteProgress => c.is_open(),
            ActionKind::StartEmergency => c.emergency.is_none() && c.grade.is_emergency(),
            ActionKind::CloseAsDutyDone => c.past_cycles.len() > 1,
            _ => true,
        };
    }
    c.is_open()
        && matches!(
            (action, c.stage),
            (ActionKind::Triage, Stage::Registered)
                | (ActionKind::Take, Stage::Registered | Stage::Acknowledged)
                | (ActionKind::Propose | ActionKind::Resolve, _)
        )
}
