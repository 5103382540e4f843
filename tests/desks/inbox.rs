//! 需我确认 where more than two people and one press are in it: on a shared laptop, on what came in
//! meanwhile, in chains, and what the window gets to see.

use domain::complaint::{ComplaintAction, Stage};
use domain::field::Field;
use domain::form::FormKind;
use domain::ids::{CommandId, ReviewId};
use domain::refusal::Refusal;
use rusqlite::params;
use testkit::{PASSWORD, Seat, acknowledge, draft_for};
use wire::attention::{
    AttentionDecision, AttentionItem, AttentionKind, DecideAttention, DecideReview, Decided,
    OneRefused, ReviewChoice,
};
use wire::call::{Nothing, Serve};
use wire::envelope::RejectReason;
use wire::error::{AppError, ErrorCode};
use wire::session::Enrol;

use crate::apart::{Apart, act, edit, offline, page, words};
use crate::disk;
use crate::plain::{ask, submit};

async fn items(seat: &Seat) -> Vec<AttentionItem> {
    seat.desk.list_attention(Nothing {}).await.unwrap().items
}

async fn one(seat: &Seat, what: &str) -> AttentionItem {
    let look = || async { items(seat).await.into_iter().next() };
    seat.until(what, look).await
}

async fn decide(
    seat: &Seat,
    item: &AttentionItem,
    decision: AttentionDecision,
) -> Result<Decided, AppError> {
    let decide = DecideAttention {
        command_id: item.command_id,
        decision,
        shown: item.clashes.clone(),
    };
    seat.desk.decide_attention(decide).await
}

async fn review(
    seat: &Seat,
    item: &AttentionItem,
    decision: ReviewChoice,
) -> Result<Decided, AppError> {
    let decide = DecideReview {
        review: ReviewId(item.command_id.0),
        decision,
        shown: item.clashes.clone(),
    };
    seat.desk.decide_review(decide).await
}

async fn undo(seat: &Seat, command_id: CommandId) -> Result<Decided, AppError> {
    seat.desk.undo_attention(OneRefused { command_id }).await
}

fn hand_over() -> AttentionDecision {
    AttentionDecision::HandOver {
        note: "请看".to_owned(),
    }
}

fn again() -> AttentionDecision {
    AttentionDecision::Reapply { changed: None }
}

async fn change_to(seat: &Seat, user: &str) {
    seat.desk.lock(Nothing {}).await.unwrap();
    seat.sign_in(user, PASSWORD).await.unwrap();
}

/// What the window holds, as it travels.
fn travels(what: &impl serde::Serialize) -> String {
    serde_json::to_string(what).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn on_a_shared_laptop_nobody_withdraws_what_another_decided() {
    let apart = Apart::start().await;
    let laptop = &apart.officer;
    let who = Enrol {
        user: "linyue".to_owned(),
        password: PASSWORD.to_owned(),
    };
    laptop.desk.enrol_colleague(who).await.unwrap();
    laptop.until_synced().await;
    let item = apart.clash().await;
    offline(laptop, true).await;
    decide(laptop, &item, hand_over()).await.unwrap();

    change_to(laptop, "linyue").await;
    let handed = one(laptop, "the command handed over").await;
    assert_eq!(handed.kind, AttentionKind::Review);
    let reason = "电话已经改好".to_owned();
    let discard = || ReviewChoice::Discard {
        reason: reason.clone(),
    };
    review(laptop, &handed, discard()).await.unwrap();
    assert_eq!(laptop.status().await.pending, 2);
    // A decision of one's own can be taken back, also where the author's item lies beside it.
    undo(laptop, handed.command_id).await.unwrap();
    assert_eq!(laptop.status().await.pending, 1);
    review(laptop, &handed, discard()).await.unwrap();

    change_to(laptop, "chenyu").await;
    let late = undo(laptop, item.command_id).await.unwrap_err();
    assert_eq!(late.refusal, Some(Refusal::SeenTo));
    assert_eq!(laptop.status().await.pending, 2, "a decision is gone");
    assert_eq!(items(laptop).await, []);
}

#[tokio::test(flavor = "multi_thread")]
async fn undoing_what_has_something_unsent_behind_it_does_not_claim_that_it_was_sent() {
    let apart = Apart::start().await;
    let item = apart.clash().await;
    let officer = &apart.officer;
    offline(officer, true).await;
    decide(officer, &item, again()).await.unwrap();
    let now = page(officer, apart.id).await.unwrap().as_of;
    act(officer, apart.id, acknowledge(now)).await;
    let refused = undo(officer, item.command_id).await.unwrap_err();
    assert_eq!(refused.code, ErrorCode::NotTheLast);
    assert_eq!(officer.status().await.pending, 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn neither_inbox_nor_history_shows_a_whole_phone_that_the_person_did_not_type() {
    let apart = Apart::start().await;
    let base = page(&apart.officer, apart.id).await.unwrap().phone_masked;
    let item = apart.clash().await;
    let Some(domain::command::Command::ActOnComplaint {
        action: ComplaintAction::Edit { edits },
        ..
    }) = &item.command
    else {
        panic!("{:?}", item.command);
    };
    assert_eq!(edits[0].base, words(&base));
    assert_eq!(item.clashes[0].base, words(&base));
    assert!(!travels(&item).contains("13822223333"));

    let reason = "以对方的为准".to_owned();
    let discard = AttentionDecision::Discard { reason };
    decide(&apart.officer, &item, discard).await.unwrap();
    apart.officer.until_synced().await;
    let told = "refused_command_discarded";
    apart
        .until_both_have(|p| travels(&p.timeline).contains(told))
        .await;
    for seat in [&apart.officer, &apart.supervisor] {
        let page = page(seat, apart.id).await.unwrap();
        let history = travels(&page.timeline);
        for phone in [
            "13900001111",
            "139 0000 1111",
            "13822223333",
            "138 2222 3333",
        ] {
            assert!(!history.contains(phone), "{phone} in {history}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn given_again_an_edit_conflicts_with_what_came_in_since_the_person_looked() {
    let apart = Apart::start().await;
    let (officer, supervisor) = (&apart.officer, &apart.supervisor);
    let drawn = apart.clash().await;
    let shown = page(supervisor, apart.id).await.unwrap().phone_masked;
    // It looks the same once it is masked.
    let third = edit(Field::Phone, &shown, "138 5555 3333");
    act(supervisor, apart.id, third).await;
    supervisor.until_synced().await;
    let fresh = officer
        .until("the third value", || async {
            let item = items(officer).await.remove(0);
            (item.clashes[0].by != drawn.clashes[0].by).then_some(item)
        })
        .await;

    let refused = decide(officer, &drawn, again()).await.unwrap_err();
    assert!(
        matches!(refused.refusal, Some(Refusal::FieldConflict { .. })),
        "{refused:?}"
    );
    decide(officer, &fresh, again()).await.unwrap();
    officer.until_synced().await;
    apart
        .until_both_have(|p| p.phone_masked == "139****1111" && p.pending == 0)
        .await;
    assert_eq!(items(officer).await, []);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_registration_given_again_takes_what_hung_on_it_along() {
    let apart = Apart::start().await;
    let (officer, supervisor) = (&apart.officer, &apart.supervisor);
    let zhang = officer.customer("zs").await;
    offline(officer, true).await;
    // The second within 30 days, of which the officer doesn't hear: the third is suggested 紧急.
    let draft = draft_for(zhang.id, "螺丝少了一颗");
    supervisor.desk.register_complaint(draft).await.unwrap();
    supervisor.until_synced().await;
    let draft = draft_for(zhang.id, "柜门又掉了");
    let third = officer.desk.register_complaint(draft).await.unwrap();
    let now = page(officer, third.complaint).await.unwrap().as_of;
    act(officer, third.complaint, acknowledge(now)).await;
    offline(officer, false).await;
    officer.until_synced().await;

    let refused = items(officer).await;
    let [registration, hung] = &refused[..] else {
        panic!("{refused:?}");
    };
    assert!(
        matches!(
            registration.reason,
            RejectReason::Rule {
                refusal: Refusal::BelowSuggestion { .. }
            }
        ),
        "{:?}",
        registration.reason
    );
    assert_eq!(hung.reason, RejectReason::Dependency);
    decide(officer, registration, hand_over()).await.unwrap();
    officer.until_synced().await;
    let handed = one(supervisor, "the registration").await;
    let apply = ReviewChoice::Apply { changed: None };
    review(supervisor, &handed, apply).await.unwrap();
    supervisor.until_synced().await;
    officer
        .until("the complaint", || page(officer, third.complaint))
        .await;

    decide(officer, hung, again()).await.unwrap();
    officer.until_synced().await;
    let both = page(officer, third.complaint).await.unwrap();
    assert_eq!(both.complaint.stage, Stage::Acknowledged);
    assert_eq!(items(officer).await, []);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_colleague_changed_is_told_also_where_the_record_has_no_older_history() {
    let apart = Apart::start().await;
    let (officer, supervisor) = (&apart.officer, &apart.supervisor);
    let zhang = officer.customer("zs").await.id;
    let ask = || ask(FormKind::EditCustomer, None, Some(zhang.0));
    let phone = |text: &str| [(Field::Phone, words(text))];
    offline(officer, true).await;
    submit(officer, ask(), &phone("13900001111")).await;
    submit(supervisor, ask(), &phone("13822223333")).await;
    supervisor.until_synced().await;
    offline(officer, false).await;
    officer.until_synced().await;
    let item = officer
        .until("what the supervisor did", || async {
            let item = items(officer).await.into_iter().next()?;
            item.clashes[0].by.is_some().then_some(item)
        })
        .await;
    assert_eq!(item.meanwhile.len(), 1, "{:?}", item.meanwhile);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_command_that_this_build_cannot_read_is_shown_kept_and_put_aside() {
    let apart = Apart::start().await;
    let item = apart.clash().await;
    let Apart { org, officer, .. } = apart;
    officer.desk.stop().await;
    let slot = disk::slot(officer.path(), "chenyu");
    let alter = "UPDATE outbox SET body = replace(body, '\"act_on_complaint\"', '\"of_tomorrow\"') \
                 WHERE command_id = ?1";
    let database = disk::database(officer.path(), &slot);
    let id = item.command_id.0.as_bytes().to_vec();
    assert_eq!(database.execute(alter, params![id]).unwrap(), 1);
    drop(database);
    let officer = officer.reopen("chenyu").await;

    let listed = items(&officer).await.remove(0);
    assert_eq!(officer.status().await.attention, 1);
    assert_eq!((&listed.command, listed.on), (&None, item.on));
    assert_eq!(listed.hand_to, None);
    let refused = decide(&officer, &listed, hand_over()).await.unwrap_err();
    assert_eq!(refused.code, ErrorCode::BadRequest);
    let until = domain::time::UtcMs(item.written_at.0 + 86_400_000);
    let later = AttentionDecision::Later { until };
    decide(&officer, &listed, later).await.unwrap();
    assert_eq!(officer.status().await.attention, 0);
    assert_eq!(items(&officer).await.len(), 1);
    drop(org);
}
