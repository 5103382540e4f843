//! What the title bar says. *Synced* only when every local command has a verdict and the last pull
//! was complete.

use domain::time::UtcMs;
use sync::engine::Standing;
use wire::sync_status::{SyncProgress, SyncState, SyncStatus};

use crate::error::Error;
use crate::opened::Opened;

impl Opened {
    /// The title bar.
    pub(crate) fn status(&self) -> Result<SyncStatus, Error> {
        let standing = *self.standing.borrow();
        let (waiting, attention, state) = self.store.read(|r| {
            Ok((
                r.pending_count_and_oldest()?,
                self.count_attention(r)?,
                r.sync_state()?,
            ))
        })?;
        let pending = u32::try_from(waiting.count).unwrap_or(u32::MAX);
        let attention = u32::try_from(attention).unwrap_or(u32::MAX);
        let word = match standing.standing {
            Standing::AuthNeeded => SyncState::AuthNeeded,
            Standing::Offline => SyncState::Offline,
            _ if attention > 0 => SyncState::Attention,
            Standing::Syncing => SyncState::Syncing,
            Standing::UpToDate if pending > 0 => SyncState::Syncing,
            Standing::UpToDate => SyncState::Synced,
        };
        let total = standing.to_send.max(pending);
        let progress = (word == SyncState::Syncing && total > 0).then(|| SyncProgress {
            done: total - pending,
            total,
        });
        Ok(SyncStatus {
            state: word,
            working_offline: state.working_offline,
            pending,
            oldest_pending_at: waiting.oldest,
            attention,
            last_synced_at: state.last_synced_at,
            progress,
            trouble: standing.trouble,
            next_try_at: standing.next_try_at.map(|at| self.on_the_wall(at)),
        })
    }

    /// A time of the engine as the wall clock shows it.
    fn on_the_wall(&self, at: UtcMs) -> UtcMs {
        let now = i64::try_from(self.host.monotonic_ms()).unwrap_or(i64::MAX);
        UtcMs(self.clock.now().0.saturating_add(at.0.saturating_sub(now)))
    }

    /// The switch "work offline".
    pub(crate) fn work_offline(&self, offline: bool) -> Result<SyncStatus, Error> {
        self.store.write(|tx| {
            let mut state = tx.sync_state()?;
            state.working_offline = offline;
            tx.set_sync_state(&state)
        })?;
        self.nudge(sync::engine::Input::Offline(offline));
        self.status()
    }
}
