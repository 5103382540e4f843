//! What a person has in view of a record: the confirmed version with the laptop's own commands on top.

use domain::ids::{CommandId, derived};
use domain::record::{RecordKind, RecordRef};
use domain::rules::strict_steps_need_the_version_seen::version_seen;
use store::{CommandState, Reader};
use wire::envelope::{SeenVersion, Verdict};

/// What there is to see of a record now.
pub(crate) fn seen_now(reader: &Reader<'_>, on: RecordRef) -> Result<SeenVersion, store::Error> {
    let version = reader
        .get(on.kind.as_str(), on.id)?
        .map_or(0, |r| r.version);
    let mut own = vec![];
    for command in reader.commands_on_top(on.kind.as_str(), on.id)? {
        if changed_something(reader, command)? {
            own.push(command);
        }
    }
    Ok(SeenVersion {
        confirmed: version.saturating_sub(own.len() as u64),
        own,
    })
}

/// The version that what a person saw has become, as far as it is known here.
pub(crate) fn version_of_seen(
    reader: &Reader<'_>,
    on: RecordRef,
    seen: &SeenVersion,
) -> Result<u64, store::Error> {
    let mut made = Vec::with_capacity(seen.own.len());
    for (next, command) in (seen.confirmed + 1..).zip(&seen.own) {
        made.push(made_by(reader, *command, on, next)?);
    }
    Ok(version_seen(seen.confirmed, made))
}

/// Each command that changes a record leaves a line in its history; one that finds everything as it
/// wants it makes no version.
fn changed_something(reader: &Reader<'_>, command: CommandId) -> Result<bool, store::Error> {
    let line = derived(command, "timeline", 0);
    let line = reader.get(RecordKind::TimelineEntry.as_str(), line)?;
    Ok(line.is_some())
}

/// The version that an own command made; without a verdict it makes the next one, if the rules let it.
fn made_by(
    reader: &Reader<'_>,
    command: CommandId,
    on: RecordRef,
    next: u64,
) -> Result<Option<u64>, store::Error> {
    // Not in the queue: it settled long ago, or is of the action that is just being given.
    let Some(row) = reader.outbox_row(command)? else {
        return Ok(Some(next));
    };
    Ok(match row.state {
        CommandState::Pending | CommandState::Inflight => row.doubt.is_none().then_some(next),
        CommandState::Acked | CommandState::Settled => {
            let verdict = row.verdict.as_deref();
            let verdict = verdict.and_then(|v| serde_json::from_str::<Verdict>(v).ok());
            verdict.and_then(|verdict| verdict.version_of(on))
        }
        CommandState::Rejected | CommandState::Quarantined => None,
    })
}
