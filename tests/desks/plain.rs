//! Customers, visits, move orders and tasks: what is logged on one desk is listed, found and opened
//! on the other, and nobody else's.

use domain::field::{Field, FieldValue};
use domain::form::FormKind;
use domain::ids::CustomerId;
use domain::money::Fen;
use domain::record::RecordKind;
use domain::refusal::Refusal;
use domain::time::{DAY_MS, UtcMs};
use testkit::{Org, Seat};
use uuid::Uuid;
use wire::call::{Nothing, Serve, WorkOffline};
use wire::record_view::{
    AskForm, FieldEntry, Form, FormDraft, ListRecords, OneRecord, RecordReceipt, RecordRow, Search,
};

pub fn ask(form: FormKind, customer: Option<CustomerId>, record: Option<Uuid>) -> AskForm {
    AskForm {
        form,
        record,
        customer,
        order: None,
        complaint: None,
    }
}

pub fn text(text: &str) -> FieldValue {
    let text = text.to_owned();
    FieldValue::Text { text }
}

/// The form as the window would send it, with these fields typed over.
fn filled(form: &Form, typed: &[(Field, FieldValue)]) -> FormDraft {
    let base: Vec<FieldEntry> = form
        .fields
        .iter()
        .map(|f| FieldEntry {
            field: f.field,
            value: f.value.clone(),
        })
        .collect();
    let mut values = base.clone();
    for (field, value) in typed {
        let entry = values.iter_mut().find(|entry| entry.field == *field);
        entry.expect("a field of the form").value = value.clone();
    }
    FormDraft {
        id: Uuid::from_u128(7),
        form: form.form,
        record: form.record,
        complaint: None,
        seen_version: form.seen_version,
        base,
        values,
        supersedes: None,
    }
}

pub async fn submit(seat: &Seat, ask: AskForm, typed: &[(Field, FieldValue)]) -> RecordReceipt {
    let form = seat.desk.get_form(ask).await.unwrap();
    seat.desk.submit_form(filled(&form, typed)).await.unwrap()
}

async fn refusal(seat: &Seat, ask: AskForm, typed: &[(Field, FieldValue)]) -> Option<Refusal> {
    let form = seat.desk.get_form(ask).await.unwrap();
    let refused = seat.desk.submit_form(filled(&form, typed)).await;
    refused.unwrap_err().refusal
}

async fn listed(seat: &Seat, kind: RecordKind) -> Vec<RecordRow> {
    let mut rows = vec![];
    let mut after = None;
    loop {
        let ask = ListRecords {
            kind,
            open_only: false,
            after,
            limit: 7,
        };
        let page = seat.desk.list_records(ask).await.unwrap();
        rows.extend(page.rows);
        after = page.next;
        if after.is_none() {
            assert_eq!(rows.len(), page.count as usize);
            return rows;
        }
    }
}

async fn found(seat: &Seat, query: &str) -> Vec<Uuid> {
    let ask = Search {
        query: query.to_owned(),
        limit: 20,
    };
    let groups = seat.desk.search(ask).await.unwrap().groups;
    let rows = groups.into_iter().flat_map(|group| group.rows);
    rows.map(|found| found.row.id).collect()
}

/// Logs a visit, an order and a task about 张三.
async fn log_one_of_each(seat: &Seat) -> Vec<RecordReceipt> {
    let zhang = seat.customer("张三").await.id;
    let visit = [
        (Field::Purpose, text("勘察估价")),
        (Field::Feedback, text("阳台有一架古筝")),
    ];
    let moves_at = FieldValue::Instant {
        at: UtcMs(seat.status().await.last_synced_at.unwrap().0 + 9 * DAY_MS),
    };
    let order = [
        (Field::MovesAt, moves_at),
        (Field::From, text("城东翠湖花园")),
        (Field::To, text("老城琉璃巷")),
        (
            Field::Price,
            FieldValue::Money {
                fen: Fen::yuan(1500),
            },
        ),
    ];
    let task = [(Field::Title, text("送古筝琴囊"))];
    vec![
        submit(seat, ask(FormKind::LogVisit, Some(zhang), None), &visit).await,
        submit(seat, ask(FormKind::NewMoveOrder, Some(zhang), None), &order).await,
        submit(seat, ask(FormKind::NewTask, Some(zhang), None), &task).await,
    ]
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_logged_offline_is_listed_found_and_opened_on_the_other_desk() {
    let org = Org::start().await;
    let officer = org.seat("chenyu").await;
    let supervisor = org.seat("linyue").await;
    officer.until_synced().await;
    let offline = |offline| officer.desk.set_work_offline(WorkOffline { offline });
    offline(true).await.unwrap();
    let receipts = log_one_of_each(&officer).await;
    let rows = listed(&officer, RecordKind::Visit).await;
    assert!(rows.iter().any(|r| r.id == receipts[0].id && r.pending));
    offline(false).await.unwrap();
    officer.until_synced().await;

    for (receipt, words) in receipts.iter().zip(["古筝", "琉璃巷", "琴囊"]) {
        let (kind, id) = (receipt.kind, receipt.id);
        let page = supervisor
            .until("the record on the other desk", || async {
                supervisor
                    .desk
                    .get_record(OneRecord { kind, id })
                    .await
                    .ok()
            })
            .await;
        assert_eq!(page.row.number, receipt.number);
        assert_eq!((page.pending, page.timeline.len()), (0, 1));
        let customer = &page.related[0];
        assert_eq!(customer.kind, RecordKind::Customer);
        assert!(listed(&supervisor, kind).await.iter().any(|r| r.id == id));
        assert!(found(&supervisor, words).await.contains(&id), "{words}");
        let number = receipt.number.as_deref().unwrap();
        assert!(found(&supervisor, number).await.contains(&id), "{number}");
        let sent_to_the_window = serde_json::to_string(&page).unwrap();
        for whole in ["张三", "13712345521"] {
            assert!(!sent_to_the_window.contains(whole), "{kind:?}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_customers_page_shows_what_belongs_to_it_and_masks_name_and_phone() {
    let org = Org::start().await;
    let officer = org.seat("chenyu").await;
    officer.until_synced().await;
    let receipts = log_one_of_each(&officer).await;
    let zhang = officer.customer("张三").await.id;
    let (kind, id) = (RecordKind::Customer, zhang.0);
    let page = officer
        .desk
        .get_record(OneRecord { kind, id })
        .await
        .unwrap();
    assert_eq!(page.row.title, "张**");
    let phone = page.fields.iter().find(|f| f.field == Field::Phone);
    assert_eq!(phone.unwrap().value, text("137****5521"));
    for receipt in &receipts {
        let group = page.related.iter().find(|g| g.kind == receipt.kind);
        assert!(group.unwrap().rows.iter().any(|r| r.id == receipt.id));
    }
    assert!(page.offers.iter().all(|offer| offer.refusal.is_none()));
    let sent_to_the_window = serde_json::to_string(&page).unwrap();
    assert!(!sent_to_the_window.contains("13712345521") && !sent_to_the_window.contains("张三"));
}

#[tokio::test(flavor = "multi_thread")]
async fn another_stores_records_are_not_listed_opened_or_found() {
    let org = Org::start().await;
    let officer = org.seat("chenyu").await;
    officer.until_synced().await;
    let receipts = log_one_of_each(&officer).await;
    officer.until_synced().await;
    let elsewhere = org.seat("sunlan").await;
    elsewhere.until_synced().await;
    for receipt in receipts {
        let (kind, id) = (receipt.kind, receipt.id);
        assert!(!listed(&elsewhere, kind).await.iter().any(|r| r.id == id));
        assert!(
            elsewhere
                .desk
                .get_record(OneRecord { kind, id })
                .await
                .is_err()
        );
        assert!(
            !found(&elsewhere, receipt.number.as_deref().unwrap())
                .await
                .contains(&id)
        );
    }
    assert!(found(&elsewhere, "古筝").await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_being_filled_in_survives_the_end_of_the_app_and_goes_with_its_record() {
    let org = Org::start().await;
    let officer = org.seat("chenyu").await;
    officer.until_synced().await;
    let new_task = ask(FormKind::NewTask, None, None);
    let form = officer.desk.get_form(new_task).await.unwrap();
    let draft = filled(&form, &[(Field::Title, text("问候"))]);
    officer.desk.save_form_draft(draft.clone()).await.unwrap();

    let officer = officer.reopen("chenyu").await;
    let saved = officer.desk.list_form_drafts(Nothing {}).await.unwrap();
    assert_eq!(saved.len(), 1);
    assert_eq!(saved[0].draft, draft);
    let receipt = officer.desk.submit_form(draft).await.unwrap();
    assert_eq!(receipt.kind, RecordKind::Task);
    let left = officer.desk.list_form_drafts(Nothing {}).await.unwrap();
    assert!(left.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_field_that_is_missing_or_of_the_wrong_kind_is_named() {
    let org = Org::start().await;
    let officer = org.seat("chenyu").await;
    officer.until_synced().await;
    let log_visit = ask(FormKind::LogVisit, None, None);
    let missing = refusal(&officer, log_visit, &[]).await;
    let field = Field::Purpose;
    assert_eq!(missing, Some(Refusal::FieldEmpty { field }));
    let typed = [
        (Field::Purpose, text("咨询")),
        (Field::Score, FieldValue::Number { number: 300 }),
    ];
    let field = Field::Score;
    let wrong = refusal(&officer, log_visit, &typed).await;
    assert_eq!(wrong, Some(Refusal::WrongField { field }));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_task_is_finished_and_a_customer_edited_through_their_forms() {
    let org = Org::start().await;
    let officer = org.seat("chenyu").await;
    officer.until_synced().await;
    let receipts = log_one_of_each(&officer).await;
    let task = receipts[2].id;
    let finish = ask(FormKind::FinishTask, None, Some(task));
    submit(&officer, finish, &[(Field::Note, text("已送到"))]).await;
    let zhang = officer.customer("张三").await.id;
    let edit = ask(FormKind::EditCustomer, None, Some(zhang.0));
    submit(&officer, edit, &[(Field::Address, text("老城琉璃巷"))]).await;
    officer.until_synced().await;

    let open = |kind, id| officer.desk.get_record(OneRecord { kind, id });
    let page = open(RecordKind::Task, task).await.unwrap();
    assert_eq!(page.timeline.len(), 2);
    assert!(page.offers.is_empty());
    let page = open(RecordKind::Customer, zhang.0).await.unwrap();
    let address = page.fields.iter().find(|f| f.field == Field::Address);
    assert_eq!(address.unwrap().value, text("老城琉璃巷"));
    assert!(found(&officer, "琉璃巷").await.contains(&zhang.0));
}
