//! The desk's time: the central's, carried on by the monotonic clock while the boot lasts, else the
//! wall clock with the last known offset (`sla-engine.md` section 2).

use std::sync::{Arc, Mutex, PoisonError};

use domain::time::UtcMs;

use crate::host::Host;

struct Contact {
    server_time: UtcMs,
    monotonic_ms: u64,
}

/// Time as the rules use it.
pub(crate) struct DeskClock {
    host: Arc<dyn Host>,
    contact: Mutex<Option<Contact>>,
    offset_ms: Mutex<i64>,
    /// What the central told before this start: it is later than that, whatever the wall clock says.
    told: Option<UtcMs>,
}

impl DeskClock {
    pub fn new(host: Arc<dyn Host>, offset_ms: i64, told: Option<UtcMs>) -> Self {
        Self {
            host,
            contact: Mutex::new(None),
            offset_ms: Mutex::new(offset_ms),
            told,
        }
    }

    /// Notes the central's time, just heard; gives the offset to remember.
    pub fn heard(&self, server_time: UtcMs) -> i64 {
        let offset = server_time.since(self.host.wall());
        let contact = Contact {
            server_time,
            monotonic_ms: self.host.monotonic_ms(),
        };
        *self.contact.lock().unwrap_or_else(PoisonError::into_inner) = Some(contact);
        *self
            .offset_ms
            .lock()
            .unwrap_or_else(PoisonError::into_inner) = offset;
        offset
    }

    /// Now, as the rules use it.
    pub fn now(&self) -> UtcMs {
        let contact = self.contact.lock().unwrap_or_else(PoisonError::into_inner);
        let since = contact.as_ref().and_then(|c| {
            let passed = self.host.monotonic_ms().checked_sub(c.monotonic_ms)?;
            Some(UtcMs(
                c.server_time.0.saturating_add(i64::try_from(passed).ok()?),
            ))
        });
        since.unwrap_or_else(|| {
            let offset = *self
                .offset_ms
                .lock()
                .unwrap_or_else(PoisonError::into_inner);
            let wall = UtcMs(self.host.wall().0.saturating_add(offset));
            self.told.map_or(wall, |told| wall.max(told))
        })
    }
}
