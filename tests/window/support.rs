//! A house for one test: a central, the desks that were opened, and their data folders.

use std::env;
use std::error::Error;
use std::path::PathBuf;
use std::process::Stdio;
use std::rc::Rc;
use std::time::Duration;

use tempfile::TempDir;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, BufReader};
use tokio::process::Command;
use tokio::time::timeout;

use crate::central::Central;
use crate::desk::Desk;

/// A test that fails says what it was waiting for.
pub type Outcome<T = ()> = Result<T, Box<dyn Error>>;

/// How long anything may take that a person waits for.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// People of the demo organisation.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// L1
    Officer,
    /// L2, to whom she escalates
    Supervisor,
}

impl Who {
    /// Sign-in name.
    pub fn user(self) -> &'static str {
        match self {
            Self::Officer => "chenyu",
            Self::Supervisor => "linyue",
        }
    }
}

/// A program or folder that `cargo xtask test` names.
pub fn from_environment(name: &str) -> PathBuf {
    match env::var_os(name) {
        Some(value) if !value.is_empty() => value.into(),
        _ => panic!("{name} is not set: run these tests with `cargo xtask test --only window`"),
    }
}

/// Everything that one test starts; all of it ends with this value.
pub struct House {
    test: &'static str,
    open: Vec<Rc<Desk>>,
    central: Central,
    folder: TempDir,
}

/// Runs a test; when it fails, every open window leaves a picture.
pub async fn trying(test: &'static str, body: impl AsyncFnOnce(&mut House) -> Outcome) -> Outcome {
    assert!(
        env::var_os("DISPLAY").is_some(),
        "there is no screen: run these tests with `cargo xtask test --only window`"
    );
    let folder = tempfile::tempdir()?;
    let central = Central::start(folder.path().join("central")).await?;
    let mut house = House {
        test,
        open: Vec::new(),
        central,
        folder,
    };
    let outcome = body(&mut house).await;
    for desk in std::mem::take(&mut house.open) {
        if outcome.is_err() {
            // The failure itself is what must be told.
            let _ = timeout(PATIENCE, desk.picture("failed")).await;
        }
        let _ = desk.close().await;
    }
    outcome
}

impl House {
    /// Opens a desk at its own folder; the second time it is the same laptop again.
    pub async fn open(&mut self, who: Who) -> Outcome<Rc<Desk>> {
        let desk = self.open_named(who, who.user()).await?;
        // Keys pressed before there is a screen would go nowhere.
        desk.sees_on_page("今日工作台").await?;
        Ok(desk)
    }

    /// The same program on the same folder, while the first has it.
    pub async fn open_second_copy(&mut self, who: Who) -> Outcome<Rc<Desk>> {
        self.open_named(who, "second-copy").await
    }

    async fn open_named(&mut self, who: Who, name: &str) -> Outcome<Rc<Desk>> {
        let label = format!("{}-{name}", self.test);
        let desk = Rc::new(Desk::open(&label, self.arguments(who), self.data(who)).await?);
        self.open.push(Rc::clone(&desk));
        Ok(desk)
    }

    /// Starts it without a driver: what it says on stderr, and how it ends when asked to.
    pub async fn start_second_copy(&self, who: Who) -> Outcome<(String, Option<i32>)> {
        let mut copy = Command::new(from_environment("DOORSTEP_BIN"))
            .args(self.arguments(who))
            .stderr(Stdio::piped())
            .kill_on_drop(true)
            .spawn()?;
        let mut stderr = BufReader::new(copy.stderr.take().ok_or("no stderr")?);
        let mut said = String::new();
        let code = timeout(PATIENCE, async {
            while !said.contains("数据文件夹") && stderr.read_line(&mut said).await? > 0 {}
            crate::desk::signal(copy.id().unwrap_or_default(), rustix::process::Signal::TERM)?;
            stderr.read_to_string(&mut said).await?;
            Outcome::Ok(copy.wait().await?.code())
        });
        let code = code
            .await
            .map_err(|_| format!("the second copy said only: {said}"))??;
        Ok((said, code))
    }

    fn data(&self, who: Who) -> PathBuf {
        self.folder.path().join(who.user())
    }

    fn arguments(&self, who: Who) -> Vec<String> {
        let data = self.data(who).to_string_lossy().into_owned();
        [
            "--data",
            &data,
            "--central",
            self.central_url(),
            "--demo-user",
            who.user(),
        ]
        .map(str::to_owned)
        .into()
    }

    /// Closes the window as its button does, and waits until the program has ended.
    pub async fn close(&mut self, desk: Rc<Desk>) -> Outcome {
        self.open.retain(|open| !Rc::ptr_eq(open, &desk));
        desk.close().await
    }

    /// SIGKILL, in the middle of whatever it does.
    pub async fn kill_nine(&mut self, desk: Rc<Desk>) -> Outcome {
        self.open.retain(|open| !Rc::ptr_eq(open, &desk));
        desk.kill_nine().await
    }

    /// The address, the same over a restart.
    pub fn central_url(&self) -> &str {
        self.central.url()
    }

    /// Really stopped: nothing listens there any more.
    pub async fn stop_central(&mut self) -> Outcome {
        self.central.stop().await
    }

    /// On the same port and data.
    pub async fn start_central_again(&mut self) -> Outcome {
        self.central.start_again().await
    }
}
