//! The answer to a case.

use chrono::{DateTime, FixedOffset, SecondsFormat, TimeZone, Utc};
use domain::calendar::{CalendarName, MOST_STATUTORY_DAYS};
use domain::grade::{Grade, Tier};
use domain::playbook::Rulebook;
use domain::rules::an_upgrade_leaves_time_to_act::grace_of;
use domain::sla::{
    Change, Leg, Length, Pause, Segment, Since, StageRules, StartedBy, Target, Timer,
};
use domain::time::UtcMs;
use serde_json::{Map, Value, json};

use crate::case::{AskedCalendar, AskedTimer, Case};

/// Ten years: a longer length is a typing mistake.
const MOST_MINUTES: u32 = 10 * 366 * 24 * 60;
const CHINA_OFFSET_SECONDS: i32 = 8 * 3600;

/// A clock's answer.
struct Due {
    at: UtcMs,
    is_provisional: bool,
    is_paused: bool,
    why: Vec<Segment>,
}

/// The answer to one line of input.
pub fn to_line(rulebook: &Rulebook, line: &[u8]) -> Value {
    let case: Case = match serde_json::from_slice(line) {
        Ok(case) => case,
        Err(error) => {
            // What can be told of a line that can't be read: its id.
            let parsed: Option<Value> = serde_json::from_slice(line).ok();
            let id = parsed.and_then(|case| case.get("id").cloned());
            return json!({ "id": id, "error": error.to_string() });
        }
    };
    match answer(rulebook, &case) {
        Ok(due) => {
            let met = case.met_at.map(|at| at.0).filter(|at| *at <= case.as_of.0);
            let state = match met {
                Some(met) if met <= due.at => "met",
                None if due.is_paused => "paused",
                None if case.as_of.0 <= due.at => "running",
                _ => "breached",
            };
            let why: Vec<Value> = due.why.iter().map(readable).collect();
            json!({
                "id": case.id,
                "due": rfc3339(due.at),
                "provisional": due.is_provisional,
                "state": state,
                "explain": why,
            })
        }
        Err(error) => json!({ "id": case.id, "error": error }),
    }
}

fn answer(rulebook: &Rulebook, case: &Case) -> Result<Due, String> {
    check(case)?;
    if let AskedTimer::StatutoryDays(days) = case.timer {
        return statutory(rulebook, case, days);
    }
    let calendar = counting_calendar(case)?;
    let legs = legs(rulebook, case, calendar)?;
    let pauses: Vec<Pause> = case
        .pauses
        .iter()
        .map(|p| Pause {
            class: p.class,
            from: p.from.0,
            to: Some(p.to.0),
            resume_by: None,
            customer_replied_at: p.customer_replied_at.map(|at| at.0),
            is_beyond_caps_approved: false,
        })
        .collect();
    let met = case.met_at.map(|at| at.0).filter(|at| *at <= case.as_of.0);
    let timer = Timer {
        calendars: &rulebook.calendars,
        started_at: case.start.0,
        legs: &legs,
        pauses: &pauses,
        caps: rulebook.pause_caps(),
        until: met.unwrap_or(case.as_of.0),
    };
    let Some((at, mut why)) = timer.explained() else {
        return Err("this grade has no such clock: only 紧急 and 重大 are activated".to_owned());
    };
    let is_provisional = why
        .iter()
        .any(|segment| matches!(segment, Segment::Provisional { .. }));
    why.insert(0, started(case));
    Ok(Due {
        at,
        is_provisional,
        is_paused: met.is_none() && timer.is_paused(),
        why,
    })
}

fn check(case: &Case) -> Result<(), String> {
    if !case.pauses.is_empty() && !case.timer.can_pause() {
        return Err("this clock can't pause".to_owned());
    }
    if case.pauses.iter().any(|p| p.to < p.from) {
        return Err("a pause ends before it begins".to_owned());
    }
    if case.met_at.is_some_and(|met| met < case.start) {
        return Err("the clock was met before it started".to_owned());
    }
    let mut regrades: Vec<_> = case.regrades.iter().collect();
    regrades.sort_by_key(|r| r.at.0);
    let overlap = |pair: &[&crate::case::AskedRegrade]| pair[0].at == pair[1].at;
    if regrades.windows(2).any(overlap) {
        return Err("two changes of grade at one instant".to_owned());
    }
    Ok(())
}

fn started(case: &Case) -> Segment {
    let by = match case.timer {
        AskedTimer::Survey | AskedTimer::ReturnVisit => StartedBy::Resolved,
        _ => StartedBy::Raised,
    };
    Segment::Started {
        at: case.start.0,
        by,
    }
}

fn statutory(rulebook: &Rulebook, case: &Case, days: u32) -> Result<Due, String> {
    if !(1..=MOST_STATUTORY_DAYS).contains(&days) {
        return Err(format!(
            "a term has 1 to {MOST_STATUTORY_DAYS} working days"
        ));
    }
    let term = rulebook.calendars.statutory_term(case.start.0, days);
    let term = term.ok_or("the start lies beyond every calendar")?;
    let mut why = vec![started(case), Segment::Term { days }];
    why.extend(
        term.days
            .iter()
            .map(|(at, day)| Segment::WorkingDay { at: *at, day: *day }),
    );
    if term.is_provisional {
        why.push(Segment::Provisional { due: term.due_at });
    }
    Ok(Due {
        at: term.due_at,
        is_provisional: term.is_provisional,
        is_paused: false,
        why,
    })
}

fn counting_calendar(case: &Case) -> Result<CalendarName, String> {
    if matches!(case.timer, AskedTimer::Minutes(_)) {
        return Ok(CalendarName::RoundTheClock);
    }
    match case.calendar {
        Some(AskedCalendar::RoundTheClock) => Ok(CalendarName::RoundTheClock),
        Some(AskedCalendar::StoreOps) => Ok(CalendarName::StoreHours),
        Some(AskedCalendar::BackOffice) => Ok(CalendarName::BackOffice),
        Some(AskedCalendar::StatutoryDays) => {
            Err("statutory_wd counts days only: ask for statutory_days".to_owned())
        }
        None => Err("this timer needs a calendar".to_owned()),
    }
}

/// The target at the start, and one for each change of grade that has happened.
fn legs(rulebook: &Rulebook, case: &Case, calendar: CalendarName) -> Result<Vec<Leg>, String> {
    let mut regrades: Vec<_> = (case.regrades.iter())
        .filter(|r| r.at <= case.as_of)
        .map(|r| (r.at.0, r.grade))
        .collect();
    regrades.sort_by_key(|(at, _)| *at);
    let needed = case.timer.stage().is_some() || !regrades.is_empty();
    if needed && (case.grade.is_none() || case.tier.is_none()) {
        return Err("this timer needs a grade and a tier".to_owned());
    }
    let mut grade = case.grade;
    let mut legs = vec![leg(rulebook, case, calendar, grade)?];
    for (at, to) in regrades {
        let from = grade.unwrap_or(to);
        grade = Some(to);
        if from == to {
            continue;
        }
        let counted = leg(rulebook, case, calendar, grade)?;
        // A grade that was already in force when the clock started is its first.
        if at <= case.start.0 {
            legs = vec![counted];
            continue;
        }
        let change = Change::Regraded { from, to };
        let since = if to > from {
            Since::Stricter {
                at,
                change,
                grace: grace_of(rulebook, to, calendar),
                is_later_approved: false,
            }
        } else {
            Since::Milder { at, change }
        };
        legs.push(Leg { since, ..counted });
    }
    Ok(legs)
}

fn leg(
    rulebook: &Rulebook,
    case: &Case,
    calendar: CalendarName,
    grade: Option<Grade>,
) -> Result<Leg, String> {
    let quiet = (case.quiet && !grade.is_some_and(Grade::is_emergency))
        .then_some(rulebook.quiet_hours)
        .filter(|_| !matches!(case.timer, AskedTimer::FirstResponse));
    if let AskedTimer::Minutes(minutes) | AskedTimer::WorkingMinutes(minutes) = case.timer {
        if minutes > MOST_MINUTES {
            return Err(format!("a length has at most {MOST_MINUTES} minutes"));
        }
        return Ok(Leg {
            since: Since::Start,
            target: Target::Minutes { minutes },
            length: Some(Length {
                ms: i64::from(minutes) * 60_000,
                calendar,
            }),
            quiet,
        });
    }
    let stage = (case.timer.stage()).ok_or("a term in days has no target of a grade")?;
    let rules = StageRules {
        rulebook,
        stage,
        is_repeat: false,
        percent: 100,
    };
    let (grade, tier): (Grade, Tier) = (
        grade.ok_or("this timer needs a grade")?,
        case.tier.ok_or("this timer needs a tier")?,
    );
    let leg = rules.leg_of(grade, tier);
    Ok(Leg {
        length: leg.length.map(|length| Length { calendar, ..length }),
        quiet: leg.length.and(quiet),
        ..leg
    })
}

/// Instants in words that people and programs both read.
fn readable(segment: &Segment) -> Value {
    fn walk(value: &mut Value) {
        const INSTANTS: [&str; 7] = [
            "at",
            "from",
            "to",
            "due",
            "old_due",
            "new_due",
            "grace_until",
        ];
        let Value::Object(fields) = value else { return };
        for (name, field) in fields {
            match field.as_i64() {
                Some(ms) if INSTANTS.contains(&name.as_str()) => {
                    *field = Value::String(rfc3339(UtcMs(ms)));
                }
                _ => walk(field),
            }
        }
    }
    let mut value = serde_json::to_value(segment).unwrap_or(Value::Object(Map::new()));
    walk(&mut value);
    value
}

fn rfc3339(at: UtcMs) -> String {
    let utc: DateTime<Utc> = DateTime::from_timestamp_millis(at.0).unwrap_or_default();
    let china =
        FixedOffset::east_opt(CHINA_OFFSET_SECONDS).unwrap_or(FixedOffset::east_opt(0).unwrap());
    china
        .from_utc_datetime(&utc.naive_utc())
        .to_rfc3339_opts(SecondsFormat::AutoSi, false)
}
