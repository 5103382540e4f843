//! `GET /v1/commands/{id}`: what became of a command whose answer was lost.

use domain::ids::CommandId;
use domain::time::UtcMs;
use wire::sync_protocol::{CommandLookup, CommandVerdict};

use super::{Answer, session};
use crate::store::ledger::Ledger;

/// Another laptop's command is as good as unknown.
pub(super) fn lookup(
    tx: &mut dyn Ledger,
    token: &str,
    id: CommandId,
    now: UtcMs,
) -> Answer<CommandLookup> {
    let caller = session::caller(tx, token, now)?;
    let logged = tx.logged(id)?.filter(|l| l.device == caller.device.id);
    Ok(CommandLookup {
        found: logged.map(|logged| CommandVerdict {
            command_id: logged.command_id,
            device_seq: logged.device_seq,
            verdict: logged.verdict,
        }),
    })
}
