//! Importing files: checked first, applied whole, undone whole, seen at the other desk.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::time::Instant;

use base64::Engine;
use domain::bulk_import::ImportKind;
use domain::refusal::Refusal;
use testkit::{Org, Seat, draft_for};
use wire::call::{Nothing, OneComplaint, Push, Serve, WorkOffline};
use wire::complaint_view::ListComplaints;
use wire::customer_view::FindCustomers;
use wire::error::{AppError, ErrorCode};
use wire::import::{
    AddImportBytes, ApplyImport, BeginImportFile, CheckImport, Duplicates, FindingSort, ImportDone,
    ImportFile, ImportLook, ImportSummary, ListBadRows, LookIntoImport, MOST_IMPORT_PIECE_BYTES,
    OneImport, RowFault,
};
use wire::record_view::Search;
use wire::sync_status::SyncState;

/// A file of the size that the issue asks for.
const MANY: usize = 100_000;

async fn bring(seat: &Seat, name: &str, bytes: &[u8]) -> Result<ImportFile, AppError> {
    let begin = BeginImportFile {
        name: name.to_owned(),
        size_bytes: u32::try_from(bytes.len()).unwrap(),
    };
    let file = seat.desk.begin_import_file(begin).await?;
    for (nth, piece) in bytes.chunks(MOST_IMPORT_PIECE_BYTES).enumerate() {
        let piece = AddImportBytes {
            import_file: file.import_file,
            offset: u32::try_from(nth * MOST_IMPORT_PIECE_BYTES).unwrap(),
            base64: base64::engine::general_purpose::STANDARD.encode(piece),
        };
        seat.desk.add_import_bytes(piece).await?;
    }
    Ok(file)
}

async fn look(
    seat: &Seat,
    kind: ImportKind,
    name: &str,
    bytes: &[u8],
) -> Result<(ImportFile, ImportLook), AppError> {
    let file = bring(seat, name, bytes).await?;
    let ask = LookIntoImport {
        import_file: file.import_file,
        kind,
    };
    Ok((file, seat.desk.look_into_import(ask).await?))
}

/// Looks into a file and checks it with the mapping proposed.
async fn check(
    seat: &Seat,
    kind: ImportKind,
    name: &str,
    bytes: &[u8],
) -> Result<(ImportFile, ImportSummary), AppError> {
    let (file, looked) = look(seat, kind, name, bytes).await?;
    let ask = CheckImport {
        import_file: file.import_file,
        kind,
        mapping: looked.mapping,
        duplicates: Duplicates::Skip,
    };
    Ok((file, seat.desk.check_import(ask).await?))
}

async fn apply(seat: &Seat, file: ImportFile) -> Result<ImportDone, AppError> {
    let ask = ApplyImport {
        import_file: file.import_file,
        leave_bad_rows: true,
    };
    seat.desk.apply_import(ask).await
}

async fn offline(seat: &Seat, offline: bool) {
    let switch = WorkOffline { offline };
    seat.desk.set_work_offline(switch).await.unwrap();
}

async fn names(seat: &Seat, query: &str) -> Vec<String> {
    let ask = FindCustomers {
        query: query.to_owned(),
        limit: 10,
    };
    let hits = seat.desk.find_customers(ask).await.unwrap();
    hits.into_iter().map(|hit| hit.name).collect()
}

/// Customers with names of their own and phones that nobody else has.
fn customers_csv(rows: usize) -> String {
    let surnames: Vec<char> = "赵钱孙李周吴郑王冯陈".chars().collect();
    let given: Vec<char> = "伟芳娜敏静丽强磊军洋勇艳杰涛明超秀霞平刚".chars().collect();
    let mut csv = String::from("姓名,手机,地址\n");
    for nth in 0..rows {
        let surname = surnames[nth % surnames.len()];
        let first = given[nth / 10 % given.len()];
        let second = given[nth / 200 % given.len()];
        writeln!(csv, "{surname}{first}{second},139{nth:08},测试小区 {nth}").unwrap();
    }
    csv
}

/// Printed, never asserted.
#[expect(
    clippy::disallowed_methods,
    reason = "a long import tells how long it took"
)]
fn stopwatch() -> Instant {
    Instant::now()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hundred_thousand_customers_come_in_whole_while_the_desk_answers_and_go_whole() {
    let org = Org::start().await;
    let seat = org.seat("linyue").await;
    seat.until_synced().await;
    offline(&seat, true).await;
    let csv = customers_csv(MANY);
    let began = stopwatch();
    let (file, summary) = check(&seat, ImportKind::Customers, "顾客.csv", csv.as_bytes())
        .await
        .unwrap();
    println!("dry run of {MANY} rows: {:?}", began.elapsed());
    assert_eq!((summary.good as usize, summary.bad), (MANY, 0));

    let began = stopwatch();
    let desk = seat.desk.clone();
    let mut pushes = seat.desk.subscribe();
    let applying = tokio::spawn(async move {
        let ask = ApplyImport {
            import_file: file.import_file,
            leave_bad_rows: false,
        };
        desk.apply_import(ask).await
    });
    // Once the writing has begun, the lists go on answering.
    let mut told = 0;
    while told < 3 {
        if let Ok(Push::Import { progress }) = pushes.recv().await {
            assert_eq!(progress.total as usize, MANY);
            told += 1;
        }
    }
    let mut answers = 0;
    let mut slowest = std::time::Duration::ZERO;
    while !applying.is_finished() && answers < 200 {
        let asked = stopwatch();
        let ask = ListComplaints {
            include_resolved: true,
            limit: 50,
        };
        seat.desk.list_complaints(ask).await.unwrap();
        slowest = slowest.max(asked.elapsed());
        answers += 1;
    }
    assert!(answers > 1, "the desk must answer while the import runs");
    let done = applying.await.unwrap().unwrap();
    println!(
        "import of {MANY} rows: {:?}; {answers} lists meanwhile, the slowest {slowest:?}",
        began.elapsed()
    );
    assert_eq!(done.imported as usize, MANY);
    assert_eq!(seat.status().await.pending, 200);

    assert_eq!(names(&seat, "13900099999").await, ["陈刚刚"]);
    let search = Search {
        query: "陈刚刚".to_owned(),
        limit: 5,
    };
    assert!(!seat.desk.search(search).await.unwrap().groups.is_empty());

    let began = stopwatch();
    let one = OneImport {
        import: done.import,
    };
    let undone = seat.desk.undo_import(one).await.unwrap();
    println!("undo of {MANY} rows: {:?}", began.elapsed());
    assert_eq!((undone.taken_back as usize, undone.kept), (MANY, 0));
    assert!(names(&seat, "13900099999").await.is_empty());
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

#[tokio::test(flavor = "multi_thread")]
async fn every_bad_row_is_listed_with_its_reason_and_nothing_is_written() {
    let org = Org::start().await;
    let seat = org.seat("linyue").await;
    let long = "长".repeat(30_000);
    let csv = format!(
        "姓名,手机,地址,备注\n\
         ,13900000001,,\n\
         王短,123,,\n\
         王长,1390000000113900000001,,\n\
         王圆,1.39E+10,,\n\
         王满,13900000002,{long},\n\
         王好,13900000003,,\n\
         王又,139 0000 0003,,\n\
         张三又,13712345521,,\n\
         王多,13900000004,,,多出来的\n"
    );
    let (file, summary) = check(&seat, ImportKind::Customers, "坏行.csv", csv.as_bytes())
        .await
        .unwrap();
    assert_eq!(
        (summary.rows, summary.good, summary.bad, summary.duplicates),
        (9, 1, 6, 2)
    );
    let page = summary.findings;
    let rows: Vec<u32> = page.findings.iter().map(|f| f.row).collect();
    assert_eq!(rows, [2, 3, 4, 5, 6, 8, 9, 10]);
    let faults: Vec<&RowFault> = page.findings.iter().map(|f| &f.fault).collect();
    assert!(matches!(faults[0], RowFault::MissingName));
    assert!(matches!(faults[1], RowFault::PhoneTooShort { digits: 3 }));
    assert!(matches!(faults[2], RowFault::PhoneTooLong { digits: 22 }));
    assert!(matches!(faults[3], RowFault::PhoneRounded));
    assert!(matches!(
        faults[4],
        RowFault::TooLong { length: 30_000, .. }
    ));
    assert!(matches!(faults[5], RowFault::SamePhoneInFile { row: 7 }));
    assert!(matches!(faults[6], RowFault::SamePhoneHere { name } if name == "张三"));
    assert!(matches!(
        faults[7],
        RowFault::WrongColumnCount {
            expected: 4,
            found: 5
        }
    ));
    let only = ListBadRows {
        import_file: file.import_file,
        after: None,
        only: Some(FindingSort::Duplicate),
    };
    assert_eq!(
        seat.desk.list_bad_rows(only).await.unwrap().findings.len(),
        2
    );
    assert!(names(&seat, "王好").await.is_empty());

    let whole_only = ApplyImport {
        import_file: file.import_file,
        leave_bad_rows: false,
    };
    let refused = seat.desk.apply_import(whole_only).await.unwrap_err();
    assert_eq!(refused.code, ErrorCode::ImportHasBadRows);
    let done = apply(&seat, file).await.unwrap();
    assert_eq!((done.imported, done.left_out), (1, 8));
    assert_eq!(names(&seat, "王好").await, ["王好"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn broken_files_are_named_and_an_officer_imports_nothing() {
    let org = Org::start().await;
    let seat = org.seat("linyue").await;
    let kind = ImportKind::Customers;
    for (bytes, code) in [
        (b"".as_slice(), ErrorCode::ImportFileEmpty),
        (
            b"PK\x03\x04cut off".as_slice(),
            ErrorCode::ImportFileDamaged,
        ),
        (
            b"\x89PNG\r\n\x1A\n\0\0".as_slice(),
            ErrorCode::ImportFileUnknown,
        ),
        ("姓名\n\"张三".as_bytes(), ErrorCode::ImportFileDamaged),
    ] {
        let error = look(&seat, kind, "坏文件.csv", bytes).await.unwrap_err();
        assert_eq!(error.code, code);
    }
    let huge = BeginImportFile {
        name: "大.csv".to_owned(),
        size_bytes: wire::import::MOST_IMPORT_BYTES + 1,
    };
    let error = seat.desk.begin_import_file(huge).await.unwrap_err();
    assert_eq!(error.code, ErrorCode::ImportFileTooLarge);
    let nameless = check(&seat, kind, "无.csv", b"a,b\n1,2\n")
        .await
        .unwrap_err();
    assert_eq!(nameless.code, ErrorCode::ImportColumnMissing);

    let officer = org.seat("chenyu").await;
    let refused = bring(&officer, "顾客.csv", b"a\nb\n").await.unwrap_err();
    assert!(matches!(refused.refusal, Some(Refusal::LevelTooLow { .. })));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cancelled_import_leaves_nothing() {
    let org = Org::start().await;
    let seat = org.seat("linyue").await;
    let csv = customers_csv(20_000);
    let (file, _) = check(&seat, ImportKind::Customers, "顾客.csv", csv.as_bytes())
        .await
        .unwrap();
    let desk = seat.desk.clone();
    let mut pushes = seat.desk.subscribe();
    let applying = tokio::spawn(async move {
        let ask = ApplyImport {
            import_file: file.import_file,
            leave_bad_rows: true,
        };
        desk.apply_import(ask).await
    });
    while !matches!(pushes.recv().await, Ok(Push::Import { .. })) {}
    seat.desk.cancel_import(file).await.unwrap();
    let error = applying.await.unwrap().unwrap_err();
    assert_eq!(error.code, ErrorCode::ImportCancelled);
    assert!(names(&seat, "13900000001").await.is_empty());
    assert!(seat.desk.list_imports(Nothing {}).await.unwrap().is_empty());
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

#[tokio::test(flavor = "multi_thread")]
async fn a_hundred_thousand_customers_reach_the_central() {
    let org = Org::start().await;
    let seat = org.seat("linyue").await;
    seat.until_synced().await;
    offline(&seat, true).await;
    let csv = customers_csv(MANY);
    let (file, _) = check(&seat, ImportKind::Customers, "顾客.csv", csv.as_bytes())
        .await
        .unwrap();
    apply(&seat, file).await.unwrap();
    let began = stopwatch();
    offline(&seat, false).await;
    let mut pushes = seat.desk.subscribe();
    loop {
        let status = seat.status().await;
        if status.pending == 0 && status.state == SyncState::Synced {
            break;
        }
        let _ = pushes.recv().await;
    }
    println!("sync of {MANY} rows: {:?}", began.elapsed());
    assert_eq!(seat.status().await.attention, 0);
}
