//! A case as asked, and what is wrong with one.

use chrono::{DateTime, FixedOffset};
use domain::grade::{Grade, Tier};
use domain::sla::{ClockKind, PauseClass};
use domain::time::UtcMs;
use serde::Deserialize;
use serde_json::Value;

/// One line of input.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    pub id: Value,
    pub grade: Option<Grade>,
    pub tier: Option<Tier>,
    pub timer: AskedTimer,
    pub calendar: Option<AskedCalendar>,
    pub start: Instant,
    pub met_at: Option<Instant>,
    #[serde(default)]
    pub pauses: Vec<AskedPause>,
    #[serde(default)]
    pub regrades: Vec<AskedRegrade>,
    #[serde(default)]
    pub quiet: bool,
    pub as_of: Instant,
}

/// A stage of the playbook, or a length of its own.
#[derive(Deserialize, Clone, Copy)]
#[serde(rename_all = "snake_case")]
pub enum AskedTimer {
    FirstResponse,
    Activation,
    Progress,
    Solution,
    Resolution,
    Survey,
    ReturnVisit,
    /// Round the clock, whatever the calendar.
    Minutes(u32),
    WorkingMinutes(u32),
    StatutoryDays(u32),
}

#[derive(Deserialize, Clone, Copy, PartialEq)]
pub enum AskedCalendar {
    #[serde(rename = "24x7")]
    RoundTheClock,
    #[serde(rename = "store_ops")]
    StoreOps,
    #[serde(rename = "back_office")]
    BackOffice,
    #[serde(rename = "statutory_wd")]
    StatutoryDays,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AskedPause {
    pub class: PauseClass,
    pub from: Instant,
    pub to: Instant,
    pub customer_replied_at: Option<Instant>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AskedRegrade {
    pub at: Instant,
    pub grade: Grade,
}

/// An instant as RFC 3339 writes it.
#[derive(Deserialize, Clone, Copy, PartialEq, PartialOrd)]
#[serde(try_from = "String")]
pub struct Instant(pub UtcMs);

impl TryFrom<String> for Instant {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        DateTime::<FixedOffset>::parse_from_rfc3339(&text)
            .map(|at| Self(UtcMs(at.timestamp_millis())))
            .map_err(|e| format!("{text:?} is not an instant of RFC 3339: {e}"))
    }
}

impl AskedTimer {
    /// The stage of the playbook.
    pub fn stage(self) -> Option<ClockKind> {
        Some(match self {
            Self::FirstResponse => ClockKind::FirstResponse,
            Self::Activation => ClockKind::Activation,
            Self::Progress => ClockKind::Progress,
            Self::Solution => ClockKind::Solution,
            Self::Resolution => ClockKind::Resolution,
            Self::Survey => ClockKind::Survey,
            Self::ReturnVisit => ClockKind::ReturnVisit,
            Self::Minutes(_) | Self::WorkingMinutes(_) | Self::StatutoryDays(_) => return None,
        })
    }

    /// Solution and resolution pause (policy Part 5.2, T7), and lengths of one's own. A term set by
    /// law never does.
    pub fn can_pause(self) -> bool {
        matches!(
            self,
            Self::Solution | Self::Resolution | Self::Minutes(_) | Self::WorkingMinutes(_)
        )
    }
}
