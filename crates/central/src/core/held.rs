//! Commands that the central doesn't decide: they are kept, and a supervisor sees them as a review.

use domain::command::Command;
use domain::execute::{Write, is_removed};
use domain::facts::Facts;
use domain::ids::{ReviewId, StoreId};
use domain::organisation::Staff;
use domain::record::{RecordKind, RecordRef, RecordState};
use domain::refusal::Refusal;
use domain::review::{RefusedCommand, Review, ReviewState};
use domain::scope;
use domain::time::UtcMs;
use wire::envelope::CommandEnvelope;

use super::state;
use crate::store::Stored;
use crate::store::ledger::Ledger;

/// Why a command is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Held {
    /// The laptop was revoked.
    LaptopRevoked,
    /// Its actor's proof is missing or wrong.
    NotProved,
    /// Its actor may not sign in any more.
    NotActive,
    /// The rules panicked on it.
    RulesBroke,
}

impl Held {
    /// The word under which it is filed.
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::LaptopRevoked => "device_revoked",
            Self::NotProved => "not_proved",
            Self::NotActive => "actor_inactive",
            Self::RulesBroke => "internal",
        }
    }

    fn refusal(self) -> Refusal {
        match self {
            Self::LaptopRevoked => Refusal::LaptopRevoked,
            Self::NotProved => Refusal::NotProved,
            Self::NotActive => Refusal::NotActive,
            Self::RulesBroke => Refusal::RulesBroke,
        }
    }
}

/// The review of a held command, for the supervisors of its store. None when this build can't read
/// the command, or nobody knows a store for it: then it is filed only.
pub(super) fn review(
    tx: &mut dyn Ledger,
    envelope: &CommandEnvelope,
    why: Held,
    at: UtcMs,
    carried_by: &Staff,
) -> Stored<Option<Write>> {
    let Ok(typed) = envelope.command() else {
        return Ok(None);
    };
    let author = state::staff(tx, envelope.actor)?;
    let on = typed.on();
    let about = match tx.record(on)? {
        Some(row) => state::known(on.kind, &row.state),
        None => None,
    };
    let reached_by = author.as_ref().unwrap_or(carried_by);
    let of_record = about.as_ref().and_then(scope::store_of);
    let Some(store) = of_record
        .filter(|store| scope::reaches(reached_by, *store))
        .or(reached_by.home_store())
    else {
        return Ok(None);
    };
    let review = Review {
        id: ReviewId(envelope.command_id.0),
        refused: RefusedCommand {
            command: envelope.command_id,
            on,
            store,
            number: number(about.as_ref(), &typed),
            refusal: Some(beyond_reach(on, about.as_ref(), store, &typed).unwrap_or(why.refusal())),
            typed: Box::new(typed),
            written_at: at,
        },
        by: envelope.actor,
        by_name: author.map(|staff| staff.name).unwrap_or_default(),
        at,
        state: ReviewState::Waiting {
            note: String::new(),
        },
    };
    let of = RecordRef::new(RecordKind::Review, review.id.0);
    let state = RecordState::Review(review);
    let scope_keys = scope::keys_for(&state, &Facts::default());
    Ok(Some(Write {
        of,
        state,
        scope_keys,
    }))
}

/// What keeps a decision from looking at the complaint acted on: the decision must not ask for it.
fn beyond_reach(
    on: RecordRef,
    about: Option<&RecordState>,
    store: StoreId,
    typed: &Command,
) -> Option<Refusal> {
    if !matches!(typed, Command::ActOnComplaint { .. }) {
        return None;
    }
    match about {
        None => Some(Refusal::NotFound { kind: on.kind }),
        Some(state) if is_removed(state) => Some(Refusal::Removed),
        Some(state) if scope::store_of(state) != Some(store) => Some(Refusal::OutOfScope),
        Some(_) => None,
    }
}

/// As people say it.
fn number(about: Option<&RecordState>, typed: &Command) -> Option<String> {
    match (about, typed) {
        (Some(RecordState::Complaint(c)), _) => c
            .official_number
            .clone()
            .or_else(|| Some(c.provisional_number.clone())),
        (_, Command::RegisterComplaint { complaint }) => Some(complaint.provisional_number.clone()),
        _ => None,
    }
}
