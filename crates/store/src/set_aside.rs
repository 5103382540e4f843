//! Putting a database out of the way that can't be used, without ever deleting it.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::durable_file::sync_folder;
use crate::folder::create_private;
use crate::{DataFolder, Error, Result};

/// Moves the database with its log into `set-aside/<name>` and returns that folder, where
/// [`crate::salvage`] can still read it. No store may be open in the data folder.
///
/// # Errors
/// [`Error::Io`] when `name` isn't a plain name or is taken; errors of the file system.
pub fn set_aside(folder: &DataFolder, name: &str) -> Result<PathBuf> {
    if Path::new(name).file_name() != Some(name.as_ref()) {
        return Err(Error::Io(io::ErrorKind::InvalidInput.into()));
    }
    let all = folder.path().join("set-aside");
    create_private(&all)?;
    let aside = all.join(name);
    fs::create_dir(&aside)?;
    // The log goes first: were it left behind, it would be taken for the log of the next database.
    for file in ["desk.db-wal", "desk.db-shm", "desk.db"] {
        match fs::rename(folder.path().join(file), aside.join(file)) {
            Err(e) if e.kind() != io::ErrorKind::NotFound => return Err(e.into()),
            _ => {}
        }
    }
    for changed in [&aside, &all, folder.path()] {
        sync_folder(changed)?;
    }
    Ok(aside)
}
