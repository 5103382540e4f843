//! Replacing a small file so that a power cut leaves the old or the new one, never half of each.

use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::path::Path;

use crate::Result;

/// Puts `bytes` at `path`; they are on the disk when this returns.
pub(crate) fn replace(path: &Path, bytes: &[u8]) -> Result<()> {
    let new = path.with_extension("new");
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    let mut file = options.open(&new)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    drop(file);
    fs::rename(&new, path)?;
    sync_folder_of(path)
}

/// Copies a file under the same promise.
pub(crate) fn copy(from: &Path, to: &Path) -> Result<()> {
    let new = to.with_extension("new");
    fs::copy(from, &new)?;
    OpenOptions::new().write(true).open(&new)?.sync_all()?;
    fs::rename(&new, to)?;
    sync_folder_of(to)
}

fn sync_folder_of(path: &Path) -> Result<()> {
    path.parent().map_or(Ok(()), sync_folder)
}

/// The names in a folder are on the disk when this returns.
pub(crate) fn sync_folder(folder: &Path) -> Result<()> {
    // Windows can't open a folder as a file, and keeps names durable by itself.
    if cfg!(unix) {
        File::open(folder)?.sync_all()?;
    }
    Ok(())
}
