//! Folder and key slots.

use std::fs;
use std::path::PathBuf;

use domain::time::UtcMs;
use tempfile::TempDir;

use super::KEY;
use crate::key_slot::{self, SlotEntropy};
use crate::{DataFolder, Error};

const NOW: UtcMs = UtcMs(1_700_000_000_000);

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
    let mut slots = fs::read_dir(folder.path().join("slots")).expect("slots");
    slots.next().expect("one").expect("readable").path()
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
    key_slot::create(&folder, "chen", "开门", &KEY, &entropy(1), NOW).expect("created");
    let mode = |path: PathBuf| fs::metadata(path).expect("there").permissions().mode() & 0o777;
    assert_eq!(mode(folder.path().to_owned()), 0o700);
    assert_eq!(mode(only_slot(&folder)), 0o600);
}

#[test]
fn each_user_opens_the_same_key_with_the_own_password() {
    let (_at, folder) = folder();
    assert_eq!(
        key_slot::known_users(&folder).expect("none yet"),
        Vec::<String>::new()
    );
    key_slot::create(&folder, "陈静", "春天 spring", &KEY, &entropy(1), NOW).expect("created");
    key_slot::create(&folder, "../lin", "另一个", &KEY, &entropy(2), NOW).expect("created");
    assert_eq!(
        key_slot::known_users(&folder).expect("listed"),
        ["../lin", "陈静"]
    );
    let key = key_slot::open(&folder, "陈静", "春天 spring").expect("opened");
    assert_eq!(*key, KEY);
    let key = key_slot::open(&folder, "../lin", "另一个").expect("opened");
    assert_eq!(*key, KEY);
}

#[test]
fn a_wrong_password_an_unknown_user_and_a_damaged_slot_are_told_apart() {
    let (_at, folder) = folder();
    key_slot::create(&folder, "chen", "right", &KEY, &entropy(1), NOW).expect("created");
    let wrong = key_slot::open(&folder, "chen", "wrong");
    assert!(matches!(wrong, Err(Error::WrongPassword)));
    let nobody = key_slot::open(&folder, "lin", "right");
    assert!(matches!(nobody, Err(Error::NoSlot)));

    let slot = only_slot(&folder);
    let whole = fs::read_to_string(&slot).expect("text");
    for length in [0, 1, whole.len() / 2, whole.len() - 2] {
        fs::write(&slot, &whole[..length]).expect("truncated");
        let damaged = key_slot::open(&folder, "chen", "right");
        assert!(matches!(damaged, Err(Error::SlotDamaged)), "at {length}");
    }
    fs::write(&slot, whole.replace("\"passes\": 2", "\"passes\": 3")).expect("changed");
    let changed = key_slot::open(&folder, "chen", "right");
    assert!(matches!(changed, Err(Error::SlotDamaged)));
    fs::write(&slot, &whole).expect("put back");
    key_slot::open(&folder, "chen", "right").expect("opens again");
}

#[test]
fn a_slot_given_another_users_name_does_not_open() {
    let (_at, folder) = folder();
    key_slot::create(&folder, "chen", "same", &KEY, &entropy(1), NOW).expect("created");
    let chens = only_slot(&folder);
    let text = fs::read(&chens).expect("read");
    fs::remove_file(&chens).expect("removed");
    key_slot::create(&folder, "lin", "same", &[9; 32], &entropy(2), NOW).expect("created");
    fs::write(only_slot(&folder), text).expect("put in its place");
    let taken = key_slot::open(&folder, "lin", "same");
    assert!(matches!(taken, Err(Error::SlotDamaged)));
}

#[test]
fn a_new_password_shuts_the_old_one_out() {
    let (_at, folder) = folder();
    key_slot::create(&folder, "chen", "old", &KEY, &entropy(1), NOW).expect("created");
    let refused = key_slot::rewrap(&folder, "chen", "guess", "new", &entropy(2), NOW);
    assert!(matches!(refused, Err(Error::WrongPassword)));
    key_slot::rewrap(&folder, "chen", "old", "new", &entropy(2), NOW).expect("rewrapped");
    let old = key_slot::open(&folder, "chen", "old");
    assert!(matches!(old, Err(Error::WrongPassword)));
    assert_eq!(
        *key_slot::open(&folder, "chen", "new").expect("opened"),
        KEY
    );
}

#[test]
fn a_slot_shows_neither_key_nor_password() {
    let (_at, folder) = folder();
    key_slot::create(&folder, "chen", "horse battery", &KEY, &entropy(1), NOW).expect("created");
    let text = fs::read_to_string(only_slot(&folder)).expect("text");
    assert!(!text.contains("horse"));
    assert!(!text.contains(&hex::encode(KEY)));
}
