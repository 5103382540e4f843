//! May it happen? One file for each part of the way, against the order, the person and the figures.

mod ends;
mod exception;
mod execution;
mod extras;
mod inquiry;
mod offer;
mod payment;
mod preparation;
mod register;
mod sign_off;

pub use offer::offers;
pub(crate) use register::register;

use super::{
    LineTally, MoveAction, MoveActionKind, MoveNode, MoveOrder, MoveOrderEvent, MovePoint,
    MoveStep, PriceLine, is_sha256, sum,
};
use crate::command::Context;
use crate::complaint::{RegisterComplaint, amount, text};
use crate::facts::{Facts, Seen};
use crate::form::may_write;
use crate::grade::Level;
use crate::ids::StaffId;
use crate::organisation::Staff;
use crate::record::{RecordKind, RecordRef, RecordState};
use crate::refusal::{Field, Refusal};
use crate::rules::{
    a_sheet_is_scored_by_somebody_else, an_order_goes_forward_one_step_at_a_time,
    back_dating_is_limited, who_may_do_what_on_an_order,
};
use crate::scope;
use crate::time::UtcMs;

/// What follows from an action: events of the order, and the complaint that a damage opens.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Acted {
    pub events: Vec<MoveOrderEvent>,
    pub complaint: Option<RegisterComplaint>,
}

/// An action being decided: on which order, by whom, on which facts.
struct Case<'a> {
    o: &'a MoveOrder,
    kind: MoveActionKind,
    facts: &'a Facts,
    ctx: &'a Context<'a>,
}

type Events = Result<Vec<MoveOrderEvent>, Refusal>;

/// The events of an action on an order that exists.
///
/// # Errors
/// The first rule that refuses it.
pub(crate) fn act(
    o: &MoveOrder,
    action: &MoveAction,
    facts: &Facts,
    ctx: &Context<'_>,
) -> Result<Acted, Refusal> {
    use MoveAction as A;
    let kind = action.kind();
    may_act(o, kind, ctx)?;
    let case = Case {
        o,
        kind,
        facts,
        ctx,
    };
    let events = match action {
        A::RecordNeeds { needs } => inquiry::needs(&case, needs),
        A::RecordSurvey { survey } => inquiry::survey(&case, survey),
        A::Quote { quote } => inquiry::quote(&case, quote),
        A::Contract { .. } => inquiry::contract(&case, action),
        A::Schedule { schedule } => preparation::schedule(&case, schedule),
        A::PlanPacking { plans } => preparation::packing(&case, plans),
        A::PrepareMaterials { materials } => preparation::materials(&case, materials),
        A::ConfirmReady { readiness } => preparation::ready(&case, readiness),
        A::CheckIn => execution::check_in(&case),
        A::ReplaceSupervisor { .. } => execution::replace(&case, action),
        A::Start { start } => execution::start(&case, start),
        A::Load => execution::load(&case),
        A::Depart { eta } => execution::depart(&case, *eta),
        A::Unload => execution::unload(&case),
        A::Inspect { exit } => execution::inspect(&case, exit),
        A::ScoreSheet { score } => sign_off::score(&case, *score),
        A::SignAsSupervisor => sign_off::supervisor(&case),
        A::SignOff { .. } => sign_off::customer(&case, action),
        A::BeginAfterService => Ok(case.step(vec![])),
        A::Complete => ends::complete(&case),
        A::Lose { reason } => ends::lose(&case, reason),
        A::ReopenLost => ends::reopen(&case),
        A::Cancel { reason, fee } => ends::cancel(&case, reason, *fee),
        A::Abort {
            reason,
            supervisors_informed,
        } => ends::abort(&case, reason, *supervisors_informed),
        A::Reschedule {
            schedule,
            reason,
            fee,
        } => ends::reschedule(&case, schedule, reason, *fee),
        A::RaiseException { .. } => return exception::raise(&case, action),
        A::CallAboutException { number } => exception::called(&case, *number),
        A::SettleException { number, note } => exception::settle(&case, *number, note),
        A::AskExtra {
            reason,
            lines,
            photos,
        } => extras::ask(&case, reason, lines, photos),
        A::ApproveExtra { number } => extras::approve(&case, *number),
        A::AnswerExtra { number, answer } => extras::answer(&case, *number, answer),
        A::RecordPayment { .. } => payment::record(&case, action),
        A::RequestInvoice { title, tax_number } => payment::invoice(&case, title, tax_number),
    };
    Ok(Acted {
        events: events?,
        complaint: None,
    })
}

/// Whether this person may do this kind of thing to the order now, before any field is filled. What
/// is offered and what is decided ask the same question.
fn may_act(o: &MoveOrder, kind: MoveActionKind, ctx: &Context<'_>) -> Result<(), Refusal> {
    may_write(ctx, o.store)?;
    an_order_goes_forward_one_step_at_a_time::check(o, kind)?;
    who_may_do_what_on_an_order::check(o, ctx.actor, kind)?;
    if kind == MoveActionKind::ScoreSheet {
        let level = who_may_do_what_on_an_order::level_on(o, ctx.actor);
        let scorer = Staff {
            level,
            ..ctx.actor.clone()
        };
        let job = a_sheet_is_scored_by_somebody_else::ScoredJob {
            supervisors: &o.supervisors,
            crew: o.job.schedule.as_ref().map(|s| s.crew),
        };
        a_sheet_is_scored_by_somebody_else::check(&ctx.playbook.indicators, &scorer, job)?;
    }
    Ok(())
}

impl Case<'_> {
    fn now(&self) -> UtcMs {
        self.ctx.effective_at
    }

    fn level(&self) -> Level {
        who_may_do_what_on_an_order::level_on(self.o, self.ctx.actor)
    }

    /// The step that the action leads to, now and by this person.
    fn node(&self) -> MoveNode {
        let from = self.o.step();
        let to = an_order_goes_forward_one_step_at_a_time::leads_to(self.kind, from);
        MoveNode {
            step: to.unwrap_or(from),
            at: self.now(),
            by: self.ctx.actor.id,
        }
    }

    /// The events, and the step reached after them.
    fn step(&self, mut events: Vec<MoveOrderEvent>) -> Vec<MoveOrderEvent> {
        let node = self.node();
        events.push(MoveOrderEvent::MoveStepReached { node });
        events
    }

    /// A colleague whom the action names: certified, of this store or of the management.
    fn known(&self, id: StaffId) -> Result<&Staff, Refusal> {
        match self.facts.record(RecordRef::new(RecordKind::Staff, id.0)) {
            Some(RecordState::Staff(staff))
                if staff.certified
                    && (staff.level == Level::L3 || scope::reaches(staff, self.o.store)) =>
            {
                Ok(staff)
            }
            _ => Err(Refusal::UnknownStaff),
        }
    }

    /// Somebody else who saw it.
    fn witness(&self, id: StaffId) -> Result<(), Refusal> {
        if id == self.ctx.actor.id {
            let field = Field::Witness;
            return Err(Refusal::FieldEmpty { field });
        }
        self.known(id).map(|_| ())
    }

    fn text(&self, field: Field, value: &str) -> Result<String, Refusal> {
        text(self.ctx.playbook, field, value)?;
        Ok(value.trim().to_owned())
    }

    /// A time that a person typed: not in the future, and not further back than the level may go.
    fn typed_time(&self, field: Field, at: UtcMs) -> Result<(), Refusal> {
        back_dating_is_limited::check(self.ctx.playbook, self.level(), field, at, self.now())
    }

    /// A list that a command can carry.
    fn at_most(&self, field: Field, count: usize) -> Result<(), Refusal> {
        let limit = self.ctx.playbook.moves.most_lines;
        if u32::try_from(count).is_ok_and(|count| count <= limit) {
            Ok(())
        } else {
            Err(Refusal::TooMany { field, limit })
        }
    }

    /// Lines of a price: some, each with words and an amount, and no absurd sum.
    fn lines(&self, lines: &[PriceLine]) -> Result<(), Refusal> {
        let field = Field::Lines;
        if lines.is_empty() {
            return Err(Refusal::FieldEmpty { field });
        }
        self.at_most(field, lines.len())?;
        for line in lines {
            text(self.ctx.playbook, field, &line.label)?;
            amount(self.ctx.playbook, Field::Price, line.amount)?;
        }
        amount(self.ctx.playbook, Field::Price, sum(lines))
    }

    /// Photos by their fingerprints; none may be asked for.
    fn photos(&self, photos: &[String]) -> Result<(), Refusal> {
        let field = Field::Photos;
        self.at_most(field, photos.len())?;
        if photos.iter().all(|hash| is_sha256(hash)) {
            Ok(())
        } else {
            Err(Refusal::WrongField { field })
        }
    }

    /// What is ticked on every line to move. What can't be seen is decided provisionally.
    fn ticked(&self, count: impl Fn(&LineTally) -> u32, point: MovePoint) -> Result<(), Refusal> {
        match self.facts.lines_of(self.o.id) {
            Seen::Known(lines) if count(&lines) < lines.to_move => {
                Err(Refusal::StepNeeds { point })
            }
            Seen::Known(_) | Seen::Unknown => Ok(()),
        }
    }

    fn reached(&self, step: MoveStep) -> Option<UtcMs> {
        self.o.job.reached(step)
    }
}

/// Refuses while something isn't seen to.
fn need(holds: bool, point: MovePoint) -> Result<(), Refusal> {
    if holds {
        Ok(())
    } else {
        Err(Refusal::StepNeeds { point })
    }
}
