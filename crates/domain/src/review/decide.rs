//! May it happen? Handing over, discarding, deciding and taking back.

use super::{RefusedCommand, Review, ReviewDecision, ReviewEvent, ReviewState};
use crate::command::{Command, Context};
use crate::complaint::{Complaint, short_enough, text};
use crate::field::Field;
use crate::grade::Level;
use crate::ids::ReviewId;
use crate::record::RecordKind;
use crate::refusal::Refusal;
use crate::rules::a_person_acts_within_the_own_stores;

/// # Errors
/// The first rule that refuses it.
pub(crate) fn hand_over(
    refused: &RefusedCommand,
    note: &str,
    before: Option<&Review>,
    ctx: &Context<'_>,
) -> Result<Vec<ReviewEvent>, Refusal> {
    check_refused(refused, before, ctx)?;
    short_enough(ctx.playbook, Field::Note, note)?;
    let state = ReviewState::Waiting {
        note: note.trim().to_owned(),
    };
    let review = Box::new(review(refused, state, ctx));
    Ok(vec![ReviewEvent::RefusedCommandHandedOver { review }])
}

/// # Errors
/// The first rule that refuses it.
pub(crate) fn discard(
    refused: &RefusedCommand,
    reason: &str,
    before: Option<&Review>,
    ctx: &Context<'_>,
) -> Result<Vec<ReviewEvent>, Refusal> {
    check_refused(refused, before, ctx)?;
    text(ctx.playbook, Field::Reason, reason)?;
    let review = Box::new(review(refused, discarded(reason, ctx), ctx));
    Ok(vec![ReviewEvent::RefusedCommandDiscarded { review }])
}

/// # Errors
/// The first rule that refuses it.
pub(crate) fn decide_review(
    review: &Review,
    decision: &ReviewDecision,
    about: Option<&Complaint>,
    ctx: &Context<'_>,
) -> Result<Vec<ReviewEvent>, Refusal> {
    a_person_acts_within_the_own_stores::check(ctx.actor, review.refused.store)?;
    if ctx.actor.level < Level::L2 {
        return Err(Refusal::LevelTooLow {
            needed: Level::L2,
            grade: None,
        });
    }
    if about.map(|c| c.id) != acted_on(&review.refused) {
        return Err(Refusal::NotFound {
            kind: RecordKind::Complaint,
        });
    }
    let keeps_out = about.is_some_and(|c| c.keeps_out.contains(&ctx.actor.id));
    if review.by == ctx.actor.id || keeps_out {
        return Err(Refusal::MustKeepOut);
    }
    if !matches!(review.state, ReviewState::Waiting { .. }) {
        return Err(Refusal::SeenTo);
    }
    let state = match decision {
        ReviewDecision::Apply { command } => ReviewState::Applied {
            by: ctx.actor.id,
            by_name: ctx.actor.name.clone(),
            command: *command,
        },
        ReviewDecision::Discard { reason } => {
            text(ctx.playbook, Field::Reason, reason)?;
            discarded(reason, ctx)
        }
    };
    let at = ctx.effective_at;
    Ok(vec![ReviewEvent::ReviewDecided { state, at }])
}

/// # Errors
/// The first rule that refuses it.
pub(crate) fn take_back(review: &Review, ctx: &Context<'_>) -> Result<Vec<ReviewEvent>, Refusal> {
    a_person_acts_within_the_own_stores::check(ctx.actor, review.refused.store)?;
    let decided_last = match &review.state {
        ReviewState::Waiting { .. } => Some(review.by),
        ReviewState::Discarded { by, .. } => Some(*by),
        ReviewState::Applied { .. } | ReviewState::TakenBack => None,
    };
    if decided_last != Some(ctx.actor.id) {
        return Err(Refusal::SeenTo);
    }
    let at = ctx.effective_at;
    Ok(vec![ReviewEvent::ReviewTakenBack { at }])
}

/// The complaint that a refused command acted on, where deciding can look at it.
#[must_use]
pub fn acted_on(refused: &RefusedCommand) -> Option<crate::ids::ComplaintId> {
    let is_within_reach = !matches!(
        refused.refusal,
        None | Some(Refusal::OutOfScope | Refusal::NotFound { .. } | Refusal::Removed)
    );
    match &*refused.typed {
        Command::ActOnComplaint { complaint, .. } if is_within_reach => Some(*complaint),
        _ => None,
    }
}

/// The author may, once; and again after the decision was taken back.
fn check_refused(
    refused: &RefusedCommand,
    before: Option<&Review>,
    ctx: &Context<'_>,
) -> Result<(), Refusal> {
    a_person_acts_within_the_own_stores::check(ctx.actor, refused.store)?;
    // The history stands with that record, so it must be the one that was acted on.
    if refused.on != refused.typed.on() {
        return Err(Refusal::NotFound {
            kind: refused.on.kind,
        });
    }
    match before {
        None => Ok(()),
        Some(r) if r.state == ReviewState::TakenBack && r.by == ctx.actor.id => Ok(()),
        Some(_) => Err(Refusal::SeenTo),
    }
}

fn review(refused: &RefusedCommand, state: ReviewState, ctx: &Context<'_>) -> Review {
    Review {
        id: ReviewId(refused.command.0),
        refused: refused.clone(),
        by: ctx.actor.id,
        by_name: ctx.actor.name.clone(),
        at: ctx.effective_at,
        state,
    }
}

fn discarded(reason: &str, ctx: &Context<'_>) -> ReviewState {
    ReviewState::Discarded {
        by: ctx.actor.id,
        by_name: ctx.actor.name.clone(),
        reason: reason.trim().to_owned(),
    }
}
