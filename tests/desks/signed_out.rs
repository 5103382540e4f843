//! Tokens that ended, of their own accord or because somebody was taken off a laptop.

use domain::ids::{DeviceId, StaffId};
use testkit::{Fault, Org, PASSWORD, Seat, StumblingDisk, draft_for};
use uuid::Uuid;
use wire::call::{Nothing, OneComplaint, Serve};
use wire::complaint_view::{ComplaintRow, ListComplaints};
use wire::session::{Enrol, OneUser};
use wire::sync_status::SyncState;

async fn rows(seat: &Seat) -> Vec<ComplaintRow> {
    let everything = ListComplaints {
        include_resolved: true,
        limit: 100,
    };
    seat.desk.list_complaints(everything).await.unwrap()
}

async fn register(seat: &Seat, words: &str) {
    let zhang = seat.customer("zs").await;
    let draft = draft_for(zhang.id, words);
    seat.desk.register_complaint(draft).await.unwrap();
}

async fn staff_id(seat: &Seat) -> StaffId {
    let session = seat.desk.get_session(Nothing {}).await.unwrap();
    session.staff.unwrap().id
}

#[tokio::test(flavor = "multi_thread")]
async fn with_dead_tokens_work_goes_on_and_a_new_sign_in_sends_everything_once() {
    let org = Org::start().await;
    let laptop = org.seat("chenyu").await;
    laptop.until_synced().await;
    let author = staff_id(&laptop).await;
    org.network.set(Fault::Refuse).await;
    register(&laptop, "断网时登记的").await;
    // Longer than a refresh token waits.
    org.days_pass(31);
    org.network.set(Fault::None).await;
    laptop.desk.sync_now(Nothing {}).await.unwrap();
    laptop
        .until_status("a new sign-in is asked for", |s| {
            s.state == SyncState::AuthNeeded
        })
        .await;
    register(&laptop, "登录过期后登记的").await;
    assert_eq!(laptop.status().await.pending, 2);

    // Locked and unlocked, it is the same: work needs no token.
    let laptop = laptop.reopen("chenyu").await;
    let status = laptop
        .until_status("the same again", |s| s.state == SyncState::AuthNeeded)
        .await;
    assert_eq!(status.pending, 2);
    laptop.sign_in("chenyu", PASSWORD).await.unwrap();
    let status = laptop.until_synced().await;
    assert_eq!(status.attention, 0);

    let supervisor = org.seat("linyue").await;
    let there = rows(&supervisor).await;
    assert_eq!(there.len(), 2);
    for row in there {
        assert!(row.is_official);
        let id = OneComplaint { id: row.id };
        let page = supervisor.desk.get_complaint(id).await.unwrap();
        assert_eq!(page.complaint.owner, author);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sign_in_whose_key_could_not_be_kept_masks_nothing() {
    let org = Org::start().await;
    let machine = std::sync::Arc::new(StumblingDisk::default());
    let laptop = org.seat_on("chenyu", machine.clone()).await;
    laptop.until_synced().await;
    let obstacle = machine.stumble_over_slot(laptop.path());
    laptop.sign_in("chenyu", PASSWORD).await.unwrap_err();
    std::fs::remove_dir(obstacle).unwrap();

    register(&laptop, "密钥没存下来以后登记的").await;
    let status = laptop.until_synced().await;
    assert_eq!(status.attention, 0);
    // The pull brings a lease, and it must be one that this laptop's key has signed.
    laptop
        .until("an official number", || async {
            rows(&laptop).await[0].is_official.then_some(())
        })
        .await;
    let session = laptop.desk.get_session(Nothing {}).await.unwrap();
    assert!(!session.reading_is_masked && session.lease_until.is_some());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_name_typed_in_capitals_is_the_same_person() {
    let org = Org::start().await;
    let laptop = org.seat(" ChenYu ").await;
    let enrol = |user: &str| {
        let (user, password) = (user.to_owned(), PASSWORD.to_owned());
        laptop.desk.enrol_colleague(Enrol { user, password })
    };
    enrol("CHENYU").await.unwrap_err();
    let session = enrol("QiaoShan").await.unwrap();
    let known: Vec<_> = session
        .known_users
        .iter()
        .map(|known| &*known.user)
        .collect();
    assert_eq!(known, ["chenyu", "qiaoshan"]);

    org.network.set(Fault::Refuse).await;
    for user in ["chenyu", "CHENYU", "qiaoshan", "QIAOSHAN", "ChenYu"] {
        laptop.desk.lock(Nothing {}).await.unwrap();
        laptop.sign_in(user, PASSWORD).await.unwrap();
    }
}

/// Everybody with a live session on this laptop, as the central knows it.
fn signed_in(org: &Org, laptop: &Seat) -> Vec<StaffId> {
    use central::store::ledger::People as _;
    let file = std::fs::read(laptop.path().join("desk.json")).unwrap();
    let file: serde_json::Value = serde_json::from_slice(&file).unwrap();
    let id = |name: &str| file[name].as_str().unwrap().parse::<Uuid>().unwrap();
    let (device, life) = (DeviceId(id("device_id")), id("incarnation"));
    let central = org.server().central();
    let here = central.in_transaction(|tx| {
        let here = tx.staff_at(device, life, domain::time::UtcMs(0))?;
        Ok((here, false))
    });
    here.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn taking_a_colleague_off_ends_the_session_at_the_central_and_keeps_what_waits() {
    let org = Org::start().await;
    let laptop = org.seat("chenyu").await;
    let owner = staff_id(&laptop).await;
    for user in ["qiaoshan", "sunlan"] {
        let who = Enrol {
            user: user.to_owned(),
            password: PASSWORD.to_owned(),
        };
        laptop.desk.enrol_colleague(who).await.unwrap();
    }
    laptop.until_synced().await;
    assert_eq!(signed_in(&org, &laptop).len(), 3);

    // With a network: at once.
    let off = |user: &str| {
        let user = user.to_owned();
        laptop.desk.take_off_colleague(OneUser { user })
    };
    off("sunlan").await.unwrap();
    laptop
        .until("two are left", || async {
            (signed_in(&org, &laptop).len() == 2).then_some(())
        })
        .await;

    // Without one: with the next contact, and after what waits.
    org.network.set(Fault::Refuse).await;
    laptop.desk.lock(Nothing {}).await.unwrap();
    laptop.sign_in("qiaoshan", PASSWORD).await.unwrap();
    let colleague = staff_id(&laptop).await;
    register(&laptop, "被移除前登记的").await;
    laptop.desk.lock(Nothing {}).await.unwrap();
    laptop.sign_in("chenyu", PASSWORD).await.unwrap();
    laptop
        .desk
        .take_off_colleague(OneUser {
            user: "qiaoshan".to_owned(),
        })
        .await
        .unwrap();
    assert!(signed_in(&org, &laptop).contains(&colleague));
    let laptop = laptop.reopen("chenyu").await;
    org.network.set(Fault::None).await;
    laptop.desk.sync_now(Nothing {}).await.unwrap();
    let status = laptop.until_synced().await;
    assert_eq!(status.attention, 0);
    assert_eq!(signed_in(&org, &laptop), [owner]);
    let rows = rows(&laptop).await;
    assert!(rows[0].is_official);
    let id = OneComplaint { id: rows[0].id };
    let page = laptop.desk.get_complaint(id).await.unwrap();
    assert_eq!(page.complaint.owner, colleague);
}
