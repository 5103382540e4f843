//! A network between desk and central that misbehaves on command.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::io::{AsyncReadExt, AsyncWriteExt, copy_bidirectional};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

/// How the network behaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// As it should.
    None,
    /// Nobody answers the door.
    Refuse,
    /// The door opens and nothing is ever said.
    Silence,
    /// Bytes that are no HTTP.
    Garbage,
    /// HTTP 500 with a page.
    Status500,
    /// HTTP 200 with a page: a captive portal.
    Html200,
    /// HTTP 302 to a page: another captive portal.
    Redirect302,
    /// A 200 of JSON that is nobody's protocol.
    ForeignJson,
    /// Pushes reach the central, their answers get lost.
    LosePushAnswers,
}

/// A proxy on loopback.
pub struct FaultProxy {
    addr: SocketAddr,
    state: Arc<Mutex<State>>,
    task: JoinHandle<()>,
}

struct State {
    fault: Fault,
    target: SocketAddr,
    connections: Vec<JoinHandle<()>>,
}

impl Drop for FaultProxy {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl FaultProxy {
    /// A well-behaved proxy to `target`.
    ///
    /// # Panics
    /// When no port is free.
    pub async fn start(target: SocketAddr) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let addr = listener.local_addr().expect("an address");
        let state = State {
            fault: Fault::None,
            target,
            connections: vec![],
        };
        let state = Arc::new(Mutex::new(state));
        let accepting = state.clone();
        let task = tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                let mut state = accepting.lock().unwrap_or_else(PoisonError::into_inner);
                let connection = tokio::spawn(behave(client, state.target, state.fault));
                state.connections.push(connection);
            }
        });
        Self { addr, state, task }
    }

    /// Where desks find it.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}", self.addr)
    }

    /// Misbehaves from now on. Returns when every open connection is broken.
    pub async fn set(&self, fault: Fault) {
        self.change(|state| state.fault = fault).await;
    }

    /// Leads to another central from now on.
    pub async fn lead_to(&self, target: SocketAddr) {
        self.change(|state| state.target = target).await;
    }

    async fn change(&self, change: impl FnOnce(&mut State)) {
        let broken = {
            let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
            change(&mut state);
            std::mem::take(&mut state.connections)
        };
        for connection in broken {
            connection.abort();
            let _ = connection.await;
        }
    }
}

async fn behave(mut client: TcpStream, target: SocketAddr, fault: Fault) {
    let answer = |status: &str, kind: &str, body: &str| {
        let length = body.len();
        format!(
            "HTTP/1.1 {status}\r\ncontent-type: {kind}\r\ncontent-length: {length}\r\n\
             connection: close\r\n\r\n{body}"
        )
    };
    let page = "<html><body>请先登录 Wi-Fi</body></html>";
    let said = match fault {
        Fault::None => {
            if let Ok(mut central) = TcpStream::connect(target).await {
                let _ = copy_bidirectional(&mut client, &mut central).await;
            }
            return;
        }
        Fault::LosePushAnswers => return lose_push_answers(client, target).await,
        Fault::Refuse => return,
        Fault::Silence => return std::future::pending().await,
        Fault::Garbage => "\u{0}\u{1}门前".to_owned(),
        Fault::Status500 => answer("500 Internal Server Error", "text/html", page),
        Fault::Redirect302 => answer(
            "302 Found\r\nlocation: https://portal.invalid/login",
            "text/html",
            page,
        ),
        Fault::Html200 => answer("200 OK", "text/html", page),
        Fault::ForeignJson => answer("200 OK", "application/json", r#"{"hello":"world"}"#),
    };
    let mut request = vec![0; 64 * 1024];
    let _ = client.read(&mut request).await;
    let _ = client.write_all(said.as_bytes()).await;
}

/// Forwards; once a push went up whole, its answer is read and the connection closed without it.
async fn lose_push_answers(client: TcpStream, target: SocketAddr) {
    let Ok(central) = TcpStream::connect(target).await else {
        return;
    };
    let (mut from_client, mut to_client) = client.into_split();
    let (mut from_central, mut to_central) = central.into_split();
    let (mut up, mut down) = (vec![0; 64 * 1024], vec![0; 64 * 1024]);
    let mut pushed = false;
    loop {
        tokio::select! {
            read = from_client.read(&mut up) => match read {
                Ok(length @ 1..) => {
                    let said = &up[..length];
                    // One connection serves many requests; any of them may be the push.
                    pushed |= said.starts_with(b"POST /v1/sync/push");
                    if to_central.write_all(said).await.is_err() {
                        return;
                    }
                }
                _ => return,
            },
            read = from_central.read(&mut down) => match read {
                Ok(length @ 1..) if !pushed => {
                    if to_client.write_all(&down[..length]).await.is_err() {
                        return;
                    }
                }
                _ => return,
            },
        }
    }
}
