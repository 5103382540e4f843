//! What the record of a complaint says to the key figures.

use super::{Answer, BreachStanding, Case, CaseEnd, ClockEnd, ClockRow, Of, Rows, SurveyKind};
use crate::calendar::CalendarName;
use crate::complaint::{ClosedHow, Complaint, LoggedPause, Resolution, ReturnVisit, Stage};
use crate::customer::BusinessType;
use crate::ids::CrewId;
use crate::playbook::Rulebook;
use crate::rules::each_stage_has_its_time::target_minutes;
use crate::sla::{Clock, ClockKind, ClockState, Pause, clocks, not_counted};
use crate::time::{MINUTE_MS, UtcMs};

/// What the record doesn't say of itself.
#[derive(Debug, Clone, Copy)]
pub struct AboutCase<'a> {
    /// Crew of the job.
    pub crew: Option<CrewId>,
    /// Business type of the customer.
    pub business: BusinessType,
    /// It is about the customer's first order.
    pub is_first_order: bool,
    /// It repeats an earlier one.
    pub is_repeat: bool,
    /// When the customer came again with the same.
    pub repeated_at: Option<UtcMs>,
    /// What became of breaches that were looked into.
    pub breaches: &'a [(ClockKind, BreachStanding)],
    /// Judged at.
    pub as_of: UtcMs,
}

/// The stages that a customer feels; seats and closing are the house's own.
const STAGES: [ClockKind; 7] = [
    ClockKind::FirstResponse,
    ClockKind::Activation,
    ClockKind::Progress,
    ClockKind::Solution,
    ClockKind::Resolution,
    ClockKind::Survey,
    ClockKind::ReturnVisit,
];

impl Rows {
    /// Adds the rows of a complaint; one that the undo of an import took back has none.
    pub fn add_complaint(&mut self, c: &Complaint, about: &AboutCase<'_>, rulebook: &Rulebook) {
        if c.removed.is_some() {
            return;
        }
        let of = Of {
            store: c.store,
            crew: about.crew,
            tier: c.tier,
            business: about.business,
        };
        self.cases.push(case(c, of, about, rulebook));
        let rows = clocks(c, rulebook);
        let rows = rows.iter().filter(|clock| STAGES.contains(&clock.kind));
        let rows = rows.filter_map(|clock| row(c, of, clock, about));
        self.clocks.extend(rows);
        let past = c.past_cycles.iter().flat_map(|cycle| &cycle.visits);
        let answers = past.chain(&c.visits);
        self.answers
            .extend(answers.filter_map(|visit| answer(visit, of, about)));
    }
}

/// The first cycle: what came later is why it wasn't resolved at once.
struct FirstCycle<'a> {
    resolution: Option<&'a Resolution>,
    pauses: &'a [LoggedPause],
    visits: &'a [ReturnVisit],
    reopened_at: Option<UtcMs>,
}

fn first_cycle(c: &Complaint) -> FirstCycle<'_> {
    match c.past_cycles.first() {
        Some(cycle) => FirstCycle {
            resolution: cycle.resolution.as_ref(),
            pauses: &cycle.pauses,
            visits: &cycle.visits,
            reopened_at: Some(cycle.reopened_at),
        },
        None => FirstCycle {
            resolution: c.resolution.as_ref(),
            pauses: &c.pauses,
            visits: &c.visits,
            reopened_at: None,
        },
    }
}

fn case(c: &Complaint, of: Of, about: &AboutCase<'_>, rulebook: &Rulebook) -> Case {
    let first = first_cycle(c);
    let how = c.closure.as_ref().map(|closure| (closure.at, &closure.how));
    let end = match (how, first.resolution) {
        _ if matches!(c.stage, Stage::Cancelled | Stage::Merged) => CaseEnd::Dropped,
        (Some((at, ClosedHow::DutyDone { .. })), _) => CaseEnd::DutyDone { at },
        (_, Some(resolution)) => CaseEnd::Resolved { at: resolution.at },
        (_, None) => CaseEnd::Open,
    };
    let tried_in_vain = first.visits.len() >= rulebook.visit_attempts as usize
        && first.visits.iter().all(|visit| visit.answers.is_none());
    let resolved_at = first.resolution.map(|resolution| resolution.at);
    Case {
        id: c.id,
        of,
        raised_at: c.raised_at,
        registered_at: c.registered_at,
        end,
        paused_ms: resolved_at.map_or(0, |at| paused_ms(c, first.pauses, at, rulebook)),
        reopened_at: first.reopened_at,
        repeated_at: about.repeated_at,
        is_repeat: about.is_repeat,
        unreached: tried_in_vain || matches!(how, Some((_, ClosedHow::Unreached))),
    }
}

/// What the resolution clock didn't count.
fn paused_ms(c: &Complaint, pauses: &[LoggedPause], until: UtcMs, rulebook: &Rulebook) -> i64 {
    let target = target_minutes(rulebook, ClockKind::Resolution, c.grade, c.tier, false);
    let target_ms = i64::from(target.unwrap_or(0)) * MINUTE_MS;
    let round_the_clock = rulebook.calendars.get(CalendarName::RoundTheClock);
    let pauses: Vec<Pause> = pauses.iter().map(|logged| logged.pause.clone()).collect();
    let not_counted = not_counted(
        &pauses,
        rulebook.pause_caps(),
        (round_the_clock, target_ms),
        (c.registered_at, until),
    );
    not_counted.iter().map(|p| p.to.since(p.from)).sum()
}

/// A clock that came to its end or its due time; none while it runs in time. A case that was cancelled or
/// merged has no clocks, and stands apart as a case.
fn row(c: &Complaint, of: Of, clock: &Clock, about: &AboutCase<'_>) -> Option<ClockRow> {
    let looked_into = about.breaches.iter().find(|(kind, _)| *kind == clock.kind);
    let breached = |otherwise| ClockEnd::Breached {
        fact: looked_into.map_or(otherwise, |(_, fact)| *fact),
    };
    let end = match clock.state {
        ClockState::Met { at } if at <= clock.due_at => ClockEnd::Met,
        ClockState::Met { .. } => breached(BreachStanding::Confirmed),
        ClockState::Attempted { .. } => ClockEnd::Attempted,
        ClockState::Running if about.as_of > clock.due_at => breached(BreachStanding::Provisional),
        ClockState::Running | ClockState::Paused { .. } => return None,
    };
    Some(ClockRow {
        of,
        stage: clock.kind,
        due_at: clock.due_at,
        end,
        late_logged: c.registered_at > clock.due_at,
    })
}

/// What the customer said in a return visit; nothing when nobody was reached.
fn answer(visit: &ReturnVisit, of: Of, about: &AboutCase<'_>) -> Option<Answer> {
    let said = visit.answers.as_ref()?;
    Some(Answer {
        of,
        at: visit.at,
        kind: SurveyKind::AfterResolution,
        is_first_order: about.is_first_order,
        took_ms: None,
        is_contradictory: false,
        score: Some(said.score),
        recommends: said.recommend,
        ease: None,
        clarity: None,
        personal: None,
    })
}
