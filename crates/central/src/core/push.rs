//! Commands go up (`sync.md` 3.5): checked, decided in order, then numbered and written late, so that
//! sequence order is commit order.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use domain::execute::Write;
use domain::ids::CommandId;
use domain::organisation::Staff;
use domain::time::UtcMs;
use wire::envelope::{CommandEnvelope, Verdict};
use wire::sync_protocol::{
    CommandVerdict, DeviceFlag, MOST_BYTES_IN_A_PUSH, MOST_COMMANDS_IN_A_PUSH, ProblemCode,
    PushRequest, PushResponse, Txn,
};

use super::board::Board;
use super::decide::{Bench, Decision, Hand, corrected_wall, creates};
use super::digest::sha256;
use super::held::{self, Held};
use super::proof;
use super::session::{self, Caller};
use super::write_down::{self, Fresh};
use super::{Answer, Central, Effect, number, problem};
use crate::store::ledger::{Incarnation, Ledger, Logged};

/// A command of the batch, and what is known of it.
struct Place<'a> {
    txn: &'a Txn,
    envelope: &'a CommandEnvelope,
    hash: String,
    slot: Slot,
}

enum Slot {
    /// Decided before, at this place.
    Known(Verdict),
    /// Decided before, under another number.
    Again(Verdict),
    /// To be decided, as of this instant.
    New(UtcMs),
}

pub(super) fn push(
    central: &Central,
    tx: &mut dyn Ledger,
    token: &str,
    body: &PushRequest,
    now: UtcMs,
) -> Answer<(PushResponse, Vec<Effect>)> {
    let caller = session::carrier(tx, token, now)?;
    if body.device_id != caller.device.id {
        return Err(ProblemCode::AuthNeeded.into());
    }
    if body.incarnation != caller.session.incarnation {
        return Err(ProblemCode::DeviceForked.into());
    }
    check_shape(body)?;
    let life = tx
        .incarnation(body.device_id, body.incarnation)?
        .ok_or(ProblemCode::AuthNeeded)?;
    let places = sort_out(tx, body, &life, now)?;
    let series = number::series("TS", now);
    let (decisions, last_number) = decide(central, tx, &caller, &life.code, &places, &series)?;
    if let Some(last) = last_number {
        tx.put_last_number(&series, last)?;
    }
    finish(tx, caller, life, body, places, decisions, now)
}

/// Sizes, and whether the batch agrees with itself.
fn check_shape(body: &PushRequest) -> Answer<()> {
    let count: usize = body.txns.iter().map(|t| t.cmds.len()).sum();
    if count > MOST_COMMANDS_IN_A_PUSH {
        return Err(ProblemCode::TooLarge.into());
    }
    let commands = || body.txns.iter().flat_map(|t| &t.cmds);
    let bytes: usize = commands().map(|c| c.canonical().len()).sum();
    if bytes > MOST_BYTES_IN_A_PUSH {
        return Err(ProblemCode::TooLarge.into());
    }
    let ids: BTreeSet<CommandId> = commands().map(|c| c.command_id).collect();
    let belong = |t: &Txn| t.cmds.iter().all(|c| c.txn_id == t.txn_id);
    let first = commands().next().map_or(body.first_seq, |c| c.device_seq);
    if ids.len() != count || !body.txns.iter().all(belong) || first != body.first_seq || first == 0
    {
        return Err(ProblemCode::Malformed.into());
    }
    Ok(())
}

/// Tells known commands from new ones; a gap or a fork ends it.
fn sort_out<'a>(
    tx: &mut dyn Ledger,
    body: &'a PushRequest,
    life: &Incarnation,
    now: UtcMs,
) -> Answer<Vec<Place<'a>>> {
    let mut next = life.last_seq + 1;
    let mut previous = None::<u64>;
    let mut effective = life.last_effective_at;
    let mut places = Vec::new();
    for txn in &body.txns {
        for envelope in &txn.cmds {
            if previous.is_some_and(|p| envelope.device_seq <= p) {
                return Err(ProblemCode::Malformed.into());
            }
            previous = Some(envelope.device_seq);
            let hash = sha256(&envelope.canonical());
            let slot = match envelope.device_seq.cmp(&next) {
                Ordering::Less => {
                    let logged = tx
                        .logged_at(body.device_id, body.incarnation, envelope.device_seq)?
                        .filter(|l| l.command_id == envelope.command_id)
                        .filter(|l| l.body_hash == hash || same_content(l, envelope))
                        .ok_or(ProblemCode::DeviceForked)?;
                    Slot::Known(logged.verdict)
                }
                Ordering::Equal => {
                    next += 1;
                    match tx.logged(envelope.command_id)? {
                        Some(l) if l.device == body.device_id && same_content(&l, envelope) => {
                            Slot::Again(l.verdict)
                        }
                        Some(_) => return Err(ProblemCode::DeviceForked.into()),
                        None => {
                            let at = effective_at(envelope, effective, now);
                            effective = Some(at);
                            Slot::New(at)
                        }
                    }
                }
                Ordering::Greater => return Err(problem::seq_gap(next).into()),
            };
            places.push(Place {
                txn,
                envelope,
                hash,
                slot,
            });
        }
    }
    Ok(places)
}

/// Whether a command says what the logged one said, but for its number. Compared by meaning, since
/// the order of fields in a payload may differ between builds.
fn same_content(logged: &Logged, envelope: &CommandEnvelope) -> bool {
    serde_json::from_str::<CommandEnvelope>(&logged.body).is_ok_and(|body| {
        CommandEnvelope {
            device_seq: envelope.device_seq,
            ..body
        } == *envelope
    })
}

/// The laptop's clock, corrected, never before what it did earlier nor after now.
fn effective_at(envelope: &CommandEnvelope, previous: Option<UtcMs>, now: UtcMs) -> UtcMs {
    let wall = corrected_wall(envelope);
    wall.max(envelope.last_server_time.unwrap_or(wall))
        .max(previous.unwrap_or(wall))
        .min(now)
}

/// Decides what is new, one transaction after the other.
fn decide(
    central: &Central,
    tx: &mut dyn Ledger,
    caller: &Caller,
    device_code: &str,
    places: &[Place<'_>],
    series: &str,
) -> Answer<(Vec<Decision>, Option<u32>)> {
    let hands = hands(tx, caller, places)?;
    let bench = Bench {
        central,
        device: caller.device.id,
        device_code: device_code.to_owned(),
        series: series.to_owned(),
    };
    let mut hands = hands.into_iter();
    let mut board = Board::new(tx);
    let mut decisions = Vec::new();
    for group in places.chunk_by(|a, b| std::ptr::eq(a.txn, b.txn)) {
        let mut broken = None;
        let mut fresh = Vec::new();
        for place in group {
            match &place.slot {
                Slot::Known(Verdict::Rejected { root_cause, .. })
                | Slot::Again(Verdict::Rejected { root_cause, .. }) => {
                    broken = Some(root_cause.unwrap_or(place.envelope.command_id));
                }
                Slot::Known(_) | Slot::Again(_) => {}
                Slot::New(at) => fresh.push((place.envelope, *at)),
            }
        }
        match hands.next() {
            Some(Ok(hand)) => {
                let decided = bench.decide_txn(&mut board, &hand, &fresh, broken)?;
                for ((envelope, _), decision) in fresh.iter().zip(&decided) {
                    if let Decision::Rejected { reason, .. } = decision {
                        board.note_refused(envelope, reason);
                    }
                }
                decisions.extend(decided);
            }
            Some(Err(why)) => {
                // What hangs on it waits with it, whoever's it is.
                for (envelope, _) in &fresh {
                    if let Some(of) = creates(envelope) {
                        board.note_failed(of, envelope.command_id);
                    }
                }
                decisions.extend(fresh.iter().map(|_| Decision::Review { why }));
            }
            None => return Err(ProblemCode::Internal.into()),
        }
    }
    Ok((decisions, board.kept_number()))
}

/// Whose each action is, as the central knows the person now; or why a person must look at it. The
/// session only carries: a colleague's work goes up in it under the colleague's own name and scope.
fn hands(
    tx: &mut dyn Ledger,
    caller: &Caller,
    places: &[Place<'_>],
) -> Answer<Vec<Result<Hand, Held>>> {
    let mut hands = vec![];
    for group in places.chunk_by(|a, b| std::ptr::eq(a.txn, b.txn)) {
        let txn = group[0].txn;
        hands.push(if caller.device.status != DeviceFlag::Ok {
            Err(Held::LaptopRevoked)
        } else if !proof::holds(tx, txn, caller.device.id)? {
            tracing::warn!(txn = %txn.txn_id, "an action without its actor's proof; to review");
            Err(Held::NotProved)
        } else {
            session::active_staff(tx, txn.actor)?
                .map(Hand::of)
                .ok_or(Held::NotActive)
        });
    }
    Ok(hands)
}

/// The late phase: numbers, records, verdicts, and what the laptop reported.
fn finish(
    tx: &mut dyn Ledger,
    caller: Caller,
    mut life: Incarnation,
    body: &PushRequest,
    places: Vec<Place<'_>>,
    decisions: Vec<Decision>,
    now: UtcMs,
) -> Answer<(PushResponse, Vec<Effect>)> {
    let decisions = with_reviews(tx, &caller.staff, &places, decisions)?;
    let numbered = decisions
        .iter()
        .filter(|(d, review)| matches!(d, Decision::Applied(_)) || review.is_some())
        .count() as u64;
    let mut effects = vec![];
    let mut seq = 0;
    if numbered > 0 {
        let last = tx.advance_clock(numbered)?;
        seq = last - numbered;
        effects.push(Effect::Wake { seq: last });
    }
    let mut decisions = decisions.into_iter();
    let mut verdicts = Vec::with_capacity(places.len());
    for place in places {
        let verdict = match place.slot {
            Slot::Known(verdict) => verdict,
            Slot::Again(verdict) => {
                let (id, device_seq) = (place.envelope.command_id, place.envelope.device_seq);
                tx.log_alias(life.device, life.incarnation, device_seq, id, &place.hash)?;
                life.last_seq = device_seq;
                verdict
            }
            Slot::New(effective_at) => {
                let Some((decision, review)) = decisions.next() else {
                    return Err(ProblemCode::Internal.into());
                };
                let fresh = Fresh {
                    device: life.device,
                    incarnation: life.incarnation,
                    envelope: place.envelope,
                    hash: &place.hash,
                    mac: place.txn.mac.as_deref(),
                    effective_at,
                    received_at: now,
                };
                life.last_seq = place.envelope.device_seq;
                life.last_effective_at = Some(effective_at);
                write_down::write_down(tx, &fresh, decision, review, &mut seq)?
            }
        };
        verdicts.push(CommandVerdict {
            command_id: place.envelope.command_id,
            device_seq: place.envelope.device_seq,
            verdict,
        });
    }
    tx.put_incarnation(&life, now)?;
    let mut device = caller.device;
    if device.incarnation == life.incarnation {
        device.last_seq = life.last_seq;
        device.reported_pending = body.pending;
        device.oldest_pending = body.oldest_pending_at;
    }
    device.last_seen = now;
    tx.put_device(&device)?;
    let response = PushResponse {
        verdicts,
        server_time: now,
    };
    Ok((response, effects))
}

/// With each command that is held, what its supervisor sees of it.
fn with_reviews(
    tx: &mut dyn Ledger,
    carried_by: &Staff,
    places: &[Place<'_>],
    decisions: Vec<Decision>,
) -> Answer<Vec<(Decision, Option<Write>)>> {
    let fresh = places.iter().filter_map(|place| match place.slot {
        Slot::New(at) => Some((place.envelope, at)),
        Slot::Known(_) | Slot::Again(_) => None,
    });
    let mut with_reviews = Vec::with_capacity(decisions.len());
    for ((envelope, at), decision) in fresh.zip(decisions) {
        let review = match decision {
            Decision::Review { why } => held::review(tx, envelope, why, at, carried_by)?,
            Decision::Applied(_) | Decision::Rejected { .. } => None,
        };
        with_reviews.push((decision, review));
    }
    Ok(with_reviews)
}
