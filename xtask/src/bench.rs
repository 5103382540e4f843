//! Every figure that the project states, printed beside its yardstick in the same run. Builds a
//! release first; no test ever asks how long something took.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
use std::time::Duration;

use clap::{Args, ValueEnum};

use crate::failure::{Attempt, Outcome, fail};
use crate::process::{self, Running};
use crate::progress::Stopwatch;
use crate::system_packages::Purpose;
use crate::xvfb::{Xvfb, with_session_bus};
use crate::{cargo, node, system_packages, workspace};

#[derive(Args)]
pub struct Arguments {
    /// What to measure; everything without it
    what: Option<What>,
}

#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum What {
    /// Durable save of one complaint, beside a bare transaction of the same bytes
    Save,
    /// Saved on one desk to shown on the other
    Wake,
    /// A hundred thousand customers imported and taken back, somebody reading and saving meanwhile
    Import,
    /// Customers kept and found again, up to a million
    Search,
    /// Start to the first screen, memory and size, beside an empty Tauri window
    Window,
}

const WINDOW_ROUNDS: usize = 7;
const FIRST_SCREEN_WITHIN: Duration = Duration::from_mins(1);
const LOOK_EVERY: Duration = Duration::from_millis(2);
const SETTLE_EVERY: Duration = Duration::from_millis(500);
const MOST_LOOKS_TO_SETTLE: usize = 20;

/// The task.
pub fn run(arguments: &Arguments) -> Outcome {
    let wanted = |what| arguments.what.is_none_or(|only| only == what);
    system_packages::ensure(Purpose::Headless)?;
    if [What::Save, What::Wake, What::Import]
        .into_iter()
        .any(wanted)
    {
        cargo::build_release(&["doorstep-bench"])?;
    }
    for (what, name) in [
        (What::Save, "save"),
        (What::Wake, "wake"),
        (What::Import, "import"),
    ] {
        if wanted(what) {
            let mut command = Command::new(workspace::release("doorstep-bench"));
            command.arg(name);
            process::finish(name, command)?;
            println!();
        }
    }
    if wanted(What::Search) {
        for customers in ["100000", "1000000"] {
            process::finish(
                "search",
                cargo::release_example("store", "search_speed", customers),
            )?;
            println!();
        }
    }
    if wanted(What::Window) {
        node::install()?;
        node::build()?;
        // On their own: the bench's packages would put the demo's code into the desk.
        cargo::build_release(&["doorstep", "doorstep-empty-window"])?;
        windows()?;
    }
    Ok(())
}

struct Window {
    what: &'static str,
    binary: PathBuf,
    first_screen_ms: Vec<u128>,
    memory_kib: Vec<u64>,
}

/// Both windows turn by turn, so that whatever else the machine does falls on both.
fn windows() -> Outcome {
    let mut windows = [
        ("desk, new folder to its first screen", "doorstep"),
        ("empty Tauri window", "doorstep-empty-window"),
    ]
    .map(|(what, binary)| Window {
        what,
        binary: workspace::release(binary),
        first_screen_ms: vec![],
        memory_kib: vec![],
    });
    for _ in 0..WINDOW_ROUNDS {
        for window in &mut windows {
            let (first_screen, memory) = open_once(&window.binary)?;
            window.first_screen_ms.push(first_screen.as_millis());
            window.memory_kib.push(memory);
        }
    }
    println!("start to first screen, memory of all its processes, and size of the release binary");
    for window in &mut windows {
        let bytes = fs::metadata(&window.binary)
            .while_trying("read the size of a binary")?
            .len();
        println!(
            "{:<40} median {:>5} ms   {:>5} MiB   {:>5.1} MB   n {WINDOW_ROUNDS}",
            window.what,
            median(&mut window.first_screen_ms),
            median(&mut window.memory_kib) / 1024,
            megabytes(bytes),
        );
    }
    Ok(())
}

/// Opens a window on a screen and a folder of its own; how long until it had painted, and how much
/// memory it then settles at.
fn open_once(binary: &Path) -> Outcome<(Duration, u64)> {
    let screen = Xvfb::start()?;
    let folder = workspace::target().join("bench");
    let _absent = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).while_trying("make a folder for the bench")?;
    let ready = folder.join("ready");
    let mut command = Command::new(binary);
    if binary.ends_with("doorstep") {
        command.arg("--data").arg(folder.join("desk"));
    }
    command
        .env("DOORSTEP_READY_FILE", &ready)
        .env("XDG_DATA_HOME", folder.join("share"))
        .env("XDG_CACHE_HOME", folder.join("cache"));
    screen.lend_to(&mut command);
    let command = with_session_bus(command);
    let watch = Stopwatch::start();
    let running = process::start("window", command)?;
    await_file(&ready, &running)?;
    let first_screen = watch.elapsed();
    Ok((first_screen, settled_memory_kib(running.id())))
}

#[expect(
    clippy::disallowed_methods,
    reason = "a file of another process sends no event"
)]
fn await_file(ready: &Path, running: &Running) -> Outcome {
    let watch = Stopwatch::start();
    while !ready.exists() {
        if let Some(status) = running.ended() {
            return fail(format!("A window ended before it drew ({status})"));
        }
        if watch.elapsed() > FIRST_SCREEN_WITHIN {
            return fail("A window drew nothing");
        }
        thread::sleep(LOOK_EVERY);
    }
    Ok(())
}

/// Memory once it no longer changes by more than a hundredth.
#[expect(
    clippy::disallowed_methods,
    reason = "memory that settles sends no event"
)]
fn settled_memory_kib(root: u32) -> u64 {
    let mut last = memory_kib(root);
    for _ in 0..MOST_LOOKS_TO_SETTLE {
        thread::sleep(SETTLE_EVERY);
        let now = memory_kib(root);
        if now.abs_diff(last) * 100 <= last {
            return now;
        }
        last = now;
    }
    last
}

/// Proportional memory of a process and all that it started: pages that several share count once.
fn memory_kib(root: u32) -> u64 {
    let mut all = vec![root];
    let mut next = 0;
    while next < all.len() {
        let of = all[next];
        next += 1;
        let tasks = fs::read_dir(format!("/proc/{of}/task"))
            .into_iter()
            .flatten();
        for task in tasks.flatten() {
            let children = fs::read_to_string(task.path().join("children")).unwrap_or_default();
            all.extend(
                children
                    .split_whitespace()
                    .filter_map(|id| id.parse::<u32>().ok()),
            );
        }
    }
    all.iter().map(|id| proportional_kib(*id)).sum()
}

fn proportional_kib(id: u32) -> u64 {
    let rollup = fs::read_to_string(format!("/proc/{id}/smaps_rollup")).unwrap_or_default();
    rollup
        .lines()
        .find_map(|line| line.strip_prefix("Pss:"))
        .and_then(|rest| rest.split_whitespace().next()?.parse().ok())
        .unwrap_or(0)
}

fn median<T: Ord + Copy + Default>(values: &mut [T]) -> T {
    values.sort_unstable();
    values.get(values.len() / 2).copied().unwrap_or_default()
}

#[expect(
    clippy::cast_precision_loss,
    reason = "a tenth of a megabyte is exact enough"
)]
fn megabytes(bytes: u64) -> f64 {
    bytes as f64 / 1e6
}
