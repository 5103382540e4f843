//! A machine whose wall clock lies on command; everything else about it is real.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use app::{Host, SystemHost};
use domain::time::UtcMs;

/// The real machine with its wall clock moved.
#[derive(Default)]
pub struct LyingClock {
    real: SystemHost,
    moved_ms: AtomicI64,
}

impl LyingClock {
    /// A clock that still tells the truth.
    #[must_use]
    pub fn new() -> Arc<Self> {
        Arc::default()
    }

    /// Moves the wall clock, back when negative.
    pub fn move_days(&self, days: i64) {
        self.moved_ms
            .store(days * domain::time::DAY_MS, Ordering::SeqCst);
    }
}

impl Host for LyingClock {
    fn wall(&self) -> UtcMs {
        UtcMs(self.real.wall().0 + self.moved_ms.load(Ordering::SeqCst))
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
}
