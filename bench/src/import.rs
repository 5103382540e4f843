//! A file of many customers: checked, imported and taken back, while somebody reads and somebody
//! saves. Beside it the same rows put into one table in one transaction.

use std::fmt::Write as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use domain::bulk_import::ImportKind;
use testkit::{Org, Seat, draft_for};
use tokio::task::JoinHandle;
use wire::call::{Serve, WorkOffline};
use wire::complaint_view::ListComplaints;
use wire::customer_view::CustomerHit;
use wire::import::{
    AddImportBytes, ApplyImport, BeginImportFile, CheckImport, Duplicates, ImportFile,
    LookIntoImport, MOST_IMPORT_PIECE_BYTES, OneImport,
};

use crate::bare::{Bare, start};
use crate::save::{KEY, USER, customers};

const SURNAMES: &str = "赵钱孙李周吴郑王冯陈";
const GIVEN: &str = "伟芳娜敏静丽强磊军洋勇艳杰涛明超秀霞平刚";

pub async fn run(rows: usize) {
    let org = Org::start().await;
    let seat = org.seat(USER).await;
    seat.until_synced().await;
    let offline = WorkOffline { offline: true };
    seat.desk.set_work_offline(offline).await.expect("offline");
    let customers = customers(&seat).await;
    let lines = lines(rows);
    let csv = format!("姓名,手机,地址\n{}\n", lines.join("\n"));

    println!("{rows} customers from a file, with rules, lists and search");
    let began = start();
    let file = checked(&seat, csv.as_bytes()).await;
    print("dry run", began.elapsed(), None);

    let meanwhile = Meanwhile::begin(&seat, &customers, "导入");
    let began = start();
    let ask = ApplyImport {
        import_file: file.import_file,
        leave_bad_rows: false,
    };
    let done = seat.desk.apply_import(ask).await.expect("an import");
    let took = began.elapsed();
    print("import", took, Some(meanwhile.end().await));

    let meanwhile = Meanwhile::begin(&seat, &customers, "撤销");
    let began = start();
    let one = OneImport {
        import: done.import,
    };
    let undone = seat.desk.undo_import(one).await.expect("an undo");
    let took = began.elapsed();
    print("undo", took, Some(meanwhile.end().await));
    assert_eq!(undone.taken_back as usize, rows);

    let folder = tempfile::tempdir().expect("a folder");
    let mut bare = Bare::open(&folder.path().join("cipher.db"), Some(KEY), 0).expect("SQLCipher");
    let took = bare.save_all(&lines).expect("a commit");
    print("the same rows, one bare SQLCipher transaction", took, None);
}

fn lines(rows: usize) -> Vec<String> {
    let surnames: Vec<char> = SURNAMES.chars().collect();
    let given: Vec<char> = GIVEN.chars().collect();
    let line = |nth: usize| {
        let surname = surnames[nth % surnames.len()];
        let first = given[nth / 10 % given.len()];
        let second = given[nth / 200 % given.len()];
        let mut line = String::new();
        write!(line, "{surname}{first}{second},139{nth:08},测试小区 {nth}").expect("a line");
        line
    };
    (0..rows).map(line).collect()
}

async fn checked(seat: &Seat, bytes: &[u8]) -> ImportFile {
    let begin = BeginImportFile {
        name: "顾客.csv".to_owned(),
        size_bytes: u32::try_from(bytes.len()).expect("a file of a possible size"),
    };
    let file = seat.desk.begin_import_file(begin).await.expect("a file");
    for (nth, piece) in bytes.chunks(MOST_IMPORT_PIECE_BYTES).enumerate() {
        let piece = AddImportBytes {
            import_file: file.import_file,
            offset: u32::try_from(nth * MOST_IMPORT_PIECE_BYTES).expect("a place in the file"),
            base64: STANDARD.encode(piece),
        };
        seat.desk.add_import_bytes(piece).await.expect("a piece");
    }
    let kind = ImportKind::Customers;
    let ask = LookIntoImport {
        import_file: file.import_file,
        kind,
    };
    let looked = seat.desk.look_into_import(ask).await.expect("a look");
    let ask = CheckImport {
        import_file: file.import_file,
        kind,
        mapping: looked.mapping,
        duplicates: Duplicates::Skip,
    };
    seat.desk.check_import(ask).await.expect("a dry run");
    file
}

/// Somebody who reads and somebody who saves, one thing after the other.
struct Meanwhile {
    is_over: Arc<AtomicBool>,
    reads: JoinHandle<Duration>,
    saves: JoinHandle<Duration>,
}

impl Meanwhile {
    fn begin(seat: &Seat, customers: &[CustomerHit], word: &'static str) -> Self {
        let is_over = Arc::new(AtomicBool::new(false));
        let (desk, over) = (seat.desk.clone(), is_over.clone());
        let reads = tokio::spawn(async move {
            let mut worst = Duration::ZERO;
            while !over.load(Ordering::Relaxed) {
                let began = start();
                let ask = ListComplaints {
                    include_resolved: true,
                    limit: 50,
                };
                desk.list_complaints(ask).await.expect("a list");
                worst = worst.max(began.elapsed());
            }
            worst
        });
        let (desk, over) = (seat.desk.clone(), is_over.clone());
        let customers: Vec<_> = customers.iter().map(|customer| customer.id).collect();
        let saves = tokio::spawn(async move {
            let mut worst = Duration::ZERO;
            for n in 0.. {
                if over.load(Ordering::Relaxed) {
                    break;
                }
                let words = format!("{word}时第 {n} 件：衣柜门板下角碰缺一块");
                let draft = draft_for(customers[n % customers.len()], &words);
                let began = start();
                desk.register_complaint(draft).await.expect("a complaint");
                worst = worst.max(began.elapsed());
            }
            worst
        });
        Self {
            is_over,
            reads,
            saves,
        }
    }

    /// The worst read and the worst save.
    async fn end(self) -> (Duration, Duration) {
        self.is_over.store(true, Ordering::Relaxed);
        let worst = "somebody who reads or saves";
        (
            self.reads.await.expect(worst),
            self.saves.await.expect(worst),
        )
    }
}

fn print(what: &str, took: Duration, worst: Option<(Duration, Duration)>) {
    let seconds = took.as_secs_f64();
    print!("{what:<58} {seconds:>8.2} s");
    if let Some((read, save)) = worst {
        let ms = |d: Duration| d.as_secs_f64() * 1000.0;
        print!(
            "   worst read {:>8.1} ms   worst save {:>8.1} ms",
            ms(read),
            ms(save)
        );
    }
    println!();
}
