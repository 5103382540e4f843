//! The way to the central inside: a call instead of a request, a channel instead of a stream.

use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};
use std::time::Duration;

use central::core::{Effect, Entropy, Request, Response};
use central::local::LocalCentral;
use sync::embedded::Machine;
use sync::transport::{Answer, Failure, Transport, WakeStream};
use tokio::sync::watch;
use wire::sync_protocol::{
    Hello, LONGEST_WAIT_S, PullRequest, PullResponse, PushRequest, PushResponse, RefreshRequest,
    SignInRequest, SignInResponse, SignOutRequest, SignedOut, Tokens, Wake,
};

/// A central in this process.
pub struct InProcess {
    pub(crate) inside: Arc<Inside>,
}

/// Shared with the threads that answer.
pub(crate) struct Inside {
    held: RwLock<Held>,
    pub machine: Machine,
    pub folder: PathBuf,
    news: watch::Sender<News>,
}

/// Whoever answers reads this; whoever closes or moves out writes it, and so waits until requests
/// under way are answered.
pub(crate) struct Held {
    /// None once it was closed.
    pub central: Option<LocalCentral>,
    /// Packed to move: another central may answer by now, so this one must not.
    pub has_moved_out: bool,
}

#[derive(Debug, Clone, Copy, Default)]
struct News {
    seq: u64,
    stopping: bool,
}

/// The machine's chance, as a central asks for it.
pub(crate) struct Chance<'a>(pub &'a Machine);

impl Entropy for Chance<'_> {
    fn fill(&mut self, out: &mut [u8]) {
        (self.0.fill)(out);
    }
}

impl InProcess {
    /// Around an open central, whose folder says whether it has moved out.
    pub(crate) fn new(central: LocalCentral, folder: &Path, machine: Machine) -> Self {
        let held = Held {
            central: Some(central),
            has_moved_out: crate::shop::marker(folder).exists(),
        };
        Self {
            inside: Arc::new(Inside {
                held: RwLock::new(held),
                machine,
                folder: folder.to_owned(),
                news: watch::Sender::new(News::default()),
            }),
        }
    }

    async fn ask(&self, request: Request) -> Result<Response, Failure> {
        self.inside.clone().ask(request).await
    }
}

impl Inside {
    pub fn read(&self) -> RwLockReadGuard<'_, Held> {
        // A panic in a request rolled its transaction back; what is held is sound.
        self.held.read().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn write(&self) -> RwLockWriteGuard<'_, Held> {
        self.held.write().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn do_all(&self, effects: &[Effect]) {
        for Effect::Wake { seq } in effects {
            self.news.send_modify(|news| news.seq = news.seq.max(*seq));
        }
    }

    /// Ends every wait; or lets waiting begin again.
    pub fn set_stopping(&self, stopping: bool) {
        self.news.send_modify(|news| news.stopping = stopping);
    }

    /// Answers on a thread that may block, then wakes.
    async fn ask(self: Arc<Self>, request: Request) -> Result<Response, Failure> {
        let answered = tokio::task::spawn_blocking(move || self.answer(request)).await;
        answered.unwrap_or_else(|error| {
            tracing::error!(panicked = error.is_panic(), "a request was cut short");
            Err(Failure::CentralFailed {
                retry_after_s: None,
            })
        })
    }

    fn answer(&self, request: Request) -> Result<Response, Failure> {
        let held = self.read();
        let central = held.central.as_ref().filter(|_| !held.has_moved_out);
        let central = central.ok_or(Failure::Unreachable)?;
        let now = (self.machine.now)();
        let (response, effects) = central.answer(request, now, &mut Chance(&self.machine));
        drop(held);
        self.do_all(&effects);
        match response {
            Response::Problem(problem) => Err(Failure::from_problem(&problem, None)),
            response => Ok(response),
        }
    }

    async fn hint(self: Arc<Self>, token: String) -> Result<Wake, Failure> {
        match self.ask(Request::WakeHint { token }).await? {
            Response::Wake(wake) => Ok(wake),
            _ => Err(Failure::NotACentral),
        }
    }
}

/// An answer to another question can't be; a match has to say so all the same.
macro_rules! expect {
    ($response:expr, $kind:ident) => {
        match $response? {
            Response::$kind(body) => Ok(body),
            _ => Err(Failure::NotACentral),
        }
    };
}

impl Transport for InProcess {
    fn hello(&self) -> Answer<'_, Hello> {
        Box::pin(async { expect!(self.ask(Request::Hello { token: None }).await, Hello) })
    }

    fn sign_in(&self, request: SignInRequest) -> Answer<'_, SignInResponse> {
        Box::pin(async { expect!(self.ask(Request::SignIn(request)).await, SignedIn) })
    }

    fn refresh(&self, request: RefreshRequest) -> Answer<'_, Tokens> {
        Box::pin(async { expect!(self.ask(Request::Refresh(request)).await, Refreshed) })
    }

    fn sign_out(&self, request: SignOutRequest) -> Answer<'_, SignedOut> {
        Box::pin(async { expect!(self.ask(Request::SignOut(request)).await, SignedOut) })
    }

    fn push<'a>(&'a self, access: &'a str, request: &'a PushRequest) -> Answer<'a, PushResponse> {
        let (token, body) = (access.to_owned(), request.clone());
        Box::pin(async { expect!(self.ask(Request::Push { token, body }).await, Pushed) })
    }

    fn pull<'a>(&'a self, access: &'a str, request: &'a PullRequest) -> Answer<'a, PullResponse> {
        Box::pin(async move {
            let wait = Duration::from_secs(request.wait_s.min(LONGEST_WAIT_S).into());
            // Listen before asking, so that no news falls between.
            let mut news = self.inside.news.subscribe();
            let first = self.page(access, request).await?;
            if wait.is_zero() || !nothing_new(&first) {
                return Ok(first);
            }
            let until_news = async {
                while news.changed().await.is_ok() && !news.borrow().stopping {
                    let next = self.page(access, request).await?;
                    if !nothing_new(&next) {
                        return Ok(Some(next));
                    }
                }
                Ok(None)
            };
            match tokio::time::timeout(wait, until_news).await {
                Ok(Ok(Some(next))) => Ok(next),
                Ok(Err(failure)) => Err(failure),
                Ok(Ok(None)) | Err(_) => Ok(first),
            }
        })
    }

    fn wake<'a>(&'a self, access: &'a str) -> Answer<'a, Box<dyn WakeStream>> {
        Box::pin(async move {
            let news = self.inside.news.subscribe();
            let first = self.inside.clone().hint(access.to_owned()).await?;
            let stream: Box<dyn WakeStream> = Box::new(Hints {
                inside: self.inside.clone(),
                token: access.to_owned(),
                first: Some(first),
                news,
            });
            Ok(stream)
        })
    }
}

impl InProcess {
    async fn page(&self, access: &str, request: &PullRequest) -> Result<PullResponse, Failure> {
        let (token, body) = (access.to_owned(), request.clone());
        expect!(self.ask(Request::Pull { token, body }).await, Pulled)
    }
}

fn nothing_new(page: &PullResponse) -> bool {
    page.complete && page.changes.is_empty() && page.removed_scopes.is_empty()
}

/// One hint at once, and one after each commit.
struct Hints {
    inside: Arc<Inside>,
    token: String,
    first: Option<Wake>,
    news: watch::Receiver<News>,
}

impl WakeStream for Hints {
    fn next(&mut self) -> Answer<'_, Wake> {
        Box::pin(async {
            if let Some(first) = self.first.take() {
                return Ok(first);
            }
            let gone = |_| Failure::Unreachable;
            self.news.changed().await.map_err(gone)?;
            if self.news.borrow_and_update().stopping {
                return Err(Failure::Unreachable);
            }
            self.inside.clone().hint(self.token.clone()).await
        })
    }
}
