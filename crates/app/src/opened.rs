//! A desk that somebody has unlocked: its store, its clock, and sync running beside it.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use domain::ids::StaffId;
use domain::organisation::{Staff, Store as StoreRecord};
use domain::record::{RecordKind, RecordState};
use store::{OpenSlot, Reader, Store};
use sync::engine::{Input, Standing};
use tokio::sync::{broadcast, mpsc, watch};
use wire::call::{ChangedBy, Push};
use wire::sync_status::SyncTrouble;

use crate::clock::DeskClock;
use crate::error::Error;
use crate::host::Host;
use crate::import::ImportDesk;
use crate::playbook::InForce;
use crate::records::find;

/// What changes besides records, in the words of pushes.
pub(crate) const DRAFT: &str = "draft";
pub(crate) const ATTENTION: &str = "attention";
pub(crate) const COMPLAINT: &str = RecordKind::Complaint.as_str();
pub(crate) const CUSTOMER: &str = RecordKind::Customer.as_str();
pub(crate) const TIMELINE_ENTRY: &str = RecordKind::TimelineEntry.as_str();

/// Where sync stands, as its task last said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct SyncStanding {
    pub standing: Standing,
    pub trouble: Option<SyncTrouble>,
    /// In the engine's time, which is monotonic.
    pub next_try_at: Option<domain::time::UtcMs>,
    /// Commands that waited when the queue began to drain.
    pub to_send: u32,
    /// A checkpoint has been taken in since the desk was opened.
    pub has_pulled: bool,
}

/// An unlocked desk.
pub(crate) struct Opened {
    pub store: Store,
    pub clock: DeskClock,
    pub host: Arc<dyn Host>,
    pub playbook: Arc<InForce>,
    pub user: String,
    /// The person's open slot: the keys of this desk while it is unlocked.
    pub slot: Mutex<OpenSlot>,
    pub staff_id: StaffId,
    pub inputs: mpsc::UnboundedSender<Input>,
    pub standing: watch::Sender<SyncStanding>,
    pub pushes: broadcast::Sender<Push>,
    /// The file being imported, in memory only.
    pub import: ImportDesk,
    pub sync_task: Mutex<Option<tokio::task::JoinHandle<()>>>,
}

impl Opened {
    /// Tells the interface what changed and sync that something waits.
    pub(crate) fn wrote(&self, kinds: &[&str]) {
        self.changed(kinds);
        self.push_status();
        self.nudge(Input::Nudged);
    }

    /// Tells the interface what changed here.
    pub(crate) fn changed(&self, kinds: &[&str]) {
        let kinds = kinds.iter().map(|&kind| kind.to_owned()).collect();
        // Nobody listening is fine: the interface asks when it opens.
        let _ = self.pushes.send(Push::Changed {
            kinds,
            by: ChangedBy::Window,
        });
    }

    /// Tells sync something; a desk that is closing has nobody to tell.
    pub(crate) fn nudge(&self, input: Input) {
        let _ = self.inputs.send(input);
    }

    /// Tells the interface how the title bar looks now.
    pub(crate) fn push_status(&self) {
        if let Ok(status) = self.status() {
            let _ = self.pushes.send(Push::Sync { status });
        }
    }

    /// Stops sync; what is on disk stays.
    pub(crate) async fn stop(&self) {
        let task = self
            .sync_task
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take();
        if let Some(task) = task {
            task.abort();
            let _ = task.await;
        }
    }

    pub(crate) fn lock_slot(&self) -> MutexGuard<'_, OpenSlot> {
        self.slot.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The signed-in person.
    pub(crate) fn me(&self, reader: &Reader<'_>) -> Result<Staff, Error> {
        crate::decide::staff(reader, self.staff_id)?.ok_or(Error::SignedOut)
    }

    /// The person's stores, home store first.
    pub(crate) fn my_stores(&self, reader: &Reader<'_>) -> Result<Vec<StoreRecord>, Error> {
        let mut stores = vec![];
        for id in self.me(reader)?.stores {
            if let Some(RecordState::Store(store)) = find(reader, RecordKind::Store, id.0)? {
                stores.push(store);
            }
        }
        Ok(stores)
    }
}
