//! M1: a move order goes forward one step at a time; only 上门勘察 may be left out. The one table of
//! which action is taken at which step and where it leads: deciding and offering both ask it
//! (policy Part 7.2, MOV-01).

use std::ops::RangeInclusive;

use crate::move_order::{MoveActionKind, MoveEnd, MoveOrder, MoveStep};
use crate::refusal::Refusal;

/// Steps at which an action may be taken.
#[must_use]
pub fn steps_of(action: MoveActionKind) -> RangeInclusive<MoveStep> {
    use MoveActionKind as A;
    use MoveStep as S;
    match action {
        A::RecordNeeds => S::Lead..=S::Survey,
        A::RecordSurvey => S::Needs..=S::Needs,
        A::Quote => S::Needs..=S::Quoted,
        A::Contract => S::Quoted..=S::Quoted,
        A::Schedule => S::Contracted..=S::Contracted,
        A::PlanPacking => S::Scheduled..=S::Scheduled,
        A::PrepareMaterials => S::PackingPlanned..=S::PackingPlanned,
        A::ConfirmReady => S::MaterialsReady..=S::MaterialsReady,
        A::CheckIn | A::Start => S::Ready..=S::Ready,
        A::ReplaceSupervisor => S::Scheduled..=S::Inspected,
        A::Load => S::Started..=S::Started,
        A::Depart => S::Loaded..=S::Loaded,
        A::Unload => S::InTransit..=S::InTransit,
        A::Inspect => S::Unloaded..=S::Inspected,
        A::SignAsSupervisor | A::SignOff => S::Inspected..=S::Inspected,
        A::BeginAfterService => S::SignedOff..=S::SignedOff,
        A::Complete => S::AfterService..=S::AfterService,
        A::Lose | A::ReopenLost => S::Lead..=S::Quoted,
        A::Cancel => S::Contracted..=S::Ready,
        A::Reschedule => S::Scheduled..=S::Ready,
        A::ScoreSheet | A::Abort | A::AskExtra | A::ApproveExtra | A::AnswerExtra => {
            S::Started..=S::Inspected
        }
        A::RaiseException | A::CallAboutException | A::SettleException => {
            S::Contracted..=S::AfterService
        }
        A::RecordPayment | A::RequestInvoice => S::Contracted..=S::Completed,
    }
}

/// The step that an action leads to; none when it leaves the step as it is.
#[must_use]
pub fn leads_to(action: MoveActionKind, from: MoveStep) -> Option<MoveStep> {
    use MoveActionKind as A;
    use MoveStep as S;
    let to = match action {
        A::RecordNeeds => from.max(S::Needs),
        A::ReopenLost => S::Needs,
        A::RecordSurvey => S::Survey,
        A::Quote => S::Quoted,
        A::Contract => S::Contracted,
        A::Schedule | A::Reschedule => S::Scheduled,
        A::PlanPacking => S::PackingPlanned,
        A::PrepareMaterials => S::MaterialsReady,
        A::ConfirmReady => S::Ready,
        A::Start => S::Started,
        A::Load => S::Loaded,
        A::Depart => S::InTransit,
        A::Unload => S::Unloaded,
        A::Inspect => S::Inspected,
        A::SignOff => S::SignedOff,
        A::BeginAfterService => S::AfterService,
        A::Complete => S::Completed,
        A::CheckIn
        | A::ReplaceSupervisor
        | A::ScoreSheet
        | A::SignAsSupervisor
        | A::Lose
        | A::Cancel
        | A::Abort
        | A::RaiseException
        | A::CallAboutException
        | A::SettleException
        | A::AskExtra
        | A::ApproveExtra
        | A::AnswerExtra
        | A::RecordPayment
        | A::RequestInvoice => return None,
    };
    Some(to)
}

/// Refuses an action that the order's step, or its end, doesn't allow.
///
/// # Errors
/// [`Refusal::WrongStep`].
pub fn check(order: &MoveOrder, action: MoveActionKind) -> Result<(), Refusal> {
    let step = order.step();
    let ended = order.job.ended.as_ref().map(|ended| ended.end);
    let fits = match (ended, action) {
        (None, MoveActionKind::ReopenLost) => false,
        // A fee is still paid for, and paid money still wants its invoice.
        (None, _)
        | (Some(MoveEnd::Lost), MoveActionKind::ReopenLost)
        | (
            Some(MoveEnd::Cancelled | MoveEnd::Aborted),
            MoveActionKind::RecordPayment | MoveActionKind::RequestInvoice,
        ) => true,
        (Some(_), _) => false,
    };
    if fits && steps_of(action).contains(&step) {
        Ok(())
    } else {
        Err(Refusal::WrongStep { step, ended })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::samples::move_order;

    fn at(step: MoveStep) -> MoveOrder {
        let mut order = move_order();
        order.job.step = step;
        order.stage = step.stage();
        order
    }

    #[test]
    fn only_the_survey_may_be_left_out() {
        for from in MoveStep::ALL {
            for action in MoveActionKind::ALL {
                if action == MoveActionKind::Reschedule || check(&at(from), action).is_err() {
                    continue;
                }
                let to = leads_to(action, from).unwrap_or(from);
                let skipped = MoveStep::ALL
                    .into_iter()
                    .filter(|between| from < *between && *between < to)
                    .collect::<Vec<_>>();
                assert!(to >= from, "{action:?} goes back from {from:?}");
                let allowed = skipped.is_empty() || skipped == [MoveStep::Survey];
                assert!(allowed, "{action:?} skips {skipped:?}");
            }
        }
    }

    #[test]
    fn every_step_but_the_last_can_be_left() {
        for from in &MoveStep::ALL[..MoveStep::ALL.len() - 1] {
            let leaves = |action: &MoveActionKind| {
                check(&at(*from), *action).is_ok()
                    && leads_to(*action, *from).is_some_and(|to| to > *from)
            };
            assert!(MoveActionKind::ALL.iter().any(leaves), "{from:?}");
        }
    }
}
