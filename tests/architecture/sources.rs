//! The project's own files, and how a breach is told.

use std::path::{Path, PathBuf};
use std::process::Command;

/// Where, what, and why it may not be.
pub type Breach = String;

/// A text file under version control, or about to be.
pub struct Source {
    /// Relative to the root, with `/` on every system.
    pub path: String,
    pub text: String,
}

impl Source {
    pub fn is_under(&self, folder: &str) -> bool {
        self.path
            .strip_prefix(folder)
            .is_some_and(|rest| rest.starts_with('/'))
    }

    pub fn is_written_in(&self, languages: &[&str]) -> bool {
        let ending = Path::new(&self.path).extension().unwrap_or_default();
        languages.iter().any(|language| ending == *language)
    }

    /// Lines of code with their numbers; whole-line comments are left out.
    pub fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let numbered = self
            .text
            .lines()
            .enumerate()
            .map(|(at, line)| (at + 1, line));
        numbered.filter(|(_, line)| !["//", "/*", "*"].iter().any(|c| line.trim().starts_with(c)))
    }
}

pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Paths of everything that is or would be committed.
pub fn paths() -> Vec<String> {
    let output = Command::new("git")
        .args([
            "ls-files",
            "-z",
            "--cached",
            "--others",
            "--exclude-standard",
        ])
        .current_dir(root())
        .output()
        .expect("git lists the files of this checkout");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let listing = String::from_utf8(output.stdout).expect("paths are UTF-8");
    let there = |path: &&str| !path.is_empty() && root().join(path).is_file();
    listing
        .split('\0')
        .filter(there)
        .map(str::to_owned)
        .collect()
}

/// The code that people write.
pub fn written_by_hand() -> Vec<Source> {
    let read = |path: String| {
        let text = std::fs::read_to_string(root().join(&path)).unwrap_or_default();
        Source { path, text }
    };
    let sources = paths().into_iter().map(read);
    let code = sources.filter(|source| source.is_written_in(&["rs", "ts", "tsx", "css"]));
    code.filter(|source| !source.path.split('/').any(|part| part == "generated"))
        .collect()
}

/// Fails with every breach at once, one a line.
#[track_caller]
pub fn assert_none(breaches: &[Breach]) {
    assert!(breaches.is_empty(), "\n{}\n", breaches.join("\n"));
}

pub fn sample(path: &str, text: &str) -> Source {
    Source {
        path: path.to_owned(),
        text: text.to_owned(),
    }
}
