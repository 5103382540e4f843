//! The central over HTTP, in process for tests and as the body of the binary.

use std::io;
use std::net::{SocketAddr, TcpListener};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use axum_server::Handle;
use axum_server::tls_rustls::RustlsConfig;
use tokio::task::JoinHandle;

use crate::clock::{self, Clock, SystemEntropy};
use crate::local::{LocalCentral, OpenError};
use crate::routes::{self, Desk};
use crate::store::StoreError;

/// Time that requests under way get when the server stops.
const GRACE: Duration = Duration::from_secs(5);

/// How a central is served.
pub struct Config {
    /// Folder that only this central uses.
    pub data: PathBuf,
    /// Encrypts the database when there is one.
    pub key: Option<[u8; 32]>,
    /// Certificate and key; without them only loopback is served.
    pub tls: Option<Tls>,
    /// Seeds the demo organisation into an empty folder.
    pub demo: bool,
    /// Where the time comes from.
    pub clock: Clock,
}

/// PEM files of a certificate and its key.
#[derive(Debug, Clone)]
pub struct Tls {
    /// Certificate chain.
    pub cert: PathBuf,
    /// Private key.
    pub key: PathBuf,
}

/// Why a central can't be served.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// Passwords and customers would travel in the open.
    #[error("{0} is not a loopback address: give --tls-cert and --tls-key, or listen on 127.0.0.1")]
    NeedsTls(SocketAddr),
    /// The folder can't be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The demo organisation can't be seeded.
    #[error("the demo organisation can't be seeded")]
    Seed(#[from] StoreError),
    /// Certificate or key can't be used.
    #[error("the certificate or its key can't be used")]
    Tls(#[source] io::Error),
    /// The listener can't be used.
    #[error("the address can't be listened on")]
    Listen(#[source] io::Error),
    /// Opening the folder was cut short.
    #[error("opening was cut short")]
    Cut,
}

/// A central that is being served.
pub struct Server {
    /// Where.
    pub addr: SocketAddr,
    /// Scheme, address and port.
    pub url: String,
    desk: Desk,
    handle: Handle<SocketAddr>,
    task: JoinHandle<io::Result<()>>,
}

impl Config {
    /// Plain HTTP on loopback with this machine's clock.
    #[must_use]
    pub fn new(data: impl Into<PathBuf>) -> Self {
        Self {
            data: data.into(),
            key: None,
            tls: None,
            demo: false,
            clock: clock::system(),
        }
    }

    /// The same with the demo organisation.
    #[must_use]
    pub fn with_demo(self) -> Self {
        Self { demo: true, ..self }
    }
}

/// Opens the folder and serves it. Requests are answered as soon as this returns.
///
/// # Errors
/// See [`ServeError`].
pub async fn serve(config: Config, listener: TcpListener) -> Result<Server, ServeError> {
    let addr = listener.local_addr().map_err(ServeError::Listen)?;
    if !addr.ip().is_loopback() && config.tls.is_none() {
        return Err(ServeError::NeedsTls(addr));
    }
    listener.set_nonblocking(true).map_err(ServeError::Listen)?;
    let Config {
        data,
        key,
        tls,
        demo,
        clock,
    } = config;
    let now = clock();
    let central = tokio::task::spawn_blocking(move || open(&data, key.as_ref(), demo, now))
        .await
        .map_err(|_| ServeError::Cut)??;
    let desk = Desk::new(Arc::new(central), clock);
    let service = routes::router(desk.clone()).into_make_service();
    let handle = Handle::new();
    let (scheme, task) = if let Some(tls) = tls {
        let tls = RustlsConfig::from_pem_file(tls.cert, tls.key)
            .await
            .map_err(ServeError::Tls)?;
        let server = axum_server::from_tcp_rustls(listener, tls)
            .map_err(ServeError::Listen)?
            .handle(handle.clone());
        ("https", tokio::spawn(server.serve(service)))
    } else {
        let server = axum_server::from_tcp(listener)
            .map_err(ServeError::Listen)?
            .handle(handle.clone());
        ("http", tokio::spawn(server.serve(service)))
    };
    Ok(Server {
        addr,
        url: format!("{scheme}://{addr}"),
        desk,
        handle,
        task,
    })
}

fn open(
    data: &std::path::Path,
    key: Option<&[u8; 32]>,
    demo: bool,
    now: domain::time::UtcMs,
) -> Result<LocalCentral, ServeError> {
    let central = LocalCentral::open(data, key, now, &mut SystemEntropy)?;
    if demo && central.seed_demo(now, &mut SystemEntropy)? {
        tracing::info!("demo organisation seeded");
    }
    Ok(central)
}

impl Server {
    /// The central behind it, for tests that look inside.
    #[must_use]
    pub fn central(&self) -> Arc<LocalCentral> {
        self.desk.central()
    }

    /// Publishes records that no command makes, and wakes whoever waits.
    ///
    /// # Errors
    /// Storage failed.
    pub fn publish(&self, states: &[domain::record::RecordState]) -> Result<(), StoreError> {
        let effects = self.central().publish(states)?;
        self.desk.do_all(&effects);
        Ok(())
    }

    /// Ends open streams, lets requests finish, and frees folder and port.
    ///
    /// # Errors
    /// The server had failed before.
    pub async fn stop(self) -> io::Result<()> {
        self.desk.stop();
        self.handle.graceful_shutdown(Some(GRACE));
        self.task.await.map_err(io::Error::other)?
    }
}
