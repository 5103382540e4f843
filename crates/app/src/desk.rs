//! The desk: a held data folder, and at most one unlocked session on it.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use store::DataFolder;
use sync::embedded::{Embed, Embedded};
use tokio::sync::broadcast;
use wire::call::Push;
use wire::error::AppError;
#[cfg(feature = "demo")]
use wire::session::UnlockBy;

use crate::desk_file::DeskFile;
use crate::error::Error;
use crate::host::Host;
use crate::language::{Language, language_of};
use crate::opened::Opened;
use crate::playbook::{self, InForce};

/// Pushes that a slow window may fall behind by before it has to ask anew.
const PUSH_ROOM: usize = 256;

/// How a desk starts.
#[derive(Clone)]
pub struct Start {
    /// Data folder; made when missing.
    pub data: PathBuf,
    /// Address of the central, if it is known beforehand.
    pub central_url: Option<String>,
    /// Opens a central in this process, for a laptop on its own; none where that isn't built in.
    pub embed: Option<Arc<dyn Embed>>,
    /// Founds a demo shop on a new folder, and opens it, without asking.
    #[cfg(feature = "demo")]
    pub demo_solo: bool,
    /// Signs in to the demo organisation without asking.
    #[cfg(feature = "demo")]
    pub demo_user: Option<String>,
}

/// The desk. Serves [`wire::call::Serve`].
pub struct Desk {
    pub(crate) folder: DataFolder,
    pub(crate) host: Arc<dyn Host>,
    pub(crate) playbook: Arc<InForce>,
    pub(crate) file: Mutex<DeskFile>,
    pub(crate) opened: Mutex<Option<Arc<Opened>>>,
    pub(crate) embed: Option<Arc<dyn Embed>>,
    pub(crate) embedded: Mutex<Option<Arc<dyn Embedded>>>,
    /// One sign-in or lock at a time.
    pub(crate) door: tokio::sync::Mutex<()>,
    pub(crate) pushes: broadcast::Sender<Push>,
}

impl Desk {
    /// Takes the data folder and waits for somebody to sign in.
    ///
    /// # Errors
    /// Another copy holds the folder, or it can't be used.
    pub async fn start(start: Start, host: Arc<dyn Host>) -> Result<Arc<Self>, AppError> {
        let folder = DataFolder::hold(start.data).map_err(Error::from)?;
        let mut file = DeskFile::read(folder.path());
        if start.central_url.is_some() {
            file.central_url = start.central_url;
        }
        let desk = Arc::new(Self {
            folder,
            host,
            playbook: Arc::new(playbook::default()),
            file: Mutex::new(file),
            opened: Mutex::new(None),
            embed: start.embed,
            embedded: Mutex::new(None),
            door: tokio::sync::Mutex::new(()),
            pushes: broadcast::channel(PUSH_ROOM).0,
        });
        #[cfg(feature = "demo")]
        if start.demo_solo
            && let Err(error) = desk.open_demo_shop(DEMO_PASSWORD).await
        {
            tracing::warn!(%error, "the demo shop could not be opened");
        }
        #[cfg(feature = "demo")]
        if let Some(user) = start.demo_user {
            // A demo that can't sign in shows the sign-in screen, as any desk would.
            if let Err(error) = desk
                .open(None, &user, DEMO_PASSWORD, UnlockBy::Password)
                .await
            {
                tracing::warn!(%error, "demo sign-in failed");
            }
        }
        Ok(desk)
    }

    /// The language of the window now.
    #[must_use]
    pub fn language(&self) -> Language {
        let system = self.system_language();
        self.lock_file().preferences.language.unwrap_or(system)
    }

    pub(crate) fn system_language(&self) -> Language {
        language_of(self.host.locale())
    }

    /// What the interface should hear about.
    pub fn subscribe(&self) -> broadcast::Receiver<Push> {
        self.pushes.subscribe()
    }

    /// Stops sync and closes the store. What is on disk stays.
    pub async fn stop(&self) {
        let _one_at_a_time = self.door.lock().await;
        let opened = self.lock_opened().take();
        if let Some(opened) = opened {
            opened.stop().await;
            // Locking must not fail for want of a number to show.
            if let Err(error) = self.keep_for_the_lock(&opened) {
                tracing::warn!(%error, "the locked desk can't tell what falls due");
            }
        }
        self.let_go_of_embedded().await;
    }

    pub(crate) fn lock_opened(&self) -> std::sync::MutexGuard<'_, Option<Arc<Opened>>> {
        self.opened.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn lock_file(&self) -> std::sync::MutexGuard<'_, DeskFile> {
        self.file.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The unlocked desk.
    pub(crate) fn opened(&self) -> Result<Arc<Opened>, Error> {
        self.lock_opened().clone().ok_or(Error::SignedOut)
    }

    /// Runs work on the unlocked desk off the async threads, for the disk may be slow.
    pub(crate) async fn on_desk<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Opened) -> Result<T, Error> + Send + 'static,
    ) -> Result<T, AppError> {
        let opened = self.opened()?;
        let done = tokio::task::spawn_blocking(move || work(&opened))
            .await
            .map_err(Error::from)?;
        Ok(done?)
    }
}

/// Password of everybody in the demo organisation.
#[cfg(feature = "demo")]
const DEMO_PASSWORD: &str = "doorstep-demo";
