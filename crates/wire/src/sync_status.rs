//! What the title bar says of the network and of what waits.

use crate::shape;
use domain::time::UtcMs;

shape! {
    /// State of sync.
    #[derive(Eq)]
    pub struct SyncStatus {
        /// The one word.
        pub state: SyncState,
        /// The switch "work offline".
        pub working_offline: bool,
        /// Commands without a verdict.
        pub pending: u32,
        /// When the oldest of them was written.
        pub oldest_pending_at: Option<UtcMs>,
        /// Refused commands that wait for a person.
        pub attention: u32,
        /// Last time that everything here had a verdict and everything there had come down.
        pub last_synced_at: Option<UtcMs>,
        /// While syncing: verdicts so far of those to get.
        pub progress: Option<SyncProgress>,
        /// What kept the last try from succeeding.
        pub trouble: Option<SyncTrouble>,
        /// When the next try is due.
        pub next_try_at: Option<UtcMs>,
    }

    /// The one word.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum SyncState {
        /// Every local command has a verdict and the last pull is complete.
        Synced,
        /// Under way.
        Syncing,
        /// No network, no central, or told to work offline.
        Offline,
        /// Refused commands wait for a person.
        Attention,
        /// The central wants a new sign-in; work goes on.
        AuthNeeded,
    }

    /// Verdicts so far.
    #[derive(Copy, Eq)]
    pub struct SyncProgress {
        /// Got.
        pub done: u32,
        /// Of.
        pub total: u32,
    }

    /// What kept sync from succeeding.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum SyncTrouble {
        /// No answer.
        Unreachable,
        /// An answer that isn't the central's: a captive portal, a proxy, garbage.
        NotACentral,
        /// The central broke.
        CentralFailed,
        /// The device was revoked.
        Revoked,
        /// The signed-in person's account is closed.
        PersonLeft,
        /// This laptop was cloned or restored from an image.
        Forked,
        /// This build is too old.
        Upgrade,
    }
}
