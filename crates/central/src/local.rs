//! A central in one process: the core, its database, and the lock on the folder. No port.

use std::fs::{File, TryLockError};
use std::io;
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

use domain::ids::TenantId;
use domain::playbook::Rulebook;
use domain::time::UtcMs;
use uuid::Uuid;
use wire::shipped;
use wire::sync_protocol::ProblemCode;

use crate::core::problem::problem;
use crate::core::{Central, Effect, Entropy, Request, Response, publish};
use crate::moving::{self, MoveError};
use crate::store::ledger::Ledger;
use crate::store::sqlite::{SqliteStore, SqliteTx};
use crate::store::{StoreError, Stored};

/// Why a folder can't be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// Another central holds it.
    #[error("another central uses this folder")]
    FolderInUse,
    /// The folder can't be made or locked.
    #[error("the data folder can't be used")]
    Folder(#[from] io::Error),
    /// The database can't be opened.
    #[error("the database can't be opened")]
    Store(#[from] StoreError),
}

/// A central on a folder of its own.
pub struct LocalCentral {
    central: Central,
    store: Mutex<SqliteStore>,
    // Held until the end; the system lets go of it when the process dies.
    _lock: File,
}

impl LocalCentral {
    /// Opens the folder, or founds a tenant in a new one. With a key the database is encrypted.
    ///
    /// # Errors
    /// See [`OpenError`].
    pub fn open(
        folder: &Path,
        key: Option<&[u8; 32]>,
        now: UtcMs,
        entropy: &mut dyn Entropy,
    ) -> Result<Self, OpenError> {
        let lock = hold(folder)?;
        let mut store = SqliteStore::open(&folder.join("central.db"), key)?;
        let mut random = || {
            let mut bytes = [0; 16];
            entropy.fill(&mut bytes);
            uuid::Builder::from_random_bytes(bytes).into_uuid()
        };
        let (tenant, epoch): (Uuid, Uuid) = (random(), random());
        let mut secret = [0; 32];
        entropy.fill(&mut secret);
        store.found(TenantId(tenant), epoch, &secret, now)?;
        let playbook = playbook_in_force(&mut store, now)?;
        Ok(Self {
            central: Central::new(playbook),
            store: Mutex::new(store),
            _lock: lock,
        })
    }

    /// Answers one request in one transaction, committed before this returns.
    pub fn answer(
        &self,
        request: Request,
        now: UtcMs,
        entropy: &mut dyn Entropy,
    ) -> (Response, Vec<Effect>) {
        let answered = self.in_transaction(|tx| {
            let (response, effects) = self.central.handle(request, tx, now, entropy);
            let keep = !response.is_internal();
            Ok(((response, effects), keep))
        });
        answered.unwrap_or_else(|error| {
            tracing::error!(error = &error as &dyn std::error::Error, "commit failed");
            (Response::Problem(problem(ProblemCode::Internal)), vec![])
        })
    }

    /// Publishes records that no command makes, such as a changed organisation.
    ///
    /// # Errors
    /// Storage failed.
    pub fn publish(&self, states: &[domain::record::RecordState]) -> Stored<Vec<Effect>> {
        self.in_transaction(|tx| Ok((publish(tx, states)?, true)))
    }

    /// Seeds the demo organisation into a central without records; tells whether it did.
    ///
    /// # Errors
    /// Storage failed, or the shipped data is broken.
    pub fn seed_demo(&self, now: UtcMs, entropy: &mut dyn Entropy) -> Stored<bool> {
        self.in_transaction(|tx| Ok((crate::demo::demo(tx, now, entropy)?, true)))
    }

    /// Packs everything into one file under a passphrase, for [`crate::moving::adopt`].
    ///
    /// # Errors
    /// See [`MoveError`].
    pub fn pack(
        &self,
        file: &Path,
        passphrase: &str,
        entropy: &mut dyn Entropy,
    ) -> Result<(), MoveError> {
        moving::pack(&mut self.store(), file, passphrase, entropy)
    }

    /// Whose central it is.
    ///
    /// # Errors
    /// Storage failed.
    pub fn tenant(&self) -> Stored<TenantId> {
        self.in_transaction(|tx| Ok((tx.tenant()?.id, false)))
    }

    /// Runs `work` in one transaction; it stands when `work` says so.
    ///
    /// # Errors
    /// Storage failed, or what `work` failed with.
    pub fn in_transaction<T>(
        &self,
        work: impl FnOnce(&mut SqliteTx<'_>) -> Stored<(T, bool)>,
    ) -> Stored<T> {
        let mut store = self.store();
        let mut tx = store.begin()?;
        let (done, keep) = work(&mut tx)?;
        if keep {
            tx.commit()?;
        }
        Ok(done)
    }

    fn store(&self) -> MutexGuard<'_, SqliteStore> {
        // A panic in the middle rolled its transaction back; the connection is sound.
        self.store.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Takes the lock on a central's folder, which is made when missing.
pub(crate) fn hold(folder: &Path) -> Result<File, OpenError> {
    std::fs::create_dir_all(folder)?;
    let lock = File::create(folder.join("central.lock"))?;
    lock.try_lock().map_err(|e| match e {
        TryLockError::WouldBlock => OpenError::FolderInUse,
        TryLockError::Error(e) => e.into(),
    })?;
    Ok(lock)
}

/// The playbook of the tenant; a new tenant gets the one that ships. One that this build can't use stays
/// stored as it is, and the one that ships is in force instead: a desk that stands still helps nobody.
fn playbook_in_force(store: &mut SqliteStore, now: UtcMs) -> Result<Rulebook, OpenError> {
    let mut tx = store.begin()?;
    let stored = tx.playbook()?;
    let playbook = stored
        .as_deref()
        .map_or_else(|| Ok(shipped::rulebook()), shipped::read);
    let playbook = playbook.unwrap_or_else(|unusable| {
        tracing::error!(%unusable, "the stored playbook can't be used; the one that ships is in force");
        shipped::rulebook()
    });
    if stored.is_none() {
        let hash = Central::new(playbook.clone()).policy_hash().to_owned();
        tx.put_playbook(playbook.version, &hash, shipped::PLAYBOOK, now)?;
    }
    tx.commit()?;
    Ok(playbook)
}
