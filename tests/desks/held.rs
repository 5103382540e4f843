//! What the central doesn't decide by itself: kept, and decided by a supervisor.

use domain::ids::StaffId;
use domain::refusal::Refusal;
use rusqlite::params;
use serde_json::Value;
use testkit::{Fault, Org, PASSWORD, Seat, draft_for};
use uuid::Uuid;
use wire::attention::{AttentionChoice, AttentionItem, AttentionKind, DecideReview, ReviewChoice};
use wire::call::{Nothing, Serve};
use wire::complaint_view::{ComplaintRow, ListComplaints};
use wire::envelope::{CommandEnvelope, RejectReason};
use wire::error::ErrorCode;
use wire::session::Enrol;
use wire::signing::sign_action;
use wire::sync_status::{SyncState, SyncTrouble};

use crate::disk;

async fn rows(seat: &Seat) -> Vec<ComplaintRow> {
    let everything = ListComplaints {
        include_resolved: true,
        limit: 100,
    };
    seat.desk.list_complaints(everything).await.unwrap()
}

async fn titles(seat: &Seat) -> Vec<String> {
    let mut titles: Vec<_> = rows(seat).await.into_iter().map(|row| row.title).collect();
    titles.sort();
    titles
}

/// The items, once there are as many as wanted.
async fn items(seat: &Seat, wanted: usize) -> Vec<AttentionItem> {
    let look = || async {
        let list = seat.desk.list_attention(Nothing {}).await.unwrap();
        (list.items.len() == wanted).then_some(list.items)
    };
    seat.until("what waits for a person", look).await
}

async fn register(seat: &Seat, words: &str) {
    let zhang = seat.customer("zs").await;
    let draft = draft_for(zhang.id, words);
    seat.desk.register_complaint(draft).await.unwrap();
}

async fn enrol(seat: &Seat, user: &str) {
    let who = Enrol {
        user: user.to_owned(),
        password: PASSWORD.to_owned(),
    };
    seat.desk.enrol_colleague(who).await.unwrap();
    seat.until_synced().await;
}

/// Somebody else unlocks the laptop.
async fn change_to(seat: &Seat, user: &str) {
    seat.desk.lock(Nothing {}).await.unwrap();
    seat.sign_in(user, PASSWORD).await.unwrap();
}

async fn staff_id(seat: &Seat) -> StaffId {
    let session = seat.desk.get_session(Nothing {}).await.unwrap();
    session.staff.unwrap().id
}

fn is_rule(item: &AttentionItem, wanted: &Refusal) -> bool {
    matches!(&item.reason, RejectReason::Rule { refusal } if refusal == wanted)
}

fn choose(item: &AttentionItem, decision: ReviewChoice) -> DecideReview {
    DecideReview {
        review: domain::ids::ReviewId(item.command_id.0),
        decision,
        shown: item.clashes.clone(),
    }
}

fn set_active(org: &Org, staff: StaffId, active: bool) {
    use central::store::ledger::People as _;
    let set = org.server().central().in_transaction(|tx| {
        let mut user = tx.user_of(staff)?.expect("a user");
        user.active = active;
        tx.put_user(&user)?;
        Ok(((), true))
    });
    set.unwrap();
}

/// Changes the waiting command, and puts another one under the same name after it, signed with the
/// only key that the forger has.
fn forge(laptop: &Seat, forger: &str) {
    let slot = disk::slot(laptop.path(), forger);
    let database = disk::database(laptop.path(), &slot);
    let read = "SELECT body FROM outbox WHERE state IN ('pending', 'inflight')";
    let body: String = database.query_row(read, [], |row| row.get(0)).unwrap();
    let mut altered: CommandEnvelope = serde_json::from_str(&body).unwrap();
    let said = |words: &str, command: &mut CommandEnvelope| {
        command.payload["complaint"]["description"] = Value::from(words);
    };
    said("改成了别的话", &mut altered);

    let mut made_up = altered.clone();
    said("编出来的投诉", &mut made_up);
    let new = || Uuid::from_u128(SEED ^ altered.command_id.0.as_u128());
    made_up.command_id.0 = new();
    made_up.txn_id.0 = new();
    made_up.payload["complaint"]["id"] = Value::from(new().to_string());
    made_up.device_seq += 1;
    let actor = altered.actor;
    let key = &slot.contents.signing;
    let mac = sign_action(
        key.id,
        &key.secret,
        made_up.txn_id,
        actor,
        &[made_up.clone()],
    );

    let text = |command: &CommandEnvelope| String::from_utf8(command.canonical()).unwrap();
    let alter = "UPDATE outbox SET body = ?1 WHERE state IN ('pending', 'inflight')";
    database.execute(alter, [text(&altered)]).unwrap();
    let insert = "INSERT INTO outbox (device_seq, command_id, txn_id, actor, name, body, body_hash, \
                  written_at, on_kind, on_id, mac) \
                  SELECT device_seq + 1, ?1, ?1, actor, name, ?2, body_hash, written_at, on_kind, \
                  ?1, ?3 FROM outbox WHERE state IN ('pending', 'inflight')";
    let id = new().as_bytes().to_vec();
    database
        .execute(insert, params![id, text(&made_up), mac])
        .unwrap();
    let count = "UPDATE sync_state SET next_device_seq = next_device_seq + 1";
    database.execute(count, []).unwrap();
}

/// Whatever makes an id another one.
const SEED: u128 = 0x5eed;

#[tokio::test(flavor = "multi_thread")]
async fn what_a_colleague_forged_is_never_applied_and_its_author_and_the_supervisor_see_it() {
    let org = Org::start().await;
    let supervisor = org.seat("linyue").await;
    let laptop = org.seat("chenyu").await;
    enrol(&laptop, "qiaoshan").await;
    org.network.set(Fault::Refuse).await;
    register(&laptop, "柜门关不上").await;
    laptop.desk.stop().await;
    forge(&laptop, "qiaoshan");
    org.network.set(Fault::None).await;
    laptop.sign_in("qiaoshan", PASSWORD).await.unwrap();
    laptop.until_synced().await;

    let held = items(&supervisor, 2).await;
    for item in &held {
        assert_eq!(item.kind, AttentionKind::Review);
        assert!(is_rule(item, &Refusal::NotProved), "{:?}", item.reason);
        assert_eq!(item.suggested, AttentionChoice::Discard);
    }
    let mut said: Vec<_> = held.iter().map(|item| item.title.as_deref()).collect();
    said.sort_unstable();
    assert_eq!(said, [Some("改成了别的话"), Some("编出来的投诉")]);
    assert!(rows(&supervisor).await.is_empty());
    assert!(rows(&laptop).await.is_empty());

    change_to(&laptop, "chenyu").await;
    let own = items(&laptop, 2).await;
    assert!(own.iter().all(|item| item.kind == AttentionKind::InReview));
    assert_eq!(laptop.until_synced().await.attention, 0);

    for item in &held {
        let reason = "本人说没有提交过".to_owned();
        let decision = choose(item, ReviewChoice::Discard { reason });
        supervisor.desk.decide_review(decision).await.unwrap();
    }
    items(&supervisor, 0).await;
    items(&laptop, 0).await;
    assert!(rows(&supervisor).await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_work_of_somebody_who_left_reaches_a_supervisor_and_colleagues_go_on() {
    let org = Org::start().await;
    let laptop = org.seat("chenyu").await;
    let left = staff_id(&laptop).await;
    enrol(&laptop, "qiaoshan").await;
    org.network.set(Fault::Refuse).await;
    change_to(&laptop, "qiaoshan").await;
    register(&laptop, "同事登记的").await;
    change_to(&laptop, "chenyu").await;
    register(&laptop, "离职前登记的").await;
    set_active(&org, left, false);
    org.network.set(Fault::None).await;
    laptop.desk.sync_now(Nothing {}).await.unwrap();

    // Both go up in the session that is there, the one for a supervisor to look at.
    let status = laptop
        .until_status("what the central said", |s| {
            s.trouble == Some(SyncTrouble::PersonLeft) && s.pending == 0
        })
        .await;
    assert_eq!(status.state, SyncState::Offline);
    let view = laptop.desk.get_session(Nothing {}).await.unwrap();
    assert!(view.reading_is_masked);

    // No more unlocking, with a network or without, until the account is open again.
    laptop.desk.lock(Nothing {}).await.unwrap();
    for fault in [Fault::None, Fault::Refuse] {
        org.network.set(fault).await;
        let refused = laptop.sign_in("chenyu", PASSWORD).await.unwrap_err();
        assert_eq!(refused.code, ErrorCode::PersonLeft, "{fault:?}");
    }
    org.network.set(Fault::None).await;
    laptop.sign_in("qiaoshan", PASSWORD).await.unwrap();
    laptop.until_synced().await;
    assert_eq!(titles(&laptop).await, ["同事登记的"]);

    let supervisor = org.seat("linyue").await;
    let held = items(&supervisor, 1).await.remove(0);
    assert!(is_rule(&held, &Refusal::NotActive), "{:?}", held.reason);
    assert_eq!(held.actor, left);
    let apply = choose(&held, ReviewChoice::Apply { changed: None });
    supervisor.desk.decide_review(apply).await.unwrap();
    laptop
        .until("both complaints", || async {
            (titles(&laptop).await == ["同事登记的", "离职前登记的"]).then_some(())
        })
        .await;

    set_active(&org, left, true);
    change_to(&laptop, "chenyu").await;
    laptop.until_synced().await;
    assert_eq!(titles(&laptop).await.len(), 2);
    let view = laptop.desk.get_session(Nothing {}).await.unwrap();
    assert!(!view.reading_is_masked);
}
