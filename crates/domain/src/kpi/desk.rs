//! How the desk itself works: enquiries, pickups, notes, questionnaires, points, synchronising.

use super::{
    ApartKind, Lead, Measure, Note, Period, Pickup, PointsRow, Push, QuestionnaireDue, Reading,
    Unit, WinBack,
};
use crate::time::{DAY_MS, MINUTE_MS};

/// From raised to first contact, of those contacted; the others wait beside it.
pub(super) fn lead_response<'a>(leads: impl Iterator<Item = &'a Lead>) -> Reading {
    let (contacted, waiting): (Vec<&Lead>, Vec<_>) = leads.partition(|l| l.contacted_at.is_some());
    let spans = (contacted.iter()).filter_map(|l| Some(l.contacted_at?.since(l.raised_at).max(0)));
    let mean = Measure::mean(Unit::Minutes, spans);
    Reading::from(mean).beside(ApartKind::Waiting, waiting.len())
}

/// Served within so many minutes.
pub(super) fn served<'a>(pickups: impl Iterator<Item = &'a Pickup>, minutes: u32) -> Measure {
    let limit = i64::from(minutes) * MINUTE_MS;
    Measure::share(pickups, |p| p.served_at.since(p.arrived_at) <= limit)
}

/// Notes a day; a day that has begun counts whole.
pub(super) fn notes_a_day<'a>(notes: impl Iterator<Item = &'a Note>, period: Period) -> Measure {
    let ms = period.to.since(period.from).max(0);
    let days = ms / DAY_MS + i64::from(ms % DAY_MS > 0);
    Measure::new(
        Unit::Score,
        i64::try_from(notes.count()).unwrap_or(i64::MAX),
        days,
    )
}

/// Sent among due.
pub(super) fn sent<'a>(due: impl Iterator<Item = &'a QuestionnaireDue>) -> Measure {
    Measure::share(due, |q| q.sent_at.is_some())
}

/// Bought within so many days after the red task was handled.
pub(super) fn won_back<'a>(tasks: impl Iterator<Item = &'a WinBack>, days: u32) -> Measure {
    let window = i64::from(days) * DAY_MS;
    Measure::share(tasks, |w| {
        let after = w.bought_at.map(|at| at.since(w.handled_at));
        after.is_some_and(|ms| (0..=window).contains(&ms))
    })
}

/// Redeemed among issued.
pub(super) fn redeemed<'a>(rows: impl Iterator<Item = &'a PointsRow>) -> Measure {
    let (mut redeemed, mut issued) = (0_i64, 0_i64);
    for row in rows {
        redeemed += i64::from(row.redeemed);
        issued += i64::from(row.issued);
    }
    Measure::new(Unit::Ratio, redeemed, issued)
}

/// Taken at the first try.
pub(super) fn accepted<'a>(pushes: impl Iterator<Item = &'a Push>) -> Measure {
    Measure::share(pushes, |push| push.first_time)
}
