//! Cuts what waits into pushes: whole actions, in order, within the central's limits. What the
//! commands say isn't needed for it, so that a long queue is not read for each push.

use domain::ids::TxnId;
use domain::time::UtcMs;
use wire::sync_protocol::{MOST_BYTES_IN_A_PUSH, MOST_COMMANDS_IN_A_PUSH};

/// A command that waits.
#[derive(Debug, Clone, PartialEq)]
pub struct Waiting {
    /// Place in the laptop's sequence.
    pub device_seq: u64,
    /// The user action that it belongs to.
    pub txn_id: TxnId,
    /// Bytes of its body as JSON.
    pub size_bytes: usize,
    /// When it was written.
    pub written_at: UtcMs,
}

/// One push and what stays behind.
#[derive(Debug, Clone, PartialEq)]
pub struct Batch {
    /// Sequence number of the first command.
    pub first_seq: u64,
    /// And of the last.
    pub last_seq: u64,
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
    let first_seq = waiting.first()?.device_seq;
    let most_commands = most_commands.clamp(1, MOST_COMMANDS_IN_A_PUSH);
    let mut last_seq = first_seq;
    let mut taken = 0;
    let mut bytes = FRAME_BYTES;
    for action in waiting.chunk_by(|one, next| one.txn_id == next.txn_id) {
        let action_bytes: usize = action.iter().map(|w| w.size_bytes).sum();
        let fits =
            bytes + action_bytes <= MOST_BYTES_IN_A_PUSH && taken + action.len() <= most_commands;
        if !fits && taken > 0 {
            break;
        }
        last_seq = action.last().map_or(last_seq, |last| last.device_seq);
        taken += action.len();
        bytes += action_bytes;
        if !fits {
            break;
        }
    }
    let left = &waiting[taken..];
    Some(Batch {
        first_seq,
        last_seq,
        left: u32::try_from(left.len()).unwrap_or(u32::MAX),
        oldest_left_at: left.iter().map(|w| w.written_at).min(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn waiting(seq: u64, txn: u128, size_bytes: usize) -> Waiting {
        Waiting {
            device_seq: seq,
            txn_id: TxnId(Uuid::from_u128(txn)),
            size_bytes,
            written_at: UtcMs(i64::try_from(seq).unwrap()),
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
        assert_eq!((batch.first_seq, batch.last_seq), (1, 1));
        assert_eq!(batch.left, 3);
        assert_eq!(batch.oldest_left_at, Some(UtcMs(2)));
        let next = next_batch(&all[1..], 2).unwrap();
        assert_eq!((next.first_seq, next.last_seq), (2, 3));
    }

    #[test]
    fn a_huge_action_goes_alone_and_blocks_nobody_for_ever() {
        let all = [waiting(1, 1, 2 * MOST_BYTES_IN_A_PUSH), waiting(2, 2, 10)];
        let batch = next_batch(&all, 200).unwrap();
        assert_eq!((batch.first_seq, batch.last_seq), (1, 1));
    }

    #[test]
    fn bytes_are_counted_before_they_are_too_many() {
        let all: Vec<Waiting> = (1..=10)
            .map(|n| waiting(n, u128::from(n), MOST_BYTES_IN_A_PUSH / 3))
            .collect();
        assert_eq!(next_batch(&all, 200).unwrap().last_seq, 2);
    }
}
