//! What a locked desk tells: how much falls due and when, and nothing of whom.

use domain::time::UtcMs;
use testkit::{Org, PASSWORD, draft_for};
use wire::call::{Nothing, Serve, WorkOffline};
use wire::complaint_view::ListComplaints;
use wire::record_view::ListRecords;

#[tokio::test(flavor = "multi_thread")]
async fn a_locked_desk_tells_how_much_is_due_and_nothing_of_whom() {
    let org = Org::start().await;
    let seat = org.seat("chenyu").await;
    seat.until_synced().await;
    let offline = WorkOffline { offline: true };
    seat.desk.set_work_offline(offline).await.unwrap();
    let zhang = seat.customer("张三").await.id;
    let draft = draft_for(zhang, "古筝断了一根弦");
    seat.desk.register_complaint(draft).await.unwrap();
    let complaints = ListComplaints {
        include_resolved: false,
        limit: 200,
    };
    let complaints = seat.desk.list_complaints(complaints).await.unwrap();
    let tasks = ListRecords {
        kind: domain::record::RecordKind::Task,
        open_only: true,
        after: None,
        limit: 200,
    };
    let tasks = seat.desk.list_records(tasks).await.unwrap().rows;
    let clocks = complaints.iter().filter_map(|row| row.next_clock.as_ref());
    let mut due: Vec<UtcMs> = clocks.map(|clock| clock.due_at).collect();
    due.extend(tasks.iter().filter_map(|row| row.due_at));
    due.sort_unstable();
    let synced = seat.status().await.last_synced_at;
    let open = seat.desk.get_session(Nothing {}).await.unwrap();
    assert_eq!(open.locked, None);

    let view = seat.desk.lock(Nothing {}).await.unwrap();
    let told = view.locked.clone().expect("a word");
    assert!(!due.is_empty());
    assert_eq!(told.due_at, due);
    assert_eq!((told.pending, told.last_synced_at), (1, synced));
    assert_eq!(view.known_users[0].lease_until, open.lease_until);
    let kept = std::fs::read_to_string(seat.path().join("desk.json")).unwrap();
    for personal in ["张三", "13712345521", "5521", "古筝", "chenyu"] {
        assert!(!kept.contains(personal), "{personal}");
    }

    // Unlocked it says so itself; after a cut of power it would tell nothing rather than this.
    seat.sign_in("chenyu", PASSWORD).await.unwrap();
    let open = seat.desk.get_session(Nothing {}).await.unwrap();
    assert_eq!(open.locked, None);
    let kept = std::fs::read_to_string(seat.path().join("desk.json")).unwrap();
    assert!(!kept.contains("due_at"));
}
