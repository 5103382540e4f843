//! The few words that the shell says itself, where there is no interface to say them: in the title
//! of the window and to whoever started the program from a terminal.

use app::Language;

/// Words of one language.
pub struct Words {
    /// As the locale is called, to name a section of `start-failed.html`.
    pub tag: &'static str,
    /// What the program is called.
    pub name: &'static str,
    /// Before the number by which a fault is found in the log.
    pub incident: &'static str,
    /// Another copy has the folder.
    pub folder_in_use: &'static str,
    /// The desk can't be opened, whyever.
    pub cannot_open: &'static str,
    /// The system names no folder for the data.
    pub no_folder: &'static str,
}

const SIMPLIFIED_CHINESE: Words = Words {
    tag: "zh-CN",
    name: "门前服务台",
    incident: "编号",
    folder_in_use: "另一个门前服务台正在使用这个数据文件夹",
    cannot_open: "门前服务台打不开",
    no_folder: "系统没有指定应用数据文件夹，请用 --data DIR 指定",
};

const TRADITIONAL_CHINESE: Words = Words {
    tag: "zh-TW",
    name: "門前服務台",
    incident: "編號",
    folder_in_use: "另一個門前服務台正在使用這個資料夾",
    cannot_open: "門前服務台無法開啟",
    no_folder: "系統沒有指定應用程式資料夾，請用 --data DIR 指定",
};

const ENGLISH: Words = Words {
    tag: "en",
    name: "Doorstep",
    incident: "incident",
    folder_in_use: "Another Doorstep is using this data folder",
    cannot_open: "Doorstep can’t open",
    no_folder: "This system names no folder for app data; use --data DIR",
};

impl Words {
    /// The words of a language.
    #[must_use]
    pub fn of(language: Language) -> &'static Self {
        match language {
            Language::SimplifiedChinese => &SIMPLIFIED_CHINESE,
            Language::TraditionalChinese => &TRADITIONAL_CHINESE,
            Language::English => &ENGLISH,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LANGUAGES: [Language; 3] = [
        Language::SimplifiedChinese,
        Language::TraditionalChinese,
        Language::English,
    ];

    #[test]
    fn each_language_is_called_as_the_interface_calls_it() {
        for language in LANGUAGES {
            let tag = serde_json::to_value(language).unwrap();
            assert_eq!(tag, Words::of(language).tag);
        }
    }

    #[test]
    fn a_language_borrows_no_words_from_another() {
        let all = LANGUAGES.map(|language| {
            let words = Words::of(language);
            [
                words.name,
                words.incident,
                words.folder_in_use,
                words.cannot_open,
                words.no_folder,
            ]
        });
        for (at, word) in all[0].iter().enumerate() {
            assert!(all[1][at] != *word && all[2][at] != *word && all[1][at] != all[2][at]);
        }
        let is_latin = |word: &&str| word.chars().all(|c| c.is_ascii() || c == '’');
        assert!(all[2].iter().all(is_latin));
    }
}
