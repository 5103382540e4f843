//! The programs under test, started for real and stopped by their own handles.

use std::path::PathBuf;
use std::process::Stdio;
use std::time::Duration;

use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};
use wire::sync_status::SyncStatus;

/// Longer than anything healthy takes.
const PATIENCE: Duration = Duration::from_mins(1);

/// A program built beside this test.
fn program(variable: &str, name: &str) -> PathBuf {
    if let Some(path) = std::env::var_os(variable) {
        return path.into();
    }
    let here = std::env::current_exe().expect("this test's own path");
    let folder = here
        .ancestors()
        .nth(2)
        .expect("the folder of the build")
        .to_path_buf();
    let path = folder.join(name);
    assert!(
        path.exists(),
        "{} is not built: run `cargo xtask test`",
        path.display()
    );
    path
}

/// Starts a program and waits for the address that it says it listens on.
async fn start(mut command: Command) -> (Child, String) {
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn()
        .expect("a program that starts");
    let mut lines = BufReader::new(child.stdout.take().expect("a pipe")).lines();
    let heard = tokio::time::timeout(PATIENCE, async {
        while let Some(line) = lines.next_line().await.expect("readable words") {
            if let Some(address) = line.strip_prefix("listening on ") {
                return address.trim().to_owned();
            }
        }
        panic!("the program ended without listening");
    });
    (child, heard.await.expect("an address in time"))
}

/// `doorstep-central` with the demo organisation.
pub struct CentralProcess {
    folder: TempDir,
    child: Child,
    address: String,
}

impl CentralProcess {
    pub async fn start() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let (child, address) = start(Self::command(&folder, "127.0.0.1:0")).await;
        Self {
            folder,
            child,
            address,
        }
    }

    /// On what a laptop packed to move here.
    pub async fn adopting(file: &str, passphrase: &str) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let words = folder.path().join("passphrase");
        std::fs::write(&words, format!("{passphrase}\n")).expect("a file");
        let mut command = Command::new(program("DOORSTEP_CENTRAL_BIN", "doorstep-central"));
        command.arg("--data").arg(folder.path().join("data"));
        command.args(["--listen", "127.0.0.1:0", "--adopt", file]);
        command.arg("--passphrase-file").arg(words);
        let (child, address) = start(command).await;
        Self {
            folder,
            child,
            address,
        }
    }

    /// Where it listens.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// SIGKILL, then the same folder and address again.
    pub async fn kill_and_start_again(&mut self) {
        self.child.kill().await.expect("a process to kill");
        let listen = self.address.trim_start_matches("http://").to_owned();
        let (child, address) = start(Self::command(&self.folder, &listen)).await;
        self.child = child;
        self.address = address;
    }

    fn command(folder: &TempDir, listen: &str) -> Command {
        let mut command = Command::new(program("DOORSTEP_CENTRAL_BIN", "doorstep-central"));
        command
            .arg("--data")
            .arg(folder.path())
            .args(["--listen", listen, "--demo"]);
        command
    }
}

/// A desk behind the browser host.
pub struct DeskProcess {
    folder: TempDir,
    user: String,
    child: Child,
    pid: rustix::process::Pid,
    address: String,
    token: String,
    client: reqwest::Client,
}

impl DeskProcess {
    pub async fn start(central: &CentralProcess, user: &str) -> Self {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let folder = tempfile::tempdir().expect("a folder");
        let (child, said) = start(Self::command(&folder, central, user)).await;
        let (address, token) = split(&said);
        let client = reqwest::Client::builder()
            .no_proxy()
            .build()
            .expect("a client");
        let pid = pid_of(&child);
        Self {
            folder,
            user: user.to_owned(),
            child,
            pid,
            address,
            token,
            client,
        }
    }

    /// The demo shop of a laptop on its own.
    pub async fn alone() -> Self {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let folder = tempfile::tempdir().expect("a folder");
        let (child, said) = start(Self::command_alone(&folder)).await;
        let (address, token) = split(&said);
        let client = reqwest::Client::builder().no_proxy().build();
        Self {
            folder,
            user: "dianzhu".to_owned(),
            pid: pid_of(&child),
            child,
            address,
            token,
            client: client.expect("a client"),
        }
    }

    /// Waits for the end and starts the shop on its own again.
    pub async fn alone_again(&mut self) {
        let _ = self.child.kill().await;
        let (child, said) = start(Self::command_alone(&self.folder)).await;
        (self.address, self.token) = split(&said);
        self.pid = pid_of(&child);
        self.child = child;
    }

    fn command_alone(folder: &TempDir) -> Command {
        let mut command = Command::new(program("DOORSTEP_BROWSER_HOST_BIN", "browser-host"));
        let ui = concat!(env!("CARGO_MANIFEST_DIR"), "/../ui/dist");
        command.arg("--data").arg(folder.path());
        command.args(["--solo", "--ui", ui]);
        command
    }

    /// The process.
    #[cfg(target_os = "linux")]
    pub fn pid(&self) -> i32 {
        self.pid.as_raw_nonzero().get()
    }

    /// Waits for the end and starts again on the same folder.
    pub async fn start_again(&mut self, central: &CentralProcess) {
        let _ = self.child.kill().await;
        let (child, said) = start(Self::command(&self.folder, central, &self.user)).await;
        (self.address, self.token) = split(&said);
        self.pid = pid_of(&child);
        self.child = child;
    }

    /// SIGKILL, while whatever is under way is under way.
    pub fn kill_soon(&self) {
        let pid = self.pid;
        tokio::spawn(async move {
            let _ = rustix::process::kill_process(pid, rustix::process::Signal::KILL);
        });
    }

    /// A call of the interface; any failure of the process or the rules is an error.
    pub async fn call<T: DeserializeOwned>(&self, name: &str, payload: Value) -> Result<T, String> {
        let answer = self
            .client
            .post(format!("{}/rpc", self.address))
            .header("X-Doorstep-Token", &self.token)
            .json(&json!({ "name": name, "payload": payload }))
            .send()
            .await
            .map_err(|e| e.to_string())?;
        let mut answer: Value = answer.json().await.map_err(|e| e.to_string())?;
        match answer.get_mut("ok") {
            Some(value) => serde_json::from_value(value.take()).map_err(|e| e.to_string()),
            None => Err(answer.to_string()),
        }
    }

    /// Waits until the title bar looks as asked, listening to the desk's pushes.
    pub async fn until(&self, what: &str, looks: impl Fn(&SyncStatus) -> bool) {
        let url = format!("{}/push?token={}", self.address, self.token);
        let mut pushes = self
            .client
            .get(url)
            .send()
            .await
            .expect("a stream of pushes");
        let waiting = async {
            loop {
                let status: SyncStatus = self
                    .call("get_sync_status", json!({}))
                    .await
                    .expect("a status");
                if looks(&status) {
                    return;
                }
                let _ = pushes.chunk().await;
            }
        };
        if tokio::time::timeout(PATIENCE, waiting).await.is_err() {
            let status: Result<Value, _> = self.call("get_sync_status", json!({})).await;
            panic!("never {what}: {status:?}");
        }
    }

    /// Waits for a push that says `words`.
    pub async fn until_pushed(&self, words: &str) {
        let url = format!("{}/push?token={}", self.address, self.token);
        let pushes = self.client.get(url).send().await;
        let mut pushes = pushes.expect("a stream of pushes");
        let hearing = async {
            loop {
                let piece = pushes.chunk().await.expect("a push").expect("more pushes");
                if String::from_utf8_lossy(&piece).contains(words) {
                    return;
                }
            }
        };
        let heard = tokio::time::timeout(PATIENCE, hearing).await;
        heard.unwrap_or_else(|_| panic!("never pushed: {words}"));
    }

    /// What a second copy says before it stops.
    pub async fn second_copy_says(&self, central: &CentralProcess) -> String {
        let mut command = Self::command(&self.folder, central, &self.user);
        let ended = tokio::time::timeout(PATIENCE, command.output()).await;
        let output = ended.expect("an end").expect("a program that starts");
        assert!(!output.status.success());
        String::from_utf8_lossy(&output.stderr).into_owned()
    }

    fn command(folder: &TempDir, central: &CentralProcess, user: &str) -> Command {
        let mut command = Command::new(program("DOORSTEP_BROWSER_HOST_BIN", "browser-host"));
        let ui = concat!(env!("CARGO_MANIFEST_DIR"), "/../ui/dist");
        command.arg("--data").arg(folder.path()).args([
            "--central",
            &central.address,
            "--ui",
            ui,
            "--demo-user",
            user,
        ]);
        command
    }
}

fn split(said: &str) -> (String, String) {
    let (address, token) = said
        .split_once("/#token=")
        .expect("an address with a token");
    (address.to_owned(), token.to_owned())
}

fn pid_of(child: &Child) -> rustix::process::Pid {
    let raw = child
        .id()
        .and_then(|id| i32::try_from(id).ok())
        .expect("a running process");
    rustix::process::Pid::from_raw(raw).expect("a process id")
}
