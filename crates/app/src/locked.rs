//! What a locked desk may still tell: how much falls due and when, never whose. It is counted when
//! the desk is locked, for nothing can be read afterwards, and forgotten when somebody unlocks it: a
//! desk whose power was cut tells nothing rather than something old.

use domain::record::RecordKind;
use domain::time::UtcMs;
use store::{ListAsk, ListOrder};
use wire::session::LockedDesk;

use crate::desk::Desk;
use crate::error::Error;
use crate::opened::Opened;

/// More than anybody counts on a locked screen.
const MOST_DUE: usize = 200;

impl Desk {
    /// Keeps what the locked desk will tell.
    pub(crate) fn keep_for_the_lock(&self, opened: &Opened) -> Result<(), Error> {
        let told = opened.when_locked()?;
        self.refresh_card(opened)?;
        let mut file = self.lock_file();
        file.locked = Some(told);
        Ok(file.write(self.folder.path())?)
    }

    /// An open desk says all of it itself.
    pub(crate) fn forget_the_lock(&self) {
        let mut file = self.lock_file();
        if file.locked.take().is_some()
            && let Err(error) = file.write(self.folder.path())
        {
            // A full disk keeps nobody out.
            tracing::warn!(%error, "what the locked desk told is still on the disk");
        }
    }
}

impl Opened {
    /// Open complaints and tasks of the person's stores, as the day's desk lists them.
    fn when_locked(&self) -> Result<LockedDesk, Error> {
        let told = self.store.read(|r| {
            let stores = self.me(r).map(|me| me.stores).unwrap_or_default();
            let mut due_at: Vec<UtcMs> = vec![];
            for kind in [RecordKind::Complaint, RecordKind::Task] {
                let lines = r.list_page(&ListAsk {
                    kind: kind.as_str(),
                    stores: &stores,
                    open_only: true,
                    order: ListOrder::Due,
                    after: None,
                    most: MOST_DUE,
                })?;
                due_at.extend(lines.iter().filter_map(|line| line.due_at));
            }
            due_at.sort_unstable();
            due_at.truncate(MOST_DUE);
            let pending = r.pending_count_and_oldest()?.count;
            Ok(LockedDesk {
                due_at,
                pending: u32::try_from(pending).unwrap_or(u32::MAX),
                last_synced_at: r.sync_state()?.last_synced_at,
            })
        })?;
        Ok(told)
    }
}
