//! Confirmed records with pending commands on top, over one transaction of the store.

use store::{StoredRecord, SyncState, Transaction};
use sync::rebase::Overlaid;
use wire::envelope::CommandEnvelope;
use wire::sync_protocol::Change;

use crate::decide::decide_again;
use crate::error::Error;
use crate::opened::Opened;
use crate::records::lay;

/// The overlay of one transaction.
pub(crate) struct Overlay<'a, 'c> {
    pub desk: &'a Opened,
    pub tx: &'a Transaction<'c>,
    pub state: SyncState,
    /// Scopes that the central took away with this checkpoint.
    pub removed_scopes: &'a [String],
}

impl Overlaid for Overlay<'_, '_> {
    type Error = Error;

    fn restore_confirmed(&mut self) -> Result<(), Error> {
        self.tx.restore_shadows()?;
        for scope in self.removed_scopes {
            self.tx.evict_scope(scope)?;
        }
        self.tx.clear_shadows()?;
        Ok(())
    }

    fn take_in(&mut self, change: &Change) -> Result<(), Error> {
        match change {
            Change::Upsert { record } => {
                self.tx.put(&StoredRecord {
                    kind: record.kind.clone(),
                    id: record.id,
                    version: record.version,
                    seq: record.seq,
                    parent: record.parent,
                    scope_keys: record.scope_keys.clone(),
                    state: record.state.to_string(),
                })?;
            }
            Change::Evict { entity } => {
                self.tx.evict(&entity.kind, entity.id)?;
            }
        }
        Ok(())
    }

    fn settle_up_to(&mut self, seq: u64) -> Result<(), Error> {
        self.tx.settle_acked_up_to(seq, self.desk.clock.now())?;
        Ok(())
    }

    fn on_top(&mut self) -> Result<Vec<CommandEnvelope>, Error> {
        let rows = self.tx.unsettled()?;
        Ok(rows
            .iter()
            .map(|row| serde_json::from_str(&row.body))
            .collect::<Result<_, _>>()?)
    }

    fn lay_on_top(&mut self, command: &CommandEnvelope) -> Result<bool, Error> {
        let doubt = match decide_again(self.desk, self.tx, command, &self.state)? {
            Some(Ok(writes)) => {
                for write in &writes {
                    lay(self.tx, write)?;
                }
                None
            }
            Some(Err(refusal)) => Some(serde_json::to_string(&refusal)?),
            None => Some("null".to_owned()),
        };
        self.tx.mark_doubt(command.device_seq, doubt.as_deref())?;
        Ok(doubt.is_none())
    }
}
