//! A database that can't be opened any more: set aside whole, what was not sent goes up all the same.

use std::io::{Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use testkit::{Fault, Org, Seat, StumblingDisk, draft_for};
use wire::call::{Nothing, Serve, WorkOffline};
use wire::complaint_view::ListComplaints;
use wire::error::ErrorCode;
use wire::session::{Enrol, RescueDesk};

const USER: &str = "chenyu";

fn everything() -> ListComplaints {
    ListComplaints {
        include_resolved: true,
        limit: 100,
    }
}

fn rescue() -> RescueDesk {
    RescueDesk {
        user: USER.to_owned(),
        password: testkit::PASSWORD.to_owned(),
    }
}

/// Two complaints that were never sent, in a database whose first page is gone.
async fn wrecked(org: &Org) -> (Seat, Vec<u8>) {
    wreck_with_two(org.seat(USER).await).await
}

async fn wreck_with_two(officer: Seat) -> (Seat, Vec<u8>) {
    officer.until_synced().await;
    let offline = WorkOffline { offline: true };
    officer.desk.set_work_offline(offline).await.unwrap();
    let zhang = officer.customer("zs").await;
    for words in ["柜门关不上", "约好上午到，下午才到"] {
        let draft = draft_for(zhang.id, words);
        officer.desk.register_complaint(draft).await.unwrap();
    }
    officer.desk.stop().await;
    let file = officer.path().join("desk.db");
    wreck(&file);
    let bytes = std::fs::read(&file).unwrap();
    (officer, bytes)
}

/// Loses all of the first page but its salt, without which no key opens anything.
pub fn wreck(file: &Path) {
    let mut file = std::fs::OpenOptions::new().write(true).open(file).unwrap();
    file.seek(SeekFrom::Start(16)).unwrap();
    file.write_all(&[0; 4080]).unwrap();
    file.sync_all().unwrap();
}

fn set_aside(seat: &Seat) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(seat.path().join("set-aside"));
    entries.map_or(vec![], |all| all.map(|e| e.unwrap().path()).collect())
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_wrecked_laptop_had_not_sent_reaches_the_supervisor() {
    let org = Org::start().await;
    let supervisor = org.seat("linyue").await;
    let (officer, wreck) = wrecked(&org).await;

    let refused = officer.sign_in(USER, testkit::PASSWORD).await.unwrap_err();
    assert_eq!(refused.code, ErrorCode::DatabaseUnreadable);
    let rescued = officer.desk.rescue_desk(rescue()).await.unwrap();
    assert_eq!(rescued.sent_again, 2);
    assert!(!rescued.is_complete, "a lost page is told");

    let aside = set_aside(&officer);
    assert_eq!(aside.len(), 1);
    assert_eq!(std::fs::read(aside[0].join("desk.db")).unwrap(), wreck);
    officer.until_synced().await;
    let rows = officer.desk.list_complaints(everything()).await.unwrap();
    assert_eq!(rows.len(), 2);
    assert!(
        rows.iter()
            .all(|row| row.is_official && !row.needs_attention)
    );
    supervisor
        .until("both complaints on the other desk", || async {
            let rows = supervisor.desk.list_complaints(everything()).await.ok()?;
            (rows.len() == 2).then_some(())
        })
        .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rescue_without_a_network_changes_nothing_and_works_later() {
    let org = Org::start().await;
    let (officer, wreck) = wrecked(&org).await;
    org.network.set(Fault::Refuse).await;
    let refused = officer.desk.rescue_desk(rescue()).await.unwrap_err();
    assert_eq!(refused.code, ErrorCode::CentralUnreachable);
    assert_eq!(
        std::fs::read(officer.path().join("desk.db")).unwrap(),
        wreck
    );
    assert!(set_aside(&officer).is_empty());

    org.network.set(Fault::None).await;
    let rescued = officer.desk.rescue_desk(rescue()).await.unwrap();
    assert_eq!(rescued.sent_again, 2);
    officer.until_synced().await;
}

async fn both_are_official(officer: &Seat) {
    officer.until_synced().await;
    let rows = officer.desk.list_complaints(everything()).await.unwrap();
    assert_eq!(rows.len(), 2);
    assert!(
        rows.iter()
            .all(|row| row.is_official && !row.needs_attention)
    );
    let session = officer.desk.get_session(Nothing {}).await.unwrap();
    assert!(!session.reading_is_masked, "the lease isn't this key's");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rescue_that_fails_after_the_move_sends_everything_at_the_next_unlocking() {
    let org = Org::start().await;
    let machine = Arc::new(StumblingDisk::default());
    let seat = org.seat_on(USER, machine.clone()).await;
    let (officer, wreck) = wreck_with_two(seat).await;
    let obstacle = machine.stumble_over_slot(officer.path());
    officer.desk.rescue_desk(rescue()).await.unwrap_err();
    let aside = set_aside(&officer);
    assert_eq!(std::fs::read(aside[0].join("desk.db")).unwrap(), wreck);

    std::fs::remove_dir(obstacle).unwrap();
    officer.sign_in(USER, testkit::PASSWORD).await.unwrap();
    both_are_official(&officer).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rescue_killed_in_the_midst_of_the_move_sends_everything_at_the_next_unlocking() {
    let org = Org::start().await;
    let (officer, _) = wrecked(&org).await;
    let desk_json = officer.path().join("desk.json");
    let mut file: serde_json::Value =
        serde_json::from_slice(&std::fs::read(&desk_json).unwrap()).unwrap();
    file["rescue_pending"] = true.into();
    file["incarnation"] = uuid::Uuid::from_u128(7).to_string().into();
    std::fs::write(&desk_json, file.to_string()).unwrap();
    // The move has begun, and not a file has gone yet.
    std::fs::write(officer.path().join("desk.moving"), "orphan-1").unwrap();

    let officer = officer.reopen(USER).await;
    both_are_official(&officer).await;
    assert_eq!(set_aside(&officer).len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_password_rescues_nothing() {
    let org = Org::start().await;
    let (officer, wreck) = wrecked(&org).await;
    let wrong = RescueDesk {
        password: "guess".to_owned(),
        ..rescue()
    };
    let refused = officer.desk.rescue_desk(wrong).await.unwrap_err();
    assert_eq!(refused.code, ErrorCode::WrongPassword);
    assert_eq!(
        std::fs::read(officer.path().join("desk.db")).unwrap(),
        wreck
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn after_a_rescue_a_colleagues_password_lets_in_again_once_there_is_a_network() {
    let org = Org::start().await;
    let officer = org.seat(USER).await;
    let colleague = "qiaoshan";
    let who = Enrol {
        user: colleague.to_owned(),
        password: testkit::PASSWORD.to_owned(),
    };
    officer.desk.enrol_colleague(who).await.unwrap();
    officer.until_synced().await;
    org.network.set(Fault::Refuse).await;
    officer.desk.lock(Nothing {}).await.unwrap();
    let password = testkit::PASSWORD;
    officer.sign_in(colleague, password).await.unwrap();
    let zhang = officer.customer("zs").await;
    let draft = draft_for(zhang.id, "同事登记、没传上去的");
    officer.desk.register_complaint(draft).await.unwrap();
    officer.desk.stop().await;
    wreck(&officer.path().join("desk.db"));
    org.network.set(Fault::None).await;
    let rescued = officer.desk.rescue_desk(rescue()).await.unwrap();
    assert_eq!(rescued.sent_again, 1);
    officer.until_synced().await;
    officer.desk.lock(Nothing {}).await.unwrap();

    org.network.set(Fault::Refuse).await;
    let refused = officer.sign_in(colleague, password).await.unwrap_err();
    assert_eq!(refused.code, ErrorCode::CentralUnreachable);
    org.network.set(Fault::None).await;
    officer.sign_in(colleague, password).await.unwrap();
    officer.until_synced().await;
    let rows = officer.desk.list_complaints(everything()).await.unwrap();
    assert_eq!(rows.len(), 1);
    assert!(rows[0].is_official && !rows[0].needs_attention);

    // From then on without a network too, and with a proof that the central knows.
    org.network.set(Fault::Refuse).await;
    officer.desk.lock(Nothing {}).await.unwrap();
    officer.sign_in(colleague, password).await.unwrap();
    let draft = draft_for(zhang.id, "再登记一件");
    officer.desk.register_complaint(draft).await.unwrap();
    org.network.set(Fault::None).await;
    officer.desk.sync_now(Nothing {}).await.unwrap();
    officer.until_synced().await;
    let rows = officer.desk.list_complaints(everything()).await.unwrap();
    assert!(rows.len() == 2 && rows.iter().all(|row| row.is_official));
}
