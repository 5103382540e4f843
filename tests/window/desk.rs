//! One desk's real window.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process};
use serde_json::json;
use thirtyfour::{Capabilities, WebDriver};
use tokio::time::{interval, timeout};

use crate::driver::Driver;
use crate::support::{Outcome, PATIENCE, from_environment};

/// Nothing that the eye can see.
const DRAW_FOR_A_WHILE: &str = "let left = 40; const drawing = setInterval(() => { \
    document.documentElement.style.outline = left % 2 ? '1px solid transparent' : ''; \
    if (--left === 0) clearInterval(drawing) }, 50)";

/// A window, and the session that drives it.
pub struct Desk {
    /// The session.
    pub window: WebDriver,
    label: String,
    process: u32,
    _driver: Driver,
}

impl Desk {
    /// Starts the program and takes hold of its window.
    pub async fn open(label: &str, arguments: Vec<String>, data: PathBuf) -> Outcome<Self> {
        // Without a provider the client of the session can't be made; the second try is refused.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let driver = Driver::start().await?;
        let others = processes_at(&data);
        let mut capabilities = Capabilities::new();
        let application = from_environment("DOORSTEP_BIN");
        capabilities.set(
            "tauri:options",
            json!({ "application": application, "args": arguments }),
        )?;
        let window = WebDriver::new(driver.url(), capabilities).await?;
        let process = processes_at(&data)
            .into_iter()
            .find(|process| !others.contains(process))
            .ok_or("the desk has a window and no process")?;
        Ok(Self {
            window,
            label: label.to_owned(),
            process,
            _driver: driver,
        })
    }

    /// Saves what the window shows.
    pub async fn picture(&self, name: &str) -> Outcome {
        let folder = from_environment("DOORSTEP_PICTURES").join("window");
        fs::create_dir_all(&folder)?;
        let file = folder.join(format!("{}-{name}.png", self.label));
        // WebKit hands out a picture with the next thing it draws, and a quiet page draws nothing.
        self.window.execute(DRAW_FOR_A_WHILE, vec![]).await?;
        self.window.screenshot(&file).await?;
        Ok(())
    }

    /// Asks the program to end, as the end of a session does, and waits until it has.
    pub async fn close(&self) -> Outcome {
        signal(self.process, Signal::TERM)?;
        self.gone().await
    }

    /// Ends it in the middle of whatever it does.
    pub async fn kill_nine(&self) -> Outcome {
        signal(self.process, Signal::KILL)?;
        self.gone().await
    }

    async fn gone(&self) -> Outcome {
        let mut looks = interval(Duration::from_millis(20));
        let gone = timeout(PATIENCE, async {
            while is_running(self.process) {
                looks.tick().await;
            }
        });
        gone.await.map_err(|_| "the desk did not end")?;
        // With the window its session is gone; asking the driver to end it would wait for ever.
        let _ = self.window.clone().leak();
        Ok(())
    }
}

/// Sends a signal to one process.
pub fn signal(process: u32, signal: Signal) -> Outcome {
    let process = i32::try_from(process).ok().and_then(Pid::from_raw);
    kill_process(process.ok_or("no such process")?, signal)?;
    Ok(())
}

/// A zombie has ended; only its parent has not looked yet.
fn is_running(process: u32) -> bool {
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
    let state = stat
        .rsplit(") ")
        .next()
        .and_then(|rest| rest.chars().next());
    state.is_some_and(|state| state != 'Z')
}

/// Those that were started on this data folder.
fn processes_at(data: &Path) -> Vec<u32> {
    let entries = fs::read_dir("/proc").into_iter().flatten().flatten();
    let ids = entries.filter_map(|entry| entry.file_name().to_str()?.parse().ok());
    let starts_there = |process: &u32| {
        let line = fs::read(format!("/proc/{process}/cmdline")).unwrap_or_default();
        line.split(|byte| *byte == 0)
            .any(|argument| OsStr::from_bytes(argument) == data.as_os_str())
    };
    ids.filter(starts_there).collect()
}
