//! A laptop whose clock ran ahead wrote down a future: whatever it says has happened is taken as of
//! the instant that counts for the command (`sla-engine.md` section 2). Sync never refuses for a clock.

use crate::command::Command;
use crate::complaint::ComplaintAction;
use crate::time::{MINUTE_MS, UtcMs};

/// Clocks of laptops may differ this much before they are suspect.
const TOLERANCE_MS: i64 = 2 * MINUTE_MS;

/// The command as it counts: given at `authored` by the laptop's corrected clock, decided as of
/// `effective_at`. With a sound clock it is what was typed, a wrong time included.
#[must_use]
pub fn as_it_counts(mut command: Command, authored: UtcMs, effective_at: UtcMs) -> Command {
    if authored.since(effective_at) > TOLERANCE_MS {
        for moment in past_moments(&mut command) {
            *moment = (*moment).min(effective_at);
        }
    }
    command
}

/// Every time in a command at which something has happened already.
fn past_moments(command: &mut Command) -> Vec<&mut UtcMs> {
    match command {
        Command::RegisterComplaint { complaint } => {
            let mut moments = vec![&mut complaint.raised_at];
            moments.extend(&mut complaint.occurred_at);
            moments
        }
        Command::ActOnComplaint { action, .. } => match action {
            ComplaintAction::Acknowledge { contacted_at, .. } => vec![contacted_at],
            ComplaintAction::Propose { told_at, .. } => vec![told_at],
            ComplaintAction::Resolve { finished_at, .. } => vec![finished_at],
            _ => vec![],
        },
        Command::LogVisit { visit } => {
            let mut moments = vec![&mut visit.started_at];
            moments.extend(&mut visit.ended_at);
            moments
        }
        _ => vec![],
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::complaint::{ContactMeans, TalkSteps};
    use crate::ids::ComplaintId;
    use crate::rules::samples::NOW;
    use crate::time::DAY_MS;

    fn contacted(at: UtcMs) -> Command {
        Command::ActOnComplaint {
            complaint: ComplaintId(Uuid::from_u128(1)),
            action: ComplaintAction::Acknowledge {
                means: ContactMeans::Call,
                contacted_at: at,
                said: "已致歉".to_owned(),
                talk: TalkSteps::default(),
            },
        }
    }

    #[test]
    fn a_clock_years_ahead_writes_no_future_and_a_sound_one_is_believed() {
        let ahead = UtcMs(NOW.0 + 1000 * DAY_MS);
        let earlier = UtcMs(NOW.0 - DAY_MS);
        assert_eq!(as_it_counts(contacted(ahead), ahead, NOW), contacted(NOW));
        assert_eq!(
            as_it_counts(contacted(earlier), ahead, NOW),
            contacted(earlier)
        );
        let soon = UtcMs(NOW.0 + MINUTE_MS);
        assert_eq!(as_it_counts(contacted(ahead), soon, NOW), contacted(ahead));
    }
}
