//! T1 登记.

use super::super::{
    Complaint, ComplaintEvent, ContactMeans, FirstResponse, Proposal, Reaction, RegisterComplaint,
    Resolution, SettledOnTheSpot, Stage, TalkSteps,
};
use super::demand::{amount, short_enough, text};
use crate::command::Context;
use crate::customer::Customer;
use crate::facts::ComplaintBrief;
use crate::grade::Grade;
use crate::move_order::MoveOrder;
use crate::organisation::Store;
use crate::refusal::{Field, Refusal};
use crate::rules::grade_is_suggested_from_risk::{GradeSuggestion, Intake, suggest};
use crate::rules::{
    a_person_acts_within_the_own_stores, an_answer_at_the_counter_needs_a_witness,
    back_dating_is_limited, graver_cases_climb_by_themselves, likely_duplicates_are_shown,
    who_may_do_what, who_may_set_which_grade,
};

/// What a registration must see.
pub(crate) struct RegistrationFacts<'a> {
    pub store: &'a Store,
    pub customer: &'a Customer,
    pub order: Option<&'a MoveOrder>,
    pub earlier: &'a [ComplaintBrief],
}

/// The events of a registration.
///
/// # Errors
/// The first rule that refuses it.
pub(crate) fn register(
    r: &RegisterComplaint,
    facts: &RegistrationFacts<'_>,
    ctx: &Context<'_>,
) -> Result<Vec<ComplaintEvent>, Refusal> {
    let suggested = check(r, facts, ctx)?;
    let complaint = complaint(r, facts, suggested, ctx);
    let (grade, tier, at) = (complaint.grade, complaint.tier, complaint.raised_at);
    let mut events = vec![ComplaintEvent::ComplaintRegistered {
        complaint: Box::new(complaint),
    }];
    if let Some(witness) = &r.answered_in_person {
        let (by, means) = (ctx.actor.id, ContactMeans::InPerson);
        let response = FirstResponse {
            at,
            by,
            means,
            witness: Some(witness.clone()),
        };
        let (said, talk) = (String::new(), TalkSteps::default());
        events.push(ComplaintEvent::ComplaintAcknowledged {
            response,
            said,
            talk,
        });
    }
    if let Some(settled) = &r.settled {
        events.extend(settle(r, settled, ctx)?);
        return Ok(events);
    }
    let now = ctx.effective_at;
    if let Some(escalation) =
        graver_cases_climb_by_themselves::climb(ctx.playbook, grade, tier, now)
    {
        events.push(ComplaintEvent::ComplaintEscalated {
            escalation,
            reason: None,
        });
    }
    Ok(events)
}

/// 当场解决: proposed, agreed to and done while the customer stands there (policy decision 14).
fn settle(
    r: &RegisterComplaint,
    settled: &SettledOnTheSpot,
    ctx: &Context<'_>,
) -> Result<Vec<ComplaintEvent>, Refusal> {
    if r.grade != Grade::General || r.answered_in_person.is_none() {
        return Err(Refusal::NotOnTheSpot);
    }
    let (actor, playbook, at) = (ctx.actor, ctx.playbook, ctx.effective_at);
    text(playbook, Field::Solution, &settled.solution)?;
    text(playbook, Field::Done, &settled.done)?;
    amount(playbook, Field::Compensation, settled.compensation)?;
    if let Some(limit) = playbook.compensation_limit(actor.level, actor.seat)
        && settled.compensation > limit
    {
        return Err(Refusal::OverLimit { limit });
    }
    let by = actor.id;
    let proposal = Proposal {
        told_at: at,
        by,
        solution: settled.solution.trim().to_owned(),
        cost: settled.compensation,
        compensation: settled.compensation,
        approved_by: None,
        reaction: Reaction::Accepted,
    };
    let resolution = Resolution {
        at,
        finished_at: at,
        by,
        done: settled.done.trim().to_owned(),
        cause: settled.cause,
        liability: settled.liability,
    };
    Ok(vec![
        ComplaintEvent::SolutionProposed { proposal },
        ComplaintEvent::ComplaintResolved { resolution },
    ])
}

/// Every rule of a registration; gives the suggested grade that one of them needed.
fn check(
    r: &RegisterComplaint,
    facts: &RegistrationFacts<'_>,
    ctx: &Context<'_>,
) -> Result<GradeSuggestion, Refusal> {
    let (actor, playbook, now) = (ctx.actor, ctx.playbook, ctx.effective_at);
    who_may_do_what::check_certified(actor)?;
    a_person_acts_within_the_own_stores::check(actor, r.store)?;
    if !crate::number::is_valid(&r.provisional_number, &facts.store.code) {
        return Err(Refusal::BadNumber);
    }
    text(playbook, Field::Description, &r.description)?;
    short_enough(playbook, Field::Remedy, &r.remedy_words)?;
    amount(playbook, Field::Claimed, r.claimed)?;
    if let Some(complainant) = &r.complainant {
        text(playbook, Field::Name, &complainant.name)?;
    }
    back_dating_is_limited::check(playbook, actor.level, Field::RaisedAt, r.raised_at, now)?;
    if r.occurred_at.is_some_and(|at| at > now) {
        return Err(Refusal::InTheFuture {
            field: Field::OccurredAt,
        });
    }
    let earlier = likely_duplicates_are_shown::earlier_count(playbook, r.raised_at, facts.earlier);
    let intake = Intake {
        risks: r.risks,
        claimed: r.claimed,
        category: r.category,
        earlier,
    };
    let suggested = suggest(playbook, &intake);
    who_may_set_which_grade::check_at_registration(actor.level, r.grade, suggested.grade, r.risks)?;
    if let Some(witness) = &r.answered_in_person {
        an_answer_at_the_counter_needs_a_witness::check(actor.id, witness)?;
    }
    Ok(suggested)
}

fn complaint(
    r: &RegisterComplaint,
    facts: &RegistrationFacts<'_>,
    suggested: GradeSuggestion,
    ctx: &Context<'_>,
) -> Complaint {
    let (actor, now) = (ctx.actor, ctx.effective_at);
    let confirmed = who_may_set_which_grade::is_confirmed_at_registration(actor.level, r.grade);
    let mut keeps_out = r.about_staff.clone();
    keeps_out.extend(
        facts
            .order
            .into_iter()
            .flat_map(|o| o.supervisors.iter().copied()),
    );
    keeps_out.sort();
    keeps_out.dedup();
    Complaint {
        id: r.id,
        stage: Stage::Registered,
        provisional_number: r.provisional_number.clone(),
        official_number: None,
        store: r.store,
        customer: r.customer,
        customer_name: facts.customer.name.clone(),
        customer_phone: facts.customer.phone.clone(),
        complainant: r.complainant.clone(),
        order: r.order,
        order_number: facts.order.map(|o| o.number.clone()),
        channel: r.channel,
        source: r.source,
        phase: r.phase,
        category: r.category,
        description: r.description.trim().to_owned(),
        remedies: r.remedies.clone(),
        remedy_words: r.remedy_words.trim().to_owned(),
        claimed: r.claimed,
        verified: None,
        risks: r.risks,
        grade: r.grade,
        registered_grade: r.grade,
        regrades: vec![],
        suggested,
        grade_confirmed_by: confirmed.then_some(actor.id),
        tier: facts.customer.tier,
        occurred_at: r.occurred_at,
        raised_at: r.raised_at.min(now),
        registered_at: now,
        owner: actor.id,
        // Whoever settled it handled it, should it come back.
        assignee: r.settled.as_ref().map(|_| actor.id),
        department: None,
        bridging: None,
        keeps_out,
        escalation: None,
        solution_cap: None,
        attempts: vec![],
        first_response: None,
        emergency: None,
        progress_told_at: None,
        solution_told_at: None,
        proposal: None,
        rejected_at: None,
        pauses: vec![],
        resolution: None,
        survey: None,
        visits: vec![],
        closure: None,
        cancellation: None,
        merged_into: None,
        past_cycles: vec![],
        hand_over: None,
        external: None,
        possible_duplicate_of: r.possible_duplicate_of,
        playbook_version: ctx.playbook.version,
        import: None,
        removed: None,
    }
}
