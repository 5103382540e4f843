//! Folder and key slots.

use std::fs;
use std::path::PathBuf;

use domain::grade::Level;
use domain::time::UtcMs;
use tempfile::TempDir;
use uuid::Uuid;
use zeroize::Zeroizing;

use super::KEY;
use crate::key_slot::{self, OpenSlot};
use crate::{Card, Contents, DataFolder, Error, Result, SigningKey, SlotEntropy, Unlocking};

const NOW: UtcMs = UtcMs(1_700_000_000_000);
const SECRET: [u8; 32] = [5; 32];
const SECOND_MS: i64 = 1000;

fn entropy(n: u8) -> SlotEntropy {
    SlotEntropy {
        salt: [n; 16],
        nonce: [n; 24],
    }
}

fn folder() -> (TempDir, DataFolder) {
    let at = TempDir::new().expect("a temporary folder");
    let folder = DataFolder::hold(at.path().join("data")).expect("held");
    (at, folder)
}

fn only_slot(folder: &DataFolder) -> PathBuf {
    let slots = fs::read_dir(folder.path().join("slots")).expect("slots");
    slots
        .map(|entry| entry.expect("readable").path())
        .find(|path| path.extension().is_some_and(|e| e == "json"))
        .expect("one")
}

fn card(user: &str) -> Card {
    Card {
        user: user.to_owned(),
        name: "陈静".to_owned(),
        level: Level::L1,
        store: "青禾路店".to_owned(),
        lease_until: None,
    }
}

fn contents(n: u8) -> Contents {
    Contents {
        database_key: Zeroizing::new(KEY),
        signing: SigningKey {
            id: Uuid::from_u128(n.into()),
            secret: Zeroizing::new(vec![n; 32]),
        },
    }
}

fn create(folder: &DataFolder, user: &str, passphrase: &str, n: u8) -> OpenSlot {
    let entropy = [entropy(n), entropy(n + 100)];
    let contents = contents(n);
    key_slot::create(
        folder,
        &card(user),
        passphrase,
        &contents,
        [n; 32],
        &entropy,
        NOW,
    )
    .expect("created")
}

fn by_passphrase(folder: &DataFolder, user: &str, words: &str, at: UtcMs) -> Result<OpenSlot> {
    key_slot::open(folder, user, Unlocking::Passphrase(words), at)
}

fn by_pin(folder: &DataFolder, pin: &str, secret: &[u8; 32]) -> Result<OpenSlot> {
    key_slot::open(folder, "chen", Unlocking::Pin { pin, secret }, NOW)
}

fn with_pin(folder: &DataFolder) -> OpenSlot {
    let slot = create(folder, "chen", "right", 1);
    let pin = Unlocking::Pin {
        pin: "314159",
        secret: &SECRET,
    };
    slot.set(folder, pin, &entropy(3)).expect("a PIN");
    slot
}

#[test]
fn a_second_holder_of_a_folder_is_refused_until_the_first_lets_go() {
    let (_at, first) = folder();
    let path = first.path().to_owned();
    let clone = first.clone();
    assert!(matches!(DataFolder::hold(&path), Err(Error::FolderInUse)));
    drop(first);
    assert!(matches!(DataFolder::hold(&path), Err(Error::FolderInUse)));
    drop(clone);
    DataFolder::hold(&path).expect("free again");
}

#[cfg(unix)]
#[test]
fn only_the_owner_may_enter_the_folder_or_read_a_slot() {
    use std::os::unix::fs::PermissionsExt;
    let (_at, folder) = folder();
    create(&folder, "chen", "开门", 1);
    let mode = |path: PathBuf| fs::metadata(path).expect("there").permissions().mode() & 0o777;
    assert_eq!(mode(folder.path().to_owned()), 0o700);
    assert_eq!(mode(only_slot(&folder)), 0o600);
}

#[test]
fn each_user_opens_the_same_database_and_an_own_signing_key() {
    let (_at, folder) = folder();
    assert_eq!(key_slot::known_users(&folder).expect("none yet"), []);
    create(&folder, "陈静", "春天 spring", 1);
    create(&folder, "../lin", "另一个", 2);
    let known = key_slot::known_users(&folder).expect("listed");
    let names: Vec<_> = known.iter().map(|u| u.card.user.as_str()).collect();
    assert_eq!(names, ["../lin", "陈静"]);
    let chen = by_passphrase(&folder, "陈静", "春天 spring", NOW).expect("opened");
    assert!(chen.contents == contents(1));
    let lin = by_passphrase(&folder, "../lin", "另一个", NOW).expect("opened");
    assert!(lin.contents == contents(2));
}

#[test]
fn a_wrong_password_an_unknown_user_and_a_damaged_slot_are_told_apart() {
    let (_at, folder) = folder();
    create(&folder, "chen", "right", 1);
    let wrong = by_passphrase(&folder, "chen", "wrong", NOW);
    assert!(matches!(wrong, Err(Error::WrongPassword { tries_left: 4 })));
    let nobody = by_passphrase(&folder, "lin", "right", NOW);
    assert!(matches!(nobody, Err(Error::NoSlot)));

    let slot = only_slot(&folder);
    let whole = fs::read_to_string(&slot).expect("text");
    for length in [0, 1, whole.len() / 2, whole.len() - 2] {
        fs::write(&slot, &whole[..length]).expect("truncated");
        let damaged = by_passphrase(&folder, "chen", "right", NOW);
        assert!(matches!(damaged, Err(Error::SlotDamaged)), "at {length}");
    }
    fs::write(&slot, whole.replace("\"passes\": 2", "\"passes\": 3")).expect("changed");
    let changed = by_passphrase(&folder, "chen", "right", NOW);
    assert!(matches!(changed, Err(Error::SlotDamaged)));
    fs::write(&slot, &whole).expect("put back");
    by_passphrase(&folder, "chen", "right", NOW).expect("opens again");
}

#[test]
fn a_slot_given_another_users_name_does_not_open() {
    let (_at, folder) = folder();
    create(&folder, "chen", "same", 1);
    let chens = only_slot(&folder);
    let text = fs::read(&chens).expect("read");
    fs::remove_file(&chens).expect("removed");
    create(&folder, "lin", "same", 2);
    fs::write(only_slot(&folder), text).expect("put in its place");
    let taken = by_passphrase(&folder, "lin", "same", NOW);
    assert!(matches!(taken, Err(Error::SlotDamaged)));
}

#[test]
fn a_new_passphrase_shuts_the_old_one_out_and_keeps_the_pin() {
    let (_at, folder) = folder();
    let slot = with_pin(&folder);
    slot.set(&folder, Unlocking::Passphrase("new"), &entropy(4))
        .expect("set");
    let old = by_passphrase(&folder, "chen", "right", NOW);
    assert!(matches!(old, Err(Error::WrongPassword { .. })));
    by_passphrase(&folder, "chen", "new", NOW).expect("opened");
    by_pin(&folder, "314159", &SECRET).expect("opened");
}

#[test]
fn other_contents_open_with_the_same_passphrase_and_pin() {
    let (_at, folder) = folder();
    let mut slot = with_pin(&folder);
    slot.put(&folder, contents(9), &card("chen"), &entropy(6))
        .expect("put");
    let by_words = by_passphrase(&folder, "chen", "right", NOW).expect("opened");
    assert!(by_words.contents == contents(9));
    let by_digits = by_pin(&folder, "314159", &SECRET).expect("opened");
    assert!(by_digits.contents == contents(9));
}

#[test]
fn a_pin_opens_only_with_the_secret_of_the_keychain() {
    let (_at, folder) = folder();
    let slot = with_pin(&folder);
    let stolen = by_pin(&folder, "314159", &[6; 32]);
    assert!(matches!(stolen, Err(Error::WrongPin { tries_left: 4 })));
    by_pin(&folder, "314159", &SECRET).expect("opened");
    for weak in ["12345", "12345a", "一二三四五六"] {
        let pin = Unlocking::Pin {
            pin: weak,
            secret: &SECRET,
        };
        let refused = slot.set(&folder, pin, &entropy(7));
        assert!(matches!(refused, Err(Error::WeakPin)), "{weak}");
    }
    slot.remove_pin(&folder).expect("removed");
    let gone = by_pin(&folder, "314159", &SECRET);
    assert!(matches!(gone, Err(Error::NoPin)));
}

#[test]
fn five_wrong_pins_shut_the_pin_until_the_passphrase_was_used() {
    let (_at, folder) = folder();
    with_pin(&folder);
    for left in (0..5).rev() {
        match by_pin(&folder, "000000", &SECRET) {
            Err(Error::WrongPin { tries_left }) => assert_eq!(tries_left, left),
            _ => panic!("not told that the PIN is wrong"),
        }
    }
    let right = by_pin(&folder, "314159", &SECRET);
    assert!(matches!(right, Err(Error::PinShut)));
    assert!(key_slot::known_users(&folder).expect("listed")[0].pin_is_shut);
    by_passphrase(&folder, "chen", "right", NOW).expect("opened");
    by_pin(&folder, "314159", &SECRET).expect("opened again");
}

#[test]
fn wrong_passphrases_cost_doubling_waits_that_no_clock_set_back_shortens() {
    let (_at, folder) = folder();
    create(&folder, "chen", "right", 1);
    for left in (0..5).rev() {
        match by_passphrase(&folder, "chen", "wrong", NOW) {
            Err(Error::WrongPassword { tries_left }) => assert_eq!(tries_left, left),
            _ => panic!("not told that the password is wrong"),
        }
    }
    let at = |seconds: i64| UtcMs(NOW.0 + seconds * SECOND_MS);
    let wait = |words: &str, now: UtcMs| match by_passphrase(&folder, "chen", words, now) {
        Err(Error::TryLater { wait_ms }) => Some(wait_ms / SECOND_MS),
        _ => None,
    };
    assert_eq!(wait("right", at(10)), Some(20));
    // Back by a day: the wait begins anew, from there.
    assert_eq!(wait("right", at(-86_400)), Some(30));
    assert_eq!(wait("right", at(-86_400 + 29)), Some(1));
    assert_eq!(wait("wrong", at(-86_400 + 30)), None);
    assert_eq!(wait("right", at(-86_400 + 30)), Some(60));
    by_passphrase(&folder, "chen", "right", at(0)).expect("waited long enough");
    let forgiven = by_passphrase(&folder, "chen", "wrong", at(0));
    assert!(matches!(
        forgiven,
        Err(Error::WrongPassword { tries_left: 4 })
    ));
}

#[test]
fn somebody_taken_off_the_laptop_is_unknown_to_it() {
    let (_at, folder) = folder();
    create(&folder, "chen", "right", 1);
    create(&folder, "lin", "right", 2);
    key_slot::remove(&folder, "chen").expect("removed");
    let gone = by_passphrase(&folder, "chen", "right", NOW);
    assert!(matches!(gone, Err(Error::NoSlot)));
    assert_eq!(key_slot::known_users(&folder).expect("listed").len(), 1);
}

#[test]
fn a_slot_shows_neither_keys_nor_passphrase_nor_pin() {
    let (_at, folder) = folder();
    let slot = create(&folder, "chen", "horse battery", 1);
    let pin = Unlocking::Pin {
        pin: "314159",
        secret: &SECRET,
    };
    slot.set(&folder, pin, &entropy(3)).expect("a PIN");
    let text = fs::read_to_string(only_slot(&folder)).expect("text");
    assert!(!text.contains("horse"));
    assert!(!text.contains("314159"));
    assert!(!text.contains(&hex::encode(KEY)));
    assert!(!text.contains(&hex::encode([1; 32])));
}
