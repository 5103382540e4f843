//! A timer: counts a target from a start, skips pauses, and follows the changes of its target.
//!
//! `due = f(start, targets, pauses, calendars, as_of)`; nothing is stored that could drift.

use super::explain::{Change, Segment, Target};
use super::pause::{Pause, PauseCaps, Paused, not_counted};
use crate::calendar::{Calendar, CalendarName, Calendars, Stretch};
use crate::playbook::QuietHours;
use crate::time::UtcMs;

/// How long a timer counts, and by which calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Length {
    /// Milliseconds to count.
    pub ms: i64,
    /// Where.
    pub calendar: CalendarName,
}

/// A target in force from some moment on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Leg {
    /// How this target came.
    pub since: Since,
    /// The target in words.
    pub target: Target,
    /// Its length; none when the grade in force has no such clock.
    pub length: Option<Length>,
    /// A due time in here moves to the morning; none when it may fall due at night.
    pub quiet: Option<QuietHours>,
}

/// How a target came into force.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Since {
    /// With the start.
    Start,
    /// A change for the stricter: the earlier due time wins, but leaves time to act.
    Stricter {
        /// When.
        at: UtcMs,
        /// By what.
        change: Change,
        /// Time to act.
        grace: Length,
        /// An L2 allowed a due time later than the old one.
        is_later_approved: bool,
    },
    /// A change for the milder: counts anew from the original start.
    Milder {
        /// When.
        at: UtcMs,
        /// By what.
        change: Change,
    },
}

/// A timer.
#[derive(Debug, Clone)]
pub struct Timer<'a> {
    /// All calendars.
    pub calendars: &'a Calendars,
    /// Where it starts.
    pub started_at: UtcMs,
    /// Its targets, the first since the start, in order of time.
    pub legs: &'a [Leg],
    /// Pauses as logged; empty for a clock that can't pause.
    pub pauses: &'a [Pause],
    /// How much pausing there may be.
    pub caps: PauseCaps,
    /// Pauses count until here: now, or when the clock stopped.
    pub until: UtcMs,
}

impl Timer<'_> {
    /// When it falls due; none when the grade in force has no such clock.
    #[must_use]
    pub fn due(&self) -> Option<UtcMs> {
        self.decide(&mut |_| {}).map(|(due, _)| due)
    }

    /// When it falls due, and every step that leads there.
    #[must_use]
    pub fn explained(&self) -> Option<(UtcMs, Vec<Segment>)> {
        let mut changes = vec![];
        let (due, decisive) = self.decide(&mut |change| changes.push(change))?;
        let mut why = vec![];
        let leg = &self.legs[decisive];
        why.push(Segment::Target { target: leg.target });
        if let Some(length) = leg.length {
            let counted = self.count(self.started_at, length, length.ms, &mut |s| why.push(s));
            let moved = self.quiet(counted, leg);
            if moved != counted {
                why.push(Segment::QuietHours {
                    from: counted,
                    to: moved,
                });
            }
        }
        why.append(&mut changes);
        if leg
            .length
            .is_some_and(|l| self.calendars.get(l.calendar).is_provisional(due))
        {
            why.push(Segment::Provisional { due });
        }
        Some((due, why))
    }

    /// Whether the timer stands still at its `until`.
    #[must_use]
    pub fn is_paused(&self) -> bool {
        let Some(length) = self.legs.last().and_then(|leg| leg.length) else {
            return false;
        };
        // A moment later: a pause that ends now no longer holds.
        let after = UtcMs(self.until.0.saturating_add(1));
        self.paused(length.calendar, length.ms, after)
            .iter()
            .any(|p| p.from <= self.until && self.until < p.to)
    }

    /// The due time, and which leg's own counting explains it.
    fn decide(&self, tell: &mut impl FnMut(Segment)) -> Option<(UtcMs, usize)> {
        let mut in_force: Option<(UtcMs, usize)> = None;
        for (index, leg) in self.legs.iter().enumerate() {
            let own = leg.length.map(|length| self.counted_quietly(length, leg));
            let (at, change, grace_until, after) = match leg.since {
                Since::Start => {
                    in_force = own.map(|due| (due, index));
                    continue;
                }
                Since::Milder { at, change } => (at, change, None, own.map(|due| (due, index))),
                Since::Stricter {
                    at,
                    change,
                    grace,
                    is_later_approved,
                } => {
                    let cap_ms = leg.length.map_or(0, |length| length.ms);
                    let grace_until = self.count(at, grace, cap_ms, &mut |_| {});
                    let after = own.map(|own| {
                        let new = self.quiet(own.max(grace_until), leg);
                        let kept = in_force.filter(|(old, _)| *old <= new && !is_later_approved);
                        kept.unwrap_or((new, index))
                    });
                    (at, change, own.map(|_| grace_until), after)
                }
            };
            tell(Segment::Changed {
                at,
                change,
                target: leg.target,
                old_due: in_force.map(|(due, _)| due),
                new_due: own,
                grace_until,
                due: after.map(|(due, _)| due),
            });
            in_force = after;
        }
        in_force
    }

    fn counted_quietly(&self, length: Length, leg: &Leg) -> UtcMs {
        let counted = self.count(self.started_at, length, length.ms, &mut |_| {});
        self.quiet(counted, leg)
    }

    fn quiet(&self, due: UtcMs, leg: &Leg) -> UtcMs {
        leg.quiet
            .map_or(due, |quiet| self.calendars.out_of_quiet_hours(due, quiet))
    }

    fn paused(&self, calendar: CalendarName, cap_ms: i64, until: UtcMs) -> Vec<Paused> {
        if self.pauses.is_empty() {
            return vec![];
        }
        let calendar = self.calendars.get(calendar);
        let within = (self.started_at, until);
        not_counted(self.pauses, self.caps, (calendar, cap_ms), within)
    }

    /// Counts a length from `from`, skipping the pauses, and tells every stretch. `cap_ms` is the
    /// target that the pauses may not exceed.
    fn count(
        &self,
        from: UtcMs,
        length: Length,
        cap_ms: i64,
        tell: &mut impl FnMut(Segment),
    ) -> UtcMs {
        let calendar: Calendar<'_> = self.calendars.get(length.calendar);
        let paused = self.paused(length.calendar, cap_ms, self.until);
        let mut at = from;
        let mut left = length.ms;
        for p in paused.iter().filter(|p| p.to > from) {
            let mut stretch = |s| tell(stretched(s, length.calendar));
            (at, left) = calendar.walk(at, p.from.max(at), left, &mut stretch);
            if left <= 0 {
                break;
            }
            tell(Segment::Paused {
                class: p.class,
                from: p.from.max(at),
                to: p.to,
                cut: p.cut,
            });
            at = at.max(p.to);
        }
        if left > 0 {
            let mut stretch = |s| tell(stretched(s, length.calendar));
            (at, _) = calendar.walk(at, UtcMs(i64::MAX), left, &mut stretch);
        }
        at
    }
}

fn stretched(s: Stretch, calendar: CalendarName) -> Segment {
    if s.counts {
        Segment::Counted {
            from: s.from,
            to: s.to,
            calendar,
            day: s.day,
        }
    } else {
        Segment::Closed {
            from: s.from,
            to: s.to,
            day: s.day,
        }
    }
}
