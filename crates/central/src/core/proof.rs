//! Keys that people sign with on a laptop, and what is proved with them.

use domain::ids::{DeviceId, StaffId};
use domain::time::{DAY_MS, UtcMs};
use uuid::Uuid;
use wire::signing::{is_signed, key_of, lease_text, sign};
use wire::sync_protocol::{Lease, MacKey, Txn};

use super::request::{Entropy, fresh_id};
use crate::store::Stored;
use crate::store::ledger::{Ledger, MacKeyRow};

/// One life of one laptop.
#[derive(Clone, Copy)]
pub(super) struct Life {
    pub device: DeviceId,
    pub incarnation: Uuid,
}

/// Gives a person a key for this life of a laptop.
pub(super) fn issue(
    tx: &mut dyn Ledger,
    staff: StaffId,
    life: Life,
    now: UtcMs,
    entropy: &mut dyn Entropy,
) -> Stored<MacKey> {
    let mut secret = vec![0; 32];
    entropy.fill(&mut secret);
    let key = MacKeyRow {
        id: fresh_id(now, entropy),
        staff,
        device: life.device,
        incarnation: life.incarnation,
        secret,
        issued_at: now,
    };
    tx.put_mac_key(&key)?;
    Ok(MacKey {
        id: key.id,
        secret: hex::encode(key.secret),
    })
}

/// Whether the action's actor gave it on this laptop, in this life or one before: what was rescued
/// from a damaged database is sent from the next.
pub(super) fn holds(tx: &mut dyn Ledger, txn: &Txn, device: DeviceId) -> Stored<bool> {
    let Some((proof, id)) = txn.mac.as_deref().and_then(|p| Some((p, key_of(p)?))) else {
        return Ok(false);
    };
    let key = tx
        .mac_key(id)?
        .filter(|key| key.staff == txn.actor && key.device == device);
    Ok(key.is_some_and(|key| is_signed(proof, &key.secret, txn.txn_id, txn.actor, &txn.cmds)))
}

/// Lets a person read without the central for so many days, signed with the key that the laptop says
/// it has; none when there is no key. The last one given may never have reached it.
pub(super) fn lease(
    tx: &mut dyn Ledger,
    staff: StaffId,
    life: Life,
    held: Option<Uuid>,
    days: u32,
    now: UtcMs,
) -> Stored<Option<Lease>> {
    let held = match held {
        Some(id) => tx.mac_key(id)?,
        None => None,
    };
    let held = held.filter(|key| key.staff == staff && key.device == life.device);
    let key = match held {
        Some(key) => Some(key),
        None => tx.last_mac_key(staff, life.device, life.incarnation)?,
    };
    let Some(key) = key else { return Ok(None) };
    let not_after = UtcMs(now.0 + i64::from(days) * DAY_MS);
    // The same person, key and end are the same permission.
    let name = format!("{staff} {}", not_after.0);
    let lease_id = Uuid::new_v5(&key.id, name.as_bytes());
    let text = lease_text(lease_id, staff, life.device, not_after);
    Ok(Some(Lease {
        lease_id,
        staff_id: staff,
        not_after,
        key: key.id,
        signature: sign(&key.secret, text.as_bytes()),
    }))
}
