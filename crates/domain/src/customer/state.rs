//! What is known of one customer.

use crate::grade::Tier;
use crate::ids::{CustomerId, ImportId, StoreId};
use crate::record::Removed;
use crate::shape;

shape! {
    /// A customer.
    pub struct Customer {
        /// Identity.
        pub id: CustomerId,
        /// Full name.
        pub name: String,
        /// Phone as dialled, digits only; may be empty.
        pub phone: String,
        /// Address, to the estate; may be empty.
        #[serde(default)]
        pub address: String,
        /// Remarks of the staff; may be empty.
        #[serde(default)]
        pub remarks: String,
        /// Tier in force.
        pub tier: Tier,
        /// Home store.
        pub store: StoreId,
        /// The import that brought the record.
        #[serde(default)]
        pub import: Option<ImportId>,
        /// Taken back by the undo of that import.
        #[serde(default)]
        pub removed: Option<Removed>,
    }
}

/// Digits of a phone number as typed.
#[must_use]
pub fn phone_digits(typed: &str) -> String {
    typed
        .chars()
        .filter_map(|c| c.to_digit(10).and_then(|d| char::from_digit(d, 10)))
        .collect()
}
