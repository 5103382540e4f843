//! What a person does counts for what the person had in view when the form was opened, whatever came
//! down while it was being filled in.

use domain::complaint::{ComplaintAction, Stage};
use domain::field::{Field, FieldEdit, FieldValue};
use domain::form::FormKind;
use domain::grade::Grade;
use domain::ids::{ComplaintId, StaffId};
use domain::record::RecordKind;
use domain::refusal::Refusal;
use testkit::{Org, Seat, acknowledge, draft_for, progress, triage};
use uuid::Uuid;
use wire::call::{Nothing, OneComplaint, Serve, WorkOffline};
use wire::complaint_view::{Act, ComplaintView};
use wire::envelope::{RejectReason, SeenVersion};
use wire::error::AppError;
use wire::record_view::{AskForm, FieldEntry, Form, FormDraft, Matched, RecordReceipt, Search};

async fn page(seat: &Seat, id: ComplaintId) -> Option<ComplaintView> {
    seat.desk.get_complaint(OneComplaint { id }).await.ok()
}

async fn act(
    seat: &Seat,
    complaint: ComplaintId,
    action: ComplaintAction,
    seen_version: &SeenVersion,
) -> Result<(), AppError> {
    let act = Act {
        complaint,
        action,
        seen_version: Some(seen_version.clone()),
        supersedes: None,
    };
    seat.desk.act_on_complaint(act).await.map(|_| ())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_grade_set_in_a_form_opened_before_a_colleague_went_on_is_refused() {
    let org = Org::start().await;
    let officer = org.seat("chenyu").await;
    let supervisor = org.seat("linyue").await;
    let zhang = officer.customer("张三").await;
    let draft = draft_for(zhang.id, "安装师傅迟到");
    let id = officer.desk.register_complaint(draft).await.unwrap();
    let id = id.complaint;
    officer.until_synced().await;
    let opened = supervisor
        .until("the complaint", || page(&supervisor, id))
        .await;
    let session = supervisor.desk.get_session(Nothing {}).await.unwrap();
    let me = session.staff.unwrap().id;

    let called = acknowledge(opened.as_of);
    act(&officer, id, called, &opened.seen).await.unwrap();
    officer.until_synced().await;
    let now = supervisor
        .until("the response", || async {
            let page = page(&supervisor, id).await?;
            (page.seen.confirmed > opened.seen.confirmed).then_some(page)
        })
        .await;
    let graded = || triage(Grade::Important, me);
    let refused = act(&supervisor, id, graded(), &opened.seen).await;
    let (seen, current) = (opened.seen.confirmed, now.seen.confirmed);
    let stale = Some(Refusal::Stale { seen, current });
    assert_eq!(refused.unwrap_err().refusal, stale);
    // What adds to the record bears it, and on what one saw the grade is taken.
    let note = progress("顾客说不急");
    act(&supervisor, id, note, &opened.seen).await.unwrap();
    let seen = page(&supervisor, id).await.unwrap().seen;
    act(&supervisor, id, graded(), &seen).await.unwrap();
    let status = supervisor.until_synced().await;
    assert_eq!(status.attention, 0);
}

/// An officer's and a supervisor's desk with a complaint between them.
struct Between {
    _org: Org,
    officer: Seat,
    supervisor: Seat,
    id: ComplaintId,
    /// The supervisor.
    me: StaffId,
}

async fn switch(seat: &Seat, offline: bool) {
    let switch = WorkOffline { offline };
    seat.desk.set_work_offline(switch).await.unwrap();
}

impl Between {
    async fn start() -> Self {
        let org = Org::start().await;
        let officer = org.seat("chenyu").await;
        let supervisor = org.seat("linyue").await;
        let zhang = officer.customer("张三").await;
        let draft = draft_for(zhang.id, "安装师傅迟到");
        let id = officer.desk.register_complaint(draft).await.unwrap();
        let id = id.complaint;
        officer.until_synced().await;
        supervisor
            .until("the complaint", || page(&supervisor, id))
            .await;
        let session = supervisor.desk.get_session(Nothing {}).await.unwrap();
        Self {
            _org: org,
            officer,
            supervisor,
            id,
            me: session.staff.unwrap().id,
        }
    }

    /// Both see it responded to.
    async fn responded_to(&self) {
        let now = page(&self.officer, self.id).await.unwrap().as_of;
        self.does(&self.officer, acknowledge(now)).await;
        self.officer.until_synced().await;
        for seat in [&self.officer, &self.supervisor] {
            let look = || async { self.at(seat, Stage::Acknowledged).await };
            seat.until("the response", look).await;
        }
    }

    async fn at(&self, seat: &Seat, stage: Stage) -> Option<ComplaintView> {
        let page = page(seat, self.id).await?;
        (page.complaint.stage == stage && page.seen.own.is_empty()).then_some(page)
    }

    /// An action on what the desk shows now.
    async fn does(&self, seat: &Seat, action: ComplaintAction) {
        let seen = page(seat, self.id).await.unwrap().seen;
        act(seat, self.id, action, &seen).await.unwrap();
    }

    async fn phone(&self, seat: &Seat, mine: &str) {
        let base = text(&page(seat, self.id).await.unwrap().phone_masked);
        let (field, mine) = (Field::Phone, text(mine));
        let edits = vec![FieldEdit { field, base, mine }];
        self.does(seat, ComplaintAction::Edit { edits }).await;
    }

    fn grading(&self) -> ComplaintAction {
        triage(Grade::Important, self.me)
    }

    /// What the central refused of what the supervisor did.
    async fn refusals(&self) -> Vec<Refusal> {
        let list = self.supervisor.desk.list_attention(Nothing {}).await;
        let reasons = list.unwrap().items.into_iter().map(|item| item.reason);
        let refusals = reasons.map(|reason| match reason {
            RejectReason::Rule { refusal } => refusal,
            other => panic!("no rule: {other:?}"),
        });
        refusals.collect()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_grade_set_after_an_edit_of_ones_own_falls_with_that_edit() {
    let between = Between::start().await;
    between.responded_to().await;
    let Between {
        officer,
        supervisor,
        ..
    } = &between;
    switch(supervisor, true).await;
    between.phone(supervisor, "139 0000 1111").await;
    between.does(supervisor, between.grading()).await;
    // The colleague's edit gets the number that the own one had here.
    between.phone(officer, "138 2222 3333").await;
    officer.until_synced().await;
    switch(supervisor, false).await;
    supervisor.until_synced().await;
    let refusals = between.refusals().await;
    assert!(
        matches!(
            refusals[..],
            [Refusal::FieldConflict { .. }, Refusal::Stale { .. }]
        ),
        "{refusals:?}"
    );
    let look = || async { between.at(supervisor, Stage::Acknowledged).await };
    supervisor.until("no grade set", look).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_grade_set_after_a_response_of_ones_own_falls_when_a_colleague_responded_first() {
    let between = Between::start().await;
    let Between {
        officer,
        supervisor,
        id,
        ..
    } = &between;
    let now = page(supervisor, *id).await.unwrap().as_of;
    switch(supervisor, true).await;
    between.does(supervisor, acknowledge(now)).await;
    between.does(supervisor, between.grading()).await;
    between.does(officer, acknowledge(now)).await;
    officer.until_synced().await;
    switch(supervisor, false).await;
    supervisor.until_synced().await;
    let refusals = between.refusals().await;
    let stage = Stage::Acknowledged;
    assert!(
        matches!(
            refusals[..],
            [Refusal::WrongStage { stage: at }, Refusal::Stale { .. }] if at == stage
        ),
        "{refusals:?}"
    );
    let look = || async { between.at(supervisor, stage).await };
    supervisor.until("no grade set", look).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_grade_set_after_steps_of_ones_own_is_taken_when_nobody_came_in_between() {
    let between = Between::start().await;
    let Between { supervisor, id, .. } = &between;
    let now = page(supervisor, *id).await.unwrap().as_of;
    switch(supervisor, true).await;
    between.phone(supervisor, "139 0000 1111").await;
    between.does(supervisor, acknowledge(now)).await;
    between.does(supervisor, between.grading()).await;
    switch(supervisor, false).await;
    supervisor.until_synced().await;
    assert_eq!(between.refusals().await, []);
    let look = || async { between.at(supervisor, Stage::Triaged).await };
    supervisor.until("the grade", look).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_opened_over_an_own_edit_does_not_count_for_the_colleagues_edit_in_its_place() {
    let between = Between::start().await;
    between.responded_to().await;
    let Between {
        officer,
        supervisor,
        id,
        ..
    } = &between;
    switch(supervisor, true).await;
    between.phone(supervisor, "139 0000 1111").await;
    let opened = page(supervisor, *id).await.unwrap().seen;
    assert_eq!(opened.own.len(), 1);
    between.phone(officer, "138 2222 3333").await;
    officer.until_synced().await;
    switch(supervisor, false).await;
    supervisor.until_synced().await;
    let now = supervisor
        .until("the colleague's edit", || async {
            let seen = page(supervisor, *id).await?.seen;
            (seen.confirmed > opened.confirmed).then_some(seen)
        })
        .await;
    let refused = act(supervisor, *id, between.grading(), &opened).await;
    let refused = refused.unwrap_err().refusal;
    assert!(
        matches!(refused, Some(Refusal::Stale { .. })),
        "{refused:?}"
    );
    act(supervisor, *id, between.grading(), &now).await.unwrap();
}

fn text(text: &str) -> FieldValue {
    FieldValue::of_text(text)
}

async fn open_form(seat: &Seat, customer: Uuid) -> Form {
    let ask = AskForm {
        form: FormKind::EditCustomer,
        record: Some(customer),
        customer: None,
        order: None,
        complaint: None,
    };
    seat.desk.get_form(ask).await.unwrap()
}

/// The form as the window gives it, with this typed over one field. `shown` is what the window had in
/// its place, when that is not the value itself.
fn filled(form: &Form, field: Field, typed: &str, shown: Option<&str>) -> FormDraft {
    let mut base: Vec<FieldEntry> = form
        .fields
        .iter()
        .map(|f| FieldEntry {
            field: f.field,
            value: f.value.clone(),
        })
        .collect();
    let mut values = base.clone();
    let entry = |entries: &mut Vec<FieldEntry>, value: &str| {
        let found = entries.iter_mut().find(|entry| entry.field == field);
        found.expect("a field of the form").value = text(value);
    };
    entry(&mut values, typed);
    if let Some(shown) = shown {
        entry(&mut base, shown);
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

async fn value(seat: &Seat, customer: Uuid, field: Field) -> Option<FieldValue> {
    let form = open_form(seat, customer).await;
    let found = form.fields.into_iter().find(|f| f.field == field);
    found.map(|f| f.value)
}

async fn submit(seat: &Seat, draft: FormDraft) -> Result<RecordReceipt, AppError> {
    seat.desk.submit_form(draft).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_customer_edited_in_a_form_opened_before_a_colleagues_edit_merges_field_by_field() {
    let org = Org::start().await;
    let officer = org.seat("chenyu").await;
    let supervisor = org.seat("linyue").await;
    officer.until_synced().await;
    supervisor.until_synced().await;
    let zhang = officer.customer("张三").await.id.0;
    let opened = open_form(&officer, zhang).await;
    let theirs = open_form(&supervisor, zhang).await;
    let edits = [
        (Field::Address, "老城琉璃巷"),
        (Field::Phone, "13911112222"),
    ];
    for (field, typed) in edits {
        let form = Form {
            seen_version: open_form(&supervisor, zhang).await.seen_version,
            ..theirs.clone()
        };
        let draft = filled(&form, field, typed, None);
        submit(&supervisor, draft).await.unwrap();
    }
    supervisor.until_synced().await;
    officer
        .until("the colleague's edits", || async {
            let phone = value(&officer, zhang, Field::Phone).await;
            (phone == Some(text("139****2222"))).then_some(())
        })
        .await;

    let draft = filled(&opened, Field::Remarks, "有两只猫", None);
    submit(&officer, draft).await.unwrap();
    let refused = filled(&opened, Field::Phone, "13933334444", None);
    let refused = submit(&officer, refused).await.unwrap_err().refusal;
    let Some(Refusal::FieldConflict { clashes }) = refused else {
        panic!("both changed the phone: {refused:?}");
    };
    assert_eq!(clashes[0].theirs, text("13911112222"));
    officer.until_synced().await;
    for (field, typed) in [
        (Field::Address, "老城琉璃巷"),
        (Field::Phone, "139****2222"),
        (Field::Remarks, "有两只猫"),
    ] {
        assert_eq!(value(&officer, zhang, field).await, Some(text(typed)));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_value_that_the_window_showed_masked_is_edited_from_the_whole_one() {
    let org = Org::start().await;
    let officer = org.seat("chenyu").await;
    officer.until_synced().await;
    let zhang = officer.customer("张三").await.id.0;
    // As every page shows a phone, and as all words are shown once the lease is over.
    for (field, typed, shown, then) in [
        (Field::Phone, "13911112222", "137****5521", "139****2222"),
        (Field::Address, "老城琉璃巷", "****", "老城琉璃巷"),
    ] {
        let form = open_form(&officer, zhang).await;
        let draft = filled(&form, field, typed, Some(shown));
        submit(&officer, draft).await.unwrap();
        assert_eq!(value(&officer, zhang, field).await, Some(text(then)));
    }
    let status = officer.until_synced().await;
    assert_eq!(status.attention, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_search_says_which_characters_it_matched_also_by_their_sound() {
    let org = Org::start().await;
    let officer = org.seat("chenyu").await;
    officer.until_synced().await;
    let zhang = officer.customer("张三").await.id;
    let draft = draft_for(zhang, "古筝断了一根弦");
    officer.desk.register_complaint(draft).await.unwrap();
    for (query, kind, title, customer) in [
        // The mask hides what follows the first character, so that all of it is one.
        ("zs", RecordKind::Customer, vec![(0, 3)], vec![(0, 3)]),
        ("zhang", RecordKind::Customer, vec![(0, 1)], vec![(0, 1)]),
        ("san", RecordKind::Customer, vec![(1, 3)], vec![(1, 3)]),
        ("zs", RecordKind::Complaint, vec![], vec![(0, 3)]),
        ("古筝", RecordKind::Complaint, vec![(0, 2)], vec![]),
    ] {
        let ask = Search {
            query: query.to_owned(),
            limit: 50,
        };
        let groups = officer.desk.search(ask).await.unwrap().groups;
        let mut rows = groups.into_iter().flat_map(|group| group.rows);
        let is_it = |row: &wire::record_view::FoundRow| match kind {
            RecordKind::Customer => row.row.id == zhang.0,
            _ => row.row.kind == kind && row.row.title.starts_with("古筝"),
        };
        let found = rows.find(is_it).expect(query);
        let places = |spans: &[Matched]| -> Vec<(u32, u32)> {
            spans.iter().map(|span| (span.from, span.to)).collect()
        };
        assert_eq!(places(&found.title), title, "{query}");
        assert_eq!(places(&found.customer), customer, "{query}");
    }
}
