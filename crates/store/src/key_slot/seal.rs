//! Deriving a key from what a person knows, and sealing under it.

use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use uuid::Uuid;
use zeroize::Zeroizing;

use super::file::{Kdf, Sealed, Wrapped};
use super::{Contents, SigningKey, SlotEntropy, Unlocking};
use crate::{Error, Result};

/// Memory for deriving, in KiB; OWASP's second profile for argon2id.
const MEMORY_KIB: u32 = 19_456;
const PASSES: u32 = 2;
const LANES: u32 = 1;
/// A file that asks for more than this was not written by us.
const MOST_MEMORY_KIB: u32 = 1024 * 1024;
const MOST_PASSES: u32 = 64;

const DATABASE_KEY_BYTES: usize = 32;
const ID_BYTES: usize = 16;

impl Kdf {
    pub fn is_ours(&self) -> bool {
        self.name == "argon2id" && self.memory_kib <= MOST_MEMORY_KIB && self.passes <= MOST_PASSES
    }
}

/// The user's key under what the person knows.
pub(super) fn wrap(
    user: &str,
    with: Unlocking<'_>,
    user_key: &[u8; 32],
    entropy: &SlotEntropy,
) -> Result<Wrapped> {
    let kdf = Kdf {
        name: "argon2id".into(),
        memory_kib: MEMORY_KIB,
        passes: PASSES,
        lanes: LANES,
    };
    let wrapping = derive(with, &kdf, &entropy.salt)?;
    Ok(Wrapped {
        kdf,
        salt: hex::encode(entropy.salt),
        key: encrypt(
            &wrapping,
            user_key,
            &bound_to(user, place(with)),
            &entropy.nonce,
        )?,
    })
}

/// The user's key; none when this isn't what it was wrapped with.
pub(super) fn unwrap(
    user: &str,
    with: Unlocking<'_>,
    wrapped: &Wrapped,
) -> Result<Option<Zeroizing<[u8; 32]>>> {
    let salt = hex::decode(&wrapped.salt).map_err(|_| Error::SlotDamaged)?;
    let wrapping = derive(with, &wrapped.kdf, &salt)?;
    let Some(key) = decrypt(&wrapping, &wrapped.key, &bound_to(user, place(with)))? else {
        return Ok(None);
    };
    Ok(Some(sized(&key)?))
}

/// The contents under the user's key.
pub(super) fn seal(
    user: &str,
    contents: &Contents,
    user_key: &[u8; 32],
    entropy: &SlotEntropy,
) -> Result<Sealed> {
    let mut plain = Zeroizing::new(Vec::new());
    plain.extend_from_slice(contents.database_key.as_ref());
    plain.extend_from_slice(contents.signing.id.as_bytes());
    plain.extend_from_slice(&contents.signing.secret);
    encrypt(
        user_key,
        &plain,
        &bound_to(user, "contents"),
        &entropy.nonce,
    )
}

/// The contents again.
pub(super) fn unseal(user: &str, sealed: &Sealed, user_key: &[u8; 32]) -> Result<Contents> {
    let plain =
        decrypt(user_key, sealed, &bound_to(user, "contents"))?.ok_or(Error::SlotDamaged)?;
    let (database_key, rest) = plain
        .split_at_checked(DATABASE_KEY_BYTES)
        .ok_or(Error::SlotDamaged)?;
    let (id, secret) = rest.split_at_checked(ID_BYTES).ok_or(Error::SlotDamaged)?;
    Ok(Contents {
        database_key: sized(database_key)?,
        signing: SigningKey {
            id: Uuid::from_slice(id).map_err(|_| Error::SlotDamaged)?,
            secret: Zeroizing::new(secret.to_vec()),
        },
    })
}

fn derive(with: Unlocking<'_>, kdf: &Kdf, salt: &[u8]) -> Result<Zeroizing<[u8; 32]>> {
    let mut key = Zeroizing::new([0; 32]);
    let (known, secret): (&str, &[u8]) = match with {
        Unlocking::Passphrase(words) => (words, &[]),
        Unlocking::Pin { pin, secret } => (pin, secret),
    };
    Params::new(kdf.memory_kib, kdf.passes, kdf.lanes, Some(key.len()))
        .and_then(|params| {
            Argon2::new_with_secret(secret, Algorithm::Argon2id, Version::V0x13, params)?
                .hash_password_into(known.as_bytes(), salt, key.as_mut())
        })
        .map_err(|_| Error::SlotDamaged)?;
    Ok(key)
}

fn place(with: Unlocking<'_>) -> &'static str {
    match with {
        Unlocking::Passphrase(_) => "passphrase",
        Unlocking::Pin { .. } => "pin",
    }
}

/// What is moved to another user or another place of the slot doesn't open.
fn bound_to(user: &str, place: &str) -> Vec<u8> {
    format!("doorstep key slot v1 {place} {user}").into_bytes()
}

fn encrypt(key: &[u8; 32], plain: &[u8], aad: &[u8], nonce: &[u8; 24]) -> Result<Sealed> {
    let text = XChaCha20Poly1305::new(key.into())
        .encrypt(XNonce::from_slice(nonce), Payload { msg: plain, aad })
        .map_err(|_| Error::SlotDamaged)?;
    Ok(Sealed {
        nonce: hex::encode(nonce),
        text: hex::encode(text),
    })
}

fn decrypt(key: &[u8; 32], sealed: &Sealed, aad: &[u8]) -> Result<Option<Zeroizing<Vec<u8>>>> {
    let nonce = hex::decode(&sealed.nonce).map_err(|_| Error::SlotDamaged)?;
    let nonce: [u8; 24] = nonce.try_into().map_err(|_| Error::SlotDamaged)?;
    let text = hex::decode(&sealed.text).map_err(|_| Error::SlotDamaged)?;
    let plain = XChaCha20Poly1305::new(key.into())
        .decrypt(XNonce::from_slice(&nonce), Payload { msg: &text, aad });
    Ok(plain.ok().map(Zeroizing::new))
}

fn sized(bytes: &[u8]) -> Result<Zeroizing<[u8; 32]>> {
    let mut key = Zeroizing::new([0; 32]);
    if bytes.len() != key.len() {
        return Err(Error::SlotDamaged);
    }
    key.copy_from_slice(bytes);
    Ok(key)
}
