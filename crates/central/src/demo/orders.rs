//! Move orders around the present day, from two months ago to a month ahead.

use std::collections::BTreeMap;

use domain::customer::Customer;
use domain::ids::MoveOrderId;
use domain::money::Fen;
use domain::move_order::{MoveJob, MoveOrder, MoveStage};
use domain::time::{DAY_MS, HOUR_MS, UtcMs};

use super::customers::pick;
use super::demo_id;
use super::organisation::{Organisation, store_id};
use crate::core::number::{number, series};

/// Shanghai is eight hours ahead of UTC.
const ZONE_MS: i64 = 8 * HOUR_MS;

/// The orders, and the last number of each month.
pub(super) fn orders(
    data: &Organisation,
    customers: &[Customer],
    now: UtcMs,
) -> (Vec<MoveOrder>, BTreeMap<String, u32>) {
    let mut numbers = BTreeMap::new();
    let midnight = (now.0 + ZONE_MS).div_euclid(DAY_MS) * DAY_MS - ZONE_MS;
    let orders = (0..data.orders).filter_map(|i| {
        let customer = customers.get(i * 3 / 2 % customers.len().max(1))?;
        let store = data
            .stores
            .iter()
            .find(|row| store_id(&row.code) == customer.store)?;
        let days = days_from_today(i);
        let hour = if i.is_multiple_of(2) { 9 } else { 14 };
        let moves_at = UtcMs(midnight + days * DAY_MS + hour * HOUR_MS);
        let series = series("BJ", moves_at);
        let last: &mut u32 = numbers.entry(series.clone()).or_default();
        *last += 1;
        let stage = stage(days);
        let yuan = 800 + i64::try_from(i * 53 % 60).unwrap_or_default() * 100;
        Some(MoveOrder {
            id: MoveOrderId(demo_id("order", &(i + 1).to_string())),
            number: number(&series, *last),
            customer: customer.id,
            store: customer.store,
            stage,
            moves_at,
            route: format!(
                "{}{} → {}{}",
                pick(&data.districts, i),
                pick(&data.estates, i),
                pick(&data.districts, i + 2),
                pick(&data.estates, i * 5 + 3)
            ),
            price: Fen::yuan(if stage == MoveStage::Inquiry { 0 } else { yuan }),
            supervisors: data.supervisors(&store.code),
            job: MoveJob::default(),
        })
    });
    let orders = orders.collect();
    (orders, numbers)
}

/// The first customer moved three days ago; the others are spread over 91 days.
fn days_from_today(i: usize) -> i64 {
    if i == 0 {
        return -3;
    }
    i64::try_from(i * 37 % 91).unwrap_or_default() - 60
}

fn stage(days: i64) -> MoveStage {
    match days {
        ..-14 => MoveStage::Completed,
        -14..0 => MoveStage::AfterService,
        0 => MoveStage::Execution,
        1..4 => MoveStage::Preparation,
        4..21 => MoveStage::Contract,
        _ => MoveStage::Inquiry,
    }
}
