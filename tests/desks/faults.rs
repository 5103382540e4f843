//! A network that fails in every way it can: nothing saved is lost, nothing is doubled.

use app::Host as _;
use testkit::{Fault, LyingClock, Org, draft_for};
use wire::call::{Nothing, Serve};
use wire::complaint_view::ListComplaints;
use wire::sync_status::{SyncState, SyncTrouble};

fn everything() -> ListComplaints {
    ListComplaints {
        include_resolved: true,
        limit: 100,
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_central_that_answers_nonsense_is_named_and_nothing_is_lost() {
    let org = Org::start().await;
    let officer = org.seat("chenyu").await;
    officer.until_synced().await;
    let zhang = officer.customer("zs").await;
    for (fault, trouble) in [
        (Fault::Garbage, SyncTrouble::Unreachable),
        (Fault::Status500, SyncTrouble::CentralFailed),
        (Fault::Html200, SyncTrouble::NotACentral),
        (Fault::Redirect302, SyncTrouble::NotACentral),
        (Fault::ForeignJson, SyncTrouble::NotACentral),
        (Fault::Refuse, SyncTrouble::Unreachable),
    ] {
        org.network.set(fault).await;
        let draft = draft_for(zhang.id, &format!("测试网络故障 {fault:?}"));
        officer.desk.register_complaint(draft).await.unwrap();
        let status = officer
            .until_status("the trouble", |s| {
                s.trouble == Some(trouble) && s.next_try_at.is_some()
            })
            .await;
        assert_eq!(status.state, SyncState::Offline, "{fault:?}");
        assert_eq!(status.pending, 1, "{fault:?}");
        org.network.set(Fault::None).await;
        officer.desk.sync_now(Nothing {}).await.unwrap();
        officer.until_synced().await;
    }
    assert_eq!(
        officer
            .desk
            .list_complaints(everything())
            .await
            .unwrap()
            .len(),
        6
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_central_that_never_answers_keeps_nobody_from_working() {
    let org = Org::start().await;
    let officer = org.seat("chenyu").await;
    officer.until_synced().await;
    let zhang = officer.customer("zs").await;
    org.network.set(Fault::Silence).await;
    let draft = draft_for(zhang.id, "等了两个小时没人来");
    officer.desk.register_complaint(draft).await.unwrap();
    let status = officer.status().await;
    assert_ne!(status.state, SyncState::Synced);
    assert_eq!(status.pending, 1);
    org.network.set(Fault::None).await;
    officer.desk.sync_now(Nothing {}).await.unwrap();
    officer.until_synced().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_push_whose_answer_is_lost_is_applied_once() {
    let org = Org::start().await;
    let officer = org.seat("chenyu").await;
    let supervisor = org.seat("linyue").await;
    officer.until_synced().await;
    let zhang = officer.customer("zs").await;
    org.network.set(Fault::LosePushAnswers).await;
    for text in ["第一件", "第二件"] {
        officer
            .desk
            .register_complaint(draft_for(zhang.id, text))
            .await
            .unwrap();
    }
    officer
        .until_status("a lost answer", |s| s.trouble.is_some())
        .await;
    assert_eq!(officer.status().await.pending, 2, "no verdict was heard");
    org.network.set(Fault::None).await;
    officer.desk.sync_now(Nothing {}).await.unwrap();
    officer.until_synced().await;

    supervisor.desk.sync_now(Nothing {}).await.unwrap();
    let rows = supervisor
        .until("both complaints", || async {
            let rows = supervisor.desk.list_complaints(everything()).await.ok()?;
            (rows.len() >= 2).then_some(rows)
        })
        .await;
    assert_eq!(rows.len(), 2);
    assert_eq!(
        officer
            .desk
            .list_complaints(everything())
            .await
            .unwrap()
            .len(),
        2
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_network_without_streams_still_brings_news_by_itself() {
    let org = Org::start().await;
    let officer = org.seat("chenyu").await;
    let supervisor = org.seat("linyue").await;
    officer.until_synced().await;
    supervisor.until_synced().await;
    // Streams that were open break; whatever way news takes now, it must arrive.
    org.network.set(Fault::Refuse).await;
    org.network.set(Fault::None).await;
    let zhang = officer.customer("zs").await;
    officer
        .desk
        .register_complaint(draft_for(zhang.id, "沙发有划痕"))
        .await
        .unwrap();
    supervisor
        .until("the complaint", || async {
            let rows = supervisor.desk.list_complaints(everything()).await.ok()?;
            (rows.len() == 1).then_some(())
        })
        .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wall_clock_set_back_a_year_neither_stops_sync_nor_moves_a_deadline() {
    let org = Org::start().await;
    let clock = LyingClock::new();
    let officer = org.seat_on("chenyu", clock.clone()).await;
    officer.until_synced().await;
    let zhang = officer.customer("zs").await;
    org.network.set(Fault::Refuse).await;
    officer
        .desk
        .register_complaint(draft_for(zhang.id, "第一件"))
        .await
        .unwrap();
    officer
        .until_status("a wait for the next try", |s| s.next_try_at.is_some())
        .await;

    clock.move_days(-400);
    officer
        .desk
        .register_complaint(draft_for(zhang.id, "第二件"))
        .await
        .unwrap();
    org.network.set(Fault::None).await;
    // Nobody presses anything: the timer that was armed must still fire.
    officer.until_synced().await;
    let rows = officer.desk.list_complaints(everything()).await.unwrap();
    let due = |nth: usize| rows[nth].next_clock.as_ref().unwrap().due_at;
    assert!(due(1).since(due(0)).abs() < 60 * 60 * 1000, "{rows:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wall_clock_years_ahead_neither_stops_sync_nor_moves_a_deadline() {
    let org = Org::start().await;
    let clock = LyingClock::new();
    let officer = org.seat_on("chenyu", clock.clone()).await;
    officer.until_synced().await;
    let zhang = officer.customer("zs").await;
    org.network.set(Fault::Refuse).await;
    let register = |words: &str| officer.desk.register_complaint(draft_for(zhang.id, words));
    register("第一件").await.unwrap();
    clock.move_days(3 * 365);
    register("第二件").await.unwrap();
    org.network.set(Fault::None).await;
    officer.desk.sync_now(Nothing {}).await.unwrap();
    let status = officer.until_synced().await;
    assert_eq!(status.attention, 0);
    let rows = officer.desk.list_complaints(everything()).await.unwrap();
    let due = |nth: usize| rows[nth].next_clock.as_ref().unwrap().due_at;
    assert!(due(1).since(due(0)).abs() < 60 * 60 * 1000, "{rows:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reboot_without_a_network_into_another_year_loses_nothing_and_ends_with_the_right_times()
{
    for days in [-3 * 365, 3 * 365] {
        let org = Org::start().await;
        let officer = org.seat("chenyu").await;
        officer.until_synced().await;
        let zhang = officer.customer("zs").await;
        org.network.set(Fault::Refuse).await;
        let clock = LyingClock::new();
        clock.move_days(days);
        let officer = officer.restart(clock.clone()).await;
        officer.sign_in("chenyu", testkit::PASSWORD).await.unwrap();
        let draft = draft_for(zhang.id, "断网重启后登记的");
        officer.desk.register_complaint(draft).await.unwrap();
        org.network.set(Fault::None).await;
        officer.desk.sync_now(Nothing {}).await.unwrap();
        let status = officer.until_synced().await;
        assert_eq!(status.attention, 0, "{days}");
        let rows = officer.desk.list_complaints(everything()).await.unwrap();
        assert!(rows[0].is_official, "{days}");
        let due = rows[0].next_clock.as_ref().unwrap().due_at;
        let left = due.since(app::SystemHost::default().wall());
        assert!(left.abs() < 40 * domain::time::DAY_MS, "{days}: {left}");
    }
}
