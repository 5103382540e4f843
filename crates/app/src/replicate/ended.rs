//! Sessions of people who were taken off this laptop: the central is told with the next contact.

use store::Transaction;
use sync::transport::Transport;
use wire::sync_protocol::SignOutRequest;

use crate::error::Error;
use crate::opened::Opened;

/// Where their refresh tokens wait, in the encrypted database.
const ENDED: &str = "ended_sessions";

/// Keeps the token of a session that is to end.
pub(crate) fn note(tx: &Transaction<'_>, refresh: String) -> Result<(), Error> {
    let mut ended = waiting(tx)?;
    ended.push(refresh);
    keep(tx, &ended)
}

/// Tells the central. What it hasn't heard of stays for the next time.
pub(super) async fn tell(desk: &Opened, transport: &dyn Transport) {
    if let Err(error) = tell_all(desk, transport).await {
        tracing::error!(%error, "sessions that ended could not be told");
    }
}

async fn tell_all(desk: &Opened, transport: &dyn Transport) -> Result<(), Error> {
    let (ended, device_id) = desk.store.write_or::<_, Error>(|tx| {
        let state = tx.sync_state()?;
        let ended = if state.working_offline {
            vec![]
        } else {
            waiting(tx)?
        };
        Ok((ended, state.device_id))
    })?;
    for refresh in ended {
        let request = SignOutRequest {
            refresh: refresh.clone(),
            device_id,
        };
        if let Err(failure) = transport.sign_out(request).await {
            // The pull that follows says what is wrong, or that this central is too old for it.
            tracing::info!(%failure, "a session that ended waits");
            return Ok(());
        }
        desk.store.write_or::<_, Error>(|tx| {
            let mut left = waiting(tx)?;
            left.retain(|other| *other != refresh);
            keep(tx, &left)
        })?;
    }
    Ok(())
}

fn waiting(tx: &Transaction<'_>) -> Result<Vec<String>, Error> {
    match tx.setting(ENDED)? {
        Some(kept) => Ok(serde_json::from_str(&kept)?),
        None => Ok(vec![]),
    }
}

fn keep(tx: &Transaction<'_>, ended: &[String]) -> Result<(), Error> {
    Ok(tx.set_setting(ENDED, &serde_json::to_string(ended)?)?)
}
