//! The clocks of a complaint: first response, activation, progress, solution, resolution.
//!
//! A pure function of the record and the playbook; nothing is stored that could drift.

use super::explain::{Segment, StartedBy};
use super::stage::StageRules;
use super::timer::{Leg, Timer};
use crate::calendar::CalendarName;
use crate::complaint::Complaint;
use crate::playbook::{Rulebook, cell};
use crate::rules::each_stage_has_its_time::target_minutes;
use crate::shape;
use crate::time::{MINUTE_MS, UtcMs};

shape! {
    /// Kinds of clock, in the fixed order in which they are shown.
    #[derive(Copy, Eq, Hash, PartialOrd, Ord)]
    #[serde(rename_all = "snake_case")]
    pub enum ClockKind {
        /// 首次响应
        FirstResponse,
        /// 应急启动
        Activation,
        /// 进度反馈
        Progress,
        /// 给出方案
        Solution,
        /// 解决
        Resolution,
        /// 短信与问卷
        Survey,
        /// 回访
        ReturnVisit,
    }

    /// Whether a clock still runs.
    #[derive(Copy, Eq)]
    #[serde(tag = "type", rename_all = "snake_case")]
    pub enum ClockState {
        /// Runs; overdue when now is past `due_at`.
        Running,
        /// Stopped.
        Met {
            /// When.
            at: UtcMs,
        },
    }

    /// One clock with its reasons.
    #[derive(Eq)]
    pub struct Clock {
        /// Which.
        pub kind: ClockKind,
        /// When it started.
        pub started_at: UtcMs,
        /// Amber from here on: the target for first response, a share of the clock for others.
        pub amber_at: UtcMs,
        /// First response only: the target, which counts against the score.
        pub target_at: Option<UtcMs>,
        /// Due: the limit.
        pub due_at: UtcMs,
        /// Running or met.
        pub state: ClockState,
        /// How it counts.
        pub calendar: CalendarName,
        /// The same interval starts again after each note (progress).
        pub repeats_minutes: Option<u32>,
        /// Why the due time is what it is.
        pub why: Vec<Segment>,
    }
}

impl Clock {
    /// Runs and is past its due time at `now`.
    #[must_use]
    pub fn is_overdue(&self, now: UtcMs) -> bool {
        self.state == ClockState::Running && now > self.due_at
    }
}

/// Every clock that this complaint has, in fixed order.
#[must_use]
pub fn clocks(c: &Complaint, rulebook: &Rulebook) -> Vec<Clock> {
    let clocks = Clocks { c, rulebook };
    let activation = (c.grade.is_emergency() || c.emergency.is_some())
        .then(|| clocks.plain(ClockKind::Activation, c.raised_at, StartedBy::Raised));
    let resolved_at = c.resolution.as_ref().map(|r| r.at);
    std::iter::once(clocks.first_response())
        .chain(
            activation
                .flatten()
                .map(|clock| stop(clock, c.emergency.as_ref().map(|e| e.at))),
        )
        .chain(clocks.progress().map(|clock| stop(clock, resolved_at)))
        .chain(
            clocks
                .solution()
                .map(|clock| stop(clock, c.solution_told_at.or(resolved_at))),
        )
        .chain(
            clocks
                .plain(ClockKind::Resolution, c.raised_at, StartedBy::Raised)
                .map(|clock| stop(clock, resolved_at)),
        )
        .collect()
}

/// The running clock that falls due first.
#[must_use]
pub fn next_due(clocks: &[Clock]) -> Option<&Clock> {
    clocks
        .iter()
        .filter(|c| c.state == ClockState::Running)
        .min_by_key(|c| c.due_at)
}

fn stop(mut clock: Clock, at: Option<UtcMs>) -> Clock {
    if let Some(at) = at {
        clock.state = ClockState::Met { at };
    }
    clock
}

struct Clocks<'a> {
    c: &'a Complaint,
    rulebook: &'a Rulebook,
}

impl Clocks<'_> {
    /// Keeps the grade of registration: it stops before triage.
    fn first_response(&self) -> Clock {
        let (c, stage) = (self.c, ClockKind::FirstResponse);
        let rules = StageRules {
            rulebook: self.rulebook,
            stage,
            is_repeat: false,
        };
        let row = self.rulebook.stage(c.registered_grade);
        let target = cell(row.first_response_target, c.tier);
        let limit = cell(row.first_response_limit, c.tier);
        let leg = rules.leg(c.registered_grade, c.tier, limit);
        let calendar = leg
            .length
            .map_or(CalendarName::RoundTheClock, |l| l.calendar);
        let legs = [leg];
        let timer = self.timer(c.raised_at, &legs);
        let (due_at, why) = timer.explained().unwrap_or((c.raised_at, vec![]));
        let target_at = (self.rulebook.calendars.get(calendar))
            .add_ms(c.raised_at, i64::from(target) * MINUTE_MS);
        let clock = Clock {
            kind: stage,
            started_at: c.raised_at,
            amber_at: target_at,
            target_at: Some(target_at),
            due_at,
            state: ClockState::Running,
            calendar,
            repeats_minutes: None,
            why: started(c.raised_at, StartedBy::Raised, why),
        };
        stop(clock, c.first_response.as_ref().map(|r| r.at))
    }

    fn progress(&self) -> Option<Clock> {
        let kind = ClockKind::Progress;
        let (start, by) = self
            .c
            .progress_told_at
            .map_or((self.c.raised_at, StartedBy::Raised), |at| {
                (at, StartedBy::ToldProgress)
            });
        let mut clock = self.plain(kind, start, by)?;
        clock.repeats_minutes =
            target_minutes(self.rulebook, kind, self.c.grade, self.c.tier, true);
        Some(clock)
    }

    /// Once escalated, the seat's two hours cap the solution; a later escalation never extends it.
    fn solution(&self) -> Option<Clock> {
        let mut clock = self.plain(ClockKind::Solution, self.c.raised_at, StartedBy::Raised)?;
        if let Some(due) = self.c.solution_cap.filter(|cap| *cap < clock.due_at) {
            clock.why.push(Segment::EscalationCap {
                seat: self.c.seat(),
                due,
            });
            clock.due_at = due;
            clock.amber_at = self.amber_at(clock.started_at, due);
        }
        Some(clock)
    }

    /// A clock with one target for each grade: target, change of grade, quiet hours.
    fn plain(&self, stage: ClockKind, start: UtcMs, by: StartedBy) -> Option<Clock> {
        let c = self.c;
        let rules = StageRules {
            rulebook: self.rulebook,
            stage,
            is_repeat: by == StartedBy::ToldProgress,
        };
        let regrade = c.regrade.as_ref().filter(|r| r.at >= start);
        let first = regrade.map_or(c.grade, |r| r.from);
        let mut legs = vec![rules.leg_of(first, c.tier)];
        legs.extend(regrade.map(|r| rules.regraded(r.at, (r.from, r.to), c.tier, false)));
        let timer = self.timer(start, &legs);
        let (due_at, why) = timer.explained()?;
        let calendar = legs.iter().rev().find_map(|leg| leg.length);
        Some(Clock {
            kind: stage,
            started_at: start,
            amber_at: self.amber_at(start, due_at),
            target_at: None,
            due_at,
            state: ClockState::Running,
            calendar: calendar.map_or(CalendarName::RoundTheClock, |l| l.calendar),
            repeats_minutes: None,
            why: started(start, by, why),
        })
    }

    fn timer<'a>(&'a self, started_at: UtcMs, legs: &'a [Leg]) -> Timer<'a> {
        Timer {
            calendars: &self.rulebook.calendars,
            started_at,
            legs,
            pauses: &[],
            caps: self.rulebook.pause_caps(),
            until: started_at,
        }
    }

    fn amber_at(&self, start: UtcMs, due: UtcMs) -> UtcMs {
        let share = due.since(start).max(0) / 100 * i64::from(self.rulebook.amber_percent);
        UtcMs(start.0.saturating_add(share))
    }
}

fn started(at: UtcMs, by: StartedBy, mut why: Vec<Segment>) -> Vec<Segment> {
    why.insert(0, Segment::Started { at, by });
    why
}
