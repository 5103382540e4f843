//! A move from one laptop to a server that the power cut short, after each of its steps: what lies on
//! the disk then, and that it goes on from there.

use std::collections::BTreeSet;
use std::fs;
use std::sync::Arc;

use central::moving::adopt;
use testkit::StumblingDisk;
use wire::call::{Nothing, Serve as _};
use wire::session::{DeskMode, SessionState};

use crate::solo::{PASSPHRASE, Shop, official, rows, serve_on};

#[tokio::test(flavor = "multi_thread")]
async fn a_move_cut_short_after_any_of_its_steps_goes_on_and_doubles_nothing() {
    let shop = Shop::found().await;
    shop.complain("打包前的投诉").await;
    let before = official(&shop.desk).await;

    // Packing: the mark is there, the file is half written.
    shop.desk.stop().await;
    let packing = shop.folder.path().join("QH.doorstep-move");
    let mark = shop.folder.path().join("central").join("moved-out");
    fs::write(&mark, packing.as_os_str().as_encoded_bytes()).unwrap();
    for half in ["body", "next"] {
        let half = packing.with_extension(format!("doorstep-move.{half}"));
        fs::write(half, b"DOORSTEP-MOVE/1").unwrap();
    }
    let shop = shop.reopen().await;
    assert_eq!(shop.session().await.mode, DeskMode::Moving);
    assert!(!packing.exists());
    shop.complain("打包中断以后的投诉").await;
    assert_eq!(shop.pack().await, packing);

    // Unpacking at the server: halves of the database lie there.
    let server_folder = tempfile::tempdir().unwrap();
    for half in ["adopting.body", "adopting.db"] {
        fs::write(server_folder.path().join(half), b"half").unwrap();
    }
    adopt(server_folder.path(), None, &packing, PASSPHRASE).unwrap();
    let server = serve_on(server_folder.path()).await;

    // Connecting: everything is written but the one step that makes it so.
    shop.connect(&server.url).await.unwrap();
    assert_eq!(official(&shop.desk).await.len(), 2);
    shop.desk.stop().await;
    let moved = shop.folder.path().join("central-moved");
    fs::rename(moved, shop.folder.path().join("central")).unwrap();
    let shop = shop.reopen().await;
    assert_eq!(shop.session().await.mode, DeskMode::Moving);
    shop.complain("连接中断以后的投诉").await;
    shop.connect(&server.url).await.unwrap();
    assert_eq!(shop.session().await.mode, DeskMode::Connected);

    let numbers = official(&shop.desk).await;
    let distinct: BTreeSet<_> = numbers.iter().collect();
    assert_eq!((numbers.len(), distinct.len()), (3, 3));
    assert!(before.iter().all(|number| numbers.contains(number)));
    let titles: BTreeSet<_> = rows(&shop.desk)
        .await
        .into_iter()
        .map(|r| r.title)
        .collect();
    assert_eq!(titles.len(), 3);
    shop.desk.stop().await;
    server.stop().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_move_that_fails_near_its_end_locks_the_desk_and_goes_on_after_unlocking() {
    let machine = Arc::new(StumblingDisk::default());
    let shop = Shop::found_with(machine.clone()).await;
    shop.complain("打包前的投诉").await;
    let before = official(&shop.desk).await;
    let packed = shop.pack().await;
    let server_folder = tempfile::tempdir().unwrap();
    adopt(server_folder.path(), None, &packed, PASSPHRASE).unwrap();
    let server = serve_on(server_folder.path()).await;

    let obstacle = shop.folder.path().join("desk.json.next");
    machine.stumble_over(&obstacle);
    shop.connect(&server.url).await.unwrap_err();
    let session = shop.desk.get_session(Nothing {}).await.unwrap();
    assert_eq!(session.state, SessionState::Locked, "it wouldn't sync");
    fs::remove_dir(obstacle).unwrap();

    shop.unlock().await.unwrap();
    assert_eq!(shop.session().await.mode, DeskMode::Moving);
    shop.complain("连接失败以后的投诉").await;
    shop.connect(&server.url).await.unwrap();
    assert_eq!(shop.session().await.mode, DeskMode::Connected);
    let after = official(&shop.desk).await;
    assert_eq!(after.len(), 2);
    assert!(before.iter().all(|number| after.contains(number)));
    shop.desk.stop().await;
    server.stop().await.unwrap();
}
