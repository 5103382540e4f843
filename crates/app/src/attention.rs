//! 需我确认: what a person has to look at, with what others did meanwhile and what the desk suggests.

mod clashes;
mod decisions;
mod meanwhile;

use clashes::{clash_shown, clashes_of};
pub(crate) use decisions::{refusal_of, reopen};

use domain::command::Command;
use domain::complaint::Complaint;
use domain::field::{Field, FieldValue};
use domain::grade::Level;
use domain::ids::{CommandId, StaffId, StoreId};
use domain::organisation::Staff;
use domain::record::{RecordKind, RecordRef, RecordState};
use domain::refusal::Refusal;
use domain::review::{Review, ReviewState, acted_on, may_decide};
use domain::scope;
use domain::time::UtcMs;
use store::{CommandState, ListAsk, ListOrder, OutboxRow, Reader};
use uuid::Uuid;
use wire::attention::{AttentionChoice, AttentionItem, AttentionKind, AttentionList, ClashShown};
use wire::envelope::{CommandEnvelope, RejectReason};

use crate::complaints::{everybody, number, reason_of, title};
use crate::decide::staff;
use crate::error::Error;
use crate::masked::{mask_bases, mask_refusal};
use crate::opened::Opened;
use crate::records::{all, find};

/// Reviews shown at once.
const MOST_REVIEWS: usize = 200;

/// What became of an own refused command, as the store keeps it.
pub(crate) const SENT_AGAIN: &str = "sent_again";
pub(crate) const HANDED_OVER: &str = "handed_over";
pub(crate) const DISCARDED: &str = "discarded";

impl Opened {
    /// Own refused commands, reviews that this person may decide, own commands that a supervisor looks
    /// at, and those in doubt.
    pub(crate) fn list_attention(&self) -> Result<AttentionList, Error> {
        self.store
            .read(|r| {
                let Some(me) = staff(r, self.staff_id)? else {
                    return Ok(AttentionList {
                        items: vec![],
                        of_colleagues: 0,
                    });
                };
                let mut items = vec![];
                let mut of_colleagues = 0;
                for (row, later_until) in waiting_rows(r)? {
                    if row.actor == me.id {
                        items.extend(refused(r, &me, &row, later_until)?);
                    } else {
                        of_colleagues += 1;
                    }
                }
                for review in reviews_for(r, &me)? {
                    items.push(review_item(r, &me, &review)?);
                }
                for review in held_of(r, &me)? {
                    items.push(AttentionItem {
                        kind: AttentionKind::InReview,
                        ..review_item(r, &me, &review)?
                    });
                }
                for row in r.outbox_in(CommandState::Pending)? {
                    if row.actor == me.id && row.doubt.is_some() {
                        items.extend(doubted(r, &me, &row)?);
                    }
                }
                items.sort_by_key(|item| {
                    let has_to_wait =
                        matches!(item.kind, AttentionKind::Doubted | AttentionKind::InReview);
                    (has_to_wait, item.written_at)
                });
                Ok(AttentionList {
                    items,
                    of_colleagues,
                })
            })
            .map_err(Error::from)
    }

    /// How many items wait for this person's decision now.
    pub(crate) fn count_attention(&self, r: &Reader<'_>) -> Result<usize, store::Error> {
        let Some(me) = staff(r, self.staff_id)? else {
            return Ok(0);
        };
        let now = self.clock.now();
        let own = waiting_rows(r)?
            .iter()
            .filter(|(row, later)| row.actor == me.id && later.is_none_or(|until| until <= now))
            .count();
        Ok(own + reviews_for(r, &me)?.len())
    }
}

/// Refused commands that nobody has seen to, and those whose decision was taken back elsewhere.
pub(crate) fn waiting_rows(
    r: &Reader<'_>,
) -> Result<Vec<(OutboxRow, Option<UtcMs>)>, store::Error> {
    let mut rows = vec![];
    for item in r.open_attention()? {
        if let Some(row) = r.outbox_row(item.command_id)? {
            rows.push((row, item.later_until));
        }
    }
    let stores: Vec<StoreId> = all(r, RecordKind::Store)?
        .into_iter()
        .filter_map(|s| match s {
            RecordState::Store(store) => Some(store.id),
            _ => None,
        })
        .collect();
    for review in listed_reviews(r, &stores, false)? {
        if review.state != ReviewState::TakenBack {
            continue;
        }
        let item = r.attention_of(review.refused.command)?;
        let was_decided = item.is_some_and(|item| {
            matches!(item.resolution.as_deref(), Some(HANDED_OVER | DISCARDED))
        });
        if was_decided && let Some(row) = r.outbox_row(review.refused.command)? {
            rows.push((row, None));
        }
    }
    Ok(rows)
}

/// Reviews that wait for a supervisor such as this one.
fn reviews_for(r: &Reader<'_>, me: &Staff) -> Result<Vec<Review>, store::Error> {
    if me.level < Level::L2 {
        return Ok(vec![]);
    }
    let mut mine = vec![];
    for review in listed_reviews(r, &me.stores, true)? {
        let about = complaint_on(r, &review.refused.typed.on())?;
        if may_decide(me, review.by, review.refused.store, about.as_ref()).is_ok() {
            mine.push(review);
        }
    }
    Ok(mine)
}

/// Own commands that the central held and no supervisor has decided yet, from whichever laptop.
fn held_of(r: &Reader<'_>, me: &Staff) -> Result<Vec<Review>, store::Error> {
    let mut held = vec![];
    for review in listed_reviews(r, &me.stores, true)? {
        if review.by == me.id && is_held(r, &review)? {
            held.push(review);
        }
    }
    Ok(held)
}

/// Held by the central, not handed over by its author.
fn is_held(r: &Reader<'_>, review: &Review) -> Result<bool, store::Error> {
    let refused = &review.refused;
    if matches!(&refused.refusal, Some(refusal) if refusal.is_held_for_a_supervisor()) {
        return Ok(true);
    }
    let row = r.outbox_row(refused.command)?;
    Ok(row.is_some_and(|row| row.state == CommandState::Quarantined))
}

fn listed_reviews(
    r: &Reader<'_>,
    stores: &[StoreId],
    open_only: bool,
) -> Result<Vec<Review>, store::Error> {
    let mut reviews = vec![];
    for line in r.list_page(&ListAsk {
        kind: RecordKind::Review.as_str(),
        stores,
        open_only,
        order: ListOrder::Latest,
        after: None,
        most: MOST_REVIEWS,
    })? {
        if let Some(RecordState::Review(review)) = find(r, RecordKind::Review, line.id)? {
            reviews.push(review);
        }
    }
    Ok(reviews)
}

fn refused(
    r: &Reader<'_>,
    me: &Staff,
    row: &OutboxRow,
    later_until: Option<UtcMs>,
) -> Result<Option<AttentionItem>, store::Error> {
    own(
        r,
        me,
        row,
        AttentionKind::Refused,
        reason_of(row),
        later_until,
    )
}

fn doubted(
    r: &Reader<'_>,
    me: &Staff,
    row: &OutboxRow,
) -> Result<Option<AttentionItem>, store::Error> {
    let refusal: Option<Refusal> = row
        .doubt
        .as_deref()
        .and_then(|doubt| serde_json::from_str(doubt).ok());
    let reason = refusal.map_or(RejectReason::UnknownCommand, |refusal| RejectReason::Rule {
        refusal,
    });
    own(r, me, row, AttentionKind::Doubted, reason, None)
}

fn own(
    r: &Reader<'_>,
    me: &Staff,
    row: &OutboxRow,
    kind: AttentionKind,
    reason: RejectReason,
    later_until: Option<UtcMs>,
) -> Result<Option<AttentionItem>, store::Error> {
    let envelope = envelope_of(row);
    let seen = envelope.as_ref().and_then(|e| e.on.first());
    let seen_version = seen.map_or(0, |b| b.base_version);
    let command = envelope.as_ref().and_then(|e| e.command().ok());
    let on = match (&command, RecordKind::parse(&row.on_kind)) {
        (Some(command), _) => command.on(),
        (None, Some(kind)) => RecordRef::new(kind, row.on_id),
        (None, None) => return Ok(None),
    };
    let given = Given {
        id: row.command_id,
        kind,
        on,
        command,
        actor: (me.id, me.name.clone()),
        device_code: r.sync_state()?.device_code.unwrap_or_default(),
        written_at: row.written_at,
        seen_version,
        reason,
    };
    let mut item = shown(r, given)?;
    item.later_until = later_until;
    let store = item_store(r, me, &item.on)?;
    let about = complaint_on(r, &item.on)?;
    item.hand_to = everybody(r)?
        .into_iter()
        .filter(|s| may_decide(s, me.id, store, about.as_ref()).is_ok())
        .min_by_key(|s| (s.level, s.name.clone()))
        .map(|s| s.name)
        .filter(|_| item.command.is_some());
    Ok(Some(item))
}

fn review_item(r: &Reader<'_>, me: &Staff, review: &Review) -> Result<AttentionItem, store::Error> {
    let told = meanwhile::handed_over(r, review)?;
    let reason = match &review.refused.refusal {
        Some(refusal) => RejectReason::Rule {
            refusal: refusal.clone(),
        },
        None => RejectReason::UnknownCommand,
    };
    let mut item = shown(
        r,
        Given {
            id: review.refused.command,
            kind: AttentionKind::Review,
            on: review.refused.typed.on(),
            command: Some((*review.refused.typed).clone()),
            actor: (review.by, review.by_name.clone()),
            device_code: told.unwrap_or_default(),
            written_at: review.refused.written_at,
            seen_version: 0,
            reason,
        },
    )?;
    item.number = item.number.or_else(|| review.refused.number.clone());
    item.note = match &review.state {
        ReviewState::Waiting { note } => Some(note.clone()),
        _ => None,
    };
    let is_gone = acted_on(&review.refused).is_some() && item.complaint.is_none();
    // What a person of this level may do is done; the rest was refused for another reason.
    item.suggested = match &review.refused.refusal {
        _ if is_gone => AttentionChoice::Discard,
        Some(Refusal::LevelTooLow { needed, .. }) if me.level < *needed => AttentionChoice::Discard,
        Some(Refusal::AlreadyDone | Refusal::WrongStage { .. } | Refusal::NotProved) => {
            AttentionChoice::Discard
        }
        _ => AttentionChoice::Reapply,
    };
    Ok(item)
}

/// What both kinds of item are made of.
struct Given {
    id: CommandId,
    kind: AttentionKind,
    on: RecordRef,
    /// None when this build can't read it.
    command: Option<Command>,
    actor: (StaffId, String),
    device_code: String,
    written_at: UtcMs,
    seen_version: u64,
    reason: RejectReason,
}

fn shown(r: &Reader<'_>, mut given: Given) -> Result<AttentionItem, store::Error> {
    let on = given.on;
    let c = complaint_on(r, &on)?;
    let (name, its_number) = match (&c, &given.command) {
        (Some(c), _) => (Some(title(&c.description)), Some(number(c))),
        (_, Some(Command::RegisterComplaint { complaint })) => (
            Some(title(&complaint.description)),
            Some(complaint.provisional_number.clone()),
        ),
        _ => (None, None),
    };
    let refusal = match &given.reason {
        RejectReason::Rule { refusal } => Some(refusal),
        _ => None,
    };
    let clashes = match &given.command {
        Some(command) => clashes_of(r, command, refusal)?
            .iter()
            .map(|clash| clash_shown(r, &on, clash))
            .collect::<Result<_, _>>()?,
        None => vec![],
    };
    if let Some(command) = &mut given.command {
        mask_bases(command);
    }
    let meanwhile = meanwhile::since(r, &on, given.seen_version, given.actor.0, given.written_at)?;
    let suggested = suggest(&given.reason, &clashes, given.written_at);
    let (actor, actor_name) = given.actor;
    Ok(AttentionItem {
        command_id: given.id,
        kind: given.kind,
        command: given.command,
        actor,
        actor_name,
        device_code: given.device_code,
        written_at: given.written_at,
        seen_version: given.seen_version,
        reason: masked_reason(given.reason),
        on,
        complaint: c.as_ref().map(|c| c.id),
        title: name,
        number: its_number,
        grade: c.as_ref().map(|c| c.grade),
        clashes,
        meanwhile,
        suggested,
        hand_to: None,
        note: None,
        later_until: None,
    })
}

/// The value that a field has now.
pub(crate) fn value_now(
    r: &Reader<'_>,
    on: &RecordRef,
    field: Field,
) -> Result<Option<FieldValue>, store::Error> {
    Ok(match find(r, on.kind, on.id)? {
        Some(RecordState::Complaint(c)) => domain::complaint::value_of(&c, field),
        Some(RecordState::Customer(c)) => domain::customer::value_of(&c, field),
        _ => None,
    })
}

/// Key 1, 2 or 3: what most people would do.
fn suggest(reason: &RejectReason, clashes: &[ClashShown], written_at: UtcMs) -> AttentionChoice {
    let RejectReason::Rule { refusal } = reason else {
        return AttentionChoice::Reapply;
    };
    match refusal {
        Refusal::LevelTooLow { .. }
        | Refusal::NotTheAssignee { .. }
        | Refusal::MustKeepOut
        | Refusal::OverLimit { .. }
        | Refusal::ApprovalMissing => AttentionChoice::HandOver,
        Refusal::WrongStage { .. }
        | Refusal::AlreadyDone
        | Refusal::AlreadyExists { .. }
        | Refusal::Removed => AttentionChoice::Discard,
        // Whoever asked the customer last knows best.
        Refusal::FieldConflict { .. } => {
            let is_theirs_later = |c: &ClashShown| c.by.as_ref().is_some_and(|b| b.at > written_at);
            if clashes.iter().any(is_theirs_later) {
                AttentionChoice::Discard
            } else {
                AttentionChoice::Reapply
            }
        }
        _ => AttentionChoice::Reapply,
    }
}

/// The reason with no whole phone of anybody's in it.
pub(crate) fn masked_reason(mut reason: RejectReason) -> RejectReason {
    if let RejectReason::Rule { refusal } = &mut reason {
        mask_refusal(refusal);
    }
    reason
}

/// The store to which a refused command belongs: the record's, else the person's own, so that a
/// supervisor of this person sees it.
fn item_store(r: &Reader<'_>, me: &Staff, on: &RecordRef) -> Result<StoreId, store::Error> {
    let of_record = match find(r, on.kind, on.id)? {
        Some(RecordState::Complaint(c)) => Some(c.store),
        Some(RecordState::Customer(c)) => Some(c.store),
        Some(RecordState::MoveOrder(o)) => Some(o.store),
        Some(RecordState::Task(t)) => Some(t.created.store),
        _ => None,
    };
    let home = me.stores.first().copied();
    Ok(of_record
        .filter(|store| scope::reaches(me, *store))
        .or(home)
        .unwrap_or(StoreId(Uuid::nil())))
}

fn complaint_on(r: &Reader<'_>, on: &RecordRef) -> Result<Option<Complaint>, store::Error> {
    if on.kind != RecordKind::Complaint {
        return Ok(None);
    }
    Ok(match find(r, on.kind, on.id)? {
        Some(RecordState::Complaint(c)) => Some(c),
        _ => None,
    })
}

pub(crate) fn envelope_of(row: &OutboxRow) -> Option<CommandEnvelope> {
    serde_json::from_str(&row.body).ok()
}
