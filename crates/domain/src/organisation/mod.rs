//! Who works where: stores, crews and staff. Read-only on a laptop.

use crate::grade::{Level, Seat};
use crate::ids::{CrewId, StaffId, StoreId};
use crate::shape;

shape! {
    /// A store, the owner of complaints and customers.
    pub struct Store {
        /// Identity.
        pub id: StoreId,
        /// Short code that provisional numbers begin with, such as `QH`.
        pub code: String,
        /// Name people use.
        pub name: String,
    }

    /// A moving crew, attached to a store.
    pub struct Crew {
        /// Identity.
        pub id: CrewId,
        /// Name people use.
        pub name: String,
        /// The store that dispatches it.
        pub store: StoreId,
    }

    /// A member of staff as the rules see one.
    pub struct Staff {
        /// Identity.
        pub id: StaffId,
        /// Full name.
        pub name: String,
        /// Sign-in name.
        pub user: String,
        /// Permission level.
        pub level: Level,
        /// Post in words, such as 门店体验官.
        pub post: String,
        /// Stores that this person sees and acts in; the first is the home store.
        pub stores: Vec<StoreId>,
        /// Crew, for moving supervisors.
        pub crew: Option<CrewId>,
        /// Escalation seat held, if any.
        pub seat: Option<Seat>,
        /// Without the certificate (TRN-01) a person only drafts.
        pub certified: bool,
    }
}

impl Staff {
    /// The store that this person's records belong to, unless they say otherwise.
    #[must_use]
    pub fn home_store(&self) -> Option<StoreId> {
        self.stores.first().copied()
    }
}
