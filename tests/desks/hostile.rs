//! Wrong keys, strangers' records, absurd input.

use app::{Desk, Start, SystemHost};
use domain::refusal::{Field, Refusal};
use testkit::{Org, draft_for};
use wire::call::{Nothing, OneComplaint, Serve};
use wire::complaint_view::{Act, ListComplaints};
use wire::error::ErrorCode;
use wire::session::SessionState;

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_password_opens_nothing_and_spoils_nothing() {
    let org = Org::start().await;
    let officer = org.seat("chenyu").await;
    officer.desk.lock(Nothing {}).await.unwrap();
    let wrong = officer
        .sign_in("chenyu", "doorstep-demo ")
        .await
        .unwrap_err();
    assert_eq!(wrong.code, ErrorCode::WrongPassword);
    let view = officer.desk.get_session(Nothing {}).await.unwrap();
    assert_eq!(view.state, SessionState::Locked);
    assert_eq!(
        officer.desk.list_complaints(all()).await.unwrap_err().code,
        ErrorCode::SignedOut
    );
    officer.sign_in("chenyu", "doorstep-demo").await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_typed_can_be_read_from_the_disk_without_the_key() {
    let org = Org::start().await;
    let officer = org.seat("chenyu").await;
    let zhang = officer.customer("zs").await;
    let words = "顾客说冰箱漏液到插座旁";
    officer
        .desk
        .register_complaint(draft_for(zhang.id, words))
        .await
        .unwrap();
    let files: Vec<_> = std::fs::read_dir(officer.path())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file())
        .collect();
    assert!(
        files
            .iter()
            .any(|path| path.extension().is_some_and(|e| e == "db"))
    );
    for path in files {
        let bytes = std::fs::read(&path).unwrap();
        let holds = |needle: &[u8]| bytes.windows(needle.len()).any(|w| w == needle);
        assert!(!holds(words.as_bytes()), "{} can be read", path.display());
        assert!(
            !holds(b"SQLite format 3"),
            "{} is not encrypted",
            path.display()
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_copy_on_the_same_folder_is_refused() {
    let org = Org::start().await;
    let officer = org.seat("chenyu").await;
    let start = Start {
        data: officer.path().to_path_buf(),
        central_url: None,
        embed: None,
        demo_solo: false,
        demo_user: None,
    };
    let second = Desk::start(start, SystemHost::new()).await.err().unwrap();
    assert_eq!(second.code, ErrorCode::FolderInUse);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_two_megabyte_description_is_refused_by_name_and_kept_as_a_draft() {
    let org = Org::start().await;
    let officer = org.seat("chenyu").await;
    let zhang = officer.customer("zs").await;
    let draft = draft_for(zhang.id, &"长".repeat(700_000));
    officer.desk.save_draft(draft.clone()).await.unwrap();
    let refused = officer
        .desk
        .register_complaint(draft.clone())
        .await
        .unwrap_err();
    assert_eq!(
        refused.refusal,
        Some(Refusal::TextTooLong {
            field: Field::Description,
            limit: 20_000,
            length: 700_000
        })
    );
    assert_eq!(
        officer.desk.list_drafts(Nothing {}).await.unwrap()[0].draft,
        draft
    );
    officer.until_synced().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_colleague_of_another_store_neither_sees_nor_touches_it() {
    let org = Org::start().await;
    let officer = org.seat("chenyu").await;
    let stranger = org.seat("sunlan").await;
    let zhang = officer.customer("zs").await;
    let receipt = officer
        .desk
        .register_complaint(draft_for(zhang.id, "地板被刮花"))
        .await
        .unwrap();
    officer.until_synced().await;
    stranger.desk.sync_now(Nothing {}).await.unwrap();
    stranger.until_synced().await;
    let id = receipt.complaint;
    assert!(
        stranger
            .desk
            .get_complaint(OneComplaint { id })
            .await
            .is_err()
    );
    let act = Act {
        complaint: id,
        action: testkit::progress("越权"),
        seen_version: None,
        supersedes: None,
    };
    assert!(stranger.desk.act_on_complaint(act).await.is_err());
    assert!(
        stranger
            .desk
            .list_complaints(all())
            .await
            .unwrap()
            .is_empty()
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_central_over_plain_http_on_another_machine_is_refused() {
    let org = Org::start().await;
    let officer = org.seat("chenyu").await;
    officer.desk.lock(Nothing {}).await.unwrap();
    let request = wire::session::SignIn {
        central_url: Some("http://192.0.2.1:8080".to_owned()),
        user: "chenyu".to_owned(),
        password: "doorstep-demo".to_owned(),
        by: wire::session::UnlockBy::Password,
    };
    let refused = officer.desk.sign_in(request).await.unwrap_err();
    assert_eq!(refused.code, ErrorCode::InsecureAddress);
}

#[tokio::test(flavor = "multi_thread")]
async fn without_key_slots_the_old_database_is_set_aside_and_never_deleted() {
    let org = Org::start().await;
    let officer = org.seat("chenyu").await;
    officer.desk.lock(Nothing {}).await.unwrap();
    std::fs::remove_dir_all(officer.path().join("slots")).unwrap();
    officer.sign_in("chenyu", "doorstep-demo").await.unwrap();
    let aside = std::fs::read_dir(officer.path().join("set-aside"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .filter(|name| name.contains("orphan"))
        .count();
    assert_eq!(aside, 1);
    officer.until_synced().await;
}

fn all() -> ListComplaints {
    ListComplaints {
        include_resolved: true,
        limit: 100,
    }
}
