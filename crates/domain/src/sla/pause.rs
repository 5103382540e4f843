//! Pauses 暂停: time that a clock doesn't count because somebody else must act first.
//!
//! A pause ends at the customer's first word, however long the state lasted, and there is only so much
//! of it (policy decision 6): nobody stops a clock by leaving a complaint lying.

use crate::calendar::Calendar;
use crate::shape;
use crate::time::UtcMs;

shape! {
    /// Whom a pause waits for.
    #[derive(Copy, Eq, Hash)]
    #[serde(rename_all = "snake_case")]
    pub enum PauseClass {
        /// 待顾客
        Customer,
        /// 等第三方
        ThirdParty,
        /// 等备件
        Parts,
        /// 不可抗力
        ForceMajeure,
    }

    /// Why a pause is shorter than the state that it was logged with.
    #[derive(Copy, Eq, Hash)]
    #[serde(rename_all = "snake_case")]
    pub enum PauseCut {
        /// The customer said something.
        CustomerReplied,
        /// The time had come to which one had meant to wait.
        ResumeBy,
        /// No pause is longer without an L2.
        LongestPause,
        /// All pauses of a clock together have an end.
        AllPauses,
    }

    /// A pause as logged.
    #[derive(Eq)]
    pub struct Pause {
        /// Whom it waits for.
        pub class: PauseClass,
        /// From.
        pub from: UtcMs,
        /// Until; none while it lasts.
        pub to: Option<UtcMs>,
        /// When one means to go on.
        pub resume_by: Option<UtcMs>,
        /// The customer's first word inside it.
        pub customer_replied_at: Option<UtcMs>,
        /// An L2 let it go on past the caps.
        pub is_beyond_caps_approved: bool,
    }
}

/// How much pausing there may be, in wall time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PauseCaps {
    /// One pause.
    pub one_ms: i64,
    /// All pauses of a clock, and never more than its target counted in its own minutes.
    pub sum_ms: i64,
}

/// A stretch that a clock didn't count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paused {
    /// Whom it waited for.
    pub class: PauseClass,
    /// From.
    pub from: UtcMs,
    /// Until.
    pub to: UtcMs,
    /// Why it is shorter than what was logged.
    pub cut: Option<PauseCut>,
}

/// What of these pauses a clock with this target doesn't count, between its start and `until`, in
/// order and without overlap.
#[must_use]
pub fn not_counted(
    pauses: &[Pause],
    caps: PauseCaps,
    (calendar, target_ms): (Calendar<'_>, i64),
    (started_at, until): (UtcMs, UtcMs),
) -> Vec<Paused> {
    let mut stretches: Vec<(Paused, bool)> = pauses
        .iter()
        .map(|pause| (one(pause, caps), pause.is_beyond_caps_approved))
        .map(|(p, approved)| {
            let (from, to) = (p.from.max(started_at), p.to.min(until));
            (Paused { from, to, ..p }, approved)
        })
        .filter(|(p, _)| p.from < p.to)
        .collect();
    stretches.sort_by_key(|(p, _)| (p.from, p.to));

    let mut kept: Vec<Paused> = vec![];
    let (mut wall_left, mut own_left) = (caps.sum_ms, target_ms);
    for (mut p, approved) in stretches {
        p.from = kept.last().map_or(p.from, |last| p.from.max(last.to));
        if p.from >= p.to {
            continue;
        }
        if !approved {
            let by_wall = UtcMs(p.from.0.saturating_add(wall_left)).min(p.to);
            let (by_own, _) = calendar.walk(p.from, by_wall, own_left, &mut |_| {});
            // Closed hours after the last counted minute cost nothing: only a spent cap cuts.
            let spent = calendar.between(p.from, by_wall) > own_left;
            let end = if spent { by_own } else { by_wall };
            if end < p.to {
                p = Paused {
                    to: end,
                    cut: Some(PauseCut::AllPauses),
                    ..p
                };
            }
            own_left -= calendar.between(p.from, p.to);
            wall_left -= p.to.since(p.from);
        }
        if p.from < p.to {
            kept.push(p);
        }
    }
    kept
}

fn one(pause: &Pause, caps: PauseCaps) -> Paused {
    let mut paused = Paused {
        class: pause.class,
        from: pause.from,
        to: pause.to.unwrap_or(UtcMs(i64::MAX)),
        cut: None,
    };
    let longest = UtcMs(pause.from.0.saturating_add(caps.one_ms));
    let reply = pause.customer_replied_at.filter(|at| *at >= pause.from);
    let ends = [
        (reply, PauseCut::CustomerReplied),
        (pause.resume_by, PauseCut::ResumeBy),
        (
            (!pause.is_beyond_caps_approved).then_some(longest),
            PauseCut::LongestPause,
        ),
    ];
    for (end, why) in ends {
        if let Some(end) = end.filter(|end| *end < paused.to) {
            paused.to = end;
            paused.cut = Some(why);
        }
    }
    paused
}
