//! A playbook that breaks a rule is refused with the cell and the rule, before anybody relies on it.

use std::collections::BTreeSet;

use super::{ByTier, Playbook, StageMinutes};
use crate::grade::Grade;
use crate::visit::VisitKind;

/// The cell that is wrong and the rule it breaks (policy Part 3.4 rule 8, SLA-08).
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{cell}: {rule}")]
pub struct Broken {
    /// Path of the cell, such as `stages.urgent.activation`.
    pub cell: String,
    /// The rule in words for whoever edits the file.
    pub rule: &'static str,
}

/// Longest stage that isn't a typing mistake: 30 days.
const LONGEST_MINUTES: u32 = 30 * 24 * 60;
const LONGEST_LEASE_DAYS: u32 = 30;
const DAY_MINUTES: u32 = 24 * 60;

/// Checks bounds and monotonicity.
///
/// # Errors
/// The first cell that breaks a rule.
pub fn validate(p: &Playbook) -> Result<(), Broken> {
    for grade in Grade::ALL {
        for (name, row) in rows(p.stage(grade)) {
            let cell = || format!("stages.{grade:?}.{name}").to_lowercase();
            let bounded = row.iter().all(|m| (1..=LONGEST_MINUTES).contains(m));
            demand(
                bounded,
                cell,
                "every stage lasts between one minute and 30 days",
            )?;
            let better_is_faster = row.windows(2).all(|pair| pair[0] <= pair[1]);
            demand(
                better_is_faster,
                cell,
                "钻石 ≤ 金牌 ≤ 银牌 ≤ 基础 in every stage",
            )?;
        }
        let stage = p.stage(grade);
        let name = |what: &'static str| move || format!("stages.{grade:?}.{what}").to_lowercase();
        demand(
            le(stage.first_response_target, stage.first_response_limit),
            name("first_response_target"),
            "the target is never later than the limit",
        )?;
        demand(
            stage.activation.is_some() == grade.is_emergency(),
            name("activation"),
            "紧急 and 重大 have an activation time, the others have none",
        )?;
        demand(
            stage.progress.iter().all(|m| *m <= p.ceilings.progress),
            name("progress"),
            "progress stays under its ceiling",
        )?;
        demand(
            stage.resolution.iter().all(|m| *m <= p.ceilings.resolution),
            name("resolution"),
            "resolution stays under its ceiling",
        )?;
    }
    for pair in Grade::ALL.windows(2) {
        let (milder, graver) = (p.stage(pair[0]), p.stage(pair[1]));
        let name =
            |what: &'static str| move || format!("stages.{:?}.{what}", pair[1]).to_lowercase();
        let rule = "never slower at a higher grade";
        demand(
            le(graver.first_response_target, milder.first_response_target)
                && le(graver.first_response_limit, milder.first_response_limit),
            name("first_response_limit"),
            rule,
        )?;
        demand(le(graver.progress, milder.progress), name("progress"), rule)?;
        if let (Some(graver), Some(milder)) = (graver.activation, milder.activation) {
            demand(le(graver, milder), name("activation"), rule)?;
        }
    }
    check_hours(p)?;
    check_purposes(p)?;
    super::moves::validate(p)?;
    super::visit_forms::validate(p)?;
    super::care::validate(p)?;
    super::indicators::validate(p)?;
    super::kpis::validate(p)?;
    super::surge::validate(p)?;
    super::touchpoints::validate(p)?;
    p.customer_value.check()?;
    p.churn.check()?;
    p.points.check()?;
    check_after_care(p)?;
    check_limits(p)
}

/// Times of day, and how long reading lasts.
fn check_hours(p: &Playbook) -> Result<(), Broken> {
    let quiet = p.quiet_hours;
    demand(
        quiet.to_minute < quiet.from_minute
            && quiet.from_minute < DAY_MINUTES
            && (quiet.to_minute..quiet.from_minute).contains(&quiet.resume_minute),
        || "quiet_hours".to_owned(),
        "quiet hours cross midnight and end before work resumes",
    )?;
    demand(
        (1..100).contains(&p.amber_percent),
        || "amber_percent".to_owned(),
        "amber comes before the due time",
    )?;
    demand(
        (1..=LONGEST_LEASE_DAYS).contains(&p.offline_lease_days),
        || "offline_lease_days".to_owned(),
        "reading without a central lasts between one day and 30",
    )
}

/// Seats, reopening, visits and terms from outside.
fn check_after_care(p: &Playbook) -> Result<(), Broken> {
    let seats = p.acknowledge_minutes;
    demand(
        1 <= seats.major && seats.major <= seats.urgent && seats.urgent <= seats.other,
        || "acknowledge_minutes".to_owned(),
        "a seat answers a graver case no later than a milder one",
    )?;
    demand(
        (1..=100).contains(&p.reopening.resolution_percent) && p.reopening.duty_done_after >= 1,
        || "reopening".to_owned(),
        "a new cycle is no longer than the first, and duty is done after a reopening at least",
    )?;
    demand(
        p.visit_attempts >= 1,
        || "visit_attempts".to_owned(),
        "a customer is tried at least once",
    )?;
    let external = p.external_days;
    let terms = [
        external.hotline_12315,
        external.hotline_12345,
        external.platform,
    ];
    demand(
        terms.iter().all(|days| (1..=60).contains(days)),
        || "external_days".to_owned(),
        "a term from outside lasts between one working day and 60",
    )
}

/// Lengths of texts, of the closing and of pauses.
fn check_limits(p: &Playbook) -> Result<(), Broken> {
    demand(
        (1..=p.longest_text).contains(&p.longest_line),
        || "longest_line".to_owned(),
        "a line is never longer than a text",
    )?;
    demand(
        (1..=LONGEST_MINUTES).contains(&p.closure_minutes),
        || "closure_minutes".to_owned(),
        "every stage lasts between one minute and 30 days",
    )?;
    demand(
        (1..=p.pause_minutes.sum).contains(&p.pause_minutes.one)
            && p.pause_minutes.sum <= LONGEST_MINUTES,
        || "pause_minutes".to_owned(),
        "one pause is never longer than all together",
    )
}

fn check_purposes(p: &Playbook) -> Result<(), Broken> {
    for kind in VisitKind::ALL {
        let offered = p.purposes(kind);
        let cell = || format!("visit_purposes.{kind:?}").to_lowercase();
        let distinct: BTreeSet<&str> = offered.iter().map(|word| word.trim()).collect();
        let fits = |word: &String| word.chars().count() <= p.longest_line as usize;
        demand(
            !offered.is_empty()
                && distinct.len() == offered.len()
                && !distinct.contains("")
                && offered.iter().all(fits),
            cell,
            "every kind of visit has purposes, each once and on one line",
        )?;
    }
    Ok(())
}

fn rows(s: &StageMinutes) -> Vec<(&'static str, ByTier)> {
    let mut rows = vec![
        ("first_response_target", s.first_response_target),
        ("first_response_limit", s.first_response_limit),
        ("progress", s.progress),
        ("progress_repeat", s.progress_repeat),
        ("solution", s.solution),
        ("resolution", s.resolution),
        ("survey", s.survey),
        ("return_visit", s.return_visit),
    ];
    rows.extend(s.activation.map(|row| ("activation", row)));
    rows
}

fn le(a: ByTier, b: ByTier) -> bool {
    a.iter().zip(b).all(|(a, b)| *a <= b)
}

/// The first of a section's checks that fails: key, whether it holds, rule.
pub(super) fn first_broken<const N: usize>(
    section: &str,
    checks: [(&str, bool, &'static str); N],
) -> Result<(), Broken> {
    let broken = checks.into_iter().find(|(_, holds, _)| !holds);
    broken.map_or(Ok(()), |(key, _, rule)| {
        let cell = format!("{section}.{key}");
        Err(Broken { cell, rule })
    })
}

pub(super) fn demand(
    holds: bool,
    cell: impl FnOnce() -> String,
    rule: &'static str,
) -> Result<(), Broken> {
    if holds {
        Ok(())
    } else {
        Err(Broken { cell: cell(), rule })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::playbook::Playbook;

    fn default() -> Playbook {
        serde_json::from_str(include_str!("../../../../assets/playbook/default.json")).unwrap()
    }

    #[test]
    fn the_default_playbook_keeps_its_own_rules() {
        validate(&default()).unwrap();
    }

    #[test]
    fn a_diamond_slower_than_gold_is_refused_by_name() {
        let mut p = default();
        p.stages.urgent.activation = Some([90, 60, 120, 120]);
        let broken = validate(&p).unwrap_err();
        assert_eq!(broken.cell, "stages.urgent.activation");
    }

    #[test]
    fn an_urgent_first_response_slower_than_an_important_one_is_refused() {
        let mut p = default();
        p.stages.urgent.first_response_limit = [15, 15, 45, 45];
        assert_eq!(
            validate(&p).unwrap_err().rule,
            "never slower at a higher grade"
        );
    }

    #[test]
    fn a_kind_of_visit_without_a_purpose_or_with_the_same_twice_is_refused() {
        for offered in [vec![], vec!["咨询".to_owned(), "咨询 ".to_owned()]] {
            let mut p = default();
            p.visit_purposes.in_store = offered;
            assert_eq!(validate(&p).unwrap_err().cell, "visit_purposes.instore");
        }
    }

    #[test]
    fn an_unknown_key_is_refused() {
        let text = include_str!("../../../../assets/playbook/default.json");
        let wrong = text.replacen("\"version\"", "\"versoin\": 2, \"version\"", 1);
        assert!(serde_json::from_str::<Playbook>(&wrong).is_err());
    }
}
