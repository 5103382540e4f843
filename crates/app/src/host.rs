//! What the app needs of the machine it runs on: clocks and chance. The only place that reads them.

use std::sync::Arc;

use domain::time::UtcMs;
use uuid::Uuid;

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

    /// A new time-ordered id.
    fn new_id(&self) -> Uuid {
        let mut bytes = [0; 10];
        self.fill(&mut bytes);
        let millis = u64::try_from(self.wall().0).unwrap_or_default();
        uuid::Builder::from_unix_timestamp_millis(millis, &bytes).into_uuid()
    }
}

/// The real machine.
#[derive(Debug, Default)]
pub struct SystemHost;

impl SystemHost {
    /// The real machine.
    #[must_use]
    pub fn new() -> Arc<Self> {
        Arc::new(Self)
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

    fn fill(&self, bytes: &mut [u8]) {
        // Without a source of randomness no key is safe; going on would be worse than stopping.
        getrandom::fill(bytes).expect("the system's source of randomness must answer");
    }
}
