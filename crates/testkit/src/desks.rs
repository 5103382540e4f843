//! A central with the demo organisation, and desks signed in to it.

use std::net::TcpListener;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use app::{Desk, Host, Start, SystemHost};
use central::server::{Config, Server, serve};
use domain::time::UtcMs;
use tempfile::TempDir;
use wire::call::{Nothing, Serve};
use wire::customer_view::{CustomerHit, FindCustomers};
use wire::session::{SignIn, UnlockBy};
use wire::sync_status::SyncStatus;

use crate::network::FaultProxy;

/// Longer than anything healthy takes; only a broken program waits this long.
const PATIENCE: Duration = Duration::from_mins(1);

/// Password of everybody in the demo organisation.
pub const PASSWORD: &str = "doorstep-demo";

/// A central in this process behind a network that can misbehave.
pub struct Org {
    folder: TempDir,
    server: Option<Server>,
    /// How far the central's clock is ahead.
    ahead_ms: Arc<AtomicI64>,
    /// The network between desks and central.
    pub network: FaultProxy,
}

/// A desk on its own folder.
pub struct Seat {
    folder: TempDir,
    /// The desk.
    pub desk: Arc<Desk>,
}

impl Org {
    /// Starts a central with the demo organisation.
    ///
    /// # Panics
    /// When it can't.
    pub async fn start() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let ahead_ms = Arc::default();
        let server = serve_in(&folder, 0, &ahead_ms).await;
        let network = FaultProxy::start(server.addr).await;
        Self {
            folder,
            server: Some(server),
            ahead_ms,
            network,
        }
    }

    /// At the central, and only there, it is later by so many days.
    pub fn days_pass(&self, days: i64) {
        let ms = days * domain::time::DAY_MS;
        self.ahead_ms.fetch_add(ms, Ordering::SeqCst);
    }

    /// Stops the central for real; its data stays.
    ///
    /// # Panics
    /// When it isn't running.
    pub async fn stop_central(&mut self) {
        let server = self.server.take().expect("a running central");
        server.stop().await.expect("a clean stop");
    }

    /// Starts the central again on the same data, maybe on another port.
    pub async fn start_central(&mut self) {
        let server = serve_in(&self.folder, 0, &self.ahead_ms).await;
        self.network.lead_to(server.addr).await;
        self.server = Some(server);
    }

    /// The running central.
    ///
    /// # Panics
    /// When it isn't running.
    #[must_use]
    pub fn server(&self) -> &Server {
        self.server.as_ref().expect("a running central")
    }

    /// A desk on a new folder, signed in.
    ///
    /// # Panics
    /// When sign-in fails.
    pub async fn seat(&self, user: &str) -> Seat {
        self.seat_on(user, SystemHost::new()).await
    }

    /// The same on a machine of the test's making.
    ///
    /// # Panics
    /// When sign-in fails.
    pub async fn seat_on(&self, user: &str, host: Arc<dyn Host>) -> Seat {
        let folder = tempfile::tempdir().expect("a folder");
        let desk = desk_in(&folder, Some(self.network.url()), host).await;
        let seat = Seat { folder, desk };
        seat.sign_in(user, PASSWORD).await.expect("a sign-in");
        seat
    }
}

async fn serve_in(folder: &TempDir, port: u16, ahead_ms: &Arc<AtomicI64>) -> Server {
    let listener = TcpListener::bind(("127.0.0.1", port)).expect("a port");
    let (real, ahead_ms) = (central::clock::system(), ahead_ms.clone());
    let config = Config {
        clock: Arc::new(move || UtcMs(real().0 + ahead_ms.load(Ordering::SeqCst))),
        ..Config::new(folder.path()).with_demo()
    };
    serve(config, listener).await.expect("a central")
}

async fn desk_in(folder: &TempDir, central_url: Option<String>, host: Arc<dyn Host>) -> Arc<Desk> {
    let data = folder.path().to_path_buf();
    let start = Start {
        data,
        central_url,
        embed: Some(solo::Solo::embed()),
        demo_solo: false,
        demo_user: None,
    };
    Desk::start(start, host).await.expect("a desk")
}

impl Seat {
    /// Signs in, or unlocks.
    ///
    /// # Errors
    /// As the desk says.
    pub async fn sign_in(&self, user: &str, password: &str) -> Result<(), wire::error::AppError> {
        let request = SignIn {
            central_url: None,
            user: user.to_owned(),
            password: password.to_owned(),
            by: UnlockBy::Password,
        };
        self.desk.sign_in(request).await.map(|_| ())
    }

    /// Folder of the desk's data.
    #[must_use]
    pub fn path(&self) -> &std::path::Path {
        self.folder.path()
    }

    /// Closes the app and opens it again on the same folder.
    ///
    /// # Panics
    /// When it can't be opened again.
    #[must_use]
    pub async fn reopen(self, user: &str) -> Self {
        let seat = self.restart(SystemHost::new()).await;
        seat.sign_in(user, PASSWORD).await.expect("an unlocking");
        seat
    }

    /// The same, locked, on a machine of the test's making: after a reboot, say.
    ///
    /// # Panics
    /// When it can't be opened again.
    #[must_use]
    pub async fn restart(self, host: Arc<dyn Host>) -> Self {
        let Self { folder, desk } = self;
        desk.stop().await;
        drop(desk);
        let desk = desk_in(&folder, None, host).await;
        Self { folder, desk }
    }

    /// The title bar.
    ///
    /// # Panics
    /// When nobody is signed in.
    pub async fn status(&self) -> SyncStatus {
        self.desk
            .get_sync_status(Nothing {})
            .await
            .expect("a status")
    }

    /// Waits until `found` finds something, looking again at every push.
    ///
    /// # Panics
    /// When it never does.
    pub async fn until<T, F>(&self, what: &str, mut found: impl FnMut() -> F) -> T
    where
        F: Future<Output = Option<T>>,
    {
        let mut pushes = self.desk.subscribe();
        let waiting = async {
            loop {
                if let Some(found) = found().await {
                    return found;
                }
                // Falling behind is fine: what matters is how things are now.
                let _ = pushes.recv().await;
            }
        };
        let Ok(found) = tokio::time::timeout(PATIENCE, waiting).await else {
            panic!("never came: {what}; title bar {:?}", self.status().await);
        };
        found
    }

    /// Waits until the title bar looks as asked.
    pub async fn until_status(
        &self,
        what: &str,
        looks: impl Fn(&SyncStatus) -> bool,
    ) -> SyncStatus {
        let looks = &looks;
        self.until(
            what,
            || async move { Some(self.status().await).filter(looks) },
        )
        .await
    }

    /// Waits until everything here has a verdict and everything there has come down.
    pub async fn until_synced(&self) -> SyncStatus {
        use wire::sync_status::SyncState::{Attention, Synced};
        self.until_status("synced", |s| {
            matches!(s.state, Synced | Attention) && s.pending == 0
        })
        .await
    }

    /// The customer whom this finds first.
    ///
    /// # Panics
    /// When there is none.
    pub async fn customer(&self, query: &str) -> CustomerHit {
        let ask = FindCustomers {
            query: query.to_owned(),
            limit: 5,
        };
        let hits = self.desk.find_customers(ask).await.expect("a search");
        hits.into_iter().next().expect("a customer")
    }
}
