//! Cursors: opaque to clients, and nobody but this central can make one.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::digest::{hmac, same};
use crate::store::ledger::{Position, Tenant};

/// Where a client's pull stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Cursor {
    /// Life of the tenant.
    #[serde(rename = "e")]
    pub epoch: Uuid,
    /// The client holds everything up to here; 0 before the first checkpoint.
    #[serde(rename = "s")]
    pub seq: u64,
    /// Hash of the keys that it held then; none before the first checkpoint.
    #[serde(rename = "k")]
    pub scope: Option<String>,
    /// The checkpoint under way, if one is.
    #[serde(rename = "p")]
    pub page: Option<Page>,
}

/// A place within a checkpoint.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Page {
    /// What the checkpoint stands for.
    #[serde(rename = "h")]
    pub hi: u64,
    /// Hash of the keys that it fills.
    #[serde(rename = "t")]
    pub scope: String,
    /// Last change sent.
    #[serde(rename = "a")]
    pub seq: u64,
    /// Its place within the sequence number.
    #[serde(rename = "i")]
    pub idx: i64,
}

impl Page {
    pub(super) fn position(&self) -> Position {
        Position {
            seq: self.seq,
            idx: self.idx,
        }
    }
}

/// The cursor as the client carries it.
pub(super) fn seal(cursor: &Cursor, tenant: &Tenant) -> String {
    // Ids, numbers and short strings always serialise.
    let body = serde_json::to_vec(cursor).unwrap_or_default();
    let mac = hmac(&tenant.secret, &body);
    format!("{}.{}", hex::encode(body), hex::encode(mac))
}

/// The cursor inside; none when it is forged or of another life.
pub(super) fn open(text: &str, tenant: &Tenant) -> Option<Cursor> {
    let (body, mac) = text.split_once('.')?;
    let (body, mac) = (hex::decode(body).ok()?, hex::decode(mac).ok()?);
    if !same(&hmac(&tenant.secret, &body), &mac) {
        return None;
    }
    let cursor: Cursor = serde_json::from_slice(&body).ok()?;
    (cursor.epoch == tenant.epoch).then_some(cursor)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_opens_for_its_maker_and_its_epoch_alone() {
        let tenant = Tenant {
            id: domain::ids::TenantId(Uuid::from_u128(1)),
            epoch: Uuid::from_u128(2),
            seq: 9,
            horizon: 0,
            scope_epoch: 0,
            secret: vec![5; 32],
        };
        let cursor = Cursor {
            epoch: tenant.epoch,
            seq: 9,
            scope: Some("k".into()),
            page: None,
        };
        let sealed = seal(&cursor, &tenant);
        assert_eq!(open(&sealed, &tenant), Some(cursor.clone()));
        let forged = sealed.replacen(&sealed[..2], "00", 1);
        assert_eq!(open(&forged, &tenant), None);
        assert_eq!(open("rubbish", &tenant), None);
        let mut restored = tenant.clone();
        restored.epoch = Uuid::from_u128(3);
        assert_eq!(open(&sealed, &restored), None);
        let mut other = tenant;
        other.secret = vec![6; 32];
        assert_eq!(open(&sealed, &other), None);
    }
}
