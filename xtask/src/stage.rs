//! The stages of the tests: their order, and what each runs.

use std::process::{Command, Stdio};
use std::sync::mpsc::channel;

use clap::ValueEnum;

use crate::count::{self, Count};
use crate::failure::Outcome;
use crate::system_packages::{self, Purpose};
use crate::xvfb::{self, Xvfb};
use crate::{cargo, node, probe, process, workspace};

/// In the order in which they run: what fails fast comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub enum Stage {
    /// System packages, the test runner, the window's driver
    Setup,
    /// Node modules
    UiInstall,
    /// rustfmt
    Format,
    /// The interface that the desk carries
    UiBuild,
    /// Clippy, warnings refused
    Lints,
    /// Every program and test, compiled once
    Build,
    /// Arrows, file sizes, names
    Architecture,
    /// Tests inside one crate
    Unit,
    /// Tests over several crates and processes
    Integration,
    /// Types, lints and units of the interface
    Ui,
    /// The interface in a browser, with axe
    Browser,
    /// The real window
    Window,
}

/// What a stage found; `None` where it runs no tests.
pub type Found = Option<Tests>;

/// The tests of a stage.
pub enum Tests {
    Counted(Count),
    /// The runner did not say how many.
    Uncounted,
}

impl Stage {
    /// As it is written on the command line.
    pub fn name(self) -> String {
        self.to_possible_value()
            .map_or_else(String::new, |value| value.get_name().to_owned())
    }

    /// Runs it; a failure ends the task.
    pub fn run(self) -> Outcome<Found> {
        match self {
            Self::Setup => {
                system_packages::ensure(Purpose::Tests)?;
                node::check()?;
                cargo::ensure_test_tools()?;
                Ok(None)
            }
            Self::UiInstall => node::install().map(|_| None),
            Self::UiBuild => node::build().map(|_| None),
            Self::Format => check(self, cargo::format()),
            Self::Lints => check(self, cargo::clippy()),
            Self::Build => check(self, cargo::build_everything()),
            Self::Architecture => test(
                self,
                cargo::nextest("package(doorstep-tests) & binary(architecture)")?,
            ),
            Self::Unit => test(self, cargo::nextest("not package(doorstep-tests)")?),
            Self::Integration => test(
                self,
                cargo::nextest("package(doorstep-tests) - binary(architecture) - binary(window)")?,
            ),
            Self::Ui => {
                check(self, node::npm_run("check"))?;
                check(self, node::npm_run("lint"))?;
                test(self, node::npm_run("test"))
            }
            Self::Browser => test(self, node::npm_run("browser")),
            Self::Window => {
                let screen = Xvfb::start()?;
                let mut tests = cargo::nextest("package(doorstep-tests) & binary(window)")?;
                // One window at a time has the keyboard.
                tests.args(["--test-threads", "1"]);
                let mut command = xvfb::with_session_bus(tests);
                screen.lend_to(&mut command);
                test(self, command)
            }
        }
    }
}

/// Where tests find programs and leave pictures; the same for every stage.
fn prepare(command: &mut Command) {
    command.env("CI", "true");
    // Windows and browsers show times of the demo organisation, which lives in China.
    command.env("TZ", "Asia/Shanghai");
    // A new desk speaks the system's language; tests read Chinese on every machine.
    command.env("LANGUAGE", "zh_CN");
    command.env("DOORSTEP_BIN", workspace::binary("doorstep"));
    command.env(
        "DOORSTEP_CENTRAL_BIN",
        workspace::binary("doorstep-central"),
    );
    command.env(
        "DOORSTEP_BROWSER_HOST_BIN",
        workspace::binary("browser-host"),
    );
    command.env("DOORSTEP_PICTURES", workspace::pictures());
    command.env("DOORSTEP_TAURI_DRIVER", cargo::tool("tauri-driver"));
    if let Some(chromium) = probe::chromium() {
        command.env("DOORSTEP_CHROMIUM", chromium);
    }
}

fn check(stage: Stage, mut command: Command) -> Outcome<Found> {
    prepare(&mut command);
    process::finish(&stage.name(), command)?;
    Ok(None)
}

fn test(stage: Stage, mut command: Command) -> Outcome<Found> {
    prepare(&mut command);
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut running = process::start_step(&stage.name(), command)?;
    let (counts, counted) = channel();
    let of_stdout = counts.clone();
    let readers = [
        running.stdout.take().map(|stdout| {
            process::each_line(stdout, move |line| {
                println!("{line}");
                count::closing_line(line).map(|count| of_stdout.send(count));
            })
        }),
        running.stderr.take().map(|stderr| {
            process::each_line(stderr, move |line| {
                eprintln!("{line}");
                count::closing_line(line).map(|count| counts.send(count));
            })
        }),
    ];
    let outcome = running.succeed();
    for reader in readers.into_iter().flatten() {
        // A reader that panicked has lost lines, not the verdict.
        let _lost = reader.join();
    }
    outcome?;
    let tests = counted.into_iter().reduce(|mut sum, count| {
        sum += count;
        sum
    });
    Ok(Some(tests.map_or(Tests::Uncounted, Tests::Counted)))
}
