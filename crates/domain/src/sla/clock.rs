//! The clocks of a complaint, from first response to closure, of its seats, and of its case outside.
//!
//! A pure function of the record and the playbook; nothing is stored that could drift.

use super::explain::{Segment, StartedBy, Target};
use super::pause::Pause;
use super::stage::StageRules;
use super::timer::{Leg, Length, Since, Timer};
use crate::calendar::CalendarName;
use crate::complaint::{Complaint, ContactAttempt, Escalation, Stage};
use crate::grade::Seat;
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
        /// 关闭
        Closure,
        /// 席位接单: the seat says that it has the case.
        SeatAcknowledgement,
        /// 席位限时 `level_due`: the seat has a solution told.
        SeatSolution,
        /// 外部来件: the reply to an authority or platform.
        External,
    }

    /// Whether a clock still runs.
    #[derive(Copy, Eq)]
    #[serde(tag = "type", rename_all = "snake_case")]
    pub enum ClockState {
        /// Runs; overdue when now is past `due_at`.
        Running,
        /// Stands still while somebody else must act; `due_at` counts the pause to its end.
        Paused {
            /// Since.
            since: UtcMs,
            /// It runs again by itself.
            until: UtcMs,
        },
        /// Stopped.
        Met {
            /// When.
            at: UtcMs,
        },
        /// First response only: nobody was reached in two attempts; reported apart from met.
        Attempted {
            /// When the second was made.
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
    /// Somebody still has to stop it.
    #[must_use]
    pub fn is_running(&self) -> bool {
        matches!(self.state, ClockState::Running | ClockState::Paused { .. })
    }

    /// Not stopped, and past its due time at `now`.
    #[must_use]
    pub fn is_overdue(&self, now: UtcMs) -> bool {
        self.is_running() && now > self.due_at
    }
}

/// Every clock that this complaint has, in fixed order. A cancelled or merged one has none but its
/// term outside.
#[must_use]
pub fn clocks(c: &Complaint, rulebook: &Rulebook) -> Vec<Clock> {
    let clocks = Clocks { c, rulebook };
    let is_void = matches!(c.stage, Stage::Cancelled | Stage::Merged);
    let of_the_case = [
        clocks.first_response(),
        clocks.activation(),
        clocks.progress(),
        clocks.solution(),
        clocks.resolution(),
        clocks.survey(),
        clocks.return_visit(),
        clocks.closure(),
        clocks.seat_acknowledgement(),
        clocks.seat_solution(),
    ];
    of_the_case
        .into_iter()
        .filter(|_| !is_void)
        .chain([clocks.external()])
        .flatten()
        .collect()
}

/// The running clock that falls due first.
#[must_use]
pub fn next_due(clocks: &[Clock]) -> Option<&Clock> {
    clocks
        .iter()
        .filter(|c| c.is_running())
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
    /// Keeps the grade of registration: it stops before triage. Only the first cycle has one.
    fn first_response(&self) -> Option<Clock> {
        let (c, stage) = (self.c, ClockKind::FirstResponse);
        if !c.past_cycles.is_empty() {
            return None;
        }
        let row = self.rulebook.stage(c.registered_grade);
        let target = cell(row.first_response_target, c.tier);
        let legs = [self.rules(stage).leg_of(c.registered_grade, c.tier)];
        let mut clock = self.count(stage, (c.raised_at, StartedBy::Raised), &legs, &[])?;
        let calendar = self.rulebook.calendars.get(clock.calendar);
        let target_at = calendar.add_ms(c.raised_at, i64::from(target) * MINUTE_MS);
        (clock.amber_at, clock.target_at) = (target_at, Some(target_at));
        let met = c.first_response.as_ref().map(|r| r.at);
        let attempted = attempted_at(&c.attempts).filter(|at| *at <= clock.due_at);
        if let Some(at) = attempted.filter(|at| met.is_none_or(|met| *at < met)) {
            clock.state = ClockState::Attempted { at };
            return Some(clock);
        }
        Some(stop(clock, met))
    }

    fn activation(&self) -> Option<Clock> {
        let c = self.c;
        let wanted = c.past_cycles.is_empty() && (c.grade.is_emergency() || c.emergency.is_some());
        let clock = wanted
            .then(|| self.staged(ClockKind::Activation, false))
            .flatten()?;
        let started = c.emergency.as_ref().map(|e| e.at);
        Some(stop(clock, started.or(self.resolved_at())))
    }

    fn progress(&self) -> Option<Clock> {
        let (c, kind) = (self.c, ClockKind::Progress);
        let mut rules = self.rules(kind);
        let start = c
            .progress_told_at
            .map_or(self.cycle(), |at| (at, StartedBy::ToldProgress));
        rules.is_repeat = c.progress_told_at.is_some();
        let mut clock = self.count(kind, start, &self.legs(rules, start.0), &[])?;
        clock.repeats_minutes = target_minutes(self.rulebook, kind, c.grade, c.tier, true);
        Some(stop(clock, self.resolved_at()))
    }

    /// Once escalated, the seat's two hours cap the solution; a later escalation never extends it. A
    /// rejected solution has two hours for the next (policy Part 5.2, T10).
    fn solution(&self) -> Option<Clock> {
        let (c, kind) = (self.c, ClockKind::Solution);
        let mut clock = match c.rejected_at {
            Some(at) => {
                let leg = plain_leg(self.rulebook.level_due_minutes);
                self.count(
                    kind,
                    (at, StartedBy::SolutionRejected),
                    &[leg],
                    &c.logged_pauses(),
                )?
            }
            None => self.staged(kind, true)?,
        };
        if let Some(due) = c.solution_cap.filter(|cap| *cap < clock.due_at)
            && c.rejected_at.is_none()
        {
            clock.why.push(Segment::EscalationCap {
                seat: c.seat(),
                due,
            });
            clock.due_at = due;
            clock.amber_at = self.amber_at(clock.started_at, due);
        }
        Some(self.paused(stop(clock, c.solution_told_at.or(self.resolved_at()))))
    }

    /// A cycle that began again has a share of the time (policy decision 7).
    fn resolution(&self) -> Option<Clock> {
        let clock = self.staged(ClockKind::Resolution, true)?;
        Some(self.paused(stop(clock, self.resolved_at())))
    }

    fn survey(&self) -> Option<Clock> {
        let clock = self.after_resolution(ClockKind::Survey)?;
        let ends = self.c.closure.as_ref().map(|closure| closure.at);
        Some(stop(clock, self.c.survey.as_ref().map(|s| s.at).or(ends)))
    }

    fn return_visit(&self) -> Option<Clock> {
        let clock = self.after_resolution(ClockKind::ReturnVisit)?;
        let ends = self.c.closure.as_ref().map(|closure| closure.at);
        Some(stop(clock, self.visited_at().or(ends)))
    }

    /// 已回访 is closed, or begins again, within a day (policy decision 4).
    fn closure(&self) -> Option<Clock> {
        let start = (self.visited_at()?, StartedBy::Revisited);
        let leg = plain_leg(self.rulebook.closure_minutes);
        let clock = self.count(ClockKind::Closure, start, &[leg], &[])?;
        Some(stop(
            clock,
            self.c.closure.as_ref().map(|closure| closure.at),
        ))
    }

    fn seat_acknowledgement(&self) -> Option<Clock> {
        let escalation = self.escalation()?;
        let minutes = self.rulebook.acknowledge_minutes(self.c.grade);
        let start = (escalation.at, StartedBy::Escalated);
        let kind = ClockKind::SeatAcknowledgement;
        let clock = self.count(kind, start, &[plain_leg(minutes)], &[])?;
        Some(stop(
            clock,
            escalation.acknowledged_at.or(self.resolved_at()),
        ))
    }

    /// 总经理 answers with the result, not with a clock of two hours (ESC-04).
    fn seat_solution(&self) -> Option<Clock> {
        let escalation = self.escalation().filter(|e| e.seat < Seat::E3)?;
        let start = (escalation.at, StartedBy::Escalated);
        let leg = plain_leg(self.rulebook.level_due_minutes);
        let clock = self.count(ClockKind::SeatSolution, start, &[leg], &[])?;
        let told = (self.c.proposal.as_ref().map(|p| p.told_at)).filter(|at| *at >= escalation.at);
        Some(stop(clock, told.or(self.resolved_at())))
    }

    /// The term that an authority or platform sets never pauses.
    fn external(&self) -> Option<Clock> {
        let external = self.c.external.as_ref()?;
        let started_at = external.notified_at;
        let term = (self.rulebook.calendars).statutory_term(started_at, external.term_days)?;
        let mut why = vec![
            Segment::Started {
                at: started_at,
                by: StartedBy::Notified,
            },
            Segment::Term {
                days: external.term_days,
            },
        ];
        why.extend(
            term.days
                .iter()
                .map(|(at, day)| Segment::WorkingDay { at: *at, day: *day }),
        );
        if term.is_provisional {
            why.push(Segment::Provisional { due: term.due_at });
        }
        let clock = Clock {
            kind: ClockKind::External,
            started_at,
            amber_at: self.amber_at(started_at, term.due_at),
            target_at: None,
            due_at: term.due_at,
            state: ClockState::Running,
            calendar: CalendarName::BackOffice,
            repeats_minutes: None,
            why,
        };
        Some(stop(clock, external.replied_at))
    }

    fn escalation(&self) -> Option<&Escalation> {
        self.c.escalation.as_ref()
    }

    fn resolved_at(&self) -> Option<UtcMs> {
        self.c.resolution.as_ref().map(|r| r.at)
    }

    /// When the visit was settled; none while it isn't.
    fn visited_at(&self) -> Option<UtcMs> {
        let settled = matches!(self.c.stage, Stage::Visited | Stage::Closed);
        self.c.visits.last().map(|v| v.at).filter(|_| settled)
    }

    fn cycle(&self) -> (UtcMs, StartedBy) {
        let again = !self.c.past_cycles.is_empty();
        let by = if again {
            StartedBy::Reopened
        } else {
            StartedBy::Raised
        };
        (self.c.cycle_started_at(), by)
    }

    fn rules(&self, stage: ClockKind) -> StageRules<'_> {
        let again = !self.c.past_cycles.is_empty() && stage == ClockKind::Resolution;
        StageRules {
            rulebook: self.rulebook,
            stage,
            is_repeat: false,
            percent: if again {
                self.rulebook.reopening.resolution_percent
            } else {
                100
            },
        }
    }

    /// The target at `start`, and one for each change of grade since.
    fn legs(&self, rules: StageRules<'_>, start: UtcMs) -> Vec<Leg> {
        let c = self.c;
        let since: Vec<_> = c.regrades.iter().filter(|r| r.at >= start).collect();
        let first = since.first().map_or(c.grade, |r| r.from);
        let mut legs = vec![rules.leg_of(first, c.tier)];
        legs.extend(
            since
                .iter()
                .map(|r| rules.regraded(r.at, (r.from, r.to), c.tier, r.is_later_approved)),
        );
        legs
    }

    /// A clock of the cycle with one target for each grade.
    fn staged(&self, stage: ClockKind, can_pause: bool) -> Option<Clock> {
        let start = self.cycle();
        let legs = self.legs(self.rules(stage), start.0);
        let pauses = if can_pause {
            self.c.logged_pauses()
        } else {
            vec![]
        };
        self.count(stage, start, &legs, &pauses)
    }

    fn after_resolution(&self, stage: ClockKind) -> Option<Clock> {
        let start = (self.resolved_at()?, StartedBy::Resolved);
        let legs = self.legs(self.rules(stage), start.0);
        self.count(stage, start, &legs, &[])
    }

    /// A pause that lasts counts up to when one means to go on: until then nothing falls due anyway.
    fn count(
        &self,
        kind: ClockKind,
        (started_at, by): (UtcMs, StartedBy),
        legs: &[Leg],
        pauses: &[Pause],
    ) -> Option<Clock> {
        let timer = Timer {
            calendars: &self.rulebook.calendars,
            started_at,
            legs,
            pauses,
            caps: self.rulebook.pause_caps(),
            until: UtcMs(i64::MAX),
        };
        let (due_at, mut why) = timer.explained()?;
        why.insert(0, Segment::Started { at: started_at, by });
        let length = legs.iter().rev().find_map(|leg| leg.length);
        Some(Clock {
            kind,
            started_at,
            amber_at: self.amber_at(started_at, due_at),
            target_at: None,
            due_at,
            state: ClockState::Running,
            calendar: length.map_or(CalendarName::RoundTheClock, |l| l.calendar),
            repeats_minutes: None,
            why,
        })
    }

    fn paused(&self, mut clock: Clock) -> Clock {
        let lasts = self
            .c
            .pauses
            .last()
            .filter(|_| self.c.stage == Stage::Pending);
        if let Some(last) = lasts.filter(|_| clock.state == ClockState::Running) {
            let until = clock.why.iter().find_map(|segment| match segment {
                Segment::Paused { from, to, .. } if *from == last.pause.from => Some(*to),
                _ => None,
            });
            if let Some(until) = until {
                let since = last.pause.from;
                clock.state = ClockState::Paused { since, until };
            }
        }
        clock
    }

    fn amber_at(&self, start: UtcMs, due: UtcMs) -> UtcMs {
        let share = due.since(start).max(0) / 100 * i64::from(self.rulebook.amber_percent);
        UtcMs(start.0.saturating_add(share))
    }
}

/// When the second attempt by other means was made (policy decision 4).
fn attempted_at(attempts: &[ContactAttempt]) -> Option<UtcMs> {
    let first = attempts.first()?;
    let other = attempts.iter().filter(|a| a.means != first.means);
    other.map(|a| a.at.max(first.at)).min()
}

/// So many minutes round the clock, whatever the grade.
fn plain_leg(minutes: u32) -> Leg {
    Leg {
        since: Since::Start,
        target: Target::Minutes { minutes },
        length: Some(Length {
            ms: i64::from(minutes) * MINUTE_MS,
            calendar: CalendarName::RoundTheClock,
        }),
        quiet: None,
    }
}
