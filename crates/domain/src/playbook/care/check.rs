//! A care calendar that breaks a rule is refused with its cell.

use std::collections::BTreeSet;

use super::{CareRow, CareStep, DueBy};
use crate::care::{CareClass, CareId, ContactForm};
use crate::playbook::validate::demand;
use crate::playbook::{Broken, Playbook};

/// Farther from the anchor is a slip: a year.
const FARTHEST_DAYS: i64 = 366;
const LONGEST_LEAD_HOURS: u32 = 31 * 24;
const DAY_MINUTES: u32 = 24 * 60;

/// Checks the calendar.
///
/// # Errors
/// The first cell that breaks a rule.
pub(in crate::playbook) fn validate(p: &Playbook) -> Result<(), Broken> {
    let care = &p.care;
    let quiet = p.quiet_hours;
    demand(
        (quiet.resume_minute..quiet.from_minute).contains(&care.day_due_minute)
            && care.day_due_minute < DAY_MINUTES,
        || "care.day_due_minute".to_owned(),
        "care falls due while customers may be called",
    )?;
    demand(
        (1..=14 * 24).contains(&care.merge_hours),
        || "care.merge_hours".to_owned(),
        "visits are joined within one hour to two weeks",
    )?;
    demand(
        (1..=31).contains(&care.marketing_a_month),
        || "care.marketing_a_month".to_owned(),
        "marketing comes once to 31 times a month at most",
    )?;
    for (class, days) in [
        ("service", care.expiry_days.service),
        ("care", care.expiry_days.care),
        ("marketing", care.expiry_days.marketing),
    ] {
        demand(
            (1..=90).contains(&days),
            || format!("care.expiry_days.{class}"),
            "care is missed after one to 90 days",
        )?;
    }
    for holiday in &care.holidays {
        demand(
            !holiday.name.trim().is_empty()
                && holiday.every_year.is_some() == holiday.on.is_empty(),
            || format!("care.holidays.{}", holiday.name),
            "a holiday has a name, and one day of every year or announced days",
        )?;
    }
    let ids: BTreeSet<CareId> = care.rows.iter().map(|row| row.id).collect();
    demand(
        ids.len() == care.rows.len() && ids.iter().copied().eq(CareId::all()),
        || "care.rows".to_owned(),
        "K01 to K32, each once",
    )?;
    care.rows.iter().try_for_each(check_row)
}

fn check_row(row: &CareRow) -> Result<(), Broken> {
    let cell = |what: &str| format!("care.rows.{}.{what}", row.id);
    demand(
        row.steps.is_empty() == (row.due_by != DueBy::Steps),
        || cell("steps"),
        "a row has steps, or another rule says when",
    )?;
    let sound = |step: &CareStep| {
        step.after.days().abs() <= FARTHEST_DAYS && step.lead_hours <= LONGEST_LEAD_HOURS
    };
    demand(
        row.steps.iter().all(sound),
        || cell("steps"),
        "a step lies within a year of its anchor and is shown a month ahead at most",
    )?;
    demand(
        row.every_months
            .is_none_or(|months| (1..=60).contains(&months)),
        || cell("every_months"),
        "what comes again does so after one to 60 months",
    )?;
    demand(
        !row.action.trim().is_empty(),
        || cell("action"),
        "a row says what is done",
    )?;
    demand(!row.posts.is_empty(), || cell("posts"), "somebody does it")?;
    let forms = std::iter::once((row.form, &row.means)).chain(row.steps.iter().map(|step| {
        let means = step.means.as_ref().unwrap_or(&row.means);
        (step.form.unwrap_or(row.form), means)
    }));
    let mut reached =
        forms.map(|(form, means)| (form == ContactForm::Internal) == means.is_empty());
    demand(
        reached.all(|holds| holds),
        || cell("means"),
        "a contact says how the customer is reached, and work without the customer doesn't",
    )?;
    demand(
        row.form != ContactForm::Internal || row.questions.is_empty(),
        || cell("questions"),
        "only a contact asks questions",
    )?;
    demand(
        !(row.class == CareClass::Service && row.gift),
        || cell("gift"),
        "a gift comes with care, not with a service",
    )?;
    demand(
        !row.sources.is_empty(),
        || cell("sources"),
        "a row says where it comes from",
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::care::Question;
    use crate::playbook::{Care, Offset};
    use crate::rules::samples::playbook;

    fn wrong(spoil: impl FnOnce(&mut Care)) -> String {
        let mut p = playbook();
        spoil(&mut p.care);
        validate(&p).unwrap_err().cell
    }

    #[test]
    fn a_row_that_is_missing_or_there_twice_is_named() {
        assert_eq!(wrong(|c| c.rows.truncate(31)), "care.rows");
        assert_eq!(wrong(|c| c.rows.push(c.rows[0].clone())), "care.rows");
    }

    #[test]
    fn a_step_beyond_a_year_or_without_an_anchor_rule_is_named() {
        let far = |c: &mut Care| c.rows[1].steps[0].after = Offset::Days(400);
        assert_eq!(wrong(far), "care.rows.K02.steps");
        let long = |c: &mut Care| c.rows[1].steps[0].lead_hours = 10_000;
        assert_eq!(wrong(long), "care.rows.K02.steps");
        assert_eq!(wrong(|c| c.rows[1].steps.clear()), "care.rows.K02.steps");
        let two = |c: &mut Care| c.rows[1].due_by = DueBy::ChurnWarning;
        assert_eq!(wrong(two), "care.rows.K02.steps");
    }

    #[test]
    fn a_row_that_nobody_does_or_that_reaches_nobody_is_named() {
        assert_eq!(wrong(|c| c.rows[8].posts.clear()), "care.rows.K09.posts");
        assert_eq!(wrong(|c| c.rows[8].means.clear()), "care.rows.K09.means");
        assert_eq!(wrong(|c| c.rows[8].action.clear()), "care.rows.K09.action");
        assert_eq!(
            wrong(|c| c.rows[8].sources.clear()),
            "care.rows.K09.sources"
        );
        assert_eq!(wrong(|c| c.rows[8].gift = true), "care.rows.K09.gift");
        let asks = |c: &mut Care| c.rows[6].questions.push(Question::Satisfaction);
        assert_eq!(wrong(asks), "care.rows.K07.questions");
        let never = |c: &mut Care| c.rows[27].every_months = Some(0);
        assert_eq!(wrong(never), "care.rows.K28.every_months");
    }

    #[test]
    fn a_figure_out_of_bounds_is_named() {
        assert_eq!(wrong(|c| c.merge_hours = 0), "care.merge_hours");
        assert_eq!(wrong(|c| c.marketing_a_month = 0), "care.marketing_a_month");
        assert_eq!(wrong(|c| c.expiry_days.care = 0), "care.expiry_days.care");
        // 22:00 lies in the quiet hours.
        assert_eq!(wrong(|c| c.day_due_minute = 1320), "care.day_due_minute");
        assert_eq!(
            wrong(|c| c.holidays[0].every_year = None),
            "care.holidays.元旦"
        );
    }
}
