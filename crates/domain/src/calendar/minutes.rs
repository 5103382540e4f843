//! Minutes of a local day, written as people write them: `09:00`, `26:00` for two at night.

use serde::{Deserialize, Serialize};

/// From and until, in minutes after the local midnight; `until` may lie in the next day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "(String, String)", into = "(String, String)")]
pub struct Span {
    /// From.
    pub from_minute: u32,
    /// Until, exclusive.
    pub to_minute: u32,
}

const DAY_MINUTES: u32 = 24 * 60;

impl TryFrom<(String, String)> for Span {
    type Error = String;

    fn try_from((from, until): (String, String)) -> Result<Self, String> {
        let span = Self {
            from_minute: parse(&from)?,
            to_minute: parse(&until)?,
        };
        let sound = span.from_minute < DAY_MINUTES
            && span.from_minute < span.to_minute
            && span.to_minute <= 2 * DAY_MINUTES;
        if sound {
            Ok(span)
        } else {
            Err(format!(
                "{from} to {until}: a span starts on its day and ends later, by midnight of the next day"
            ))
        }
    }
}

impl From<Span> for (String, String) {
    fn from(span: Span) -> Self {
        (write(span.from_minute), write(span.to_minute))
    }
}

fn parse(text: &str) -> Result<u32, String> {
    let read = || {
        let (hour, minute) = text.split_once(':')?;
        let two_digits = |part: &str| part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit());
        if !two_digits(hour) || !two_digits(minute) {
            return None;
        }
        let (hour, minute): (u32, u32) = (hour.parse().ok()?, minute.parse().ok()?);
        (hour <= 48 && minute < 60).then_some(hour * 60 + minute)
    };
    read().ok_or_else(|| format!("{text} is not a time written as HH:MM"))
}

fn write(minute: u32) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Span, serde_json::Error> {
        serde_json::from_str(text)
    }

    #[test]
    fn a_span_is_written_as_it_was_read() {
        let span = read(r#"["20:30","26:00"]"#).unwrap();
        assert_eq!((span.from_minute, span.to_minute), (1230, 1560));
        assert_eq!(
            serde_json::to_string(&span).unwrap(),
            r#"["20:30","26:00"]"#
        );
    }

    #[test]
    fn a_span_that_ends_before_it_begins_or_is_no_time_is_refused() {
        for wrong in [
            r#"["18:00","09:00"]"#,
            r#"["09:00","09:00"]"#,
            r#"["24:00","25:00"]"#,
            r#"["9:00","12:00"]"#,
            r#"["09:60","12:00"]"#,
            r#"["09:00","49:00"]"#,
        ] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
    }
}
