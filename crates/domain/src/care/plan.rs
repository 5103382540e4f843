//! From an anchor to plans: which rows it starts, for whom, when each opens, is due and expires. The same
//! anchor planned again gives the same ids, so that nightly work makes nothing twice (policy Part 9).

use chrono::Months;
use uuid::Uuid;

use super::{AnchorEvent, CareClass, CareOwner, CarePlan, CarePost, ContactForm, Whom};
use crate::calendar::Calendars;
use crate::customer::value::Segment;
use crate::grade::{Grade, Level};
use crate::ids::TaskId;
use crate::playbook::{CareRow, CareScope, CareStep, DueBy, Offset, Rulebook, cell};
use crate::rules::contacts_keep_quiet_hours::{contact_from, due_by};
use crate::time::{DAY_MS, HOUR_MS, UtcMs};

/// What comes again is planned so many times at most.
const MOST_ROUNDS: u32 = 600;

/// Everything that the anchor asks for, that opens by `until` and hasn't expired by `from`.
#[must_use]
pub fn plan(
    rulebook: &Rulebook,
    event: &AnchorEvent,
    whom: &Whom,
    from: UtcMs,
    until: UtcMs,
) -> Vec<CarePlan> {
    let rows = rulebook.care.rows.iter();
    let started = rows.filter(|row| row.anchor == event.anchor && is_for(row, whom));
    let planning = |row| Planning {
        rulebook,
        event,
        whom,
        row,
    };
    started
        .flat_map(|row| planning(row).all(until))
        .filter(|plan| plan.opens_at <= until && plan.expires_at > from)
        .filter(|plan| event.ended_at.is_none_or(|end| plan.opens_at < end))
        .collect()
}

fn is_for(row: &CareRow, whom: &Whom) -> bool {
    fn any<T: PartialEq>(wanted: &[T], is: Option<T>) -> bool {
        wanted.is_empty() || is.is_some_and(|is| wanted.contains(&is))
    }
    let scope: &CareScope = &row.scope;
    let Whom::Customer { subject } = whom else {
        return scope.whole_store;
    };
    !scope.whole_store
        && any(&scope.tiers, Some(subject.tier))
        && any(&scope.lifecycles, Some(subject.lifecycle))
        && any(&scope.segments, subject.segment)
        && scope
            .business
            .is_none_or(|business| business == subject.business)
}

struct Planning<'a> {
    rulebook: &'a Rulebook,
    event: &'a AnchorEvent,
    whom: &'a Whom,
    row: &'a CareRow,
}

impl Planning<'_> {
    fn all(&self, until: UtcMs) -> Vec<CarePlan> {
        match self.row.due_by {
            DueBy::ChurnWarning => vec![],
            DueBy::ReturnVisitCell => self.by_cell().into_iter().collect(),
            DueBy::Steps => {
                let rounds = (0..MOST_ROUNDS).map_while(|round| self.round(round, until));
                rounds.flatten().collect()
            }
        }
    }

    /// The steps of one round; none when it isn't there or opens too late.
    fn round(&self, round: u32, until: UtcMs) -> Option<Vec<CarePlan>> {
        let start = match (round, self.row.every_months) {
            (0, _) => self.event.at,
            (_, None) => return None,
            (_, Some(months)) => self.months_on(months.checked_mul(round)?)?,
        };
        let steps = self.row.steps.iter().zip(0_u32..);
        let plans = steps.filter_map(|(step, nth)| self.by_step(step, nth, round, start));
        let plans: Vec<_> = plans.collect();
        let opens_in_time = plans.iter().any(|plan| plan.opens_at <= until);
        (round == 0 || opens_in_time).then_some(plans)
    }

    fn months_on(&self, months: u32) -> Option<UtcMs> {
        let calendars = &self.rulebook.calendars;
        let day = calendars.local_date(self.event.at)?;
        let since_midnight = self.event.at.since(calendars.instant_on(day, 0));
        let day = day.checked_add_months(Months::new(months))?;
        let at = calendars.instant_on(day, 0).0;
        Some(UtcMs(at.saturating_add(since_midnight)))
    }

    fn by_step(&self, step: &CareStep, nth: u32, round: u32, start: UtcMs) -> Option<CarePlan> {
        let care = &self.rulebook.care;
        let calendars = &self.rulebook.calendars;
        let (due, first) = due_and_first(calendars, start, step.after, care.day_due_minute)?;
        let opens = UtcMs(first.0.saturating_sub(i64::from(step.lead_hours) * HOUR_MS));
        let opens = if step.after.is_before() {
            opens
        } else {
            opens.max(start)
        };
        let mut plan = self.blank(step, nth, round)?;
        let quiet = self.rulebook.quiet_hours;
        plan.opens_at = contact_from(calendars, quiet, plan.form, &plan.means, opens);
        plan.due_at = due_by(calendars, quiet, &plan, due).max(plan.opens_at);
        plan.expires_at = self.expiry(&plan, step.after.is_before().then_some(start));
        Some(plan)
    }

    /// Due by the cell of the complaint's grade and tier; nothing without a complaint.
    fn by_cell(&self) -> Option<CarePlan> {
        let (grade, Whom::Customer { subject }) = (self.event.grade()?, self.whom) else {
            return None;
        };
        let minutes = cell(self.rulebook.stage(grade).return_visit, subject.tier);
        let calendars = &self.rulebook.calendars;
        let step = CareStep {
            after: Offset::Hours(0),
            lead_hours: 0,
            action: None,
            posts: None,
            class: None,
            form: None,
            means: None,
        };
        let mut plan = self.blank(&step, 0, 0)?;
        let quiet = self.rulebook.quiet_hours;
        let due = self.event.at.plus_minutes(minutes);
        plan.opens_at = contact_from(calendars, quiet, plan.form, &plan.means, self.event.at);
        // 紧急 and 重大 count round the clock (policy decision 2).
        plan.due_at = if grade.is_emergency() {
            due
        } else {
            due_by(calendars, quiet, &plan, due)
        };
        plan.opens_at = plan.opens_at.min(plan.due_at);
        plan.needed_level = match grade {
            Grade::General | Grade::Important => None,
            Grade::Urgent => Some(Level::L2),
            Grade::Major => Some(Level::L3),
        };
        plan.expires_at = self.expiry(&plan, None);
        Some(plan)
    }

    fn expiry(&self, plan: &CarePlan, anchor: Option<UtcMs>) -> UtcMs {
        let days = i64::from(self.rulebook.care.expiry_days(plan.class));
        let after_due = UtcMs(plan.due_at.0.saturating_add(days * DAY_MS));
        // A reminder is worth nothing once the day has come.
        anchor.map_or(after_due, |anchor| after_due.min(anchor).max(plan.due_at))
    }

    /// A plan without its times; none for whom no person shall be busy.
    fn blank(&self, step: &CareStep, nth: u32, round: u32) -> Option<CarePlan> {
        let (row, event) = (self.row, self.event);
        let (customer, store) = match self.whom {
            Whom::Customer { subject } => (Some(subject.customer), subject.store),
            Whom::Store { store } => (None, *store),
        };
        let base = customer.map_or(store.0, |customer| customer.0);
        let name = format!("care/{}/{}/{nth}/{round}", row.id, event.key());
        let is_for_tier = |wanted: bool, tiers: &dyn Fn(&super::CareSubject) -> bool| {
            wanted && matches!(self.whom, Whom::Customer { subject } if tiers(subject))
        };
        let gift_tiers = &self.rulebook.care.gift_tiers;
        let form = step.form.unwrap_or(row.form);
        let is_contact = form != ContactForm::Internal;
        let plan = CarePlan {
            id: TaskId(Uuid::new_v5(&base, name.as_bytes())),
            row: row.id,
            step: nth,
            customer,
            store,
            anchor: event.anchor,
            anchor_at: event.at,
            actions: vec![step.action.clone().unwrap_or_else(|| row.action.clone())],
            owner: CareOwner::Posts {
                posts: step.posts.clone().unwrap_or_else(|| row.posts.clone()),
            },
            needed_level: None,
            class: step.class.unwrap_or(row.class),
            kind: row.kind,
            form,
            means: step.means.clone().unwrap_or_else(|| row.means.clone()),
            questions: if is_contact {
                row.questions.clone()
            } else {
                vec![]
            },
            gift: is_for_tier(row.gift, &|s| gift_tiers.contains(&s.tier)),
            is_first: is_for_tier(row.high_value_first, &|s| s.tier.is_high_value()),
            opens_at: event.at,
            due_at: event.at,
            expires_at: event.at,
            instead_for: None,
            carries: vec![],
        };
        (!self.busies_people_for_the_fading(&plan)).then_some(plan)
    }

    /// 低效流失 gets what a system sends and what was ordered or complained of, but nobody's time (TIER-14).
    fn busies_people_for_the_fading(&self, plan: &CarePlan) -> bool {
        let by_system = match &plan.owner {
            CareOwner::Posts { posts } => posts.contains(&CarePost::System),
            CareOwner::Person { .. } => false,
        };
        let is_fading = matches!(self.whom, Whom::Customer { subject }
            if subject.segment == Some(Segment::Fading));
        let of_a_complaint = self.event.grade().is_some();
        is_fading && plan.class != CareClass::Service && !by_system && !of_a_complaint
    }
}

/// When something is due, and the first instant that it may be done on.
fn due_and_first(
    calendars: &Calendars,
    anchor: UtcMs,
    after: Offset,
    day_due_minute: u32,
) -> Option<(UtcMs, UtcMs)> {
    let day = calendars.local_date(anchor)?;
    let day = match after {
        Offset::Hours(hours) => {
            let due = UtcMs(anchor.0.saturating_add(i64::from(hours) * HOUR_MS));
            return Some((due, due));
        }
        Offset::Days(days) => day.checked_add_signed(chrono::Duration::days(days.into()))?,
        Offset::Months(months) => {
            let count = Months::new(months.unsigned_abs());
            if months < 0 {
                day.checked_sub_months(count)?
            } else {
                day.checked_add_months(count)?
            }
        }
    };
    let at = |minute| calendars.instant_on(day, minute);
    Some((at(day_due_minute), at(0)))
}
