//! Signing in: at the central the first time, with the laptop's own key slot ever after.

use std::sync::Arc;
use std::time::Duration;

use domain::organisation::Staff;
use domain::record::RecordState;
use domain::scope;
use store::{NewDevice, OpenSlot, Session, Store, StoredRecord, key_slot};
use sync::engine::{Engine, Input, Standing};
use sync::http::HttpTransport;
use sync::transport::Transport;
use tokio::sync::{mpsc, watch};
use wire::session::{SessionState, SessionView, UnlockBy};
use wire::sync_protocol::{SignInRequest, SignInResponse};
use zeroize::Zeroizing;

use crate::clock::DeskClock;
use crate::desk::Desk;
use crate::error::Error;
use crate::opened::{Opened, SyncStanding};
use crate::people::{card_of, settle_in, sign_in_name, take_sign_in};
use crate::records::shows;
use crate::replicate::Replicator;

/// The first sign-in waits this long for the first records; then the desk opens all the same.
const FIRST_PULL: Duration = Duration::from_mins(1);

impl Desk {
    /// Who is signed in.
    pub(crate) fn session_view(&self) -> Result<SessionView, Error> {
        let central_url = self.lock_file().central_url.clone();
        let known_users = self.known_users()?;
        let pin_possible = self.host.keychain().is_some();
        let mode = self.mode(!known_users.is_empty());
        let solo_possible = self.embed.is_some();
        let Some(opened) = self.lock_opened().clone() else {
            let state = if known_users.is_empty() {
                SessionState::FirstRun
            } else {
                SessionState::Locked
            };
            return Ok(SessionView {
                state,
                staff: None,
                stores: vec![],
                device_code: None,
                central_url,
                known_users,
                lease_until: None,
                reading_is_masked: false,
                pin_possible,
                locked: self.lock_file().locked.clone(),
                mode,
                solo_possible,
            });
        };
        let (staff, stores, device_code, lease, reading_is_masked) = opened.store.read(|r| {
            let state = r.sync_state()?;
            let (lease, is_over) = (opened.lease(r)?, opened.lease_is_over(r)?);
            let (me, stores) = (opened.me(r), opened.my_stores(r));
            Ok((me, stores, state.device_code, lease, is_over))
        })?;
        Ok(SessionView {
            state: SessionState::SignedIn,
            staff: Some(staff?),
            stores: stores?,
            device_code,
            central_url,
            known_users,
            lease_until: lease.map(|lease| lease.not_after),
            reading_is_masked,
            pin_possible,
            locked: None,
            mode,
            solo_possible,
        })
    }

    /// Opens the desk: offline with the slot of a known user, else at the central. A signed-in user
    /// who signs in again gets new tokens.
    pub(crate) async fn open(
        &self,
        central_url: Option<String>,
        user: &str,
        password: &str,
        by: UnlockBy,
    ) -> Result<(), Error> {
        let _one_at_a_time = self.door.lock().await;
        let user = &*sign_in_name(user);
        if let Some(url) = central_url.filter(|url| !url.trim().is_empty()) {
            HttpTransport::new(&url)?;
            self.lock_file().central_url = Some(url.trim().trim_end_matches('/').to_owned());
        }
        let already = self.lock_opened().clone();
        if let Some(opened) = already {
            return self.sign_in_again(&opened, user, password).await;
        }
        match self.open_slot(user, password, by) {
            Ok(slot) => {
                let typed = (by == UnlockBy::Password).then_some(password);
                self.unlock(slot, typed).await
            }
            Err(Error::Store(store::Error::NoSlot)) => {
                if !key_slot::known_users(&self.folder)?.is_empty() {
                    // Without anybody's key the database can't be opened, and what waits in it
                    // must not be lost.
                    return Err(Error::NotEnrolled);
                }
                self.first_sign_in(user, password).await
            }
            Err(error) => Err(error),
        }
    }

    /// Closes the desk; what is on disk stays, locked.
    pub(crate) async fn close(&self) {
        self.stop().await;
    }

    /// Opens the desk with a slot, and with what was typed to open it when that was the password.
    pub(crate) async fn unlock(&self, slot: OpenSlot, password: Option<&str>) -> Result<(), Error> {
        let unlocked = self.unlock_all(slot, password).await;
        if unlocked.is_err() && self.lock_opened().is_none() {
            // A desk that stays locked holds no key.
            self.let_go_of_embedded().await;
        }
        unlocked
    }

    async fn unlock_all(&self, mut slot: OpenSlot, password: Option<&str>) -> Result<(), Error> {
        let key = slot.contents.database_key.clone();
        self.wake_embedded(&key)?;
        let store = self.open_store(&key)?;
        self.keep_identity_of(&store)?;
        let staff_id = self.person_of(&store, &mut slot, password).await?;
        let opened = self.begin(slot, staff_id, store)?;
        if let Err(error) = self.finish_rescue(&opened, &key) {
            // It is tried again at every unlocking, and keeps nobody from working.
            tracing::warn!(%error, "what was set aside is still to be sent");
        }
        self.refresh_card(&opened)
    }

    async fn first_sign_in(&self, user: &str, password: &str) -> Result<(), Error> {
        let mut key = Zeroizing::new([0; 32]);
        self.host.fill(key.as_mut());
        self.set_up(user, password, &key).await
    }

    /// Sets the laptop up for its first user, with this database key.
    pub(crate) async fn set_up(
        &self,
        user: &str,
        password: &str,
        key: &[u8; 32],
    ) -> Result<(), Error> {
        let answer = self.be_let_in(user, password).await?;
        self.move_in(user, password, key, &answer).await
    }

    /// Asks the central; nothing changes here.
    pub(crate) async fn be_let_in(
        &self,
        user: &str,
        password: &str,
    ) -> Result<SignInResponse, Error> {
        let transport = self.transport()?;
        transport.hello().await?;
        let request = self.sign_in_request(user, password)?;
        Ok(transport.sign_in(request).await?)
    }

    /// Makes a database and a slot for whom the central has let in.
    pub(crate) async fn move_in(
        &self,
        user: &str,
        password: &str,
        key: &[u8; 32],
        answer: &SignInResponse,
    ) -> Result<(), Error> {
        // A database without a slot is from a first sign-in that broke off: it holds nothing that
        // somebody typed, and its key is gone. It is set aside, not deleted.
        self.set_orphan_aside()?;
        let store = self.open_store(key)?;
        store.write_or::<_, Error>(|tx| {
            take_sign_in(tx, user, answer, self.host.wall())?;
            let central_url = self.lock_file().central_url.clone();
            Ok(settle_in(tx, answer, central_url)?)
        })?;
        // The slot comes last: with it, the laptop is set up.
        let card = store.read(|r| card_of(r, user, answer))?;
        let slot = self.make_slot(&card, password, key, answer)?;
        self.lock_file().write(self.folder.path())?;
        let opened = self.begin(slot, answer.staff.id, store)?;
        let mut standing = opened.standing.subscribe();
        let _ = tokio::time::timeout(FIRST_PULL, standing.wait_for(|s| s.has_pulled)).await;
        self.refresh_card(&opened)?;
        Ok(())
    }

    fn set_orphan_aside(&self) -> Result<(), Error> {
        if self.folder.database().exists() {
            let name = format!("orphan-{}", self.host.new_id());
            store::set_aside(&self.folder, &name)?;
        }
        Ok(())
    }

    async fn sign_in_again(
        &self,
        opened: &Arc<Opened>,
        user: &str,
        password: &str,
    ) -> Result<(), Error> {
        if opened.user != user {
            // Somebody else unlocks a locked desk; an open one is locked first.
            return Err(Error::NotEnrolled);
        }
        // The central checks the password, which may have changed there.
        let answer = self
            .transport()?
            .sign_in(self.sign_in_request(user, password)?)
            .await?;
        if answer.staff.id != opened.staff_id {
            return Err(Error::NotEnrolled);
        }
        let card = opened.store.read(|r| card_of(r, user, &answer))?;
        self.keep_signing_key(&mut opened.lock_slot(), &card, &answer)?;
        opened
            .store
            .write_or::<_, Error>(|tx| take_sign_in(tx, user, &answer, opened.clock.now()))?;
        if self.open_slot(user, password, UnlockBy::Password).is_err() {
            self.set_passphrase(opened, password)?;
        }
        opened.nudge(Input::SignedIn);
        Ok(())
    }

    /// Makes the desk the signed-in one and starts sync.
    fn begin(
        &self,
        slot: OpenSlot,
        staff_id: domain::ids::StaffId,
        store: Store,
    ) -> Result<Arc<Opened>, Error> {
        let state = store.read(|r| r.sync_state())?;
        let (inputs, heard) = mpsc::unbounded_channel();
        let pending = store.read(|r| r.pending_count_and_oldest())?;
        let standing = SyncStanding {
            standing: if state.working_offline {
                Standing::Offline
            } else {
                Standing::Syncing
            },
            trouble: None,
            next_try_at: None,
            to_send: u32::try_from(pending.count).unwrap_or(u32::MAX),
            has_pulled: false,
        };
        let opened = Arc::new(Opened {
            store,
            clock: DeskClock::new(
                self.host.clone(),
                state.clock_offset_ms.unwrap_or_default(),
                state.last_server_time,
            ),
            host: self.host.clone(),
            playbook: self.playbook.clone(),
            user: slot.user().to_owned(),
            slot: std::sync::Mutex::new(slot),
            staff_id,
            inputs,
            standing: watch::channel(standing).0,
            pushes: self.pushes.clone(),
            import: crate::import::ImportDesk::default(),
            sync_task: std::sync::Mutex::new(None),
        });
        let replicator = Replicator::new(
            opened.clone(),
            self.transport().ok(),
            Engine::new(state.working_offline),
        );
        let task = tokio::spawn(replicator.run(heard));
        *opened
            .sync_task
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner) = Some(task);
        opened.nudge(Input::Nudged);
        *self.lock_opened() = Some(opened.clone());
        self.forget_the_lock();
        Ok(opened)
    }

    /// The way to the central: the one inside, where the laptop works alone.
    pub(crate) fn transport(&self) -> Result<Arc<dyn Transport>, Error> {
        if let Some(inside) = self.embedded() {
            return Ok(inside);
        }
        let url = self.lock_file().central_url.clone();
        Ok(Arc::new(HttpTransport::new(&url.unwrap_or_default())?))
    }

    fn open_store(&self, key: &[u8; 32]) -> Result<Store, Error> {
        let device = self.device()?;
        Ok(tokio::task::block_in_place(|| {
            Store::open(&self.folder, key, device, shows(self.playbook.clone()))
        })?)
    }

    /// The database says whose data this is; the file beside it may have been lost, or written for a
    /// rescue that broke off.
    fn keep_identity_of(&self, store: &Store) -> Result<(), Error> {
        let state = store.read(|r| r.sync_state())?;
        let mut file = self.lock_file();
        let (device, life) = (Some(state.device_id.0), Some(state.incarnation));
        if (file.device_id, file.incarnation) != (device, life) {
            (file.device_id, file.incarnation) = (device, life);
            file.write(self.folder.path())?;
        }
        Ok(())
    }

    /// This laptop's identity, made once.
    pub(crate) fn device(&self) -> Result<NewDevice, Error> {
        let mut file = self.lock_file();
        let device_id = *file.device_id.get_or_insert_with(|| self.host.new_id());
        let incarnation = *file.incarnation.get_or_insert_with(|| self.host.new_id());
        file.write(self.folder.path())?;
        Ok(NewDevice {
            device_id: domain::ids::DeviceId(device_id),
            incarnation,
        })
    }

    pub(crate) fn sign_in_request(
        &self,
        user: &str,
        password: &str,
    ) -> Result<SignInRequest, Error> {
        let device = self.device()?;
        Ok(SignInRequest {
            user: user.to_owned(),
            password: password.to_owned(),
            device_id: device.device_id,
            incarnation: device.incarnation,
            device_name: "desk".to_owned(),
        })
    }
}

pub(crate) fn session_of(user: &str, answer: &SignInResponse) -> Session {
    Session {
        staff_id: answer.staff.id,
        user: user.to_owned(),
        refresh: answer.tokens.refresh.clone(),
        access: answer.tokens.access.clone(),
        access_expires_at: answer.tokens.access_expires_at,
    }
}

/// The person as the central described them, until the first pull brings the record itself.
pub(crate) fn staff_record(staff: &Staff) -> Result<StoredRecord, Error> {
    let state = RecordState::Staff(staff.clone());
    Ok(StoredRecord {
        kind: state.kind().as_str().to_owned(),
        id: staff.id.0,
        version: 0,
        seq: 0,
        parent: None,
        scope_keys: vec![scope::REFERENCE_KEY.to_owned()],
        state: serde_json::to_string(staff)?,
    })
}
