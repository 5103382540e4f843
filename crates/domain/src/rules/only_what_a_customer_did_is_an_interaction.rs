//! A visit, an answered call or message, an order, points and what is done in the app are
//! interactions; a message merely sent, and a call nobody took, are none (policy Part 10). For the
//! rule of 黄, a mover's only interactions are the care contacts that were answered, counted from the
//! last job (decision 24).

use crate::churn::{ChurnSignals, InteractionKind};
use crate::customer::value::BusinessLine;
use crate::time::UtcMs;

/// Whether it is an interaction.
#[must_use]
pub fn counts(kind: InteractionKind) -> bool {
    !matches!(
        kind,
        InteractionKind::MessageSent | InteractionKind::CallMissed
    )
}

/// A contact in which the customer answered, or came.
fn is_answered(kind: InteractionKind) -> bool {
    matches!(
        kind,
        InteractionKind::Visit
            | InteractionKind::CallAnswered
            | InteractionKind::MessageAnswered
            | InteractionKind::CareAnswered
    )
}

fn last(signals: &ChurnSignals, of: impl Fn(InteractionKind) -> bool) -> Option<UtcMs> {
    let interactions = signals.interactions.0.iter();
    interactions.filter(|i| of(i.kind)).map(|i| i.at).max()
}

/// The last interaction; an order is one, and so is registering when nothing came after it.
#[must_use]
pub fn last_interaction(signals: &ChurnSignals) -> UtcMs {
    let last = last(signals, counts).max(signals.last_purchase_at);
    last.unwrap_or(signals.registered_at)
}

/// What the rule of 黄 counts from.
#[must_use]
pub fn last_for_amber(signals: &ChurnSignals) -> UtcMs {
    match signals.line {
        BusinessLine::Other => last_interaction(signals),
        BusinessLine::Moving => {
            let care = |kind| kind == InteractionKind::CareAnswered;
            let last = last(signals, care).max(signals.last_purchase_at);
            last.unwrap_or(signals.registered_at)
        }
    }
}

/// The last contact that was answered, if any.
#[must_use]
pub fn last_answered(signals: &ChurnSignals) -> Option<UtcMs> {
    last(signals, is_answered)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::churn::samples::{days_ago, interactions, signals};

    #[test]
    fn a_message_merely_sent_is_no_interaction() {
        let mut c = signals();
        c.last_purchase_at = Some(days_ago(50));
        c.interactions = interactions(&[
            (InteractionKind::MessageSent, 1),
            (InteractionKind::CallMissed, 2),
            (InteractionKind::App, 20),
        ]);
        assert_eq!(last_interaction(&c), days_ago(20));
    }

    #[test]
    fn for_a_mover_only_an_answered_care_contact_counts_against_amber() {
        let mut c = signals();
        c.last_purchase_at = Some(days_ago(50));
        c.interactions = interactions(&[
            (InteractionKind::App, 1),
            (InteractionKind::CareAnswered, 40),
        ]);
        assert_eq!(last_for_amber(&c), days_ago(1));
        c.line = BusinessLine::Moving;
        assert_eq!(last_for_amber(&c), days_ago(40));
        c.interactions = interactions(&[(InteractionKind::App, 1)]);
        assert_eq!(last_for_amber(&c), days_ago(50));
    }

    #[test]
    fn whoever_never_did_anything_is_quiet_since_registering() {
        let mut c = signals();
        c.last_purchase_at = None;
        c.interactions = interactions(&[]);
        c.registered_at = days_ago(77);
        assert_eq!(last_interaction(&c), days_ago(77));
    }
}
