//! `GET /v1/hello`: what is spoken here. Nothing of a device to whoever shows no token.

use std::collections::BTreeMap;

use domain::time::UtcMs;
use wire::envelope::COMMAND_VERSION;
use wire::sync_protocol::{
    Hello, Limits, MOST_BYTES_IN_A_PUSH, MOST_COMMANDS_IN_A_PUSH, PROTOCOL_VERSION, ROW_SCHEMA,
};

use super::{Answer, Central, Failure, pull, session};
use crate::store::ledger::Ledger;

/// Name by which a client knows a central from a captive portal.
pub(super) const PRODUCT: &str = "doorstep-central";

/// Oldest client that may pull.
const MIN_CLIENT: &str = "0.1.0";

const COMMANDS: [&str; 3] = [
    "register_customer",
    "register_complaint",
    "act_on_complaint",
];

pub(super) fn hello(
    central: &Central,
    tx: &mut dyn Ledger,
    token: Option<&str>,
    now: UtcMs,
) -> Answer<Hello> {
    let device = match token.map(|token| session::caller(tx, token, now)) {
        Some(Ok(caller)) => Some(caller.device.status),
        Some(Err(Failure::Store(e))) => return Err(e.into()),
        None | Some(Err(Failure::Problem(_))) => None,
    };
    let size = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    Ok(Hello {
        product: PRODUCT.to_owned(),
        server_time: now,
        tenant_epoch: tx.tenant()?.epoch,
        protocol_min: PROTOCOL_VERSION,
        protocol_max: PROTOCOL_VERSION,
        command_versions: COMMANDS
            .iter()
            .map(|name| ((*name).to_owned(), COMMAND_VERSION))
            .collect::<BTreeMap<_, _>>(),
        row_schema_min: ROW_SCHEMA,
        row_schema_max: ROW_SCHEMA,
        min_client: MIN_CLIENT.to_owned(),
        policy_hash: central.policy_hash.clone(),
        limits: Limits {
            push_commands: size(MOST_COMMANDS_IN_A_PUSH),
            push_bytes: size(MOST_BYTES_IN_A_PUSH),
            pull_bytes: size(pull::MOST_BYTES),
        },
        device,
    })
}
