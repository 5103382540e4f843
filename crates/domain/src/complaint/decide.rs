//! May it happen? Each action against the state, the person and the figures.

use super::{
    Complaint, ComplaintAction, ComplaintEvent, ContactMeans, Emergency, Escalation,
    EscalationReason, FirstResponse, Proposal, Reaction, RegisterComplaint, Resolution, Stage,
    TalkSteps,
};
use crate::command::Context;
use crate::customer::Customer;
use crate::facts::ComplaintBrief;
use crate::grade::{Grade, Level};
use crate::ids::StaffId;
use crate::money::Fen;
use crate::move_order::MoveOrder;
use crate::organisation::{Staff, Store};
use crate::playbook::Playbook;
use crate::refusal::{Field, Refusal};
use crate::rules::grade_is_suggested_from_risk::{Intake, suggest};
use crate::rules::{
    a_person_acts_within_the_own_stores, an_answer_at_the_counter_needs_a_witness,
    back_dating_is_limited, graver_cases_climb_by_themselves, likely_duplicates_are_shown,
    the_accused_keeps_out, the_ladder_ends_at_e2_for_milder_grades, who_may_do_what,
    who_may_set_which_grade,
};
use crate::time::UtcMs;

/// What a registration must see.
pub(crate) struct RegistrationFacts<'a> {
    pub store: &'a Store,
    pub customer: &'a Customer,
    pub order: Option<&'a MoveOrder>,
    pub earlier: &'a [ComplaintBrief],
}

/// T1: the events of a registration.
///
/// # Errors
/// The first rule that refuses it.
pub(crate) fn register(
    r: &RegisterComplaint,
    facts: &RegistrationFacts<'_>,
    ctx: &Context<'_>,
) -> Result<Vec<ComplaintEvent>, Refusal> {
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

    let complaint = Complaint {
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
        regrade: None,
        suggested,
        grade_confirmed_by: confirmed.then_some(actor.id),
        tier: facts.customer.tier,
        occurred_at: r.occurred_at,
        raised_at: r.raised_at.min(now),
        registered_at: now,
        owner: actor.id,
        assignee: None,
        department: None,
        bridging: None,
        keeps_out,
        escalation: None,
        solution_cap: None,
        first_response: None,
        emergency: None,
        progress_told_at: None,
        solution_told_at: None,
        proposal: None,
        resolution: None,
        possible_duplicate_of: r.possible_duplicate_of,
        playbook_version: playbook.version,
    };
    let (grade, tier, raised_at) = (complaint.grade, complaint.tier, complaint.raised_at);
    let mut events = vec![ComplaintEvent::ComplaintRegistered {
        complaint: Box::new(complaint),
    }];
    if let Some(witness) = &r.answered_in_person {
        let response = FirstResponse {
            at: raised_at,
            by: actor.id,
            means: ContactMeans::InPerson,
            witness: Some(witness.clone()),
        };
        let (said, talk) = (String::new(), TalkSteps::default());
        events.push(ComplaintEvent::ComplaintAcknowledged {
            response,
            said,
            talk,
        });
    }
    if let Some(escalation) = graver_cases_climb_by_themselves::climb(playbook, grade, tier, now) {
        events.push(ComplaintEvent::ComplaintEscalated {
            escalation,
            reason: None,
        });
    }
    Ok(events)
}

/// T2 to T20: the events of an action. `colleague` finds staff that the action names.
///
/// # Errors
/// The first rule that refuses it.
pub(crate) fn act<'a>(
    c: &Complaint,
    action: &ComplaintAction,
    colleague: impl Fn(StaffId) -> Option<&'a Staff>,
    ctx: &Context<'_>,
) -> Result<Vec<ComplaintEvent>, Refusal> {
    let (actor, playbook, now) = (ctx.actor, ctx.playbook, ctx.effective_at);
    may_act(c, action.kind(), ctx)?;
    let known = |id: StaffId| {
        colleague(id)
            .filter(|s| s.level == Level::L3 || crate::scope::reaches(s, c.store))
            .ok_or(Refusal::UnknownStaff)
    };
    let after_raised = |field, at: UtcMs| {
        back_dating_is_limited::check(playbook, actor.level, field, at, now).map(|()| {
            // A contact can't precede the complaint, nor a laptop's clock outrun now.
            at.max(c.raised_at).min(now.max(c.raised_at))
        })
    };
    Ok(match action {
        ComplaintAction::Acknowledge {
            means,
            contacted_at,
            said,
            talk,
        } => {
            text(playbook, Field::Said, said)?;
            let at = after_raised(Field::ContactedAt, *contacted_at)?;
            let response = FirstResponse {
                at,
                by: actor.id,
                means: *means,
                witness: None,
            };
            let said = said.trim().to_owned();
            vec![ComplaintEvent::ComplaintAcknowledged {
                response,
                said,
                talk: *talk,
            }]
        }
        ComplaintAction::Triage {
            grade,
            reason,
            department,
            assignee,
        } => {
            text(playbook, Field::Reason, reason)?;
            text(playbook, Field::Department, department)?;
            who_may_set_which_grade::check_at_triage(c, actor.level, *grade)?;
            let assignee = known(*assignee)?.id;
            let mut events = vec![ComplaintEvent::ComplaintTriaged {
                at: now,
                from: c.grade,
                grade: *grade,
                reason: reason.trim().to_owned(),
                department: department.trim().to_owned(),
                assignee,
                by: actor.id,
            }];
            let climb = graver_cases_climb_by_themselves::climb(playbook, *grade, c.tier, now);
            if let Some(escalation) = climb.filter(|e| e.seat > c.seat()) {
                events.push(ComplaintEvent::ComplaintEscalated {
                    escalation,
                    reason: None,
                });
            }
            events
        }
        ComplaintAction::Take { bridging } => {
            let bridging = bridging.as_deref().map(str::trim).filter(|b| !b.is_empty());
            if c.grade == Grade::Important && bridging.is_none() {
                return Err(Refusal::FieldEmpty {
                    field: Field::Bridging,
                });
            }
            short_enough(playbook, Field::Bridging, bridging.unwrap_or_default())?;
            vec![ComplaintEvent::ComplaintTaken {
                bridging: bridging.map(str::to_owned),
            }]
        }
        ComplaintAction::NoteProgress {
            note,
            told_customer,
            means,
        } => {
            text(playbook, Field::Note, note)?;
            if *told_customer && means.is_none() {
                return Err(Refusal::FieldEmpty {
                    field: Field::Means,
                });
            }
            vec![ComplaintEvent::ProgressNoted {
                at: now,
                note: note.trim().to_owned(),
                told_customer: *told_customer,
                means: *means,
            }]
        }
        ComplaintAction::StartEmergency {
            measure,
            person_in_charge,
            quality_control_informed,
        } => {
            text(playbook, Field::Measure, measure)?;
            let emergency = Emergency {
                at: now,
                by: actor.id,
                measure: measure.trim().to_owned(),
                person_in_charge: known(*person_in_charge)?.id,
                quality_control_informed: *quality_control_informed,
                confirmed_by: (actor.level >= Level::L2).then_some(actor.id),
            };
            vec![ComplaintEvent::EmergencyStarted { emergency }]
        }
        ComplaintAction::Propose {
            solution,
            cost,
            compensation,
            told_at,
            reaction,
            approved_by,
        } => {
            text(playbook, Field::Solution, solution)?;
            amount(playbook, Field::Cost, *cost)?;
            amount(playbook, Field::Compensation, *compensation)?;
            if let Some(limit) = playbook.compensation_limit(actor.level, actor.seat)
                && *compensation > limit
            {
                return Err(Refusal::OverLimit { limit });
            }
            let approved_by = if c.grade == Grade::Major {
                Some(approval(actor, *approved_by, known)?)
            } else {
                None
            };
            let proposal = Proposal {
                told_at: after_raised(Field::ToldAt, *told_at)?,
                by: actor.id,
                solution: solution.trim().to_owned(),
                cost: *cost,
                compensation: *compensation,
                approved_by,
                reaction: *reaction,
            };
            vec![ComplaintEvent::SolutionProposed { proposal }]
        }
        ComplaintAction::Resolve {
            done,
            finished_at,
            cause,
            liability,
            result_told,
        } => {
            text(playbook, Field::Done, done)?;
            if !result_told {
                return Err(Refusal::ResultNotTold);
            }
            let resolution = Resolution {
                at: now,
                finished_at: after_raised(Field::FinishedAt, *finished_at)?,
                by: actor.id,
                done: done.trim().to_owned(),
                cause: *cause,
                liability: *liability,
            };
            vec![ComplaintEvent::ComplaintResolved { resolution }]
        }
        ComplaintAction::Escalate { reason } => {
            text(playbook, Field::Reason, reason)?;
            let seat = the_ladder_ends_at_e2_for_milder_grades::next_seat(c, now)?;
            let due = now.plus_minutes(playbook.level_due_minutes);
            let escalation = Escalation {
                seat,
                at: now,
                due,
                why: EscalationReason::OneClick,
            };
            let reason = Some(reason.trim().to_owned());
            vec![ComplaintEvent::ComplaintEscalated { escalation, reason }]
        }
    })
}

/// Whether this person may do this kind of thing to the complaint now, before any field is filled.
/// What is offered and what is decided ask the same question.
///
/// # Errors
/// The first rule that refuses it.
pub(super) fn may_act(
    c: &Complaint,
    kind: super::ActionKind,
    ctx: &Context<'_>,
) -> Result<(), Refusal> {
    use super::ActionKind;
    who_may_do_what::check_certified(ctx.actor)?;
    a_person_acts_within_the_own_stores::check(ctx.actor, c.store)?;
    let stage_allows = match kind {
        ActionKind::Acknowledge => c.stage == Stage::Registered,
        ActionKind::Triage => c.stage == Stage::Acknowledged,
        ActionKind::Take => c.stage == Stage::Triaged,
        ActionKind::NoteProgress => c.is_open() && c.stage != Stage::Registered,
        ActionKind::StartEmergency | ActionKind::Escalate => c.is_open(),
        ActionKind::Propose => matches!(c.stage, Stage::Processing | Stage::Proposed),
        ActionKind::Resolve => c.stage == Stage::Proposed,
    };
    if !stage_allows {
        return Err(Refusal::WrongStage { stage: c.stage });
    }
    the_accused_keeps_out::check(c, ctx.actor.id, kind)?;
    who_may_do_what::check(c, ctx.actor, kind)?;
    match kind {
        ActionKind::StartEmergency if !c.grade.is_emergency() => Err(Refusal::NotAnEmergency),
        ActionKind::StartEmergency if c.emergency.is_some() => Err(Refusal::AlreadyDone),
        ActionKind::Resolve
            if c.proposal
                .as_ref()
                .is_none_or(|p| p.reaction != Reaction::Accepted) =>
        {
            Err(Refusal::NotAccepted)
        }
        ActionKind::Triage => who_may_set_which_grade::check_at_triage(c, ctx.actor.level, c.grade),
        ActionKind::Escalate => {
            the_ladder_ends_at_e2_for_milder_grades::next_seat(c, ctx.effective_at).map(|_| ())
        }
        _ => Ok(()),
    }
}

/// At 重大 an L3 stands behind the solution: the actor, or the one named.
fn approval<'a>(
    actor: &Staff,
    named: Option<StaffId>,
    known: impl Fn(StaffId) -> Result<&'a Staff, Refusal>,
) -> Result<StaffId, Refusal> {
    if actor.level == Level::L3 {
        return Ok(actor.id);
    }
    let approver = known(named.ok_or(Refusal::ApprovalMissing)?)?;
    if approver.level == Level::L3 {
        Ok(approver.id)
    } else {
        Err(Refusal::ApprovalMissing)
    }
}

/// A required text: there, and not endless.
pub(crate) fn text(playbook: &Playbook, field: Field, value: &str) -> Result<(), Refusal> {
    if value.trim().is_empty() {
        return Err(Refusal::FieldEmpty { field });
    }
    short_enough(playbook, field, value)
}

fn short_enough(playbook: &Playbook, field: Field, value: &str) -> Result<(), Refusal> {
    let length = u32::try_from(value.chars().count()).unwrap_or(u32::MAX);
    let limit = playbook.longest_text;
    if length > limit {
        Err(Refusal::TextTooLong {
            field,
            limit,
            length,
        })
    } else {
        Ok(())
    }
}

fn amount(playbook: &Playbook, field: Field, value: Fen) -> Result<(), Refusal> {
    let limit = playbook.largest_amount;
    if (Fen(0)..=limit).contains(&value) {
        Ok(())
    } else {
        Err(Refusal::AmountOutOfRange { field, limit })
    }
}
