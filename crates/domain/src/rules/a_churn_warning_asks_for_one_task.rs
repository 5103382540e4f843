//! A customer has one open churn task: a higher level replaces a lower one, an equal one joins it, and
//! what was seen to asks for nothing more until something new happens (policy Part 10). 关注 is a list
//! only, and for 低效流失 nobody is sent out except for a complaint or a bad word (TIER-14).

use crate::churn::{ChurnCause, ChurnLevel, ChurnSignals, ChurnTask, ChurnWhy, TaskOwner, task_id};
use crate::customer::value::Segment;
use crate::playbook::ChurnFigures;
use crate::time::{HOUR_MS, UtcMs};

/// Whether an open task still has a purpose: some level is left that asks for one.
#[must_use]
pub fn keeps_open(open: Option<&ChurnTask>, level: Option<ChurnLevel>) -> bool {
    open.is_some() && level.is_some_and(|level| level > ChurnLevel::Watch)
}

/// The task to make now. The causes come highest first; those seen to aren't among them.
#[must_use]
pub fn next(
    churn: &ChurnFigures,
    open: Option<&ChurnTask>,
    signals: &ChurnSignals,
    fresh: &[ChurnCause],
    as_of: UtcMs,
) -> Option<ChurnTask> {
    let fading = signals.segment == Some(Segment::Fading);
    let by_hand = |level: ChurnLevel| {
        !fading || matches!(level, ChurnLevel::RedComplaint | ChurnLevel::RedVoice)
    };
    let cause = *fresh.iter().find(|cause| by_hand(cause.why.level()))?;
    let level = cause.why.level();
    let (hours, owner) = match level {
        ChurnLevel::Watch => return None,
        ChurnLevel::Amber => (churn.amber_due_hours, TaskOwner::Manager),
        ChurnLevel::RedQuiet | ChurnLevel::RedComplaint | ChurnLevel::RedVoice => {
            (churn.red_due_hours, TaskOwner::Adviser)
        }
        ChurnLevel::Lost => (churn.lost_due_hours, TaskOwner::Manager),
    };
    if open.is_some_and(|open| open.level.height() >= level.height()) {
        return None;
    }
    let after = |from: UtcMs, hours: u32| UtcMs(from.0.saturating_add(i64::from(hours) * HOUR_MS));
    let comment = fresh.iter().find(|c| c.why == ChurnWhy::NegativeComment);
    Some(ChurnTask {
        id: task_id(signals.customer, cause),
        level,
        owner,
        made_at: as_of,
        due_at: after(as_of, hours),
        answer_comment_by: comment.map(|c| after(c.since, churn.comment_due_hours)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::churn::samples::signals;
    use crate::rules::samples::{NOW, playbook};

    fn cause(why: ChurnWhy) -> ChurnCause {
        ChurnCause { why, since: NOW }
    }

    fn made(open: Option<&ChurnTask>, whys: &[ChurnWhy]) -> Option<ChurnTask> {
        let fresh: Vec<_> = whys.iter().map(|why| cause(*why)).collect();
        next(&playbook().churn, open, &signals(), &fresh, NOW)
    }

    fn hours(task: &ChurnTask) -> i64 {
        task.due_at.since(NOW) / HOUR_MS
    }

    #[test]
    fn a_higher_level_replaces_the_open_task_and_an_equal_or_lower_one_joins_it() {
        let amber = made(None, &[ChurnWhy::NoInteraction]).unwrap();
        assert_eq!((hours(&amber), amber.owner), (72, TaskOwner::Manager));
        let red = made(Some(&amber), &[ChurnWhy::ComplaintReopened]).unwrap();
        assert_eq!((hours(&red), red.owner), (24, TaskOwner::Adviser));
        assert_eq!(made(Some(&red), &[ChurnWhy::NegativeComment]), None);
        assert_eq!(made(Some(&red), &[ChurnWhy::NoInteraction]), None);
        let lost = made(Some(&red), &[ChurnWhy::LongQuiet]).unwrap();
        assert_eq!(hours(&lost), 7 * 24);
    }

    #[test]
    fn a_watched_customer_is_on_a_list_only() {
        assert_eq!(made(None, &[ChurnWhy::FewUses { uses: 1 }]), None);
        assert_eq!(made(None, &[]), None);
    }

    #[test]
    fn the_comment_itself_is_answered_within_two_hours() {
        let task = made(None, &[ChurnWhy::NegativeComment]).unwrap();
        let by = task.answer_comment_by.unwrap();
        assert_eq!(by.since(NOW), 2 * HOUR_MS);
    }

    #[test]
    fn nobody_is_sent_out_for_a_fading_customer_except_after_a_bad_word() {
        let mut fading = signals();
        fading.segment = Some(Segment::Fading);
        let made = |why| next(&playbook().churn, None, &fading, &[cause(why)], NOW);
        assert_eq!(made(ChurnWhy::LongQuiet), None);
        assert!(made(ChurnWhy::ComplaintOverdue).is_some());
        assert!(made(ChurnWhy::LowRating { stars: 1 }).is_some());
    }

    #[test]
    fn the_same_cause_makes_the_same_task() {
        let one = made(None, &[ChurnWhy::NoInteraction]).unwrap();
        let again = made(None, &[ChurnWhy::NoInteraction]).unwrap();
        assert_eq!(one.id, again.id);
        let other = made(None, &[ChurnWhy::LongQuiet]).unwrap();
        assert_ne!(one.id, other.id);
    }
}
