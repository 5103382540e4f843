//! Taking an import back: all of it goes, on every desk, but what somebody built on.

use std::path::PathBuf;

use domain::bulk_import::ImportKind;
use domain::field::Field;
use domain::field::FieldValue;
use domain::form::FormKind;
use domain::ids::{CustomerId, DeviceId, ImportId};
use domain::refusal::Refusal;
use domain::time::{DAY_MS, UtcMs};
use store::{DataFolder, NewDevice, Shows, Store, StoredRecord, Unlocking, key_slot};
use testkit::{Org, PASSWORD, Seat, draft_for};
use uuid::Uuid;
use wire::call::{Nothing, OneComplaint, Serve};
use wire::complaint_view::ListComplaints;
use wire::envelope::RejectReason;
use wire::import::{ImportRow, OneImport};
use wire::record_view::Search;
use wire::sync_status::SyncState;

use super::{apply, check, customers_csv, names, offline, stopwatch};
use crate::plain::{ask, submit, text};

async fn import_customers(seat: &Seat, rows: usize) -> ImportId {
    let csv = customers_csv(rows);
    let (file, _) = check(seat, ImportKind::Customers, "顾客.csv", csv.as_bytes())
        .await
        .unwrap();
    apply(seat, file).await.unwrap().import
}

fn phone(nth: usize) -> String {
    format!("139{nth:08}")
}

/// A visit to the first customer of the file, an order of the second, a task about the third.
async fn build_on_three(seat: &Seat) {
    let log = |kind, of: CustomerId, typed| async move {
        submit(seat, ask(kind, Some(of), None), typed).await;
    };
    let moves_at = FieldValue::Instant {
        at: UtcMs(seat.status().await.last_synced_at.unwrap().0 + 9 * DAY_MS),
    };
    let visit = [(Field::Purpose, text("勘察估价"))];
    let order = [
        (Field::MovesAt, moves_at),
        (Field::From, text("城东翠湖花园")),
        (Field::To, text("老城琉璃巷")),
    ];
    let task = [(Field::Title, text("送琴囊"))];
    let of = |nth| async move { seat.customer(&phone(nth)).await.id };
    log(FormKind::LogVisit, of(0).await, &visit).await;
    log(FormKind::NewMoveOrder, of(1).await, &order).await;
    log(FormKind::NewTask, of(2).await, &task).await;
}

async fn past(seat: &Seat, import: ImportId) -> ImportRow {
    let rows = seat.desk.list_imports(Nothing {}).await.unwrap();
    let found = rows.into_iter().find(|row| row.import.head.id == import);
    found.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_customer_with_a_visit_an_order_or_a_task_stays_when_its_import_is_undone() {
    let org = Org::start().await;
    let seat = org.seat("linyue").await;
    seat.until_synced().await;
    let import = import_customers(&seat, 5).await;
    build_on_three(&seat).await;
    let undone = seat.desk.undo_import(OneImport { import }).await.unwrap();
    assert_eq!((undone.taken_back, undone.kept), (2, 3));
    seat.until_synced().await;
    for nth in 0..5 {
        let is_there = !names(&seat, &phone(nth)).await.is_empty();
        assert_eq!(is_there, nth < 3, "customer {nth}");
    }
    assert_eq!(seat.status().await.attention, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_built_elsewhere_before_the_undo_arrived_keeps_its_customers_at_the_central() {
    let org = Org::start().await;
    let here = org.seat("linyue").await;
    let there = org.seat("chenyu").await;
    here.until_synced().await;
    let import = import_customers(&here, 5).await;
    here.until_synced().await;
    there
        .until("the imported customers", || async {
            (!names(&there, &phone(4)).await.is_empty()).then_some(())
        })
        .await;

    offline(&here, true).await;
    let undone = here.desk.undo_import(OneImport { import }).await.unwrap();
    assert_eq!((undone.taken_back, undone.kept), (5, 0));
    build_on_three(&there).await;
    there.until_synced().await;
    offline(&here, false).await;
    here.until_synced().await;
    for seat in [&here, &there] {
        seat.until("what the central decided", || async {
            let import = past(seat, import).await.import;
            ((import.taken_back, import.kept) == (2, 3)).then_some(())
        })
        .await;
        for nth in 0..5 {
            let is_there = !names(seat, &phone(nth)).await.is_empty();
            assert_eq!(is_there, nth < 3, "customer {nth}");
        }
    }
    assert_eq!(here.status().await.attention, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_visit_to_a_customer_who_was_taken_back_meanwhile_comes_back_to_whoever_logged_it() {
    let org = Org::start().await;
    let here = org.seat("linyue").await;
    let there = org.seat("chenyu").await;
    here.until_synced().await;
    let import = import_customers(&here, 3).await;
    here.until_synced().await;
    there
        .until("the imported customers", || async {
            (!names(&there, &phone(2)).await.is_empty()).then_some(())
        })
        .await;
    offline(&there, true).await;
    build_on_three(&there).await;
    here.desk.undo_import(OneImport { import }).await.unwrap();
    here.until_synced().await;
    offline(&there, false).await;
    let status = there.until_synced().await;
    assert_eq!(status.attention, 3);
    let items = there.desk.list_attention(Nothing {}).await.unwrap().items;
    for item in &items {
        let refusal = Refusal::Removed;
        assert_eq!(item.reason, RejectReason::Rule { refusal });
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_import_that_two_desks_undo_at_once_goes_once() {
    let org = Org::start().await;
    let here = org.seat("linyue").await;
    let there = org.seat("linyue").await;
    here.until_synced().await;
    let import = import_customers(&here, 3).await;
    here.until_synced().await;
    there
        .until("the imported customers", || async {
            (!names(&there, &phone(2)).await.is_empty()).then_some(())
        })
        .await;
    for seat in [&here, &there] {
        offline(seat, true).await;
        seat.desk.undo_import(OneImport { import }).await.unwrap();
    }
    for seat in [&here, &there] {
        offline(seat, false).await;
        assert_eq!(seat.until_synced().await.attention, 0);
    }
    for seat in [&here, &there] {
        seat.until("one undo", || async {
            let import = past(seat, import).await.import;
            ((import.taken_back, import.kept) == (3, 0)).then_some(())
        })
        .await;
    }
}

/// Everything that a laptop keeps of these kinds, read after its app has ended.
async fn kept(seat: Seat, user: &str, kinds: &[&str]) -> Vec<StoredRecord> {
    let path = seat.path().to_path_buf();
    let now = UtcMs(seat.status().await.last_synced_at.unwrap().0 + DAY_MS);
    seat.desk.stop().await;
    // The folder lives on with the rest of the seat.
    let desk = seat.desk;
    drop(desk);
    let folder = DataFolder::hold(path).unwrap();
    let with = Unlocking::Passphrase(PASSWORD);
    let slot = key_slot::open(&folder, user, with, now).unwrap();
    let unused = NewDevice {
        device_id: DeviceId(Uuid::nil()),
        incarnation: Uuid::nil(),
    };
    let shows = Shows::new("read as it is", |_| None);
    let store = Store::open(&folder, &slot.contents.database_key, unused, shows).unwrap();
    let list = |kind: &&str| store.read(|r| r.list(kind)).unwrap();
    kinds.iter().flat_map(list).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_of_complaints_taken_back_remains_on_any_desk() {
    const WORDS: &str = "翡翠花瓶摔碎";
    let org = Org::start().await;
    let here = org.seat("linyue").await;
    let there = org.seat("chenyu").await;
    here.until_synced().await;
    there.until_synced().await;
    let csv = format!("内容,姓名,手机\n{WORDS}一,王一,13610000001\n{WORDS}二,王二,13610000002\n");
    let (file, summary) = check(&here, ImportKind::Complaints, "投诉.csv", csv.as_bytes())
        .await
        .unwrap();
    assert_eq!((summary.good, summary.bad), (2, 0));
    let import = apply(&here, file).await.unwrap().import;
    here.until_synced().await;
    let listed = |seat: &Seat| {
        let ask = ListComplaints {
            include_resolved: true,
            limit: 10,
        };
        let desk = seat.desk.clone();
        async move { desk.list_complaints(ask).await.unwrap() }
    };
    let found = |seat: &Seat| {
        let ask = Search {
            query: WORDS.to_owned(),
            limit: 10,
        };
        let desk = seat.desk.clone();
        async move { desk.search(ask).await.unwrap().groups.len() }
    };
    let rows = there
        .until("the imported complaints", || async {
            Some(listed(&there).await).filter(|rows| rows.len() == 2)
        })
        .await;
    assert_eq!(found(&there).await, 1);

    let undone = here.desk.undo_import(OneImport { import }).await.unwrap();
    assert_eq!((undone.taken_back, undone.kept), (2, 0));
    here.until_synced().await;
    there
        .until("the undo", || async {
            listed(&there).await.is_empty().then_some(())
        })
        .await;
    for seat in [&here, &there] {
        assert!(listed(seat).await.is_empty());
        assert_eq!(found(seat).await, 0);
        assert!(names(seat, "13610000001").await.is_empty());
        let page = seat.desk.get_complaint(OneComplaint { id: rows[0].id });
        assert!(page.await.is_err());
    }
    // A laptop that comes new gets nothing of them either.
    let newcomer = org.seat("linyue").await;
    newcomer.until_synced().await;
    let kinds = ["complaint", "customer", "timeline_entry"];
    for (seat, user) in [(here, "linyue"), (there, "chenyu"), (newcomer, "linyue")] {
        let kept = kept(seat, user, &kinds).await;
        assert!(!kept.is_empty());
        let tells = |record: &&StoredRecord| {
            record.state.contains(WORDS) || record.state.contains("1361000000")
        };
        let told: Vec<_> = kept.iter().filter(tells).collect();
        assert!(told.is_empty(), "{told:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_imported_offline_is_at_the_other_desk_after_sync_and_goes_with_the_undo() {
    let org = Org::start().await;
    let here = org.seat("linyue").await;
    let there = org.seat("chenyu").await;
    here.until_synced().await;
    offline(&here, true).await;
    let csv = customers_csv(1200);
    let (file, _) = check(&here, ImportKind::Customers, "顾客.csv", csv.as_bytes())
        .await
        .unwrap();
    let done = apply(&here, file).await.unwrap();
    assert_eq!(here.status().await.state, SyncState::Offline);
    offline(&here, false).await;
    here.until_synced().await;
    there
        .until("the imported customers", || async {
            (!names(&there, "13900001199").await.is_empty()).then_some(())
        })
        .await;

    // One of them complains; that one stays.
    let complained = there.customer("13900000007").await;
    there
        .desk
        .register_complaint(draft_for(complained.id, "茶几少了一条腿"))
        .await
        .unwrap();
    there.until_synced().await;
    here.until("the complaint", || async {
        let ask = ListComplaints {
            include_resolved: true,
            limit: 10,
        };
        (!here.desk.list_complaints(ask).await.ok()?.is_empty()).then_some(())
    })
    .await;
    let one = OneImport {
        import: done.import,
    };
    let undone = here.desk.undo_import(one).await.unwrap();
    assert_eq!((undone.taken_back, undone.kept), (1199, 1));
    here.until_synced().await;
    there
        .until("the undo", || async {
            names(&there, "13900001199").await.is_empty().then_some(())
        })
        .await;
    assert_eq!(names(&there, "13900000007").await.len(), 1);
    let rows = there.desk.list_imports(Nothing {}).await.unwrap();
    assert_eq!(rows[0].import.taken_back, 1199);
    assert!(!rows[0].may_undo);
}

/// Where the real texts lie, if they do.
fn shared_texts() -> Option<PathBuf> {
    let folder = std::env::var_os("DOORSTEP_SHARED_DATA").map_or_else(
        || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/data")),
        PathBuf::from,
    );
    let path = folder.join("complaint_texts_zh.csv");
    path.exists().then_some(path)
}

#[tokio::test(flavor = "multi_thread")]
async fn real_texts_become_complaints_with_numbers_and_go_again() {
    let Some(path) = shared_texts() else {
        println!("skipped: no real texts here; DOORSTEP_SHARED_DATA names their folder");
        return;
    };
    let bytes = std::fs::read(path).unwrap();
    let org = Org::start().await;
    let seat = org.seat("linyue").await;
    seat.until_synced().await;
    let name = "complaint_texts_zh.csv";
    let began = stopwatch();
    let (file, summary) = check(&seat, ImportKind::Complaints, name, &bytes)
        .await
        .unwrap();
    println!("dry run of {} texts: {:?}", summary.rows, began.elapsed());
    assert!(summary.good > 0 && summary.one_customer.is_some());
    let began = stopwatch();
    let done = apply(&seat, file).await.unwrap();
    println!("import of {} texts: {:?}", done.imported, began.elapsed());
    assert_eq!(done.imported, summary.good);
    let ask = || ListComplaints {
        include_resolved: true,
        limit: 10,
    };
    let rows = seat.desk.list_complaints(ask()).await.unwrap();
    let id = rows[0].id;
    let began = stopwatch();
    seat.until_synced().await;
    println!("sync of them: {:?}", began.elapsed());
    let numbered = seat
        .until("official numbers", || async {
            let page = seat.desk.get_complaint(OneComplaint { id }).await.ok()?;
            page.complaint.official_number.is_some().then_some(page)
        })
        .await;
    assert!(!numbered.timeline.is_empty());

    let one = OneImport {
        import: done.import,
    };
    let undone = seat.desk.undo_import(one).await.unwrap();
    assert_eq!((undone.taken_back, undone.kept), (done.imported, 0));
    let rows = seat.desk.list_complaints(ask()).await.unwrap();
    assert!(rows.is_empty());
    assert!(names(&seat, "匿名顾客").await.is_empty());
    let status = seat.until_synced().await;
    assert_eq!(status.attention, 0);
}
