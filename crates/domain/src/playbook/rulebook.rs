//! A playbook that keeps its rules, with the calendars that its clocks count in.

use std::ops::Deref;

use super::{Broken, Playbook, validate};
use crate::calendar::{CalendarBook, Calendars, HolidayList};

/// Figures and calendars, checked and ready to use.
#[derive(Debug, Clone)]
pub struct Rulebook {
    playbook: Playbook,
    /// Calendars of the stores.
    pub calendars: Calendars,
}

impl Rulebook {
    /// Checks and lays out.
    ///
    /// # Errors
    /// The first cell that breaks a rule.
    pub fn new(
        playbook: Playbook,
        calendars: &CalendarBook,
        holidays: HolidayList,
    ) -> Result<Self, Broken> {
        validate(&playbook)?;
        Ok(Self {
            playbook,
            calendars: Calendars::build(calendars, holidays)?,
        })
    }

    /// The figures.
    #[must_use]
    pub fn playbook(&self) -> &Playbook {
        &self.playbook
    }
}

impl Deref for Rulebook {
    type Target = Playbook;

    fn deref(&self) -> &Playbook {
        &self.playbook
    }
}
