//! An L1 sets 一般 and raises above 重要 only with a ticked risk; going below a suggested 紧急 or 重大,
//! confirming a grade above 一般, and lowering one is for L2; lowering 重大 is for L3 (policy
//! decision 10).

use crate::complaint::{Complaint, Risks};
use crate::grade::{Grade, Level};
use crate::refusal::Refusal;

/// Refuses a grade at registration.
///
/// # Errors
/// [`Refusal::RiskMissing`] or [`Refusal::BelowSuggestion`].
pub fn check_at_registration(
    level: Level,
    chosen: Grade,
    suggested: Grade,
    risks: Risks,
) -> Result<(), Refusal> {
    if level >= Level::L2 {
        return Ok(());
    }
    let any_risk =
        risks.safety || risks.injury || risks.serious_injury || risks.media || risks.authority;
    if chosen > Grade::Important && chosen > suggested && !any_risk {
        return Err(Refusal::RiskMissing { grade: chosen });
    }
    if suggested > Grade::Important && chosen < suggested {
        return Err(Refusal::BelowSuggestion { suggested });
    }
    Ok(())
}

/// Whether a registration confirms its own grade: an L2's does, an L1's only at 一般.
#[must_use]
pub fn is_confirmed_at_registration(level: Level, chosen: Grade) -> bool {
    level >= Level::L2 || chosen == Grade::General
}

/// Refuses a grade at triage.
///
/// # Errors
/// [`Refusal::LevelTooLow`].
pub fn check_at_triage(c: &Complaint, level: Level, grade: Grade) -> Result<(), Refusal> {
    let needed = if c.grade == Grade::Major && grade < Grade::Major {
        Level::L3
    } else if grade == Grade::General && c.grade == Grade::General {
        Level::L1
    } else {
        Level::L2
    };
    if level >= needed {
        Ok(())
    } else {
        Err(Refusal::LevelTooLow {
            needed,
            grade: Some(grade),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::samples::complaint;

    #[test]
    fn an_officer_raises_to_urgent_only_with_a_risk() {
        let check = |risks| check_at_registration(Level::L1, Grade::Urgent, Grade::General, risks);
        assert!(check(Risks::default()).is_err());
        assert!(
            check(Risks {
                safety: true,
                ..Risks::default()
            })
            .is_ok()
        );
    }

    #[test]
    fn an_officer_follows_a_suggested_major_or_calls_a_supervisor() {
        let risks = Risks {
            media: true,
            ..Risks::default()
        };
        let set = |level, grade| check_at_registration(level, grade, Grade::Major, risks);
        assert!(set(Level::L1, Grade::Important).is_err());
        assert!(set(Level::L1, Grade::Major).is_ok());
        assert!(set(Level::L2, Grade::Important).is_ok());
    }

    #[test]
    fn lowering_a_major_complaint_needs_management() {
        let mut c = complaint();
        c.grade = Grade::Major;
        assert!(check_at_triage(&c, Level::L2, Grade::Urgent).is_err());
        assert!(check_at_triage(&c, Level::L3, Grade::Urgent).is_ok());
    }

    #[test]
    fn an_officer_confirms_general_alone() {
        assert!(check_at_triage(&complaint(), Level::L1, Grade::General).is_ok());
        assert!(check_at_triage(&complaint(), Level::L1, Grade::Important).is_err());
    }
}
