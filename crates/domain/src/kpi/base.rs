//! The customers that there are: who stays, goes, comes back and comes by referral.

use super::{CustomerRow, Measure, Period, Unit};
use crate::time::{DAY_MS, UtcMs};

/// Active at the end among those active at the start.
pub(super) fn stayed<'a>(customers: impl Iterator<Item = &'a CustomerRow>) -> Measure {
    Measure::share(customers.filter(|c| c.active_at_start), |c| c.active_at_end)
}

/// Lost among those active at the start.
pub(super) fn lost<'a>(customers: impl Iterator<Item = &'a CustomerRow>) -> Measure {
    Measure::share(customers.filter(|c| c.active_at_start), |c| c.lost)
}

/// Those who ordered at least so often among those who ever ordered.
pub(super) fn ordered_again<'a>(
    customers: impl Iterator<Item = &'a CustomerRow>,
    times: u32,
) -> Measure {
    Measure::share(customers.filter(|c| c.orders > 0), |c| c.orders >= times)
}

/// Completed services by customers who ever ordered.
pub(super) fn uses<'a>(customers: impl Iterator<Item = &'a CustomerRow>) -> Measure {
    let ordered = customers.filter(|c| c.orders > 0);
    Measure::mean(Unit::Score, ordered.map(|c| i64::from(c.completed)))
}

/// Referred among the new ones.
pub(super) fn referred<'a>(customers: impl Iterator<Item = &'a CustomerRow>) -> Measure {
    Measure::share(customers.filter(|c| c.is_new), |c| c.referred)
}

/// Bought among those in the wake-up plan.
pub(super) fn woken<'a>(customers: impl Iterator<Item = &'a CustomerRow>) -> Measure {
    Measure::share(customers.filter(|c| c.in_wake_plan), |c| c.bought)
}

/// Had something done for them alone, among the active.
pub(super) fn personal<'a>(customers: impl Iterator<Item = &'a CustomerRow>) -> Measure {
    Measure::share(customers.filter(|c| c.active_at_end), |c| {
        c.had_personal_action
    })
}

/// Interactions by customers.
pub(super) fn interactions<'a>(customers: impl Iterator<Item = &'a CustomerRow>) -> Measure {
    let interactions = customers.map(|c| i64::from(c.interactions));
    Measure::mean(Unit::Ratio, interactions)
}

/// Filled among required fields.
pub(super) fn filled<'a>(customers: impl Iterator<Item = &'a CustomerRow>) -> Measure {
    let (mut filled, mut required) = (0_i64, 0_i64);
    for c in customers {
        filled += i64::from(c.filled_fields.min(c.required_fields));
        required += i64::from(c.required_fields);
    }
    Measure::new(Unit::Ratio, filled, required)
}

/// Updated within the last days of the period, among the active.
pub(super) fn fresh<'a>(
    customers: impl Iterator<Item = &'a CustomerRow>,
    period: Period,
    days: u32,
) -> Measure {
    let since = UtcMs(period.to.0.saturating_sub(i64::from(days) * DAY_MS));
    Measure::share(customers.filter(|c| c.active_at_end), |c| {
        c.updated_at >= since
    })
}
