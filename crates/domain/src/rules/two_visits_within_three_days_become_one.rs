//! Visits to a customer that fall due within 72 hours become one: the stricter due time stays, and all the
//! questions (C-28, policy Part 9 rule 1). Who may do the stricter of them does it.

use crate::care::{CareClass, CareOwner, CarePlan, CarePost, ContactForm};
use crate::time::HOUR_MS;

/// The plans of one customer with neighbouring visits joined, in the order of their due times.
#[must_use]
pub fn join(mut plans: Vec<CarePlan>, within_hours: u32) -> Vec<CarePlan> {
    // The order is total, so that laptop and central join the same ones whatever order they came in.
    plans.sort_by_key(|plan| (plan.due_at, plan.row, plan.step, plan.id));
    let within_ms = i64::from(within_hours) * HOUR_MS;
    let mut joined: Vec<CarePlan> = vec![];
    for plan in plans {
        let near = joined.iter_mut().find(|head| {
            can_be_joined(head)
                && can_be_joined(&plan)
                && head.customer == plan.customer
                && plan.due_at.since(head.due_at) <= within_ms
        });
        match near {
            Some(head) => take_in(head, plan),
            None => joined.push(plan),
        }
    }
    joined
}

/// A visit of service or care. Selling isn't joined to it, nor is the call of a complaint's owner.
fn can_be_joined(plan: &CarePlan) -> bool {
    plan.form == ContactForm::Visit
        && plan.class != CareClass::Marketing
        && plan.instead_for.is_none()
        && plan.customer.is_some()
}

/// The head is due first; it takes what the other one asks.
fn take_in(head: &mut CarePlan, other: CarePlan) {
    if strictness(&other) > strictness(head) {
        head.owner = other.owner;
        head.needed_level = other.needed_level;
    }
    head.carries.push(other.id);
    head.carries.extend(other.carries);
    head.carries.sort_unstable();
    head.questions.extend(other.questions);
    head.questions.sort_unstable();
    head.questions.dedup();
    for action in other.actions {
        if !head.actions.contains(&action) {
            head.actions.push(action);
        }
    }
    // Means that both know; the head's when they share none.
    let shared = |m: &crate::care::CareMeans| other.means.contains(m);
    if head.means.iter().any(shared) {
        head.means.retain(shared);
    }
    head.class = head.class.min(other.class);
    head.opens_at = head.opens_at.min(other.opens_at);
    head.expires_at = head.expires_at.min(other.expires_at).max(head.due_at);
    head.gift |= other.gift;
    head.is_first |= other.is_first;
}

/// Who may do it: a level asks for more than a post, and a complaint's return visit for more than others.
fn strictness(plan: &CarePlan) -> (Option<crate::grade::Level>, bool) {
    let by_return_visitor = match &plan.owner {
        CareOwner::Posts { posts } => posts.contains(&CarePost::ReturnVisitor),
        CareOwner::Person { .. } => true,
    };
    (plan.needed_level, by_return_visitor)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::care::Question;
    use crate::care::samples::{planned, resolved, signed_off, subject};
    use crate::grade::{Grade, Level};
    use crate::ids::TaskId;
    use crate::time::UtcMs;

    /// A visit that is due so many hours after the sign-off.
    fn due_in(hours: i64, ordinal: u128) -> CarePlan {
        let mut plan = planned("K09", &signed_off(), subject()).remove(0);
        plan.id = TaskId(uuid::Uuid::from_u128(ordinal));
        plan.due_at = UtcMs(plan.anchor_at.0 + hours * HOUR_MS);
        plan.expires_at = UtcMs(plan.due_at.0 + 14 * 24 * HOUR_MS);
        plan
    }

    #[test]
    fn two_visits_within_72_hours_keep_the_stricter_due_time_and_all_questions() {
        let after_move = planned("K10", &signed_off(), subject()).remove(0);
        let mut after_complaint = planned("K15", &resolved(Grade::Urgent), subject()).remove(0);
        after_complaint.due_at = UtcMs(after_move.due_at.0 - 71 * HOUR_MS);
        let joined = join(vec![after_move.clone(), after_complaint.clone()], 72);
        let [visit] = joined.as_slice() else {
            panic!("{joined:?}")
        };
        assert_eq!(visit.due_at, after_complaint.due_at);
        assert_eq!(visit.needed_level, Some(Level::L2));
        assert_eq!(visit.carries, [after_move.id]);
        assert!(visit.questions.contains(&Question::GoodsState));
        assert!(visit.questions.contains(&Question::SolvedAtOnce));
    }

    #[test]
    fn an_hour_more_keeps_them_apart_and_a_third_does_not_bridge_the_gap() {
        assert_eq!(join(vec![due_in(0, 1), due_in(72, 2)], 72).len(), 1);
        assert_eq!(join(vec![due_in(0, 1), due_in(73, 2)], 72).len(), 2);
        let chain = join(vec![due_in(0, 1), due_in(70, 2), due_in(140, 3)], 72);
        assert_eq!(chain.len(), 2);
    }

    #[test]
    fn messages_and_selling_are_never_joined() {
        let mut message = due_in(1, 2);
        message.form = ContactForm::Message;
        let mut offer = due_in(1, 3);
        offer.class = CareClass::Marketing;
        assert_eq!(join(vec![due_in(0, 1), message, offer], 72).len(), 3);
    }

    proptest! {
        #[test]
        fn every_plan_is_done_once_and_in_time_whatever_order_they_came_in(
            hours in prop::collection::vec(0_i64..600, 1..20),
            turn in 0_usize..20,
        ) {
            let plans: Vec<_> = (hours.iter().zip(1_u128..))
                .map(|(hours, n)| due_in(*hours, n))
                .collect();
            let mut turned = plans.clone();
            turned.rotate_left(turn % plans.len());
            let joined = join(plans.clone(), 72);
            prop_assert_eq!(&join(turned, 72), &joined);
            for plan in &plans {
                let does = |p: &&CarePlan| p.id == plan.id || p.carries.contains(&plan.id);
                let doing: Vec<_> = joined.iter().filter(does).collect();
                prop_assert_eq!(doing.len(), 1);
                prop_assert!(doing[0].due_at <= plan.due_at);
            }
            for pair in joined.windows(2) {
                prop_assert!(pair[1].due_at.since(pair[0].due_at) > 72 * HOUR_MS);
            }
        }
    }
}
