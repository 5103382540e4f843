//! A desk of the demo organisation: who sits at it, where its data lies, when it can be seen.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, ExitStatus};
use std::thread;
use std::time::Duration;

use crate::central::Central;
use crate::failure::{Attempt, Outcome, fail};
use crate::process::{self, Running};
use crate::progress::{Stopwatch, in_words};
use crate::workspace;
use crate::xvfb::{Xvfb, with_session_bus};

/// An officer (L1), and the supervisor (L2) to whom he escalates.
const DEMO_USERS: [&str; 2] = ["chenyu", "linyue"];

/// As many desks as there are demo users to sit at them.
pub const MOST_DESKS: u8 = 2;

const FIRST_SCREEN_WITHIN: Duration = Duration::from_secs(90);
const LOOK_EVERY: Duration = Duration::from_millis(50);

/// An open desk; its window closes with this value.
pub struct Desk {
    number: usize,
    ready_file: PathBuf,
    running: Running,
}

impl Desk {
    /// Opens desk `number` (from 1), without a central as a shop on its own, on `screen` if it is not to be seen by anybody.
    pub fn open(number: usize, central: Option<&Central>, screen: Option<&Xvfb>) -> Outcome<Self> {
        let name = match central {
            Some(_) => format!("desk-{number}"),
            None => "solo".to_owned(),
        };
        let ready_file = workspace::demo().join(format!("{name}.ready"));
        fs::create_dir_all(workspace::demo()).while_trying("make a folder for the demo")?;
        let _absent = fs::remove_file(&ready_file);

        let mut command = Command::new(workspace::binary("doorstep"));
        command.arg("--data").arg(workspace::demo().join(name));
        match central {
            Some(central) => command.args([
                "--central",
                &central.url,
                "--demo-user",
                DEMO_USERS[number - 1],
            ]),
            None => command.arg("--solo"),
        };
        command.env("DOORSTEP_READY_FILE", &ready_file);
        // The demo organisation lives in China, whatever zone this machine is in.
        command.env("TZ", "Asia/Shanghai");
        if let Some(screen) = screen {
            screen.lend_to(&mut command);
            command = with_session_bus(command);
        }
        // Only the path of a picture may stand on stdout.
        command.stdout(std::io::stderr());
        let running = process::start(&format!("desk {number}"), command)?;
        Ok(Self {
            number,
            ready_file,
            running,
        })
    }

    /// Waits until the window has painted its first screen.
    #[expect(
        clippy::disallowed_methods,
        reason = "a file of another process sends no event"
    )]
    pub fn await_first_screen(&self) -> Outcome {
        let watch = Stopwatch::start();
        while !self.ready_file.exists() {
            if let Some(status) = self.running.ended() {
                return fail(format!(
                    "Desk {} ended before it drew ({status})",
                    self.number
                ));
            }
            if watch.elapsed() > FIRST_SCREEN_WITHIN {
                let limit = in_words(FIRST_SCREEN_WITHIN);
                return fail(format!(
                    "Desk {} had drawn nothing after {limit}",
                    self.number
                ));
            }
            thread::sleep(LOOK_EVERY);
        }
        Ok(())
    }

    /// Waits until the person closes the window.
    pub fn await_close(&self) -> ExitStatus {
        self.running.wait()
    }
}
