//! The engine against every answer a network can give.

use proptest::prelude::*;

use super::*;

fn around(pending: u32, now: i64) -> Surroundings {
    Surroundings {
        pending,
        now: UtcMs(now),
        chance: 500,
    }
}

fn is_request(effect: &Effect) -> bool {
    matches!(
        effect,
        Effect::Push { .. } | Effect::Pull | Effect::WaitForNews | Effect::Refresh
    )
}

#[test]
fn what_waits_goes_up_before_records_come_down() {
    let mut engine = Engine::new(false);
    let effects = engine.step(Input::Nudged, around(2, 0));
    assert_eq!(
        effects,
        vec![Effect::Push {
            most_commands: MOST_COMMANDS_IN_A_PUSH
        }]
    );
    assert_eq!(
        engine.step(Input::Pushed(Ok(())), around(0, 0)),
        vec![Effect::Pull]
    );
    let rest = engine.step(Input::Pulled(Ok(Page::Complete)), around(0, 0));
    assert!(rest.contains(&Effect::OpenWake) && !rest.contains(&Effect::WaitForNews));
    assert!(
        engine
            .step(Input::WakeLost, around(0, 0))
            .contains(&Effect::WaitForNews)
    );
    assert_eq!(engine.standing(), Standing::UpToDate);
}

#[test]
fn a_hint_in_the_middle_of_a_pull_is_followed_by_another_pull() {
    let mut engine = Engine::new(false);
    assert_eq!(engine.step(Input::Nudged, around(0, 0)), vec![Effect::Pull]);
    // The central fixed what it answers before the change that it hints at.
    assert!(
        !engine
            .step(Input::Woken, around(0, 0))
            .iter()
            .any(is_request)
    );
    let done = engine.step(Input::Pulled(Ok(Page::Complete)), around(0, 0));
    assert_eq!(done, vec![Effect::Pull]);
    let done = engine.step(Input::Pulled(Ok(Page::Complete)), around(0, 0));
    assert!(!done.iter().any(is_request));
}

#[test]
fn working_offline_sends_nothing() {
    let mut engine = Engine::new(true);
    assert!(
        !engine
            .step(Input::Nudged, around(5, 0))
            .iter()
            .any(is_request)
    );
    assert!(
        engine
            .step(Input::Offline(false), around(5, 0))
            .iter()
            .any(is_request)
    );
}

#[test]
fn a_dead_token_is_refreshed_once_and_then_a_person_is_asked() {
    let mut engine = Engine::new(false);
    engine.step(Input::Nudged, around(1, 0));
    let dead = || Input::Pushed(Err(Failure::AuthNeeded));
    assert_eq!(engine.step(dead(), around(1, 0)), vec![Effect::Refresh]);
    assert!(
        engine
            .step(Input::Refreshed(Ok(())), around(1, 0))
            .iter()
            .any(is_request)
    );
    engine.step(dead(), around(1, 0));
    assert_eq!(engine.standing(), Standing::AuthNeeded);
    assert!(
        engine
            .step(Input::SignedIn, around(1, 0))
            .iter()
            .any(is_request)
    );
}

#[test]
fn a_push_that_breaks_the_central_is_cut_in_halves_until_it_gets_through() {
    let mut engine = Engine::new(false);
    let mut now = 0;
    engine.step(Input::Nudged, around(200, now));
    for _ in 0..FAILURES_BEFORE_HALVING {
        let failed = Input::Pushed(Err(Failure::CentralFailed {
            retry_after_s: None,
        }));
        engine.step(failed, around(200, now));
        now += LONGEST_BACK_OFF_MS;
        engine.step(Input::TimerFired, around(200, now));
    }
    assert_eq!(engine.most_commands, 100);
}

#[test]
fn a_forked_laptop_stops_and_says_so() {
    let mut engine = Engine::new(false);
    engine.step(Input::Nudged, around(1, 0));
    let effects = engine.step(Input::Pushed(Err(Failure::Forked)), around(1, 0));
    assert!(!effects.iter().any(is_request));
    assert_eq!(engine.trouble(), Some(SyncTrouble::Forked));
}

#[test]
fn a_write_during_a_long_wait_goes_up_at_once() {
    let mut engine = Engine::new(false);
    engine.step(Input::Nudged, around(0, 0));
    engine.step(Input::Pulled(Ok(Page::Complete)), around(0, 0));
    engine.step(Input::WakeLost, around(0, 0));
    let effects = engine.step(Input::Nudged, around(1, 1));
    assert_eq!(effects[0], Effect::StopWaiting);
    assert!(matches!(effects[1], Effect::Push { .. }));
}

fn any_failure() -> impl Strategy<Value = Failure> {
    prop_oneof![
        Just(Failure::Unreachable),
        Just(Failure::NotACentral),
        Just(Failure::CentralFailed {
            retry_after_s: Some(7)
        }),
        Just(Failure::SeqGap { expected: 1 }),
        Just(Failure::Reset),
        Just(Failure::TooLarge),
        Just(Failure::Malformed),
        Just(Failure::AuthNeeded),
        Just(Failure::PersonLeft),
    ]
}

proptest! {
    /// Whatever the network answers, the queue never silently stops.
    #[test]
    fn while_commands_wait_something_is_under_way_or_armed(
        failures in prop::collection::vec(prop::option::of(any_failure()), 1..60),
        chance in 0_u32..1000,
    ) {
        let mut engine = Engine::new(false);
        let mut now = 0;
        let around = |now| Surroundings { pending: 3, now: UtcMs(now), chance };
        let mut effects = engine.step(Input::Nudged, around(now));
        for failure in failures {
            let request = effects.iter().rev().find(|e| is_request(e)).cloned();
            let armed = effects.iter().any(|e| matches!(e, Effect::ArmTimer { .. }));
            if engine.standing() == Standing::AuthNeeded {
                effects = engine.step(Input::SignedIn, around(now));
                continue;
            }
            prop_assert!(request.is_some() || armed, "stuck: {engine:?}");
            let result = |f: Option<Failure>| f.map_or(Ok(()), Err);
            effects = match request {
                Some(Effect::Push { .. }) => {
                    engine.step(Input::Pushed(result(failure)), around(now))
                }
                Some(Effect::Refresh) => {
                    engine.step(Input::Refreshed(result(failure)), around(now))
                }
                Some(_) => engine.step(
                    Input::Pulled(result(failure).map(|()| Page::Complete)),
                    around(now),
                ),
                None => {
                    let at = engine.next_try_at().unwrap();
                    prop_assert!(at.0 - now <= LONGEST_BACK_OFF_MS + POLL_MS * 2);
                    now = at.0;
                    engine.step(Input::TimerFired, around(now))
                }
            };
        }
    }
}
