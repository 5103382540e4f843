//! The demo organisation: invented people, the same ones each time, around the present day.

mod customers;
mod days;
mod orders;
mod organisation;

use domain::record::RecordState;
use domain::time::UtcMs;
use uuid::Uuid;

use crate::core::{Entropy, password, publish};
use crate::store::ledger::{Ledger, User};
use crate::store::{StoreError, Stored};
use organisation::Organisation;

/// Password of every demo user.
pub const DEMO_PASSWORD: &str = "doorstep-demo";

const DATA: &str = include_str!("../../../../assets/demo/organisation.json");
const NAMESPACE: Uuid = Uuid::from_u128(0x0d00_5e9d_e300_4d0e_8a11_0000_0000_0001);
const BROKEN: StoreError = StoreError::Unreadable {
    what: "demo organisation",
};

/// Id of a demo record: `("store", "QH")`, `("staff", "chenyu")`, `("customer", "1")`,
/// `("order", "1")`, `("crew", "1")`.
#[must_use]
pub fn demo_id(kind: &str, name: &str) -> Uuid {
    Uuid::new_v5(&NAMESPACE, format!("{kind}/{name}").as_bytes())
}

/// Seeds the demo organisation into a tenant without records; tells whether it did.
///
/// # Errors
/// Storage failed, or the shipped data is broken.
pub fn demo(tx: &mut dyn Ledger, now: UtcMs, entropy: &mut dyn Entropy) -> Stored<bool> {
    if tx.tenant()?.seq > 0 {
        return Ok(false);
    }
    let data: Organisation = serde_json::from_str(DATA).map_err(|_| BROKEN)?;
    let mut records = data.records();
    let customers = customers::customers(&data);
    let (orders, numbers) = orders::orders(&data, &customers, now);
    let days = days::days(&data, &customers, now);
    records.extend(customers.into_iter().map(RecordState::Customer));
    records.extend(orders.into_iter().map(RecordState::MoveOrder));
    records.extend(days);
    publish(tx, &records)?;
    for (series, last) in numbers {
        tx.put_last_number(&series, last)?;
    }
    // One password for all, so one hash: seeding costs one, not fifteen.
    let mut salt = [0; 16];
    entropy.fill(&mut salt);
    let password_hash = password::hash(DEMO_PASSWORD, salt).ok_or(BROKEN)?;
    for record in &records {
        if let RecordState::Staff(staff) = record {
            tx.put_user(&User {
                staff: staff.id,
                name: staff.user.clone(),
                password_hash: password_hash.clone(),
                active: true,
            })?;
        }
    }
    Ok(true)
}
