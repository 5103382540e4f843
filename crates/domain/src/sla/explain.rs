//! Why a deadline is what it is: structured, so that the interface can say it in any language.

use super::ClockKind;
use super::pause::{PauseClass, PauseCut};
use crate::calendar::{CalendarName, DayKind};
use crate::grade::{Grade, Seat, Tier};
use crate::shape;
use crate::time::UtcMs;

shape! {
    /// What started a clock.
    #[derive(Copy, Eq, Hash)]
    #[serde(rename_all = "snake_case")]
    pub enum StartedBy {
        /// The customer told us.
        Raised,
        /// A note was told to the customer: progress counts again.
        ToldProgress,
        /// The customer rejected a solution.
        SolutionRejected,
        /// The complaint was resolved.
        Resolved,
        /// The customer was visited.
        Revisited,
        /// The complaint began again.
        Reopened,
        /// A seat was entered.
        Escalated,
        /// An authority or platform told us.
        Notified,
    }

    /// A target and where it comes from.
    #[derive(Copy, Eq)]
    #[serde(tag = "type", rename_all = "snake_case")]
    pub enum Target {
        /// A cell of the playbook.
        Stage {
            /// Stage.
            stage: ClockKind,
            /// Row.
            grade: Grade,
            /// Column.
            tier: Tier,
            /// Minutes of the cell.
            minutes: u32,
            /// Minutes of the same row for 基础; the cell is a share of them.
            ordinary_minutes: u32,
            /// Version of the playbook.
            playbook_version: u32,
        },
        /// So many minutes, asked for as such.
        Minutes {
            /// Minutes.
            minutes: u32,
        },
        /// A share of a cell, for a complaint that began again.
        Share {
            /// Stage.
            stage: ClockKind,
            /// Row.
            grade: Grade,
            /// Column.
            tier: Tier,
            /// Minutes of the share.
            minutes: u32,
            /// Percent of the cell.
            percent: u32,
            /// Version of the playbook.
            playbook_version: u32,
        },
        /// The grade in force has no such clock.
        Nothing {
            /// The grade.
            grade: Grade,
        },
    }

    /// What changed a target.
    #[derive(Copy, Eq)]
    #[serde(tag = "type", rename_all = "snake_case")]
    pub enum Change {
        /// 改级
        Regraded {
            /// Grade before.
            from: Grade,
            /// Grade after.
            to: Grade,
        },
        /// The customer's tier rose while the case was open.
        TierRaised {
            /// Tier before.
            from: Tier,
            /// Tier after.
            to: Tier,
        },
    }

    /// One step from the start of a clock to its due time, in order.
    #[derive(Eq)]
    #[serde(tag = "type", rename_all = "snake_case")]
    pub enum Segment {
        /// The clock starts.
        Started {
            /// When.
            at: UtcMs,
            /// By what.
            by: StartedBy,
        },
        /// The target that decides.
        Target {
            /// It.
            target: Target,
        },
        /// Time that counts.
        Counted {
            /// From.
            from: UtcMs,
            /// Until.
            to: UtcMs,
            /// By which calendar.
            calendar: CalendarName,
            /// What makes the day count.
            day: DayKind,
        },
        /// Closed hours, not counted.
        Closed {
            /// From.
            from: UtcMs,
            /// Until.
            to: UtcMs,
            /// What is special about the days in between.
            day: DayKind,
        },
        /// A pause, not counted.
        Paused {
            /// Whom it waits for.
            class: PauseClass,
            /// From.
            from: UtcMs,
            /// Until.
            to: UtcMs,
            /// Why it is shorter than what was logged.
            cut: Option<PauseCut>,
        },
        /// A term in working days; the day of the event isn't counted.
        Term {
            /// Days.
            days: u32,
        },
        /// A day of such a term.
        WorkingDay {
            /// Its midnight.
            at: UtcMs,
            /// What makes it count.
            day: DayKind,
        },
        /// The due time lay in the quiet hours and moved to the morning.
        QuietHours {
            /// Where it lay.
            from: UtcMs,
            /// Where it went.
            to: UtcMs,
        },
        /// The target changed: for the stricter the earlier due time wins, but leaves time to act; for
        /// the milder it counts anew from the start.
        Changed {
            /// When.
            at: UtcMs,
            /// By what.
            change: Change,
            /// The target after it.
            target: Target,
            /// Due before; none when there was no such clock.
            old_due: Option<UtcMs>,
            /// Due by the new target alone; none when it has no such clock.
            new_due: Option<UtcMs>,
            /// Earliest due time that leaves time to act.
            grace_until: Option<UtcMs>,
            /// Due in the end.
            due: Option<UtcMs>,
        },
        /// An escalation brought the solution forward.
        EscalationCap {
            /// Seat.
            seat: Seat,
            /// The seat's due time.
            due: UtcMs,
        },
        /// The holidays of that time aren't announced yet: the due time may move.
        Provisional {
            /// The due time.
            due: UtcMs,
        },
    }
}
