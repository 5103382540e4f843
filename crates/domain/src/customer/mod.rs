//! Customers 顾客: who they are and what tier they hold.

use crate::grade::Tier;
use crate::ids::{CustomerId, StoreId};
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
        /// Tier in force.
        pub tier: Tier,
        /// Home store.
        pub store: StoreId,
    }

    /// A new customer, made while logging something else. Starts as 基础.
    pub struct RegisterCustomer {
        /// Id made by the caller.
        pub id: CustomerId,
        /// Full name.
        pub name: String,
        /// Phone as typed; spaces and dashes are dropped.
        pub phone: String,
        /// Home store.
        pub store: StoreId,
    }

    /// What happened to a customer's record.
    #[serde(tag = "type", rename_all = "snake_case")]
    pub enum CustomerEvent {
        /// Registered at a store.
        CustomerRegistered {
            /// The new customer.
            customer: Customer,
        },
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

/// What becomes of the record; never fails.
#[must_use]
pub fn apply(_before: Option<Customer>, event: &CustomerEvent) -> Customer {
    match event {
        CustomerEvent::CustomerRegistered { customer } => customer.clone(),
    }
}
