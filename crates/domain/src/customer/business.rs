//! Whom a customer buys for.

use crate::shape;

shape! {
    /// Business types (policy Part 11 rule 2).
    #[derive(Copy, Eq, Hash, PartialOrd, Ord)]
    #[serde(rename_all = "snake_case")]
    pub enum BusinessType {
        /// `ToC`: a household.
        Household,
        /// `ToB`: a company.
        Company,
    }
}
