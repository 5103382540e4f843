//! What may stand on the command line.

use std::ffi::OsString;
use std::fmt;
use std::path::PathBuf;

/// How it is called.
#[cfg(not(feature = "demo"))]
pub const USAGE: &str = "usage: doorstep [--data DIR] [--central URL]";
/// How it is called.
#[cfg(feature = "demo")]
pub const USAGE: &str = "usage: doorstep [--data DIR] [--central URL] [--demo-user NAME | --solo]";

/// What was said on the command line.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Arguments {
    /// Where everything of this desk lies; without it, the user's folder for this app.
    pub data: Option<PathBuf>,
    /// The central to offer at the first sign-in.
    pub central: Option<String>,
    /// Founds a demo shop on this laptop alone, without asking.
    #[cfg(feature = "demo")]
    pub solo: bool,
    /// Whom to sign in without asking.
    #[cfg(feature = "demo")]
    pub demo_user: Option<String>,
}

/// Why the command line makes no sense.
#[derive(Debug, PartialEq, Eq)]
pub enum WrongUse {
    /// Nothing is called that.
    Unknown(String),
    /// Something must follow.
    NothingAfter(&'static str),
    /// It is said twice.
    Twice(&'static str),
    /// It is no text.
    NotText(&'static str),
}

impl fmt::Display for WrongUse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown(argument) => write!(f, "doorstep: unknown argument {argument}"),
            Self::NothingAfter(flag) => write!(f, "doorstep: something must follow {flag}"),
            Self::Twice(flag) => write!(f, "doorstep: {flag} stands twice"),
            Self::NotText(flag) => write!(f, "doorstep: what follows {flag} is not UTF-8"),
        }
    }
}

impl Arguments {
    /// Reads what follows the program's name.
    ///
    /// # Errors
    /// [`WrongUse`], and nothing is guessed.
    pub fn parse(words: impl IntoIterator<Item = OsString>) -> Result<Self, WrongUse> {
        let mut arguments = Self::default();
        let mut words = words.into_iter();
        while let Some(word) = words.next() {
            match word.to_str() {
                Some("--data") => {
                    let folder = after("--data", &mut words)?;
                    once("--data", &mut arguments.data, folder.into())?;
                }
                Some("--central") => {
                    let url = text_after("--central", &mut words)?;
                    once("--central", &mut arguments.central, url)?;
                }
                #[cfg(feature = "demo")]
                Some("--demo-user") => {
                    let name = text_after("--demo-user", &mut words)?;
                    once("--demo-user", &mut arguments.demo_user, name)?;
                }
                #[cfg(feature = "demo")]
                Some("--solo") => arguments.solo = true,
                _ => return Err(WrongUse::Unknown(word.to_string_lossy().into_owned())),
            }
        }
        Ok(arguments)
    }
}

fn after(
    flag: &'static str,
    words: &mut impl Iterator<Item = OsString>,
) -> Result<OsString, WrongUse> {
    words
        .next()
        .filter(|word| !word.is_empty())
        .ok_or(WrongUse::NothingAfter(flag))
}

fn text_after(
    flag: &'static str,
    words: &mut impl Iterator<Item = OsString>,
) -> Result<String, WrongUse> {
    after(flag, words)?
        .into_string()
        .map_err(|_| WrongUse::NotText(flag))
}

fn once<T>(flag: &'static str, place: &mut Option<T>, value: T) -> Result<(), WrongUse> {
    if place.replace(value).is_some() {
        return Err(WrongUse::Twice(flag));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(words: &[&str]) -> Result<Arguments, WrongUse> {
        Arguments::parse(words.iter().map(OsString::from))
    }

    #[test]
    fn nothing_at_all_is_a_first_start() {
        assert_eq!(parse(&[]), Ok(Arguments::default()));
    }

    #[test]
    fn folder_and_central_are_taken() {
        let arguments = parse(&["--central", "https://c.example", "--data", "d"]).unwrap();
        assert_eq!(arguments.data, Some(PathBuf::from("d")));
        assert_eq!(arguments.central.as_deref(), Some("https://c.example"));
    }

    #[test]
    fn what_is_unknown_missing_or_doubled_is_refused() {
        let unknown = WrongUse::Unknown("--dta".to_owned());
        assert_eq!(parse(&["--dta", "d"]), Err(unknown));
        let missing = WrongUse::NothingAfter("--data");
        assert_eq!(parse(&["--data"]), Err(missing));
        let doubled = WrongUse::Twice("--data");
        assert_eq!(parse(&["--data", "a", "--data", "b"]), Err(doubled));
    }

    #[cfg(feature = "demo")]
    #[test]
    fn the_demo_can_be_alone() {
        assert!(parse(&["--solo"]).unwrap().solo);
        assert!(!parse(&[]).unwrap().solo);
    }

    #[cfg(not(feature = "demo"))]
    #[test]
    fn a_release_knows_no_demo_user() {
        assert!(parse(&["--solo"]).is_err());
        assert!(parse(&["--demo-user", "chenyu"]).is_err());
    }

    #[cfg(feature = "demo")]
    #[test]
    fn the_demo_signs_in_whom_it_is_told() {
        let arguments = parse(&["--demo-user", "chenyu"]).unwrap();
        assert_eq!(arguments.demo_user.as_deref(), Some("chenyu"));
    }
}
