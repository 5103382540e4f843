//! A real central of the demo organisation.

use std::path::PathBuf;
use std::process::Stdio;

use tokio::io::{AsyncBufReadExt, BufReader, Lines};
use tokio::process::{Child, ChildStdout, Command};
use tokio::time::timeout;

use crate::support::{Outcome, PATIENCE, from_environment};

const READY: &str = "listening on ";

/// A process of its own, ended with this value.
pub struct Central {
    data: PathBuf,
    url: String,
    running: Option<(Child, Lines<BufReader<ChildStdout>>)>,
}

impl Central {
    /// On a port that is free.
    pub async fn start(data: PathBuf) -> Outcome<Self> {
        let mut central = Self {
            data,
            url: "http://127.0.0.1:0".to_owned(),
            running: None,
        };
        central.start_again().await?;
        Ok(central)
    }

    /// Where the last one listened.
    pub async fn start_again(&mut self) -> Outcome {
        let address = self.url.trim_start_matches("http://").trim_end_matches('/');
        let mut child = Command::new(from_environment("DOORSTEP_CENTRAL_BIN"))
            .arg("--data")
            .arg(&self.data)
            .args(["--listen", address, "--demo"])
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()?;
        let stdout = child.stdout.take().ok_or("the central has no stdout")?;
        let mut lines = BufReader::new(stdout).lines();
        let url = timeout(PATIENCE, async {
            while let Some(line) = lines.next_line().await? {
                if let Some(url) = line.strip_prefix(READY) {
                    return Outcome::Ok(url.trim().to_owned());
                }
            }
            Err("the central ended before it listened".into())
        });
        self.url = url.await.map_err(|_| "the central never listened")??;
        // The lines are kept: with nobody to read them, the next one would end the central.
        self.running = Some((child, lines));
        Ok(())
    }

    /// Its address.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Without warning, as a power cut does.
    pub async fn stop(&mut self) -> Outcome {
        let (mut child, _) = self
            .running
            .take()
            .ok_or("the central is stopped already")?;
        child.kill().await?;
        Ok(())
    }
}
