//! How moves go: in their window, with everything whole, by the book.

use super::{Measure, Move, Unit};

/// Begun in the window agreed; a move that nobody noted the arrival of wasn't seen to be.
pub(super) fn in_window<'a>(moves: impl Iterator<Item = &'a Move>) -> Measure {
    Measure::share(moves, |m| {
        m.arrived_at
            .is_some_and(|at| m.window.from <= at && at <= m.window.to)
    })
}

/// Damaged items, or whole ones, among all that were moved.
pub(super) fn items<'a>(moves: impl Iterator<Item = &'a Move>, whole: bool) -> Measure {
    let (mut counted, mut all) = (0_i64, 0_i64);
    for m in moves {
        let damaged = m.damaged.min(m.items);
        counted += i64::from(if whole { m.items - damaged } else { damaged });
        all += i64::from(m.items);
    }
    Measure::new(Unit::Ratio, counted, all)
}

/// Sheets of at least so many points among those scored.
pub(super) fn sheets<'a>(moves: impl Iterator<Item = &'a Move>, points: u32) -> Measure {
    Measure::share(moves.filter_map(|m| m.sheet_points), |p| *p >= points)
}
