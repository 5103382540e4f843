//! One laptop on its own, and how it joins a central later.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use app::{Desk, Host, Start, SystemHost};
use central::moving::adopt;
use central::server::{Config, Server, serve};
use sync::embedded::{EmbedError, Machine};
use tempfile::TempDir;
use testkit::Org;
use wire::call::{Nothing, Serve};
use wire::complaint_view::{ComplaintRow, ListComplaints};
use wire::customer_view::NewCustomer;
use wire::error::{AppError, ErrorCode};
use wire::session::{
    ConnectCentral, DeskMode, NewColleague, PackMove, RescueDesk, SessionState, SessionView,
    SignIn, StartSolo, UnlockBy,
};
use wire::sync_status::{SyncState, SyncStatus};

/// The demo organisation's too, for the test with another central.
const PASSWORD: &str = "doorstep-demo";
const USER: &str = "laoban";
pub const PASSPHRASE: &str = "搬到服务器上去吧";

pub struct Shop {
    pub folder: TempDir,
    pub desk: Arc<Desk>,
}

async fn desk_on(folder: &Path) -> Arc<Desk> {
    desk_with(folder, SystemHost::new()).await
}

async fn desk_with(folder: &Path, host: Arc<dyn Host>) -> Arc<Desk> {
    let start = Start {
        data: folder.to_path_buf(),
        central_url: None,
        embed: Some(solo::Solo::embed()),
        demo_solo: false,
        demo_user: None,
    };
    Desk::start(start, host).await.unwrap()
}

fn shop() -> StartSolo {
    StartSolo {
        store_name: "青禾路店".to_owned(),
        store_code: "qh".to_owned(),
        name: "陆知遥".to_owned(),
        user: USER.to_owned(),
        password: PASSWORD.to_owned(),
    }
}

impl Shop {
    pub async fn found() -> Self {
        Self::found_with(SystemHost::new()).await
    }

    pub async fn found_with(host: Arc<dyn Host>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let desk = desk_with(folder.path(), host).await;
        desk.start_solo(shop()).await.unwrap();
        Self { folder, desk }
    }

    /// As after a crash of the app: closed without a word, opened on what lies on the disk.
    pub async fn reopen(self) -> Self {
        let Self { folder, desk } = self;
        desk.stop().await;
        drop(desk);
        let desk = desk_on(folder.path()).await;
        let shop = Self { folder, desk };
        shop.unlock().await.unwrap();
        shop
    }

    pub async fn unlock(&self) -> Result<SessionView, AppError> {
        sign_in(&self.desk, USER, PASSWORD).await
    }

    pub async fn session(&self) -> SessionView {
        self.desk.get_session(Nothing {}).await.unwrap()
    }

    /// Logs a complaint and gives its provisional number.
    pub async fn complain(&self, words: &str) -> String {
        let customer = self.customer().await;
        let draft = testkit::draft_for(customer, words);
        let receipt = self.desk.register_complaint(draft).await.unwrap();
        receipt.number
    }

    async fn customer(&self) -> domain::ids::CustomerId {
        let ask = wire::customer_view::FindCustomers {
            query: "周敏".to_owned(),
            limit: 1,
        };
        if let Some(known) = self.desk.find_customers(ask).await.unwrap().pop() {
            return known.id;
        }
        let new = NewCustomer {
            name: "周敏".to_owned(),
            phone: "13900000001".to_owned(),
        };
        self.desk.register_customer(new).await.unwrap().id
    }

    pub async fn pack(&self) -> PathBuf {
        let passphrase = PASSPHRASE.to_owned();
        let packed = self.desk.pack_move(PackMove { passphrase }).await.unwrap();
        packed.path.into()
    }

    pub async fn connect(&self, url: &str) -> Result<SessionView, AppError> {
        let request = ConnectCentral {
            central_url: url.to_owned(),
            password: PASSWORD.to_owned(),
        };
        self.desk.connect_central(request).await
    }
}

async fn sign_in(desk: &Desk, user: &str, password: &str) -> Result<SessionView, AppError> {
    let request = SignIn {
        central_url: None,
        user: user.to_owned(),
        password: password.to_owned(),
        by: UnlockBy::Password,
    };
    desk.sign_in(request).await
}

pub async fn rows(desk: &Desk) -> Vec<ComplaintRow> {
    let ask = ListComplaints {
        include_resolved: true,
        limit: 50,
    };
    desk.list_complaints(ask).await.unwrap()
}

async fn until_status(desk: &Desk, looks: impl Fn(&SyncStatus) -> bool) -> SyncStatus {
    let mut pushes = desk.subscribe();
    let waiting = async {
        loop {
            let status = desk.get_sync_status(Nothing {}).await.unwrap();
            if looks(&status) {
                return status;
            }
            let _ = pushes.recv().await;
        }
    };
    let limit = std::time::Duration::from_mins(1);
    tokio::time::timeout(limit, waiting)
        .await
        .expect("a status in time")
}

async fn until_synced(desk: &Desk) {
    until_status(desk, |s| s.state == SyncState::Synced && s.pending == 0).await;
}

/// Official numbers, sorted, once all is synced.
pub async fn official(desk: &Desk) -> Vec<String> {
    until_synced(desk).await;
    let mut numbers: Vec<_> = rows(desk)
        .await
        .into_iter()
        .map(|row| {
            assert!(row.is_official, "{} waits for its number", row.number);
            row.number
        })
        .collect();
    numbers.sort();
    numbers
}

pub async fn serve_on(folder: &Path) -> Server {
    let listener = std::net::TcpListener::bind(("127.0.0.1", 0)).unwrap();
    serve(Config::new(folder), listener).await.unwrap()
}

fn wrong(result: Result<SessionView, AppError>) -> ErrorCode {
    result.unwrap_err().code
}

#[tokio::test(flavor = "multi_thread")]
async fn a_laptop_alone_logs_complaints_and_gets_official_numbers() {
    let shop = Shop::found().await;
    let session = shop.session().await;
    assert_eq!(session.mode, DeskMode::Solo);
    assert_eq!(session.stores[0].code, "QH");
    let number = shop.complain("沙发右扶手刮花了一道").await;
    assert!(number.starts_with("QH-"));
    assert_eq!(official(&shop.desk).await.len(), 1);

    let shop = shop.reopen().await;
    assert_eq!(shop.session().await.mode, DeskMode::Solo);
    shop.complain("第二件投诉").await;
    let numbers = official(&shop.desk).await;
    assert_eq!(numbers.len(), 2);
    assert_ne!(numbers[0], numbers[1]);
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_of_a_shop_lies_readable_on_the_disk() {
    let shop = Shop::found().await;
    shop.complain("沙发右扶手刮花了一道").await;
    official(&shop.desk).await;
    for name in ["central.db", "central.db-wal"] {
        let bytes = std::fs::read(shop.folder.path().join("central").join(name)).unwrap();
        let holds = |words: &[u8]| bytes.windows(words.len()).any(|w| w == words);
        assert!(
            !holds("沙发".as_bytes()) && !holds(b"SQLite format 3"),
            "{name}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_shop_needs_a_code_a_name_and_a_password_and_is_founded_once() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk_on(folder.path()).await;
    for broken in [
        StartSolo {
            store_code: "Q1".to_owned(),
            ..shop()
        },
        StartSolo {
            store_code: "QQQQ".to_owned(),
            ..shop()
        },
        StartSolo {
            store_name: "  ".to_owned(),
            ..shop()
        },
        StartSolo {
            user: "lu zhiyao".to_owned(),
            ..shop()
        },
        StartSolo {
            password: "kurz".to_owned(),
            ..shop()
        },
    ] {
        assert_eq!(wrong(desk.start_solo(broken).await), ErrorCode::BadRequest);
    }
    let session = desk.get_session(Nothing {}).await.unwrap();
    assert_eq!(session.state, SessionState::FirstRun);
    assert_eq!(session.mode, DeskMode::NotChosen);
    desk.start_solo(shop()).await.unwrap();
    assert_eq!(wrong(desk.start_solo(shop()).await), ErrorCode::NotEnrolled);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_founding_that_broke_off_is_set_aside_and_done_again() {
    let shop = Shop::found().await;
    shop.desk.stop().await;
    // As if the power had gone before the key slot was written.
    std::fs::remove_dir_all(shop.folder.path().join("slots")).unwrap();
    drop(shop.desk);
    let desk = desk_on(shop.folder.path()).await;
    let session = desk.get_session(Nothing {}).await.unwrap();
    assert_eq!(session.mode, DeskMode::NotChosen);
    desk.start_solo(self::shop()).await.unwrap();
    let kept = std::fs::read_dir(shop.folder.path()).unwrap();
    let names = kept.map(|e| e.unwrap().file_name().into_string().unwrap());
    assert!(
        names
            .into_iter()
            .any(|name| name.starts_with("central-orphan-"))
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_shop_moves_to_a_server_with_its_numbers_and_what_waits() {
    let shop = Shop::found().await;
    shop.complain("第一件投诉").await;
    shop.complain("第二件投诉").await;
    let before = official(&shop.desk).await;
    let file = shop.pack().await;
    assert_eq!(shop.session().await.mode, DeskMode::Moving);

    // Work goes on, without official numbers: another central may give them by now.
    shop.complain("打包以后的投诉").await;
    let waiting = until_status(&shop.desk, |s| s.state == SyncState::Offline).await;
    assert!(waiting.pending > 0);
    let shop = shop.reopen().await;
    assert_eq!(shop.session().await.mode, DeskMode::Moving);

    let server_folder = tempfile::tempdir().unwrap();
    adopt(server_folder.path(), None, &file, PASSPHRASE).unwrap();
    let server = serve_on(server_folder.path()).await;
    let session = shop.connect(&server.url).await.unwrap();
    assert_eq!(session.mode, DeskMode::Connected);
    assert_eq!(session.central_url.as_deref(), Some(server.url.as_str()));

    let after = official(&shop.desk).await;
    assert_eq!(after.len(), 3);
    assert!(before.iter().all(|number| after.contains(number)));
    let mut distinct = after.clone();
    distinct.dedup();
    assert_eq!(distinct.len(), 3);
    assert!(!shop.folder.path().join("central").exists());

    let shop = shop.reopen().await;
    assert_eq!(shop.session().await.mode, DeskMode::Connected);
    until_synced(&shop.desk).await;

    let second = tempfile::tempdir().unwrap();
    let other = desk_on(second.path()).await;
    let request = SignIn {
        central_url: Some(server.url.clone()),
        user: USER.to_owned(),
        password: PASSWORD.to_owned(),
        by: UnlockBy::Password,
    };
    other.sign_in(request).await.unwrap();
    assert_eq!(official(&other).await, after);
    other.stop().await;
    shop.desk.stop().await;
    server.stop().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_move_taken_back_goes_on_here_and_the_old_packing_is_refused() {
    let shop = Shop::found().await;
    shop.complain("第一件投诉").await;
    official(&shop.desk).await;
    let file = shop.pack().await;
    let server_folder = tempfile::tempdir().unwrap();
    adopt(server_folder.path(), None, &file, PASSPHRASE).unwrap();

    shop.complain("第二件投诉").await;
    let session = shop.desk.cancel_move(Nothing {}).await.unwrap();
    assert_eq!(session.mode, DeskMode::Solo);
    assert!(!file.exists());
    assert_eq!(official(&shop.desk).await.len(), 2);

    let server = serve_on(server_folder.path()).await;
    assert_eq!(
        wrong(shop.connect(&server.url).await),
        ErrorCode::BadRequest
    );
    shop.pack().await;
    assert_eq!(wrong(shop.connect(&server.url).await), ErrorCode::OlderCopy);
    assert_eq!(shop.session().await.mode, DeskMode::Moving);
    shop.desk.stop().await;
    server.stop().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrecked_shop_is_rescued_from_its_central_inside_which_stays_shut_until_then() {
    let shop = Shop::found().await;
    shop.complain("第一件投诉").await;
    let before = official(&shop.desk).await;
    shop.desk.stop().await;
    crate::rescue::wreck(&shop.folder.path().join("desk.db"));
    let lock = shop.folder.path().join("central").join("central.lock");
    let is_shut = || std::fs::File::open(&lock).unwrap().try_lock().is_ok();
    let rescue = |password: &str| RescueDesk {
        user: USER.to_owned(),
        password: password.to_owned(),
    };

    let refused = wrong(shop.unlock().await);
    assert_eq!(refused, ErrorCode::DatabaseUnreadable);
    assert!(is_shut());
    shop.desk.rescue_desk(rescue("guess")).await.unwrap_err();
    assert!(is_shut());
    shop.desk.rescue_desk(rescue(PASSWORD)).await.unwrap();
    assert_eq!(official(&shop.desk).await, before);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_central_inside_that_was_closed_is_not_packed_and_not_marked_as_gone() {
    let folder = tempfile::tempdir().unwrap();
    let host = SystemHost::new();
    let machine = Machine {
        now: Arc::new({
            let host = host.clone();
            move || host.wall()
        }),
        fill: Arc::new(move |bytes| host.fill(bytes)),
    };
    let embed = solo::Solo::embed();
    let inside = embed.open(folder.path(), &[7; 32], machine).unwrap();
    inside.close();
    let packed = folder.path().join("QH.doorstep-move");
    let refused = inside.move_out(&packed, PASSPHRASE).unwrap_err();
    assert!(matches!(refused, EmbedError::Closed), "{refused:?}");
    assert!(!inside.has_moved_out());
    assert!(!folder.path().join("moved-out").exists() && !packed.exists());
}

#[tokio::test(flavor = "multi_thread")]
async fn another_organisations_central_is_refused_and_nothing_changes() {
    let org = Org::start().await;
    let folder = tempfile::tempdir().unwrap();
    let desk = desk_on(folder.path()).await;
    // The same user and password as one of the other organisation.
    let founding = StartSolo {
        user: "chenyu".to_owned(),
        ..shop()
    };
    desk.start_solo(founding).await.unwrap();
    let shop = Shop { folder, desk };
    shop.pack().await;
    let refused = wrong(shop.connect(&org.network.url()).await);
    assert_eq!(refused, ErrorCode::OtherTenant);
    assert_eq!(shop.session().await.mode, DeskMode::Moving);
    shop.desk.cancel_move(Nothing {}).await.unwrap();
    shop.complain("还在这台电脑上").await;
    assert_eq!(official(&shop.desk).await.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_colleague_is_made_once_and_only_by_the_owner() {
    let shop = Shop::found().await;
    let colleague = NewColleague {
        name: "韩立川".to_owned(),
        user: "hanlichuan".to_owned(),
        level: domain::grade::Level::L1,
        password: "hanlichuan-1".to_owned(),
    };
    shop.desk.add_colleague(colleague.clone()).await.unwrap();
    let twice = shop.desk.add_colleague(colleague).await.unwrap_err();
    assert_eq!(twice.code, ErrorCode::UserTaken);
}
