//! Real processes: a central, desks behind the browser host, and SIGKILL at the worst moment.

mod alone;
mod import;
mod programs;

use domain::ids::CustomerId;
use programs::{CentralProcess, DeskProcess};
use serde_json::json;
use testkit::draft_for;
use wire::complaint_view::ComplaintRow;
use wire::customer_view::CustomerHit;
use wire::draft::{Receipt, SavedDraft};
use wire::sync_status::{SyncState, SyncStatus};

/// Complaints given while the process is being killed; enough that the kill lands in between.
const GIVEN: usize = 40;

async fn zhang_san(desk: &DeskProcess) -> CustomerId {
    let hits: Vec<CustomerHit> = desk
        .call("find_customers", json!({ "query": "zs", "limit": 5 }))
        .await
        .unwrap();
    hits[0].id
}

async fn numbers(desk: &DeskProcess) -> Vec<String> {
    let ask = json!({ "include_resolved": true, "limit": 1000 });
    let rows: Vec<ComplaintRow> = desk.call("list_complaints", ask).await.unwrap();
    let mut titles: Vec<String> = rows.into_iter().map(|row| row.title).collect();
    titles.sort();
    titles
}

/// Registers complaints until the desk dies; gives back the words of those it called saved.
async fn register_until_killed(
    desk: &DeskProcess,
    customer: CustomerId,
    kill_after: usize,
) -> Vec<String> {
    let mut saved = vec![];
    for nth in 0..GIVEN {
        if nth == kill_after {
            desk.kill_soon();
        }
        let words = format!("第 {nth:03} 件：搬运时刮花地板");
        let draft = serde_json::to_value(draft_for(customer, &words)).unwrap();
        match desk.call::<Receipt>("register_complaint", draft).await {
            Ok(_) => saved.push(words),
            Err(_) => break,
        }
    }
    saved
}

async fn until_synced(desk: &DeskProcess) {
    desk.until("synced", |s: &SyncStatus| {
        s.state == SyncState::Synced && s.pending == 0
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_called_saved_survives_kill_nine_and_goes_up_once() {
    let mut central = CentralProcess::start().await;
    let mut desk = DeskProcess::start(&central, "chenyu").await;
    until_synced(&desk).await;
    let customer = zhang_san(&desk).await;

    // Offline, so that the kill lands in saving; then online, so that it lands in syncing too.
    let _: SyncStatus = desk
        .call("set_work_offline", json!({ "offline": true }))
        .await
        .unwrap();
    let mut saved = register_until_killed(&desk, customer, 17).await;
    desk.start_again(&central).await;
    let _: SyncStatus = desk
        .call("set_work_offline", json!({ "offline": false }))
        .await
        .unwrap();
    let more = register_until_killed(&desk, customer, 9).await;
    saved.extend(more);
    desk.start_again(&central).await;
    until_synced(&desk).await;

    let mut here = numbers(&desk).await;
    // One registration may have been on the disk without its answer getting out; none is missing.
    assert!(
        here.len() <= saved.len() + 2,
        "{} here, {} called saved",
        here.len(),
        saved.len()
    );
    let mut unmatched = here.clone();
    for words in &saved {
        let place = unmatched.iter().position(|title| title == words);
        unmatched.remove(place.unwrap_or_else(|| panic!("lost: {words}")));
    }

    // The central was killed as well; what it applied is there once.
    central.kill_and_start_again().await;
    let other = DeskProcess::start(&central, "linyue").await;
    until_synced(&other).await;
    let mut there = numbers(&other).await;
    here.sort();
    there.sort();
    assert_eq!(here, there);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_survives_kill_nine() {
    let central = CentralProcess::start().await;
    let mut desk = DeskProcess::start(&central, "chenyu").await;
    let customer = zhang_san(&desk).await;
    let draft = draft_for(customer, "说到一半电脑断电");
    let saved: SavedDraft = desk
        .call("save_draft", serde_json::to_value(&draft).unwrap())
        .await
        .unwrap();
    desk.kill_soon();
    desk.start_again(&central).await;
    let drafts: Vec<SavedDraft> = desk.call("list_drafts", json!({})).await.unwrap();
    assert_eq!(drafts[0].draft, saved.draft);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_process_on_the_same_folder_stops_with_a_word() {
    let central = CentralProcess::start().await;
    let desk = DeskProcess::start(&central, "chenyu").await;
    let said = desk.second_copy_says(&central).await;
    assert!(said.contains("FolderInUse"), "{said}");
}
