//! Refused commands: what was typed stays, with the reason and a way to send it again.

use domain::command::Command;
use domain::ids::{CommandId, ComplaintId};
use domain::record::{RecordKind, RecordState};
use wire::attention::{AttentionItem, Resend};
use wire::envelope::CommandEnvelope;

use crate::complaints::{number, reason_of, refused_rows, title};
use crate::decide::{Given, staff};
use crate::error::Error;
use crate::opened::{ATTENTION, COMPLAINT, CUSTOMER, Opened, TIMELINE_ENTRY};
use crate::records::find;

impl Opened {
    /// Refused commands, oldest first.
    pub(crate) fn list_attention(&self) -> Result<Vec<AttentionItem>, Error> {
        self.store
            .read(|r| {
                let mut items = vec![];
                for row in refused_rows(r)? {
                    let Some(command) = serde_json::from_str::<CommandEnvelope>(&row.body)
                        .ok()
                        .and_then(|envelope| envelope.command().ok())
                    else {
                        continue;
                    };
                    let found = find(r, RecordKind::Complaint, row.on_id)?;
                    let (complaint, name, number) = match (&found, &command) {
                        (Some(RecordState::Complaint(c)), _) => {
                            (Some(c.id), Some(title(&c.description)), Some(number(c)))
                        }
                        (_, Command::RegisterComplaint { complaint }) => (
                            None,
                            Some(title(&complaint.description)),
                            Some(complaint.provisional_number.clone()),
                        ),
                        _ => (None, None, None),
                    };
                    items.push(AttentionItem {
                        command_id: row.command_id,
                        actor_name: staff(r, row.actor)?.map(|s| s.name).unwrap_or_default(),
                        written_at: row.written_at,
                        reason: reason_of(&row),
                        command,
                        complaint,
                        title: name,
                        number,
                    });
                }
                Ok(items)
            })
            .map_err(Error::from)
    }

    /// Sends a refused command again as a new one that supersedes it.
    pub(crate) fn resend(&self, resend: &Resend) -> Result<(), Error> {
        self.store.write_or::<_, Error>(|tx| {
            let row = tx.outbox_row(resend.command_id)?.ok_or(Error::NotFound)?;
            let envelope: CommandEnvelope = serde_json::from_str(&row.body)?;
            let command = match &resend.changed {
                Some(changed) => changed.clone(),
                None => envelope.command().map_err(|_| Error::BadRequest)?,
            };
            let given = Given {
                command_id: CommandId(self.host.new_id()),
                supersedes: Some(resend.command_id),
                occurred_at: envelope.occurred_at,
                seen_version: None,
            };
            self.give(tx, &self.with_new_id(command), given)
        })?;
        self.wrote(&[COMPLAINT, CUSTOMER, TIMELINE_ENTRY, ATTENTION]);
        Ok(())
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
