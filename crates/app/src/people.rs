//! The people who share this laptop: who may unlock it, and with what.

use domain::organisation::Staff;
use domain::record::{RecordKind, RecordState};
use store::{
    Card, Contents, OpenSlot, Reader, SlotEntropy, Store, Transaction, Unlocking, key_slot,
};
use wire::session::{KnownUser, UnlockBy};
use wire::sync_protocol::SignInResponse;
use zeroize::Zeroizing;

use crate::desk::Desk;
use crate::error::Error;
use crate::host::{Keychain, KeychainError};
use crate::opened::Opened;
use crate::records::find;
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

    /// Keeps the key for signing that came with a new sign-in.
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
        let user = user.trim();
        if user == opened.user {
            return Err(Error::BadRequest);
        }
        let answer = self
            .transport()?
            .sign_in(self.sign_in_request(user, password)?)
            .await?;
        let card = opened.store.write_or::<_, Error>(|tx| {
            take_sign_in(tx, user, &answer, self.host.wall())?;
            Ok(card_of(tx, user, &answer.staff)?)
        })?;
        let database_key = opened.lock_slot().contents.database_key.clone();
        // The slot comes last: with it, the colleague is in.
        self.make_slot(&card, password, &database_key, &answer)?;
        // The colleague's stores come down with the next pull.
        opened.nudge(sync::engine::Input::SignedIn);
        Ok(())
    }

    /// Takes a colleague off this laptop. What waits to be sent stays and is sent.
    pub(crate) async fn take_off(&self, user: &str) -> Result<(), Error> {
        let _one_at_a_time = self.door.lock().await;
        let opened = self.opened()?;
        if user == opened.user {
            return Err(Error::BadRequest);
        }
        key_slot::remove(&self.folder, user).map_err(|error| match error {
            store::Error::NoSlot => Error::NotFound,
            other => other.into(),
        })?;
        opened.store.write(|tx| match tx.session_of(user)? {
            Some(session) => tx.clear_session(session.staff_id),
            None => Ok(()),
        })?;
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
            .read(|r| Ok(opened.me(r).map(|me| card_of(r, &opened.user, &me))))???;
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

/// How the locked desk names somebody.
pub(crate) fn card_of(
    reader: &Reader<'_>,
    user: &str,
    staff: &Staff,
) -> Result<Card, store::Error> {
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
    keep_lease(tx, &answer.lease, now)?;
    if find(tx, RecordKind::Staff, answer.staff.id.0)?.is_none() {
        tx.put(&staff_record(&answer.staff)?)?;
    }
    Ok(())
}

/// Of somebody on a database just opened.
pub(crate) fn first_card(store: &Store, user: &str, staff: &Staff) -> Result<Card, Error> {
    Ok(store.read(|r| card_of(r, user, staff))?)
}
