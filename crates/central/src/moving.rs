//! A tenant in one file, on its way from a laptop to a server: the whole database, encrypted under
//! a passphrase. Tenant, clock, numbers, verdicts and sessions stay what they are.
//!
//! The file is `MAGIC`, 16 bytes of salt, the SHA-256 of the rest, and the rest: an encrypted
//! database. The sum tells a damaged file from a wrong passphrase.

use std::fs::{self, File};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use argon2::{Algorithm, Argon2, Params, Version};
use sha2::{Digest, Sha256};

use crate::core::Entropy;
use crate::local::{OpenError, hold};
use crate::store::StoreError;
use crate::store::sqlite::{SqliteStore, copy_whole};

/// First bytes of a move file; the last of them is its version.
const MAGIC: &[u8; 16] = b"DOORSTEP-MOVE/1\n";
const SALT_BYTES: usize = 16;
const SUM_BYTES: usize = 32;
/// A passphrase is guessed offline, so it costs more than a sign-in: OWASP's first profile.
const MEMORY_KIB: u32 = 47_104;
const PASSES: u32 = 1;

/// Why a move can't be packed or unpacked.
#[derive(Debug, thiserror::Error)]
pub enum MoveError {
    /// The file isn't one.
    #[error("this is not a Doorstep move file")]
    NotAMove,
    /// The file isn't as it was written.
    #[error("the move file is damaged: copy it again from the laptop")]
    Damaged,
    /// The passphrase isn't the one.
    #[error("the passphrase is wrong")]
    WrongPassphrase,
    /// The folder has an organisation; two never live in one.
    #[error("the data folder has an organisation already: adopt into an empty one")]
    HasTenant,
    /// The folder can't be used.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// Reading or writing failed.
    #[error("the move file can't be read or written")]
    Io(#[from] io::Error),
    /// The database failed.
    #[error("the database can't be copied")]
    Store(#[from] StoreError),
}

/// Packs an open database into `file`, whole or not at all.
pub(crate) fn pack(
    store: &mut SqliteStore,
    file: &Path,
    passphrase: &str,
    entropy: &mut dyn Entropy,
) -> Result<(), MoveError> {
    let (body, next) = (beside(file, "body"), beside(file, "next"));
    let packed = pack_into(store, &body, &next, passphrase, entropy)
        .and_then(|()| Ok(fs::rename(&next, file)?));
    // Left over when something failed; gone already otherwise.
    let _ = fs::remove_file(&body);
    let _ = fs::remove_file(&next);
    packed
}

fn pack_into(
    store: &mut SqliteStore,
    body: &Path,
    next: &Path,
    passphrase: &str,
    entropy: &mut dyn Entropy,
) -> Result<(), MoveError> {
    for leftover in [body, next] {
        remove_if_there(leftover)?;
    }
    let mut salt = [0; SALT_BYTES];
    entropy.fill(&mut salt);
    store.copy_to(body, Some(&key(passphrase, &salt)?))?;
    let mut written = File::create(next)?;
    written.write_all(MAGIC)?;
    written.write_all(&salt)?;
    written.write_all(&[0; SUM_BYTES])?;
    let sum = copy_summing(&mut File::open(body)?, &mut written)?;
    written.seek(SeekFrom::Start((MAGIC.len() + SALT_BYTES) as u64))?;
    written.write_all(&sum)?;
    written.sync_all()?;
    Ok(())
}

/// Unpacks `file` into a folder without an organisation. With a key the database there is encrypted.
///
/// # Errors
/// See [`MoveError`]; the folder is then as it was.
pub fn adopt(
    folder: &Path,
    key_there: Option<&[u8; 32]>,
    file: &Path,
    passphrase: &str,
) -> Result<(), MoveError> {
    let _lock = hold(folder)?;
    let database = folder.join("central.db");
    if database.exists() {
        return Err(MoveError::HasTenant);
    }
    let (body, next) = (folder.join("adopting.body"), folder.join("adopting.db"));
    let adopted = unpack(file, &body, &next, key_there, passphrase)
        .and_then(|()| Ok(fs::rename(&next, &database)?));
    let _ = fs::remove_file(&body);
    let _ = fs::remove_file(&next);
    adopted
}

fn unpack(
    file: &Path,
    body: &Path,
    next: &Path,
    key_there: Option<&[u8; 32]>,
    passphrase: &str,
) -> Result<(), MoveError> {
    for leftover in [body, next] {
        remove_if_there(leftover)?;
    }
    let mut packed = File::open(file)?;
    let mut magic = [0; MAGIC.len()];
    packed.read_exact(&mut magic).map_err(|e| cut(e, true))?;
    if &magic != MAGIC {
        return Err(MoveError::NotAMove);
    }
    let (mut salt, mut sum) = ([0; SALT_BYTES], [0; SUM_BYTES]);
    packed.read_exact(&mut salt).map_err(|e| cut(e, false))?;
    packed.read_exact(&mut sum).map_err(|e| cut(e, false))?;
    let mut written = File::create(body)?;
    if copy_summing(&mut packed, &mut written)? != sum {
        return Err(MoveError::Damaged);
    }
    drop(written);
    let copied = copy_whole(body, &key(passphrase, &salt)?, next, key_there);
    copied.map_err(|error| match error {
        StoreError::WrongKey => MoveError::WrongPassphrase,
        other => other.into(),
    })?;
    File::open(next)?.sync_all()?;
    Ok(())
}

fn cut(error: io::Error, within_magic: bool) -> MoveError {
    match error.kind() {
        io::ErrorKind::UnexpectedEof if within_magic => MoveError::NotAMove,
        io::ErrorKind::UnexpectedEof => MoveError::Damaged,
        _ => error.into(),
    }
}

fn key(passphrase: &str, salt: &[u8]) -> Result<[u8; 32], MoveError> {
    let mut key = [0; 32];
    Params::new(MEMORY_KIB, PASSES, 1, Some(key.len()))
        .and_then(|params| {
            Argon2::new(Algorithm::Argon2id, Version::V0x13, params).hash_password_into(
                passphrase.as_bytes(),
                salt,
                &mut key,
            )
        })
        .map_err(|error| io::Error::other(error.to_string()))?;
    Ok(key)
}

fn copy_summing(from: &mut File, to: &mut File) -> io::Result<[u8; SUM_BYTES]> {
    let mut sum = Sha256::new();
    let mut buffer = vec![0; 64 * 1024];
    loop {
        let read = from.read(&mut buffer)?;
        if read == 0 {
            return Ok(sum.finalize().into());
        }
        sum.update(&buffer[..read]);
        to.write_all(&buffer[..read])?;
    }
}

fn beside(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    name.into()
}

fn remove_if_there(file: &Path) -> io::Result<()> {
    match fs::remove_file(file) {
        Err(e) if e.kind() != io::ErrorKind::NotFound => Err(e),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use domain::time::UtcMs;
    use tempfile::TempDir;

    use super::*;
    use crate::local::LocalCentral;

    struct Counted(u8);

    impl Entropy for Counted {
        fn fill(&mut self, out: &mut [u8]) {
            for byte in out {
                self.0 = self.0.wrapping_add(1);
                *byte = self.0;
            }
        }
    }

    const KEY: [u8; 32] = [5; 32];

    /// A shop packed under 长密码很安全, and the tenant's id.
    fn packed(folder: &TempDir) -> (PathBuf, domain::ids::TenantId) {
        let inside = folder.path().join("inside");
        let file = folder.path().join("QH.doorstep-move");
        let central = LocalCentral::open(&inside, Some(&KEY), UtcMs(1), &mut Counted(0)).unwrap();
        central.seed_demo(UtcMs(1), &mut Counted(9)).unwrap();
        central
            .pack(&file, "长密码很安全", &mut Counted(7))
            .unwrap();
        (file, central.tenant().unwrap())
    }

    fn is_empty(folder: &Path) -> bool {
        let mut names = fs::read_dir(folder)
            .unwrap()
            .map(|e| e.unwrap().file_name());
        names.all(|name| name == "central.lock")
    }

    #[test]
    fn what_was_packed_is_adopted_whole_by_who_knows_the_passphrase() {
        let folder = tempfile::tempdir().unwrap();
        let (file, tenant) = packed(&folder);
        let bytes = fs::read(&file).unwrap();
        assert!(!bytes.windows(6).any(|window| window == b"SQLite"));

        let server = folder.path().join("server");
        adopt(&server, None, &file, "长密码很安全").unwrap();
        let central = LocalCentral::open(&server, None, UtcMs(2), &mut Counted(3)).unwrap();
        assert_eq!(central.tenant().unwrap(), tenant);
        assert!(!central.seed_demo(UtcMs(2), &mut Counted(4)).unwrap());
    }

    #[test]
    fn a_wrong_passphrase_leaves_the_folder_empty() {
        let folder = tempfile::tempdir().unwrap();
        let (file, _) = packed(&folder);
        let server = folder.path().join("server");
        let refused = adopt(&server, None, &file, "长密码不安全");
        assert!(matches!(refused, Err(MoveError::WrongPassphrase)));
        assert!(is_empty(&server));
    }

    #[test]
    fn a_damaged_cut_or_foreign_file_is_told_from_a_wrong_passphrase() {
        let folder = tempfile::tempdir().unwrap();
        let (file, _) = packed(&folder);
        let server = folder.path().join("server");
        let whole = fs::read(&file).unwrap();
        let mut flipped = whole.clone();
        flipped[5000] ^= 1;
        for (bytes, foreign) in [
            (&flipped[..], false),
            (&whole[..whole.len() - 1], false),
            (&whole[..20], false),
            (&whole[..10], true),
            (&b"PK\x03\x04 something else entirely"[..], true),
        ] {
            fs::write(&file, bytes).unwrap();
            let refused = adopt(&server, None, &file, "长密码很安全").unwrap_err();
            assert_eq!(matches!(refused, MoveError::NotAMove), foreign);
            assert_eq!(matches!(refused, MoveError::Damaged), !foreign);
            assert!(is_empty(&server));
        }
    }

    #[test]
    fn a_folder_with_an_organisation_adopts_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let (file, _) = packed(&folder);
        let server = folder.path().join("server");
        drop(LocalCentral::open(&server, None, UtcMs(1), &mut Counted(0)).unwrap());
        let refused = adopt(&server, None, &file, "长密码很安全");
        assert!(matches!(refused, Err(MoveError::HasTenant)));
    }

    #[test]
    fn what_a_killed_adoption_left_is_no_obstacle() {
        let folder = tempfile::tempdir().unwrap();
        let (file, _) = packed(&folder);
        let server = folder.path().join("server");
        fs::create_dir_all(&server).unwrap();
        fs::write(server.join("adopting.body"), b"half").unwrap();
        fs::write(server.join("adopting.db"), b"half").unwrap();
        adopt(&server, None, &file, "长密码很安全").unwrap();
        assert!(!server.join("adopting.body").exists());
    }
}
