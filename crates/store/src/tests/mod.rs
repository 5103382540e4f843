//! Everything is tried on a real encrypted file.

// The method itself, as clippy proposes, isn't general enough over the reader's lifetime.
#![allow(clippy::redundant_closure_for_method_calls)]

mod disk;
mod keys;
mod kill;
mod lists;
mod outbox;
mod purity;
mod records;
mod search;
mod upgrade;
mod wreck;

use domain::ids::{CommandId, CustomerId, DeviceId, StaffId, StoreId, TxnId};
use domain::time::UtcMs;
use tempfile::TempDir;
use uuid::Uuid;

use crate::{DataFolder, NewCommand, NewDevice, Projection, Result, Shows, Store, StoredRecord};

const KEY: [u8; 32] = [7; 32];
const SENTENCE: &str = "衣柜门在搬运途中被划伤了三处";

fn id(n: u128) -> Uuid {
    Uuid::from_u128(n)
}

fn device() -> NewDevice {
    NewDevice {
        device_id: DeviceId(id(1)),
        incarnation: id(2),
    }
}

fn open(at: &TempDir) -> Result<Store> {
    open_in(&DataFolder::hold(at.path())?)
}

fn open_in(folder: &DataFolder) -> Result<Store> {
    Store::open(folder, &KEY, device(), shows())
}

/// What a record of these tests shows: its state says so.
#[derive(Default, serde::Serialize, serde::Deserialize)]
#[serde(default)]
struct Shown {
    store: u128,
    customer: Option<u128>,
    owner: Option<u128>,
    at: i64,
    due_at: Option<i64>,
    is_open: bool,
    tokens: Vec<String>,
    text: String,
}

/// Records whose state says nothing of this show nothing.
fn shows() -> Shows {
    Shows::new("1", |record| {
        let shown: Shown = serde_json::from_str(&record.state).ok()?;
        (shown.store > 0).then(|| Projection {
            store: StoreId(id(shown.store)),
            customer: shown.customer.map(|n| CustomerId(id(n))),
            owner: shown.owner.map(|n| StaffId(id(n))),
            at: UtcMs(shown.at),
            due_at: shown.due_at.map(UtcMs),
            is_open: shown.is_open,
            tokens: shown.tokens,
            text: shown.text,
        })
    })
}

fn showing(kind: &str, n: u128, shown: &Shown) -> StoredRecord {
    let state = serde_json::to_string(shown).expect("plain data");
    record(kind, n, &state)
}

fn desk() -> (TempDir, Store) {
    let at = TempDir::new().expect("a temporary folder");
    let store = open(&at).expect("a new store");
    (at, store)
}

fn record(kind: &str, n: u128, state: &str) -> StoredRecord {
    StoredRecord {
        kind: kind.into(),
        id: id(n),
        version: 1,
        seq: 10,
        parent: None,
        scope_keys: vec!["store:a".into()],
        state: state.into(),
    }
}

fn command(device_seq: u64) -> NewCommand {
    NewCommand {
        device_seq,
        command_id: CommandId(id(1000 + u128::from(device_seq))),
        txn_id: TxnId(id(5)),
        actor: StaffId(id(6)),
        name: "register_complaint".into(),
        body: format!("{{\"n\":{device_seq}}}"),
        body_hash: format!("hash {device_seq}"),
        written_at: UtcMs(i64::try_from(device_seq).expect("small") * 100),
        on_kind: "complaint".into(),
        on_id: id(70),
        mac: None,
    }
}
