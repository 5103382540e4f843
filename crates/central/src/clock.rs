//! The clock and the chance of the real world. Only adapters use them.

use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use domain::time::UtcMs;

use crate::core::Entropy;

/// Tells the time.
pub type Clock = Arc<dyn Fn() -> UtcMs + Send + Sync>;

/// The clock of this machine.
#[must_use]
pub fn system() -> Clock {
    Arc::new(system_now)
}

#[allow(clippy::disallowed_methods)] // the one place where the central reads the clock
fn system_now() -> UtcMs {
    let since = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    UtcMs(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}

/// Chance from the operating system.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemEntropy;

impl Entropy for SystemEntropy {
    fn fill(&mut self, out: &mut [u8]) {
        // Without chance there are no secrets; better no central than a guessable one.
        getrandom::fill(out).expect("the operating system gives random bytes");
    }
}
