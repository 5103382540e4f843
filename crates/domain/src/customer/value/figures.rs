//! Plain figures of one customer, counted by whoever holds the records.

use crate::ids::CustomerId;
use crate::money::Fen;
use crate::shape;

shape! {
    /// What the customer buys.
    #[derive(Copy, Eq, Hash)]
    #[serde(rename_all = "snake_case")]
    pub enum BusinessLine {
        /// 搬家: bought once in years.
        Moving,
        /// 其他
        Other,
    }

    /// What `ToB` is scored by (TIER-09).
    #[derive(Copy, Eq)]
    pub struct BusinessFigures {
        /// Whole years of cooperation.
        pub years: u32,
        /// How demanding the needs are, 1 to 5.
        pub complexity: u32,
    }

    /// Figures of a customer; "window" is the last 12 months.
    #[derive(Eq)]
    pub struct CustomerFigures {
        /// Whose.
        pub customer: CustomerId,
        /// What is bought.
        pub line: BusinessLine,
        /// `ToB`; none for `ToC`.
        pub business: Option<BusinessFigures>,
        /// Services completed within the window.
        pub services: u32,
        /// Orders within the window.
        pub orders: u32,
        /// Paid within the window, less what was refunded.
        pub paid_net: Fen,
        /// Services ever completed.
        pub lifetime_services: u32,
        /// Orders ever given.
        pub lifetime_orders: u32,
        /// The first order is still under way.
        pub is_first_order_open: bool,
        /// Since the first order.
        pub days_since_first_order: Option<u32>,
        /// Since the last completed service or purchase.
        pub days_since_purchase: Option<u32>,
        /// Since the last interaction.
        pub days_since_interaction: Option<u32>,
        /// Somebody came on this customer's word.
        pub has_referred: bool,
    }
}

impl CustomerFigures {
    /// Uses that activity and loyalty ask for: services for `ToC` and orders for `ToB`, over the whole
    /// life where people move house, within the window else (policy Part 11 rule 4).
    #[must_use]
    pub fn uses(&self) -> u32 {
        match (self.line, self.business) {
            (BusinessLine::Moving, None) => self.lifetime_services,
            (BusinessLine::Moving, Some(_)) => self.lifetime_orders,
            (BusinessLine::Other, None) => self.services,
            (BusinessLine::Other, Some(_)) => self.orders,
        }
    }

    /// Days since the last service or interaction.
    #[must_use]
    pub fn days_quiet(&self) -> Option<u32> {
        let both = [self.days_since_purchase, self.days_since_interaction];
        both.into_iter().flatten().min()
    }

    /// Whether anything was ever ordered.
    #[must_use]
    pub fn has_ordered(&self) -> bool {
        self.lifetime_orders > 0 || self.lifetime_services > 0
    }
}
