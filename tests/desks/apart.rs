//! Two desks act on the same complaint while apart: what merges, what goes back to a person, and
//! what that person decides.

use domain::command::Command;
use domain::complaint::{Cause, ComplaintAction, ComplaintEvent, Liability, Reaction, Stage};
use domain::field::{Field, FieldEdit, FieldValue};
use domain::grade::Grade;
use domain::ids::{ComplaintId, ReviewId, StaffId};
use domain::money::Fen;
use domain::refusal::Refusal;
use domain::review::{ReviewEvent, ReviewState};
use domain::timeline::TimelineEvent;
use testkit::{Org, Seat, acknowledge, draft_for, progress, triage};
use wire::attention::{
    AttentionChoice, AttentionDecision, AttentionItem, AttentionKind, DecideAttention,
    DecideReview, Decided, OneRefused, ReviewChoice, UndoWay,
};
use wire::call::{Nothing, OneComplaint, Serve, WorkOffline};
use wire::complaint_view::{Act, ComplaintView};
use wire::envelope::RejectReason;
use wire::error::ErrorCode;

/// The officer's and the supervisor's desks, and a complaint that both see.
pub struct Apart {
    pub org: Org,
    pub officer: Seat,
    pub supervisor: Seat,
    pub id: ComplaintId,
}

pub async fn offline(seat: &Seat, offline: bool) {
    let switch = WorkOffline { offline };
    seat.desk.set_work_offline(switch).await.unwrap();
}

pub async fn page(seat: &Seat, id: ComplaintId) -> Option<ComplaintView> {
    seat.desk.get_complaint(OneComplaint { id }).await.ok()
}

pub async fn act(seat: &Seat, complaint: ComplaintId, action: ComplaintAction) {
    let act = Act {
        complaint,
        action,
        seen_version: None,
        supersedes: None,
    };
    seat.desk.act_on_complaint(act).await.unwrap();
}

pub fn words(text: &str) -> FieldValue {
    FieldValue::of_text(text)
}

pub fn edit(field: Field, base: &str, mine: &str) -> ComplaintAction {
    let (base, mine) = (words(base), words(mine));
    ComplaintAction::Edit {
        edits: vec![FieldEdit { field, base, mine }],
    }
}

impl Apart {
    pub async fn start() -> Self {
        let org = Org::start().await;
        let officer = org.seat("chenyu").await;
        let supervisor = org.seat("linyue").await;
        let zhang = officer.customer("zs").await;
        let draft = draft_for(zhang.id, "安装师傅迟到");
        let id = officer.desk.register_complaint(draft).await.unwrap();
        let id = id.complaint;
        officer.until_synced().await;
        supervisor
            .until("the complaint", || page(&supervisor, id))
            .await;
        let apart = Self {
            org,
            officer,
            supervisor,
            id,
        };
        apart
            .until_both_have(|p| p.complaint.official_number.is_some())
            .await;
        apart
    }

    pub async fn until_both_have(&self, what: impl Fn(&ComplaintView) -> bool) {
        for seat in [&self.officer, &self.supervisor] {
            let look = || async { page(seat, self.id).await.filter(|p| what(p)) };
            seat.until("the same on both desks", look).await;
        }
    }

    /// The officer does one thing without a network, the supervisor another with one; they meet.
    async fn meet(&self, officers: ComplaintAction, supervisors: ComplaintAction) {
        offline(&self.officer, true).await;
        act(&self.officer, self.id, officers).await;
        act(&self.supervisor, self.id, supervisors).await;
        self.supervisor.until_synced().await;
        offline(&self.officer, false).await;
        self.officer.until_synced().await;
    }

    /// Both edit the contact phone; the officer's edit is refused.
    pub async fn clash(&self) -> AttentionItem {
        let shown = page(&self.officer, self.id).await.unwrap().phone_masked;
        self.meet(
            edit(Field::Phone, &shown, "139 0000 1111"),
            edit(Field::Phone, &shown, "138 2222 3333"),
        )
        .await;
        self.officers_item().await
    }

    /// The refused command, once what the supervisor did has come down too.
    async fn officers_item(&self) -> AttentionItem {
        self.officer
            .until("a refused command", || async {
                let item = one_item(&self.officer).await?;
                (!item.meanwhile.is_empty()).then_some(item)
            })
            .await
    }

    async fn decide(&self, item: &AttentionItem, decision: AttentionDecision) -> Decided {
        let decide = DecideAttention {
            command_id: item.command_id,
            decision,
            shown: item.clashes.clone(),
        };
        self.officer.desk.decide_attention(decide).await.unwrap()
    }

    async fn phone_is(&self, masked: &str) {
        self.until_both_have(|p| p.phone_masked == masked).await;
    }
}

async fn one_item(seat: &Seat) -> Option<AttentionItem> {
    let list = seat.desk.list_attention(Nothing {}).await.unwrap();
    list.items.into_iter().next()
}

fn has_review(page: &ComplaintView, what: impl Fn(&ReviewEvent) -> bool) -> bool {
    count_reviews(page, what) > 0
}

fn count_reviews(page: &ComplaintView, what: impl Fn(&ReviewEvent) -> bool) -> usize {
    let is_it = |event: &TimelineEvent| matches!(event, TimelineEvent::Review(e) if what(e));
    let entries = page.timeline.iter().filter_map(|l| l.entry.as_ref());
    entries.filter(|entry| is_it(&entry.event)).count()
}

fn notes(page: &ComplaintView) -> usize {
    let is_note = |event: &TimelineEvent| {
        matches!(
            event,
            TimelineEvent::Complaint(ComplaintEvent::ProgressNoted { .. })
        )
    };
    let entries = page.timeline.iter().filter_map(|l| l.entry.as_ref());
    entries.filter(|entry| is_note(&entry.event)).count()
}

#[tokio::test(flavor = "multi_thread")]
async fn notes_of_both_are_kept_and_an_edit_over_an_unseen_one_keeps_it_in_the_history() {
    let apart = Apart::start().await;
    let now = page(&apart.officer, apart.id).await.unwrap().as_of;
    act(&apart.officer, apart.id, acknowledge(now)).await;
    apart
        .until_both_have(|p| p.complaint.stage == Stage::Acknowledged && p.pending == 0)
        .await;
    apart
        .meet(progress("已联系厂家"), progress("已约师傅"))
        .await;
    apart.until_both_have(|p| notes(p) == 2).await;

    let base = "安装师傅迟到";
    apart
        .meet(
            edit(Field::Description, base, "安装师傅迟到两次"),
            edit(Field::Description, base, "安装师傅迟到和一颗螺丝"),
        )
        .await;
    let is_kept = |p: &ComplaintView| {
        p.complaint.description == "安装师傅迟到两次"
            && p.timeline
                .iter()
                .any(|line| match line.entry.as_ref().map(|e| &e.event) {
                    Some(TimelineEvent::Complaint(ComplaintEvent::ComplaintEdited { changes })) => {
                        changes.iter().any(|change| {
                            change.overwrote_unseen
                                && change.from == words("安装师傅迟到和一颗螺丝")
                        })
                    }
                    _ => false,
                })
    };
    apart.until_both_have(is_kept).await;
    assert_eq!(one_item(&apart.officer).await, None);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_phone_that_both_changed_comes_back_with_both_values_and_the_decision_can_be_undone() {
    let apart = Apart::start().await;
    let item = apart.clash().await;
    assert_eq!(item.kind, AttentionKind::Refused);
    let clash = &item.clashes[0];
    assert_eq!(clash.mine, words("13900001111"));
    assert_eq!(clash.theirs, words("138****3333"));
    let by = clash.by.as_ref().unwrap();
    let session = |seat: &Seat| {
        let desk = seat.desk.clone();
        async move { desk.get_session(Nothing {}).await.unwrap() }
    };
    let (mine, hers) = (
        session(&apart.officer).await,
        session(&apart.supervisor).await,
    );
    assert_eq!(by.name, hers.staff.map(|s| s.name));
    assert_eq!(Some(&by.device_code), hers.device_code.as_ref());
    assert_eq!(Some(&item.device_code), mine.device_code.as_ref());
    // Two laptops, two clocks: whose change was the later one is what their corrected clocks say.
    let suggested = if by.at > item.written_at {
        AttentionChoice::Discard
    } else {
        AttentionChoice::Reapply
    };
    assert_eq!(item.suggested, suggested);

    // Killed between refusal and decision: all is there again.
    let Apart {
        org,
        officer,
        supervisor,
        id,
    } = apart;
    let officer = officer.reopen("chenyu").await;
    let apart = Apart {
        org,
        officer,
        supervisor,
        id,
    };
    assert_eq!(apart.officers_item().await.command, item.command);

    // Given again and withdrawn before it is sent, it waits as before.
    let one = OneRefused {
        command_id: item.command_id,
    };
    offline(&apart.officer, true).await;
    let again = AttentionDecision::Reapply { changed: None };
    let decided = apart.decide(&item, again.clone()).await;
    assert_eq!(decided.undo, UndoWay::UntilSent);
    let shown = page(&apart.officer, id).await.unwrap();
    assert_eq!(
        (shown.phone_masked.as_str(), shown.pending),
        ("139****1111", 1)
    );
    apart.officer.desk.undo_attention(one).await.unwrap();
    let shown = page(&apart.officer, id).await.unwrap();
    assert_eq!(
        (shown.phone_masked.as_str(), shown.pending),
        ("138****3333", 0)
    );
    assert_eq!(apart.officers_item().await.command, item.command);

    // Given again and sent, it wins, and can't be withdrawn any more.
    apart.decide(&item, again).await;
    offline(&apart.officer, false).await;
    apart.officer.until_synced().await;
    apart.phone_is("139****1111").await;
    let late = apart.officer.desk.undo_attention(one).await.unwrap_err();
    assert_eq!(late.code, ErrorCode::SentAlready);
    assert_eq!(one_item(&apart.officer).await, None);
}

#[tokio::test(flavor = "multi_thread")]
async fn handed_over_it_shows_up_on_the_supervisors_desk_and_she_applies_it() {
    let apart = Apart::start().await;
    let item = apart.clash().await;
    let one = OneRefused {
        command_id: item.command_id,
    };
    let hand_over = || AttentionDecision::HandOver {
        note: "顾客昨天换了号".to_owned(),
    };
    apart.decide(&item, hand_over()).await;
    assert_eq!(one_item(&apart.officer).await, None);
    // Taken back and handed over once more, also after it was sent.
    apart.officer.until_synced().await;
    apart.officer.desk.undo_attention(one).await.unwrap();
    assert_eq!(apart.officers_item().await.command_id, item.command_id);
    apart.officer.until_synced().await;
    apart.decide(&item, hand_over()).await;

    let supervisor = &apart.supervisor;
    let is_handed =
        |event: &ReviewEvent| matches!(event, ReviewEvent::RefusedCommandHandedOver { .. });
    apart
        .until_both_have(|p| count_reviews(p, is_handed) == 2)
        .await;
    let handed = supervisor
        .until("the command handed over", || one_item(supervisor))
        .await;
    assert_eq!(handed.kind, AttentionKind::Review);
    assert_eq!(handed.note.as_deref(), Some("顾客昨天换了号"));
    assert_eq!(handed.command, item.command);
    assert_eq!(handed.device_code, item.device_code);
    let review = ReviewId(handed.command_id.0);
    let apply = || DecideReview {
        review,
        decision: ReviewChoice::Apply { changed: None },
        shown: handed.clashes.clone(),
    };
    // Undone while unsent, both commands of the action go.
    offline(supervisor, true).await;
    supervisor.desk.decide_review(apply()).await.unwrap();
    assert_eq!(supervisor.status().await.pending, 2);
    let back = OneRefused {
        command_id: handed.command_id,
    };
    supervisor.desk.undo_attention(back).await.unwrap();
    assert_eq!(supervisor.status().await.pending, 0);
    assert!(one_item(supervisor).await.is_some());

    supervisor.desk.decide_review(apply()).await.unwrap();
    offline(supervisor, false).await;
    supervisor.until_synced().await;
    apart.phone_is("139****1111").await;
    let is_applied = |event: &ReviewEvent| {
        matches!(
            event,
            ReviewEvent::ReviewDecided {
                state: ReviewState::Applied { .. },
                ..
            }
        )
    };
    apart.until_both_have(|p| has_review(p, is_applied)).await;
    assert_eq!(one_item(supervisor).await, None);
    assert_eq!(one_item(&apart.officer).await, None);
}

#[tokio::test(flavor = "multi_thread")]
async fn handed_over_it_is_set_right_by_the_supervisor_before_she_applies_it() {
    let apart = Apart::start().await;
    let item = apart.clash().await;
    let note = "请核对号码".to_owned();
    apart
        .decide(&item, AttentionDecision::HandOver { note })
        .await;
    apart.officer.until_synced().await;
    let supervisor = &apart.supervisor;
    let review = supervisor
        .until("the review", || one_item(supervisor))
        .await;
    let Some(Command::ActOnComplaint { complaint, action }) = review.command else {
        panic!("an edit of the complaint");
    };
    let ComplaintAction::Edit { mut edits } = action else {
        panic!("an edit of the complaint");
    };
    edits[0].mine = words("13955556666");
    let changed = Command::ActOnComplaint {
        complaint,
        action: ComplaintAction::Edit { edits },
    };
    let decide = DecideReview {
        review: ReviewId(item.command_id.0),
        decision: ReviewChoice::Apply {
            changed: Some(changed),
        },
        shown: review.clashes,
    };
    supervisor.desk.decide_review(decide).await.unwrap();
    supervisor.until_synced().await;
    apart.phone_is("139****6666").await;
    assert_eq!(one_item(supervisor).await, None);
}

#[tokio::test(flavor = "multi_thread")]
async fn discarded_with_a_reason_it_stands_in_the_history_of_both() {
    let apart = Apart::start().await;
    let item = apart.clash().await;
    let one = OneRefused {
        command_id: item.command_id,
    };
    let discard = |reason: &str| AttentionDecision::Discard {
        reason: reason.to_owned(),
    };
    let without = DecideAttention {
        command_id: item.command_id,
        decision: discard(" "),
        shown: vec![],
    };
    let refused = apart.officer.desk.decide_attention(without).await;
    let field = Field::Reason;
    assert_eq!(
        refused.unwrap_err().refusal,
        Some(Refusal::FieldEmpty { field })
    );
    offline(&apart.officer, true).await;
    apart.decide(&item, discard("顾客改了主意")).await;
    apart.officer.desk.undo_attention(one).await.unwrap();
    assert_eq!(apart.officer.status().await.pending, 0);
    apart.decide(&item, discard("以对方的为准")).await;
    offline(&apart.officer, false).await;
    apart.officer.until_synced().await;
    let is_there = |event: &ReviewEvent| match event {
        ReviewEvent::RefusedCommandDiscarded { review } => {
            matches!(&review.state, ReviewState::Discarded { reason, .. } if reason == "以对方的为准")
        }
        _ => false,
    };
    apart.until_both_have(|p| has_review(p, is_there)).await;
    apart.phone_is("138****3333").await;

    // Put aside, an item no longer asks for attention; taken back, it does.
    apart.officer.desk.undo_attention(one).await.unwrap();
    let item = apart.officers_item().await;
    let until = domain::time::UtcMs(item.written_at.0 + 86_400_000);
    apart
        .decide(&item, AttentionDecision::Later { until })
        .await;
    assert_eq!(apart.officer.status().await.attention, 0);
    assert_eq!(apart.officers_item().await.later_until, Some(until));
    apart.officer.desk.undo_attention(one).await.unwrap();
    assert_eq!(apart.officer.status().await.attention, 1);
}

/// All steps up to a solution that the customer accepted, with a note on the way.
fn steps(at: domain::time::UtcMs, assignee: StaffId) -> Vec<ComplaintAction> {
    vec![
        acknowledge(at),
        progress("已看过现场照片"),
        triage(Grade::General, assignee),
        ComplaintAction::Take { bridging: None },
        ComplaintAction::Propose {
            solution: "补一条桌腿".to_owned(),
            cost: Fen(0),
            compensation: Fen(0),
            told_at: at,
            reaction: Reaction::Accepted,
            approved_by: None,
        },
    ]
}

fn resolve(at: domain::time::UtcMs) -> ComplaintAction {
    ComplaintAction::Resolve {
        done: "桌腿已装好".to_owned(),
        finished_at: at,
        cause: Cause::Unknown,
        liability: Liability::Ours,
        result_told: true,
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_chain_of_own_steps_without_a_network_is_applied_when_nobody_else_touched_it() {
    let apart = Apart::start().await;
    let (officer, id) = (&apart.officer, apart.id);
    let shown = page(officer, id).await.unwrap();
    offline(officer, true).await;
    for action in steps(shown.as_of, shown.complaint.owner) {
        act(officer, id, action).await;
    }
    act(officer, id, resolve(shown.as_of)).await;
    offline(officer, false).await;
    let status = officer.until_synced().await;
    assert_eq!(status.attention, 0);
    apart
        .until_both_have(|p| p.complaint.stage == Stage::Resolved && p.pending == 0)
        .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn resolving_what_a_colleague_noted_on_meanwhile_goes_back_to_the_person() {
    let apart = Apart::start().await;
    let (officer, id) = (&apart.officer, apart.id);
    let shown = page(officer, id).await.unwrap();
    for action in steps(shown.as_of, shown.complaint.owner) {
        act(officer, id, action).await;
    }
    officer.until_synced().await;
    apart
        .until_both_have(|p| p.complaint.stage == Stage::Proposed && p.pending == 0)
        .await;
    apart
        .meet(resolve(shown.as_of), progress("顾客说还有一处划痕"))
        .await;
    let item = apart.officers_item().await;
    assert!(matches!(
        item.reason,
        RejectReason::Rule {
            refusal: Refusal::Stale { .. }
        }
    ));
    let told: Vec<_> = item.meanwhile.iter().map(|entry| &entry.event).collect();
    assert!(
        matches!(told[..], [TimelineEvent::Complaint(ComplaintEvent::ProgressNoted { note, .. })]
            if note == "顾客说还有一处划痕"),
        "{told:?}"
    );
    apart
        .decide(&item, AttentionDecision::Reapply { changed: None })
        .await;
    officer.until_synced().await;
    apart
        .until_both_have(|p| p.complaint.stage == Stage::Resolved && p.pending == 0)
        .await;
    // A note is welcome even now.
    act(&apart.supervisor, id, progress("回访满意")).await;
    apart.until_both_have(|p| notes(p) == 3).await;
}
