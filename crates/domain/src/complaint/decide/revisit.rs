//! T12 回访, and what follows by rule: dissatisfied begins again (T14), a satisfied 一般 closes (T13),
//! nobody reached in three attempts counts as 未联系上.

use super::super::{
    ClosedHow, Closure, ComplaintEvent, ContactMeans, ReopenReason, ReturnVisit, VisitAnswers,
};
use super::{Case, demand, reopen};
use crate::grade::Grade;
use crate::refusal::{Field, Refusal};
use crate::rules::a_return_visit_decides_how_it_goes_on::{Then, then};
use crate::time::UtcMs;

pub(super) fn decide(
    case: &Case<'_>,
    means: ContactMeans,
    visited_at: UtcMs,
    answers: Option<&VisitAnswers>,
) -> Result<Vec<ComplaintEvent>, Refusal> {
    let (c, ctx) = (case.c, case.ctx);
    let at = case.typed_time(Field::VisitedAt, visited_at)?;
    if let Some(answers) = answers {
        check(case, answers)?;
    }
    let visit = ReturnVisit {
        at,
        by: ctx.actor.id,
        means,
        answers: answers.cloned(),
    };
    let unreached = c.visits.iter().filter(|v| v.answers.is_none()).count();
    let used_up = unreached + 1 >= ctx.playbook.visit_attempts as usize;
    let is_last = answers.is_some() || used_up;
    let mut events = vec![ComplaintEvent::CustomerRevisited { visit, is_last }];
    match answers.map(|answers| then(answers, c.grade)) {
        Some(Then::BeginsAgain) => {
            let reason = answers.map(|a| a.comment.clone()).unwrap_or_default();
            events.extend(reopen::events(case, ReopenReason::Dissatisfied, reason));
        }
        Some(Then::Closes) => events.push(ComplaintEvent::ComplaintClosed {
            closure: Closure {
                at: ctx.effective_at,
                by: None,
                how: ClosedHow::Settled { improvement: None },
            },
        }),
        Some(Then::WaitsForSupervisor) | None => {}
    }
    Ok(events)
}

fn check(case: &Case<'_>, answers: &VisitAnswers) -> Result<(), Refusal> {
    let within = |field, value: u8, least: u8, most: u8| {
        if (least..=most).contains(&value) {
            Ok(())
        } else {
            Err(Refusal::ScoreOutOfRange { field, least, most })
        }
    };
    within(Field::Score, answers.score, 1, 5)?;
    within(Field::Attitude, answers.attitude, 1, 5)?;
    if let Some(recommend) = answers.recommend {
        within(Field::Recommend, recommend, 0, 10)?;
    }
    demand::short_enough(case.ctx.playbook, Field::Comment, &answers.comment)
}

/// Whether whoever handled it may make the visit: an L1 doesn't judge the own work; in a one-person
/// shift an L2 does (policy decision 16).
pub(super) fn is_own_work(case: &super::Complaint, actor: &crate::organisation::Staff) -> bool {
    let handled = case.assignee == Some(actor.id)
        || case.resolution.as_ref().is_some_and(|r| r.by == actor.id);
    handled && actor.level < crate::grade::Level::L2 && case.grade <= Grade::Important
}
