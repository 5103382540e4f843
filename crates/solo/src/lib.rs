//! A central inside the desktop, for a laptop on its own: no port, the same core, rules, numbers and
//! deadlines. [`sync::embedded`] says what the app may ask of it.

mod in_process;
mod shop;

use std::path::Path;
use std::sync::Arc;

use central::local::{LocalCentral, OpenError};
use central::store::StoreError;
use hmac::{Hmac, Mac};
use sha2::Sha256;
use sync::embedded::{Embed, EmbedError, Embedded, Machine};
use zeroize::Zeroizing;

pub use in_process::InProcess;

/// What the laptop's key is for here; another label would be another key.
const LABEL: &[u8] = b"doorstep solo central database v1";

/// Opens centrals in this process.
#[derive(Debug, Clone, Copy, Default)]
pub struct Solo;

impl Solo {
    /// As what an app is started with.
    #[must_use]
    pub fn embed() -> Arc<dyn Embed> {
        Arc::new(Self)
    }
}

impl Embed for Solo {
    fn open(
        &self,
        folder: &Path,
        database_key: &[u8; 32],
        machine: Machine,
    ) -> Result<Arc<dyn Embedded>, EmbedError> {
        let key = key_of(database_key)?;
        let now = (machine.now)();
        let central =
            LocalCentral::open(folder, Some(&key), now, &mut in_process::Chance(&machine))
                .map_err(|error| open_error(&error))?;
        Ok(Arc::new(InProcess::new(central, folder, machine)))
    }
}

/// The central's key: whoever opens the laptop's database opens the central's, and nobody else.
fn key_of(database_key: &[u8; 32]) -> Result<Zeroizing<[u8; 32]>, EmbedError> {
    let mut mac = Hmac::<Sha256>::new_from_slice(database_key)
        .map_err(|e| EmbedError::Failed(e.to_string()))?;
    mac.update(LABEL);
    Ok(Zeroizing::new(mac.finalize().into_bytes().into()))
}

fn open_error(error: &OpenError) -> EmbedError {
    match error {
        OpenError::Store(error) => store_error(error),
        OpenError::Folder(error) => io_error(error),
        OpenError::FolderInUse => EmbedError::Failed(error.to_string()),
    }
}

fn store_error(error: &StoreError) -> EmbedError {
    match error {
        StoreError::WrongKey => EmbedError::Unreadable,
        error if error.is_disk_full() => EmbedError::DiskFull,
        other => EmbedError::Failed(other.to_string()),
    }
}

fn io_error(error: &std::io::Error) -> EmbedError {
    match error.kind() {
        std::io::ErrorKind::StorageFull => EmbedError::DiskFull,
        kind => EmbedError::Failed(kind.to_string()),
    }
}
