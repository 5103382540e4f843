//! A closed laptop's disk, in the hands of somebody who knows a password of it and its file formats.

use std::path::Path;

use app::{Host as _, SystemHost};
use rusqlite::Connection;
use store::{DataFolder, OpenSlot, Unlocking, key_slot};
use testkit::PASSWORD;

/// The slot of one who shares the laptop; from a copy, for the desk still holds the folder.
pub fn slot(folder: &Path, user: &str) -> OpenSlot {
    let copy = tempfile::tempdir().unwrap();
    std::fs::create_dir(copy.path().join("slots")).unwrap();
    for slot in std::fs::read_dir(folder.join("slots")).unwrap() {
        let slot = slot.unwrap();
        let to = copy.path().join("slots").join(slot.file_name());
        std::fs::copy(slot.path(), to).unwrap();
    }
    let held = DataFolder::hold(copy.path().to_path_buf()).unwrap();
    let now = SystemHost::default().wall();
    key_slot::open(&held, user, Unlocking::Passphrase(PASSWORD), now).unwrap()
}

/// The database, past everything that the desk would let one do.
pub fn database(folder: &Path, slot: &OpenSlot) -> Connection {
    let database = Connection::open(folder.join("desk.db")).unwrap();
    let digits = slot.contents.database_key.iter();
    let digits: String = digits.map(|byte| format!("{byte:02x}")).collect();
    let key = format!("PRAGMA key = \"x'{digits}'\"");
    database.execute_batch(&key).unwrap();
    database
}
