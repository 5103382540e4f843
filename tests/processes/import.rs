//! A laptop that dies in the middle of an import has nothing of it.

use std::fmt::Write as _;

use base64::Engine;
use domain::bulk_import::ImportKind;
use serde_json::json;
use wire::customer_view::CustomerHit;
use wire::import::{ImportDone, ImportFile, ImportLook, ImportRow, ImportSummary};

use crate::programs::{CentralProcess, DeskProcess};
use crate::until_synced;

/// Enough that the kill lands long before the end.
const ROWS: usize = 20_000;

async fn found(desk: &DeskProcess) -> usize {
    let ask = json!({ "query": "13900000007", "limit": 5 });
    let hits: Vec<CustomerHit> = desk.call("find_customers", ask).await.unwrap();
    hits.len()
}

/// Brings a file of customers as far as the dry run.
async fn checked(desk: &DeskProcess) -> ImportFile {
    let mut csv = String::from("姓名,手机\n");
    for nth in 0..ROWS {
        writeln!(csv, "测试 {nth},139{nth:08}").unwrap();
    }
    let begin = json!({ "name": "顾客.csv", "size_bytes": csv.len() });
    let file: ImportFile = desk.call("begin_import_file", begin).await.unwrap();
    let id = file.import_file;
    let base64 = base64::engine::general_purpose::STANDARD.encode(&csv);
    let piece = json!({ "import_file": id, "offset": 0, "base64": base64 });
    let _: wire::call::Nothing = desk.call("add_import_bytes", piece).await.unwrap();
    let kind = ImportKind::Customers;
    let ask = json!({ "import_file": id, "kind": kind });
    let look: ImportLook = desk.call("look_into_import", ask).await.unwrap();
    let ask = json!({
        "import_file": id, "kind": kind, "mapping": look.mapping, "duplicates": "skip"
    });
    let summary: ImportSummary = desk.call("check_import", ask).await.unwrap();
    assert_eq!(summary.good as usize, ROWS);
    file
}

#[tokio::test(flavor = "multi_thread")]
async fn an_import_that_was_killed_in_the_middle_left_nothing_and_can_be_done_again() {
    let central = CentralProcess::start().await;
    let mut desk = DeskProcess::start(&central, "linyue").await;
    until_synced(&desk).await;
    let file = checked(&desk).await;
    let apply = json!({ "import_file": file.import_file, "leave_bad_rows": false });
    let killed = async {
        desk.until_pushed("\"applying\"").await;
        desk.kill_soon();
    };
    let (answer, ()) = tokio::join!(
        desk.call::<ImportDone>("apply_import", apply.clone()),
        killed
    );
    answer.unwrap_err();

    desk.start_again(&central).await;
    assert_eq!(found(&desk).await, 0);
    let imports: Vec<ImportRow> = desk.call("list_imports", json!({})).await.unwrap();
    assert!(imports.is_empty());

    let file = checked(&desk).await;
    let apply = json!({ "import_file": file.import_file, "leave_bad_rows": false });
    let done: ImportDone = desk.call("apply_import", apply).await.unwrap();
    assert_eq!(done.imported as usize, ROWS);
    assert_eq!(found(&desk).await, 1);
}
