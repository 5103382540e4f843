//! Cuts what waits into pushes: whole actions, in order, within the central's limits.

use domain::time::UtcMs;
use wire::envelope::CommandEnvelope;
use wire::sync_protocol::{MOST_BYTES_IN_A_PUSH, MOST_COMMANDS_IN_A_PUSH, Txn};

/// A command that waits, with the size of its body.
#[derive(Debug, Clone, PartialEq)]
pub struct Waiting {
    /// Command.
    pub command: CommandEnvelope,
    /// Bytes of its body as JSON.
    pub size_bytes: usize,
    /// When it was written.
    pub written_at: UtcMs,
    /// Proof that its actor gave the whole action.
    pub mac: Option<String>,
}

/// One push and what stays behind.
#[derive(Debug, Clone, PartialEq)]
pub struct Batch {
    /// Sequence number of the first command.
    pub first_seq: u64,
    /// Actions.
    pub txns: Vec<Txn>,
    /// Commands left for later pushes.
    pub left: u32,
    /// When the oldest command left was written.
    pub oldest_left_at: Option<UtcMs>,
}

/// Room that a push leaves for its own frame.
const FRAME_BYTES: usize = 4096;

/// The next push, or none when nothing waits. An action is never split; one that is too large by
/// itself goes alone, so that the central can say so.
#[must_use]
pub fn next_batch(waiting: &[Waiting], most_commands: usize) -> Option<Batch> {
    let first = waiting.first()?;
    let most_commands = most_commands.clamp(1, MOST_COMMANDS_IN_A_PUSH);
    let mut txns: Vec<Txn> = vec![];
    let mut taken = 0;
    let mut bytes = FRAME_BYTES;
    while let Some(head) = waiting.get(taken) {
        let txn_id = head.command.txn_id;
        let action: Vec<&Waiting> = waiting[taken..]
            .iter()
            .take_while(|w| w.command.txn_id == txn_id)
            .collect();
        let action_bytes: usize = action.iter().map(|w| w.size_bytes).sum();
        let fits =
            bytes + action_bytes <= MOST_BYTES_IN_A_PUSH && taken + action.len() <= most_commands;
        if !fits && !txns.is_empty() {
            break;
        }
        txns.push(Txn {
            txn_id,
            actor: head.command.actor,
            cmds: action.iter().map(|w| w.command.clone()).collect(),
            mac: head.mac.clone(),
        });
        taken += action.len();
        bytes += action_bytes;
        if !fits {
            break;
        }
    }
    let left = &waiting[taken..];
    Some(Batch {
        first_seq: first.command.device_seq,
        txns,
        left: u32::try_from(left.len()).unwrap_or(u32::MAX),
        oldest_left_at: left.iter().map(|w| w.written_at).min(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::ids::{CommandId, StaffId, TxnId};
    use uuid::Uuid;

    fn waiting(seq: u64, txn: u128, size_bytes: usize) -> Waiting {
        Waiting {
            command: CommandEnvelope {
                command_id: CommandId(Uuid::from_u128(u128::from(seq))),
                device_seq: seq,
                txn_id: TxnId(Uuid::from_u128(txn)),
                name: "register_customer".into(),
                v: 1,
                actor: StaffId(Uuid::nil()),
                on: vec![],
                payload: serde_json::Value::Null,
                authored_wall: UtcMs(0),
                authored_mono_ms: 0,
                boot_id: None,
                clock_offset_ms: None,
                last_server_time: None,
                occurred_at: None,
                policy_hash: None,
                lease_id: None,
                blobs: vec![],
                supersedes: None,
            },
            size_bytes,
            written_at: UtcMs(i64::try_from(seq).unwrap()),
            mac: Some(format!("proof of {txn}")),
        }
    }

    #[test]
    fn nothing_waiting_is_no_push() {
        assert_eq!(next_batch(&[], 200), None);
    }

    #[test]
    fn an_action_is_never_split() {
        let all = [
            waiting(1, 1, 10),
            waiting(2, 2, 10),
            waiting(3, 2, 10),
            waiting(4, 3, 10),
        ];
        let batch = next_batch(&all, 2).unwrap();
        assert_eq!(batch.txns.len(), 1);
        assert_eq!(batch.left, 3);
        assert_eq!(batch.oldest_left_at, Some(UtcMs(2)));
        let next = next_batch(&all[1..], 2).unwrap();
        assert_eq!(next.txns[0].cmds.len(), 2);
    }

    #[test]
    fn a_huge_action_goes_alone_and_blocks_nobody_for_ever() {
        let all = [waiting(1, 1, 2 * MOST_BYTES_IN_A_PUSH), waiting(2, 2, 10)];
        let batch = next_batch(&all, 200).unwrap();
        assert_eq!(batch.txns.len(), 1);
        assert_eq!(batch.first_seq, 1);
    }

    #[test]
    fn bytes_are_counted_before_they_are_too_many() {
        let all: Vec<Waiting> = (1..=10)
            .map(|n| waiting(n, u128::from(n), MOST_BYTES_IN_A_PUSH / 3))
            .collect();
        assert_eq!(next_batch(&all, 200).unwrap().txns.len(), 2);
    }
}
