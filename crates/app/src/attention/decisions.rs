//! Deciding on refused commands, each decision a command of its own, and taking it back.

use domain::command::Command;
use domain::complaint::ComplaintAction;
use domain::field::FieldEdit;
use domain::ids::{CommandId, ComplaintId, ReviewId};
use domain::record::{RecordKind, RecordRef, RecordState};
use domain::refusal::Refusal;
use domain::review::{RefusedCommand, Review, ReviewDecision, ReviewState, acted_on};
use store::{CommandState, OutboxRow, Reader, Transaction};
use sync::rebase::rebase;
use wire::attention::{
    AttentionDecision, DecideAttention, DecideReview, Decided, OneRefused, ReviewChoice, UndoWay,
};
use wire::envelope::{RejectReason, Verdict};

use super::{DISCARDED, HANDED_OVER, SENT_AGAIN, envelope_of, item_store, value_now};
use crate::complaints::number;
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
        } = decide;
        let undo = self.store.write_or::<_, Error>(|tx| {
            let row = self.own_refused(tx, command_id)?;
            match decision {
                AttentionDecision::Reapply { changed } => {
                    self.reapply(tx, &row, changed)?;
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
        let DecideReview { review, decision } = decide;
        let undo = self.store.write_or::<_, Error>(|tx| {
            let found = review_here(tx, review)?;
            let about = acted_on(&found.refused);
            let (typed, decision) = match decision {
                ReviewChoice::Apply { changed } => {
                    let typed = changed.unwrap_or_else(|| (*found.refused.typed).clone());
                    let typed = on_what_is_here(tx, self.with_new_id(typed))?;
                    let given = self.new_command();
                    let command = given.command_id;
                    (Some((typed, given)), ReviewDecision::Apply { command })
                }
                ReviewChoice::Discard { reason } => (None, ReviewDecision::Discard { reason }),
            };
            let command = Command::DecideReview {
                review,
                about,
                decision,
            };
            let deciding = (&command, self.new_command());
            let Some((typed, given)) = &typed else {
                self.give_all(tx, &[deciding])?;
                return Ok(UndoWay::AnyTime);
            };
            self.give_all(tx, &[(typed, *given), deciding])?;
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
            let Some(item) = tx.attention_of(command_id)? else {
                return self.undo_review(tx, ReviewId(command_id.0));
            };
            if item.actor != Some(self.staff_id) {
                return Err(Error::NotFound);
            }
            match item.resolution.as_deref() {
                // No clock: one that was corrected backwards would leave it aside.
                None => tx.later(command_id, domain::time::UtcMs(0))?,
                Some(SENT_AGAIN) => {
                    let row = tx.outbox_row(command_id)?.ok_or(Error::NotFound)?;
                    let by = row.superseded_by.ok_or(Error::NotFound)?;
                    if !tx.withdraw_last(by)? {
                        return Err(Error::SentAlready);
                    }
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
        if !tx.withdraw_last(decided.command_id)? || !tx.withdraw_last(command)? {
            return Err(Error::SentAlready);
        }
        self.lay_anew(tx)
    }

    /// Handing over or discarding, taken back: without a trace while unsent.
    fn take_back(&self, tx: &Transaction<'_>, review: ReviewId) -> Result<(), Error> {
        if let Some(last) = last_command_on(tx, review)?
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
    ) -> Result<(), Error> {
        let envelope = envelope_of(row).ok_or(Error::BadRequest)?;
        let typed = match changed {
            Some(changed) => changed,
            None => envelope.command().map_err(|_| Error::BadRequest)?,
        };
        let command = on_what_is_here(tx, self.with_new_id(typed))?;
        let given = Given {
            supersedes: Some(row.command_id),
            occurred_at: envelope.occurred_at,
            ..self.new_command()
        };
        self.give(tx, &command, given)
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
        let verdict = row.verdict.as_deref();
        let refusal = match verdict.and_then(|v| serde_json::from_str(v).ok()) {
            Some(Verdict::Rejected {
                reason: RejectReason::Rule { refusal },
                ..
            }) => Some(refusal),
            _ => None,
        };
        Ok(RefusedCommand {
            command: row.command_id,
            on,
            store: item_store(tx, &self.me(tx)?, &on)?,
            number: number_of(tx, on, &typed)?,
            typed: Box::new(typed),
            refusal,
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

    /// A refused registration made nothing, but its id is spent: the new one gets its own.
    fn with_new_id(&self, command: Command) -> Command {
        match command {
            Command::RegisterComplaint { mut complaint } => {
                complaint.id = ComplaintId(self.host.new_id());
                Command::RegisterComplaint { complaint }
            }
            other => other,
        }
    }
}

/// An edit starts from what is here now, so that it wins; everything else is decided as it is.
fn on_what_is_here(tx: &Reader<'_>, command: Command) -> Result<Command, Error> {
    let on = command.on();
    let now = |edits: Vec<FieldEdit>| {
        edits
            .into_iter()
            .map(|edit| {
                let base = value_now(tx, &on, edit.field)?.unwrap_or(edit.base);
                Ok(FieldEdit { base, ..edit })
            })
            .collect::<Result<Vec<_>, Error>>()
    };
    Ok(match command {
        Command::ActOnComplaint {
            complaint,
            action: ComplaintAction::Edit { edits },
        } => Command::ActOnComplaint {
            complaint,
            action: ComplaintAction::Edit { edits: now(edits)? },
        },
        Command::EditCustomer { mut edit } => {
            edit.edits = now(edit.edits)?;
            Command::EditCustomer { edit }
        }
        other => other,
    })
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
