//! A laptop on its own as a real program: no port, and a move to a real central.

use serde_json::{Value, json};
use testkit::draft_for;
use wire::complaint_view::ComplaintRow;
use wire::customer_view::CustomerHit;
use wire::draft::Receipt;
use wire::session::{DeskMode, PackedMove, SessionView};
use wire::sync_status::SyncState;

use crate::programs::{CentralProcess, DeskProcess};

const PASSPHRASE: &str = "搬到服务器上去吧";

/// Listening TCP sockets of a process, as the kernel lists them.
#[cfg(target_os = "linux")]
fn listening_sockets(pid: i32) -> usize {
    const LISTEN: &str = "0A";
    let names = std::fs::read_dir(format!("/proc/{pid}/fd")).expect("its open files");
    let own: Vec<String> = names
        .filter_map(|name| std::fs::read_link(name.ok()?.path()).ok())
        .filter_map(|link| {
            let link = link.to_str()?.to_owned();
            Some(link.strip_prefix("socket:[")?.strip_suffix(']')?.to_owned())
        })
        .collect();
    let tables = ["tcp", "tcp6"]
        .map(|name| std::fs::read_to_string(format!("/proc/{pid}/net/{name}")).unwrap_or_default());
    tables
        .iter()
        .flat_map(|table| table.lines().skip(1))
        .filter(|line| {
            let columns: Vec<&str> = line.split_whitespace().collect();
            columns.get(3) == Some(&LISTEN)
                && columns
                    .get(9)
                    .is_some_and(|inode| own.iter().any(|o| o == inode))
        })
        .count()
}

async fn complain(desk: &DeskProcess, words: &str) {
    let new = json!({ "name": "周敏", "phone": "13900000001" });
    let customer: CustomerHit = desk.call("register_customer", new).await.unwrap();
    let draft = serde_json::to_value(draft_for(customer.id, words)).unwrap();
    let _: Receipt = desk.call("register_complaint", draft).await.unwrap();
}

async fn mode(desk: &DeskProcess) -> DeskMode {
    let session: SessionView = desk.call("get_session", json!({})).await.unwrap();
    session.mode
}

async fn official(desk: &DeskProcess) -> Vec<String> {
    desk.until("synced", |s| s.state == SyncState::Synced && s.pending == 0)
        .await;
    let ask = json!({ "include_resolved": true, "limit": 100 });
    let rows: Vec<ComplaintRow> = desk.call("list_complaints", ask).await.unwrap();
    assert!(rows.iter().all(|row| row.is_official));
    let mut numbers: Vec<String> = rows.into_iter().map(|row| row.number).collect();
    numbers.sort();
    numbers.dedup();
    numbers
}

#[cfg(target_os = "linux")]
#[tokio::test(flavor = "multi_thread")]
async fn a_shop_alone_opens_no_port_besides_the_browser_hosts_own() {
    let desk = DeskProcess::alone().await;
    complain(&desk, "沙发右扶手刮花了一道").await;
    assert_eq!(official(&desk).await.len(), 1);
    assert_eq!(listening_sockets(desk.pid()), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_packed_shop_is_adopted_by_a_real_central_and_goes_on_there() {
    let desk = DeskProcess::alone().await;
    complain(&desk, "第一件投诉").await;
    let before = official(&desk).await;
    let packed: PackedMove = desk
        .call("pack_move", json!({ "passphrase": PASSPHRASE }))
        .await
        .unwrap();
    complain(&desk, "打包以后的投诉").await;

    let central = CentralProcess::adopting(&packed.path, PASSPHRASE).await;
    let connect = json!({ "central_url": central.address(), "password": "doorstep-demo" });
    let session: SessionView = desk.call("connect_central", connect).await.unwrap();
    assert_eq!(session.mode, DeskMode::Connected);
    let after = official(&desk).await;
    assert_eq!(after.len(), 2);
    assert!(before.iter().all(|number| after.contains(number)));
    let refused: Result<Value, _> = desk
        .call("pack_move", json!({ "passphrase": PASSPHRASE }))
        .await;
    assert!(refused.is_err());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_shop_killed_while_it_packs_and_while_it_connects_moves_whole_all_the_same() {
    let mut desk = DeskProcess::alone().await;
    complain(&desk, "第一件投诉").await;
    let before = official(&desk).await;
    let pack = json!({ "passphrase": PASSPHRASE });
    desk.kill_soon();
    let _: Result<PackedMove, _> = desk.call("pack_move", pack.clone()).await;
    desk.alone_again().await;
    complain(&desk, "断电以后的投诉").await;
    let packed: PackedMove = desk.call("pack_move", pack).await.unwrap();

    let central = CentralProcess::adopting(&packed.path, PASSPHRASE).await;
    let connect = json!({ "central_url": central.address(), "password": "doorstep-demo" });
    desk.kill_soon();
    let _: Result<SessionView, _> = desk.call("connect_central", connect.clone()).await;
    desk.alone_again().await;
    complain(&desk, "连接断电以后的投诉").await;
    if mode(&desk).await == DeskMode::Moving {
        let _: SessionView = desk.call("connect_central", connect).await.unwrap();
    }
    assert_eq!(mode(&desk).await, DeskMode::Connected);
    let after = official(&desk).await;
    assert_eq!(after.len(), 3);
    assert!(before.iter().all(|number| after.contains(number)));
}
