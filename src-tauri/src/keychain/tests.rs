//! A real Secret Service on a bus of its own: nothing of the person's who runs the tests is touched.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;

use app::{Desk, Start, SystemHost};
use wire::call::{Nothing, Serve};
use wire::error::ErrorCode;
use wire::session::{SessionState, SetPin, SignIn, StartSolo, UnlockBy};

use super::{SystemKeychain, entry};

const PASSWORD: &str = "doorstep-demo";
const PIN: &str = "271828";
const ITSELF: &str = "keychain::tests::a_pin_works_with_a_real_keychain_and_the_password_without";
/// Set on the bus of its own; names the file by which the test tells there that it ran.
const BUS: &str = "DOORSTEP_TEST_BUS";

/// Never on a person's own bus: the test runs itself once more, on another.
#[test]
fn a_pin_works_with_a_real_keychain_and_the_password_without() {
    if let Some(done) = std::env::var_os(BUS) {
        unlocks_by_pin_until_the_keychain_is_gone();
        std::fs::write(done, "").expect("told");
    } else {
        on_a_bus_of_its_own();
    }
}

/// Under a bus with an unlocked login collection.
fn on_a_bus_of_its_own() {
    let home = tempfile::tempdir().expect("a folder");
    let runtime = tempfile::tempdir().expect("a folder");
    let done = home.path().join("done");
    let itself = std::env::current_exe().expect("this binary");
    let script = format!(
        "eval \"$(gnome-keyring-daemon --unlock --components=secrets)\" && '{}' --exact --nocapture \
         {ITSELF}",
        itself.display()
    );
    let mut session = Command::new("dbus-run-session")
        .args(["--", "sh", "-c", &script])
        .env("HOME", home.path())
        .env("XDG_RUNTIME_DIR", runtime.path())
        .env("XDG_DATA_HOME", home.path().join("data"))
        .env("XDG_CONFIG_HOME", home.path().join("config"))
        .env("XDG_CACHE_HOME", home.path().join("cache"))
        .env_remove("DISPLAY")
        .env(BUS, &done)
        .stdin(Stdio::piped())
        .spawn()
        .expect("dbus-run-session; `cargo xtask doctor` says what to install");
    let mut password = session.stdin.take().expect("an input");
    password
        .write_all(b"of the login collection")
        .expect("written");
    drop(password);
    assert!(session.wait().expect("ended").success());
    assert!(done.exists(), "the test ran to its end there");
}

fn unlocks_by_pin_until_the_keychain_is_gone() {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    runtime.block_on(async {
        let folder = tempfile::tempdir().expect("a folder");
        let desk = desk(folder.path()).await;
        let shop = StartSolo {
            store_name: "青禾路店".to_owned(),
            store_code: "QH".to_owned(),
            name: "店主".to_owned(),
            user: "dianzhu".to_owned(),
            password: PASSWORD.to_owned(),
        };
        desk.start_solo(shop).await.expect("a shop");
        let pin = SetPin {
            password: PASSWORD.to_owned(),
            pin: PIN.to_owned(),
        };
        let view = desk.set_pin(pin).await.expect("a PIN");
        assert!(view.known_users[0].pin_works);

        desk.lock(Nothing {}).await.expect("locked");
        let wrong = unlock(&desk, "271829", UnlockBy::Pin).await;
        assert_eq!(wrong, Err((ErrorCode::WrongPin, Some(4))));
        unlock(&desk, PIN, UnlockBy::Pin).await.expect("by PIN");

        desk.lock(Nothing {}).await.expect("locked");
        forget(folder.path());
        let gone = unlock(&desk, PIN, UnlockBy::Pin).await;
        assert_eq!(gone, Err((ErrorCode::PinUnavailable, None)));
        unlock(&desk, PASSWORD, UnlockBy::Password)
            .await
            .expect("by password");
        desk.stop().await;
    });
}

async fn desk(folder: &Path) -> Arc<Desk> {
    let start = Start {
        data: folder.to_owned(),
        central_url: None,
        embed: crate::embed(),
        #[cfg(feature = "demo")]
        demo_solo: false,
        #[cfg(feature = "demo")]
        demo_user: None,
    };
    let host = SystemHost::with_keychain(SystemKeychain, None);
    Desk::start(start, host).await.expect("a desk")
}

async fn unlock(desk: &Desk, password: &str, by: UnlockBy) -> Result<(), (ErrorCode, Option<u32>)> {
    let request = SignIn {
        central_url: None,
        user: "dianzhu".to_owned(),
        password: password.to_owned(),
        by,
    };
    let view = desk
        .sign_in(request)
        .await
        .map_err(|error| (error.code, error.tries_left))?;
    assert_eq!(view.state, SessionState::SignedIn);
    Ok(())
}

/// As somebody does who empties the keychain.
fn forget(folder: &Path) {
    let file = std::fs::read_to_string(folder.join("desk.json")).expect("the desk's file");
    let file: serde_json::Value = serde_json::from_str(&file).expect("JSON");
    let device = file["device_id"].as_str().expect("an identity");
    let name = format!("{device}/dianzhu");
    entry(&name)
        .expect("a keychain")
        .delete_credential()
        .expect("it was there");
}
