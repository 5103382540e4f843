//! Importing files: checked first, applied whole, undone whole, seen at the other desk.

mod files;
mod undone;
mod waiting;
mod workbooks;

use std::fmt::Write as _;
use std::time::Instant;

use base64::Engine;
use domain::bulk_import::ImportKind;
use testkit::{Org, Seat};
use wire::call::{Nothing, Push, Serve, WorkOffline};
use wire::complaint_view::ListComplaints;
use wire::customer_view::FindCustomers;
use wire::error::{AppError, ErrorCode};
use wire::import::{
    AddImportBytes, ApplyImport, BeginImportFile, CheckImport, Duplicates, ImportDone, ImportFile,
    ImportLook, ImportSummary, LookIntoImport, MOST_IMPORT_PIECE_BYTES, OneImport,
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
