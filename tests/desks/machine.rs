//! The rest of a complaint's way on two desks: waiting, a refused solution, the return visit, the end;
//! two complaints that become one; and the same matter at an authority.

use domain::complaint::{
    Authority, Cause, Complaint, ComplaintAction as A, ContactMeans, Liability, Reaction, Stage,
    VisitAnswers,
};
use domain::grade::Grade;
use domain::ids::{ComplaintId, StaffId};
use domain::money::Fen;
use domain::sla::PauseClass;
use domain::time::{HOUR_MS, UtcMs};
use testkit::{Org, Seat, acknowledge, draft_for, triage};
use wire::call::{Nothing, OneComplaint, Serve, WorkOffline};
use wire::complaint_view::{Act, ComplaintView};

/// Two desks of one store: an officer's and a supervisor's.
struct Pair {
    officer: Seat,
    supervisor: Seat,
    _org: Org,
}

impl Pair {
    async fn start() -> Self {
        let org = Org::start().await;
        Self {
            officer: org.seat("chenyu").await,
            supervisor: org.seat("linyue").await,
            _org: org,
        }
    }

    /// A complaint that both desks have.
    async fn complaint(&self, words: &str) -> ComplaintId {
        let customer = self.officer.customer("zs").await.id;
        let mut draft = draft_for(customer, words);
        draft.grade = Some(Grade::Important);
        let id = self
            .officer
            .desk
            .register_complaint(draft)
            .await
            .unwrap()
            .complaint;
        self.officer.until_synced().await;
        on_it(&self.supervisor, id, Stage::Registered).await;
        id
    }

    /// Both desks show the same record, with nothing left to send.
    async fn agree_on(&self, id: ComplaintId, stage: Stage) -> Complaint {
        self.officer.until_synced().await;
        self.supervisor.until_synced().await;
        let here = on_it(&self.officer, id, stage).await;
        let there = self
            .supervisor
            .until("the same record", || async {
                let there = page(&self.supervisor, id).await?;
                (there.complaint == here.complaint).then_some(there)
            })
            .await;
        assert_eq!((here.pending, there.pending), (0, 0));
        assert_eq!((here.refused.len(), there.refused.len()), (0, 0));
        assert_eq!(here.timeline.len(), there.timeline.len());
        assert!(here.timeline.iter().all(|line| line.entry.is_some()));
        here.complaint
    }
}

async fn page(seat: &Seat, id: ComplaintId) -> Option<ComplaintView> {
    seat.desk.get_complaint(OneComplaint { id }).await.ok()
}

/// The page, once the complaint stands there.
async fn on_it(seat: &Seat, id: ComplaintId, stage: Stage) -> ComplaintView {
    seat.until("the complaint at its stage", || async {
        page(seat, id)
            .await
            .filter(|page| page.complaint.stage == stage)
    })
    .await
}

async fn act(seat: &Seat, complaint: ComplaintId, action: A) {
    let act = Act {
        complaint,
        action,
        seen_version: None,
        supersedes: None,
    };
    seat.desk.act_on_complaint(act).await.unwrap();
}

async fn me(seat: &Seat) -> StaffId {
    let session = seat.desk.get_session(Nothing {}).await.unwrap();
    session.staff.unwrap().id
}

async fn now(seat: &Seat, id: ComplaintId) -> UtcMs {
    page(seat, id).await.unwrap().as_of
}

async fn work_offline(seat: &Seat, offline: bool) {
    let ask = WorkOffline { offline };
    seat.desk.set_work_offline(ask).await.unwrap();
}

fn propose(reaction: Reaction, told_at: UtcMs) -> A {
    A::Propose {
        solution: "免费上门更换门板".into(),
        cost: Fen::yuan(80),
        compensation: Fen::yuan(50),
        told_at,
        reaction,
        approved_by: None,
    }
}

fn resolve(finished_at: UtcMs) -> A {
    A::Resolve {
        done: "门板已更换，顾客当面验收".into(),
        finished_at,
        cause: Cause::Handling,
        liability: Liability::Ours,
        result_told: true,
    }
}

fn revisit(visited_at: UtcMs) -> A {
    A::Revisit {
        means: ContactMeans::Call,
        visited_at,
        answers: Some(VisitAnswers {
            score: 5,
            solved_at_once: true,
            is_solved: true,
            told_proactively: true,
            attitude: 5,
            recommend: Some(9),
            comment: "处理得很快".into(),
        }),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_complaint_waits_is_solved_visited_and_closed_on_two_desks() {
    let pair = Pair::start().await;
    let (officer, supervisor) = (&pair.officer, &pair.supervisor);
    let id = pair.complaint("衣柜门板下角碰缺一块").await;

    let at = now(officer, id).await;
    act(officer, id, acknowledge(at)).await;
    pair.agree_on(id, Stage::Acknowledged).await;

    let assignee = me(supervisor).await;
    act(supervisor, id, triage(Grade::Important, assignee)).await;
    let bridging = Some("先送去备用衣架".to_owned());
    act(supervisor, id, A::Take { bridging }).await;
    let pause = A::Pause {
        class: PauseClass::Customer,
        awaited: "顾客确认上门时间".into(),
        resume_by: UtcMs(now(supervisor, id).await.0 + 10 * HOUR_MS),
    };
    act(supervisor, id, pause).await;
    pair.agree_on(id, Stage::Pending).await;

    let customer_replied_at = Some(now(officer, id).await);
    let resume = A::Resume {
        customer_replied_at,
    };
    act(officer, id, resume).await;
    let resumed = pair.agree_on(id, Stage::Processing).await;
    assert!(resumed.pauses[0].pause.to.is_some());

    let told_at = now(supervisor, id).await;
    act(supervisor, id, propose(Reaction::Considering, told_at)).await;
    let objection = "只换门板会有色差".to_owned();
    act(supervisor, id, A::RejectSolution { objection }).await;
    let rejected = pair.agree_on(id, Stage::Processing).await;
    assert!(rejected.rejected_at.is_some());

    let told_at = now(supervisor, id).await;
    act(supervisor, id, propose(Reaction::Accepted, told_at)).await;
    act(supervisor, id, resolve(told_at)).await;
    pair.agree_on(id, Stage::Resolved).await;

    let means = ContactMeans::Sms;
    act(officer, id, A::SendSurvey { means }).await;
    act(officer, id, revisit(now(officer, id).await)).await;
    let visited = pair.agree_on(id, Stage::Visited).await;
    assert_eq!(visited.visits[0].by, me(officer).await);

    let improvement = Some("门板出库前两人复检".to_owned());
    act(supervisor, id, A::Close { improvement }).await;
    let closed = pair.agree_on(id, Stage::Closed).await;
    assert_eq!(
        closed.closure.and_then(|closure| closure.by),
        Some(assignee)
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_merge_made_offline_shows_on_both_complaints_at_once_and_on_the_other_desk_after_sync() {
    let pair = Pair::start().await;
    let (officer, supervisor) = (&pair.officer, &pair.supervisor);
    let kept = pair.complaint("衣柜门板下角碰缺一块").await;
    let ended = pair.complaint("同一衣柜背板开裂").await;

    work_offline(supervisor, true).await;
    act(supervisor, ended, A::Merge { into: kept }).await;
    let merged = on_it(supervisor, ended, Stage::Merged).await;
    assert_eq!(merged.complaint.merged_into, Some(kept));
    let took_in = page(supervisor, kept).await.unwrap();
    assert!(took_in.timeline.iter().any(|line| line.pending));

    // Meanwhile the one that goes on goes on elsewhere: the merge is laid on top of that.
    let at = now(officer, kept).await;
    act(officer, kept, acknowledge(at)).await;
    officer.until_synced().await;
    work_offline(supervisor, false).await;

    supervisor.until_synced().await;
    on_it(supervisor, kept, Stage::Acknowledged).await;
    on_it(officer, ended, Stage::Merged).await;
    let ended = pair.agree_on(ended, Stage::Merged).await;
    assert_eq!(ended.merged_into, Some(kept));
    let first = pair.agree_on(kept, Stage::Acknowledged).await;
    assert!(first.raised_at <= ended.raised_at);
    let page = page(officer, kept).await.unwrap();
    let takes = |entry: &domain::timeline::TimelineEntry| {
        let words = serde_json::to_string(&entry.event).unwrap();
        words.contains("complaint_took_in")
    };
    let entries = page.timeline.iter().filter_map(|line| line.entry.as_ref());
    assert_eq!(entries.filter(|entry| takes(entry)).count(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_case_at_an_authority_is_noted_on_one_desk_and_answered_on_the_other() {
    let pair = Pair::start().await;
    let (officer, supervisor) = (&pair.officer, &pair.supervisor);
    let id = pair.complaint("退款迟迟未到账").await;

    let note = A::NoteExternalCase {
        authority: Authority::Hotline12345,
        number: "12345-2026-0777".into(),
        notified_at: now(officer, id).await,
    };
    act(officer, id, note).await;
    let noted = pair.agree_on(id, Stage::Registered).await;
    let term = noted.external.unwrap();
    assert_eq!(
        (term.authority, term.replied_at),
        (Authority::Hotline12345, None)
    );

    let reply = A::ReplyToExternalCase {
        reply: "已联系顾客，退款今日到账".into(),
        replied_at: now(supervisor, id).await,
    };
    act(supervisor, id, reply).await;
    let answered = supervisor
        .until("the reply", || async {
            let page = page(supervisor, id).await?;
            page.complaint.external?.replied_at
        })
        .await;
    supervisor.until_synced().await;
    let seen = officer
        .until("the reply on the first desk", || async {
            page(officer, id).await?.complaint.external?.replied_at
        })
        .await;
    assert!(seen >= noted.raised_at);
    assert_eq!(seen, answered);
}
