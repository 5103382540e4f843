//! Imports among other work: what is saved meanwhile waits, what is queued with it is not lost.

use domain::bulk_import::ImportKind;
use domain::complaint::ComplaintAction;
use domain::field::{Field, FieldEdit, FieldValue};
use domain::ids::ComplaintId;
use domain::record::RecordKind;
use testkit::{Org, Seat, acknowledge, draft_for};
use wire::call::{Nothing, OneComplaint, Push, Serve};
use wire::complaint_view::{Act, ComplaintView, ListComplaints};
use wire::error::ErrorCode;
use wire::import::ApplyImport;
use wire::record_view::ListRecords;

use super::{apply, check, customers_csv, names, offline};

/// Imports of one part each.
const PARTS: usize = 200;
const ROWS_IN_A_PART: usize = 5;

async fn page(seat: &Seat, id: ComplaintId) -> Option<ComplaintView> {
    seat.desk.get_complaint(OneComplaint { id }).await.ok()
}

async fn act(seat: &Seat, complaint: ComplaintId, action: ComplaintAction) {
    let act = Act {
        complaint,
        action,
        seen_version: None,
        supersedes: None,
    };
    seat.desk.act_on_complaint(act).await.unwrap();
}

fn new_phone(shown: &str, mine: &str) -> ComplaintAction {
    ComplaintAction::Edit {
        edits: vec![FieldEdit {
            field: Field::Phone,
            base: FieldValue::of_text(shown),
            mine: FieldValue::of_text(mine),
        }],
    }
}

async fn complaints(seat: &Seat) -> usize {
    let ask = ListComplaints {
        include_resolved: true,
        limit: 500,
    };
    seat.desk.list_complaints(ask).await.unwrap().len()
}

async fn customers(seat: &Seat) -> usize {
    let ask = ListRecords {
        kind: RecordKind::Customer,
        open_only: false,
        after: None,
        limit: 1,
    };
    seat.desk.list_records(ask).await.unwrap().count as usize
}

/// Customers with so much to say of each that few fit into a push.
async fn import_part(seat: &Seat, part: usize) {
    let mut csv = String::from("姓名,手机,备注\n");
    for row in 0..ROWS_IN_A_PART {
        let nth = part * ROWS_IN_A_PART + row;
        let remarks = "从不在周末搬家。".repeat(50);
        csv.push_str(&format!("测试{nth},139{nth:08},{remarks}\n"));
    }
    let name = format!("第 {part} 份.csv");
    let (file, summary) = check(seat, ImportKind::Customers, &name, csv.as_bytes())
        .await
        .unwrap();
    assert_eq!((summary.good as usize, summary.bad), (ROWS_IN_A_PART, 0));
    apply(seat, file).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn two_hundred_waiting_parts_and_all_else_are_laid_on_again_when_an_early_command_is_refused()
{
    let org = Org::start().await;
    let here = org.seat("linyue").await;
    let there = org.seat("chenyu").await;
    here.until_synced().await;
    let zhang = here.customer("zs").await;
    let draft = draft_for(zhang.id, "安装师傅迟到");
    let id = here.desk.register_complaint(draft).await.unwrap().complaint;
    here.until_synced().await;
    there.until("the complaint", || page(&there, id)).await;
    let (customers_before, complaints_before) = (customers(&here).await, complaints(&here).await);

    offline(&here, true).await;
    let shown = page(&here, id).await.unwrap().phone_masked;
    act(&here, id, new_phone(&shown, "139 0000 1111")).await;
    for part in 0..PARTS {
        import_part(&here, part).await;
        if part % 10 == 0 {
            let phone = format!("139{:08}", part * ROWS_IN_A_PART);
            let of = here.customer(&phone).await.id;
            let draft = draft_for(of, &format!("第 {part} 份的顾客来电"));
            here.desk.register_complaint(draft).await.unwrap();
        }
    }
    let raised_at = page(&here, id).await.unwrap().complaint.raised_at;
    act(&here, id, acknowledge(raised_at)).await;
    assert_eq!(here.status().await.pending as usize, PARTS + PARTS / 10 + 2);
    act(&there, id, new_phone(&shown, "138 2222 3333")).await;
    there.until_synced().await;

    offline(&here, false).await;
    let status = here.until_synced().await;
    assert_eq!(status.attention, 1);
    let refused = here.desk.list_attention(Nothing {}).await.unwrap().items;
    assert_eq!(refused.len(), 1);
    there
        .until("what was done last", || async {
            page(&there, id).await?.complaint.first_response
        })
        .await;
    for seat in [&here, &there] {
        seat.until_synced().await;
        assert_eq!(
            (customers(seat).await, complaints(seat).await),
            (
                customers_before + PARTS * ROWS_IN_A_PART,
                complaints_before + PARTS / 10
            )
        );
        let imports = seat.desk.list_imports(Nothing {}).await.unwrap();
        assert_eq!(imports.len(), PARTS);
        assert!(imports.iter().all(|row| !row.pending));
        let last = format!("139{:08}", PARTS * ROWS_IN_A_PART - 1);
        assert_eq!(names(seat, &last).await.len(), 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_saved_while_an_import_writes_is_kept_whether_the_import_is_or_not() {
    let org = Org::start().await;
    let seat = org.seat("linyue").await;
    seat.until_synced().await;
    offline(&seat, true).await;
    let zhang = seat.customer("zs").await.id;
    let csv = customers_csv(5_000);
    for is_cancelled in [true, false] {
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
        let draft = draft_for(zhang, &format!("边导入边来电，取消：{is_cancelled}"));
        let saving = seat.desk.register_complaint(draft);
        let cancelling = async {
            if is_cancelled {
                seat.desk.cancel_import(file).await.unwrap();
            }
        };
        let (saved, ()) = tokio::join!(saving, cancelling);
        let id = saved.unwrap().complaint;
        let done = applying.await.unwrap();
        assert_eq!(done.is_err(), is_cancelled, "{done:?}");
        if let Err(error) = done {
            assert_eq!(error.code, ErrorCode::ImportCancelled);
        }
        assert!(page(&seat, id).await.is_some());
        let is_there = !names(&seat, "13900004999").await.is_empty();
        assert_eq!(is_there, !is_cancelled);
    }
}
