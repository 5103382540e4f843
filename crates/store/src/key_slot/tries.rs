//! Wrong tries, and the waits that they cost; kept on the disk, so that a restart forgets none.
//!
//! A wait counts from the wall clock. Setting the clock back starts it anew; whoever can set it
//! forward, or can copy the folder, meets the derivation's price instead.

use std::fs;
use std::path::Path;

use domain::time::{MINUTE_MS, UtcMs};
use serde::{Deserialize, Serialize};

use super::Unlocking;
use crate::{Error, Result, durable_file};

/// Wrong passphrases before a wait, and wrong PINs before only the passphrase opens.
const FREE_TRIES: u32 = 5;
const FIRST_WAIT_MS: i64 = MINUTE_MS / 2;
const LONGEST_WAIT_MS: i64 = 15 * MINUTE_MS;

/// Tries since the last right one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Tries {
    passphrases: u32,
    pins: u32,
    /// When the last passphrase was tried.
    last_at: Option<UtcMs>,
}

impl Tries {
    pub fn read(path: &Path) -> Result<Self> {
        match fs::read(path) {
            // What can't be read counts as used up: a damaged count must not give tries away.
            Ok(text) => Ok(serde_json::from_slice(&text).unwrap_or(Self {
                passphrases: FREE_TRIES - 1,
                pins: FREE_TRIES,
                last_at: None,
            })),
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => Ok(Self::default()),
            Err(e) => Err(e.into()),
        }
    }

    pub fn write(&self, path: &Path) -> Result<()> {
        let text = serde_json::to_vec(self).map_err(|_| Error::SlotDamaged)?;
        durable_file::replace(path, &text)
    }

    pub fn pin_is_shut(&self) -> bool {
        self.pins >= FREE_TRIES
    }

    /// Whether a try is allowed now.
    pub fn may_try(&mut self, with: Unlocking<'_>, now: UtcMs) -> Result<()> {
        match with {
            Unlocking::Pin { .. } if self.pin_is_shut() => Err(Error::PinShut),
            Unlocking::Pin { .. } => Ok(()),
            Unlocking::Passphrase(_) => {
                let last = self.last_at.unwrap_or(now);
                if last > now {
                    self.last_at = Some(now);
                }
                let wait_ms = self.wait_ms() - now.since(last.min(now));
                if wait_ms > 0 {
                    Err(Error::TryLater { wait_ms })
                } else {
                    Ok(())
                }
            }
        }
    }

    pub fn count(&mut self, with: Unlocking<'_>, now: UtcMs) {
        match with {
            Unlocking::Passphrase(_) => {
                self.passphrases = self.passphrases.saturating_add(1);
                self.last_at = Some(now);
            }
            Unlocking::Pin { .. } => self.pins = self.pins.saturating_add(1),
        }
    }

    /// The right passphrase forgives everything, the right PIN only wrong PINs.
    pub fn succeeded(&mut self, with: Unlocking<'_>) {
        self.pins = 0;
        if matches!(with, Unlocking::Passphrase(_)) {
            *self = Self::default();
        }
    }

    /// The error of a try that was counted and failed.
    pub fn wrong(&self, with: Unlocking<'_>) -> Error {
        match with {
            Unlocking::Passphrase(_) => Error::WrongPassword {
                tries_left: FREE_TRIES.saturating_sub(self.passphrases),
            },
            Unlocking::Pin { .. } => Error::WrongPin {
                tries_left: FREE_TRIES.saturating_sub(self.pins),
            },
        }
    }

    /// How long the tries so far make one wait.
    fn wait_ms(&self) -> i64 {
        self.passphrases
            .checked_sub(FREE_TRIES)
            .map_or(0, |beyond| {
                (FIRST_WAIT_MS << beyond.min(10)).min(LONGEST_WAIT_MS)
            })
    }
}
