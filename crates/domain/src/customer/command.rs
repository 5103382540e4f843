//! What people do to customers' records.

use crate::field::FieldEdit;
use crate::ids::{CustomerId, StoreId};
use crate::shape;

shape! {
    /// A new customer. Starts as 基础.
    pub struct RegisterCustomer {
        /// Id made by the caller.
        pub id: CustomerId,
        /// Full name.
        pub name: String,
        /// Phone as typed; spaces and dashes are dropped.
        pub phone: String,
        /// Address, to the estate; may be empty.
        #[serde(default)]
        pub address: String,
        /// Remarks; may be empty.
        #[serde(default)]
        pub remarks: String,
        /// Home store.
        pub store: StoreId,
    }

    /// Changes fields of a customer; merged three ways with what others did meanwhile.
    pub struct EditCustomer {
        /// Which.
        pub customer: CustomerId,
        /// The fields: name, phone, address, remarks.
        pub edits: Vec<FieldEdit>,
    }
}
