//! Every action at every step, on orders that go on and on orders that have ended, against the table
//! below, which was written from policy Part 7 and knows nothing of the rules.

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde::de::DeserializeOwned;

use super::super::samples::{action, at_step, ended, officer};
use super::super::{MoveActionKind, MoveEnd, MoveOrder, MoveOrderEvent, MoveStep, apply};
use super::{acted, give};

/// Action: from>to, where a word alone stays. An end is written in capitals.
const WAY: &str = "
record_needs: lead>needs needs survey
record_survey: needs>survey
quote: needs>quoted survey>quoted quoted
contract: quoted>contracted
schedule: contracted>scheduled
plan_packing: scheduled>packing_planned
prepare_materials: packing_planned>materials_ready
confirm_ready: materials_ready>ready
check_in: ready
replace_supervisor: scheduled packing_planned materials_ready ready started loaded in_transit unloaded inspected
start: ready>started
load: started>loaded
depart: loaded>in_transit
unload: in_transit>unloaded
inspect: unloaded>inspected inspected
score_sheet: started loaded in_transit unloaded inspected
sign_as_supervisor: inspected
sign_off: inspected>signed_off
begin_after_service: signed_off>after_service
complete: after_service>completed
lose: lead>LOST needs>LOST survey>LOST quoted>LOST
cancel: contracted>CANCELLED scheduled>CANCELLED packing_planned>CANCELLED materials_ready>CANCELLED ready>CANCELLED
abort: started>ABORTED loaded>ABORTED in_transit>ABORTED unloaded>ABORTED inspected>ABORTED
reschedule: scheduled packing_planned>scheduled materials_ready>scheduled ready>scheduled
raise_exception: contracted scheduled packing_planned materials_ready ready started loaded in_transit unloaded inspected signed_off after_service
call_about_exception: contracted scheduled packing_planned materials_ready ready started loaded in_transit unloaded inspected signed_off after_service
settle_exception: contracted scheduled packing_planned materials_ready ready started loaded in_transit unloaded inspected signed_off after_service
ask_extra: started loaded in_transit unloaded inspected
approve_extra: started loaded in_transit unloaded inspected
answer_extra: started loaded in_transit unloaded inspected
record_payment: contracted scheduled packing_planned materials_ready ready started loaded in_transit unloaded inspected signed_off after_service completed
request_invoice: contracted scheduled packing_planned materials_ready ready started loaded in_transit unloaded inspected signed_off after_service completed
";

/// The same on orders that have ended.
const WAY_OF_THE_ENDED: &str = "
reopen_lost: LOST>needs
record_payment: CANCELLED ABORTED
request_invoice: CANCELLED ABORTED
";

type Stand = (MoveStep, Option<MoveEnd>);

fn word<T: DeserializeOwned>(word: &str) -> T {
    serde_json::from_value(serde_json::Value::String(word.to_lowercase())).unwrap()
}

fn stand(order: &MoveOrder) -> Stand {
    let end = order.job.ended.as_ref().map(|ended| ended.end);
    (order.step(), end)
}

fn is_end(word: &str) -> bool {
    word.chars().all(char::is_uppercase)
}

/// Where each action leads from where; nothing else is allowed.
fn table() -> BTreeMap<(MoveActionKind, MoveStep), Stand> {
    let mut table = BTreeMap::new();
    for row in WAY.trim().lines() {
        let (kind, ways) = row.split_once(": ").unwrap();
        for way in ways.split(' ') {
            let (from, to) = way.split_once('>').unwrap_or((way, way));
            let from: MoveStep = word(from);
            let to = if is_end(to) {
                (from, Some(word(to)))
            } else {
                (word(to), None)
            };
            table.insert((word(kind), from), to);
        }
    }
    table
}

fn of_the_ended(kind: MoveActionKind, (from, end): (MoveStep, MoveEnd)) -> Option<Stand> {
    let rows = WAY_OF_THE_ENDED.trim().lines();
    let mut ways = rows.filter_map(|row| {
        let (action, ways) = row.split_once(": ").unwrap();
        (word::<MoveActionKind>(action) == kind).then_some(ways)
    });
    let ways = ways.next()?.split(' ');
    ways.map(|way| way.split_once('>').unwrap_or((way, way)))
        .find(|(of, _)| word::<MoveEnd>(of) == end)
        .map(|(_, to)| {
            if is_end(to) {
                (from, Some(word(to)))
            } else {
                (word(to), None)
            }
        })
}

#[test]
fn every_action_leads_where_the_table_says_and_nowhere_else() {
    let table = table();
    for from in MoveStep::ALL {
        for kind in MoveActionKind::ALL {
            let mut order = at_step(from);
            let (actor, action) = action(kind, &mut order);
            let led_to = give(&order, &actor, &action).map(|after| stand(&after));
            let expected = table.get(&(kind, from));
            assert_eq!(
                led_to.as_ref().ok(),
                expected,
                "{kind:?} at {from:?}: {led_to:?}"
            );
        }
    }
}

#[test]
fn what_has_ended_goes_on_only_where_the_table_says() {
    let ends = [
        (MoveEnd::Lost, MoveStep::Lead, MoveStep::Quoted),
        (MoveEnd::Cancelled, MoveStep::Contracted, MoveStep::Ready),
        (MoveEnd::Aborted, MoveStep::Started, MoveStep::Inspected),
    ];
    for (end, first, last) in ends {
        for from in MoveStep::ALL
            .into_iter()
            .filter(|s| (first..=last).contains(s))
        {
            for kind in MoveActionKind::ALL {
                let mut order = ended(at_step(from), end);
                let (actor, action) = action(kind, &mut order);
                let led_to = give(&order, &actor, &action)
                    .map(|after| stand(&after))
                    .ok();
                let expected = of_the_ended(kind, (from, end));
                assert_eq!(led_to, expected, "{kind:?} at {from:?}, {end:?}");
            }
        }
    }
}

/// Every kind of event once, from the actions that lead to them, with a few numbers that fit nothing.
fn events() -> Vec<MoveOrderEvent> {
    let mut events = vec![];
    for (kind, from) in table().into_keys() {
        let mut order = at_step(from);
        let (actor, action) = action(kind, &mut order);
        let acted = acted(&order, &actor, &action).unwrap();
        events.extend(acted.events);
    }
    let order = Box::new(at_step(MoveStep::Lead));
    events.push(MoveOrderEvent::MoveOrderRegistered { order });
    let (by, at) = (officer().id, crate::time::UtcMs(i64::MIN));
    let approval = super::super::Approval { by, at };
    let number = u32::MAX;
    events.push(MoveOrderEvent::ExtraApproved { number, approval });
    events.push(MoveOrderEvent::MoveExceptionCalled { number, at });
    events
}

proptest! {
    #[test]
    fn no_sequence_of_events_breaks_an_order(picks in prop::collection::vec(any::<prop::sample::Index>(), 0..40)) {
        let events = events();
        let picked: Vec<&MoveOrderEvent> = picks.iter().map(|pick| pick.get(&events)).collect();
        let after = picked.iter().fold(None, |order, event| apply(order, event));
        let registered = |e: &&&MoveOrderEvent| matches!(e, MoveOrderEvent::MoveOrderRegistered { .. });
        prop_assert_eq!(after.is_some(), picked.iter().any(|e| registered(&e)));
        if let Some(order) = after {
            prop_assert_eq!(order.step().stage(), order.stage);
            // Replay from any prefix equals replay from zero: what is kept reads back the same.
            let text = serde_json::to_string(&order).unwrap();
            prop_assert_eq!(serde_json::from_str::<MoveOrder>(&text).unwrap(), order);
        }
    }

    #[test]
    fn no_walk_leaves_the_table(picks in prop::collection::vec((any::<bool>(), any::<prop::sample::Index>()), 1..60)) {
        let table = table();
        let mut order = at_step(MoveStep::Lead);
        for (goes_on, pick) in picks {
            let from = order.step();
            let onward: Vec<MoveActionKind> = table
                .iter()
                .filter(|((_, at), (to, _))| *at == from && *to > from)
                .map(|((kind, _), _)| *kind)
                .collect();
            let kind = if goes_on && !onward.is_empty() {
                *pick.get(&onward)
            } else {
                *pick.get(&MoveActionKind::ALL)
            };
            let before = stand(&order);
            let (actor, action) = action(kind, &mut order.clone());
            let Ok(next) = give(&order, &actor, &action) else { continue };
            let expected = match before.1 {
                None => table.get(&(kind, from)).copied(),
                Some(end) => of_the_ended(kind, (from, end)),
            };
            prop_assert_eq!(Some(stand(&next)), expected, "{:?} at {:?}", kind, before);
            order = next;
        }
    }
}
