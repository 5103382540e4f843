//! A laptop on its own: its central lies beside its data and runs in this process, behind the same
//! way as one far away. Later it can move to a server, with its numbers and what waits.

use std::path::PathBuf;
use std::sync::{Arc, MutexGuard, PoisonError};

use domain::grade::{Level, Seat};
use store::key_slot;
use sync::embedded::{Embedded, Founding, Machine, NewPerson};
use sync::http::HttpTransport;
use sync::transport::{Failure, Transport as _};
use wire::session::{DeskMode, NewColleague, PackedMove, StartSolo, UnlockBy};
use wire::sync_protocol::SignInResponse;
use zeroize::Zeroizing;

use crate::desk::Desk;
use crate::error::Error;
use crate::opened::Opened;
use crate::people::{card_of, take_sign_in};

/// The central's folder beside the laptop's data. While it is there, the laptop is on its own.
const INSIDE: &str = "central";
/// The same after the laptop was connected elsewhere: kept, never opened again.
const MOVED: &str = "central-moved";
const LONGEST_NAME: usize = 60;
const LONGEST_USER: usize = 32;
const SHORTEST_PASSWORD: usize = 8;
const LONGEST_PASSWORD: usize = 256;

impl Desk {
    /// Where this laptop's central is.
    pub(crate) fn mode(&self, is_set_up: bool) -> DeskMode {
        if !is_set_up {
            return DeskMode::NotChosen;
        }
        if !self.is_alone() {
            return DeskMode::Connected;
        }
        match self.embedded() {
            Some(inside) if inside.has_moved_out() => DeskMode::Moving,
            _ => DeskMode::Solo,
        }
    }

    /// The central inside, once the desk is unlocked.
    pub(crate) fn embedded(&self) -> Option<Arc<dyn Embedded>> {
        self.lock_embedded().clone()
    }

    /// Opens the central inside with the laptop's key, where there is one.
    pub(crate) fn wake_embedded(&self, key: &[u8; 32]) -> Result<(), Error> {
        if self.is_alone() && self.embedded().is_none() {
            let inside = tokio::task::block_in_place(|| self.open_embedded(key))?;
            *self.lock_embedded() = Some(inside);
        }
        Ok(())
    }

    /// Lets go of the central inside; its key goes with it.
    pub(crate) async fn let_go_of_embedded(&self) {
        let inside = self.lock_embedded().take();
        if let Some(inside) = inside {
            // A panic in there has closed it already.
            let _ = tokio::task::spawn_blocking(move || inside.close()).await;
        }
    }

    /// Makes a shop on a new laptop, and opens the desk by the ordinary sign-in.
    pub(crate) async fn found_alone(&self, wanted: StartSolo) -> Result<(), Error> {
        let founding = founding(&wanted)?;
        let _one_at_a_time = self.door.lock().await;
        if !key_slot::known_users(&self.folder)?.is_empty() {
            return Err(Error::NotEnrolled);
        }
        if self.embed.is_none() {
            return Err(Error::BadRequest);
        }
        self.set_orphan_shop_aside()?;
        let mut key = Zeroizing::new([0; 32]);
        self.host.fill(key.as_mut());
        let inside = tokio::task::block_in_place(|| {
            let inside = self.open_embedded(&key)?;
            inside.found(&founding)?;
            Ok::<_, Error>(inside)
        })?;
        self.lock_file().central_url = None;
        *self.lock_embedded() = Some(inside);
        let user = &founding.founder.user;
        let opened = self.set_up(user, &founding.founder.password, &key).await;
        if opened.is_err() && self.lock_opened().is_none() {
            self.let_go_of_embedded().await;
        }
        opened
    }

    /// Makes a colleague, who can then sign in on this laptop.
    pub(crate) async fn add_to_shop(&self, wanted: NewColleague) -> Result<(), Error> {
        let person = NewPerson {
            post: post(wanted.level).to_owned(),
            seat: (wanted.level == Level::L2).then_some(Seat::E1),
            level: wanted.level,
            ..person(&wanted.name, &wanted.user, &wanted.password)?
        };
        let (opened, inside) = (self.opened()?, self.inside()?);
        let by = opened.staff_id;
        tokio::task::spawn_blocking(move || inside.add_colleague(by, &person)).await??;
        Ok(())
    }

    /// Packs the shop into one file; from then on the central inside answers no more.
    pub(crate) async fn pack(&self, passphrase: String) -> Result<PackedMove, Error> {
        let passphrase = Zeroizing::new(passphrase);
        if passphrase.chars().count() < SHORTEST_PASSWORD {
            return Err(Error::BadRequest);
        }
        let _one_at_a_time = self.door.lock().await;
        let (opened, inside) = (self.opened()?, self.inside()?);
        let store = opened.store.read(|r| Ok(opened.my_stores(r)))??;
        let code = store.first().map_or("shop", |store| store.code.as_str());
        let path = self.folder.path().join(format!("{code}.doorstep-move"));
        let shown = path.display().to_string();
        tokio::task::spawn_blocking(move || inside.move_out(&path, &passphrase)).await??;
        opened.push_status();
        Ok(PackedMove { path: shown })
    }

    /// Takes packing back.
    pub(crate) async fn unpack(&self) -> Result<(), Error> {
        let _one_at_a_time = self.door.lock().await;
        let (opened, inside) = (self.opened()?, self.inside()?);
        tokio::task::spawn_blocking(move || inside.stay()).await??;
        opened.nudge(sync::engine::Input::Nudged);
        Ok(())
    }

    /// Goes on at the central that has unpacked the shop: same laptop, same life, same place in the
    /// change log, same numbers, and everything that waits.
    pub(crate) async fn connect(&self, address: &str, password: &str) -> Result<(), Error> {
        let _one_at_a_time = self.door.lock().await;
        let (opened, inside) = (self.opened()?, self.inside()?);
        if !inside.has_moved_out() {
            // Two centrals would give the same official numbers twice.
            return Err(Error::BadRequest);
        }
        let transport = HttpTransport::new(address)?;
        let user = opened.user.clone();
        let mut slot = self.open_slot(&user, password, UnlockBy::Password)?;
        transport.hello().await?;
        let answer = transport
            .sign_in(self.sign_in_request(&user, password)?)
            .await
            .map_err(|failure| match failure {
                // The password is the laptop's: who doesn't know it there is another organisation.
                Failure::WrongCredentials => Error::OtherTenant,
                other => other.into(),
            })?;
        let (state, card) = opened
            .store
            .read(|r| Ok((r.sync_state()?, card_of(r, &user, &answer)?)))?;
        if state.tenant_id != Some(answer.tenant_id) {
            return Err(Error::OtherTenant);
        }
        // The same shop, but from an earlier packing: it would give numbers out a second time.
        let last = inside.last_seq()?;
        let there = transport.wake(&answer.tokens.access).await?.next().await?;
        if there.seq_hint < last {
            return Err(Error::OlderCopy);
        }
        self.keep_signing_key(&mut slot, &card, &answer)?;
        opened.stop().await;
        let address = address.trim().trim_end_matches('/').to_owned();
        let written = self.settle_elsewhere(&opened, &answer, address);
        // Nothing syncs any more. Unlocking starts it, here or there.
        self.lock_opened().take();
        drop(opened);
        self.let_go_of_embedded().await;
        written?;
        // The one step that makes it so: until here a crash leaves a packed shop, to connect anew.
        std::fs::rename(self.inside_folder(), self.moved_folder()).map_err(store::Error::from)?;
        self.unlock(slot, Some(password)).await
    }

    fn settle_elsewhere(
        &self,
        opened: &Opened,
        answer: &SignInResponse,
        address: String,
    ) -> Result<(), Error> {
        opened.store.write_or::<_, Error>(|tx| {
            take_sign_in(tx, &opened.user, answer, opened.clock.now())?;
            let mut state = tx.sync_state()?;
            state.central_url = Some(address.clone());
            Ok(tx.set_sync_state(&state)?)
        })?;
        let mut file = self.lock_file();
        file.central_url = Some(address);
        Ok(file.write(self.folder.path())?)
    }

    fn inside(&self) -> Result<Arc<dyn Embedded>, Error> {
        self.embedded().ok_or(Error::BadRequest)
    }

    fn is_alone(&self) -> bool {
        self.inside_folder().exists()
    }

    fn inside_folder(&self) -> PathBuf {
        self.folder.path().join(INSIDE)
    }

    /// A free name: a laptop may have been on its own more than once.
    fn moved_folder(&self) -> PathBuf {
        let first = self.folder.path().join(MOVED);
        if first.exists() {
            let id = self.host.new_id();
            return self.folder.path().join(format!("{MOVED}-{id}"));
        }
        first
    }

    fn open_embedded(&self, key: &[u8; 32]) -> Result<Arc<dyn Embedded>, Error> {
        let embed = self.embed.as_ref().ok_or(Error::BadRequest)?;
        let (now, fill) = (self.host.clone(), self.host.clone());
        let machine = Machine {
            now: Arc::new(move || now.wall()),
            fill: Arc::new(move |bytes| fill.fill(bytes)),
        };
        Ok(embed.open(&self.inside_folder(), key, machine)?)
    }

    /// A shop without a key slot is from a founding that broke off: its key is gone, and nobody typed
    /// anything into it.
    fn set_orphan_shop_aside(&self) -> Result<(), Error> {
        if self.is_alone() {
            let id = self.host.new_id();
            let aside = self.folder.path().join(format!("central-orphan-{id}"));
            std::fs::rename(self.inside_folder(), aside).map_err(store::Error::from)?;
        }
        Ok(())
    }

    fn lock_embedded(&self) -> MutexGuard<'_, Option<Arc<dyn Embedded>>> {
        self.embedded.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn founding(wanted: &StartSolo) -> Result<Founding, Error> {
    let code = wanted.store_code.trim().to_ascii_uppercase();
    if !(2..=3).contains(&code.len()) || !code.bytes().all(|b| b.is_ascii_uppercase()) {
        return Err(Error::BadRequest);
    }
    Ok(Founding {
        store_name: named(&wanted.store_name)?,
        store_code: code,
        // The highest level, the last seat of the ladder and the certificate: alone, one person has
        // to be able to take every step that the rules know.
        founder: person(&wanted.name, &wanted.user, &wanted.password)?,
    })
}

fn person(name: &str, user: &str, password: &str) -> Result<NewPerson, Error> {
    let user = user.trim().to_lowercase();
    let fits = !user.is_empty()
        && user.chars().count() <= LONGEST_USER
        && !user.chars().any(|c| c.is_whitespace() || c.is_control());
    let length = password.chars().count();
    if !fits || !(SHORTEST_PASSWORD..=LONGEST_PASSWORD).contains(&length) {
        return Err(Error::BadRequest);
    }
    Ok(NewPerson {
        name: named(name)?,
        user,
        post: post(Level::L3).to_owned(),
        level: Level::L3,
        seat: Some(Seat::E3),
        password: password.to_owned(),
    })
}

fn named(text: &str) -> Result<String, Error> {
    let text = text.trim();
    let fits = !text.is_empty() && text.chars().count() <= LONGEST_NAME;
    if !fits || text.chars().any(char::is_control) {
        return Err(Error::BadRequest);
    }
    Ok(text.to_owned())
}

/// What the shop's own language calls the level.
fn post(level: Level) -> &'static str {
    match level {
        Level::L1 => "门店体验官",
        Level::L2 => "门店主管",
        Level::L3 => "店主",
    }
}

#[cfg(feature = "demo")]
impl Desk {
    /// Founds 演示门店 on a new folder, or opens it.
    pub(crate) async fn open_demo_shop(&self, password: &str) -> Result<(), Error> {
        const USER: &str = "dianzhu";
        if !key_slot::known_users(&self.folder)?.is_empty() {
            return self.open(None, USER, password, UnlockBy::Password).await;
        }
        self.found_alone(StartSolo {
            store_name: "演示门店".to_owned(),
            store_code: "YS".to_owned(),
            name: "店主".to_owned(),
            user: USER.to_owned(),
            password: password.to_owned(),
        })
        .await
    }
}
