//! Why a deadline is what it is: structured, so that the interface can say it in any language.

use super::ClockKind;
use crate::grade::{Grade, Seat, Tier};
use crate::shape;
use crate::time::UtcMs;

shape! {
    /// Calendars by name.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum CalendarName {
        /// 24 小时
        RoundTheClock,
        /// 门店营业时间
        StoreHours,
    }

    /// One step from the start of a clock to its due time, in order.
    #[derive(Eq)]
    #[serde(tag = "type", rename_all = "snake_case")]
    pub enum Segment {
        /// The clock starts when the customer told us.
        Raised {
            /// When.
            at: UtcMs,
        },
        /// The progress clock starts again after a note told to the customer.
        ToldProgress {
            /// When.
            at: UtcMs,
        },
        /// The target and where it comes from.
        Target {
            /// Minutes.
            minutes: u32,
            /// Stage.
            stage: ClockKind,
            /// Row.
            grade: Grade,
            /// Column.
            tier: Tier,
        },
        /// Time that counts.
        Counted {
            /// From.
            from: UtcMs,
            /// Until.
            to: UtcMs,
            /// By which calendar.
            calendar: CalendarName,
        },
        /// Closed hours, not counted.
        Closed {
            /// From.
            from: UtcMs,
            /// Until.
            to: UtcMs,
        },
        /// The due time lay in the quiet hours and moved to the morning.
        QuietHours {
            /// Where it lay.
            from: UtcMs,
            /// Where it went.
            to: UtcMs,
        },
        /// The grade changed: the earlier due time wins, but leaves time to act.
        Regraded {
            /// When.
            at: UtcMs,
            /// Grade before.
            from: Grade,
            /// Grade after.
            to: Grade,
            /// Due before; none when the old grade had no such clock.
            old_due: Option<UtcMs>,
            /// Due by the new grade alone.
            new_due: UtcMs,
            /// Earliest due time that leaves time to act.
            grace_until: Option<UtcMs>,
            /// Due in the end.
            due: UtcMs,
        },
        /// An escalation brought the solution forward.
        EscalationCap {
            /// Seat.
            seat: Seat,
            /// The seat's due time.
            due: UtcMs,
        },
    }
}
