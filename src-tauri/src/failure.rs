//! Why there is no desk, as the stand-in page and the exit code tell it.

use std::fmt;
use std::process::ExitCode;

use wire::error::{AppError, ErrorCode};

/// Another copy has the folder: the person only needs to go there.
const FOLDER_IN_USE: u8 = 2;

/// A desk that did not start.
#[derive(Debug)]
pub struct StartFailure(AppError);

impl StartFailure {
    /// The code that names a section of `start-failed.html`.
    #[must_use]
    pub fn code(&self) -> String {
        format!("{:?}", self.0.code)
    }

    /// What to read out to who can look into the log.
    #[must_use]
    pub fn incident(&self) -> Option<&str> {
        self.0.incident.as_deref()
    }

    /// What whoever started the program is told.
    #[must_use]
    pub fn exit_code(&self) -> ExitCode {
        match self.0.code {
            ErrorCode::FolderInUse => ExitCode::from(FOLDER_IN_USE),
            _ => ExitCode::FAILURE,
        }
    }
}

impl From<AppError> for StartFailure {
    fn from(error: AppError) -> Self {
        Self(error)
    }
}

impl fmt::Display for StartFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.code {
            ErrorCode::FolderInUse => f.write_str("另一个门前服务台正在使用这个数据文件夹")?,
            code => write!(f, "门前服务台打不开: {code:?}")?,
        }
        self.incident()
            .map_or(Ok(()), |incident| write!(f, " (编号 {incident})"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = include_str!("../../ui/public/start-failed.html");

    fn failure(code: ErrorCode) -> StartFailure {
        StartFailure::from(AppError {
            code,
            refusal: None,
            retry: false,
            incident: None,
            tries_left: None,
            wait_s: None,
        })
    }

    #[test]
    fn the_stand_in_page_has_words_for_what_can_keep_a_desk_from_starting() {
        for code in [
            ErrorCode::FolderInUse,
            ErrorCode::DatabaseUnreadable,
            ErrorCode::DatabaseTooNew,
            ErrorCode::DiskFull,
            ErrorCode::InsecureAddress,
            ErrorCode::Internal,
        ] {
            let section = format!("id=\"code={}\"", failure(code).code());
            assert!(PAGE.contains(&section), "no {section}");
        }
    }

    #[test]
    fn a_second_copy_is_told_from_a_broken_one() {
        let second = failure(ErrorCode::FolderInUse);
        let broken = failure(ErrorCode::DatabaseUnreadable);
        assert_eq!(second.exit_code(), ExitCode::from(2));
        assert_eq!(broken.exit_code(), ExitCode::FAILURE);
        assert!(second.to_string().contains("正在使用这个数据文件夹"));
    }
}
