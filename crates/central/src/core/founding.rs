//! People made without a server's administrator: the first one of a shop, and colleagues after.

use domain::grade::Level;
use domain::ids::StaffId;
use domain::organisation::{Staff, Store};
use domain::record::RecordState;

use super::{Effect, Entropy, password, publish, state};
use crate::store::ledger::{Ledger, User};
use crate::store::{StoreError, Stored};

/// What became of a person to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Made {
    /// The person can sign in.
    Done(Vec<Effect>),
    /// There is an organisation already.
    NotEmpty,
    /// Only a manager of this organisation may.
    NotAllowed,
    /// The sign-in name is taken.
    UserTaken,
}

/// Makes the first store and its founder in a tenant without records.
///
/// # Errors
/// Storage failed.
pub fn found(
    tx: &mut dyn Ledger,
    store: Store,
    founder: Staff,
    password: &str,
    entropy: &mut dyn Entropy,
) -> Stored<Made> {
    if tx.tenant()?.seq > 0 {
        return Ok(Made::NotEmpty);
    }
    let founder = Staff {
        stores: vec![store.id],
        ..founder
    };
    make(
        tx,
        &[RecordState::Store(store), RecordState::Staff(founder)],
        password,
        entropy,
    )
}

/// Makes one more person in the stores of the manager who asks.
///
/// # Errors
/// Storage failed.
pub fn add_colleague(
    tx: &mut dyn Ledger,
    by: StaffId,
    colleague: Staff,
    password: &str,
    entropy: &mut dyn Entropy,
) -> Stored<Made> {
    let Some(manager) = state::staff(tx, by)?.filter(|staff| staff.level == Level::L3) else {
        return Ok(Made::NotAllowed);
    };
    if tx.user_named(&colleague.user)?.is_some() {
        return Ok(Made::UserTaken);
    }
    let colleague = Staff {
        stores: manager.stores,
        ..colleague
    };
    make(tx, &[RecordState::Staff(colleague)], password, entropy)
}

fn make(
    tx: &mut dyn Ledger,
    records: &[RecordState],
    password: &str,
    entropy: &mut dyn Entropy,
) -> Stored<Made> {
    let effects = publish(tx, records)?;
    let mut salt = [0; 16];
    entropy.fill(&mut salt);
    let password_hash = password::hash(password, salt).ok_or(StoreError::Unreadable {
        what: "password parameters",
    })?;
    for record in records {
        if let RecordState::Staff(staff) = record {
            tx.put_user(&User {
                staff: staff.id,
                name: staff.user.clone(),
                password_hash: password_hash.clone(),
                active: true,
            })?;
        }
    }
    Ok(Made::Done(effects))
}
