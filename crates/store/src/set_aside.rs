//! Putting a database out of the way that can't be used, without ever deleting it.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::durable_file::{self, sync_folder};
use crate::folder::create_private;
use crate::{DataFolder, Error, Result};

/// The log goes first: were it left behind, it would be taken for the log of the next database.
const FILES: [&str; 3] = ["desk.db-wal", "desk.db-shm", "desk.db"];

/// Moves the database with its log into `set-aside/<name>` and returns that folder, where
/// [`crate::salvage`] can still read it. No store may be open in the data folder. A move that a crash
/// or an error broke off is finished before anything is opened or moved; what it has moved so far is
/// then all that there is, and its folder is returned.
///
/// # Errors
/// [`Error::Io`] when `name` isn't a plain name or is taken; errors of the file system.
pub fn set_aside(folder: &DataFolder, name: &str) -> Result<PathBuf> {
    if let Some(aside) = finish(folder)? {
        return Ok(aside);
    }
    if Path::new(name).file_name() != Some(name.as_ref()) {
        return Err(Error::Io(io::ErrorKind::InvalidInput.into()));
    }
    if all(folder).join(name).exists() {
        return Err(Error::Io(io::ErrorKind::AlreadyExists.into()));
    }
    // Without its log a database is an older one, so half a move must never be taken for the end of it.
    durable_file::replace(&mark(folder), name.as_bytes())?;
    let aside = finish(folder)?;
    aside.ok_or_else(|| Error::Io(io::ErrorKind::NotFound.into()))
}

/// Finishes the move that was under way, if there is one, and tells where to.
pub(crate) fn finish(folder: &DataFolder) -> Result<Option<PathBuf>> {
    let name = match fs::read_to_string(mark(folder)) {
        Ok(name) => name,
        Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(e) => return Err(e.into()),
    };
    let aside = all(folder).join(name);
    create_private(&all(folder))?;
    create_private(&aside)?;
    for file in FILES {
        match fs::rename(folder.path().join(file), aside.join(file)) {
            Err(e) if e.kind() != io::ErrorKind::NotFound => return Err(e.into()),
            _ => {}
        }
    }
    for changed in [&aside, &all(folder), folder.path()] {
        sync_folder(changed)?;
    }
    fs::remove_file(mark(folder))?;
    sync_folder(folder.path())?;
    Ok(Some(aside))
}

fn all(folder: &DataFolder) -> PathBuf {
    folder.path().join("set-aside")
}

/// Holds the name of the folder that the database is being moved into.
fn mark(folder: &DataFolder) -> PathBuf {
    folder.path().join("desk.moving")
}
