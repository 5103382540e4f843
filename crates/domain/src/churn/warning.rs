//! The warning of one customer as it goes on from scan to scan.

use uuid::Uuid;

use super::{ChurnCause, ChurnLevel, ChurnSignals, ChurnWhy};
use crate::ids::{CustomerId, StaffId, TaskId};
use crate::playbook::{ChurnFigures, Playbook};
use crate::refusal::Refusal;
use crate::rules::{
    a_churn_level_falls_slowly, a_churn_warning_asks_for_one_task, a_customer_may_be_leaving,
    handled_means_a_reason_and_a_plan,
};
use crate::shape;
use crate::time::UtcMs;

shape! {
    /// Who sees to a churn task.
    #[derive(Copy, Eq, Hash)]
    #[serde(rename_all = "snake_case")]
    pub enum TaskOwner {
        /// 经理
        Manager,
        /// 顾问
        Adviser,
    }

    /// The one open task of a warning.
    #[derive(Copy, Eq)]
    pub struct ChurnTask {
        /// Identity, derived from customer and cause.
        pub id: TaskId,
        /// The level that it was made for.
        pub level: ChurnLevel,
        /// Who sees to it.
        pub owner: TaskOwner,
        /// When made.
        pub made_at: UtcMs,
        /// By when.
        pub due_at: UtcMs,
        /// By when an online comment is answered, when there is one.
        pub answer_comment_by: Option<UtcMs>,
    }

    /// Why customers leave (CHURN-13); several may hold (C-31).
    #[derive(Copy, Eq, Hash)]
    #[serde(rename_all = "snake_case")]
    pub enum ChurnReason {
        /// 服务体验差
        BadService,
        /// 价格不合理
        Price,
        /// 沟通不畅
        Communication,
        /// 响应不及时
        SlowResponse,
        /// 其他
        Other,
    }

    /// A warning was seen to.
    #[derive(Eq)]
    pub struct ChurnHandled {
        /// Why the customer may leave.
        pub reasons: Vec<ChurnReason>,
        /// What is done about it.
        pub plan: String,
        /// By whom.
        pub by: StaffId,
        /// When.
        pub at: UtcMs,
        /// The causes that it settled.
        pub settled: Vec<ChurnCause>,
    }

    /// A customer's warning.
    #[derive(Eq)]
    pub struct ChurnWarning {
        /// Whose.
        pub customer: CustomerId,
        /// Level; none when there is nothing to warn of.
        pub level: Option<ChurnLevel>,
        /// What holds now, highest first.
        pub causes: Vec<ChurnCause>,
        /// When the level last rose or fell.
        pub changed_at: UtcMs,
        /// The open task.
        pub task: Option<ChurnTask>,
        /// How the warning was last seen to.
        pub handled: Option<ChurnHandled>,
    }
}

/// What a scan changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Advance {
    /// The warning now.
    pub warning: ChurnWarning,
    /// A task to make.
    pub made: Option<ChurnTask>,
    /// A task that is over, replaced or pointless.
    pub withdrawn: Option<TaskId>,
}

/// One customer's scan.
#[must_use]
pub fn advance(
    before: Option<&ChurnWarning>,
    signals: &ChurnSignals,
    churn: &ChurnFigures,
    as_of: UtcMs,
) -> Advance {
    let handled = before.and_then(|b| b.handled.as_ref());
    let settled = handled.map_or(&[][..], |h| &h.settled);
    let mut causes = a_customer_may_be_leaving::causes(churn, signals, as_of);
    causes.retain(|cause| !(cause.why.is_voice() && settled.contains(cause)));
    let (level, changed_at) = a_churn_level_falls_slowly::level(churn, before, &causes, as_of);
    let fresh: Vec<_> = causes
        .iter()
        .filter(|c| !settled.contains(c))
        .copied()
        .collect();
    let open = before.and_then(|b| b.task);
    let keeps_open = a_churn_warning_asks_for_one_task::keeps_open(open.as_ref(), level);
    let kept = open.filter(|_| keeps_open);
    let made =
        a_churn_warning_asks_for_one_task::next(churn, kept.as_ref(), signals, &fresh, as_of);
    let withdrawn = open.filter(|_| made.is_some() || !keeps_open);
    let warning = ChurnWarning {
        customer: signals.customer,
        level,
        causes,
        changed_at,
        task: made.or(kept),
        handled: handled.cloned(),
    };
    Advance {
        warning,
        made,
        withdrawn: withdrawn.map(|task| task.id),
    }
}

/// The warning after somebody saw to it.
///
/// # Errors
/// No task is open, or reason or plan is missing.
pub fn handle(
    playbook: &Playbook,
    warning: &ChurnWarning,
    (reasons, plan): (&[ChurnReason], &str),
    by: StaffId,
    at: UtcMs,
) -> Result<ChurnWarning, Refusal> {
    if warning.task.is_none() {
        return Err(Refusal::AlreadyDone);
    }
    handled_means_a_reason_and_a_plan::check(playbook, reasons, plan)?;
    // What was said and talked about before stays settled until it is said anew.
    let anew = |old: &ChurnCause| warning.causes.iter().any(|c| c.why.key() == old.why.key());
    let before = warning.handled.iter().flat_map(|handled| &handled.settled);
    let before = before.filter(|old| old.why.is_voice() && !anew(old));
    let settled = warning.causes.iter().chain(before).copied().collect();
    Ok(ChurnWarning {
        task: None,
        handled: Some(ChurnHandled {
            reasons: reasons.to_vec(),
            plan: plan.trim().to_owned(),
            by,
            at,
            settled,
        }),
        ..warning.clone()
    })
}

/// The same cause makes the same task, however often it is scanned.
pub(crate) fn task_id(customer: CustomerId, cause: ChurnCause) -> TaskId {
    let why: ChurnWhy = cause.why;
    let name = format!("churn/{}/{}", why.key(), cause.since.0);
    TaskId(Uuid::new_v5(&customer.0, name.as_bytes()))
}
