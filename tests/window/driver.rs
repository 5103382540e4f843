//! The programs that press the keys.

use std::net::TcpListener;

use tokio::net::TcpStream;
use tokio::process::{Child, Command};
use tokio::time::{Duration, interval, timeout};

use crate::support::{Outcome, PATIENCE, from_environment};

/// `tauri-driver` with its `WebKitWebDriver`, for one window.
pub struct Driver {
    child: Child,
    port: u16,
}

impl Driver {
    /// On two ports that were free a moment ago.
    pub async fn start() -> Outcome<Self> {
        let (port, native_port) = two_free_ports()?;
        let child = Command::new(from_environment("DOORSTEP_TAURI_DRIVER"))
            .args(["--port", &port.to_string()])
            .args(["--native-port", &native_port.to_string()])
            .process_group(0)
            .kill_on_drop(true)
            .spawn()?;
        let driver = Self { child, port };
        for port in [port, native_port] {
            let listens = timeout(PATIENCE, until_it_listens(port)).await;
            listens.map_err(|_| "the driver of the window does not listen")?;
        }
        Ok(driver)
    }

    /// Where sessions are asked for.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

impl Drop for Driver {
    /// The group, so that the native driver and a window it left behind go too.
    fn drop(&mut self) {
        let leader = self.child.id().and_then(|id| i32::try_from(id).ok());
        if let Some(leader) = leader.and_then(rustix::process::Pid::from_raw) {
            let _gone = rustix::process::kill_process_group(leader, rustix::process::Signal::KILL);
        }
    }
}

fn two_free_ports() -> Outcome<(u16, u16)> {
    // Both are held at once, so that they differ.
    let (one, other) = (
        TcpListener::bind("127.0.0.1:0")?,
        TcpListener::bind("127.0.0.1:0")?,
    );
    Ok((one.local_addr()?.port(), other.local_addr()?.port()))
}

async fn until_it_listens(port: u16) {
    let mut looks = interval(Duration::from_millis(50));
    while TcpStream::connect(("127.0.0.1", port)).await.is_err() {
        looks.tick().await;
    }
}
