//! Several people share a laptop: each unlocks it offline, and each one's work goes up as the own.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use app::{Host, Keychain, KeychainError, SystemHost};
use domain::time::UtcMs;
use testkit::{Fault, LyingClock, Org, PASSWORD, Seat, draft_for};
use wire::call::{Nothing, OneComplaint, Serve};
use wire::complaint_view::ListComplaints;
use wire::customer_view::{FindCustomers, NewCustomer};
use wire::error::{AppError, ErrorCode};
use wire::record_view::Search;
use wire::session::{ChangePassword, Enrol, OneUser, SessionView, SetPin, SignIn, UnlockBy};

const PIN: &str = "271828";

fn all() -> ListComplaints {
    ListComplaints {
        include_resolved: true,
        limit: 100,
    }
}

/// The real machine with a keychain in memory.
#[derive(Default)]
struct Machine {
    real: SystemHost,
    keychain: MemoryKeychain,
}

#[derive(Default)]
struct MemoryKeychain {
    items: Mutex<BTreeMap<String, Vec<u8>>>,
}

impl MemoryKeychain {
    fn with<T>(&self, work: impl FnOnce(&mut BTreeMap<String, Vec<u8>>) -> T) -> T {
        work(&mut self.items.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Keychain for MemoryKeychain {
    fn get(&self, name: &str) -> Result<Vec<u8>, KeychainError> {
        self.with(|items| items.get(name).cloned())
            .ok_or(KeychainError::Gone)
    }

    fn set(&self, name: &str, secret: &[u8]) -> Result<(), KeychainError> {
        self.with(|items| items.insert(name.to_owned(), secret.to_vec()));
        Ok(())
    }

    fn delete(&self, name: &str) -> Result<(), KeychainError> {
        self.with(|items| items.remove(name))
            .map(|_| ())
            .ok_or(KeychainError::Gone)
    }
}

impl Host for Machine {
    fn wall(&self) -> UtcMs {
        self.real.wall()
    }

    fn monotonic_ms(&self) -> u64 {
        self.real.monotonic_ms()
    }

    fn boot_id(&self) -> Option<String> {
        self.real.boot_id()
    }

    fn fill(&self, bytes: &mut [u8]) {
        self.real.fill(bytes);
    }

    fn keychain(&self) -> Option<&dyn Keychain> {
        Some(&self.keychain)
    }
}

async fn enrol(seat: &Seat, user: &str) -> Result<SessionView, AppError> {
    let who = Enrol {
        user: user.to_owned(),
        password: PASSWORD.to_owned(),
    };
    seat.desk.enrol_colleague(who).await
}

async fn by_pin(seat: &Seat, pin: &str) -> Result<SessionView, AppError> {
    let request = SignIn {
        central_url: None,
        user: "chenyu".to_owned(),
        password: pin.to_owned(),
        by: UnlockBy::Pin,
    };
    seat.desk.sign_in(request).await
}

async fn author(seat: &Seat, id: domain::ids::ComplaintId) -> domain::ids::StaffId {
    let page = seat.desk.get_complaint(OneComplaint { id }).await.unwrap();
    page.complaint.owner
}

#[tokio::test(flavor = "multi_thread")]
async fn a_colleagues_session_carries_the_work_of_both_under_their_own_names() {
    let org = Org::start().await;
    let laptop = org.seat("chenyu").await;
    let known = enrol(&laptop, "linyue").await.unwrap().known_users;
    assert_eq!(known.len(), 2);
    assert!(
        known
            .iter()
            .all(|k| !k.name.is_empty() && !k.store.is_empty())
    );
    laptop.until_synced().await;
    let zhang = laptop.customer("zs").await;

    org.network.set(Fault::Refuse).await;
    let first = laptop
        .desk
        .register_complaint(draft_for(zhang.id, "离线时甲登记的"))
        .await
        .unwrap();
    laptop.desk.lock(Nothing {}).await.unwrap();
    laptop.sign_in("linyue", PASSWORD).await.unwrap();
    let second = laptop
        .desk
        .register_complaint(draft_for(zhang.id, "离线时乙登记的"))
        .await
        .unwrap();

    org.network.set(Fault::None).await;
    laptop.desk.sync_now(Nothing {}).await.unwrap();
    let status = laptop.until_synced().await;
    assert_eq!(status.attention, 0);
    let (chen, lin) = (
        author(&laptop, first.complaint).await,
        author(&laptop, second.complaint).await,
    );
    assert_ne!(chen, lin);
    let view = laptop.desk.get_session(Nothing {}).await.unwrap();
    assert_eq!(view.staff.unwrap().id, lin);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stranger_is_told_to_let_a_colleague_unlock_first() {
    let org = Org::start().await;
    let laptop = org.seat("chenyu").await;
    laptop.desk.lock(Nothing {}).await.unwrap();
    let refused = laptop.sign_in("linyue", PASSWORD).await.unwrap_err();
    assert_eq!(refused.code, ErrorCode::NotEnrolled);

    laptop.sign_in("chenyu", PASSWORD).await.unwrap();
    enrol(&laptop, "linyue").await.unwrap();
    let who = OneUser {
        user: "linyue".to_owned(),
    };
    laptop.desk.take_off_colleague(who).await.unwrap();
    laptop.desk.lock(Nothing {}).await.unwrap();
    let refused = laptop.sign_in("linyue", PASSWORD).await.unwrap_err();
    assert_eq!(refused.code, ErrorCode::NotEnrolled);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pin_unlocks_until_the_keychain_forgets_it_and_the_password_always_does() {
    let org = Org::start().await;
    let machine = Arc::new(Machine::default());
    let laptop = org.seat_on("chenyu", machine.clone()).await;
    let wanted = |pin: &str| SetPin {
        password: PASSWORD.to_owned(),
        pin: pin.to_owned(),
    };
    let weak = laptop.desk.set_pin(wanted("12345")).await.unwrap_err();
    assert_eq!(weak.code, ErrorCode::WeakPin);
    laptop.desk.set_pin(wanted(PIN)).await.unwrap();

    laptop.desk.lock(Nothing {}).await.unwrap();
    by_pin(&laptop, PIN).await.unwrap();
    laptop.desk.lock(Nothing {}).await.unwrap();
    for left in (0..5).rev() {
        let wrong = by_pin(&laptop, "000000").await.unwrap_err();
        assert_eq!(
            (wrong.code, wrong.tries_left),
            (ErrorCode::WrongPin, Some(left))
        );
    }
    let shut = by_pin(&laptop, PIN).await.unwrap_err();
    assert_eq!(shut.code, ErrorCode::PinShut);
    laptop.sign_in("chenyu", PASSWORD).await.unwrap();
    laptop.desk.lock(Nothing {}).await.unwrap();
    by_pin(&laptop, PIN).await.unwrap();

    laptop.desk.lock(Nothing {}).await.unwrap();
    machine.keychain.with(BTreeMap::clear);
    let gone = by_pin(&laptop, PIN).await.unwrap_err();
    assert_eq!(gone.code, ErrorCode::PinUnavailable);
    laptop.sign_in("chenyu", PASSWORD).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_changed_password_unlocks_and_the_old_one_no_longer_does() {
    let org = Org::start().await;
    let laptop = org.seat("chenyu").await;
    let change = ChangePassword {
        old: PASSWORD.to_owned(),
        new: "另一个够长的密码".to_owned(),
    };
    laptop.desk.change_laptop_password(change).await.unwrap();
    laptop.desk.lock(Nothing {}).await.unwrap();
    let old = laptop.sign_in("chenyu", PASSWORD).await.unwrap_err();
    assert_eq!(
        (old.code, old.tries_left),
        (ErrorCode::WrongPassword, Some(4))
    );
    laptop.sign_in("chenyu", "另一个够长的密码").await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn the_lease_is_the_signed_in_persons_and_lasts_seven_days() {
    let org = Org::start().await;
    let laptop = org.seat("chenyu").await;
    laptop.until_synced().await;
    let view = laptop.desk.get_session(Nothing {}).await.unwrap();
    let left = view
        .lease_until
        .unwrap()
        .since(SystemHost::default().wall());
    let days = left / domain::time::DAY_MS;
    assert!((6..=7).contains(&days), "{days}");
    assert!(!view.reading_is_masked);
}

#[tokio::test(flavor = "multi_thread")]
async fn after_the_lease_things_are_logged_and_no_customer_is_read_until_the_next_contact() {
    let org = Org::start().await;
    let clock = LyingClock::new();
    let laptop = org.seat_on("chenyu", clock.clone()).await;
    laptop.until_synced().await;
    let zhang = laptop.customer("张三").await;
    let draft = draft_for(zhang.id, "柜门关不上");
    laptop.desk.register_complaint(draft).await.unwrap();
    laptop.until_synced().await;

    org.network.set(Fault::Refuse).await;
    laptop.desk.lock(Nothing {}).await.unwrap();
    clock.move_days(8);
    laptop.sign_in("chenyu", PASSWORD).await.unwrap();
    let view = laptop.desk.get_session(Nothing {}).await.unwrap();
    assert!(view.reading_is_masked);
    let row = &laptop.desk.list_complaints(all()).await.unwrap()[0];
    assert_eq!((&*row.title, &*row.customer_masked), ("****", "****"));
    assert!(row.next_clock.is_some() && row.is_official);
    let id = row.id;
    let page = laptop
        .desk
        .get_complaint(OneComplaint { id })
        .await
        .unwrap();
    let shown = serde_json::to_string(&page).unwrap();
    assert!(!shown.contains("柜门") && !shown.contains("张"), "{shown}");
    // Nor does it tell whose name or phone that is, if one asks.
    let number = row.number.clone();
    for (query, is_found) in [
        ("张三", false),
        ("zs", false),
        ("5521", false),
        (&*number, true),
    ] {
        let (query, limit) = (query.to_owned(), 50);
        let found = laptop
            .desk
            .search(Search {
                query: query.clone(),
                limit,
            })
            .await
            .unwrap();
        let rows = found.groups.iter().flat_map(|group| &group.rows);
        assert_eq!(rows.count() > 0, is_found, "{query}");
        let ask = FindCustomers { query, limit };
        assert_eq!(laptop.desk.find_customers(ask).await.unwrap(), []);
    }
    let new = NewCustomer {
        name: "新来的".to_owned(),
        phone: String::new(),
    };
    laptop.desk.register_customer(new).await.unwrap();

    clock.move_days(0);
    org.network.set(Fault::None).await;
    laptop.desk.sync_now(Nothing {}).await.unwrap();
    laptop.until_synced().await;
    let row = &laptop.desk.list_complaints(all()).await.unwrap()[0];
    assert_eq!(row.title, "柜门关不上");
    assert_eq!(laptop.customer("张三").await.name, "张三");
}
