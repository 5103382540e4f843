//! Signing in: at the central the first time, with the laptop's own key slot ever after.

use std::sync::Arc;
use std::time::Duration;

use domain::organisation::Staff;
use domain::record::RecordState;
use domain::scope;
use store::{NewDevice, Session, SlotEntropy, Store, StoredRecord, key_slot};
use sync::engine::{Engine, Input, Standing};
use sync::http::HttpTransport;
use sync::transport::Transport;
use tokio::sync::{mpsc, watch};
use wire::session::{SessionState, SessionView};
use wire::sync_protocol::{SignInRequest, SignInResponse};
use zeroize::Zeroizing;

use crate::clock::DeskClock;
use crate::desk::Desk;
use crate::error::Error;
use crate::opened::{Opened, SyncStanding};
use crate::records::shows;
use crate::replicate::Replicator;

/// The first sign-in waits this long for the first records; then the desk opens all the same.
const FIRST_PULL: Duration = Duration::from_mins(1);

impl Desk {
    /// Who is signed in.
    pub(crate) fn session_view(&self) -> Result<SessionView, Error> {
        let central_url = self.lock_file().central_url.clone();
        let known_users = key_slot::known_users(&self.folder)?;
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
            });
        };
        let (staff, stores, device_code) = opened.store.read(|r| {
            let state = r.sync_state()?;
            Ok((opened.me(r), opened.my_stores(r), state.device_code))
        })?;
        Ok(SessionView {
            state: SessionState::SignedIn,
            staff: Some(staff?),
            stores: stores?,
            device_code,
            central_url,
            known_users,
        })
    }

    /// Opens the desk: offline with the slot of a known user, else at the central. A signed-in user
    /// who signs in again gets new tokens.
    pub(crate) async fn open(
        &self,
        central_url: Option<String>,
        user: &str,
        password: &str,
    ) -> Result<(), Error> {
        let _one_at_a_time = self.door.lock().await;
        let user = user.trim();
        if let Some(url) = central_url.filter(|url| !url.trim().is_empty()) {
            HttpTransport::new(&url)?;
            self.lock_file().central_url = Some(url.trim().trim_end_matches('/').to_owned());
        }
        let already = self.lock_opened().clone();
        if let Some(opened) = already {
            return self.sign_in_again(&opened, user, password).await;
        }
        match self.key_of(user, password) {
            Ok(key) => self.unlock(user, &key),
            Err(Error::Store(store::Error::NoSlot)) => {
                if !key_slot::known_users(&self.folder)?.is_empty() {
                    return Err(Error::LaptopTaken);
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

    /// Derives the key off the async threads: it is slow on purpose.
    fn key_of(&self, user: &str, password: &str) -> Result<Zeroizing<[u8; 32]>, Error> {
        tokio::task::block_in_place(|| Ok(key_slot::open(&self.folder, user, password)?))
    }

    fn unlock(&self, user: &str, key: &[u8; 32]) -> Result<(), Error> {
        let store = self.open_store(key)?;
        let session = store
            .read(|r| r.session_of(user))?
            .ok_or(Error::SignedOut)?;
        self.begin(user, session.staff_id, store)?;
        Ok(())
    }

    async fn first_sign_in(&self, user: &str, password: &str) -> Result<(), Error> {
        let transport = self.transport()?;
        transport.hello().await?;
        let answer = transport
            .sign_in(self.sign_in_request(user, password)?)
            .await?;
        let mut key = Zeroizing::new([0; 32]);
        self.host.fill(key.as_mut());
        // A database without a slot is from a first sign-in that broke off: it holds nothing that
        // somebody typed, and its key is gone. It is set aside, not deleted.
        self.set_orphan_aside()?;
        let store = self.open_store(&key)?;
        store.write_or::<_, Error>(|tx| {
            tx.set_session(&session_of(user, &answer))?;
            let mut state = tx.sync_state()?;
            state.tenant_id = Some(answer.tenant_id);
            state.device_code = Some(answer.device_code.clone());
            state.central_url.clone_from(&self.lock_file().central_url);
            tx.set_sync_state(&state)?;
            tx.put(&staff_record(&answer.staff)?)?;
            Ok(())
        })?;
        // The slot comes last: with it, the laptop is set up.
        let mut entropy = SlotEntropy {
            salt: [0; 16],
            nonce: [0; 24],
        };
        self.host.fill(&mut entropy.salt);
        self.host.fill(&mut entropy.nonce);
        let now = self.host.wall();
        tokio::task::block_in_place(|| {
            key_slot::create(&self.folder, user, password, &key, &entropy, now)
        })?;
        self.lock_file().write(self.folder.path())?;
        let opened = self.begin(user, answer.staff.id, store)?;
        let mut standing = opened.standing.subscribe();
        let _ = tokio::time::timeout(FIRST_PULL, standing.wait_for(|s| s.has_pulled)).await;
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
            return Err(Error::LaptopTaken);
        }
        // The laptop's own password first: a stranger at an open desk shall not get new tokens.
        self.key_of(user, password)?;
        let answer = self
            .transport()?
            .sign_in(self.sign_in_request(user, password)?)
            .await?;
        opened
            .store
            .write(|tx| tx.set_session(&session_of(user, &answer)))?;
        opened.nudge(Input::SignedIn);
        Ok(())
    }

    /// Makes the desk the signed-in one and starts sync.
    fn begin(
        &self,
        user: &str,
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
            clock: DeskClock::new(self.host.clone(), state.clock_offset_ms.unwrap_or_default()),
            host: self.host.clone(),
            playbook: self.playbook.clone(),
            user: user.to_owned(),
            staff_id,
            inputs,
            standing: watch::channel(standing).0,
            pushes: self.pushes.clone(),
            sync_task: std::sync::Mutex::new(None),
        });
        let replicator = Replicator::new(
            opened.clone(),
            self.transport()
                .ok()
                .map(|t| Arc::new(t) as Arc<dyn Transport>),
            Engine::new(state.working_offline),
        );
        let task = tokio::spawn(replicator.run(heard));
        *opened
            .sync_task
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner) = Some(task);
        opened.nudge(Input::Nudged);
        *self.lock_opened() = Some(opened.clone());
        Ok(opened)
    }

    fn transport(&self) -> Result<HttpTransport, Error> {
        let url = self.lock_file().central_url.clone();
        Ok(HttpTransport::new(&url.unwrap_or_default())?)
    }

    fn open_store(&self, key: &[u8; 32]) -> Result<Store, Error> {
        let device = self.device()?;
        Ok(tokio::task::block_in_place(|| {
            Store::open(&self.folder, key, device, shows(self.playbook.clone()))
        })?)
    }

    /// This laptop's identity, made once.
    fn device(&self) -> Result<NewDevice, Error> {
        let mut file = self.lock_file();
        let device_id = *file.device_id.get_or_insert_with(|| self.host.new_id());
        let incarnation = *file.incarnation.get_or_insert_with(|| self.host.new_id());
        file.write(self.folder.path())?;
        Ok(NewDevice {
            device_id: domain::ids::DeviceId(device_id),
            incarnation,
        })
    }

    fn sign_in_request(&self, user: &str, password: &str) -> Result<SignInRequest, Error> {
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

fn session_of(user: &str, answer: &SignInResponse) -> Session {
    Session {
        staff_id: answer.staff.id,
        user: user.to_owned(),
        refresh: answer.tokens.refresh.clone(),
        access: answer.tokens.access.clone(),
        access_expires_at: answer.tokens.access_expires_at,
    }
}

/// The person as the central described them, until the first pull brings the record itself.
fn staff_record(staff: &Staff) -> Result<StoredRecord, Error> {
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
