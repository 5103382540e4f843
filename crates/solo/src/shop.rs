//! What a shop on one laptop asks of its central besides sync: people, and moving to a server.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use central::core::{Effect, Entropy, Made, add_colleague, found};
use central::local::LocalCentral;
use central::moving::MoveError;
use central::store::Stored;
use central::store::ledger::Ledger;
use domain::ids::{StaffId, StoreId};
use domain::organisation::{Staff, Store};
use sync::embedded::{EmbedError, Embedded, Founding, NewPerson};
use uuid::Uuid;

use crate::in_process::{Chance, InProcess, Inside};
use crate::{io_error, open_error, store_error};

/// Lies in the folder of a central that has moved out, and names the file it was packed into.
pub(crate) fn marker(folder: &Path) -> PathBuf {
    folder.join("moved-out")
}

impl Embedded for InProcess {
    fn found(&self, founding: &Founding) -> Result<(), EmbedError> {
        let inside = &self.inside;
        let store = Store {
            id: StoreId(inside.new_id()),
            code: founding.store_code.clone(),
            name: founding.store_name.clone(),
        };
        let founder = inside.staff(&founding.founder);
        inside.make(|central, chance| {
            central.in_transaction(|tx| {
                let made = found(tx, store, founder, &founding.founder.password, chance)?;
                Ok((made, true))
            })
        })
    }

    fn add_colleague(&self, by: StaffId, person: &NewPerson) -> Result<(), EmbedError> {
        let staff = self.inside.staff(person);
        self.inside.make(|central, chance| {
            central.in_transaction(|tx| {
                let made = add_colleague(tx, by, staff, &person.password, chance)?;
                Ok((made, true))
            })
        })
    }

    fn move_out(&self, file: &Path, passphrase: &str) -> Result<(), EmbedError> {
        let inside = &self.inside;
        let mut guard = inside.write();
        let held = &mut *guard;
        let central = held.central.as_ref().ok_or(EmbedError::Closed)?;
        let had_moved_out = held.has_moved_out;
        // The marker first: a crash must not leave a packed file and a central that still answers.
        put_marker(&inside.folder, file).map_err(|e| io_error(&e))?;
        held.has_moved_out = true;
        let packed = central.pack(file, passphrase, &mut Chance(&inside.machine));
        if packed.is_err() && !had_moved_out {
            fs::remove_file(marker(&inside.folder)).map_err(|e| io_error(&e))?;
            held.has_moved_out = false;
        }
        drop(guard);
        inside.set_stopping(self.has_moved_out());
        packed.map_err(|error| move_error(&error))
    }

    fn stay(&self) -> Result<(), EmbedError> {
        let inside = &self.inside;
        let mut held = inside.write();
        let marker = marker(&inside.folder);
        // What was packed is of no more use; somebody may have taken it away already.
        if let Ok(packed) = fs::read_to_string(&marker) {
            let _ = fs::remove_file(packed);
        }
        match fs::remove_file(&marker) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(io_error(&error)),
            _ => {}
        }
        held.has_moved_out = false;
        drop(held);
        inside.set_stopping(false);
        Ok(())
    }

    fn has_moved_out(&self) -> bool {
        self.inside.read().has_moved_out
    }

    fn last_seq(&self) -> Result<u64, EmbedError> {
        let held = self.inside.read();
        let central = held.central.as_ref().ok_or(EmbedError::Closed)?;
        let tenant = central.in_transaction(|tx| Ok((tx.tenant()?, false)));
        Ok(tenant.map_err(|error| store_error(&error))?.seq)
    }

    fn close(&self) {
        self.inside.set_stopping(true);
        self.inside.write().central = None;
    }
}

impl Inside {
    fn new_id(&self) -> Uuid {
        let mut bytes = [0; 10];
        (self.machine.fill)(&mut bytes);
        let millis = u64::try_from((self.machine.now)().0).unwrap_or_default();
        uuid::Builder::from_unix_timestamp_millis(millis, &bytes).into_uuid()
    }

    fn staff(&self, person: &NewPerson) -> Staff {
        Staff {
            id: StaffId(self.new_id()),
            name: person.name.clone(),
            user: person.user.clone(),
            level: person.level,
            post: person.post.clone(),
            stores: vec![],
            crew: None,
            seat: person.seat,
            certified: true,
        }
    }

    fn make(
        &self,
        work: impl FnOnce(&LocalCentral, &mut dyn Entropy) -> Stored<Made>,
    ) -> Result<(), EmbedError> {
        let held = self.read();
        let central = held.central.as_ref().filter(|_| !held.has_moved_out);
        let central = central.ok_or(EmbedError::Closed)?;
        let made = work(central, &mut Chance(&self.machine)).map_err(|e| store_error(&e))?;
        drop(held);
        let effects: Vec<Effect> = match made {
            Made::Done(effects) => effects,
            Made::NotEmpty => return Err(EmbedError::Founded),
            Made::NotAllowed => return Err(EmbedError::NotAllowed),
            Made::UserTaken => return Err(EmbedError::UserTaken),
        };
        self.do_all(&effects);
        Ok(())
    }
}

fn put_marker(folder: &Path, packed: &Path) -> io::Result<()> {
    let mut file = File::create(marker(folder))?;
    file.write_all(packed.as_os_str().as_encoded_bytes())?;
    file.sync_all()
}

fn move_error(error: &MoveError) -> EmbedError {
    match error {
        MoveError::Io(error) => io_error(error),
        MoveError::Store(error) => store_error(error),
        MoveError::Open(error) => open_error(error),
        other => EmbedError::Failed(other.to_string()),
    }
}
