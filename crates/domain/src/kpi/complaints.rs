//! How complaints go: in time, for good, and how many. A breach that late evidence took back is shown
//! beside the raw figure, never instead of it (`sla-engine.md` section 8).

use super::{ApartKind, BreachStanding, Case, CaseEnd, ClockEnd, ClockRow, Measure, Period};
use super::{Reading, Unit};
use crate::playbook::Kpis;
use crate::time::{DAY_MS, UtcMs};

/// Clocks in time among those due: raw, and after voids and excuses. 已尝试联系 is neither.
pub(super) fn in_time<'a>(clocks: impl Iterator<Item = &'a ClockRow>) -> Reading {
    let clocks: Vec<_> = clocks.collect();
    let count = |holds: &dyn Fn(&ClockRow) -> bool| clocks.iter().filter(|c| holds(c)).count();
    let standing = |fact| count(&|c| c.end == ClockEnd::Breached { fact });
    let met = count(&|c| c.end == ClockEnd::Met);
    let breached = count(&|c| matches!(c.end, ClockEnd::Breached { .. }));
    let voided = standing(BreachStanding::Voided);
    let excused = standing(BreachStanding::Excused);
    let ratio = |held: usize, all: usize| {
        let number = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
        Measure::new(Unit::Ratio, number(held), number(all))
    };
    let late_logged = count(&|c| c.late_logged && matches!(c.end, ClockEnd::Breached { .. }));
    Reading {
        raw: ratio(met, met + breached),
        after_voids: Some(ratio(met + voided, met + breached - excused)),
        apart: vec![],
    }
    .beside(
        ApartKind::Attempted,
        count(&|c| c.end == ClockEnd::Attempted),
    )
    .beside(ApartKind::NotJudged, count(&|c| c.end == ClockEnd::Void))
    .beside(
        ApartKind::Provisional,
        standing(BreachStanding::Provisional),
    )
    .beside(ApartKind::Voided, voided)
    .beside(ApartKind::Excused, excused)
    .beside(ApartKind::LateLogged, late_logged)
}

/// From registered to resolved, without pauses, of those resolved in the period.
pub(super) fn mean_resolution<'a>(
    cases: impl Iterator<Item = &'a Case>,
    period: Period,
) -> Reading {
    let (mut spans, mut duty_done) = (vec![], 0);
    for case in cases {
        match case.end {
            CaseEnd::Resolved { at } if period.contains(at) => {
                let span = at.since(case.registered_at).saturating_sub(case.paused_ms);
                spans.push(span.max(0));
            }
            CaseEnd::DutyDone { at } if period.contains(at) => duty_done += 1,
            _ => {}
        }
    }
    Reading::from(Measure::mean(Unit::Minutes, spans)).beside(ApartKind::DutyDone, duty_done)
}

/// Resolved for good at the first time. Judged once its 30 days are over; a customer whom nobody reached
/// can't say that it held, and counts neither way.
pub(super) fn resolved_first_time<'a>(
    cases: impl Iterator<Item = &'a Case>,
    period: Period,
    as_of: UtcMs,
    figures: &Kpis,
) -> Reading {
    let window_ms = i64::from(figures.first_time_days) * DAY_MS;
    let (mut held, mut judged) = (0, 0);
    let (mut waiting, mut unreached, mut duty_done) = (0, 0, 0);
    for case in cases {
        let at = match case.end {
            CaseEnd::Resolved { at } if period.contains(at) => at,
            CaseEnd::DutyDone { at } if period.contains(at) => {
                duty_done += 1;
                continue;
            }
            _ => continue,
        };
        let until = UtcMs(at.0.saturating_add(window_ms));
        let came_back = |again: Option<UtcMs>| again.is_some_and(|again| again <= until);
        if case.unreached {
            unreached += 1;
        } else if as_of <= until {
            waiting += 1;
        } else {
            judged += 1;
            held += i64::from(!came_back(case.reopened_at) && !came_back(case.repeated_at));
        }
    }
    Reading::from(Measure::new(Unit::Ratio, held, judged))
        .beside(ApartKind::Waiting, waiting)
        .beside(ApartKind::Unreached, unreached)
        .beside(ApartKind::DutyDone, duty_done)
}

/// Complaints that count as such: raised in the period and not a duplicate or taken back.
fn raised<'a>(cases: impl Iterator<Item = &'a Case>, period: Period) -> (Vec<&'a Case>, usize) {
    let in_period = cases.filter(|case| period.contains(case.raised_at));
    let (counted, dropped): (Vec<_>, Vec<_>) =
        in_period.partition(|case| case.end != CaseEnd::Dropped);
    (counted, dropped.len())
}

/// Repeated among complaints.
pub(super) fn repeated<'a>(cases: impl Iterator<Item = &'a Case>, period: Period) -> Reading {
    let (counted, dropped) = raised(cases, period);
    let measure = Measure::share(counted, |case| case.is_repeat);
    Reading::from(measure).beside(ApartKind::NotJudged, dropped)
}

/// Complaints by completed orders.
pub(super) fn rate<'a>(
    cases: impl Iterator<Item = &'a Case>,
    period: Period,
    completed: usize,
) -> Reading {
    let (counted, dropped) = raised(cases, period);
    let number = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let measure = Measure::new(Unit::Ratio, number(counted.len()), number(completed));
    Reading::from(measure).beside(ApartKind::NotJudged, dropped)
}
