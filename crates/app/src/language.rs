//! In which language a desk speaks before anybody has chosen one.

use std::path::Path;

pub use wire::session::Language;

use crate::desk_file::DeskFile;

/// The language for a system's locale: Chinese in the characters that its region writes, English, and
/// for everybody else the language in which the desk was written.
#[must_use]
pub fn language_of(locale: Option<&str>) -> Language {
    let locale = locale.unwrap_or_default().to_ascii_lowercase();
    let mut parts = locale.split(['-', '_', '.', '@']);
    match parts.next() {
        Some("en") => Language::English,
        Some("zh") => {
            let parts: Vec<&str> = parts.collect();
            let writes = |script: &str| parts.contains(&script);
            let is_there = ["tw", "hk", "mo"].iter().any(|region| writes(region));
            if writes("hant") || (is_there && !writes("hans")) {
                Language::TraditionalChinese
            } else {
                Language::SimplifiedChinese
            }
        }
        _ => Language::SimplifiedChinese,
    }
}

/// The language chosen on the desk in a data folder, else the system's; for what is said where no
/// desk is open.
#[must_use]
pub fn language_in(folder: &Path, locale: Option<&str>) -> Language {
    let chosen = DeskFile::read(folder).preferences.language;
    chosen.unwrap_or_else(|| language_of(locale))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_desk_speaks_the_systems_language_until_somebody_chooses() {
        for (locale, language) in [
            ("zh-TW", Language::TraditionalChinese),
            ("zh_HK.UTF-8", Language::TraditionalChinese),
            ("zh-Hant-TW", Language::TraditionalChinese),
            ("zh-Hans-HK", Language::SimplifiedChinese),
            ("zh-CN", Language::SimplifiedChinese),
            ("zh", Language::SimplifiedChinese),
            ("en", Language::English),
            ("en_GB.UTF-8", Language::English),
            ("fr-FR", Language::SimplifiedChinese),
            ("C", Language::SimplifiedChinese),
            ("C.UTF-8", Language::SimplifiedChinese),
        ] {
            assert_eq!(language_of(Some(locale)), language, "{locale}");
        }
        assert_eq!(language_of(None), Language::SimplifiedChinese);
    }
}
