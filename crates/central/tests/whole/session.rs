//! Who may ask.

use central::core::{Request, Response};
use central::demo::DEMO_PASSWORD;
use domain::time::{MINUTE_MS, UtcMs};
use wire::sync_protocol::{DeviceFlag, ProblemCode, RefreshRequest, SignOutRequest, Tokens};

use crate::bench::{Bench, Laptop, sign_in_as};

fn hint(laptop: &Laptop, token: &str) -> Request {
    let _ = laptop;
    Request::WakeHint {
        token: token.to_owned(),
    }
}

fn refresh(bench: &mut Bench, laptop: &Laptop, refresh: &str) -> Result<Tokens, ProblemCode> {
    let body = RefreshRequest {
        refresh: refresh.to_owned(),
        device_id: laptop.device,
    };
    match bench.ask(Request::Refresh(body)) {
        Response::Refreshed(tokens) => Ok(tokens),
        Response::Problem(problem) => Err(problem.code),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_wrong_password_or_user_is_the_same_401_and_then_has_to_wait() {
    let mut bench = Bench::new();
    for user in ["chenyu", "nobody"] {
        for _ in 0..5 {
            let wrong = Request::SignIn(sign_in_as(user, "guess", 1));
            assert_eq!(bench.problem(wrong), ProblemCode::WrongCredentials);
        }
        let even_right = Request::SignIn(sign_in_as(user, DEMO_PASSWORD, 2));
        assert_eq!(bench.problem(even_right), ProblemCode::TooManyAttempts);
    }
    // Ten wrong ones from one laptop: it waits for every user, others don't.
    let same_laptop = Request::SignIn(sign_in_as("linyue", DEMO_PASSWORD, 1));
    assert_eq!(bench.problem(same_laptop), ProblemCode::TooManyAttempts);
    bench.laptop("linyue", 3);
    bench.now = UtcMs(bench.now.0 + MINUTE_MS);
    bench.laptop("chenyu", 2);
}

#[test]
fn a_token_lives_fifteen_minutes_and_a_refresh_token_works_once() {
    let mut bench = Bench::new();
    let laptop = bench.laptop("chenyu", 1);
    let next = refresh(&mut bench, &laptop, &laptop.refresh).unwrap();
    assert!(matches!(
        bench.ask(hint(&laptop, &next.access)),
        Response::Wake(_)
    ));
    // The old one comes again although its successor is in use: two hold it.
    assert_eq!(
        refresh(&mut bench, &laptop, &laptop.refresh),
        Err(ProblemCode::AuthNeeded)
    );
    assert_eq!(
        bench.problem(hint(&laptop, &next.access)),
        ProblemCode::AuthNeeded
    );
    assert_eq!(
        refresh(&mut bench, &laptop, &next.refresh),
        Err(ProblemCode::AuthNeeded)
    );
    let laptop = bench.laptop("chenyu", 1);
    bench.now = UtcMs(bench.now.0 + 15 * MINUTE_MS);
    assert_eq!(
        bench.problem(hint(&laptop, &laptop.token)),
        ProblemCode::AuthNeeded
    );
}

#[test]
fn a_refresh_whose_answer_was_lost_is_no_theft() {
    let mut bench = Bench::new();
    let laptop = bench.laptop("chenyu", 1);
    let lost = refresh(&mut bench, &laptop, &laptop.refresh).unwrap();
    let next = refresh(&mut bench, &laptop, &laptop.refresh).unwrap();
    assert!(matches!(
        bench.ask(hint(&laptop, &next.access)),
        Response::Wake(_)
    ));
    assert_eq!(
        bench.problem(hint(&laptop, &lost.access)),
        ProblemCode::AuthNeeded
    );
}

#[test]
fn the_token_of_a_device_does_not_serve_another() {
    let mut bench = Bench::new();
    let mut one = bench.laptop("chenyu", 1);
    let two = bench.laptop("chenyu", 20);
    let (_, command) = bench.new_customer("QH", "甲");
    let body = bench.batch(&mut one, &[vec![command]]);
    assert_eq!(bench.push_problem(&two, body).code, ProblemCode::AuthNeeded);
    assert_eq!(
        refresh(&mut bench, &two, &one.refresh),
        Err(ProblemCode::AuthNeeded)
    );
    assert_ne!(one.code, two.code);
}

#[test]
fn hello_tells_an_unknown_caller_nothing_of_a_device() {
    let mut bench = Bench::new();
    let laptop = bench.laptop("chenyu", 1);
    let mut device = |token: Option<&str>| {
        let token = token.map(str::to_owned);
        match bench.ask(Request::Hello { token }) {
            Response::Hello(hello) => hello.device,
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(device(None), None);
    assert_eq!(device(Some("guess")), None);
    assert_eq!(device(Some(&laptop.token)), Some(DeviceFlag::Ok));
}

#[test]
fn a_revoked_device_pulls_nothing_and_what_it_drains_goes_to_review() {
    let mut bench = Bench::new();
    let mut laptop = bench.laptop("chenyu", 1);
    let device = laptop.device;
    bench
        .central
        .in_transaction(|tx| {
            use central::store::ledger::People;
            let mut row = tx.device(device)?.unwrap();
            row.status = DeviceFlag::Revoked;
            tx.put_device(&row)?;
            Ok(((), true))
        })
        .unwrap();
    let before = bench.seq();
    let (_, command) = bench.new_customer("QH", "甲");
    let verdict = bench.give(&mut laptop, command);
    assert!(matches!(verdict, wire::envelope::Verdict::Review { .. }));
    assert_eq!(bench.seq(), before + 1, "more than its review came of it");
    let Response::Problem(problem) = bench.page(&laptop, None, 600) else {
        panic!("pulled")
    };
    assert_eq!(problem.code, ProblemCode::DeviceRevoked);
    let again = Request::SignIn(sign_in_as("chenyu", DEMO_PASSWORD, 1));
    assert_eq!(bench.problem(again), ProblemCode::DeviceRevoked);
}

#[test]
fn a_session_ends_when_its_refresh_token_is_brought_from_its_own_device_and_no_other() {
    let mut bench = Bench::new();
    let (one, two) = (bench.laptop("chenyu", 1), bench.laptop("chenyu", 20));
    let mut sign_out = |refresh: &str, from: &Laptop| {
        let body = SignOutRequest {
            refresh: refresh.to_owned(),
            device_id: from.device,
        };
        let answer = bench.ask(Request::SignOut(body));
        assert!(matches!(answer, Response::SignedOut(_)), "{answer:?}");
    };
    sign_out(&one.refresh, &two);
    sign_out("guess", &one);
    assert!(matches!(
        bench.ask(hint(&one, &one.token)),
        Response::Wake(_)
    ));
    for _ in 0..2 {
        let body = SignOutRequest {
            refresh: one.refresh.clone(),
            device_id: one.device,
        };
        bench.ask(Request::SignOut(body));
    }
    let dead = ProblemCode::AuthNeeded;
    assert_eq!(bench.problem(hint(&one, &one.token)), dead);
    assert_eq!(refresh(&mut bench, &one, &one.refresh), Err(dead));
    assert!(matches!(
        bench.ask(hint(&two, &two.token)),
        Response::Wake(_)
    ));
}
