//! Looks for programs without changing anything.

use std::path::PathBuf;
use std::process::{Command, Stdio};

/// The program's full path, if the shell would find it.
pub fn on_path(program: &str) -> Option<PathBuf> {
    let file = format!("{program}{}", std::env::consts::EXE_SUFFIX);
    let folders = std::env::var_os("PATH")?;
    std::env::split_paths(&folders)
        .map(|folder| folder.join(&file))
        .find(|path| path.is_file())
}

/// What a program prints when it succeeds; `None` when it is missing or fails.
pub fn output(program: &str, arguments: &[&str]) -> Option<String> {
    // npm is a script on Windows, which only its command interpreter starts.
    let mut command = if cfg!(windows) && program == "npm" {
        let mut shell = Command::new("cmd");
        shell.args(["/C", program]);
        shell
    } else {
        Command::new(program)
    };
    let output = command.args(arguments).stdin(Stdio::null()).output().ok()?;
    let text = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    output.status.success().then_some(text)
}

/// The first line that a program prints of itself.
pub fn version(program: &str, arguments: &[&str]) -> Option<String> {
    output(program, arguments).map(|text| text.lines().next().unwrap_or_default().to_owned())
}

/// A browser that Playwright can drive, under whichever name this system gave it.
pub fn chromium() -> Option<PathBuf> {
    ["chromium", "chromium-browser", "google-chrome"]
        .into_iter()
        .find_map(on_path)
}
