//! How a checkpoint takes effect: put the confirmed state back, take the records in, decide again
//! what is still pending. One order, in one transaction of whoever stores it (`sync.md` 3.4).

use wire::envelope::CommandEnvelope;
use wire::sync_protocol::Change;

/// A complete checkpoint: all its pages, to be taken in together or not at all.
#[derive(Debug, Clone, PartialEq)]
pub struct Checkpoint {
    /// Changes in order.
    pub changes: Vec<Change>,
    /// The central's sequence number that they lead to.
    pub seq: u64,
}

/// Confirmed records with pending commands on top, as a store keeps them.
pub trait Overlaid {
    /// What the store can meet.
    type Error;

    /// Puts the confirmed copy of every overlaid record back. Repeating it changes nothing.
    ///
    /// # Errors
    /// What the store meets.
    fn restore_confirmed(&mut self) -> Result<(), Self::Error>;

    /// Takes one change in.
    ///
    /// # Errors
    /// What the store meets.
    fn take_in(&mut self, change: &Change) -> Result<(), Self::Error>;

    /// Acknowledged commands up to here are in the records now and need no overlay.
    ///
    /// # Errors
    /// What the store meets.
    fn settle_up_to(&mut self, seq: u64) -> Result<(), Self::Error>;

    /// Commands that still lie on top, in the order they were given.
    ///
    /// # Errors
    /// What the store meets.
    fn on_top(&mut self) -> Result<Vec<CommandEnvelope>, Self::Error>;

    /// Decides a command again and lays its records on top. A refusal here is only a likely one:
    /// the command is still sent, for only the central rejects. Says whether it was decided.
    ///
    /// # Errors
    /// What the store meets.
    fn lay_on_top(&mut self, command: &CommandEnvelope) -> Result<bool, Self::Error>;
}

/// What a rebase did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Rebased {
    /// Changes taken in.
    pub taken_in: usize,
    /// Commands laid on top again.
    pub on_top: usize,
    /// Commands that the rules refuse on the new state; the central will say.
    pub likely_rejected: usize,
}

/// Takes a checkpoint in under what is pending; with none, only decides the pending again.
///
/// # Errors
/// What the store meets; its transaction must then be rolled back.
pub fn rebase<O: Overlaid>(
    overlaid: &mut O,
    checkpoint: Option<&Checkpoint>,
) -> Result<Rebased, O::Error> {
    overlaid.restore_confirmed()?;
    let mut did = Rebased::default();
    if let Some(checkpoint) = checkpoint {
        for change in &checkpoint.changes {
            overlaid.take_in(change)?;
        }
        did.taken_in = checkpoint.changes.len();
        overlaid.settle_up_to(checkpoint.seq)?;
    }
    for command in overlaid.on_top()? {
        if overlaid.lay_on_top(&command)? {
            did.on_top += 1;
        } else {
            did.likely_rejected += 1;
        }
    }
    Ok(did)
}
