//! Everybody who ever ordered, laid out once so that a rank is a look-up: sorting costs
//! O(n log n), each question O(log n), and a customer whose figures changed during the day is asked
//! against last night's population.

use super::{CustomerFigures, Scores};
use crate::shape;

shape! {
    /// A place among others; ties share the better one.
    #[derive(Copy, Eq)]
    pub struct Rank {
        /// How many are better.
        pub better: u32,
        /// Among how many.
        pub of: u32,
    }
}

impl Rank {
    /// Whether the place lies within the best `percent`.
    #[must_use]
    pub fn is_within(self, percent: u32) -> bool {
        (u64::from(self.better) + 1) * 100 <= u64::from(percent) * u64::from(self.of)
    }

    /// 5 for the best fifth, 1 for the last.
    fn quintile(self) -> u32 {
        let fifths = u64::from(self.better) * 5 / u64::from(self.of.max(1));
        5 - u32::try_from(fifths.min(4)).unwrap_or(4)
    }
}

/// Sorted values of one figure; more is better.
#[derive(Debug, Clone, Default)]
struct Sorted(Vec<i64>);

impl Sorted {
    fn of(mut values: Vec<i64>) -> Self {
        values.sort_unstable();
        Self(values)
    }

    fn rank(&self, value: i64) -> Rank {
        let up_to = self.0.partition_point(|other| *other <= value);
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Rank {
            better: count(self.0.len() - up_to),
            of: count(self.0.len()),
        }
    }
}

/// The three slots of one business type.
#[derive(Debug, Clone, Default)]
struct Slots {
    recency: Sorted,
    frequency: Sorted,
    amount: Sorted,
}

impl Slots {
    fn of<'a>(all: impl Iterator<Item = &'a CustomerFigures>) -> Self {
        let (mut recency, mut frequency, mut amount) = (vec![], vec![], vec![]);
        for figures in all {
            recency.push(recency_of(figures));
            frequency.push(i64::from(figures.services));
            amount.push(figures.paid_net.0);
        }
        Self {
            recency: Sorted::of(recency),
            frequency: Sorted::of(frequency),
            amount: Sorted::of(amount),
        }
    }
}

/// Years of cooperation for `ToB`, nearness of the last purchase for `ToC` (TIER-09).
fn recency_of(figures: &CustomerFigures) -> i64 {
    match (figures.business, figures.days_since_purchase) {
        (Some(business), _) => i64::from(business.years),
        (None, Some(days)) => -i64::from(days),
        (None, None) => i64::MIN,
    }
}

/// Everybody who ever ordered.
#[derive(Debug, Clone, Default)]
pub struct Population {
    contributions: Sorted,
    consumers: Slots,
    businesses: Slots,
    composites: Sorted,
}

impl Population {
    /// Lays everybody out; who never ordered isn't ranked.
    #[must_use]
    pub fn of(all: &[CustomerFigures]) -> Self {
        let ranked = || all.iter().filter(|figures| figures.has_ordered());
        let mut population = Self {
            contributions: Sorted::of(ranked().map(|f| f.paid_net.0).collect()),
            consumers: Slots::of(ranked().filter(|f| f.business.is_none())),
            businesses: Slots::of(ranked().filter(|f| f.business.is_some())),
            composites: Sorted::default(),
        };
        let composite = |f| i64::from(population.scores(f).sum());
        let composites = Sorted::of(ranked().map(composite).collect());
        population.composites = composites;
        population
    }

    /// The scores of a customer within the own business type. What never happened scores 1, however
    /// many share it.
    #[must_use]
    pub fn scores(&self, figures: &CustomerFigures) -> Scores {
        let slots = match figures.business {
            None => &self.consumers,
            Some(_) => &self.businesses,
        };
        let score = |sorted: &Sorted, value: i64, happened: bool| {
            if happened {
                sorted.rank(value).quintile()
            } else {
                1
            }
        };
        let purchased = figures.business.is_some() || figures.days_since_purchase.is_some();
        let served = figures.services > 0;
        let paid = figures.paid_net.0 > 0;
        Scores {
            recency: score(&slots.recency, recency_of(figures), purchased),
            frequency: match figures.business {
                Some(business) => business.complexity.clamp(1, 5),
                None => score(&slots.frequency, i64::from(figures.services), served),
            },
            amount: score(&slots.amount, figures.paid_net.0, paid),
        }
    }

    /// Place by contribution; none among fewer than `needs`, or for who paid nothing.
    #[must_use]
    pub fn contribution_rank(&self, figures: &CustomerFigures, needs: u32) -> Option<Rank> {
        let counts = figures.has_ordered() && figures.paid_net.0 > 0;
        let rank = self.contributions.rank(figures.paid_net.0);
        (counts && rank.of >= needs).then_some(rank)
    }

    /// Place by the three scores together; none among fewer than `needs`, or for who never ordered.
    #[must_use]
    pub fn composite_rank(&self, figures: &CustomerFigures, needs: u32) -> Option<Rank> {
        let sum = i64::from(self.scores(figures).sum());
        let rank = self.composites.rank(sum);
        (figures.has_ordered() && rank.of >= needs).then_some(rank)
    }
}
