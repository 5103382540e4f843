//! An L1 sets 一般 and raises above 重要 only with a ticked risk; going below a suggested 紧急 or 重大,
//! confirming a grade above 一般, and lowering one is for L2; lowering 重大 is for L3 (policy
//! decision 10).

use crate::command::Context;
use crate::complaint::{Complaint, Risks};
use crate::grade::{Grade, Level};
use crate::refusal::Refusal;
use crate::sla::{ClockKind, clocks};

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

/// Refuses a change of grade: anybody raises, above 重要 with a ticked risk or as an L2; an L2 lowers,
/// and not when the matter concerns the person; lowering 重大, or a resolution clock that is almost used
/// up, is for L3 (policy decision 10; `sla-engine.md` section 7).
///
/// # Errors
/// [`Refusal::LevelTooLow`], [`Refusal::RiskMissing`] or [`Refusal::MustKeepOut`].
pub fn check_change(c: &Complaint, ctx: &Context<'_>, to: Grade) -> Result<(), Refusal> {
    let actor = ctx.actor;
    if to > c.grade {
        return check_at_registration(actor.level, to, c.suggested.grade.min(to), c.risks);
    }
    if c.keeps_out.contains(&actor.id) {
        return Err(Refusal::MustKeepOut);
    }
    let needed = if c.grade == Grade::Major || is_almost_used_up(c, ctx) {
        Level::L3
    } else {
        Level::L2
    };
    if actor.level >= needed {
        Ok(())
    } else {
        Err(Refusal::LevelTooLow {
            needed,
            grade: Some(c.grade),
        })
    }
}

/// A clock past its amber mark: lowering the grade now looks like dodging it 疑似规避.
fn is_almost_used_up(c: &Complaint, ctx: &Context<'_>) -> bool {
    clocks(c, ctx.playbook).iter().any(|clock| {
        clock.kind == ClockKind::Resolution
            && clock.is_running()
            && ctx.effective_at > clock.amber_at
    })
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
