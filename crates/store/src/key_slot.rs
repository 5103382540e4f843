//! One random database key a laptop, wrapped once for each user under a key derived from the
//! password. Whoever has the folder but no password has nothing.

use std::fs;
use std::path::{Path, PathBuf};

use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use domain::time::UtcMs;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::{DataFolder, Error, Result, durable_file, folder};

const SLOT_VERSION: u32 = 1;
/// Memory for deriving, in KiB; OWASP's second profile for argon2id.
const MEMORY_KIB: u32 = 19_456;
const PASSES: u32 = 2;
const LANES: u32 = 1;
/// A file that asks for more than this was not written by us.
const MOST_MEMORY_KIB: u32 = 1024 * 1024;
const MOST_PASSES: u32 = 64;

/// Randomness for one wrapping. Never the same twice.
#[derive(Clone, Copy)]
pub struct SlotEntropy {
    /// For the derivation.
    pub salt: [u8; 16],
    /// For the cipher.
    pub nonce: [u8; 24],
}

#[derive(Serialize, Deserialize)]
struct Slot {
    version: u32,
    user: String,
    kdf: Kdf,
    salt: String,
    nonce: String,
    wrapped_key: String,
    created_at: UtcMs,
    /// Over all the rest, so that a damaged slot isn't taken for a wrong password.
    checksum: String,
}

#[derive(Serialize, Deserialize)]
struct Kdf {
    name: String,
    memory_kib: u32,
    passes: u32,
    lanes: u32,
}

/// Wraps the key for a user, in place of a slot that the user had.
///
/// # Errors
/// [`Error::DiskFull`] and [`Error::Io`]; the slot of before is then still whole.
pub fn create(
    folder: &DataFolder,
    user: &str,
    password: &str,
    key: &[u8; 32],
    entropy: &SlotEntropy,
    now: UtcMs,
) -> Result<()> {
    let kdf = Kdf {
        name: "argon2id".into(),
        memory_kib: MEMORY_KIB,
        passes: PASSES,
        lanes: LANES,
    };
    let wrapping = derive(password, &kdf, &entropy.salt)?;
    let wrapped = XChaCha20Poly1305::new(wrapping.as_ref().into())
        .encrypt(
            XNonce::from_slice(&entropy.nonce),
            Payload {
                msg: key,
                aad: &bound_to(user, SLOT_VERSION),
            },
        )
        .map_err(|_| Error::SlotDamaged)?;
    let mut slot = Slot {
        version: SLOT_VERSION,
        user: user.to_owned(),
        kdf,
        salt: hex::encode(entropy.salt),
        nonce: hex::encode(entropy.nonce),
        wrapped_key: hex::encode(wrapped),
        created_at: now,
        checksum: String::new(),
    };
    slot.checksum = slot.sum();
    let text = serde_json::to_vec_pretty(&slot).map_err(|_| Error::SlotDamaged)?;
    folder::create_private(&slots(folder))?;
    durable_file::replace(&path_of(folder, user), &text)
}

/// Unwraps the key with a user's password. Takes tens of milliseconds on purpose.
///
/// # Errors
/// [`Error::NoSlot`] for a user who never signed in here; [`Error::SlotDamaged`] when the file isn't
/// what was written; [`Error::WrongPassword`]; [`Error::Io`].
pub fn open(folder: &DataFolder, user: &str, password: &str) -> Result<Zeroizing<[u8; 32]>> {
    let slot = Slot::read(&path_of(folder, user))?;
    if slot.user != user {
        return Err(Error::SlotDamaged);
    }
    let salt = hex::decode(&slot.salt).map_err(|_| Error::SlotDamaged)?;
    let nonce: [u8; 24] = sized(&slot.nonce)?;
    let wrapped = hex::decode(&slot.wrapped_key).map_err(|_| Error::SlotDamaged)?;
    let wrapping = derive(password, &slot.kdf, &salt)?;
    let key = XChaCha20Poly1305::new(wrapping.as_ref().into())
        .decrypt(
            XNonce::from_slice(&nonce),
            Payload {
                msg: &wrapped,
                aad: &bound_to(user, slot.version),
            },
        )
        .map(Zeroizing::new)
        .map_err(|_| Error::WrongPassword)?;
    let mut sized = Zeroizing::new([0; 32]);
    if key.len() != sized.len() {
        return Err(Error::SlotDamaged);
    }
    sized.copy_from_slice(&key);
    Ok(sized)
}

/// Wraps the same key under another password.
///
/// # Errors
/// Those of [`open`] with the old password, and those of [`create`].
pub fn rewrap(
    folder: &DataFolder,
    user: &str,
    old_password: &str,
    new_password: &str,
    entropy: &SlotEntropy,
    now: UtcMs,
) -> Result<()> {
    let key = open(folder, user, old_password)?;
    create(folder, user, new_password, &key, entropy, now)
}

/// Users with a readable slot, by name. A damaged slot hides nobody else's.
///
/// # Errors
/// [`Error::Io`] when the folder can't be read.
pub fn known_users(folder: &DataFolder) -> Result<Vec<String>> {
    let entries = match fs::read_dir(slots(folder)) {
        Ok(entries) => entries,
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(vec![]),
        Err(e) => return Err(e.into()),
    };
    let mut users = vec![];
    for entry in entries {
        let path = entry?.path();
        if path.extension().is_some_and(|e| e == "json")
            && let Ok(slot) = Slot::read(&path)
        {
            users.push(slot.user);
        }
    }
    users.sort();
    Ok(users)
}

impl Slot {
    fn read(path: &Path) -> Result<Self> {
        let text = match fs::read(path) {
            Ok(text) => text,
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Err(Error::NoSlot),
            Err(e) => return Err(e.into()),
        };
        let slot: Self = serde_json::from_slice(&text).map_err(|_| Error::SlotDamaged)?;
        let is_ours = slot.version == SLOT_VERSION
            && slot.kdf.name == "argon2id"
            && slot.kdf.memory_kib <= MOST_MEMORY_KIB
            && slot.kdf.passes <= MOST_PASSES
            && slot.checksum == slot.sum();
        if is_ours {
            Ok(slot)
        } else {
            Err(Error::SlotDamaged)
        }
    }

    /// Finds accidents, not attackers: those meet the cipher's own tag.
    fn sum(&self) -> String {
        let Kdf {
            name,
            memory_kib,
            passes,
            lanes,
        } = &self.kdf;
        let text = serde_json::json!([
            self.version,
            self.user,
            name,
            memory_kib,
            passes,
            lanes,
            self.salt,
            self.nonce,
            self.wrapped_key,
            self.created_at.0
        ]);
        hex::encode(Sha256::digest(text.to_string()))
    }
}

fn derive(password: &str, kdf: &Kdf, salt: &[u8]) -> Result<Zeroizing<[u8; 32]>> {
    let mut key = Zeroizing::new([0; 32]);
    Params::new(kdf.memory_kib, kdf.passes, kdf.lanes, Some(key.len()))
        .and_then(|params| {
            Argon2::new(Algorithm::Argon2id, Version::V0x13, params).hash_password_into(
                password.as_bytes(),
                salt,
                key.as_mut(),
            )
        })
        .map_err(|_| Error::SlotDamaged)?;
    Ok(key)
}

/// A slot moved to another name or read as another version doesn't open.
fn bound_to(user: &str, version: u32) -> Vec<u8> {
    format!("doorstep key slot v{version} {user}").into_bytes()
}

fn sized<const N: usize>(digits: &str) -> Result<[u8; N]> {
    let bytes = hex::decode(digits).map_err(|_| Error::SlotDamaged)?;
    bytes.try_into().map_err(|_| Error::SlotDamaged)
}

fn slots(folder: &DataFolder) -> PathBuf {
    folder.path().join("slots")
}

/// Hashed, because a sign-in name may hold what a file name may not.
fn path_of(folder: &DataFolder, user: &str) -> PathBuf {
    let name = hex::encode(Sha256::digest(user));
    slots(folder).join(format!("{name}.json"))
}
