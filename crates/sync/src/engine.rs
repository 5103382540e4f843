//! What to do next, and when to try again. Decides, never does: the driver carries effects out and
//! reports back.
//!
//! Liveness is the rule that matters most: while commands wait and nobody has to sign in, a timer is
//! armed or a request is under way. A queue that silently stops is how such programs lose work.

use domain::time::UtcMs;
use wire::sync_protocol::MOST_COMMANDS_IN_A_PUSH;
use wire::sync_status::SyncTrouble;

use crate::transport::Failure;

/// Shortest wait after a failure.
const FIRST_BACK_OFF_MS: i64 = 1_000;
/// Longest wait after failures.
const LONGEST_BACK_OFF_MS: i64 = 5 * 60_000;
/// Look at the central this often even without a hint; correctness never depends on hints.
const POLL_MS: i64 = 60_000;
/// The same push failing at the central this often is cut in halves.
const FAILURES_BEFORE_HALVING: u32 = 3;

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// Somebody wrote a command, pressed "sync now", or the network came up.
    Nudged,
    /// The armed timer fired.
    TimerFired,
    /// The stream of hints is open.
    WakeOpened,
    /// The central hints at news.
    Woken,
    /// The stream of hints could not be opened or ended.
    WakeLost,
    /// The switch "work offline".
    Offline(bool),
    /// Somebody signed in; tokens are fresh.
    SignedIn,
    /// A push came back.
    Pushed(Result<(), Failure>),
    /// A page came back and is stored; whether its checkpoint is complete.
    Pulled(Result<Page, Failure>),
    /// Tokens came back.
    Refreshed(Result<(), Failure>),
}

/// A page of a pull.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Page {
    /// More pages follow.
    Partial,
    /// The checkpoint is complete.
    Complete,
}

/// What to do. At most one request is under way at any time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Send the next push with at most so many commands.
    Push {
        /// Limit.
        most_commands: usize,
    },
    /// Ask for the next page.
    Pull,
    /// Ask for the next page, letting the central hold the answer until there is news.
    WaitForNews,
    /// Stop waiting for news, if that is under way.
    StopWaiting,
    /// Open the stream of hints unless it is open.
    OpenWake,
    /// Close the stream of hints.
    CloseWake,
    /// Get fresh tokens.
    Refresh,
    /// The central misses commands from here on: send them again.
    Rewind {
        /// First sequence number to send again.
        from_seq: u64,
    },
    /// Forget the cursor; the next pull starts over. Commands that wait are untouched.
    ForgetCursor,
    /// Wake up at this time, instead of any time armed before.
    ArmTimer {
        /// When.
        at: UtcMs,
    },
}

/// Where the engine stands, for the title bar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Told to work offline, or not reached.
    Offline,
    /// A push or pull is under way.
    Syncing,
    /// Nothing under way; the last pull was complete.
    UpToDate,
    /// A person must sign in.
    AuthNeeded,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Busy {
    Idle,
    Pushing,
    Pulling,
    Waiting,
    Refreshing,
}

/// The engine's state. Plain data; a restart starts anew from what is stored.
#[derive(Debug, Clone)]
#[allow(clippy::struct_excessive_bools)] // Each is a fact of its own; they don't form one state.
pub struct Engine {
    busy: Busy,
    told_offline: bool,
    auth_needed: bool,
    stopped: bool,
    wake_open: bool,
    wake_failed: bool,
    pull_wanted: bool,
    failures: u32,
    same_push_failures: u32,
    most_commands: usize,
    refreshed_in_vain: bool,
    trouble: Option<SyncTrouble>,
    next_try_at: Option<UtcMs>,
    /// `next_try_at` is a wait after a failure, which holds requests back; else it is the next poll.
    backing_off: bool,
    up_to_date: bool,
}

/// What the engine must know of the world at each step.
#[derive(Debug, Clone, Copy)]
pub struct Surroundings {
    /// Commands that wait to be sent.
    pub pending: u32,
    /// Now, by a clock that only goes forward.
    pub now: UtcMs,
    /// Chance in 0..1000, for jitter.
    pub chance: u32,
}

impl Engine {
    /// A fresh engine. Nothing happens before its first input.
    #[must_use]
    pub fn new(told_offline: bool) -> Self {
        Self {
            busy: Busy::Idle,
            told_offline,
            auth_needed: false,
            stopped: false,
            wake_open: false,
            wake_failed: false,
            pull_wanted: true,
            failures: 0,
            same_push_failures: 0,
            most_commands: MOST_COMMANDS_IN_A_PUSH,
            refreshed_in_vain: false,
            trouble: None,
            next_try_at: None,
            backing_off: false,
            up_to_date: false,
        }
    }

    /// Where it stands.
    #[must_use]
    pub fn standing(&self) -> Standing {
        if self.auth_needed {
            Standing::AuthNeeded
        } else if self.told_offline || self.trouble.is_some() {
            Standing::Offline
        } else if matches!(self.busy, Busy::Pushing | Busy::Pulling | Busy::Refreshing)
            || !self.up_to_date
        {
            Standing::Syncing
        } else {
            Standing::UpToDate
        }
    }

    /// What kept the last try from succeeding.
    #[must_use]
    pub fn trouble(&self) -> Option<SyncTrouble> {
        self.trouble
    }

    /// When the next try is due, while none is under way.
    #[must_use]
    pub fn next_try_at(&self) -> Option<UtcMs> {
        if matches!(self.busy, Busy::Idle | Busy::Waiting) {
            self.next_try_at
        } else {
            None
        }
    }

    /// Takes an input and says what to do.
    pub fn step(&mut self, input: Input, around: Surroundings) -> Vec<Effect> {
        let mut effects = vec![];
        match input {
            Input::Nudged => {
                self.failures = 0;
                // Pressing the button also asks what is new there.
                self.pull_wanted = true;
                self.next_try_at = None;
            }
            Input::TimerFired => {
                self.next_try_at = None;
                self.pull_wanted = true;
            }
            Input::WakeOpened => {
                self.wake_open = true;
                self.wake_failed = false;
            }
            Input::Woken => {
                self.pull_wanted = true;
                self.next_try_at = None;
            }
            Input::WakeLost => {
                self.wake_open = false;
                self.wake_failed = true;
            }
            Input::Offline(on) => {
                self.told_offline = on;
                self.failures = 0;
                self.next_try_at = None;
                self.trouble = None;
                self.pull_wanted = true;
                if on {
                    effects.extend([Effect::StopWaiting, Effect::CloseWake]);
                    self.wake_open = false;
                    if self.busy == Busy::Waiting {
                        self.busy = Busy::Idle;
                    }
                }
            }
            Input::SignedIn => {
                self.auth_needed = false;
                self.stopped = false;
                self.refreshed_in_vain = false;
                self.trouble = None;
                self.failures = 0;
                self.next_try_at = None;
                self.pull_wanted = true;
            }
            Input::Pushed(result) => {
                self.busy = Busy::Idle;
                match result {
                    Ok(()) => {
                        self.succeeded();
                        self.same_push_failures = 0;
                        self.most_commands = (self.most_commands * 2).min(MOST_COMMANDS_IN_A_PUSH);
                        self.pull_wanted = true;
                    }
                    Err(failure) => {
                        if matches!(failure, Failure::CentralFailed { .. }) {
                            self.same_push_failures += 1;
                            if self.same_push_failures >= FAILURES_BEFORE_HALVING {
                                self.halve();
                            }
                        }
                        self.failed(&failure, around, &mut effects);
                    }
                }
            }
            Input::Pulled(result) => {
                self.busy = Busy::Idle;
                match result {
                    Ok(page) => {
                        self.succeeded();
                        // A hint that came while this answer was on its way still wants one.
                        self.pull_wanted |= page == Page::Partial;
                        self.up_to_date = page == Page::Complete;
                    }
                    Err(failure) => {
                        self.pull_wanted = true;
                        self.failed(&failure, around, &mut effects);
                    }
                }
            }
            Input::Refreshed(result) => {
                self.busy = Busy::Idle;
                match result {
                    Ok(()) => self.pull_wanted = true,
                    Err(Failure::AuthNeeded | Failure::WrongCredentials) => self.auth_needed = true,
                    Err(failure) => {
                        self.refreshed_in_vain = false;
                        self.failed(&failure, around, &mut effects);
                    }
                }
            }
        }
        self.go_on(around, &mut effects);
        effects
    }

    /// Starts what should be under way now, or arms the timer for it.
    fn go_on(&mut self, around: Surroundings, effects: &mut Vec<Effect>) {
        if self.told_offline || self.auth_needed || self.stopped {
            return;
        }
        let held_back = self.backing_off && self.next_try_at.is_some_and(|at| at > around.now);
        if !held_back {
            self.backing_off = false;
        }
        let wanted = around.pending > 0 || self.pull_wanted;
        if self.busy == Busy::Waiting && wanted && !held_back {
            effects.push(Effect::StopWaiting);
            self.busy = Busy::Idle;
        }
        if self.busy != Busy::Idle {
            return;
        }
        if !held_back {
            if around.pending > 0 {
                self.busy = Busy::Pushing;
                effects.push(Effect::Push {
                    most_commands: self.most_commands,
                });
                return;
            }
            if self.pull_wanted {
                self.pull_wanted = false;
                self.busy = Busy::Pulling;
                effects.push(Effect::Pull);
                return;
            }
            if !self.wake_open {
                effects.push(Effect::OpenWake);
            }
            // A network that cuts streams still lets an answer wait.
            if self.wake_failed {
                self.busy = Busy::Waiting;
                effects.push(Effect::WaitForNews);
            }
            let jitter = POLL_MS / 5 * (i64::from(around.chance) * 2 - 1000) / 1000;
            self.next_try_at = Some(UtcMs(around.now.0 + POLL_MS + jitter));
        }
        if let Some(at) = self.next_try_at {
            effects.push(Effect::ArmTimer { at });
        }
    }

    fn succeeded(&mut self) {
        self.failures = 0;
        self.trouble = None;
        self.refreshed_in_vain = false;
        self.next_try_at = None;
    }

    fn halve(&mut self) {
        self.same_push_failures = 0;
        self.most_commands = (self.most_commands / 2).max(1);
    }

    fn failed(&mut self, failure: &Failure, around: Surroundings, effects: &mut Vec<Effect>) {
        let mut asked_to_wait_s = None;
        match failure {
            Failure::AuthNeeded | Failure::WrongCredentials | Failure::TooManyAttempts => {
                if self.refreshed_in_vain {
                    self.auth_needed = true;
                } else {
                    self.refreshed_in_vain = true;
                    self.busy = Busy::Refreshing;
                    effects.push(Effect::Refresh);
                }
                return;
            }
            Failure::SeqGap { expected } => effects.push(Effect::Rewind {
                from_seq: *expected,
            }),
            Failure::Reset => effects.push(Effect::ForgetCursor),
            Failure::TooLarge => self.halve(),
            Failure::Unreachable => self.trouble = Some(SyncTrouble::Unreachable),
            Failure::NotACentral => self.trouble = Some(SyncTrouble::NotACentral),
            Failure::CentralFailed { retry_after_s } => {
                self.trouble = Some(SyncTrouble::CentralFailed);
                asked_to_wait_s = *retry_after_s;
            }
            Failure::Malformed => self.trouble = Some(SyncTrouble::CentralFailed),
            // What this person wrote is still taken in, and the account may be opened again.
            Failure::PersonLeft => self.trouble = Some(SyncTrouble::PersonLeft),
            Failure::Revoked => self.stop(SyncTrouble::Revoked),
            Failure::Forked => self.stop(SyncTrouble::Forked),
            Failure::Upgrade => self.stop(SyncTrouble::Upgrade),
        }
        self.failures = self.failures.saturating_add(1);
        let most = (FIRST_BACK_OFF_MS << self.failures.min(20)).min(LONGEST_BACK_OFF_MS);
        // Full jitter above a small floor, so that laptops don't return in step and none spins.
        let mut wait_ms = FIRST_BACK_OFF_MS / 4
            + (most - FIRST_BACK_OFF_MS / 4) * i64::from(around.chance) / 1000;
        if let Some(seconds) = asked_to_wait_s {
            wait_ms = wait_ms.max((i64::from(seconds) * 1000).min(LONGEST_BACK_OFF_MS));
        }
        self.next_try_at = Some(UtcMs(around.now.0 + wait_ms));
        self.backing_off = true;
    }

    /// No try helps until a person does something.
    fn stop(&mut self, trouble: SyncTrouble) {
        self.stopped = true;
        self.trouble = Some(trouble);
    }
}

#[cfg(test)]
#[path = "engine_tests.rs"]
mod tests;
