//! A warning from scan to scan.

use std::sync::LazyLock;

use proptest::prelude::*;

use super::samples::{days_ago, interactions, signals};
use super::*;
use crate::grade::{Level, Tier};
use crate::playbook::Playbook;
use crate::refusal::Refusal;
use crate::rules::samples::{NOW, playbook, staff};
use crate::time::{DAY_MS, UtcMs};

fn after(days: i64) -> UtcMs {
    UtcMs(NOW.0 + days * DAY_MS)
}

/// Read once: a walk over many days asks for it every day.
static PLAYBOOK: LazyLock<Playbook> = LazyLock::new(playbook);

fn scan(before: Option<&ChurnWarning>, signals: &ChurnSignals, as_of: UtcMs) -> Advance {
    advance(before, signals, &PLAYBOOK.churn, as_of)
}

/// 金牌, quiet for 30 days at noon of day 0.
fn quiet_gold() -> ChurnSignals {
    ChurnSignals {
        tier: Tier::Gold,
        last_purchase_at: Some(days_ago(30)),
        interactions: interactions(&[]),
        ..signals()
    }
}

fn seen_to(warning: &ChurnWarning, at: UtcMs) -> ChurnWarning {
    let by = staff("officer", Level::L1).id;
    let reasons = [ChurnReason::Price];
    handle(&PLAYBOOK, warning, (&reasons, "回访并送券"), by, at).unwrap()
}

#[test]
fn a_scan_that_runs_again_makes_no_second_task() {
    let c = quiet_gold();
    let first = scan(None, &c, NOW);
    assert!(first.made.is_some());
    let again = scan(Some(&first.warning), &c, after(1));
    assert_eq!((again.made, again.withdrawn), (None, None));
    assert_eq!(again.warning.task, first.made);
    assert_eq!(scan(None, &c, NOW), first);
}

#[test]
fn what_was_seen_to_asks_again_only_when_something_new_happens() {
    let mut c = quiet_gold();
    let first = scan(None, &c, NOW);
    let handled = seen_to(&first.warning, after(1));
    let next = scan(Some(&handled), &c, after(2));
    assert_eq!(next.made, None);
    assert_eq!(next.warning.level, Some(ChurnLevel::Amber));
    c.complaint_reopened_at = Some(after(3));
    let red = scan(Some(&next.warning), &c, after(3));
    assert_eq!(
        red.made.map(|task| task.level),
        Some(ChurnLevel::RedComplaint)
    );
}

#[test]
fn a_higher_level_withdraws_the_lower_task() {
    let c = quiet_gold();
    let amber = scan(None, &c, NOW);
    let lost = scan(Some(&amber.warning), &c, after(60));
    assert_eq!(lost.warning.level, Some(ChurnLevel::Lost));
    assert_eq!(lost.withdrawn, amber.made.map(|task| task.id));
    assert_eq!(lost.warning.task, lost.made);
}

#[test]
fn a_customer_who_comes_back_is_asked_for_no_more_once_the_level_fell() {
    let mut c = quiet_gold();
    let amber = scan(None, &c, NOW);
    c.last_purchase_at = Some(after(1));
    let held = scan(Some(&amber.warning), &c, after(2));
    assert_eq!(held.warning.level, Some(ChurnLevel::Amber));
    let over = scan(Some(&held.warning), &c, after(7));
    assert_eq!(over.warning.level, None);
    assert_eq!(over.withdrawn, amber.made.map(|task| task.id));
}

#[test]
fn a_bad_word_that_was_talked_about_is_over_and_the_next_one_is_new() {
    let mut c = signals();
    c.last_rating = Some((1, NOW));
    let red = scan(None, &c, NOW);
    assert_eq!(red.warning.level, Some(ChurnLevel::RedVoice));
    let handled = seen_to(&red.warning, after(1));
    let over = scan(Some(&handled), &c, after(8));
    assert_eq!(over.warning.level, None);
    c.last_rating = Some((1, after(9)));
    let again = scan(Some(&over.warning), &c, after(9));
    assert!(
        again
            .made
            .is_some_and(|task| Some(task.id) != red.made.map(|t| t.id))
    );
}

#[test]
fn what_was_talked_about_stays_settled_when_something_else_is_handled() {
    let mut c = signals();
    c.last_rating = Some((1, NOW));
    let red = scan(None, &c, NOW);
    let handled = seen_to(&red.warning, after(1));
    c.complaint_reopened_at = Some(after(2));
    let complaint = scan(Some(&handled), &c, after(2));
    let handled = seen_to(&complaint.warning, after(3));
    c.complaint_reopened_at = None;
    c.last_purchase_at = Some(after(20));
    let over = scan(Some(&handled), &c, after(20));
    assert_eq!((over.warning.level, over.made), (None, None));
}

#[test]
fn a_warning_without_an_open_task_needs_no_handling() {
    let first = scan(None, &quiet_gold(), NOW);
    let handled = seen_to(&first.warning, NOW);
    let by = staff("officer", Level::L1).id;
    let reasons = [ChurnReason::Other];
    let again = handle(&PLAYBOOK, &handled, (&reasons, "再访"), by, NOW);
    assert_eq!(again, Err(Refusal::AlreadyDone));
}

/// A day's signals: what was done, said and complained about.
fn day() -> impl Strategy<Value = (bool, bool, Option<u32>, bool)> {
    (
        prop::bool::weighted(0.03),
        prop::bool::weighted(0.03),
        prop::option::weighted(0.05, 1_u32..6),
        prop::bool::weighted(0.1),
    )
}

proptest! {
    #[test]
    fn no_level_falls_within_seven_days_and_each_task_made_replaces_a_lower_one(
        days in proptest::collection::vec(day(), 1..250),
    ) {
        let mut c = quiet_gold();
        let mut warning: Option<ChurnWarning> = None;
        for (n, (bought, complains, stars, handles)) in (0_i64..).zip(days) {
            let now = after(n);
            if bought {
                c.last_purchase_at = Some(now);
            }
            c.complaint_reopened_at = complains.then_some(now);
            if let Some(stars) = stars {
                c.last_rating = Some((stars, now));
            }
            let step = scan(warning.as_ref(), &c, now);
            let height = |w: &ChurnWarning| w.level.map_or(0, ChurnLevel::height);
            if let Some(before) = &warning {
                if height(&step.warning) < height(before) {
                    prop_assert!(now.since(before.changed_at) >= 7 * DAY_MS);
                }
                if let (Some(old), Some(new)) = (before.task, step.made) {
                    prop_assert!(new.level.height() > old.level.height());
                    prop_assert_eq!(step.withdrawn, Some(old.id));
                }
            }
            warning = Some(step.warning);
            if handles && warning.as_ref().is_some_and(|w| w.task.is_some()) {
                warning = warning.map(|w| seen_to(&w, now));
            }
        }
    }

    #[test]
    fn the_risk_score_stays_within_a_hundred(
        quiet in 0_u32..2_000,
        stars in 0_u32..9,
        uses in 0_u32..9,
        paid in -1_000_000_i64..1_000_000,
        before in -1_000_000_i64..1_000_000,
    ) {
        let mut c = quiet_gold();
        c.last_purchase_at = Some(days_ago(quiet));
        c.last_rating = Some((stars, NOW));
        c.lifetime_uses = uses;
        (c.paid_net.0, c.paid_net_before.0) = (paid, before);
        let risk = risk_score(&PLAYBOOK.churn, &c, NOW);
        prop_assert!(risk.score <= 100);
        prop_assert!(risk.parts.iter().all(|part| part.points <= part.of));
    }
}
