//! The clocks of a complaint: first response, activation, progress, solution, resolution.
//!
//! A pure function of the record and the playbook; nothing is stored that could drift.

use chrono_tz::Tz;

use super::calendar::{Calendar, out_of_quiet_hours};
use super::explain::{CalendarName, Segment};
use crate::complaint::{Complaint, Regrade};
use crate::grade::Grade;
use crate::playbook::Playbook;
use crate::rules::an_upgrade_leaves_time_to_act;
use crate::rules::each_stage_has_its_time::target_minutes;
use crate::shape;
use crate::time::UtcMs;

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
pub fn clocks(c: &Complaint, playbook: &Playbook) -> Vec<Clock> {
    let clocks = Clocks {
        c,
        playbook,
        // A validated playbook names a real zone.
        zone: playbook.zone.parse().unwrap_or(chrono_tz::Asia::Shanghai),
    };
    let activation = (c.grade.is_emergency() || c.emergency.is_some())
        .then(|| clocks.plain(ClockKind::Activation, c.raised_at, false));
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
                .plain(ClockKind::Resolution, c.raised_at, false)
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
    playbook: &'a Playbook,
    zone: Tz,
}

impl Clocks<'_> {
    /// Counts opening hours for 一般 and 重要, so that a message typed before opening isn't born
    /// late (policy decision 2). Keeps the grade of registration: it stops before triage.
    fn first_response(&self) -> Clock {
        let (c, grade) = (self.c, self.c.registered_grade);
        let row = self.playbook.stage(grade);
        let target = crate::playbook::cell(row.first_response_target, c.tier);
        let limit = crate::playbook::cell(row.first_response_limit, c.tier);
        let (calendar, name) = if grade.is_emergency() {
            (Calendar::RoundTheClock, CalendarName::RoundTheClock)
        } else {
            let hours = self.playbook.store_hours;
            (
                Calendar::StoreHours {
                    hours,
                    zone: self.zone,
                },
                CalendarName::StoreHours,
            )
        };
        let (target_at, _) = calendar.add_minutes(c.raised_at, target);
        let (due_at, stretches) = calendar.add_minutes(c.raised_at, limit);
        let stage = ClockKind::FirstResponse;
        let mut why = vec![
            Segment::Raised { at: c.raised_at },
            Segment::Target {
                minutes: limit,
                stage,
                grade,
                tier: c.tier,
            },
        ];
        why.extend(stretches.iter().map(|s| {
            if s.counts {
                Segment::Counted {
                    from: s.from,
                    to: s.to,
                    calendar: name,
                }
            } else {
                Segment::Closed {
                    from: s.from,
                    to: s.to,
                }
            }
        }));
        let clock = Clock {
            kind: stage,
            started_at: c.raised_at,
            amber_at: target_at,
            target_at: Some(target_at),
            due_at,
            state: ClockState::Running,
            calendar: name,
            repeats_minutes: None,
            why,
        };
        stop(clock, c.first_response.as_ref().map(|r| r.at))
    }

    fn progress(&self) -> Option<Clock> {
        let kind = ClockKind::Progress;
        let told = self.c.progress_told_at;
        let mut clock = self.plain(kind, told.unwrap_or(self.c.raised_at), told.is_some())?;
        clock.repeats_minutes =
            target_minutes(self.playbook, kind, self.c.grade, self.c.tier, true);
        if let Some(at) = told {
            clock.why[0] = Segment::ToldProgress { at };
        }
        Some(clock)
    }

    /// Once escalated, the seat's two hours cap the solution; a later escalation never extends it.
    fn solution(&self) -> Option<Clock> {
        let mut clock = self.plain(ClockKind::Solution, self.c.raised_at, false)?;
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

    /// A clock that runs round the clock from `start`: target, regrade, quiet hours.
    fn plain(&self, kind: ClockKind, start: UtcMs, repeat: bool) -> Option<Clock> {
        let c = self.c;
        let minutes = target_minutes(self.playbook, kind, c.grade, c.tier, repeat)?;
        let calendar = CalendarName::RoundTheClock;
        let counted_to = start.plus_minutes(minutes);
        let mut why = vec![
            Segment::Raised { at: start },
            Segment::Target {
                minutes,
                stage: kind,
                grade: c.grade,
                tier: c.tier,
            },
            Segment::Counted {
                from: start,
                to: counted_to,
                calendar,
            },
        ];
        let mut due_at = self.quiet(counted_to, c.grade, &mut why);
        if let Some(regrade) = c.regrade.as_ref().filter(|r| r.at >= start) {
            due_at = self.regraded(kind, start, repeat, due_at, regrade, &mut why);
        }
        Some(Clock {
            kind,
            started_at: start,
            amber_at: self.amber_at(start, due_at),
            target_at: None,
            due_at,
            state: ClockState::Running,
            calendar,
            repeats_minutes: None,
            why,
        })
    }

    fn regraded(
        &self,
        kind: ClockKind,
        start: UtcMs,
        repeat: bool,
        new_due: UtcMs,
        regrade: &Regrade,
        why: &mut Vec<Segment>,
    ) -> UtcMs {
        let old_due = target_minutes(self.playbook, kind, regrade.from, self.c.tier, repeat)
            .map(|minutes| self.quiet(start.plus_minutes(minutes), regrade.from, &mut vec![]));
        let grace_until = an_upgrade_leaves_time_to_act::grace_until(
            self.playbook,
            regrade,
            Calendar::StoreHours {
                hours: self.playbook.store_hours,
                zone: self.zone,
            },
        );
        let due = an_upgrade_leaves_time_to_act::due_after(old_due, new_due, grace_until);
        why.push(Segment::Regraded {
            at: regrade.at,
            from: regrade.from,
            to: regrade.to,
            old_due,
            new_due,
            grace_until,
            due,
        });
        due
    }

    /// 一般 and 重要 don't fall due at night (policy decision 2).
    fn quiet(&self, due: UtcMs, grade: Grade, why: &mut Vec<Segment>) -> UtcMs {
        if grade.is_emergency() {
            return due;
        }
        let moved = out_of_quiet_hours(due, self.playbook.quiet_hours, self.zone);
        if moved != due {
            why.push(Segment::QuietHours {
                from: due,
                to: moved,
            });
        }
        moved
    }

    fn amber_at(&self, start: UtcMs, due: UtcMs) -> UtcMs {
        let share = due.since(start).max(0) / 100 * i64::from(self.playbook.amber_percent);
        UtcMs(start.0.saturating_add(share))
    }
}
