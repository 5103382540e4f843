//! What happened to a customer's record.

use super::Customer;
use crate::field::FieldChange;
use crate::record::Removed;
use crate::shape;

shape! {
    /// An event of a customer.
    #[serde(tag = "type", rename_all = "snake_case")]
    pub enum CustomerEvent {
        /// Registered at a store.
        CustomerRegistered {
            /// The new customer.
            customer: Customer,
        },
        /// Fields were changed.
        CustomerEdited {
            /// The fields.
            changes: Vec<FieldChange>,
        },
        /// The import that brought it was undone.
        CustomerRemoved {
            /// By whom and when.
            removed: Removed,
        },
    }
}
