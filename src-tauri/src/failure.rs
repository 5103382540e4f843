//! Why there is no desk, as the stand-in page and the exit code tell it.

use std::fmt;
use std::process::ExitCode;

use app::Language;
use wire::error::{AppError, ErrorCode};

use crate::words::Words;

/// Another copy has the folder: the person only needs to go there.
const FOLDER_IN_USE: u8 = 2;

/// A desk that did not start.
#[derive(Debug)]
pub struct StartFailure {
    error: AppError,
    language: Language,
}

impl StartFailure {
    /// A failure, told in this language.
    #[must_use]
    pub fn new(error: AppError, language: Language) -> Self {
        Self { error, language }
    }

    /// What went wrong, for the log.
    #[must_use]
    pub fn code(&self) -> String {
        format!("{:?}", self.error.code)
    }

    /// Names a section of `start-failed.html`.
    #[must_use]
    pub fn section(&self) -> String {
        format!("{}.{}", self.words().tag, self.code())
    }

    /// Title of the window that stands in.
    #[must_use]
    pub fn title(&self) -> String {
        let words = self.words();
        match self.incident() {
            Some(incident) => format!("{} · {} {incident}", words.name, words.incident),
            None => words.name.to_owned(),
        }
    }

    fn words(&self) -> &'static Words {
        Words::of(self.language)
    }

    /// What to read out to who can look into the log.
    #[must_use]
    pub fn incident(&self) -> Option<&str> {
        self.error.incident.as_deref()
    }

    /// What whoever started the program is told.
    #[must_use]
    pub fn exit_code(&self) -> ExitCode {
        match self.error.code {
            ErrorCode::FolderInUse => ExitCode::from(FOLDER_IN_USE),
            _ => ExitCode::FAILURE,
        }
    }
}

impl fmt::Display for StartFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words = self.words();
        match self.error.code {
            ErrorCode::FolderInUse => f.write_str(words.folder_in_use)?,
            code => write!(f, "{}: {code:?}", words.cannot_open)?,
        }
        self.incident().map_or(Ok(()), |incident| {
            write!(f, " ({} {incident})", words.incident)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = include_str!("../../ui/public/start-failed.html");

    const LANGUAGES: [Language; 3] = [
        Language::SimplifiedChinese,
        Language::TraditionalChinese,
        Language::English,
    ];

    fn failure(code: ErrorCode, language: Language) -> StartFailure {
        let error = AppError {
            code,
            refusal: None,
            retry: false,
            incident: Some("7f3a".to_owned()),
            tries_left: None,
            wait_s: None,
        };
        StartFailure::new(error, language)
    }

    #[test]
    fn the_stand_in_page_has_words_for_what_can_keep_a_desk_from_starting_in_every_language() {
        for code in [
            ErrorCode::FolderInUse,
            ErrorCode::DatabaseUnreadable,
            ErrorCode::DatabaseTooNew,
            ErrorCode::DiskFull,
            ErrorCode::InsecureAddress,
            ErrorCode::Internal,
        ] {
            for language in LANGUAGES {
                let failure = failure(code, language);
                let (section, tag) = (failure.section(), failure.words().tag);
                let section = format!("<section lang=\"{tag}\" id=\"{section}\">");
                assert!(PAGE.contains(&section), "no {section}");
            }
        }
    }

    #[test]
    fn a_second_copy_is_told_from_a_broken_one() {
        let told = Language::SimplifiedChinese;
        let second = failure(ErrorCode::FolderInUse, told);
        let broken = failure(ErrorCode::DatabaseUnreadable, told);
        assert_eq!(second.exit_code(), ExitCode::from(2));
        assert_eq!(broken.exit_code(), ExitCode::FAILURE);
        assert!(second.to_string().contains("正在使用这个数据文件夹"));
    }

    #[test]
    fn the_title_gives_the_incident_in_the_persons_language() {
        let titles = LANGUAGES.map(|language| failure(ErrorCode::Internal, language).title());
        let expected = [
            "门前服务台 · 编号 7f3a",
            "門前服務台 · 編號 7f3a",
            "Doorstep · incident 7f3a",
        ];
        assert_eq!(titles, expected);
    }
}
