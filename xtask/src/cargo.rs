//! Cargo, always with the same selection and features, so that nothing is compiled twice.

use std::process::Command;

use crate::failure::{Outcome, fail};
use crate::{probe, process, workspace};

/// What every task builds: cargo merges the features of all that is selected, so another
/// selection would compile half of the dependencies a second time.
const EVERYTHING: [&str; 4] = ["--workspace", "--features", "demo", "--locked"];

/// A cargo that sees the environment of a shell, not of a package being run.
fn cargo() -> Command {
    let program = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    as_from_a_shell(Command::new(program))
}

fn as_from_a_shell(mut command: Command) -> Command {
    // `cargo run` sets these for xtask; build scripts that watch them would run again.
    let of_this_package = |name: &str| {
        [
            "CARGO_PKG_",
            "CARGO_MANIFEST_",
            "CARGO_BIN_",
            "CARGO_PRIMARY_",
            "CARGO_CRATE_",
        ]
        .iter()
        .any(|prefix| name.starts_with(prefix))
    };
    for (name, _) in std::env::vars_os() {
        if of_this_package(&name.to_string_lossy()) {
            command.env_remove(name);
        }
    }
    command.current_dir(workspace::root());
    command
}

fn on_everything(verb: &str) -> Command {
    let mut command = cargo();
    command.arg(verb).args(EVERYTHING);
    leave_the_running_program(&mut command);
    command
}

/// Windows locks the file of a program that runs, and xtask runs.
fn leave_the_running_program(command: &mut Command) {
    if cfg!(windows) {
        command.args(["--exclude", "xtask"]);
    }
}

/// Builds what `cargo xtask run` starts.
pub fn build_programs() -> Outcome<((), String)> {
    let mut build = on_everything("build");
    build.arg("--bins");
    process::finish("the programs (the first build takes some minutes)", build)?;
    Ok(((), "built".to_owned()))
}

/// Builds one program, with the selection of all.
pub fn build_program(name: &str) -> Outcome {
    let mut build = on_everything("build");
    build.args(["--quiet", "--bin", name]);
    process::finish(name, build)
}

/// Checks that the code is formatted.
pub fn format() -> Command {
    let mut command = cargo();
    command.args(["fmt", "--all", "--check"]);
    command
}

/// Clippy over everything, warnings refused.
pub fn clippy() -> Command {
    let mut command = on_everything("clippy");
    command.args(["--all-targets", "--", "--deny", "warnings"]);
    command
}

/// Every program and test of the workspace.
pub fn build_everything() -> Command {
    let mut command = on_everything("build");
    command.arg("--all-targets");
    command
}

/// Builds packages as they are shipped, without the demo.
pub fn build_release(packages: &[&str]) -> Outcome {
    let mut command = cargo();
    command.args(["build", "--release", "--locked"]);
    for package in packages {
        command.args(["--package", package]);
    }
    process::finish("a release (the first takes many minutes)", command)
}

/// Runs an example of a package as a release.
pub fn release_example(package: &str, example: &str, argument: &str) -> Command {
    let mut command = cargo();
    command.args([
        "run",
        "--release",
        "--locked",
        "--quiet",
        "--package",
        package,
    ]);
    command.args(["--example", example, "--", argument]);
    command
}

/// The tests that nextest's `filter` selects.
pub fn nextest(filter: &str) -> Outcome<Command> {
    let Some(mut command) = nextest_command() else {
        return fail("cargo-nextest is missing: `cargo xtask test --only setup` brings it");
    };
    command
        .arg("run")
        .args(EVERYTHING)
        .args(["--no-fail-fast", "-E", filter]);
    leave_the_running_program(&mut command);
    Ok(command)
}

/// Runs the tests that hold generated files to their sources, telling them to write instead.
pub fn write_generated_files() -> Outcome {
    let mut command = on_everything("test");
    command
        .args(["--test", "generated"])
        .env("UPDATE_GENERATED", "1");
    process::finish("the generated files", command)
}

/// Brings the test runner and the driver of the real window, if they are not there.
pub fn ensure_test_tools() -> Outcome<((), String)> {
    let mut brought = Vec::new();
    if nextest_command().is_none() {
        install("cargo-nextest", "^0.9")?;
        brought.push("cargo-nextest");
    }
    if cfg!(target_os = "linux") && !tool("tauri-driver").is_file() {
        // 3.0 speaks another protocol and is not released.
        install("tauri-driver", "^2.1")?;
        brought.push("tauri-driver");
    }
    let ending = if brought.is_empty() {
        "all there"
    } else {
        &brought.join(" and ")
    };
    Ok(((), ending.to_owned()))
}

/// Where a tool lies that was installed for this checkout.
pub fn tool(name: &str) -> std::path::PathBuf {
    workspace::tools()
        .join("bin")
        .join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}

fn install(name: &str, version: &str) -> Outcome {
    let mut command = cargo();
    command.args([
        "install",
        name,
        "--version",
        version,
        "--locked",
        "--debug",
        "--root",
    ]);
    command.arg(workspace::tools());
    process::finish(name, command)
}

fn nextest_command() -> Option<Command> {
    if probe::version("cargo-nextest", &["--version"]).is_some() {
        let mut command = cargo();
        command.arg("nextest");
        return Some(command);
    }
    let own = tool("cargo-nextest");
    own.is_file().then(|| {
        let mut command = as_from_a_shell(Command::new(own));
        command.arg("nextest");
        command
    })
}
