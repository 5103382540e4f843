//! What proves that an action is the signed-in person's, and how long this person may read here
//! without the central.

use domain::rules::reading_is_masked_after_the_lease::is_over;
use domain::time::UtcMs;
use store::{Lease, Reader, SigningKey, Transaction};
use wire::envelope::CommandEnvelope;
use wire::signing::{is_right, lease_text, sign_action};
use wire::sync_protocol::{self, MacKey};
use zeroize::Zeroizing;

use crate::error::Error;
use crate::left::has_left;
use crate::opened::Opened;

impl Opened {
    /// Signs an action; all its commands are the signed-in person's.
    pub(crate) fn sign(&self, action: &[CommandEnvelope]) -> Option<String> {
        let first = action.first()?;
        let slot = self.lock_slot();
        let key = &slot.contents.signing;
        let proof = sign_action(key.id, &key.secret, first.txn_id, first.actor, action);
        Some(proof)
    }

    /// The signed-in person's lease, if it is this person's on this laptop and signed so.
    pub(crate) fn lease(&self, reader: &Reader<'_>) -> Result<Option<Lease>, store::Error> {
        let device = reader.sync_state()?.device_id;
        let slot = self.lock_slot();
        let secret = &slot.contents.signing.secret;
        Ok(reader.lease(self.staff_id)?.filter(|lease| {
            let text = lease_text(lease.lease_id, self.staff_id, device, lease.not_after);
            is_right(&lease.signature, secret, text.as_bytes())
        }))
    }

    /// Whether the person has been without the central for too long to read names here. Setting the
    /// clock back helps no further than to the last time that the central told.
    pub(crate) fn lease_is_over(&self, reader: &Reader<'_>) -> Result<bool, store::Error> {
        if has_left(reader, self.staff_id)? {
            return Ok(true);
        }
        let told = reader.sync_state()?.last_server_time;
        let now = self.clock.now().max(told.unwrap_or(UtcMs(i64::MIN)));
        Ok(is_over(self.lease(reader)?.map(|l| l.not_after), now))
    }
}

/// Keeps a lease as it came; whether it counts is asked whenever it is read.
pub(crate) fn keep_lease(
    tx: &Transaction<'_>,
    lease: &sync_protocol::Lease,
    now: UtcMs,
) -> Result<(), store::Error> {
    let device = tx.sync_state()?.device_id;
    tx.set_lease(&Lease {
        lease_id: lease.lease_id,
        staff_id: lease.staff_id,
        not_after: lease.not_after,
        body: lease_text(lease.lease_id, lease.staff_id, device, lease.not_after),
        signature: lease.signature.clone(),
        received_at: now,
    })
}

/// The key as a slot keeps it.
pub(crate) fn signing_key(key: &MacKey) -> Result<SigningKey, Error> {
    Ok(SigningKey {
        id: key.id,
        secret: Zeroizing::new(hex::decode(&key.secret).map_err(|_| Error::BadRequest)?),
    })
}
