//! Customers over all tiers, from tables of names.

use domain::customer::Customer;
use domain::grade::Tier;
use domain::ids::CustomerId;

use super::demo_id;
use super::organisation::{Organisation, store_id};

pub(super) fn customers(data: &Organisation) -> Vec<Customer> {
    let named = data.named_customers.iter().map(|row| {
        (
            row.name.clone(),
            row.phone.clone(),
            row.tier,
            row.store.clone(),
        )
    });
    let others = (named.len()..data.customers).map(|i| {
        let surname = pick(&data.surnames, i);
        let given = pick(&data.given_names, i / data.surnames.len() * 11 + i * 7);
        let phone = format!(
            "{}{:04}{:04}",
            pick(&data.phone_prefixes, i),
            1000 + i * 37 % 9000,
            (i * 7919 + 1234) % 10_000
        );
        let store = &data.stores[store_of(i, data.stores.len())].code;
        (format!("{surname}{given}"), phone, tier(i), store.clone())
    });
    (1..)
        .zip(named.chain(others))
        .map(|(n, (name, phone, tier, store))| Customer {
            id: CustomerId(demo_id("customer", &n.to_string())),
            name,
            phone,
            address: String::new(),
            remarks: String::new(),
            tier,
            store: store_id(&store),
            import: None,
            removed: None,
        })
        .collect()
}

/// One of a table, round and round.
pub(super) fn pick(table: &[String], i: usize) -> &str {
    table.get(i % table.len().max(1)).map_or("", String::as_str)
}

/// The first store has the most customers.
fn store_of(i: usize, stores: usize) -> usize {
    match i % 10 {
        0..4 => 0,
        4..7 => 1 % stores,
        _ => 2 % stores,
    }
}

/// One in ten 钻石, two 金牌, three 银牌, the rest 基础; independent of the store.
fn tier(i: usize) -> Tier {
    match (i / 10 + i) % 10 {
        0 => Tier::Diamond,
        1 | 2 => Tier::Gold,
        3..6 => Tier::Silver,
        _ => Tier::Basic,
    }
}
