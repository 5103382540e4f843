//! The people who share this laptop: who may unlock it, and with what.

use domain::ids::StaffId;
use domain::organisation::Staff;
use domain::record::{RecordKind, RecordState};
use store::{
    Card, Contents, OpenSlot, Reader, SlotEntropy, Store, Transaction, Unlocking, key_slot,
};
use sync::transport::Failure;
use wire::session::{KnownUser, UnlockBy};
use wire::sync_protocol::SignInResponse;
use zeroize::Zeroizing;

use crate::desk::Desk;
use crate::error::Error;
use crate::host::{Keychain, KeychainError};
use crate::left;
use crate::opened::Opened;
use crate::records::find;
use crate::replicate::ended;
use crate::session::{session_of, staff_record};
use crate::signing::{keep_lease, signing_key};

/// Of a passphrase chosen on the laptop.
const SHORTEST_PASSPHRASE: usize = 8;

impl Desk {
    /// Who can unlock this laptop.
    pub(crate) fn known_users(&self) -> Result<Vec<KnownUser>, Error> {
        let known = key_slot::known_users(&self.folder)?;
        let has_keychain = self.host.keychain().is_some();
        Ok(known
            .into_iter()
            .map(|known| KnownUser {
                user: known.card.user,
                name: known.card.name,
                level: known.card.level,
                store: known.card.store,
                has_pin: known.has_pin,
                pin_works: known.has_pin && !known.pin_is_shut && has_keychain,
                lease_until: known.card.lease_until,
            })
            .collect())
    }

    /// Opens a user's slot, off the async threads: deriving is slow on purpose.
    pub(crate) fn open_slot(
        &self,
        user: &str,
        typed: &str,
        by: UnlockBy,
    ) -> Result<OpenSlot, Error> {
        let now = self.host.wall();
        tokio::task::block_in_place(|| {
            let secret;
            let with = match by {
                UnlockBy::Password => Unlocking::Passphrase(typed),
                UnlockBy::Pin => {
                    secret = self.pin_secret(user)?;
                    Unlocking::Pin {
                        pin: typed,
                        secret: &secret,
                    }
                }
            };
            Ok(key_slot::open(&self.folder, user, with, now)?)
        })
    }

    /// Makes a slot for somebody whom the central has just signed in.
    pub(crate) fn make_slot(
        &self,
        card: &Card,
        password: &str,
        database_key: &[u8; 32],
        answer: &SignInResponse,
    ) -> Result<OpenSlot, Error> {
        let contents = Contents {
            database_key: Zeroizing::new(*database_key),
            signing: signing_key(&answer.mac_key)?,
        };
        let mut user_key = Zeroizing::new([0; 32]);
        self.host.fill(user_key.as_mut());
        let entropy = [self.slot_entropy(), self.slot_entropy()];
        let now = self.host.wall();
        Ok(tokio::task::block_in_place(|| {
            key_slot::create(
                &self.folder,
                card,
                password,
                &contents,
                *user_key,
                &entropy,
                now,
            )
        })?)
    }

    /// Keeps the key for signing that came with a new sign-in. It comes before the session: a key that
    /// nothing was signed with yet harms nobody, a session whose key is missing would be of no use.
    pub(crate) fn keep_signing_key(
        &self,
        slot: &mut OpenSlot,
        card: &Card,
        answer: &SignInResponse,
    ) -> Result<(), Error> {
        let contents = Contents {
            signing: signing_key(&answer.mac_key)?,
            ..slot.contents.clone()
        };
        Ok(slot.put(&self.folder, contents, card, &self.slot_entropy())?)
    }

    /// Lets a colleague unlock this laptop from now on. The central checks the password, so it takes
    /// a network; unlocking then takes none.
    pub(crate) async fn enrol(&self, user: &str, password: &str) -> Result<(), Error> {
        let _one_at_a_time = self.door.lock().await;
        let opened = self.opened()?;
        let user = &*sign_in_name(user);
        if user == opened.user {
            return Err(Error::BadRequest);
        }
        let answer = self
            .transport()?
            .sign_in(self.sign_in_request(user, password)?)
            .await?;
        let card = opened.store.write_or::<_, Error>(|tx| {
            take_sign_in(tx, user, &answer, self.host.wall())?;
            Ok(card_of(tx, user, &answer)?)
        })?;
        let database_key = opened.lock_slot().contents.database_key.clone();
        // The slot comes last: with it, the colleague is in.
        self.make_slot(&card, password, &database_key, &answer)?;
        // The colleague's stores come down with the next pull.
        opened.nudge(sync::engine::Input::SignedIn);
        Ok(())
    }

    /// Whom the slot belongs to. Somebody whose account is closed, or who isn't in the database since a
    /// colleague made it anew in a rescue, has to be let in by the central again.
    pub(crate) async fn person_of(
        &self,
        store: &Store,
        slot: &mut OpenSlot,
        password: Option<&str>,
    ) -> Result<StaffId, Error> {
        let known = store.read(|r| match r.session_of(slot.user())? {
            Some(session) => Ok(Some((
                session.staff_id,
                left::has_left(r, session.staff_id)?,
            ))),
            None => Ok(None),
        })?;
        match known {
            Some((staff, false)) => Ok(staff),
            Some((_, true)) => {
                let again = self.enrol_anew(store, slot, password).await;
                again.map_err(|_| Error::PersonLeft)
            }
            None => self.enrol_anew(store, slot, password).await,
        }
    }

    async fn enrol_anew(
        &self,
        store: &Store,
        slot: &mut OpenSlot,
        password: Option<&str>,
    ) -> Result<StaffId, Error> {
        let password = password.ok_or(store::Error::NoPin)?;
        let user = slot.user().to_owned();
        let answer = self
            .transport()?
            .sign_in(self.sign_in_request(&user, password)?)
            .await
            .map_err(|failure| match failure {
                // It opens the laptop and not the central: a colleague can add this person.
                Failure::WrongCredentials => Error::NotEnrolled,
                other => other.into(),
            })?;
        let (tenant, card) =
            store.read(|r| Ok((r.sync_state()?.tenant_id, card_of(r, &user, &answer)?)))?;
        if tenant.is_some_and(|tenant| tenant != answer.tenant_id) {
            return Err(Error::OtherTenant);
        }
        self.keep_signing_key(slot, &card, &answer)?;
        store.write_or::<_, Error>(|tx| {
            take_sign_in(tx, &user, &answer, self.host.wall())?;
            if tenant.is_none() {
                // A rescue was killed before anybody was in the new database.
                settle_in(tx, &answer, self.lock_file().central_url.clone())?;
            }
            Ok(())
        })?;
        Ok(answer.staff.id)
    }

    /// Takes a colleague off this laptop, and out of the central with the next contact. What waits to
    /// be sent stays and is sent.
    pub(crate) async fn take_off(&self, user: &str) -> Result<(), Error> {
        let _one_at_a_time = self.door.lock().await;
        let opened = self.opened()?;
        let user = &*sign_in_name(user);
        if user == opened.user {
            return Err(Error::BadRequest);
        }
        key_slot::remove(&self.folder, user).map_err(|error| match error {
            store::Error::NoSlot => Error::NotFound,
            other => other.into(),
        })?;
        opened.store.write_or::<_, Error>(|tx| {
            if let Some(session) = tx.session_of(user)? {
                tx.clear_session(session.staff_id)?;
                ended::note(tx, session.refresh)?;
            }
            Ok(())
        })?;
        opened.nudge(sync::engine::Input::Nudged);
        if let Some(keychain) = self.host.keychain() {
            // What is left of it opens nothing any more.
            let _ = keychain.delete(&self.keychain_item(user)?);
        }
        Ok(())
    }

    /// Sets a PIN for the signed-in person.
    pub(crate) async fn choose_pin(&self, password: &str, pin: &str) -> Result<(), Error> {
        let _one_at_a_time = self.door.lock().await;
        let opened = self.opened()?;
        self.open_slot(&opened.user, password, UnlockBy::Password)?;
        let item = self.keychain_item(&opened.user)?;
        let mut secret = Zeroizing::new([0; 32]);
        self.host.fill(secret.as_mut());
        let entropy = self.slot_entropy();
        tokio::task::block_in_place(|| {
            let keychain = self.keychain()?;
            // The old PIN ends first: its secret is about to be overwritten.
            opened.lock_slot().remove_pin(&self.folder)?;
            keychain.set(&item, secret.as_ref())?;
            let with = Unlocking::Pin {
                pin,
                secret: &secret,
            };
            Ok(opened.lock_slot().set(&self.folder, with, &entropy)?)
        })
    }

    /// Takes the signed-in person's PIN away.
    pub(crate) async fn drop_pin(&self) -> Result<(), Error> {
        let _one_at_a_time = self.door.lock().await;
        let opened = self.opened()?;
        opened.lock_slot().remove_pin(&self.folder)?;
        if let Some(keychain) = self.host.keychain() {
            let _ = keychain.delete(&self.keychain_item(&opened.user)?);
        }
        Ok(())
    }

    /// Another password for unlocking this laptop. The one at the central stays as it is.
    pub(crate) async fn change_password(&self, old: &str, new: &str) -> Result<(), Error> {
        let _one_at_a_time = self.door.lock().await;
        let opened = self.opened()?;
        if new.chars().count() < SHORTEST_PASSPHRASE {
            return Err(Error::BadRequest);
        }
        self.open_slot(&opened.user, old, UnlockBy::Password)?;
        self.set_passphrase(&opened, new)
    }

    pub(crate) fn set_passphrase(&self, opened: &Opened, new: &str) -> Result<(), Error> {
        let entropy = self.slot_entropy();
        let with = Unlocking::Passphrase(new);
        Ok(tokio::task::block_in_place(|| {
            opened.lock_slot().set(&self.folder, with, &entropy)
        })?)
    }

    /// Names the person on the locked desk as the records do now.
    pub(crate) fn refresh_card(&self, opened: &Opened) -> Result<(), Error> {
        let card = opened
            .store
            .read(|r| Ok(opened.me(r).map(|me| card_in(r, &opened.user, &me))))???;
        let known = key_slot::known_users(&self.folder)?;
        if known.iter().any(|known| known.card == card) {
            return Ok(());
        }
        let mut slot = opened.lock_slot();
        let contents = slot.contents.clone();
        Ok(slot.put(&self.folder, contents, &card, &self.slot_entropy())?)
    }

    pub(crate) fn slot_entropy(&self) -> SlotEntropy {
        let mut entropy = SlotEntropy {
            salt: [0; 16],
            nonce: [0; 24],
        };
        self.host.fill(&mut entropy.salt);
        self.host.fill(&mut entropy.nonce);
        entropy
    }

    fn pin_secret(&self, user: &str) -> Result<Zeroizing<[u8; 32]>, Error> {
        let found = Zeroizing::new(self.keychain()?.get(&self.keychain_item(user)?)?);
        let mut secret = Zeroizing::new([0; 32]);
        if found.len() != secret.len() {
            return Err(KeychainError::Gone.into());
        }
        secret.copy_from_slice(&found);
        Ok(secret)
    }

    fn keychain(&self) -> Result<&dyn Keychain, KeychainError> {
        self.host.keychain().ok_or(KeychainError::Unavailable)
    }

    /// One item for each user and data folder.
    fn keychain_item(&self, user: &str) -> Result<String, Error> {
        Ok(format!("{}/{user}", self.device()?.device_id))
    }
}

/// A sign-in name as the central knows it: whoever types it otherwise is nobody else.
pub(crate) fn sign_in_name(typed: &str) -> String {
    typed.trim().to_lowercase()
}

/// How the locked desk names somebody who has just been let in.
pub(crate) fn card_of(
    reader: &Reader<'_>,
    user: &str,
    answer: &SignInResponse,
) -> Result<Card, store::Error> {
    Ok(Card {
        lease_until: Some(answer.lease.not_after),
        ..card_in(reader, user, &answer.staff)?
    })
}

/// How the locked desk names somebody in the database.
fn card_in(reader: &Reader<'_>, user: &str, staff: &Staff) -> Result<Card, store::Error> {
    let store = match staff.home_store() {
        Some(id) => find(reader, RecordKind::Store, id.0)?,
        None => None,
    };
    Ok(Card {
        user: user.to_owned(),
        name: staff.name.clone(),
        level: staff.level,
        store: match store {
            Some(RecordState::Store(store)) => store.name,
            _ => String::new(),
        },
        lease_until: reader.lease(staff.id)?.map(|lease| lease.not_after),
    })
}

/// Keeps what a sign-in brought, but for the key, which belongs into the slot.
pub(crate) fn take_sign_in(
    tx: &Transaction<'_>,
    user: &str,
    answer: &SignInResponse,
    now: domain::time::UtcMs,
) -> Result<(), Error> {
    tx.set_session(&session_of(user, answer))?;
    left::note(tx, answer.staff.id, false)?;
    keep_lease(tx, &answer.lease, now)?;
    if find(tx, RecordKind::Staff, answer.staff.id.0)?.is_none() {
        tx.put(&staff_record(&answer.staff)?)?;
    }
    Ok(())
}

/// Makes a new database the laptop's at this central.
pub(crate) fn settle_in(
    tx: &Transaction<'_>,
    answer: &SignInResponse,
    central_url: Option<String>,
) -> Result<(), store::Error> {
    let mut state = tx.sync_state()?;
    state.tenant_id = Some(answer.tenant_id);
    state.device_code = Some(answer.device_code.clone());
    state.central_url = central_url;
    tx.set_sync_state(&state)
}
