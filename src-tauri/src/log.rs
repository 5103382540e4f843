//! Where the desk writes what it does: stderr, and a file for each start. Codes, counts and ids
//! only; nothing that a person typed.

use std::fs::{self, File};
use std::io;
use std::panic;
use std::path::Path;
use std::sync::Mutex;
use std::time::SystemTime;

use tracing_subscriber::filter::{EnvFilter, LevelFilter, Targets};
use tracing_subscriber::layer::{Layer, SubscriberExt};
use tracing_subscriber::util::SubscriberInitExt;

use crate::place::Place;

/// Starts whose files are kept.
const KEPT: usize = 10;
/// Our own crates tell more than the libraries below them, which might quote what they carry.
const OWN: [&str; 5] = ["app", "doorstep", "domain", "store", "sync"];
/// No letter that is read as a digit on the phone.
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Starts logging; without a file where none can be made.
pub fn start(place: &Place) {
    let quiet = Targets::new().with_default(LevelFilter::WARN);
    let own = quiet.with_targets(OWN.map(|name| (name, LevelFilter::INFO)));
    // Only a developer who asks sees more, and only on the terminal.
    let asked = EnvFilter::try_from_default_env().ok();
    let terminal = tracing_subscriber::fmt::layer().with_writer(io::stderr);
    let terminal = match asked {
        Some(filter) => terminal.with_filter(filter).boxed(),
        None => terminal.with_filter(own.clone()).boxed(),
    };
    let opened = new_file(&place.logs(), seconds());
    let failure = opened.as_ref().err().map(io::Error::kind);
    let file = opened.ok().map(|file| {
        tracing_subscriber::fmt::layer()
            .with_ansi(false)
            .with_writer(Mutex::new(file))
            .with_filter(own)
    });
    let started = tracing_subscriber::registry().with(terminal).with(file);
    if started.try_init().is_err() {
        eprintln!("something else logs already");
    }
    if let Some(kind) = failure {
        tracing::warn!(%kind, "no log file could be made");
    }
}

/// Logs where the program broke, under a number that a person can read out.
pub fn panics() {
    let otherwise = panic::take_hook();
    panic::set_hook(Box::new(move |panic| {
        let incident = incident(seconds());
        let location = panic.location().map(ToString::to_string);
        // Not the message: it may quote what a person typed.
        tracing::error!(%incident, location, "panicked");
        if cfg!(debug_assertions) {
            otherwise(panic);
        } else {
            eprintln!("门前服务台 · 编号 {incident}");
        }
    }));
}

#[expect(
    clippy::disallowed_methods,
    reason = "only names a file or an incident; no rule hears of it"
)]
fn seconds() -> u64 {
    SystemTime::now()
        .duration_since(SystemTime::UNIX_EPOCH)
        .map_or(0, |since| since.as_secs())
}

fn incident(mut number: u64) -> String {
    let mut letters = ['0'; 6];
    for place in letters.iter_mut().rev() {
        let digit = usize::try_from(number % 32).unwrap_or_default();
        *place = char::from(LETTERS[digit]);
        number /= 32;
    }
    letters.iter().collect()
}

fn new_file(folder: &Path, seconds: u64) -> io::Result<File> {
    fs::create_dir_all(folder)?;
    remove_oldest(folder)?;
    // Two copies may start within one second.
    let name = format!("desk-{seconds:012}-{}.log", std::process::id());
    File::create_new(folder.join(name))
}

fn remove_oldest(folder: &Path) -> io::Result<()> {
    let mut logs: Vec<_> = fs::read_dir(folder)?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|ending| ending == "log"))
        .collect();
    logs.sort();
    let surplus = (logs.len() + 1).saturating_sub(KEPT);
    for old in &logs[..surplus] {
        fs::remove_file(old)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_ten_starts_are_kept() {
        let folder = std::env::temp_dir().join(format!("doorstep-logs-{}", std::process::id()));
        for second in 0..15 {
            new_file(&folder, second).unwrap();
        }
        let mut names: Vec<_> = fs::read_dir(&folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        fs::remove_dir_all(&folder).unwrap();
        assert_eq!(names.len(), KEPT);
        assert!(names[0].starts_with("desk-000000000005-"), "{names:?}");
    }

    #[test]
    fn incidents_of_two_seconds_differ_and_are_short() {
        assert_ne!(incident(1_763_775_890), incident(1_763_775_891));
        assert_eq!(incident(33).as_str(), "000011");
    }
}
