//! The ledger of one customer.

use std::collections::{BTreeMap, BTreeSet};

use super::{PointsKind, PointsRow, PointsSource};
use crate::ids::{CustomerId, PointsRowId};
use crate::time::UtcMs;

/// Rows by key. A row that is there never changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ledger {
    customer: CustomerId,
    rows: BTreeMap<PointsRowId, PointsRow>,
}

/// What became of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Posting {
    /// It is in the ledger now.
    Posted,
    /// Its key was there already: nothing changed.
    AlreadyThere,
    /// It belongs to somebody else: nothing changed.
    SomebodyElses,
}

impl Ledger {
    /// An empty one.
    #[must_use]
    pub fn new(customer: CustomerId) -> Self {
        Self {
            customer,
            rows: BTreeMap::new(),
        }
    }

    /// Whose.
    #[must_use]
    pub fn customer(&self) -> CustomerId {
        self.customer
    }

    /// Takes a row, once for each key.
    pub fn post(&mut self, row: PointsRow) -> Posting {
        if row.customer != self.customer {
            return Posting::SomebodyElses;
        }
        match self.rows.entry(row.id) {
            std::collections::btree_map::Entry::Occupied(_) => Posting::AlreadyThere,
            std::collections::btree_map::Entry::Vacant(place) => {
                place.insert(row);
                Posting::Posted
            }
        }
    }

    /// A row by key.
    #[must_use]
    pub fn get(&self, id: PointsRowId) -> Option<&PointsRow> {
        self.rows.get(&id)
    }

    /// Every row, in the order of the keys.
    pub fn rows(&self) -> impl Iterator<Item = &PointsRow> {
        self.rows.values()
    }

    /// How many rows.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// What stands at an instant, in time: without the rows reversed until then and without their
    /// reversals. In one instant earnings come first.
    #[must_use]
    pub(super) fn standing(&self, as_of: UtcMs) -> Vec<&PointsRow> {
        let until_then = || self.rows.values().filter(|row| row.at <= as_of);
        let reversed: BTreeSet<PointsRowId> = until_then()
            .filter(|row| row.rule.kind() == PointsKind::Reversal)
            .filter_map(|row| match row.source {
                PointsSource::Row { row } => Some(row),
                _ => None,
            })
            .collect();
        let stands = |row: &&PointsRow| {
            row.rule.kind() != PointsKind::Reversal && !reversed.contains(&row.id)
        };
        let mut standing: Vec<_> = until_then().filter(stands).collect();
        standing.sort_unstable_by_key(|row| (row.at, !row.is_earned(), row.id));
        standing
    }
}
