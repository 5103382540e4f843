//! One random database key a laptop, sealed once for each user together with that user's key for
//! signing. A user has a passphrase and, for convenience, a PIN that works only together with a
//! secret in the system's keychain. Whoever has the folder but neither has nothing.

mod file;
mod seal;
mod tries;

use std::fs;
use std::path::PathBuf;

use domain::grade::Level;
use domain::time::UtcMs;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::{DataFolder, Error, Result, durable_file, folder};
use file::Slot;
use tries::Tries;

/// Digits of the shortest PIN.
pub const SHORTEST_PIN_DIGITS: usize = 6;

/// Randomness for one sealing. Never the same twice.
#[derive(Clone, Copy)]
pub struct SlotEntropy {
    /// For the derivation.
    pub salt: [u8; 16],
    /// For the cipher.
    pub nonce: [u8; 24],
}

/// With what a person unlocks.
#[derive(Clone, Copy)]
pub enum Unlocking<'a> {
    /// The passphrase alone.
    Passphrase(&'a str),
    /// The PIN, with the secret that the system's keychain holds for it.
    Pin {
        /// Digits.
        pin: &'a str,
        /// From the keychain.
        secret: &'a [u8; 32],
    },
}

/// A user's key for signing actions, as the central gave it.
#[derive(Clone, PartialEq, Eq)]
pub struct SigningKey {
    /// Names it.
    pub id: Uuid,
    /// Secret.
    pub secret: Zeroizing<Vec<u8>>,
}

/// What a slot seals.
#[derive(Clone, PartialEq, Eq)]
pub struct Contents {
    /// Opens the database.
    pub database_key: Zeroizing<[u8; 32]>,
    /// Signs what this user does.
    pub signing: SigningKey,
}

/// How a locked desk names the person. Colleagues' names, never a customer's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    /// Sign-in name.
    pub user: String,
    /// Full name.
    pub name: String,
    /// Permission level.
    pub level: Level,
    /// Name of the home store.
    pub store: String,
    /// Until when this person may read names here without the central.
    #[serde(default)]
    pub lease_until: Option<UtcMs>,
}

/// A user of this laptop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownUser {
    /// Who.
    pub card: Card,
    /// A PIN is set.
    pub has_pin: bool,
    /// Too many wrong PINs: only the passphrase opens until it was used once.
    pub pin_is_shut: bool,
}

/// An open slot. Changes to it need no second unlocking.
#[derive(Clone)]
pub struct OpenSlot {
    user: String,
    /// Seals the contents; sealed itself under passphrase and PIN.
    user_key: Zeroizing<[u8; 32]>,
    /// What was inside.
    pub contents: Contents,
}

/// Makes a slot for a user, in place of one that the user had. A PIN of before is gone.
///
/// # Errors
/// [`Error::DiskFull`] and [`Error::Io`]; the slot of before is then still whole.
pub fn create(
    folder: &DataFolder,
    card: &Card,
    passphrase: &str,
    contents: &Contents,
    user_key: [u8; 32],
    entropy: &[SlotEntropy; 2],
    now: UtcMs,
) -> Result<OpenSlot> {
    let user_key = Zeroizing::new(user_key);
    let user = card.user.as_str();
    let slot = Slot {
        card: card.clone(),
        created_at: now,
        passphrase: seal::wrap(
            user,
            Unlocking::Passphrase(passphrase),
            &user_key,
            &entropy[0],
        )?,
        pin: None,
        sealed: seal::seal(user, contents, &user_key, &entropy[1])?,
    };
    folder::create_private(&slots(folder))?;
    slot.write(&path_of(folder, user))?;
    Tries::default().write(&tries_of(folder, user))?;
    Ok(OpenSlot {
        user: user.to_owned(),
        user_key,
        contents: contents.clone(),
    })
}

/// Opens a slot. Takes tens of milliseconds on purpose. A try counts before it is made, so that
/// ending the process forgets none.
///
/// # Errors
/// [`Error::NoSlot`] for a user who never signed in here; [`Error::SlotDamaged`] when the file isn't
/// what was written; [`Error::WrongPassword`], [`Error::WrongPin`], [`Error::PinShut`],
/// [`Error::NoPin`], [`Error::TryLater`]; [`Error::Io`].
pub fn open(folder: &DataFolder, user: &str, with: Unlocking<'_>, now: UtcMs) -> Result<OpenSlot> {
    let slot = Slot::read(&path_of(folder, user))?;
    if slot.card.user != user {
        return Err(Error::SlotDamaged);
    }
    let wrapped = match with {
        Unlocking::Passphrase(_) => &slot.passphrase,
        Unlocking::Pin { .. } => slot.pin.as_ref().ok_or(Error::NoPin)?,
    };
    let at = tries_of(folder, user);
    let mut tries = Tries::read(&at)?;
    let waited = tries.may_try(with, now);
    if waited.is_err() {
        // The clock may have been set back, which starts the wait anew.
        tries.write(&at)?;
    }
    waited?;
    tries.count(with, now);
    tries.write(&at)?;
    let Some(user_key) = seal::unwrap(user, with, wrapped)? else {
        return Err(tries.wrong(with));
    };
    tries.succeeded(with);
    tries.write(&at)?;
    let contents = seal::unseal(user, &slot.sealed, &user_key)?;
    Ok(OpenSlot {
        user: user.to_owned(),
        user_key,
        contents,
    })
}

impl OpenSlot {
    /// Whose it is.
    #[must_use]
    pub fn user(&self) -> &str {
        &self.user
    }

    /// Seals other contents, such as a new signing key; passphrase and PIN stay.
    ///
    /// # Errors
    /// [`Error::NoSlot`], [`Error::SlotDamaged`], [`Error::DiskFull`] and [`Error::Io`].
    pub fn put(
        &mut self,
        folder: &DataFolder,
        contents: Contents,
        card: &Card,
        entropy: &SlotEntropy,
    ) -> Result<()> {
        let path = path_of(folder, &self.user);
        let mut slot = Slot::read(&path)?;
        slot.sealed = seal::seal(&self.user, &contents, &self.user_key, entropy)?;
        card.clone_into(&mut slot.card);
        self.user.clone_into(&mut slot.card.user);
        slot.write(&path)?;
        self.contents = contents;
        Ok(())
    }

    /// Another passphrase or PIN in place of the one before.
    ///
    /// # Errors
    /// [`Error::WeakPin`] for a PIN that is too short or no digits; [`Error::NoSlot`],
    /// [`Error::SlotDamaged`], [`Error::DiskFull`] and [`Error::Io`].
    pub fn set(
        &self,
        folder: &DataFolder,
        with: Unlocking<'_>,
        entropy: &SlotEntropy,
    ) -> Result<()> {
        let path = path_of(folder, &self.user);
        let mut slot = Slot::read(&path)?;
        match with {
            Unlocking::Passphrase(_) => {
                slot.passphrase = seal::wrap(&self.user, with, &self.user_key, entropy)?;
            }
            Unlocking::Pin { pin, .. } => {
                if pin.len() < SHORTEST_PIN_DIGITS || !pin.bytes().all(|b| b.is_ascii_digit()) {
                    return Err(Error::WeakPin);
                }
                slot.pin = Some(seal::wrap(&self.user, with, &self.user_key, entropy)?);
            }
        }
        slot.write(&path)?;
        let at = tries_of(folder, &self.user);
        let mut tries = Tries::read(&at)?;
        tries.succeeded(with);
        tries.write(&at)
    }

    /// Takes the PIN away.
    ///
    /// # Errors
    /// Those of [`OpenSlot::put`].
    pub fn remove_pin(&self, folder: &DataFolder) -> Result<()> {
        let path = path_of(folder, &self.user);
        let mut slot = Slot::read(&path)?;
        slot.pin = None;
        slot.write(&path)
    }
}

/// Takes a user off this laptop. Commands that wait stay.
///
/// # Errors
/// [`Error::NoSlot`] and [`Error::Io`].
pub fn remove(folder: &DataFolder, user: &str) -> Result<()> {
    match fs::remove_file(path_of(folder, user)) {
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Err(Error::NoSlot),
        other => other?,
    }
    match fs::remove_file(tries_of(folder, user)) {
        Err(e) if e.kind() != std::io::ErrorKind::NotFound => return Err(e.into()),
        _ => {}
    }
    durable_file::sync_folder(&slots(folder))
}

/// Users with a readable slot, by name. A damaged slot hides nobody else's.
///
/// # Errors
/// [`Error::Io`] when the folder can't be read.
pub fn known_users(folder: &DataFolder) -> Result<Vec<KnownUser>> {
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
            let tries = Tries::read(&tries_of(folder, &slot.card.user))?;
            users.push(KnownUser {
                has_pin: slot.pin.is_some(),
                pin_is_shut: slot.pin.is_some() && tries.pin_is_shut(),
                card: slot.card,
            });
        }
    }
    users.sort_by(|a, b| a.card.user.cmp(&b.card.user));
    Ok(users)
}

fn slots(folder: &DataFolder) -> PathBuf {
    folder.path().join("slots")
}

/// Hashed, because a sign-in name may hold what a file name may not.
fn path_of(folder: &DataFolder, user: &str) -> PathBuf {
    let name = hex::encode(Sha256::digest(user));
    slots(folder).join(format!("{name}.json"))
}

fn tries_of(folder: &DataFolder, user: &str) -> PathBuf {
    path_of(folder, user).with_extension("tries")
}
