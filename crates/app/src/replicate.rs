//! Carries out what the engine says: reads the queue, asks the central, stores what it answers.
//! One task for each unlocked desk; every failure is a value that goes back into the engine.

use std::collections::VecDeque;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use domain::time::UtcMs;
use sync::engine::{Effect, Engine, Input, Page, Surroundings};
use sync::transport::{Failure, Transport, WakeStream};
use tokio::sync::mpsc;
use wire::call::{ChangedBy, Push};

use crate::error::Error;
use crate::opened::{ATTENTION, COMPLAINT, CUSTOMER, Opened, SyncStanding, TIMELINE_ENTRY};

pub(crate) mod ended;
mod pull;
mod push;

type Waiting = Pin<Box<dyn Future<Output = Result<Page, Failure>> + Send>>;
type Waking = Pin<Box<dyn Future<Output = (WakeHeard, Option<Box<dyn WakeStream>>)> + Send>>;

enum WakeHeard {
    Opened,
    News,
    Lost,
}

/// The task.
pub(crate) struct Replicator {
    desk: Arc<Opened>,
    /// None when the laptop has no usable address yet; then it is offline.
    transport: Option<Arc<dyn Transport>>,
    engine: Engine,
    waiting: Option<Waiting>,
    waking: Option<Waking>,
    timer: Option<UtcMs>,
    to_send: u32,
    has_pulled: bool,
}

impl Replicator {
    pub fn new(desk: Arc<Opened>, transport: Option<Arc<dyn Transport>>, engine: Engine) -> Self {
        let to_send = desk.standing.borrow().to_send;
        Self {
            desk,
            transport,
            engine,
            waiting: None,
            waking: None,
            timer: None,
            to_send,
            has_pulled: false,
        }
    }

    /// Runs until the desk is locked.
    pub async fn run(mut self, mut heard: mpsc::UnboundedReceiver<Input>) {
        let mut inputs = VecDeque::new();
        loop {
            while let Ok(input) = heard.try_recv() {
                inputs.push_back(input);
            }
            let Some(input) = inputs.pop_front() else {
                match self.next_input(&mut heard).await {
                    Some(input) => inputs.push_back(input),
                    None => return,
                }
                continue;
            };
            let around = self.surroundings();
            let effects = self.engine.step(input, around);
            self.publish();
            for effect in effects {
                if let Some(result) = self.carry_out(effect).await {
                    inputs.push_back(result);
                }
            }
            self.publish();
        }
    }

    /// Waits for whatever comes first: somebody's input, news, a hint, the timer.
    async fn next_input(&mut self, heard: &mut mpsc::UnboundedReceiver<Input>) -> Option<Input> {
        let timer = self.timer.map(|at| {
            let left = at.since(self.monotonic()).max(0);
            Duration::from_millis(u64::try_from(left).unwrap_or_default())
        });
        tokio::select! {
            input = heard.recv() => input,
            page = pending_or(self.waiting.as_mut()) => {
                self.waiting = None;
                Some(Input::Pulled(page))
            }
            (what, stream) = pending_or(self.waking.as_mut()) => {
                self.waking = stream.map(next_hint);
                Some(match what {
                    WakeHeard::Opened => Input::WakeOpened,
                    WakeHeard::News => Input::Woken,
                    WakeHeard::Lost => Input::WakeLost,
                })
            }
            () = sleep_or_never(timer) => {
                self.timer = None;
                Some(Input::TimerFired)
            }
        }
    }

    async fn carry_out(&mut self, effect: Effect) -> Option<Input> {
        let Some(transport) = self.transport.clone() else {
            return match effect {
                Effect::Push { .. } => Some(Input::Pushed(Err(Failure::Unreachable))),
                Effect::Pull => Some(Input::Pulled(Err(Failure::Unreachable))),
                Effect::ArmTimer { at } => {
                    self.timer = Some(at);
                    None
                }
                _ => None,
            };
        };
        match effect {
            Effect::Push { most_commands } => {
                let result = push::push(&self.desk, &*transport, most_commands).await;
                Some(Input::Pushed(machine(result)))
            }
            Effect::Pull => {
                ended::tell(&self.desk, &*transport).await;
                let result = pull::pull(&self.desk, &*transport, 0).await;
                let result = machine(result);
                if let Ok(Page::Complete) = result {
                    self.has_pulled = true;
                }
                Some(Input::Pulled(result))
            }
            Effect::WaitForNews => {
                let desk = self.desk.clone();
                self.waiting = Some(Box::pin(async move {
                    let seconds = wire::sync_protocol::LONGEST_WAIT_S;
                    match pull::pull(&desk, &*transport, seconds).await {
                        Ok(result) => result,
                        Err(error) => Err(broken(&error)),
                    }
                }));
                None
            }
            Effect::StopWaiting => {
                self.waiting = None;
                None
            }
            Effect::OpenWake => {
                let access = self.access();
                self.waking = Some(open_wake(transport, access));
                None
            }
            Effect::CloseWake => {
                self.waking = None;
                None
            }
            Effect::Refresh => {
                let result = push::refresh(&self.desk, &*transport).await;
                Some(Input::Refreshed(machine(result)))
            }
            Effect::Rewind { from_seq } => {
                let rewound = self.desk.store.write(|tx| tx.send_all_again_from(from_seq));
                note(rewound.map(|_| ()));
                None
            }
            Effect::ForgetCursor => {
                let forgotten = self.desk.store.write(|tx| {
                    let mut state = tx.sync_state()?;
                    state.cursor = None;
                    state.scope_state = None;
                    tx.set_sync_state(&state)?;
                    tx.clear_stage()
                });
                note(forgotten);
                None
            }
            Effect::ArmTimer { at } => {
                self.timer = Some(at);
                None
            }
        }
    }

    fn access(&self) -> String {
        let me = self.desk.staff_id;
        let session = self.desk.store.read(|r| r.session(me)).ok().flatten();
        session.map(|s| s.access).unwrap_or_default()
    }

    fn surroundings(&self) -> Surroundings {
        let mut bytes = [0; 4];
        self.desk.host.fill(&mut bytes);
        Surroundings {
            pending: self.pending(),
            now: self.monotonic(),
            chance: u32::from_le_bytes(bytes) % 1000,
        }
    }

    /// The engine's time: a wall clock set back must not put the next try off for years.
    fn monotonic(&self) -> UtcMs {
        UtcMs(i64::try_from(self.desk.host.monotonic_ms()).unwrap_or(i64::MAX))
    }

    fn pending(&self) -> u32 {
        let waiting = self
            .desk
            .store
            .read(|r| r.pending_count_and_oldest())
            .unwrap_or_default();
        u32::try_from(waiting.count).unwrap_or(u32::MAX)
    }

    /// Says where sync stands, when that changed.
    fn publish(&mut self) {
        let pending = self.pending();
        self.to_send = if pending == 0 {
            0
        } else {
            self.to_send.max(pending)
        };
        let now = SyncStanding {
            standing: self.engine.standing(),
            trouble: self.engine.trouble(),
            next_try_at: self.engine.next_try_at(),
            to_send: self.to_send,
            has_pulled: self.has_pulled,
        };
        let changed = self.desk.standing.send_if_modified(|before| {
            let changed = *before != now;
            *before = now;
            changed
        });
        if changed {
            self.desk.push_status();
        }
    }
}

impl Opened {
    /// Tells the interface that sync brought or changed records.
    pub(crate) fn synced(&self, kinds: impl IntoIterator<Item = String>) {
        let mut kinds: Vec<String> = kinds.into_iter().collect();
        kinds.sort();
        kinds.dedup();
        if !kinds.is_empty() {
            let _ = self.pushes.send(Push::Changed {
                kinds,
                by: ChangedBy::Sync,
            });
        }
        self.push_status();
    }
}

/// What a verdict changes on the screen.
const TOUCHED_BY_A_VERDICT: [&str; 4] = [COMPLAINT, CUSTOMER, TIMELINE_ENTRY, ATTENTION];

/// An error of the laptop is to the engine as good as a central that failed: try again later.
fn machine<T>(result: Result<Result<T, Failure>, Error>) -> Result<T, Failure> {
    result.unwrap_or_else(|error| Err(broken(&error)))
}

fn note(result: Result<(), store::Error>) {
    if let Err(error) = result {
        tracing::error!(%error, "sync could not write");
    }
}

fn broken(error: &Error) -> Failure {
    tracing::error!(%error, "sync broke on the laptop");
    Failure::CentralFailed {
        retry_after_s: None,
    }
}

fn open_wake(transport: Arc<dyn Transport>, access: String) -> Waking {
    Box::pin(async move {
        match transport.wake(&access).await {
            Ok(stream) => (WakeHeard::Opened, Some(stream)),
            Err(_) => (WakeHeard::Lost, None),
        }
    })
}

fn next_hint(mut stream: Box<dyn WakeStream>) -> Waking {
    Box::pin(async move {
        match stream.next().await {
            Ok(_) => (WakeHeard::News, Some(stream)),
            Err(_) => (WakeHeard::Lost, None),
        }
    })
}

async fn pending_or<F: Future + Unpin>(future: Option<F>) -> F::Output {
    match future {
        Some(future) => future.await,
        None => std::future::pending().await,
    }
}

async fn sleep_or_never(for_ms: Option<Duration>) {
    match for_ms {
        Some(duration) => tokio::time::sleep(duration).await,
        None => std::future::pending().await,
    }
}
