//! Opening hours laid out as instants, day by day.

use super::data::{HolidayList, Holidays, WorkingHours};
use super::days::{DayNumber, Days, date_of};
use super::minutes::Span;
use super::{DayKind, Stretch};
use crate::playbook::Broken;
use crate::time::UtcMs;

/// Closed for so many days on end, a calendar has stopped counting; the walk gives up.
const LONGEST_CLOSURE_DAYS: i32 = 4_000;

/// Opening hours of one calendar.
#[derive(Debug, Clone)]
pub(super) struct Hours {
    rule: WorkingHours,
    holidays: HolidayList,
    /// For each day of the table: its kind, and where its spans stand in `open`.
    days: Vec<(DayKind, std::ops::Range<usize>)>,
    /// Instants from and to.
    open: Vec<(i64, i64)>,
}

impl Hours {
    pub(super) fn lay_out(
        rule: &WorkingHours,
        name: &str,
        holidays: &HolidayList,
        table: &Days,
    ) -> Result<Self, Broken> {
        check(rule, name)?;
        let mut hours = Self {
            rule: rule.clone(),
            holidays: holidays.clone(),
            days: vec![],
            open: vec![],
        };
        for day in Days::table() {
            let (kind, spans) = hours.rule_of(day);
            let first = hours.open.len();
            let instants: Vec<_> = instants(spans, day, table).collect();
            hours.open.extend(instants);
            hours.days.push((kind, first..hours.open.len()));
        }
        Ok(hours)
    }

    pub(super) fn follows_holidays(&self) -> bool {
        self.rule.holidays == Holidays::Statutory
    }

    /// Override, then make-up workday, then public holiday, then the week (`sla-engine.md` section 6).
    fn rule_of(&self, day: DayNumber) -> (DayKind, &[Span]) {
        use chrono::Datelike;
        let date = date_of(day);
        if let Some(own) = self.rule.overrides.get(&date) {
            return (DayKind::Own, own);
        }
        if self.follows_holidays() {
            if self.holidays.make_up.contains(&date) {
                return (DayKind::MakeUp, &self.rule.make_up);
            }
            if self.holidays.is_day_off(date) {
                return (DayKind::Holiday, &[]);
            }
        }
        let weekday = date.weekday().num_days_from_monday() as usize;
        (DayKind::Usual, self.rule.weekly.days()[weekday])
    }

    /// The same as [`super::Calendar::walk`].
    pub(super) fn walk(
        &self,
        table: &Days,
        from: UtcMs,
        until: UtcMs,
        mut left: i64,
        tell: &mut impl FnMut(Stretch),
    ) -> (UtcMs, i64) {
        let Some(first) = table.day_of(from) else {
            return (from, left);
        };
        let mut at = from;
        let mut closed = Closed::default();
        let mut last_open = first;
        // A span of the day before may reach past midnight.
        for day in first - 1..first.saturating_add(i32::MAX / 2) {
            if left <= 0 || at >= until || day - last_open > LONGEST_CLOSURE_DAYS {
                break;
            }
            let beyond;
            let index = usize::try_from(day - *Days::table().start()).ok();
            let laid_out = index.and_then(|i| self.days.get(i));
            let (kind, open) = if let Some((kind, range)) = laid_out {
                (*kind, &self.open[range.clone()])
            } else {
                let (kind, spans) = self.rule_of(day);
                beyond = instants(spans, day, table).collect::<Vec<_>>();
                (kind, beyond.as_slice())
            };
            if open.is_empty() && day >= first {
                closed.skipped(kind);
            }
            for (opens, closes) in open {
                if *closes <= at.0 {
                    continue;
                }
                last_open = day;
                if *opens > at.0 {
                    let to = UtcMs(*opens).min(until);
                    closed.tell(at, to, tell);
                    at = to;
                }
                if at >= until {
                    break;
                }
                let to = UtcMs((*closes).min(at.0.saturating_add(left)).min(until.0));
                if to > at {
                    tell(Stretch {
                        from: at,
                        to,
                        counts: true,
                        day: kind,
                    });
                    left -= to.since(at);
                    at = to;
                }
                if left <= 0 || at >= until {
                    break;
                }
            }
        }
        (at, left)
    }
}

/// What is special about a closed stretch.
#[derive(Default)]
struct Closed(Option<DayKind>);

impl Closed {
    /// A holiday says more about a closure than the weekend beside it.
    fn skipped(&mut self, kind: DayKind) {
        if self.0 != Some(DayKind::Holiday) {
            self.0 = Some(kind);
        }
    }

    fn tell(&mut self, from: UtcMs, to: UtcMs, tell: &mut impl FnMut(Stretch)) {
        tell(Stretch {
            from,
            to,
            counts: false,
            day: self.0.take().unwrap_or(DayKind::Usual),
        });
    }
}

fn instants(spans: &[Span], day: DayNumber, table: &Days) -> impl Iterator<Item = (i64, i64)> {
    spans.iter().map(move |span| {
        let at = |minute| table.instant(day, minute);
        (at(span.from_minute), at(span.to_minute))
    })
}

fn check(rule: &WorkingHours, name: &str) -> Result<(), Broken> {
    let sets = (rule
        .weekly
        .days()
        .into_iter()
        .map(|spans| ("weekly", spans)))
    .chain(std::iter::once(("make_up", rule.make_up.as_slice())))
    .chain(rule.overrides.values().map(|s| ("overrides", s.as_slice())));
    for (cell, spans) in sets {
        if !spans
            .windows(2)
            .all(|pair| pair[0].to_minute <= pair[1].from_minute)
        {
            return Err(Broken {
                cell: format!("{name}.{cell}"),
                rule: "spans of a day stand in order and don't overlap",
            });
        }
    }
    if rule.weekly.days().iter().all(|spans| spans.is_empty()) {
        return Err(Broken {
            cell: format!("{name}.weekly"),
            rule: "a calendar is open at some time of the week",
        });
    }
    if rule.holidays == Holidays::Statutory && rule.make_up.is_empty() {
        return Err(Broken {
            cell: format!("{name}.make_up"),
            rule: "a calendar with statutory holidays says the hours of a make-up workday",
        });
    }
    Ok(())
}
