//! Taking an import back: all its records, but those that something was built on.

use domain::bulk_import::{ImportKind, MOST_ROWS_IN_A_PART, UndoImport};
use domain::command::Command;
use domain::ids::{CommandId, ImportId};
use domain::record::{RecordKind, RecordState};
use domain::rules::many_records_at_once_need_a_supervisor;
use store::{ListAsk, ListMark, ListOrder, Reader};
use uuid::Uuid;
use wire::import::{ImportStep, ImportUndone, OneImport};

use super::Progress;
use super::applying::{IMPORT, customers_of};
use crate::decide::Given;
use crate::error::Error;
use crate::opened::{COMPLAINT, CUSTOMER, Opened, TIMELINE_ENTRY};
use crate::records::find;

/// Records looked through at once, so that other readers get their turn.
const READ_AT_ONCE: usize = 500;

impl Opened {
    /// Takes an import back, with the customers that it made on the way.
    pub(crate) fn undo_import(&self, ask: OneImport) -> Result<ImportUndone, Error> {
        let me = self.store.read(|r| Ok(self.me(r)))??;
        many_records_at_once_need_a_supervisor::check(&me)?;
        let mut found = vec![];
        for id in [ask.import, customers_of(ask.import)] {
            if let Some(kind) = self.kind_of_import(id)? {
                found.push((id, kind, self.records_of(id, kind)?));
            }
        }
        if found.is_empty() {
            return Err(Error::NotFound);
        }
        let total = found.iter().map(|(_, _, records)| records.len()).sum();
        let mut progress = Progress::new(self, ImportStep::Undoing, total);
        let undone = self.store.write_many_or::<_, Error>(|tx| {
            let mut done = 0;
            // Complaints go before their customers, who would stay otherwise.
            for (import, kind, records) in &found {
                for (part, records) in (0..).zip(records.chunks(MOST_ROWS_IN_A_PART)) {
                    let part = UndoImport {
                        import: *import,
                        kind: *kind,
                        part,
                        records: records.to_vec(),
                    };
                    let given = Given {
                        command_id: CommandId(self.host.new_id()),
                        supersedes: None,
                        occurred_at: None,
                        seen_version: None,
                    };
                    self.give(tx, &Command::UndoImport { part }, given)?;
                    done += records.len();
                    progress.tell(done);
                }
            }
            match find(tx, RecordKind::Import, ask.import.0)? {
                Some(RecordState::Import(import)) => Ok(ImportUndone {
                    taken_back: import.taken_back,
                    kept: import.kept,
                }),
                _ => Err(Error::NotFound),
            }
        });
        let undone = undone.inspect_err(|_| self.changed(&[IMPORT]))?;
        self.wrote(&[IMPORT, CUSTOMER, COMPLAINT, TIMELINE_ENTRY]);
        Ok(undone)
    }

    fn kind_of_import(&self, id: ImportId) -> Result<Option<ImportKind>, Error> {
        let found = self.store.read(|r| find(r, RecordKind::Import, id.0))?;
        Ok(match found {
            Some(RecordState::Import(import)) => Some(import.kind),
            _ => None,
        })
    }

    /// Every record that an import brought and that is still here.
    fn records_of(&self, id: ImportId, kind: ImportKind) -> Result<Vec<Uuid>, Error> {
        let stores = self.store.read(|r| Ok(self.me(r)))??.stores;
        let kind = match kind {
            ImportKind::Customers => RecordKind::Customer,
            ImportKind::Complaints => RecordKind::Complaint,
        };
        let mut records = vec![];
        let mut after: Option<ListMark> = None;
        loop {
            let last = self.store.read(|r| {
                let page = r.list_page(&ListAsk {
                    kind: kind.as_str(),
                    stores: &stores,
                    open_only: false,
                    order: ListOrder::Latest,
                    after,
                    most: READ_AT_ONCE,
                })?;
                for line in &page {
                    if brought_by(r, kind, line.id)? == Some(id) {
                        records.push(line.id);
                    }
                }
                Ok(page.last().map(|line| line.mark))
            })?;
            match last {
                Some(mark) => after = Some(mark),
                None => return Ok(records),
            }
        }
    }
}

/// The import that brought a record.
fn brought_by(
    r: &Reader<'_>,
    kind: RecordKind,
    id: Uuid,
) -> Result<Option<ImportId>, store::Error> {
    Ok(match find(r, kind, id)? {
        Some(RecordState::Customer(c)) => c.import,
        Some(RecordState::Complaint(c)) => c.import,
        _ => None,
    })
}
