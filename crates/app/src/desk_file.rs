//! The little that a locked desk must know: where the central is, how the window looks, how much
//! falls due and when.
//! Nothing in it is secret or personal.

use std::io::Write as _;
use std::path::Path;

use serde::{Deserialize, Serialize};
use uuid::Uuid;
use wire::session::{Language, LockedDesk, Preferences, Theme};

/// Contents of `desk.json`.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct DeskFile {
    pub central_url: Option<String>,
    pub preferences: KeptPreferences,
    /// Identity of this laptop; made once.
    pub device_id: Option<Uuid>,
    /// Life of this laptop's data; made with the database.
    pub incarnation: Option<Uuid>,
    /// A database was set aside, and what it held for the central is still to be sent again.
    #[serde(default)]
    pub rescue_pending: bool,
    /// What the desk tells while it is locked.
    #[serde(default)]
    pub locked: Option<LockedDesk>,
}

/// How the window looks, as far as somebody chose it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct KeptPreferences {
    pub theme: Theme,
    pub text_percent: u32,
    /// None follows the system.
    #[serde(default)]
    pub language: Option<Language>,
}

impl KeptPreferences {
    /// How the window looks on a system with this language.
    pub fn shown(&self, system: Language) -> Preferences {
        Preferences {
            theme: self.theme,
            text_percent: self.text_percent,
            language: self.language.unwrap_or(system),
        }
    }

    /// Keeps what was chosen. The window gives all of it back, so the system's own language among it
    /// is no choice.
    pub fn choose(&mut self, wanted: &Preferences, system: Language) {
        self.theme = wanted.theme;
        self.text_percent = wanted.text_percent;
        if self.language.is_some() || wanted.language != system {
            self.language = Some(wanted.language);
        }
    }
}

impl Default for DeskFile {
    fn default() -> Self {
        Self {
            central_url: None,
            preferences: KeptPreferences {
                theme: Theme::System,
                text_percent: 100,
                language: None,
            },
            device_id: None,
            incarnation: None,
            rescue_pending: false,
            locked: None,
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
        let system = Language::English;
        assert_eq!(file.preferences.language, None);

        let wanted = Preferences {
            theme: Theme::Contrast,
            text_percent: 125,
            language: Language::TraditionalChinese,
        };
        file.preferences.choose(&wanted, system);
        let written = serde_json::to_string(&file).unwrap();
        let read: DeskFile = serde_json::from_str(&written).unwrap();
        assert_eq!(read.preferences.shown(system), wanted);
    }

    #[test]
    fn the_language_follows_the_system_until_somebody_chooses_one() {
        let mut kept = DeskFile::default().preferences;
        let dark = |language| Preferences {
            theme: Theme::Dark,
            text_percent: 100,
            language,
        };
        kept.choose(&dark(Language::English), Language::English);
        let elsewhere = kept.shown(Language::TraditionalChinese);
        assert_eq!(elsewhere, dark(Language::TraditionalChinese));

        kept.choose(&dark(Language::SimplifiedChinese), Language::English);
        kept.choose(&dark(Language::English), Language::English);
        let elsewhere = kept.shown(Language::TraditionalChinese);
        assert_eq!(elsewhere, dark(Language::English));
    }
}
