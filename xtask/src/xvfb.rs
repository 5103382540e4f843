//! A screen of its own for a window that nobody watches, and pictures of it.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use crate::failure::{Attempt, Outcome, fail};
use crate::process::{self, Running};
use crate::{probe, workspace};

/// The size of the drawings that pictures are laid beside.
const SCREEN: &str = "1280x800x24";
const DEADLINE: Duration = Duration::from_secs(20);

/// Fewer colours than this and no text can have been drawn.
const FEWEST_COLOURS: u32 = 16;

/// A running X server; it ends with this value.
pub struct Xvfb {
    display: String,
    _running: Running,
}

impl Xvfb {
    /// Starts a server on a display that it finds free itself.
    pub fn start() -> Outcome<Self> {
        let mut command = Command::new("Xvfb");
        command.args([
            "-displayfd",
            "1",
            "-screen",
            "0",
            SCREEN,
            "-nolisten",
            "tcp",
            "-noreset",
        ]);
        command.stdout(Stdio::piped()).stderr(Stdio::null());
        let mut running = process::start("Xvfb", command)?;
        let number = running.await_line(DEADLINE, |line| {
            line.trim()
                .parse::<u32>()
                .ok()
                .map(|number| number.to_string())
        })?;
        Ok(Self {
            display: format!(":{number}"),
            _running: running,
        })
    }

    /// Makes a program draw here, without the graphics card that is not there.
    pub fn lend_to(&self, command: &mut Command) {
        command
            .env("DISPLAY", &self.display)
            .env_remove("WAYLAND_DISPLAY");
        command
            .env("GDK_BACKEND", "x11")
            .env("LIBGL_ALWAYS_SOFTWARE", "1");
        command
            .env("WEBKIT_DISABLE_DMABUF_RENDERER", "1")
            .env("NO_AT_BRIDGE", "1");
    }

    /// Saves what is on the screen; a blank one is a failure.
    pub fn take_picture(&self, name: &str) -> Outcome<std::path::PathBuf> {
        fs::create_dir_all(workspace::pictures()).while_trying("make a folder for pictures")?;
        let picture = workspace::pictures().join(name);
        let mut import = Command::new("import");
        import
            .args(["-window", "root"])
            .arg(&picture)
            .env("DISPLAY", &self.display);
        process::finish("the picture", import)?;
        let colours = count_colours(&picture)?;
        if colours < FEWEST_COLOURS {
            return fail(format!(
                "The window is blank: {} has {colours} colours",
                picture.display()
            ));
        }
        Ok(picture)
    }
}

/// The same command with a message bus of its own, where the system can give it one.
pub fn with_session_bus(command: Command) -> Command {
    if probe::on_path("dbus-run-session").is_none() {
        return command;
    }
    let mut wrapped = Command::new("dbus-run-session");
    wrapped
        .arg("--")
        .arg(command.get_program())
        .args(command.get_args());
    if let Some(folder) = command.get_current_dir() {
        wrapped.current_dir(folder);
    }
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => wrapped.env(name, value),
            None => wrapped.env_remove(name),
        };
    }
    wrapped
}

fn count_colours(picture: &Path) -> Outcome<u32> {
    let counted = probe::output("identify", &["-format", "%k", &picture.to_string_lossy()]);
    match counted.and_then(|text| text.parse().ok()) {
        Some(colours) => Ok(colours),
        None => fail(format!("{} is not a picture", picture.display())),
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn two_screens_stand_side_by_side_and_an_empty_one_is_noticed() {
        if probe::on_path("Xvfb").is_none() || probe::on_path("import").is_none() {
            eprintln!("Xvfb or ImageMagick is not installed: nothing to try");
            return;
        }
        let (first, second) = (Xvfb::start().unwrap(), Xvfb::start().unwrap());
        assert_ne!(first.display, second.display);
        let failure = first.take_picture("blank.png").unwrap_err().to_string();
        assert!(failure.contains("blank"), "{failure}");
    }
}
