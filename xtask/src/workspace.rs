//! Where things lie in this checkout.

use std::path::{Path, PathBuf};

/// The folder of the workspace's `Cargo.toml`.
pub fn root() -> PathBuf {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().unwrap_or(xtask).to_path_buf()
}

/// The interface's own package.
pub fn ui() -> PathBuf {
    root().join("ui")
}

/// Everything that a task writes, except the interface's build.
pub fn target() -> PathBuf {
    match std::env::var_os("CARGO_TARGET_DIR") {
        Some(folder) => root().join(folder),
        None => root().join("target"),
    }
}

/// Programs that cargo installed for this checkout only.
pub fn tools() -> PathBuf {
    target().join("tools")
}

/// Data folders of the demo organisation, kept from run to run.
pub fn demo() -> PathBuf {
    target().join("demo")
}

/// Pictures of windows and pages.
pub fn pictures() -> PathBuf {
    target().join("pictures")
}

/// A program that a debug build of the workspace leaves behind.
pub fn binary(name: &str) -> PathBuf {
    target()
        .join("debug")
        .join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}

/// A program that a release build leaves behind.
pub fn release(name: &str) -> PathBuf {
    target()
        .join("release")
        .join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}
