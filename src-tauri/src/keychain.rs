//! The system's keychain: Secret Service on Linux, Keychain on macOS, Credential Manager on Windows.
//! It holds one secret for each PIN, and the desk works without it.

use app::{Keychain, KeychainError};
use keyring_core::{CredentialStore, Entry, Error};

#[cfg(all(test, target_os = "linux"))]
mod tests;

/// Under which the desk's secrets stand in the keychain.
const SERVICE: &str = "Doorstep";

/// The keychain of whoever is signed in to the system.
#[derive(Debug, Default)]
pub struct SystemKeychain;

impl Keychain for SystemKeychain {
    fn get(&self, name: &str) -> Result<Vec<u8>, KeychainError> {
        entry(name)?.get_secret().map_err(why)
    }

    fn set(&self, name: &str, secret: &[u8]) -> Result<(), KeychainError> {
        entry(name)?.set_secret(secret).map_err(why)
    }

    fn delete(&self, name: &str) -> Result<(), KeychainError> {
        entry(name)?.delete_credential().map_err(why)
    }
}

/// Connected anew each time: a daemon that was started since is found, one that ended is noticed.
fn entry(name: &str) -> Result<Entry, KeychainError> {
    #[cfg(target_os = "linux")]
    let store = dbus_secret_service_keyring_store::Store::new();
    #[cfg(target_os = "macos")]
    let store = apple_native_keyring_store::keychain::Store::new();
    #[cfg(target_os = "windows")]
    let store = windows_native_keyring_store::Store::new();
    let store: std::sync::Arc<CredentialStore> = store.map_err(why)?;
    store.build(SERVICE, name, None).map_err(why)
}

/// The error itself is not logged: some carry the secret.
#[expect(clippy::needless_pass_by_value, reason = "it stands in `map_err`")]
fn why(error: Error) -> KeychainError {
    match error {
        Error::NoEntry => KeychainError::Gone,
        Error::NoStorageAccess(_) => KeychainError::Locked,
        _ => KeychainError::Unavailable,
    }
}
