//! The interface's modules and build, each done only when something it depends on changed.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

use crate::failure::{Attempt, Outcome, fail};
use crate::{probe, process, workspace};

const OLDEST_NODE: (u32, u32) = (20, 19);

/// Everything that the interface's build reads, relative to `ui/`.
const SOURCES: [&str; 2] = ["src", "public"];
const SETTINGS: [&str; 5] = [".html", ".ts", ".js", ".mjs", ".json"];

/// `npm run <script>` in `ui/`.
pub fn npm_run(script: &str) -> Command {
    let mut command = npm();
    command.args(["run", script]);
    command
}

/// Fails when Node is missing or too old for the interface's tools.
pub fn check() -> Outcome {
    let wanted = format!(
        "Node {}.{} or newer, with npm",
        OLDEST_NODE.0, OLDEST_NODE.1
    );
    let Some(found) = probe::version("node", &["--version"]) else {
        return fail(format!(
            "Node is missing. Install {wanted}: https://nodejs.org"
        ));
    };
    if probe::version("npm", &["--version"]).is_none() {
        return fail(format!(
            "npm is missing. Install {wanted}: https://nodejs.org"
        ));
    }
    if parse_version(&found).is_some_and(|version| version >= OLDEST_NODE) {
        return Ok(());
    }
    fail(format!(
        "Node is {found}. Install {wanted}: https://nodejs.org"
    ))
}

/// Brings `ui/node_modules` to what the lock file says.
pub fn install() -> Outcome<((), String)> {
    check()?;
    let lock_file = workspace::ui().join("package-lock.json");
    let lock = fs::read(&lock_file).while_trying("read ui/package-lock.json")?;
    // A copy of the lock file that was installed: no hash to compute, none to collide.
    let stamp = stamp("installed-lock.json");
    if fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(((), "as locked".to_owned()));
    }
    let mut command = npm();
    command.args(["ci", "--no-audit", "--no-fund"]);
    process::finish("the node modules", command)?;
    fs::write(&stamp, lock).while_trying("remember which node modules are installed")?;
    Ok(((), "installed".to_owned()))
}

/// Builds `ui/dist`, which the desk carries inside its binary.
pub fn build() -> Outcome<((), String)> {
    let stamp = stamp("built");
    let built_at = modified(&stamp).filter(|_| workspace::ui().join("dist/index.html").is_file());
    if built_at.is_some_and(|built_at| newest_source(&workspace::ui()) < Some(built_at)) {
        return Ok(((), "nothing changed".to_owned()));
    }
    // Written first: what is edited during the build is newer than the stamp.
    let _absent = fs::remove_file(&stamp);
    let begun = stamp.with_extension("begun");
    fs::write(&begun, "").while_trying("mark the start of the interface's build")?;
    process::finish("the interface", npm_run("build"))?;
    fs::rename(&begun, &stamp).while_trying("remember when the interface was built")?;
    Ok(((), "built".to_owned()))
}

fn npm() -> Command {
    let mut command = if cfg!(windows) {
        let mut shell = Command::new("cmd");
        shell.args(["/C", "npm"]);
        shell
    } else {
        Command::new("npm")
    };
    command.current_dir(workspace::ui());
    command
}

fn stamp(name: &str) -> PathBuf {
    workspace::ui()
        .join("node_modules")
        .join(format!(".doorstep-{name}"))
}

fn modified(path: &Path) -> Option<SystemTime> {
    fs::metadata(path)
        .and_then(|metadata| metadata.modified())
        .ok()
}

fn newest_source(ui: &Path) -> Option<SystemTime> {
    let settings = fs::read_dir(ui)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path());
    let settings = settings.filter(|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        path.is_file() && SETTINGS.iter().any(|ending| name.ends_with(ending))
    });
    SOURCES
        .iter()
        .map(|source| ui.join(source))
        .chain(settings)
        .filter_map(|p| newest(&p))
        .max()
}

/// Folders count too: that is where a deleted file shows.
fn newest(path: &Path) -> Option<SystemTime> {
    let inside = fs::read_dir(path).into_iter().flatten().flatten();
    inside
        .filter_map(|entry| newest(&entry.path()))
        .chain(modified(path))
        .max()
}

fn parse_version(text: &str) -> Option<(u32, u32)> {
    let mut numbers = text.trim_start_matches('v').split('.').map(str::parse);
    Some((numbers.next()?.ok()?, numbers.next()?.ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_old_node_is_told_from_a_new_one() {
        assert!(parse_version("v20.20.2").unwrap() >= OLDEST_NODE);
        assert!(parse_version("v22.1.0").unwrap() >= OLDEST_NODE);
        assert!(parse_version("v18.19.1").unwrap() < OLDEST_NODE);
    }
}
