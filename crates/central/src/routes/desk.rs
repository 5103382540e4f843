//! Where requests meet the one writer, and where whoever waits is woken.

use std::sync::Arc;

use tokio::sync::watch;
use wire::sync_protocol::ProblemCode;

use crate::clock::{Clock, SystemEntropy};
use crate::core::problem::problem;
use crate::core::{Effect, Request, Response};
use crate::local::LocalCentral;

/// What waiting clients watch.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct News {
    /// There is something up to here.
    pub seq: u64,
    /// The server stops: let go.
    pub stopping: bool,
}

/// Shared by all handlers.
#[derive(Clone)]
pub(crate) struct Desk {
    central: Arc<LocalCentral>,
    clock: Clock,
    news: watch::Sender<News>,
}

impl Desk {
    pub(crate) fn new(central: Arc<LocalCentral>, clock: Clock) -> Self {
        let news = watch::Sender::new(News::default());
        Self {
            central,
            clock,
            news,
        }
    }

    pub(crate) fn central(&self) -> Arc<LocalCentral> {
        self.central.clone()
    }

    /// Answers a request on a thread that may block, then wakes.
    pub(crate) async fn ask(&self, request: Request) -> Response {
        let (central, clock) = (self.central.clone(), self.clock.clone());
        let answered = tokio::task::spawn_blocking(move || {
            central.answer(request, clock(), &mut SystemEntropy)
        });
        match answered.await {
            Ok((response, effects)) => {
                self.do_all(&effects);
                response
            }
            Err(error) => {
                tracing::error!(panicked = error.is_panic(), "a request was cut short");
                Response::Problem(problem(ProblemCode::Internal))
            }
        }
    }

    pub(crate) fn do_all(&self, effects: &[Effect]) {
        for Effect::Wake { seq } in effects {
            self.news.send_modify(|news| news.seq = news.seq.max(*seq));
        }
    }

    /// Hears of what comes after this moment.
    pub(crate) fn listen(&self) -> watch::Receiver<News> {
        self.news.subscribe()
    }

    /// Ends every wait.
    pub(crate) fn stop(&self) {
        self.news.send_modify(|news| news.stopping = true);
    }
}
