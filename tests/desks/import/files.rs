//! What people's programs write: read by what it holds, or refused with what is wrong.

use std::fmt::Write as _;

use domain::bulk_import::ImportKind;
use domain::record::RecordKind;
use domain::refusal::Refusal;
use encoding_rs::GBK;
use testkit::{Org, Seat};
use wire::call::{Nothing, OneComplaint, Serve};
use wire::complaint_view::ListComplaints;
use wire::customer_view::FindCustomers;
use wire::error::ErrorCode;
use wire::import::{
    ApplyImport, BeginImportFile, CheckImport, Duplicates, FindingSort, ImportFile, ImportFormat,
    ImportSummary, ListBadRows, LookIntoImport, RowFault,
};
use wire::record_view::{OneRecord, RelatedRecords};

use super::workbooks::{
    bomb, locked_ods, locked_xls, locked_xlsx, ods, ods_repeated, xls, xls_of, xlsx, xlsx_apart,
    xlsx_of_formulas,
};
use super::{apply, bring, check, look, names};

const KIND: ImportKind = ImportKind::Customers;

fn faults(summary: &ImportSummary) -> Vec<&RowFault> {
    summary.findings.findings.iter().map(|f| &f.fault).collect()
}

async fn code_of(seat: &Seat, name: &str, bytes: &[u8]) -> ErrorCode {
    look(seat, KIND, name, bytes).await.unwrap_err().code
}

#[tokio::test(flavor = "multi_thread")]
async fn workbooks_and_text_of_every_program_become_customers_whatever_their_names_say() {
    let org = Org::start().await;
    let seat = org.seat("linyue").await;
    let rows = |name: &'static str, phone: &'static str| [vec!["姓名", "手机"], vec![name, phone]];
    let of = |make: fn(&[&[&str]]) -> Vec<u8>, rows: [Vec<&'static str>; 2]| {
        make(&[rows[0].as_slice(), rows[1].as_slice()])
    };
    let gbk = |text: &str| GBK.encode(text).0.into_owned();
    let files = [
        (
            "旧.xls",
            of(xls, rows("吴旧表", "13710000001")),
            ImportFormat::Excel,
        ),
        (
            "开放.ods",
            of(ods, rows("吴开放", "13710000002")),
            ImportFormat::OpenDocument,
        ),
        (
            "改名.csv",
            of(xlsx, rows("吴改名", "13710000003")),
            ImportFormat::Excel,
        ),
        (
            "改名.xlsx",
            "\u{FEFF}姓名,手机\n吴文本,13710000004\n"
                .as_bytes()
                .to_vec(),
            ImportFormat::TextUtf8,
        ),
        (
            "国标.csv",
            gbk("姓名,手机\r\n吴国标,13710000005\r\n"),
            ImportFormat::TextGbk,
        ),
    ];
    for (name, bytes, format) in files {
        let (_, looked) = look(&seat, KIND, name, &bytes).await.unwrap();
        assert_eq!(looked.format, format, "{name}");
        let (file, summary) = check(&seat, KIND, name, &bytes).await.unwrap();
        assert_eq!((summary.good, summary.bad), (1, 0), "{name}");
        apply(&seat, file).await.unwrap();
    }
    for (phone, name) in [
        ("13710000001", "吴旧表"),
        ("13710000002", "吴开放"),
        ("13710000003", "吴改名"),
        ("13710000004", "吴文本"),
        ("13710000005", "吴国标"),
    ] {
        assert_eq!(names(&seat, phone).await, [name]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_workbook_under_a_password_asks_for_it_to_be_taken_off() {
    let org = Org::start().await;
    let seat = org.seat("linyue").await;
    for (name, bytes) in [
        ("新.xlsx", locked_xlsx()),
        ("旧.xls", locked_xls()),
        ("开放.ods", locked_ods()),
    ] {
        let code = code_of(&seat, name, &bytes).await;
        assert_eq!(code, ErrorCode::ImportFileLocked, "{name}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_look_into_a_locked_workbook_says_the_same_as_the_first() {
    let org = Org::start().await;
    let seat = org.seat("linyue").await;
    let file = bring(&seat, "新.xlsx", &locked_xlsx()).await.unwrap();
    for _ in 0..2 {
        let ask = LookIntoImport {
            import_file: file.import_file,
            kind: KIND,
        };
        let error = seat.desk.look_into_import(ask).await.unwrap_err();
        assert_eq!(error.code, ErrorCode::ImportFileLocked);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_small_file_that_would_fill_the_memory_is_too_large_in_every_format() {
    let org = Org::start().await;
    let seat = org.seat("linyue").await;
    let names = "姓名";
    for (name, bytes) in [
        ("新.xlsx", xlsx_apart()),
        ("旧.xls", xls_of(&[(0, 0, names), (65_535, 65_535, "远")])),
        ("开放.ods", ods_repeated(1_000_000, 1000)),
        ("包.xlsx", bomb()),
    ] {
        assert!(bytes.len() < 1024 * 1024, "{name}: {}", bytes.len());
        let code = code_of(&seat, name, &bytes).await;
        assert_eq!(code, ErrorCode::ImportFileTooLarge, "{name}");
    }
    let (_, looked) = look(&seat, KIND, "开放.ods", &ods_repeated(1000, 10))
        .await
        .unwrap();
    assert_eq!((looked.header.len(), looked.rows), (10, 999));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_imported_twice_at_once_comes_in_once() {
    let org = Org::start().await;
    let seat = org.seat("linyue").await;
    let csv = "姓名,手机\n吴一次,13710000021\n";
    let (file, _) = check(&seat, KIND, "名单.csv", csv.as_bytes())
        .await
        .unwrap();
    let again = ImportFile {
        import_file: file.import_file,
    };
    let (one, other) = tokio::join!(apply(&seat, file), apply(&seat, again));
    assert!(one.is_ok() != other.is_ok(), "{one:?} {other:?}");
    assert_eq!(names(&seat, "13710000021").await, ["吴一次"]);
    assert_eq!(seat.desk.list_imports(Nothing {}).await.unwrap().len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_customer_of_nobodys_complaints_counts_them_all_and_shows_the_latest() {
    let org = Org::start().await;
    let seat = org.seat("linyue").await;
    let mut csv = String::from("内容\n");
    for nth in 0..130 {
        writeln!(csv, "第 {nth} 件").unwrap();
    }
    let kind = ImportKind::Complaints;
    let (file, _) = check(&seat, kind, "投诉.csv", csv.as_bytes())
        .await
        .unwrap();
    apply(&seat, file).await.unwrap();
    let ask = FindCustomers {
        query: "匿名顾客".to_owned(),
        limit: 1,
    };
    let hit = seat.desk.find_customers(ask).await.unwrap().remove(0);
    assert_eq!(hit.open_complaints, 130);
    let ask = OneRecord {
        kind: RecordKind::Customer,
        id: hit.id.0,
    };
    let page = seat.desk.get_record(ask).await.unwrap();
    let of_kind = |r: &&RelatedRecords| r.kind == RecordKind::Complaint;
    let complaints = page.related.iter().find(of_kind).unwrap();
    assert_eq!((complaints.count, complaints.rows.len()), (130, 100));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_workbook_that_was_cut_off_is_damaged_wherever_the_cut_is() {
    let org = Org::start().await;
    let seat = org.seat("linyue").await;
    let rows: [&[&str]; 2] = [&["姓名", "手机"], &["郑半截", "13710000009"]];
    for (name, bytes) in [
        ("新.xlsx", xlsx(&rows)),
        ("开放.ods", ods(&rows)),
        ("旧.xls", xls(&rows)),
    ] {
        for share in [4, 2] {
            let code = code_of(&seat, name, &bytes[..bytes.len() / share]).await;
            assert_eq!(
                code,
                ErrorCode::ImportFileDamaged,
                "{name} cut to a {share}th"
            );
        }
    }
    assert!(names(&seat, "郑半截").await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_formula_counts_by_its_value_and_without_one_its_row_is_bad() {
    let org = Org::start().await;
    let seat = org.seat("linyue").await;
    let (file, summary) = check(&seat, KIND, "公式.xlsx", &xlsx_of_formulas())
        .await
        .unwrap();
    assert_eq!((summary.good, summary.bad), (1, 2));
    assert!(matches!(
        faults(&summary)[..],
        [RowFault::FormulaWithoutValue, RowFault::BrokenCell]
    ));
    apply(&seat, file).await.unwrap();
    assert_eq!(names(&seat, "13710000001").await, ["公式有值"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn ten_thousand_characters_are_a_bad_name_and_a_story_that_comes_in_whole() {
    let org = Org::start().await;
    let seat = org.seat("linyue").await;
    let long = "长".repeat(10_000);
    let customers = format!("姓名,地址,备注\n{long},,\n赵地址,{long},\n赵备注,,{long}\n");
    let (_, summary) = check(&seat, KIND, "长.csv", customers.as_bytes())
        .await
        .unwrap();
    assert_eq!((summary.good, summary.bad), (1, 2));
    for fault in faults(&summary) {
        let RowFault::TooLong { limit, length } = fault else {
            panic!("{fault:?}");
        };
        assert!(*length == 10_000 && *limit < 10_000);
    }
    let complaints = format!("内容\n{long}\n");
    let kind = ImportKind::Complaints;
    let (file, _) = check(&seat, kind, "长.csv", complaints.as_bytes())
        .await
        .unwrap();
    apply(&seat, file).await.unwrap();
    let ask = ListComplaints {
        include_resolved: true,
        limit: 1,
    };
    let id = seat.desk.list_complaints(ask).await.unwrap()[0].id;
    let page = seat.desk.get_complaint(OneComplaint { id }).await.unwrap();
    assert_eq!(page.complaint.description, long);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_phone_that_is_there_twice_is_told_and_left_out_or_imported_as_the_person_says() {
    let org = Org::start().await;
    let seat = org.seat("linyue").await;
    // The first is 张三's; the last two are each other's, however they are written.
    let csv = "姓名,手机\n钱甲,137 1234 5521\n钱乙,13710000011\n钱丙,137-1000-0011\n";
    for (duplicates, good) in [(Duplicates::Skip, 1), (Duplicates::ImportAnyway, 3)] {
        let (file, looked) = look(&seat, KIND, "重.csv", csv.as_bytes()).await.unwrap();
        let ask = CheckImport {
            import_file: file.import_file,
            kind: KIND,
            mapping: looked.mapping,
            duplicates,
        };
        let summary = seat.desk.check_import(ask).await.unwrap();
        assert_eq!(
            (summary.good, summary.bad, summary.duplicates),
            (good, 0, 2)
        );
        assert!(matches!(
            faults(&summary)[..],
            [
                RowFault::SamePhoneHere { .. },
                RowFault::SamePhoneInFile { row: 3 }
            ]
        ));
        if duplicates == Duplicates::ImportAnyway {
            apply(&seat, file).await.unwrap();
        }
    }
    let mut found = names(&seat, "13710000011").await;
    found.sort();
    assert_eq!(found, ["钱丙", "钱乙"]);
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
