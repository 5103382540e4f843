//! The little that a locked desk must know: where the central is, and how the window looks.
//! Nothing in it is secret or personal.

use std::io::Write as _;
use std::path::Path;

use serde::{Deserialize, Serialize};
use uuid::Uuid;
use wire::session::{Language, Preferences, Theme};

/// Contents of `desk.json`.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct DeskFile {
    pub central_url: Option<String>,
    pub preferences: Preferences,
    /// Identity of this laptop; made once.
    pub device_id: Option<Uuid>,
    /// Life of this laptop's data; made with the database.
    pub incarnation: Option<Uuid>,
    /// A database was set aside, and what it held for the central is still to be sent again.
    #[serde(default)]
    pub rescue_pending: bool,
}

impl Default for DeskFile {
    fn default() -> Self {
        Self {
            central_url: None,
            preferences: Preferences {
                theme: Theme::System,
                text_percent: 100,
                language: Language::default(),
            },
            device_id: None,
            incarnation: None,
            rescue_pending: false,
        }
    }
}

impl DeskFile {
    /// Reads it; a missing or broken file is like a new one, for everything in it can be typed again.
    pub fn read(folder: &Path) -> Self {
        std::fs::read(folder.join("desk.json"))
            .ok()
            .and_then(|bytes| serde_json::from_slice(&bytes).ok())
            .unwrap_or_default()
    }

    /// Writes it whole or not at all.
    pub fn write(&self, folder: &Path) -> Result<(), store::Error> {
        let bytes = serde_json::to_vec_pretty(self).unwrap_or_default();
        let next = folder.join("desk.json.next");
        let mut file = std::fs::File::create(&next)?;
        file.write_all(&bytes)?;
        file.sync_all()?;
        std::fs::rename(next, folder.join("desk.json"))?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_from_before_there_were_languages_keeps_the_rest() {
        let older = r#"{
            "central_url": "https://central.example.cn",
            "preferences": { "theme": "dark", "text_percent": 150 },
            "device_id": null,
            "incarnation": null
        }"#;
        let mut file: DeskFile = serde_json::from_str(older).unwrap();
        assert_eq!(file.preferences.theme, Theme::Dark);
        assert_eq!(file.preferences.text_percent, 150);
        assert_eq!(file.preferences.language, Language::SimplifiedChinese);

        file.preferences.language = Language::TraditionalChinese;
        file.preferences.theme = Theme::Contrast;
        let written = serde_json::to_string(&file).unwrap();
        let read: DeskFile = serde_json::from_str(&written).unwrap();
        assert_eq!(read.preferences, file.preferences);
    }
}
