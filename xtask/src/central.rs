//! The central API of the demo organisation, on loopback.

use std::process::{Command, Stdio};
use std::time::Duration;

use crate::failure::Outcome;
use crate::process::{self, Running};
use crate::workspace;

const DEADLINE: Duration = Duration::from_mins(1);
const READY: &str = "listening on ";

/// A central that answers; it ends with this value.
pub struct Central {
    /// What a desk is told with `--central`.
    pub url: String,
    _running: Running,
}

impl Central {
    /// Starts it and waits for the line that says where it listens. Port 0 lets it choose.
    pub fn start(port: u16) -> Outcome<Self> {
        let mut command = Command::new(workspace::binary("doorstep-central"));
        command.arg("--data").arg(workspace::demo().join("central"));
        command.args(["--listen", &format!("127.0.0.1:{port}"), "--demo"]);
        command.stdout(Stdio::piped());
        let mut running = process::start("central", command)?;
        let url = running.await_line(DEADLINE, address)?;
        Ok(Self {
            url,
            _running: running,
        })
    }
}

fn address(line: &str) -> Option<String> {
    let url = line.strip_prefix(READY)?.trim();
    url.starts_with("http").then(|| url.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_line_with_an_address_says_that_it_is_ready() {
        let line = "listening on http://127.0.0.1:4711";
        assert_eq!(address(line).as_deref(), Some("http://127.0.0.1:4711"));
        assert_eq!(address("seeding the demo organisation"), None);
        assert_eq!(address("listening on nothing yet"), None);
    }
}
