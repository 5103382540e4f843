//! Each kind of visit has fields of its own, and some purposes and outcomes ask for more (policy
//! Part 8):
//!
//! | what | asks |
//! |---|---|
//! | 回访 | channel and attempt; 已完成: somebody reached, how satisfied |
//! | 回访 新客未下单 / 流失预警, 挽回 | why nothing was ordered (VIS-10) / cause and plan (VIS-11) |
//! | 到店 访谈 | minutes of the interview (VIS-07) |
//! | 上门 已完成 | arrival; 搬家执行: both supervisors and a signature; 搬后检查: state of the goods (VIS-09) |
//! | 督导 已完成 | version of the standard, score, proof; below 合格 a day to put it right (VIS-12) |
//! | 一线日志 | text and a tag (VIS-03) |
//! | 未联系上 / 改期 / 拒绝 | nobody reached / the new day / why |

use std::ops::RangeInclusive;

use crate::complaint::{short_enough, text};
use crate::move_order::is_sha256;
use crate::playbook::Playbook;
use crate::refusal::{Field, Refusal};
use crate::time::{DAY_MS, UtcMs};
use crate::visit::{
    FollowUpVisit, InStoreVisit, InspectionVisit, LogVisit, OnSiteVisit, VisitDetails, VisitForm,
    VisitHandover, VisitOutcome,
};

/// Would recommend.
const NPS: RangeInclusive<u8> = 0..=10;
/// How easy it was.
const CES: RangeInclusive<u8> = 1..=7;
/// Intention to buy.
const INTENTION: RangeInclusive<u8> = 1..=5;
/// Minutes of an interview that isn't a slip.
const INTERVIEW: RangeInclusive<u16> = 1..=240;

/// Refuses a form that lacks what its kind, purpose and outcome ask.
///
/// # Errors
/// The first field that is missing or wrong.
pub fn check(p: &Playbook, visit: &LogVisit, form: &VisitForm) -> Result<(), Refusal> {
    right(form.details.kind() == visit.kind, Field::Kind)?;
    check_header(p, visit, form)?;
    match visit.outcome {
        VisitOutcome::Rescheduled => there(visit.next_due_at.is_some(), Field::DueAt)?,
        VisitOutcome::Declined => {
            let said = [&visit.feedback, &visit.remarks];
            there(
                said.iter().any(|words| !words.trim().is_empty()),
                Field::Reason,
            )?;
        }
        VisitOutcome::Completed
        | VisitOutcome::Unreached
        | VisitOutcome::ToComplaint
        | VisitOutcome::ToLead => {}
    }
    match &form.details {
        VisitDetails::InStore(store) => check_in_store(p, visit, form, store),
        VisitDetails::FollowUp(call) => check_follow_up(p, visit, form, call),
        VisitDetails::OnSite(site) => check_on_site(p, visit, form, site),
        VisitDetails::Inspection(seen) => check_inspection(p, visit, seen),
        VisitDetails::StaffLog(_) => {
            text(p, Field::Feedback, &visit.feedback)?;
            there(!form.tags.is_empty(), Field::Tags)
        }
    }
}

/// Within how many minutes somebody who came in was seen to: none while nobody knows both times.
#[must_use]
pub fn served_in_time(p: &Playbook, form: &VisitForm) -> Option<bool> {
    let VisitDetails::InStore(store) = &form.details else {
        return None;
    };
    let minutes = if store.picks_up {
        p.visit_forms.pickup_wait_minutes
    } else {
        p.visit_forms.officer_contact_minutes
    };
    let due_at = form.arrived_at?.plus_minutes(minutes);
    Some(store.served_at? <= due_at)
}

fn check_header(p: &Playbook, visit: &LogVisit, form: &VisitForm) -> Result<(), Refusal> {
    let forms = &p.visit_forms;
    most(form.tags.len(), forms.most_tags, Field::Tags)?;
    for tag in &form.tags {
        text(p, Field::Tags, tag)?;
    }
    fingerprints(p, &form.attachments, Field::Photos)?;
    let steps = forms.checklist(visit.kind);
    let known = form.checklist.iter().all(|step| steps.contains(step));
    right(known, Field::Checklist)?;
    let in_order = form.arrived_at.is_none_or(|at| at <= visit.started_at);
    right(in_order, Field::StartedAt)?;
    let on_earth = form.position.is_none_or(|at| {
        at.latitude_e7.unsigned_abs() <= 900_000_000
            && at.longitude_e7.unsigned_abs() <= 1_800_000_000
    });
    right(on_earth, Field::From)?;
    let becomes = form.handover.as_ref().map(VisitHandover::outcome);
    let fits = match visit.outcome {
        VisitOutcome::ToComplaint | VisitOutcome::ToLead => becomes == Some(visit.outcome),
        _ => becomes.is_none(),
    };
    right(fits, Field::Handover)
}

fn check_in_store(
    p: &Playbook,
    visit: &LogVisit,
    form: &VisitForm,
    store: &InStoreVisit,
) -> Result<(), Refusal> {
    right(within(store.intention, &INTENTION), Field::Intention)?;
    short_enough(p, Field::Reason, &store.reason_not_bought)?;
    words(p, &store.products, Field::Items)?;
    if let Some(served_at) = store.served_at {
        let from = form.arrived_at.unwrap_or(UtcMs(i64::MIN));
        let until = visit.ended_at.unwrap_or(UtcMs(i64::MAX));
        right((from..=until).contains(&served_at), Field::StartedAt)?;
    }
    let asks = asks(&p.visit_forms.asks_interview, visit) && is_completed(visit);
    there(!asks || store.interview_minutes.is_some(), Field::Minutes)?;
    right(within(store.interview_minutes, &INTERVIEW), Field::Minutes)
}

fn check_follow_up(
    p: &Playbook,
    visit: &LogVisit,
    form: &VisitForm,
    call: &FollowUpVisit,
) -> Result<(), Refusal> {
    there(form.means.is_some(), Field::Means)?;
    there(call.attempt >= 1, Field::Attempt)?;
    right(within(call.nps, &NPS), Field::Recommend)?;
    right(within(call.ces, &CES), Field::Effort)?;
    let reasons = [
        (&call.no_order_reason, Field::NoOrderReason),
        (&call.churn_reason, Field::ChurnReason),
        (&call.win_back_plan, Field::WinBackPlan),
        (&call.promise, Field::Promise),
    ];
    for (words, field) in reasons {
        short_enough(p, field, words)?;
    }
    if visit.outcome == VisitOutcome::Unreached {
        let silent = !call.reached && call.nps.is_none() && call.ces.is_none();
        return right(silent, Field::Outcome);
    }
    right(call.reached, Field::Outcome)?;
    if !is_completed(visit) {
        return Ok(());
    }
    there(visit.score.is_some(), Field::Score)?;
    if asks(&p.visit_forms.asks_no_order_reason, visit) {
        text(p, Field::NoOrderReason, &call.no_order_reason)?;
    }
    if asks(&p.visit_forms.asks_win_back_plan, visit) {
        text(p, Field::ChurnReason, &call.churn_reason)?;
        text(p, Field::WinBackPlan, &call.win_back_plan)?;
    }
    let promised = !call.promise.trim().is_empty();
    there(!promised || visit.next_due_at.is_some(), Field::DueAt)
}

fn check_on_site(
    p: &Playbook,
    visit: &LogVisit,
    form: &VisitForm,
    site: &OnSiteVisit,
) -> Result<(), Refusal> {
    fingerprints(p, &site.photos_before, Field::Photos)?;
    fingerprints(p, &site.photos_after, Field::Photos)?;
    words(p, &site.extras, Field::Lines)?;
    most(site.items.len(), p.visit_forms.most_items, Field::Items)?;
    for item in &site.items {
        text(p, Field::Items, &item.item)?;
        short_enough(p, Field::Remarks, &item.remarks)?;
    }
    right(within(site.sheet_score, &(0..=100)), Field::Score)?;
    let signed = site.signature_hash.as_deref();
    right(signed.is_none_or(is_sha256), Field::DocumentHash)?;
    let arrived_at = form.arrived_at.unwrap_or(visit.started_at);
    let set_out = site.departed_at.is_none_or(|at| at <= arrived_at);
    right(set_out, Field::StartedAt)?;
    if !is_completed(visit) {
        return Ok(());
    }
    there(form.arrived_at.is_some(), Field::StartedAt)?;
    if asks(&p.visit_forms.asks_execution, visit) {
        let two = site.supervisors.len() == 2 && site.supervisors[0] != site.supervisors[1];
        there(two, Field::Supervisor)?;
        there(signed.is_some(), Field::DocumentHash)?;
    }
    let asks_condition = asks(&p.visit_forms.asks_condition, visit);
    there(!asks_condition || !site.items.is_empty(), Field::Items)
}

fn check_inspection(p: &Playbook, visit: &LogVisit, seen: &InspectionVisit) -> Result<(), Refusal> {
    short_enough(p, Field::Standard, &seen.standard_version)?;
    fingerprints(p, &seen.evidence, Field::Evidence)?;
    right(within(seen.score, &(0..=100)), Field::Score)?;
    if !is_completed(visit) {
        return Ok(());
    }
    text(p, Field::Standard, &seen.standard_version)?;
    let Some(score) = seen.score else {
        return there(false, Field::Score);
    };
    there(!seen.evidence.is_empty(), Field::Evidence)?;
    if u32::from(score) >= p.indicators.pass_from {
        return Ok(());
    }
    let Some(due_at) = seen.rectify_due_at else {
        return there(false, Field::DueAt);
    };
    let latest_ms = i64::from(p.indicators.rectify_days) * DAY_MS;
    let ahead_ms = due_at.since(visit.started_at);
    right((0..=latest_ms).contains(&ahead_ms), Field::DueAt)
}

fn is_completed(visit: &LogVisit) -> bool {
    visit.outcome == VisitOutcome::Completed
}

fn asks(purposes: &[String], visit: &LogVisit) -> bool {
    purposes
        .iter()
        .any(|purpose| purpose == visit.purpose.trim())
}

fn within<T: PartialOrd>(value: Option<T>, range: &RangeInclusive<T>) -> bool {
    value.is_none_or(|value| range.contains(&value))
}

fn words(p: &Playbook, list: &[String], field: Field) -> Result<(), Refusal> {
    most(list.len(), p.visit_forms.most_items, field)?;
    list.iter().try_for_each(|word| text(p, field, word))
}

fn fingerprints(p: &Playbook, hashes: &[String], field: Field) -> Result<(), Refusal> {
    most(hashes.len(), p.visit_forms.most_items, field)?;
    right(hashes.iter().all(|hash| is_sha256(hash)), field)
}

fn most(count: usize, limit: u32, field: Field) -> Result<(), Refusal> {
    if u32::try_from(count).is_ok_and(|count| count <= limit) {
        Ok(())
    } else {
        Err(Refusal::TooMany { field, limit })
    }
}

fn there(is_there: bool, field: Field) -> Result<(), Refusal> {
    if is_there {
        Ok(())
    } else {
        Err(Refusal::FieldEmpty { field })
    }
}

fn right(is_right: bool, field: Field) -> Result<(), Refusal> {
    if is_right {
        Ok(())
    } else {
        Err(Refusal::WrongField { field })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::move_order::samples::{hash, manager, supervisor};
    use crate::rules::samples::{NOW, playbook};
    use crate::time::MINUTE_MS;
    use crate::visit::samples::{details, form, handed_over, visit};
    use crate::visit::{ItemCondition, VisitKind};

    fn decide(visit: &LogVisit, form: &VisitForm) -> Result<(), Refusal> {
        check(&playbook(), visit, form)
    }

    fn empty(field: Field) -> Result<(), Refusal> {
        Err(Refusal::FieldEmpty { field })
    }

    fn wrong(field: Field) -> Result<(), Refusal> {
        Err(Refusal::WrongField { field })
    }

    fn call(change: impl FnOnce(&mut FollowUpVisit)) -> VisitForm {
        let mut form = form(VisitKind::FollowUp);
        if let VisitDetails::FollowUp(call) = &mut form.details {
            change(call);
        }
        form
    }

    #[test]
    fn every_kind_of_visit_takes_its_own_form_and_no_other() {
        for kind in VisitKind::ALL {
            assert_eq!(decide(&visit(kind), &form(kind)), Ok(()), "{kind:?}");
            for other in VisitKind::ALL.into_iter().filter(|other| *other != kind) {
                let mut odd = form(kind);
                odd.details = details(other);
                assert_eq!(decide(&visit(kind), &odd), wrong(Field::Kind));
            }
        }
    }

    #[test]
    fn somebody_reached_by_phone_has_said_how_satisfied_they_are() {
        let mut asked = visit(VisitKind::FollowUp);
        asked.score = None;
        assert_eq!(decide(&asked, &call(|_| {})), empty(Field::Score));
        let mut mute = call(|_| {});
        mute.means = None;
        assert_eq!(
            decide(&visit(VisitKind::FollowUp), &mute),
            empty(Field::Means)
        );
        let first = call(|call| call.attempt = 0);
        assert_eq!(
            decide(&visit(VisitKind::FollowUp), &first),
            empty(Field::Attempt)
        );
        for (odd, field) in [
            (call(|call| call.nps = Some(11)), Field::Recommend),
            (call(|call| call.ces = Some(8)), Field::Effort),
            (call(|call| call.reached = false), Field::Outcome),
        ] {
            assert_eq!(decide(&visit(VisitKind::FollowUp), &odd), wrong(field));
        }
    }

    #[test]
    fn nobody_reached_has_said_nothing() {
        let mut unreached = visit(VisitKind::FollowUp);
        unreached.outcome = VisitOutcome::Unreached;
        unreached.score = None;
        let silent = call(|call| {
            call.reached = false;
            call.nps = None;
            call.ces = None;
        });
        assert_eq!(decide(&unreached, &silent), Ok(()));
        let spoke = call(|call| call.reached = false);
        assert_eq!(decide(&unreached, &spoke), wrong(Field::Outcome));
    }

    #[test]
    fn a_purpose_may_ask_for_a_reason_or_a_plan() {
        let mut newcomer = visit(VisitKind::FollowUp);
        newcomer.purpose = "新客 7 天未下单".into();
        assert_eq!(
            decide(&newcomer, &call(|_| {})),
            empty(Field::NoOrderReason)
        );
        let reason = call(|call| call.no_order_reason = "再比较".into());
        assert_eq!(decide(&newcomer, &reason), Ok(()));
        let mut leaving = visit(VisitKind::FollowUp);
        leaving.purpose = "流失预警".into();
        assert_eq!(decide(&leaving, &call(|_| {})), empty(Field::ChurnReason));
        let half = call(|call| call.churn_reason = "价格".into());
        assert_eq!(decide(&leaving, &half), empty(Field::WinBackPlan));
        let promise = call(|call| call.promise = "周五前回电".into());
        let kept = decide(&visit(VisitKind::FollowUp), &promise);
        assert_eq!(kept, empty(Field::DueAt), "a promise has a day");
    }

    #[test]
    fn a_move_on_site_has_both_supervisors_and_a_signature() {
        let mut moving = visit(VisitKind::OnSite);
        moving.purpose = "搬家执行".into();
        let site = |supervisors: Vec<crate::ids::StaffId>, signature_hash: Option<String>| {
            let mut form = form(VisitKind::OnSite);
            form.details = VisitDetails::OnSite(OnSiteVisit {
                supervisors,
                signature_hash,
                ..OnSiteVisit::default()
            });
            form
        };
        let two = vec![manager().id, supervisor().id];
        let twice = vec![manager().id, manager().id];
        assert_eq!(decide(&moving, &site(two.clone(), Some(hash()))), Ok(()));
        assert_eq!(
            decide(&moving, &site(twice, Some(hash()))),
            empty(Field::Supervisor)
        );
        assert_eq!(
            decide(&moving, &site(two.clone(), None)),
            empty(Field::DocumentHash)
        );
        let odd = site(two, Some("x".into()));
        assert_eq!(decide(&moving, &odd), wrong(Field::DocumentHash));
    }

    #[test]
    fn a_check_after_the_move_tells_the_state_of_the_goods() {
        let mut checked = visit(VisitKind::OnSite);
        checked.purpose = "搬后检查".into();
        let mut form = form(VisitKind::OnSite);
        assert_eq!(decide(&checked, &form), empty(Field::Items));
        if let VisitDetails::OnSite(site) = &mut form.details {
            site.items.push(ItemCondition {
                item: "三人沙发".into(),
                damaged: false,
                remarks: String::new(),
            });
        }
        assert_eq!(decide(&checked, &form), Ok(()));
    }

    #[test]
    fn a_bad_inspection_says_by_when_it_is_put_right() {
        let seen = |score, due: Option<i64>| {
            let mut form = form(VisitKind::Inspection);
            form.details = VisitDetails::Inspection(InspectionVisit {
                standard_version: "2026-1".into(),
                score: Some(score),
                evidence: vec![hash()],
                rectify_due_at: due.map(|days| UtcMs(NOW.0 + days * DAY_MS)),
            });
            decide(&visit(VisitKind::Inspection), &form)
        };
        assert_eq!(seen(60, None), Ok(()));
        assert_eq!(seen(59, None), empty(Field::DueAt));
        assert_eq!(seen(59, Some(6)), Ok(()));
        assert_eq!(seen(59, Some(8)), wrong(Field::DueAt));
        assert_eq!(seen(101, None), wrong(Field::Score));
    }

    #[test]
    fn a_new_day_and_a_refusal_are_said() {
        let mut moved = visit(VisitKind::OnSite);
        moved.outcome = VisitOutcome::Rescheduled;
        assert_eq!(
            decide(&moved, &form(VisitKind::OnSite)),
            empty(Field::DueAt)
        );
        let mut declined = visit(VisitKind::InStore);
        declined.outcome = VisitOutcome::Declined;
        declined.feedback = String::new();
        assert_eq!(
            decide(&declined, &form(VisitKind::InStore)),
            empty(Field::Reason)
        );
        declined.remarks = "没有时间".into();
        assert_eq!(decide(&declined, &form(VisitKind::InStore)), Ok(()));
    }

    #[test]
    fn a_handover_fits_its_outcome() {
        let (visit, form) = handed_over(VisitOutcome::ToComplaint);
        assert_eq!(decide(&visit, &form), Ok(()));
        let mut lead = visit.clone();
        lead.outcome = VisitOutcome::ToLead;
        assert_eq!(decide(&lead, &form), wrong(Field::Handover));
        lead.outcome = VisitOutcome::Completed;
        assert_eq!(decide(&lead, &form), wrong(Field::Handover));
        let mut without = form;
        without.handover = None;
        assert_eq!(decide(&visit, &without), wrong(Field::Handover));
    }

    #[test]
    fn a_step_that_the_list_does_not_know_is_refused() {
        let mut odd = form(VisitKind::InStore);
        odd.checklist.push("没有的步骤".into());
        assert_eq!(
            decide(&visit(VisitKind::InStore), &odd),
            wrong(Field::Checklist)
        );
        let mut many = form(VisitKind::InStore);
        many.tags = vec!["偏好性价比".into(); 21];
        let (field, limit) = (Field::Tags, 20);
        let refused = decide(&visit(VisitKind::InStore), &many);
        assert_eq!(refused, Err(Refusal::TooMany { field, limit }));
    }

    #[test]
    fn who_collects_waits_five_minutes_and_who_comes_in_three() {
        let served = |picks_up, minutes: i64| {
            let mut form = form(VisitKind::InStore);
            form.arrived_at = Some(NOW);
            form.details = VisitDetails::InStore(InStoreVisit {
                picks_up,
                served_at: Some(UtcMs(NOW.0 + minutes * MINUTE_MS)),
                ..InStoreVisit::default()
            });
            served_in_time(&playbook(), &form)
        };
        assert_eq!(
            (served(true, 5), served(true, 6)),
            (Some(true), Some(false))
        );
        assert_eq!(
            (served(false, 3), served(false, 4)),
            (Some(true), Some(false))
        );
        assert_eq!(
            served_in_time(&playbook(), &form(VisitKind::FollowUp)),
            None
        );
    }
}
