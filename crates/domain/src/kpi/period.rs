//! Which rows a figure is about: a span of time, and a store, team, tier or line of business.

use crate::customer::BusinessType;
use crate::grade::Tier;
use crate::ids::{CrewId, StoreId};
use crate::shape;
use crate::time::UtcMs;

shape! {
    /// A span of time, the end excluded.
    #[derive(Copy, Eq)]
    pub struct Period {
        /// From.
        pub from: UtcMs,
        /// Until.
        pub to: UtcMs,
    }

    /// What a row belongs to.
    #[derive(Copy, Eq)]
    pub struct Of {
        /// Store.
        pub store: StoreId,
        /// Crew, when one did it.
        pub crew: Option<CrewId>,
        /// Tier of the customer at that time.
        pub tier: Tier,
        /// Line of business.
        pub business: BusinessType,
    }

    /// The part of the whole that is asked about; empty asks about all of it.
    #[derive(Eq, Default)]
    pub struct Cut {
        /// Of these stores.
        pub stores: Vec<StoreId>,
        /// Of these crews.
        pub crews: Vec<CrewId>,
        /// Of these tiers.
        pub tiers: Vec<Tier>,
        /// Of these lines of business.
        pub businesses: Vec<BusinessType>,
    }
}

impl Period {
    /// Whether an instant lies inside.
    #[must_use]
    pub fn contains(&self, at: UtcMs) -> bool {
        self.from <= at && at < self.to
    }
}

impl Cut {
    /// Whether a row is of this part.
    #[must_use]
    pub fn takes(&self, of: &Of) -> bool {
        fn any<T: PartialEq>(wanted: &[T], is: Option<&T>) -> bool {
            wanted.is_empty() || is.is_some_and(|is| wanted.contains(is))
        }
        any(&self.stores, Some(&of.store))
            && any(&self.crews, of.crew.as_ref())
            && any(&self.tiers, Some(&of.tier))
            && any(&self.businesses, Some(&of.business))
    }
}
