//! Where a desk keeps what is its own.

use std::path::{Path, PathBuf};

/// The data folder of one desk.
#[derive(Debug, Clone)]
pub struct Place {
    folder: PathBuf,
}

impl Place {
    /// A desk in this folder, which need not exist yet.
    #[must_use]
    pub fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// The folder itself.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// What the system's webview writes: two desks of one person must not share it.
    #[must_use]
    pub fn webview(&self) -> PathBuf {
        self.folder.join("webview")
    }

    /// The same for the page that stands in while another copy holds the folder.
    #[must_use]
    pub fn stand_in_webview(&self) -> PathBuf {
        self.folder.join("webview-stand-in")
    }

    /// One file for each start.
    #[must_use]
    pub fn logs(&self) -> PathBuf {
        self.folder.join("logs")
    }
}
