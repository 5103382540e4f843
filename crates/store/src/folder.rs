//! The data folder, held by one process at a time.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::{Error, Result};

/// A data folder that nobody else may open while this value, or a store opened in it, lives.
#[derive(Debug, Clone)]
pub struct DataFolder {
    path: PathBuf,
    /// The system gives the lock up when the process ends, however it ends.
    _lock: Arc<File>,
}

impl DataFolder {
    /// Creates the folder if need be, private to the user, and takes its lock.
    ///
    /// # Errors
    /// [`Error::FolderInUse`] when another holder exists, in this process too; [`Error::DiskFull`]
    /// and [`Error::Io`] when the folder can't be made.
    pub fn hold(path: impl Into<PathBuf>) -> Result<Self> {
        let path = path.into();
        create_private(&path)?;
        let lock = OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(path.join("desk.lock"))?;
        match lock.try_lock() {
            Ok(()) => Ok(Self {
                path,
                _lock: Arc::new(lock),
            }),
            Err(TryLockError::WouldBlock) => Err(Error::FolderInUse),
            Err(TryLockError::Error(e)) => Err(e.into()),
        }
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The database's file. It exists once a store was opened.
    #[must_use]
    pub fn database(&self) -> PathBuf {
        self.path.join("desk.db")
    }
}

/// Creates a folder that only its owner may enter.
pub(crate) fn create_private(path: &Path) -> Result<()> {
    fs::create_dir_all(path)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(path, fs::Permissions::from_mode(0o700))?;
    }
    Ok(())
}
