//! What the app needs of the machine it runs on: clocks and chance. The only place that reads them.

use std::sync::Arc;

use domain::time::UtcMs;
use uuid::Uuid;

/// Why the system's keychain doesn't give a secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KeychainError {
    /// It holds no such secret.
    #[error("the keychain has no such item")]
    Gone,
    /// The person must unlock it first.
    #[error("the keychain is locked")]
    Locked,
    /// There is none, or it doesn't answer.
    #[error("there is no keychain")]
    Unavailable,
}

/// The system's keychain: small secrets by name, for this user of the system alone.
pub trait Keychain: Send + Sync {
    /// A secret.
    ///
    /// # Errors
    /// As [`KeychainError`] says.
    fn get(&self, name: &str) -> Result<Vec<u8>, KeychainError>;
    /// Puts a secret in place of one before.
    ///
    /// # Errors
    /// As [`KeychainError`] says.
    fn set(&self, name: &str, secret: &[u8]) -> Result<(), KeychainError>;
    /// Forgets a secret.
    ///
    /// # Errors
    /// As [`KeychainError`] says.
    fn delete(&self, name: &str) -> Result<(), KeychainError>;
}

/// Clocks and chance.
pub trait Host: Send + Sync {
    /// Wall clock, uncorrected.
    fn wall(&self) -> UtcMs;
    /// Monotonic milliseconds, sleep included where the system tells.
    fn monotonic_ms(&self) -> u64;
    /// Names the boot that the monotonic clock counts from.
    fn boot_id(&self) -> Option<String>;
    /// Fills with unpredictable bytes.
    fn fill(&self, bytes: &mut [u8]);

    /// The system's keychain, where there is one. Without it nobody has a PIN, and nothing else is
    /// missing.
    fn keychain(&self) -> Option<&dyn Keychain> {
        None
    }

    /// Language and region that the person chose for the whole system, such as `zh-TW`.
    fn locale(&self) -> Option<&str> {
        None
    }

    /// A new time-ordered id.
    fn new_id(&self) -> Uuid {
        let mut bytes = [0; 10];
        self.fill(&mut bytes);
        let millis = u64::try_from(self.wall().0).unwrap_or_default();
        uuid::Builder::from_unix_timestamp_millis(millis, &bytes).into_uuid()
    }
}

/// The real machine.
#[derive(Default)]
pub struct SystemHost {
    keychain: Option<Box<dyn Keychain>>,
    locale: Option<String>,
}

impl SystemHost {
    /// The real machine.
    #[must_use]
    pub fn new() -> Arc<Self> {
        Arc::new(Self::default())
    }

    /// The real machine with its keychain, and the locale that the system names.
    #[must_use]
    pub fn with_keychain(keychain: impl Keychain + 'static, locale: Option<String>) -> Arc<Self> {
        Arc::new(Self {
            keychain: Some(Box::new(keychain)),
            locale,
        })
    }
}

impl Host for SystemHost {
    #[expect(
        clippy::disallowed_methods,
        reason = "this adapter is where the wall clock is read"
    )]
    fn wall(&self) -> UtcMs {
        UtcMs(chrono::Utc::now().timestamp_millis())
    }

    fn monotonic_ms(&self) -> u64 {
        // Seconds since boot, sleep included; elsewhere the wall clock is all there is.
        std::fs::read_to_string("/proc/uptime")
            .ok()
            .and_then(|text| text.split_whitespace().next()?.parse::<f64>().ok())
            .and_then(|seconds| std::time::Duration::try_from_secs_f64(seconds).ok())
            .and_then(|up| u64::try_from(up.as_millis()).ok())
            .unwrap_or_else(|| u64::try_from(self.wall().0).unwrap_or_default())
    }

    fn boot_id(&self) -> Option<String> {
        let id = std::fs::read_to_string("/proc/sys/kernel/random/boot_id").ok()?;
        Some(id.trim().to_owned())
    }

    fn keychain(&self) -> Option<&dyn Keychain> {
        self.keychain.as_deref()
    }

    fn locale(&self) -> Option<&str> {
        self.locale.as_deref()
    }

    fn fill(&self, bytes: &mut [u8]) {
        // Without a source of randomness no key is safe; going on would be worse than stopping.
        getrandom::fill(bytes).expect("the system's source of randomness must answer");
    }
}
