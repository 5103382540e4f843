//! What the operating system must bring: installed on Debian and Ubuntu, named elsewhere.

use std::io::IsTerminal;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use crate::failure::{Outcome, fail};
use crate::{probe, process};

/// What the packages are for; each includes the one before.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Purpose {
    /// Building and opening the desk.
    Run,
    /// A window without a screen, and its picture.
    Headless,
    /// Driving a window and a browser.
    Tests,
}

const PACKAGES: [(Purpose, &[&str]); 3] = [
    (
        Purpose::Run,
        &[
            "build-essential",
            "pkg-config",
            "perl",
            "libwebkit2gtk-4.1-dev",
            "libgtk-3-dev",
            "librsvg2-dev",
            "libsoup-3.0-dev",
            "libdbus-1-dev",
            "fonts-noto-cjk",
        ],
    ),
    (Purpose::Headless, &["xvfb", "dbus-x11", "imagemagick"]),
    (Purpose::Tests, &["webkit2gtk-driver", "gnome-keyring"]),
];

/// Debian's package names for a purpose.
pub fn needed(purpose: Purpose) -> Vec<&'static str> {
    let wanted = PACKAGES.iter().filter(|(of, _)| *of <= purpose);
    let mut names: Vec<_> = wanted
        .flat_map(|(_, names)| names.iter().copied())
        .collect();
    if purpose == Purpose::Tests && probe::chromium().is_none() {
        names.push("chromium");
    }
    names
}

/// Whether packages can be asked for and installed by name here.
pub fn is_debian() -> bool {
    probe::on_path("dpkg-query").is_some() && probe::on_path("apt-get").is_some()
}

/// Those of `names` that dpkg does not know as installed.
pub fn missing<'a>(names: &[&'a str]) -> Vec<&'a str> {
    let output = Command::new("dpkg-query")
        .args(["--show", "--showformat", "${Package} ${db:Status-Status}\n"])
        .args(names)
        .stderr(Stdio::null())
        .output();
    let listing = output.map(|output| output.stdout).unwrap_or_default();
    not_installed(names, &String::from_utf8_lossy(&listing))
}

fn not_installed<'a>(names: &[&'a str], listing: &str) -> Vec<&'a str> {
    let installed = |name: &str| {
        listing
            .lines()
            .any(|line| line == format!("{name} installed"))
    };
    names
        .iter()
        .copied()
        .filter(|name| !installed(name))
        .collect()
}

/// Brings what is missing, or says exactly what that is and how to get it.
pub fn ensure(purpose: Purpose) -> Outcome<((), String)> {
    if !is_debian() {
        return ensure_elsewhere(purpose);
    }
    let missing = missing(&needed(purpose));
    if missing.is_empty() {
        return Ok(((), "nothing missing".to_owned()));
    }
    let names = missing.join(" ");
    let Some(root) = become_root() else {
        return fail(format!(
            "System packages are missing, and only root may install them:\n  {}\n\
             Install them with:\n  sudo apt-get update && sudo apt-get install {names}",
            missing.join("\n  ")
        ));
    };
    eprintln!("      installing {names}");
    process::finish("the package lists", apt_get(root, &["update", "-q"]))?;
    let mut install = apt_get(root, &["install", "--yes", "-q", "--no-install-recommends"]);
    install.args(&missing);
    process::finish("the system packages", install)?;
    Ok(((), format!("{} installed", missing.len())))
}

#[derive(Clone, Copy)]
enum Root {
    Already,
    Sudo,
}

fn become_root() -> Option<Root> {
    if probe::output("id", &["-u"]).as_deref() == Some("0") {
        return Some(Root::Already);
    }
    probe::on_path("sudo")?;
    let may_ask = std::io::stdin().is_terminal();
    (may_ask || probe::output("sudo", &["-n", "true"]).is_some()).then_some(Root::Sudo)
}

fn apt_get(root: Root, arguments: &[&str]) -> Command {
    let mut command = match root {
        Root::Already => Command::new("env"),
        Root::Sudo => {
            let mut sudo = Command::new("sudo");
            sudo.arg("env");
            sudo
        }
    };
    command.args([
        "DEBIAN_FRONTEND=noninteractive",
        "apt-get",
        "-o",
        "Dpkg::Use-Pty=0",
    ]);
    command.args(arguments);
    command
}

/// A program or library that must be there, and how a person gets it.
struct Need {
    what: &'static str,
    is_there: bool,
    how: &'static str,
}

fn ensure_elsewhere(purpose: Purpose) -> Outcome<((), String)> {
    if purpose > Purpose::Run && !cfg!(target_os = "linux") {
        return fail(
            "A window without a screen needs Xvfb, and driving it needs WebKitWebDriver: both \
             exist on Linux only.\nHere, use `cargo xtask run` without --headless, or one stage \
             of the tests: `cargo xtask test --only unit`.",
        );
    }
    let absent: Vec<_> = needs_elsewhere(purpose)
        .into_iter()
        .filter(|n| !n.is_there)
        .collect();
    if absent.is_empty() {
        return Ok(((), "nothing missing".to_owned()));
    }
    let list: Vec<_> = absent
        .iter()
        .map(|need| format!("  {}: {}", need.what, need.how))
        .collect();
    fail(format!(
        "This is missing, and only on Debian and Ubuntu can it be installed from here:\n{}",
        list.join("\n")
    ))
}

fn needs_elsewhere(purpose: Purpose) -> Vec<Need> {
    let program = |what, how| Need {
        what,
        is_there: probe::on_path(what).is_some(),
        how,
    };
    if cfg!(target_os = "macos") {
        let is_there = probe::output("xcode-select", &["-p"]).is_some();
        let how = "xcode-select --install";
        return vec![
            Need {
                what: "Xcode command line tools",
                is_there,
                how,
            },
            program("perl", "brew install perl"),
        ];
    }
    if cfg!(windows) {
        return vec![
            Need {
                what: "Microsoft C++ build tools",
                is_there: windows_has_build_tools(),
                how: "winget install Microsoft.VisualStudio.2022.BuildTools, with the C++ workload",
            },
            program("perl", "winget install StrawberryPerl.StrawberryPerl"),
            program("nasm", "winget install NASM.NASM"),
        ];
    }
    let library = |what| Need {
        what,
        is_there: probe::output("pkg-config", &["--exists", what]).is_some(),
        how: "install your distribution's development package",
    };
    let by_distribution = "install it from your distribution";
    let mut needs: Vec<_> = ["cc", "perl", "pkg-config"]
        .map(|name| program(name, by_distribution))
        .into();
    needs.extend(["webkit2gtk-4.1", "gtk+-3.0", "librsvg-2.0", "libsoup-3.0"].map(library));
    if purpose >= Purpose::Headless {
        needs.extend(["Xvfb", "import", "identify"].map(|name| program(name, by_distribution)));
    }
    if purpose >= Purpose::Tests {
        needs.push(program("WebKitWebDriver", by_distribution));
        let is_there = probe::chromium().is_some();
        needs.push(Need {
            what: "chromium",
            is_there,
            how: by_distribution,
        });
    }
    needs
}

fn windows_has_build_tools() -> bool {
    let folder = std::env::var_os("ProgramFiles(x86)")
        .map(PathBuf::from)
        .unwrap_or_default();
    let locator = folder.join("Microsoft Visual Studio/Installer/vswhere.exe");
    let tools = "Microsoft.VisualStudio.Component.VC.Tools.x86.x64";
    let arguments = [
        "-products",
        "*",
        "-requires",
        tools,
        "-property",
        "installationPath",
    ];
    probe::output(&locator.to_string_lossy(), &arguments).is_some_and(|found| !found.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_package_counts_only_when_it_is_fully_installed() {
        let listing = "perl installed\nimagemagick config-files\nlibgtk-3-dev installed\n";
        let missing = not_installed(&["perl", "imagemagick", "libgtk-3-dev", "xvfb"], listing);
        assert_eq!(missing, ["imagemagick", "xvfb"]);
    }

    #[test]
    fn a_window_on_a_screen_needs_no_test_tools() {
        let names = needed(Purpose::Run);
        assert!(names.contains(&"libwebkit2gtk-4.1-dev") && !names.contains(&"xvfb"));
        assert!(needed(Purpose::Tests).starts_with(&names));
    }
}
