//! A machine on which one file can't be written, from the moment on when a key slot is sealed anew.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use app::{Host, SystemHost};
use domain::time::UtcMs;

/// Bytes of a slot's salt, which is drawn right before the slot is written.
const SALT_BYTES: usize = 16;

/// The real machine with something in the way, once asked for.
#[derive(Default)]
pub struct StumblingDisk {
    real: SystemHost,
    next: Mutex<Option<PathBuf>>,
}

impl StumblingDisk {
    /// Whatever would be written here the next time that a slot is sealed, isn't. Removing the folder
    /// that lies there then makes it possible again.
    pub fn stumble_over(&self, path: &Path) {
        let mut next = self.next.lock().unwrap_or_else(PoisonError::into_inner);
        *next = Some(path.to_path_buf());
    }

    /// The same for the slot of a laptop's only user. Gives what is in the way.
    ///
    /// # Panics
    /// When there is no such slot.
    #[must_use]
    pub fn stumble_over_slot(&self, data: &Path) -> PathBuf {
        let slots = fs::read_dir(data.join("slots")).expect("slots");
        let slot = slots
            .map(|entry| entry.expect("a slot").path())
            .find(|path| path.extension().is_some_and(|e| e == "json"))
            .expect("a slot");
        let next = slot.with_extension("new");
        self.stumble_over(&next);
        next
    }
}

impl Host for StumblingDisk {
    fn wall(&self) -> UtcMs {
        self.real.wall()
    }

    fn monotonic_ms(&self) -> u64 {
        self.real.monotonic_ms()
    }

    fn boot_id(&self) -> Option<String> {
        self.real.boot_id()
    }

    fn fill(&self, bytes: &mut [u8]) {
        if bytes.len() == SALT_BYTES {
            let mut next = self.next.lock().unwrap_or_else(PoisonError::into_inner);
            if let Some(path) = next.take() {
                fs::create_dir_all(path).expect("an obstacle");
            }
        }
        self.real.fill(bytes);
    }
}
