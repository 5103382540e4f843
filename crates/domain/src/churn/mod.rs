//! Customers who may leave: how we notice, what is done about it, and whether they come back
//! (policy Part 10).
//!
//! [`ChurnSignals`] are plain figures; [`advance`] is the nightly scan of one customer: the level, its
//! causes, and the one task that they ask for.

mod level;
mod risk;
mod signals;
mod warning;
mod win_back;

pub use level::{ChurnCause, ChurnLevel, ChurnWhy};
pub use risk::{RiskFactor, RiskPart, RiskScore, risk_score};
pub use signals::{ChurnSignals, Interaction, InteractionKind, Interactions, MonthlyInteractions};
pub(crate) use warning::task_id;
pub use warning::{
    Advance, ChurnHandled, ChurnReason, ChurnTask, ChurnWarning, TaskOwner, advance, handle,
};
pub use win_back::{WinBack, WinBackRate, win_back, win_back_rate};

#[cfg(test)]
pub(crate) mod samples;
#[cfg(test)]
mod tests;
