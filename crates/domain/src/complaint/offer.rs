//! What this person may do now, and for the rest, why not. The interface asks; it never decides.

use super::decide::may_act;
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
        .filter(|action| !is_behind(c, *action))
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

/// What moves the case on: the step that its stage waits for, unless an emergency waits first.
fn next_duty(c: &Complaint, ctx: &Context<'_>) -> Option<ActionKind> {
    let nearest = clocks(c, ctx.playbook);
    let nearest = next_due(&nearest)?.kind;
    Some(match (c.stage, nearest) {
        (Stage::Registered, _) => ActionKind::Acknowledge,
        (_, ClockKind::Activation) => ActionKind::StartEmergency,
        (Stage::Acknowledged, _) => ActionKind::Triage,
        (Stage::Triaged, _) => ActionKind::Take,
        (Stage::Processing, ClockKind::Progress) => ActionKind::NoteProgress,
        (Stage::Processing, _) => ActionKind::Propose,
        (Stage::Proposed, _) => ActionKind::Resolve,
        (Stage::Resolved, _) => return None,
    })
}

fn is_behind(c: &Complaint, action: ActionKind) -> bool {
    match action {
        ActionKind::Acknowledge => c.stage != Stage::Registered,
        ActionKind::Triage => c.stage as u8 >= Stage::Triaged as u8,
        ActionKind::Take => c.stage as u8 >= Stage::Processing as u8,
        ActionKind::StartEmergency => {
            c.emergency.is_some() || !c.grade.is_emergency() || !c.is_open()
        }
        ActionKind::NoteProgress
        | ActionKind::Propose
        | ActionKind::Resolve
        | ActionKind::Escalate
        | ActionKind::Edit => !c.is_open(),
    }
}
