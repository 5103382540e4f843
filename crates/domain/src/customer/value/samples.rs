//! Customers for the tests of the rules.

use uuid::Uuid;

use super::{BusinessLine, CustomerFigures, Floors};
use crate::ids::CustomerId;
use crate::money::Fen;

pub const NO_FLOORS: Floors = Floors {
    level_steps: vec![],
    prize: None,
    set_by_hand: None,
};

/// An ordinary customer with one service.
pub fn figures(n: u32) -> CustomerFigures {
    CustomerFigures {
        customer: CustomerId(Uuid::from_u128(n.into())),
        line: BusinessLine::Other,
        business: None,
        services: 1,
        orders: 1,
        paid_net: Fen::yuan(300),
        lifetime_services: 1,
        lifetime_orders: 1,
        is_first_order_open: false,
        days_since_first_order: Some(200),
        days_since_purchase: Some(60),
        days_since_interaction: Some(60),
        has_referred: false,
    }
}

/// Customers of whom each paid more, came oftener and was here later than the one before.
pub fn crowd(size: u32) -> Vec<CustomerFigures> {
    let nth = |n: u32| CustomerFigures {
        services: n + 1,
        paid_net: Fen::yuan(i64::from(n) + 1),
        days_since_purchase: Some(size - n),
        ..figures(n)
    };
    (0..size).map(nth).collect()
}
