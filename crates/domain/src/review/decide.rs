//! May it happen? Handing over, discarding, deciding and taking back.

use super::{RefusedCommand, Review, ReviewDecision, ReviewEvent, ReviewState};
use crate::command::{Command, Context};
use crate::complaint::{Complaint, short_enough, text};
use crate::facts::{Facts, Seen};
use crate::field::Field;
use crate::grade::Level;
use crate::ids::{ComplaintId, ReviewId, StaffId, StoreId};
use crate::organisation::Staff;
use crate::record::{RecordKind, RecordRef};
use crate::refusal::Refusal;
use crate::rules::{a_person_acts_within_the_own_stores, who_may_do_what};

/// # Errors
/// The first rule that refuses it.
pub(crate) fn hand_over(
    refused: &RefusedCommand,
    note: &str,
    before: Option<&Review>,
    facts: &Facts,
    ctx: &Context<'_>,
) -> Result<Vec<ReviewEvent>, Refusal> {
    let refused = as_it_was(refused, before, facts, ctx)?;
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
    facts: &Facts,
    ctx: &Context<'_>,
) -> Result<Vec<ReviewEvent>, Refusal> {
    let refused = as_it_was(refused, before, facts, ctx)?;
    text(ctx.playbook, Field::Reason, reason)?;
    let review = Box::new(review(refused, discarded(reason, ctx), ctx));
    Ok(vec![ReviewEvent::RefusedCommandDiscarded { review }])
}

/// Who may decide on a command of somebody's that belongs to a store: neither its author, nor whoever
/// must keep out of the complaint that it acted on.
///
/// # Errors
/// The first rule that refuses it.
pub fn may_decide(
    who: &Staff,
    author: StaffId,
    store: StoreId,
    about: Option<&Complaint>,
) -> Result<(), Refusal> {
    a_person_acts_within_the_own_stores::check(who, store)?;
    who_may_do_what::check_certified(who)?;
    if who.level < Level::L2 {
        return Err(Refusal::LevelTooLow {
            needed: Level::L2,
            grade: None,
        });
    }
    if author == who.id || about.is_some_and(|c| c.keeps_out.contains(&who.id)) {
        return Err(Refusal::MustKeepOut);
    }
    Ok(())
}

/// `about` is the complaint that the decision names, and what is here of it. Giving a command up needs
/// no complaint: one that was taken back meanwhile keeps nobody from it.
///
/// # Errors
/// The first rule that refuses it.
pub(crate) fn decide_review(
    review: &Review,
    decision: &ReviewDecision,
    about: Option<(ComplaintId, Result<&Complaint, Refusal>)>,
    ctx: &Context<'_>,
) -> Result<Vec<ReviewEvent>, Refusal> {
    let refused = &review.refused;
    if about.as_ref().map(|(id, _)| *id) != acted_on(refused) {
        may_decide(ctx.actor, review.by, refused.store, None)?;
        return Err(Refusal::NotFound {
            kind: RecordKind::Complaint,
        });
    }
    let about = match (about, decision) {
        (None, _) | (Some((_, Err(_))), ReviewDecision::Discard { .. }) => None,
        (Some((_, Err(refusal))), ReviewDecision::Apply { .. }) => return Err(refusal),
        (Some((_, Ok(complaint))), _) => Some(complaint),
    };
    may_decide(ctx.actor, review.by, refused.store, about)?;
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
pub fn acted_on(refused: &RefusedCommand) -> Option<ComplaintId> {
    let is_within_reach = !matches!(
        refused.refusal,
        None | Some(Refusal::OutOfScope | Refusal::NotFound { .. } | Refusal::Removed)
    );
    match &*refused.typed {
        Command::ActOnComplaint { complaint, .. } if is_within_reach => Some(*complaint),
        _ => None,
    }
}

/// The author may, once; and again after the decision was taken back. What was typed and which rule
/// refused it, the deciding side knows better than a laptop says; where it can't see, it takes its word.
fn as_it_was(
    refused: &RefusedCommand,
    before: Option<&Review>,
    facts: &Facts,
    ctx: &Context<'_>,
) -> Result<RefusedCommand, Refusal> {
    a_person_acts_within_the_own_stores::check(ctx.actor, refused.store)?;
    // The history stands with that record, so it must be the one that was acted on.
    if refused.on != refused.typed.on() {
        return Err(Refusal::NotFound {
            kind: refused.on.kind,
        });
    }
    match before {
        None => {}
        Some(r) if r.state == ReviewState::TakenBack && r.by == ctx.actor.id => {}
        Some(_) => return Err(Refusal::SeenTo),
    }
    let mut refused = refused.clone();
    match facts.refused(refused.command) {
        Seen::Unknown => {}
        Seen::Known(Some(known))
            if known.actor == ctx.actor.id && known.typed.as_ref() == Some(&*refused.typed) =>
        {
            refused.refusal.clone_from(&known.refusal);
            // Nobody writes into the history of what one can't reach: it stands with the review.
            if !known.is_within_reach {
                refused.on = RecordRef::new(RecordKind::Review, refused.command.0);
            }
        }
        Seen::Known(_) => return Err(Refusal::NotRefused),
    }
    Ok(refused)
}

fn review(refused: RefusedCommand, state: ReviewState, ctx: &Context<'_>) -> Review {
    Review {
        id: ReviewId(refused.command.0),
        refused,
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
