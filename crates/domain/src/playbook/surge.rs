//! When a rise of complaints is a surge (CMP-19, policy Part 16).

use super::validate::demand;
use super::{Broken, Playbook};
use crate::data;

data! {
    /// Figures of the surge rule.
    #[derive(Eq)]
    #[serde(deny_unknown_fields)]
    pub struct Surge {
        /// Complaints of the last hours are counted.
        pub hours: u32,
        /// And set against the daily mean of the last days.
        pub days: u32,
        /// More than this share of the mean is a surge, in percent.
        pub factor_percent: u32,
        /// Fewer are never one.
        pub at_least: u32,
        /// Posts that are told beside the seat E2 (CMP-19, ROLE-12, ROLE-17).
        pub tells: Vec<String>,
    }
}

/// Checks the figures.
///
/// # Errors
/// The first cell that breaks a rule.
pub(super) fn validate(p: &Playbook) -> Result<(), Broken> {
    let s = &p.surge;
    demand(
        (1..=168).contains(&s.hours),
        || "surge.hours".to_owned(),
        "a surge is counted over one hour to a week",
    )?;
    demand(
        (1..=366).contains(&s.days) && s.days * 24 >= s.hours,
        || "surge.days".to_owned(),
        "the mean is of up to a year, and of no less than the hours that are counted",
    )?;
    demand(
        (101..=10_000).contains(&s.factor_percent),
        || "surge.factor_percent".to_owned(),
        "a surge is more than the mean",
    )?;
    demand(
        (1..=10_000).contains(&s.at_least),
        || "surge.at_least".to_owned(),
        "a surge is at least one complaint",
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::samples::playbook;

    #[test]
    fn a_surge_below_the_mean_or_counted_longer_than_the_mean_is_named() {
        let mut p = playbook();
        p.surge.factor_percent = 100;
        assert_eq!(validate(&p).unwrap_err().cell, "surge.factor_percent");
        let mut p = playbook();
        (p.surge.hours, p.surge.days) = (48, 1);
        assert_eq!(validate(&p).unwrap_err().cell, "surge.days");
        let mut p = playbook();
        p.surge.hours = 0;
        assert_eq!(validate(&p).unwrap_err().cell, "surge.hours");
        let mut p = playbook();
        p.surge.at_least = 0;
        assert_eq!(validate(&p).unwrap_err().cell, "surge.at_least");
    }
}
