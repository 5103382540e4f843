//! A database that a later version of the app wrote.

use std::collections::BTreeMap;
use std::path::Path;

use app::SystemHost;
use testkit::{Fault, Org, PASSWORD, draft_for};
use wire::call::Serve;
use wire::complaint_view::ListComplaints;
use wire::error::ErrorCode;

use crate::disk;

/// Every file of the folder that holds what somebody typed.
fn bytes(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let files = std::fs::read_dir(folder).unwrap().map(|file| {
        let path = file.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        (name, std::fs::read(&path).unwrap_or_default())
    });
    files
        .filter(|(name, _)| name.starts_with("desk.") && name != "desk.json")
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_of_a_later_version_is_refused_in_words_untouched_and_opens_again_with_that_one()
{
    let org = Org::start().await;
    let officer = org.seat("chenyu").await;
    officer.until_synced().await;
    let zhang = officer.customer("zs").await;
    org.network.set(Fault::Refuse).await;
    let draft = draft_for(zhang.id, "新版本里登记的");
    officer.desk.register_complaint(draft).await.unwrap();
    officer.desk.stop().await;

    // The later version migrated it.
    let slot = disk::slot(officer.path(), "chenyu");
    let migrate = "INSERT INTO refinery_schema_history (version, name, applied_on, checksum) \
                   VALUES (999, 'later', '2030-01-01T00:00:00Z', '1')";
    let later = disk::database(officer.path(), &slot);
    later.execute_batch(migrate).unwrap();
    drop(later);
    let before = bytes(officer.path());

    let officer = officer.restart(SystemHost::new()).await;
    for _ in 0..2 {
        let refused = officer.sign_in("chenyu", PASSWORD).await.unwrap_err();
        assert_eq!(refused.code, ErrorCode::DatabaseTooNew);
        assert!(!refused.retry);
    }
    assert_eq!(bytes(officer.path()), before);
    assert!(!officer.path().join("set-aside").exists());
    officer.desk.stop().await;

    // The later version reads it as it was; here, this one after its migration is gone again.
    let later = disk::database(officer.path(), &slot);
    let back = "DELETE FROM refinery_schema_history WHERE version = 999";
    later.execute_batch(back).unwrap();
    drop(later);
    officer.sign_in("chenyu", PASSWORD).await.unwrap();
    let everything = ListComplaints {
        include_resolved: true,
        limit: 10,
    };
    let rows = officer.desk.list_complaints(everything).await.unwrap();
    assert_eq!(rows[0].title, "新版本里登记的");
    org.network.set(Fault::None).await;
    officer.until_synced().await;
}
