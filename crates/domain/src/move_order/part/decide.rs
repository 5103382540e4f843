//! May it happen? Writing a part of an order down.

use super::{
    ConditionMark, DocumentSignature, InventoryLine, LineTick, MovePart, PartBody, PremisesMark,
    RecordMovePart, is_sha256,
};
use crate::command::Context;
use crate::complaint::{amount, short_enough, text};
use crate::facts::Facts;
use crate::form::may_write;
use crate::ids::MovePartId;
use crate::move_order::MoveOrder;
use crate::playbook::CodeWord;
use crate::record::{RecordKind, RecordRef, RecordState};
use crate::refusal::{Field, Refusal};
use crate::rules::{
    a_part_of_an_order_is_written_in_its_time, a_signature_stays_with_the_document_it_signed,
    who_may_do_what_on_an_order,
};

/// No thing is longer.
const MOST_MM: u32 = 20_000;
/// No line has more.
const MOST_PIECES: u32 = 9_999;
/// No thing takes more room: 100 m3.
const MOST_DM3: u32 = 100_000;
/// No thing weighs more: 5 t.
const MOST_100G: u32 = 50_000;

/// The part as it is kept.
///
/// # Errors
/// The first rule that refuses it.
pub(crate) fn record_part(
    part: &RecordMovePart,
    facts: &Facts,
    ctx: &Context<'_>,
) -> Result<MovePart, Refusal> {
    let kind = RecordKind::MoveOrder;
    let Some(RecordState::MoveOrder(order)) = facts.record(RecordRef::new(kind, part.order.0))
    else {
        return Err(Refusal::NotFound { kind });
    };
    may_write(ctx, order.store)?;
    a_part_of_an_order_is_written_in_its_time::check(order, &part.body)?;
    who_may_do_what_on_an_order::check_own(order, ctx.actor)?;
    for named in part.body.names() {
        check_named(facts, order, named)?;
    }
    match &part.body {
        PartBody::Line { line } => check_line(line, ctx)?,
        PartBody::Tick { tick } => check_tick(tick, ctx)?,
        PartBody::Mark { mark } => check_mark(mark, ctx)?,
        PartBody::Premises { mark } => check_premises(mark, ctx)?,
        PartBody::Signature { signature } => check_signature(signature, facts, ctx)?,
    }
    Ok(MovePart {
        id: part.id,
        order: order.id,
        store: order.store,
        body: part.body.clone(),
        by: ctx.actor.id,
        at: ctx.effective_at,
    })
}

/// A line that another part names is a line of the same order.
fn check_named(facts: &Facts, order: &MoveOrder, named: MovePartId) -> Result<(), Refusal> {
    let kind = RecordKind::MovePart;
    match facts.record(RecordRef::new(kind, named.0)) {
        Some(RecordState::MovePart(part))
            if part.order == order.id && matches!(part.body, PartBody::Line { .. }) =>
        {
            Ok(())
        }
        _ => Err(Refusal::NotFound { kind }),
    }
}

fn check_line(line: &InventoryLine, ctx: &Context<'_>) -> Result<(), Refusal> {
    let p = ctx.playbook;
    text(p, Field::Items, &line.name)?;
    for words in [
        &line.tag,
        &line.catalogue_code,
        &line.room_from,
        &line.room_to,
    ] {
        short_enough(p, Field::Tags, words)?;
    }
    amount(p, Field::Claimed, line.declared_value)?;
    let sides = [line.length_mm, line.width_mm, line.height_mm];
    let fits = (1..=MOST_PIECES).contains(&line.quantity)
        && (1..=MOST_PIECES).contains(&line.parts_count)
        && sides.iter().all(|side| *side <= MOST_MM)
        && line.unit_volume_dm3 <= MOST_DM3
        && line.unit_weight_100g <= MOST_100G;
    fits_or(fits, Field::Quantity)
}

fn check_tick(tick: &LineTick, ctx: &Context<'_>) -> Result<(), Refusal> {
    short_enough(ctx.playbook, Field::Remarks, &tick.remarks)?;
    let fits = (1..=MOST_PIECES).contains(&tick.quantity);
    fits_or(fits, Field::Quantity)
}

fn check_mark(mark: &ConditionMark, ctx: &Context<'_>) -> Result<(), Refusal> {
    let moves = &ctx.playbook.moves;
    let is_code = |list: &[CodeWord], code: &String| list.iter().any(|c| c.code == *code);
    let fits = is_code(&moves.condition_codes, &mark.code)
        && mark
            .locations
            .iter()
            .all(|at| is_code(&moves.location_codes, at));
    fits_or(fits, Field::Code)?;
    short_enough(ctx.playbook, Field::Remarks, &mark.remarks)?;
    check_photos(&mark.photos, ctx)
}

fn check_premises(mark: &PremisesMark, ctx: &Context<'_>) -> Result<(), Refusal> {
    text(ctx.playbook, Field::Remarks, &mark.remarks)?;
    check_photos(&mark.photos, ctx)
}

fn check_photos(photos: &[String], ctx: &Context<'_>) -> Result<(), Refusal> {
    let (field, limit) = (Field::Photos, ctx.playbook.moves.most_lines);
    if u32::try_from(photos.len()).map_or(true, |count| count > limit) {
        return Err(Refusal::TooMany { field, limit });
    }
    fits_or(photos.iter().all(|hash| is_sha256(hash)), field)
}

fn check_signature(
    signature: &DocumentSignature,
    facts: &Facts,
    ctx: &Context<'_>,
) -> Result<(), Refusal> {
    text(ctx.playbook, Field::Name, &signature.name)?;
    a_signature_stays_with_the_document_it_signed::check(ctx, signature, facts)
}

fn fits_or(fits: bool, field: Field) -> Result<(), Refusal> {
    if fits {
        Ok(())
    } else {
        Err(Refusal::WrongField { field })
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::facts::Seen;
    use crate::grade::Level;
    use crate::ids::MoveOrderId;
    use crate::move_order::samples::{at_step, hash, line};
    use crate::move_order::{
        Checkpoint, Disposition, LineTally, MarkPhase, MoveStep, Severity, tally,
    };
    use crate::rules::samples::{context, known, rulebook, staff};

    fn id(n: u128) -> MovePartId {
        MovePartId(Uuid::from_u128(n))
    }

    fn part(n: u128, body: PartBody) -> RecordMovePart {
        let (id, order) = (id(n), at_step(MoveStep::Started).id);
        RecordMovePart { id, order, body }
    }

    fn tick(line: u128, checkpoint: Checkpoint, quantity: u32) -> PartBody {
        let (line, remarks) = (id(line), String::new());
        let tick = LineTick {
            line,
            checkpoint,
            quantity,
            remarks,
        };
        PartBody::Tick { tick }
    }

    fn kept(n: u128, body: PartBody) -> MovePart {
        let order = at_step(MoveStep::Started);
        MovePart {
            id: id(n),
            order: order.id,
            store: order.store,
            body,
            by: staff("officer", Level::L1).id,
            at: crate::rules::samples::NOW,
        }
    }

    /// Decided on an order at a step, with one line (100) of it and one (101) of another order known.
    fn decide(step: MoveStep, part: &RecordMovePart) -> Result<MovePart, Refusal> {
        let mut facts = known();
        let order = at_step(step);
        let of = RecordRef::new(RecordKind::MoveOrder, order.id.0);
        facts.note_record(of, Seen::Known(Some(RecordState::MoveOrder(order))));
        let own = kept(100, PartBody::Line { line: line() });
        let mut foreign = kept(101, PartBody::Line { line: line() });
        foreign.order = MoveOrderId(Uuid::from_u128(999));
        for part in [own, foreign] {
            let of = RecordRef::new(RecordKind::MovePart, part.id.0);
            facts.note_record(of, Seen::Known(Some(RecordState::MovePart(part))));
        }
        let (actor, playbook) = (staff("officer", Level::L1), rulebook());
        record_part(part, &facts, &context(&actor, &playbook))
    }

    #[test]
    fn a_tick_belongs_to_a_line_of_its_own_order() {
        let own = part(1, tick(100, Checkpoint::Loaded, 2));
        assert!(decide(MoveStep::Started, &own).is_ok());
        let foreign = part(1, tick(101, Checkpoint::Loaded, 2));
        let kind = RecordKind::MovePart;
        let refused = decide(MoveStep::Started, &foreign);
        assert_eq!(refused, Err(Refusal::NotFound { kind }));
        let none = part(1, tick(100, Checkpoint::Loaded, 0));
        let field = Field::Quantity;
        let refused = decide(MoveStep::Started, &none);
        assert_eq!(refused, Err(Refusal::WrongField { field }));
    }

    #[test]
    fn a_line_has_a_name_and_no_absurd_measure() {
        let with = |change: &dyn Fn(&mut InventoryLine)| {
            let mut line = line();
            change(&mut line);
            decide(MoveStep::Needs, &part(2, PartBody::Line { line }))
        };
        assert!(with(&|_| {}).is_ok());
        assert!(with(&|line| line.name = " ".into()).is_err());
        assert!(with(&|line| line.quantity = 0).is_err());
        assert!(with(&|line| line.height_mm = 20_001).is_err());
        assert!(with(&|line| line.unit_weight_100g = u32::MAX).is_err());
    }

    #[test]
    fn a_mark_speaks_in_the_codes_of_the_playbook() {
        let mark = |code: &str, at: &str, photo: String| {
            let mark = ConditionMark {
                line: id(100),
                phase: MarkPhase::Origin,
                code: code.into(),
                locations: vec![at.into()],
                severity: Severity::Slight,
                remarks: String::new(),
                photos: vec![photo],
                customer_saw: true,
            };
            decide(MoveStep::Started, &part(3, PartBody::Mark { mark }))
        };
        assert!(mark("SC", "3", hash()).is_ok());
        let field = Field::Code;
        let refused = Err(Refusal::WrongField { field });
        assert_eq!(mark("XX", "3", hash()), refused);
        assert_eq!(mark("SC", "19", hash()), refused);
        let field = Field::Photos;
        let refused = Err(Refusal::WrongField { field });
        assert_eq!(mark("SC", "3", "photo.jpg".into()), refused);
    }

    #[test]
    fn a_line_counts_when_all_its_pieces_are_ticked_and_a_replaced_one_never() {
        let mut replaced = line();
        replaced.quantity = 5;
        let mut corrected = line();
        corrected.replaces = Some(id(1));
        let mut stays = line();
        stays.disposition = Disposition::Stay;
        let mut parts = vec![
            kept(1, PartBody::Line { line: replaced }),
            kept(2, PartBody::Line { line: corrected }),
            kept(3, PartBody::Line { line: stays }),
            kept(4, tick(2, Checkpoint::Counted, 2)),
            kept(5, tick(2, Checkpoint::Loaded, 1)),
        ];
        let mut expected = LineTally {
            to_move: 1,
            counted: 1,
            ..LineTally::default()
        };
        assert_eq!(tally(parts.iter()), expected);
        parts.push(kept(6, tick(2, Checkpoint::Loaded, 1)));
        parts.push(kept(7, tick(2, Checkpoint::Unloaded, 1)));
        parts.push(kept(8, tick(2, Checkpoint::Placed, 1)));
        parts.reverse();
        expected.loaded = 1;
        expected.unloaded = 1;
        assert_eq!(tally(parts.iter()), expected);
    }
}
