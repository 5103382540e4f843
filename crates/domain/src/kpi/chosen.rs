//! The rows of the period and of the part that is asked about.

use super::{Answer, Asked, Case, ClockRow, CustomerRow, Move, Of, Push, Rows};
use crate::sla::ClockKind;
use crate::time::UtcMs;

#[derive(Clone, Copy)]
pub(super) struct Chosen<'a> {
    pub(super) asked: &'a Asked<'a>,
    pub(super) rows: &'a Rows,
}

impl<'a> Chosen<'a> {
    pub(super) fn takes(self, of: &Of, at: UtcMs) -> bool {
        self.asked.cut.takes(of) && self.asked.period.contains(at)
    }

    pub(super) fn answers(self) -> impl Iterator<Item = &'a Answer> {
        let rows = self.rows.answers.iter();
        rows.filter(move |a| self.takes(&a.of, a.at))
    }

    pub(super) fn clocks(self, stage: Option<ClockKind>) -> impl Iterator<Item = &'a ClockRow> {
        let rows = self.rows.clocks.iter();
        rows.filter(move |c| self.takes(&c.of, c.due_at))
            .filter(move |c| stage.is_none_or(|stage| c.stage == stage))
    }

    /// Of any time: some are counted when raised, others when resolved.
    pub(super) fn cases(self) -> impl Iterator<Item = &'a Case> {
        let rows = self.rows.cases.iter();
        rows.filter(move |c| self.asked.cut.takes(&c.of))
    }

    pub(super) fn moves(self) -> impl Iterator<Item = &'a Move> {
        let rows = self.rows.moves.iter();
        rows.filter(move |m| self.takes(&m.of, m.completed_at))
    }

    /// The rows are of the period already: they say what was at its start and its end.
    pub(super) fn customers(self) -> impl Iterator<Item = &'a CustomerRow> {
        let rows = self.rows.customers.iter();
        rows.filter(move |c| self.asked.cut.takes(&c.of))
    }

    /// A laptop has a store, but neither crew nor tier.
    pub(super) fn pushes(self) -> impl Iterator<Item = &'a Push> {
        let Asked { cut, period, .. } = *self.asked;
        let stores = &cut.stores;
        let of_store = move |p: &Push| stores.is_empty() || stores.contains(&p.store);
        let rows = self.rows.pushes.iter();
        rows.filter(move |p| period.contains(p.at) && of_store(p))
    }
}
