//! A slot as it lies on the disk.

use std::fs;
use std::path::Path;

use domain::time::UtcMs;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::Card;
use crate::{Error, Result, durable_file};

const SLOT_VERSION: u32 = 1;

/// A user's slot.
#[derive(Serialize, Deserialize)]
pub(super) struct Slot {
    pub card: Card,
    pub created_at: UtcMs,
    /// The user's key under the passphrase.
    pub passphrase: Wrapped,
    /// The same under PIN and keychain.
    pub pin: Option<Wrapped>,
    /// Contents under the user's key.
    pub sealed: Sealed,
}

#[derive(Serialize, Deserialize)]
pub(super) struct Wrapped {
    pub kdf: Kdf,
    pub salt: String,
    pub key: Sealed,
}

#[derive(Serialize, Deserialize)]
pub(super) struct Sealed {
    pub nonce: String,
    pub text: String,
}

#[derive(Serialize, Deserialize)]
pub(super) struct Kdf {
    pub name: String,
    pub memory_kib: u32,
    pub passes: u32,
    pub lanes: u32,
}

#[derive(Serialize, Deserialize)]
struct Frame {
    version: u32,
    slot: serde_json::Value,
    /// Over the slot, so that a damaged one isn't taken for a wrong password. Finds accidents, not
    /// attackers: those meet the cipher's own tag.
    checksum: String,
}

impl Slot {
    pub fn read(path: &Path) -> Result<Self> {
        let text = match fs::read(path) {
            Ok(text) => text,
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Err(Error::NoSlot),
            Err(e) => return Err(e.into()),
        };
        let frame: Frame = serde_json::from_slice(&text).map_err(|_| Error::SlotDamaged)?;
        if frame.version != SLOT_VERSION || frame.checksum != sum(&frame.slot) {
            return Err(Error::SlotDamaged);
        }
        let slot: Self = serde_json::from_value(frame.slot).map_err(|_| Error::SlotDamaged)?;
        let keys = [Some(&slot.passphrase), slot.pin.as_ref()];
        if keys.into_iter().flatten().all(|k| k.kdf.is_ours()) {
            Ok(slot)
        } else {
            Err(Error::SlotDamaged)
        }
    }

    pub fn write(&self, path: &Path) -> Result<()> {
        let slot = serde_json::to_value(self).map_err(|_| Error::SlotDamaged)?;
        let frame = Frame {
            version: SLOT_VERSION,
            checksum: sum(&slot),
            slot,
        };
        let text = serde_json::to_vec_pretty(&frame).map_err(|_| Error::SlotDamaged)?;
        durable_file::replace(path, &text)
    }
}

fn sum(slot: &serde_json::Value) -> String {
    hex::encode(Sha256::digest(slot.to_string()))
}
