//! 回避: a supervisor doesn't score the indicator sheet of his own crew. Quality staff, the job's other
//! supervisor or an L3 does (policy decision 12, Part 4: from L2).

use crate::grade::Level;
use crate::ids::{CrewId, StaffId};
use crate::organisation::Staff;
use crate::playbook::Indicators;
use crate::refusal::Refusal;

/// The job whose sheet it is.
#[derive(Debug, Clone, Copy)]
pub struct ScoredJob<'a> {
    /// Its supervisors 双主管.
    pub supervisors: &'a [StaffId],
    /// The crew that did it.
    pub crew: Option<CrewId>,
}

/// Refuses whoever may not score this job's sheet.
///
/// # Errors
/// [`Refusal::LevelTooLow`] below L2, [`Refusal::MustKeepOut`] for the own crew,
/// [`Refusal::NotTheAssignee`] for an L2 who has nothing to do with the job.
pub fn check(figures: &Indicators, actor: &Staff, job: ScoredJob<'_>) -> Result<(), Refusal> {
    let needed = Level::L2;
    if actor.level < needed {
        return Err(Refusal::LevelTooLow {
            needed,
            grade: None,
        });
    }
    let is_quality_staff = figures.quality_posts.contains(&actor.post);
    if actor.level == Level::L3 || is_quality_staff {
        return Ok(());
    }
    let leads_the_crew = actor.crew.is_some() && actor.crew == job.crew;
    if leads_the_crew {
        return Err(Refusal::MustKeepOut);
    }
    if job.supervisors.contains(&actor.id) {
        return Ok(());
    }
    Err(Refusal::NotTheAssignee {
        or_level: Level::L3,
    })
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::rules::samples::{playbook, staff};

    fn may(actor: &Staff) -> Result<(), Refusal> {
        let supervisors = [staff("leader", Level::L2).id, staff("other", Level::L2).id];
        let job = ScoredJob {
            supervisors: &supervisors,
            crew: Some(crew()),
        };
        check(&playbook().indicators, actor, job)
    }

    fn crew() -> CrewId {
        CrewId(Uuid::from_u128(90))
    }

    fn of_the_crew(mut actor: Staff) -> Staff {
        actor.crew = Some(crew());
        actor
    }

    #[test]
    fn the_crews_own_supervisor_keeps_out_and_the_other_one_scores() {
        let leader = of_the_crew(staff("leader", Level::L2));
        assert_eq!(may(&leader), Err(Refusal::MustKeepOut));
        assert_eq!(may(&staff("other", Level::L2)), Ok(()));
    }

    #[test]
    fn quality_staff_and_the_management_score_every_crew() {
        let mut quality = of_the_crew(staff("quality", Level::L2));
        quality.post = "服务质量".into();
        assert_eq!(may(&quality), Ok(()));
        assert_eq!(may(&of_the_crew(staff("boss", Level::L3))), Ok(()));
    }

    #[test]
    fn an_officer_or_a_supervisor_of_another_job_does_not_score() {
        let (needed, grade) = (Level::L2, None);
        let refused = Err(Refusal::LevelTooLow { needed, grade });
        assert_eq!(may(&staff("other", Level::L1)), refused);
        let or_level = Level::L3;
        let refused = Err(Refusal::NotTheAssignee { or_level });
        assert_eq!(may(&staff("stranger", Level::L2)), refused);
    }
}
