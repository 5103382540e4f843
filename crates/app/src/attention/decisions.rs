//! Deciding on refused commands, each decision a command of its own, and taking it back.

use domain::command::Command;
use domain::ids::{CommandId, ReviewId};
use domain::record::{RecordKind, RecordRef, RecordState};
use domain::refusal::Refusal;
use domain::review::{RefusedCommand, Review, ReviewDecision, ReviewState, acted_on};
use store::{CommandState, OutboxRow, Reader, Transaction};
use sync::rebase::rebase;
use wire::attention::{
    AttentionDecision, ClashShown, DecideAttention, DecideReview, Decided, OneRefused,
    ReviewChoice, UndoWay,
};
use wire::envelope::RejectReason;

use super::clashes::Ground;
use super::{DISCARDED, HANDED_OVER, SENT_AGAIN, envelope_of, item_store};
use crate::complaints::{number, reason_of};
use crate::decide::Given;
use crate::error::Error;
use crate::opened::{ATTENTION, COMPLAINT, CUSTOMER, Opened, TIMELINE_ENTRY};
use crate::overlay::Overlay;
use crate::records::find;

const TOUCHED: &[&str] = &[
    COMPLAINT,
    CUSTOMER,
    RecordKind::Review.as_str(),
    TIMELINE_ENTRY,
    ATTENTION,
];

impl Opened {
    /// The author decides on an own refused command.
    pub(crate) fn decide_attention(&self, decide: DecideAttention) -> Result<Decided, Error> {
        let DecideAttention {
            command_id,
            decision,
            shown,
        } = decide;
        let undo = self.store.write_or::<_, Error>(|tx| {
            let row = self.own_refused(tx, command_id)?;
            match decision {
                AttentionDecision::Reapply { changed } => {
                    self.reapply(tx, &row, changed, &shown)?;
                    Ok(UndoWay::UntilSent)
                }
                AttentionDecision::HandOver { note } => {
                    let refused = self.refused_command(tx, &row)?;
                    let command = Command::HandToSupervisor { refused, note };
                    self.settle(tx, &row, &command, HANDED_OVER)
                }
                AttentionDecision::Discard { reason } => {
                    let refused = self.refused_command(tx, &row)?;
                    let command = Command::DiscardRefused { refused, reason };
                    self.settle(tx, &row, &command, DISCARDED)
                }
                AttentionDecision::Later { until } => {
                    reopen(tx, command_id)?;
                    tx.later(command_id, until)?;
                    Ok(UndoWay::AnyTime)
                }
            }
        })?;
        self.wrote(TOUCHED);
        Ok(Decided { command_id, undo })
    }

    /// A supervisor decides on a colleague's refused command: giving it and deciding are one action.
    pub(crate) fn decide_review(&self, decide: DecideReview) -> Result<Decided, Error> {
        let DecideReview {
            review,
            decision,
            shown,
        } = decide;
        let undo = self.store.write_or::<_, Error>(|tx| {
            let found = review_here(tx, review)?;
            let about = acted_on(&found.refused);
            let (typed, decision) = match decision {
                ReviewChoice::Apply { changed } => {
                    let ground = Ground {
                        typed: &found.refused.typed,
                        refusal: found.refused.refusal.as_ref(),
                        shown: &shown,
                    };
                    let typed = changed.unwrap_or_else(|| ground.typed.clone());
                    let again = ground.put_under(tx, typed)?;
                    let given = self.new_command();
                    let command = given.command_id;
                    (Some((again, given)), ReviewDecision::Apply { command })
                }
                ReviewChoice::Discard { reason } => (None, ReviewDecision::Discard { reason }),
            };
            let command = Command::DecideReview {
                review,
                about,
                decision,
            };
            let deciding = (&command, self.new_command());
            let Some((again, given)) = &typed else {
                self.give_all(tx, &[deciding])?;
                return Ok(UndoWay::AnyTime);
            };
            let action = [(&again.command, given.clone()), deciding];
            self.give_knowing(tx, &action, again.is_ahead)?;
            Ok(UndoWay::UntilSent)
        })?;
        self.wrote(TOUCHED);
        Ok(Decided {
            command_id: CommandId(review.0),
            undo,
        })
    }

    /// Takes the last decision back: withdrawn while it is unsent, else by a command that says so.
    pub(crate) fn undo_attention(&self, one: OneRefused) -> Result<Decided, Error> {
        let OneRefused { command_id } = one;
        self.store.write_or::<_, Error>(|tx| {
            // Somebody else's item may be on a laptop that both share: then the decision is a supervisor's.
            let own = tx.attention_of(command_id)?;
            let own = own.filter(|item| item.actor == Some(self.staff_id));
            let Some(item) = own else {
                return self.undo_review(tx, ReviewId(command_id.0));
            };
            match item.resolution.as_deref() {
                // No clock: one that was corrected backwards would leave it aside.
                None => tx.later(command_id, domain::time::UtcMs(0))?,
                Some(SENT_AGAIN) => {
                    let row = tx.outbox_row(command_id)?.ok_or(Error::NotFound)?;
                    let by = row.superseded_by.ok_or(Error::NotFound)?;
                    withdraw(tx, by)?;
                    self.lay_anew(tx)?;
                    tx.reopen_attention(command_id)?;
                }
                Some(_) => {
                    self.take_back(tx, ReviewId(command_id.0))?;
                    tx.reopen_attention(command_id)?;
                }
            }
            Ok(())
        })?;
        self.wrote(TOUCHED);
        Ok(Decided {
            command_id,
            undo: UndoWay::AnyTime,
        })
    }

    /// A supervisor's own decision on a review.
    fn undo_review(&self, tx: &Transaction<'_>, review: ReviewId) -> Result<(), Error> {
        let ReviewState::Applied { command, by, .. } = review_here(tx, review)?.state else {
            return self.take_back(tx, review);
        };
        let decision = last_command_on(tx, review)?;
        let is_mine = by == self.staff_id;
        let decided = decision.filter(|_| is_mine).ok_or(Error::SentAlready)?;
        withdraw(tx, decided.command_id)?;
        withdraw(tx, command)?;
        self.lay_anew(tx)
    }

    /// Handing over or discarding, taken back: without a trace while unsent. What a colleague decided on
    /// it since stays; the rules say that the person comes too late.
    fn take_back(&self, tx: &Transaction<'_>, review: ReviewId) -> Result<(), Error> {
        if let Some(last) = last_command_on(tx, review)?
            && last.actor == self.staff_id
            && last.state == CommandState::Pending
            && tx.withdraw_last(last.command_id)?
        {
            return self.lay_anew(tx);
        }
        let command = Command::TakeReviewBack { review };
        self.give(tx, &command, self.new_command())
    }

    /// Restores the confirmed records and lays what is pending on top again.
    fn lay_anew(&self, tx: &Transaction<'_>) -> Result<(), Error> {
        let mut overlay = Overlay {
            desk: self,
            tx,
            state: tx.sync_state()?,
            removed_scopes: &[],
        };
        rebase(&mut overlay, None)?;
        Ok(())
    }

    fn reapply(
        &self,
        tx: &Transaction<'_>,
        row: &OutboxRow,
        changed: Option<Command>,
        shown: &[ClashShown],
    ) -> Result<(), Error> {
        let envelope = envelope_of(row).ok_or(Error::BadRequest)?;
        let typed = envelope.command().map_err(|_| Error::BadRequest)?;
        let refusal = refusal_of(row);
        let ground = Ground {
            typed: &typed,
            refusal: refusal.as_ref(),
            shown,
        };
        // Also a registration keeps its id: what hung on it and was refused with it finds it again.
        let again = ground.put_under(tx, changed.unwrap_or_else(|| typed.clone()))?;
        let given = Given {
            supersedes: Some(row.command_id),
            occurred_at: envelope.occurred_at,
            ..self.new_command()
        };
        self.give_knowing(tx, &[(&again.command, given)], again.is_ahead)
    }

    /// A command decided for the author, and the item with it.
    fn settle(
        &self,
        tx: &Transaction<'_>,
        row: &OutboxRow,
        command: &Command,
        resolution: &str,
    ) -> Result<UndoWay, Error> {
        self.give(tx, command, self.new_command())?;
        let now = self.clock.now();
        tx.resolve_attention(row.command_id, resolution, self.staff_id, now)?;
        Ok(UndoWay::AnyTime)
    }

    /// An own refused command that waits for a decision; one taken back elsewhere is open again.
    fn own_refused(&self, tx: &Transaction<'_>, id: CommandId) -> Result<OutboxRow, Error> {
        let row = tx.outbox_row(id)?.ok_or(Error::NotFound)?;
        if row.actor != self.staff_id {
            return Err(Error::NotFound);
        }
        reopen(tx, id)?;
        let item = tx.attention_of(id)?.ok_or(Error::NotFound)?;
        if item.resolution.is_some() {
            return Err(Error::Refused(Refusal::SeenTo));
        }
        Ok(row)
    }

    fn refused_command(
        &self,
        tx: &Transaction<'_>,
        row: &OutboxRow,
    ) -> Result<RefusedCommand, Error> {
        let envelope = envelope_of(row).ok_or(Error::BadRequest)?;
        let typed = envelope.command().map_err(|_| Error::BadRequest)?;
        let on = typed.on();
        Ok(RefusedCommand {
            command: row.command_id,
            on,
            store: item_store(tx, &self.me(tx)?, &on)?,
            number: number_of(tx, on, &typed)?,
            typed: Box::new(typed),
            refusal: refusal_of(row),
            written_at: row.written_at,
        })
    }

    fn new_command(&self) -> Given {
        Given {
            command_id: CommandId(self.host.new_id()),
            supersedes: None,
            occurred_at: None,
            seen_version: None,
        }
    }
}

/// Opens an item whose decision somebody took back.
pub(crate) fn reopen(tx: &Transaction<'_>, id: CommandId) -> Result<(), Error> {
    let was_decided = tx
        .attention_of(id)?
        .is_some_and(|item| matches!(item.resolution.as_deref(), Some(HANDED_OVER | DISCARDED)));
    let is_back = matches!(
        find(tx, RecordKind::Review, id.0)?,
        Some(RecordState::Review(review)) if review.state == ReviewState::TakenBack
    );
    if was_decided && is_back {
        tx.reopen_attention(id)?;
    }
    Ok(())
}

/// Takes a command back that never left.
///
/// # Errors
/// [`Error::SentAlready`]; [`Error::NotTheLast`] when it waits with another one behind it.
fn withdraw(tx: &Transaction<'_>, command: CommandId) -> Result<(), Error> {
    if tx.withdraw_last(command)? {
        return Ok(());
    }
    let row = tx.outbox_row(command)?.ok_or(Error::NotFound)?;
    if row.state == CommandState::Pending && row.attempts == 0 {
        return Err(Error::NotTheLast);
    }
    Err(Error::SentAlready)
}

/// The rule that refused a command, when one did.
pub(crate) fn refusal_of(row: &OutboxRow) -> Option<Refusal> {
    match reason_of(row) {
        RejectReason::Rule { refusal } => Some(refusal),
        _ => None,
    }
}

fn review_here(r: &Reader<'_>, id: ReviewId) -> Result<Review, Error> {
    match find(r, RecordKind::Review, id.0)? {
        Some(RecordState::Review(review)) => Ok(review),
        _ => Err(Error::NotFound),
    }
}

fn last_command_on(r: &Reader<'_>, review: ReviewId) -> Result<Option<OutboxRow>, store::Error> {
    Ok(r.commands_on(RecordKind::Review.as_str(), review.0)?.pop())
}

fn number_of(
    r: &Reader<'_>,
    on: RecordRef,
    typed: &Command,
) -> Result<Option<String>, store::Error> {
    Ok(match (find(r, on.kind, on.id)?, typed) {
        (Some(RecordState::Complaint(c)), _) => Some(number(&c)),
        (_, Command::RegisterComplaint { complaint }) => Some(complaint.provisional_number.clone()),
        _ => None,
    })
}
