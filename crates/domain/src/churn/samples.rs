//! Customers for the tests of churn.

use uuid::Uuid;

use super::{ChurnLevel, ChurnSignals, ChurnWarning, Interaction, InteractionKind, Interactions};
use crate::customer::value::{BusinessLine, Lifecycle};
use crate::grade::Tier;
use crate::ids::CustomerId;
use crate::money::Fen;
use crate::rules::samples::NOW;
use crate::time::UtcMs;

pub fn days_ago(days: u32) -> UtcMs {
    NOW.minus_days(days)
}

pub fn interactions(all: &[(InteractionKind, u32)]) -> Interactions {
    let one = |(kind, days): &(InteractionKind, u32)| Interaction {
        kind: *kind,
        at: days_ago(*days),
    };
    Interactions(all.iter().map(one).collect())
}

/// A content customer who was here yesterday.
pub fn signals() -> ChurnSignals {
    ChurnSignals {
        customer: CustomerId(Uuid::from_u128(20)),
        tier: Tier::Silver,
        lifecycle: Lifecycle::Active,
        segment: None,
        line: BusinessLine::Other,
        registered_at: days_ago(500),
        lifetime_uses: 5,
        last_purchase_at: Some(days_ago(10)),
        interactions: interactions(&[(InteractionKind::Visit, 1)]),
        monthly: None,
        complaint_overdue_since: None,
        complaint_reopened_at: None,
        last_rating: None,
        last_nps: None,
        negative_comment_at: None,
        has_open_complaint: false,
        paid_net: Fen::yuan(900),
        paid_net_before: Fen::yuan(900),
    }
}

pub fn warning(level: Option<ChurnLevel>, changed_at: UtcMs) -> ChurnWarning {
    ChurnWarning {
        customer: signals().customer,
        level,
        causes: vec![],
        changed_at,
        task: None,
        handled: None,
    }
}
