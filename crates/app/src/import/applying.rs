//! Writing what the dry run found good: all parts in one transaction, so that a laptop that dies
//! half-way has nothing of it.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};

use domain::bulk_import::{
    Import, ImportComplaints, ImportCustomers, ImportHead, ImportKind, MOST_ROWS_IN_A_PART,
};
use domain::command::Command;
use domain::complaint::RegisterComplaint;
use domain::customer::RegisterCustomer;
use domain::ids::{CommandId, ComplaintId, CustomerId, ImportId};
use domain::number;
use domain::record::{RecordKind, RecordState};
use domain::rules::many_records_at_once_need_a_supervisor;
use store::Transaction;
use uuid::Uuid;
use wire::import::{ApplyImport, ImportDone, ImportRow, ImportStep};

use super::checking::{Checked, NewCustomer, Of, one_customer};
use super::{ImportTrouble, Progress, mapping};
use crate::decide::Given;
use crate::error::Error;
use crate::opened::{COMPLAINT, CUSTOMER, Opened, TIMELINE_ENTRY};
use crate::records::all;

/// The kind of an import's own record, in the words of pushes.
pub(super) const IMPORT: &str = RecordKind::Import.as_str();
/// Bytes that a part has at most, far below what a push may carry.
const MOST_BYTES_IN_A_PART: usize = 256 * 1024;
/// Bytes of a complaint as a command without its words.
const COMPLAINT_FRAME_BYTES: usize = 900;

impl Opened {
    /// Imports all good rows, or nothing.
    pub(crate) fn apply_import(&self, ask: ApplyImport) -> Result<ImportDone, Error> {
        let id = ask.import_file;
        // A second call, by a key pressed twice, would wait for the first and import all once more.
        let is_first = self.import.with(id, |file| {
            !std::mem::replace(&mut file.is_being_applied, true)
        })?;
        if !is_first {
            return Err(Error::BadRequest);
        }
        let done = self.apply_checked(ask);
        if done.is_err() {
            // One that was cancelled is gone.
            let _ = self.import.with(id, |file| file.is_being_applied = false);
        }
        done
    }

    fn apply_checked(&self, ask: ApplyImport) -> Result<ImportDone, Error> {
        let (checked, table, name, cancelled) = self.import.with(ask.import_file, |file| {
            (
                file.checked.clone(),
                file.table.clone(),
                file.name.clone(),
                file.cancelled.clone(),
            )
        })?;
        let (Some(checked), Some(table)) = (checked, table) else {
            return Err(Error::BadRequest);
        };
        if checked.bad_rows > 0 && !ask.leave_bad_rows {
            return Err(ImportTrouble::HasBadRows.into());
        }
        if checked.good() == 0 {
            return Err(ImportTrouble::Empty.into());
        }
        let import = ImportId(self.host.new_id());
        let remembered = serde_json::to_string(&checked.mapping)?;
        let written = self.store.write_many_or::<_, Error>(|tx| {
            let mut run = Run {
                desk: self,
                tx,
                checked: &checked,
                file_name: &name,
                cancelled: &cancelled,
                progress: Progress::new(self, ImportStep::Applying, checked.good()),
                done: 0,
            };
            match checked.kind {
                ImportKind::Customers => {
                    let store = checked.store;
                    let new = |c: &NewCustomer| c.register(CustomerId(self.host.new_id()), store);
                    let customers = checked.customers.iter().map(new).collect();
                    run.customers(import, customers)?;
                }
                ImportKind::Complaints => run.complaints(import)?,
            }
            let kept_as = mapping::remembered_as(checked.kind, &table.header);
            tx.set_setting(&kept_as, &remembered)?;
            run.check_cancelled()?;
            Progress::new(self, ImportStep::Committing, run.done).tell(run.done);
            Ok(())
        });
        // One that came to nothing is over too, and nobody need wait for it any more.
        written.inspect_err(|_| self.changed(&[IMPORT]))?;
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        self.import
            .lock()
            .take_if(|file| file.id == ask.import_file);
        self.wrote(&[IMPORT, CUSTOMER, COMPLAINT, TIMELINE_ENTRY]);
        Ok(ImportDone {
            import,
            imported: count(checked.good()),
            left_out: count(checked.rows_in_file - checked.good()),
        })
    }

    /// Imports so far, latest first.
    pub(crate) fn list_imports(&self) -> Result<Vec<ImportRow>, Error> {
        let (me, imports) = self.store.read(|r| {
            let mut imports = vec![];
            for state in all(r, RecordKind::Import)? {
                if let RecordState::Import(import) = state {
                    let pending = r.is_overlaid(IMPORT, import.head.id.0)?;
                    imports.push((import, pending));
                }
            }
            Ok((self.me(r), imports))
        })?;
        let me = me?;
        let may = many_records_at_once_need_a_supervisor::check(&me).is_ok();
        // Customers whom an import of complaints made go with it.
        let made: Vec<ImportId> = imports
            .iter()
            .map(|(import, _)| customers_of(import.head.id))
            .collect();
        let mut rows: Vec<ImportRow> = imports
            .into_iter()
            .filter(|(import, _)| !made.contains(&import.head.id))
            .map(|(import, pending)| ImportRow {
                may_undo: may && may_be_undone(&me.stores, &import),
                import,
                pending,
            })
            .collect();
        rows.sort_by_key(|row| std::cmp::Reverse(row.import.at));
        Ok(rows)
    }
}

fn may_be_undone(stores: &[domain::ids::StoreId], import: &Import) -> bool {
    import.undone_at.is_none() && stores.contains(&import.head.store)
}

/// The import that makes the customers of an import of complaints.
pub(super) fn customers_of(complaints: ImportId) -> ImportId {
    ImportId(Uuid::new_v5(&complaints.0, b"customers"))
}

/// One import being written.
struct Run<'a, 'c> {
    desk: &'a Opened,
    tx: &'a Transaction<'c>,
    checked: &'a Checked,
    file_name: &'a str,
    cancelled: &'a AtomicBool,
    progress: Progress<'a>,
    done: usize,
}

impl Run<'_, '_> {
    fn check_cancelled(&self) -> Result<(), Error> {
        if self.cancelled.load(Ordering::Relaxed) {
            return Err(ImportTrouble::Cancelled.into());
        }
        Ok(())
    }

    fn give(&mut self, command: &Command, rows: usize) -> Result<(), Error> {
        self.check_cancelled()?;
        let given = Given {
            command_id: CommandId(self.desk.host.new_id()),
            supersedes: None,
            occurred_at: None,
            seen_version: None,
        };
        self.desk.give(self.tx, command, given)?;
        self.done += rows;
        self.progress.tell(self.done);
        Ok(())
    }

    fn head(&self, id: ImportId, rows: usize, parts: usize) -> ImportHead {
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        ImportHead {
            id,
            store: self.checked.store,
            file_name: self.file_name.chars().take(255).collect(),
            rows: count(rows),
            parts: count(parts),
        }
    }

    fn customers(&mut self, id: ImportId, customers: Vec<RegisterCustomer>) -> Result<(), Error> {
        let size = |c: &RegisterCustomer| {
            200 + c.name.len() + c.phone.len() + c.address.len() + c.remarks.len()
        };
        let rows = customers.len();
        let parts = in_parts(customers, size);
        let head = self.head(id, rows, parts.len());
        for (part, customers) in (0..).zip(parts) {
            let rows = customers.len();
            let part = ImportCustomers {
                head: head.clone(),
                part,
                customers,
            };
            self.give(&Command::ImportCustomers { part }, rows)?;
        }
        Ok(())
    }

    /// The customers first, for complaints are of somebody.
    fn complaints(&mut self, id: ImportId) -> Result<(), Error> {
        let (of, customers) = self.whose();
        if !customers.is_empty() {
            self.customers(customers_of(id), customers)?;
            self.done = 0;
        }
        let state = self.tx.sync_state()?;
        let device_code = state.device_code.unwrap_or_default();
        let store = self.desk.my_stores(self.tx)?;
        let store = store.first().ok_or(Error::SignedOut)?;
        let mut complaints = vec![];
        for (new, customer) in self.checked.complaints.iter().zip(of) {
            let next = self.tx.take_number()?;
            let number = number::provisional(&store.code, &device_code, next);
            let id = ComplaintId(self.desk.host.new_id());
            let complaint = new.register(id, number, self.checked.store, customer);
            complaints.push((complaint, COMPLAINT_FRAME_BYTES + new.size()));
        }
        let rows = complaints.len();
        let parts = in_parts(complaints, |(_, size): &(RegisterComplaint, usize)| *size);
        let head = self.head(id, rows, parts.len());
        for (part, complaints) in (0..).zip(parts) {
            let complaints: Vec<_> = complaints.into_iter().map(|(c, _)| c).collect();
            let rows = complaints.len();
            let part = ImportComplaints {
                head: head.clone(),
                part,
                complaints,
            };
            self.give(&Command::ImportComplaints { part }, rows)?;
        }
        Ok(())
    }

    /// The customer of each complaint, and the customers to make: one for each phone or, without
    /// one, each name.
    fn whose(&self) -> (Vec<CustomerId>, Vec<RegisterCustomer>) {
        let mut made: HashMap<String, CustomerId> = HashMap::new();
        let mut customers = vec![];
        let store = self.checked.store;
        let mut whose = |key: String, new: &NewCustomer| {
            *made.entry(key).or_insert_with(|| {
                let id = CustomerId(self.desk.host.new_id());
                customers.push(new.register(id, store));
                id
            })
        };
        let nobody = NewCustomer {
            name: one_customer(self.file_name),
            phone: String::new(),
            address: String::new(),
            remarks: String::new(),
        };
        let of = self.checked.complaints.iter().map(|c| match &c.of {
            Of::Known(id) => *id,
            Of::New(new) if new.phone.is_empty() => whose(format!("name {}", new.name), new),
            Of::New(new) => whose(format!("phone {}", new.phone), new),
            Of::Nobody => whose(String::new(), &nobody),
        });
        let of = of.collect();
        (of, customers)
    }
}

/// In parts of not too many rows and not too many bytes.
fn in_parts<T>(rows: Vec<T>, size: impl Fn(&T) -> usize) -> Vec<Vec<T>> {
    let mut parts: Vec<Vec<T>> = vec![];
    let mut bytes = 0;
    for row in rows {
        let more = size(&row);
        match parts.last_mut() {
            Some(part)
                if part.len() < MOST_ROWS_IN_A_PART && bytes + more <= MOST_BYTES_IN_A_PART =>
            {
                bytes += more;
                part.push(row);
            }
            _ => {
                bytes = more;
                parts.push(vec![row]);
            }
        }
    }
    parts
}
