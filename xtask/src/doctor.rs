//! What is there, in which version, and what is missing. Changes nothing.

use crate::failure::{Outcome, fail};
use crate::system_packages::{self, Purpose};
use crate::{cargo, node, probe};

/// Programs, the option that makes each tell its version, and who needs it.
const PROGRAMS: [(&str, &str, &str); 10] = [
    ("rustc", "--version", "everything"),
    ("cargo", "--version", "everything"),
    ("node", "--version", "everything"),
    ("npm", "--version", "everything"),
    ("perl", "--version", "the encrypted database"),
    ("cargo-nextest", "--version", "tests"),
    ("WebKitWebDriver", "--version", "tests of the window"),
    ("import", "--version", "pictures"),
    ("Xvfb", "-help", "a window without a screen"),
    ("dbus-run-session", "--version", "a window without a screen"),
];

/// The task; fails when `cargo xtask run` could not open a window.
pub fn run() -> Outcome {
    println!("Programs");
    for (name, option, needed_by) in PROGRAMS {
        let version = probe::on_path(name).map(|_| version_of(name, option));
        print_row(name, version, needed_by);
    }
    let driver = Some(cargo::tool("tauri-driver")).filter(|driver| driver.is_file());
    print_row(
        "tauri-driver",
        driver.map(|_| "in this checkout".to_owned()),
        "tests of the window",
    );
    let chromium = probe::chromium().map(|path| version_of(&path.to_string_lossy(), "--version"));
    print_row("chromium", chromium, "tests in a browser");

    if system_packages::is_debian() {
        println!("\nSystem packages");
        let missing = system_packages::missing(&system_packages::needed(Purpose::Tests));
        let ending = if missing.is_empty() {
            "none missing".to_owned()
        } else {
            missing.join(" ")
        };
        println!("  missing           {ending}");
        if !missing.is_empty() {
            println!("  cargo xtask run and test install what each needs");
        }
    }
    println!();
    node::check()?;
    check_for_run()
}

fn check_for_run() -> Outcome {
    if !system_packages::is_debian() {
        return system_packages::ensure(Purpose::Run).map(|_| ());
    }
    let missing = system_packages::missing(&system_packages::needed(Purpose::Run));
    if missing.is_empty() {
        println!("cargo xtask run has what it needs.");
        return Ok(());
    }
    fail(format!(
        "cargo xtask run will have to install: {}",
        missing.join(" ")
    ))
}

fn version_of(program: &str, option: &str) -> String {
    let text = probe::output(program, &[option]).unwrap_or_default();
    let line = text
        .lines()
        .find(|line| line.contains(|letter: char| letter.is_ascii_digit()));
    line.map_or_else(|| "installed".to_owned(), |line| line.trim().to_owned())
}

fn print_row(name: &str, version: Option<String>, needed_by: &str) {
    let version = version.unwrap_or_else(|| format!("MISSING, needed for {needed_by}"));
    println!("  {name:<17} {version}");
}
