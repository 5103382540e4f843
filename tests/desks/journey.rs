//! The main job: logged offline, seen by the supervisor, acted on, seen by the officer.

use domain::complaint::Stage;
use domain::grade::Grade;
use testkit::{Org, acknowledge, draft_for, triage};
use wire::call::{Nothing, OneComplaint, Serve, WorkOffline};
use wire::complaint_view::{Act, ListComplaints};
use wire::sync_status::SyncState;

fn everything() -> ListComplaints {
    ListComplaints {
        include_resolved: true,
        limit: 100,
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_complaint_logged_offline_reaches_the_supervisor_and_comes_back_acted_on() {
    let org = Org::start().await;
    let officer = org.seat("chenyu").await;
    let supervisor = org.seat("linyue").await;
    officer
        .desk
        .set_work_offline(WorkOffline { offline: true })
        .await
        .unwrap();

    let zhang = officer.customer("zs").await;
    let mut draft = draft_for(zhang.id, "衣柜门板下角碰缺一块，约 3 厘米");
    draft.claimed = Some(domain::money::Fen::yuan(800));
    let preview = officer.desk.preview_complaint(draft.clone()).await.unwrap();
    assert_eq!(preview.refusal, None);
    assert_eq!(preview.grade, Grade::Important);
    let receipt = officer.desk.register_complaint(draft).await.unwrap();
    assert_eq!(receipt.number, preview.provisional_number);

    let status = officer.status().await;
    assert_eq!((status.state, status.pending), (SyncState::Offline, 1));
    assert!(status.oldest_pending_at.is_some());
    let row = &officer.desk.list_complaints(everything()).await.unwrap()[0];
    assert!(row.pending && !row.is_official);

    officer
        .desk
        .set_work_offline(WorkOffline { offline: false })
        .await
        .unwrap();
    officer.until_synced().await;

    let id = receipt.complaint;
    let seen = supervisor
        .until("the complaint on the other desk", || async {
            supervisor
                .desk
                .get_complaint(OneComplaint { id })
                .await
                .ok()
        })
        .await;
    assert_eq!(seen.complaint.provisional_number, receipt.number);
    assert!(seen.complaint.official_number.is_some());
    let sent_to_the_window = serde_json::to_string(&seen).unwrap();
    assert!(!sent_to_the_window.contains("13712345521") && !sent_to_the_window.contains("张三"));

    let assignee = seen.complaint.owner;
    for action in [acknowledge(seen.as_of), triage(Grade::Important, assignee)] {
        let act = Act {
            complaint: id,
            action,
            seen_version: None,
            supersedes: None,
        };
        supervisor.desk.act_on_complaint(act).await.unwrap();
    }
    let back = officer
        .until("the supervisor's triage on the first desk", || async {
            let page = officer.desk.get_complaint(OneComplaint { id }).await.ok()?;
            (page.complaint.stage == Stage::Triaged).then_some(page)
        })
        .await;
    assert_eq!(back.complaint.assignee, Some(assignee));
    assert!(back.timeline.iter().all(|line| !line.pending));
    assert!(
        officer
            .desk
            .list_drafts(Nothing {})
            .await
            .unwrap()
            .is_empty()
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_logged_while_the_central_was_down_survives_closing_and_goes_up_by_itself() {
    let mut org = Org::start().await;
    let officer = org.seat("chenyu").await;
    let zhang = officer.customer("张三").await;
    officer.until_synced().await;
    org.stop_central().await;

    let draft = draft_for(zhang.id, "安装师傅迟到 40 分钟，未提前告知");
    let receipt = officer.desk.register_complaint(draft).await.unwrap();
    officer
        .until_status("offline", |s| {
            s.state == SyncState::Offline && s.pending == 1
        })
        .await;

    let officer = officer.reopen("chenyu").await;
    let row = officer
        .desk
        .list_complaints(everything())
        .await
        .unwrap()
        .remove(0);
    assert_eq!(row.number, receipt.number);
    assert!(row.pending);

    org.start_central().await;
    officer.desk.sync_now(Nothing {}).await.unwrap();
    officer.until_synced().await;
    let page = officer
        .desk
        .get_complaint(OneComplaint {
            id: receipt.complaint,
        })
        .await
        .unwrap();
    assert!(page.complaint.official_number.is_some());
    assert_eq!(page.pending, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_command_keeps_what_was_typed_and_can_be_sent_again() {
    let org = Org::start().await;
    let officer = org.seat("chenyu").await;
    let supervisor = org.seat("linyue").await;
    let zhang = officer.customer("zs").await;
    let receipt = officer
        .desk
        .register_complaint(draft_for(zhang.id, "茶几少了一条腿"))
        .await
        .unwrap();
    officer.until_synced().await;
    let id = receipt.complaint;
    supervisor
        .until("the complaint", || async {
            supervisor
                .desk
                .get_complaint(OneComplaint { id })
                .await
                .ok()
        })
        .await;

    // Both acknowledge while apart; only one can be the first response.
    officer
        .desk
        .set_work_offline(WorkOffline { offline: true })
        .await
        .unwrap();
    let now = officer
        .desk
        .get_complaint(OneComplaint { id })
        .await
        .unwrap()
        .as_of;
    let act = || Act {
        complaint: id,
        action: acknowledge(now),
        seen_version: None,
        supersedes: None,
    };
    officer.desk.act_on_complaint(act()).await.unwrap();
    supervisor.desk.act_on_complaint(act()).await.unwrap();
    supervisor.until_synced().await;
    officer
        .desk
        .set_work_offline(WorkOffline { offline: false })
        .await
        .unwrap();

    let status = officer
        .until_status("a refusal", |s| s.attention == 1)
        .await;
    assert_eq!(status.state, SyncState::Attention);
    let items = officer.desk.list_attention(Nothing {}).await.unwrap();
    let items = items.items;
    assert_eq!(items[0].complaint, Some(id));
    let page = officer
        .until("the supervisor's response in its place", || async {
            let page = officer.desk.get_complaint(OneComplaint { id }).await.ok()?;
            (page.complaint.stage == Stage::Acknowledged).then_some(page)
        })
        .await;
    assert_eq!(page.refused.len(), 1);
    let supervisor_id = supervisor
        .desk
        .get_session(Nothing {})
        .await
        .unwrap()
        .staff
        .unwrap()
        .id;
    assert_eq!(page.complaint.first_response.unwrap().by, supervisor_id);

    // Sent again as a progress note, which is always welcome.
    let changed = domain::command::Command::ActOnComplaint {
        complaint: id,
        action: testkit::progress("已致歉，约定下午回电"),
    };
    let decide = wire::attention::DecideAttention {
        command_id: items[0].command_id,
        decision: wire::attention::AttentionDecision::Reapply {
            changed: Some(changed),
        },
        shown: vec![],
    };
    officer.desk.decide_attention(decide).await.unwrap();
    let status = officer.until_synced().await;
    assert_eq!(status.attention, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_uncertified_colleague_only_drafts() {
    let org = Org::start().await;
    let trainee = org.seat("hemu").await;
    let zhang = trainee.customer("zs").await;
    let draft = draft_for(zhang.id, "费用与报价不一致");
    let saved = trainee.desk.save_draft(draft.clone()).await.unwrap();
    assert_eq!(saved.draft, draft);
    let refused = trainee.desk.register_complaint(draft).await.unwrap_err();
    assert_eq!(
        refused.refusal,
        Some(domain::refusal::Refusal::NotCertified)
    );
    assert_eq!(trainee.desk.list_drafts(Nothing {}).await.unwrap().len(), 1);
}
