//! The program answers line by line, whatever the lines are.

use std::io::Write;
use std::process::{Command, Output, Stdio};

use serde_json::{Value, json};

fn run(input: &str) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_explain"))
        .args(["--in", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = program.stdin.take().unwrap();
    stdin.write_all(input.as_bytes()).unwrap();
    drop(stdin);
    program.wait_with_output().unwrap()
}

fn answers(cases: &[Value]) -> Vec<Value> {
    let lines: Vec<String> = cases.iter().map(Value::to_string).collect();
    let output = run(&lines.join("\n"));
    assert!(output.status.success());
    assert!(output.stderr.is_empty());
    let text = String::from_utf8(output.stdout).unwrap();
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

fn answer(case: Value) -> Value {
    answers(&[case]).remove(0)
}

#[allow(clippy::needless_pass_by_value)] // Reads better where it is called.
fn resolution(grade: &str, regrades: Value, quiet: bool) -> Value {
    json!({
        "id": "a", "grade": grade, "tier": "basic", "timer": "resolution", "calendar": "24x7",
        "start": "2026-03-10T12:00:00+08:00", "regrades": regrades, "quiet": quiet,
        "as_of": "2026-03-10T13:00:00+08:00",
    })
}

#[test]
fn a_named_timer_takes_its_target_from_the_playbook() {
    let due = answer(resolution("important", json!([]), false));
    assert_eq!(due["due"], "2026-03-12T12:00:00+08:00");
    assert_eq!(due["state"], "running");
    assert_eq!(due["provisional"], false);
    assert_eq!(due["explain"][1]["target"]["minutes"], 2880);
}

#[test]
fn a_first_response_counts_its_limit_in_the_given_calendar() {
    let due = answer(json!({
        "id": 1, "grade": "general", "tier": "gold", "timer": "first_response",
        "calendar": "store_ops", "start": "2026-03-10T21:50:00+08:00",
        "as_of": "2026-03-10T22:00:00+08:00",
    }));
    assert_eq!(due["id"], 1);
    assert_eq!(due["due"], "2026-03-11T10:05:00+08:00");
}

#[test]
fn minutes_ignore_the_calendar_and_working_minutes_count_in_it() {
    let case = |timer: Value| {
        json!({
            "id": "m", "timer": timer, "calendar": "back_office",
            "start": "2026-03-10T17:30:00+08:00", "as_of": "2026-03-10T17:30:00+08:00",
        })
    };
    let wall = answer(case(json!({ "minutes": 60 })));
    assert_eq!(wall["due"], "2026-03-10T18:30:00+08:00");
    let working = answer(case(json!({ "working_minutes": 60 })));
    assert_eq!(working["due"], "2026-03-11T09:30:00+08:00");
}

#[test]
fn statutory_days_end_with_the_last_day_and_are_provisional_beyond_the_list() {
    let case = |start: &str, days: u32| {
        json!({
            "id": "s", "timer": { "statutory_days": days }, "calendar": "statutory_wd",
            "start": start, "as_of": start,
        })
    };
    let v13 = answer(case("2026-09-28T10:00:00+08:00", 7));
    assert_eq!(v13["due"], "2026-10-14T00:00:00+08:00");
    assert_eq!(v13["provisional"], false);
    let beyond = answer(case("2026-12-30T10:00:00+08:00", 5));
    assert_eq!(beyond["provisional"], true);
}

#[test]
fn an_upgrade_is_never_born_late_and_keeps_the_old_time_of_important() {
    let at = "2026-03-11T11:50:00+08:00";
    let mut urgent = resolution("general", json!([{ "at": at, "grade": "urgent" }]), false);
    urgent["as_of"] = json!("2026-03-11T11:55:00+08:00");
    assert_eq!(answer(urgent)["due"], "2026-03-11T12:00:00+08:00");
    let mut important = resolution(
        "general",
        json!([{ "at": at, "grade": "important" }]),
        false,
    );
    important["as_of"] = json!("2026-03-11T11:55:00+08:00");
    assert_eq!(answer(important)["due"], "2026-03-11T12:00:00+08:00");
    // A change that hasn't happened yet changes nothing.
    let later = resolution("important", json!([{ "at": at, "grade": "urgent" }]), false);
    assert_eq!(answer(later)["due"], "2026-03-12T12:00:00+08:00");
}

#[test]
fn quiet_hours_spare_the_night_of_milder_cases_only() {
    let case = |grade: &str| {
        json!({
            "id": "q", "grade": grade, "tier": "basic", "timer": { "minutes": 600 },
            "start": "2026-03-10T14:00:00+08:00", "quiet": true,
            "as_of": "2026-03-10T15:00:00+08:00",
        })
    };
    assert_eq!(answer(case("general"))["due"], "2026-03-11T09:30:00+08:00");
    assert_eq!(answer(case("urgent"))["due"], "2026-03-11T00:00:00+08:00");
}

#[test]
fn a_clock_is_running_paused_met_or_breached() {
    let case = |as_of: &str, met_at: Value| {
        json!({
            "id": "st", "timer": { "minutes": 120 }, "start": "2026-03-10T10:00:00Z",
            "pauses": [{ "class": "parts", "from": "2026-03-10T11:00:00Z", "to": "2026-03-10T13:00:00Z" }],
            "met_at": met_at, "as_of": as_of,
        })
    };
    let state = |as_of: &str, met_at: Value| answer(case(as_of, met_at))["state"].clone();
    assert_eq!(state("2026-03-10T10:30:00Z", Value::Null), "running");
    assert_eq!(state("2026-03-10T12:00:00Z", Value::Null), "paused");
    assert_eq!(state("2026-03-10T14:00:00Z", Value::Null), "running");
    assert_eq!(state("2026-03-10T14:00:01Z", Value::Null), "breached");
    let met = |at: &str| state("2026-03-11T00:00:00Z", json!(at));
    assert_eq!(met("2026-03-10T14:00:00Z"), "met");
    assert_eq!(met("2026-03-10T15:00:00Z"), "breached");
}

#[test]
fn a_bad_line_gives_its_own_error_and_the_rest_go_on() {
    let good = resolution("general", json!([]), false);
    let mut progress = good.clone();
    progress["timer"] = json!("progress");
    progress["pauses"] = json!([
        { "class": "customer", "from": "2026-03-10T12:30:00+08:00", "to": "2026-03-10T12:40:00+08:00" }
    ]);
    let mut backwards = good.clone();
    backwards["pauses"] = json!([
        { "class": "customer", "from": "2026-03-10T12:40:00+08:00", "to": "2026-03-10T12:30:00+08:00" }
    ]);
    let mut misspelt = good.clone();
    misspelt["grad"] = json!("general");
    let mut never = good.clone();
    never["timer"] = json!("activation");
    let mut twice = good.clone();
    let at = "2026-03-10T12:30:00+08:00";
    twice["regrades"] = json!([{ "at": at, "grade": "urgent" }, { "at": at, "grade": "major" }]);
    let bad = [progress, backwards, misspelt, never, twice];
    let lines: Vec<String> = bad.iter().map(Value::to_string).collect();
    let input = format!("{}\n\n\u{1F4A5} {{\n{}\n{good}\n", lines.join("\n"), "[1]");
    let output = run(&input);
    assert!(output.status.success());
    let text = String::from_utf8(output.stdout).unwrap();
    let given: Vec<Value> = text
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(given.len(), bad.len() + 3);
    for line in &given[..bad.len()] {
        assert_eq!(line["id"], "a");
        assert!(line["error"].is_string(), "{line}");
    }
    assert!(given[bad.len()]["id"].is_null());
    assert_eq!(given.last().unwrap()["due"], "2026-03-11T12:00:00+08:00");
}

#[test]
fn a_file_that_is_not_there_is_named() {
    let output = Command::new(env!("CARGO_BIN_EXE_explain"))
        .args(["--in", "nowhere.jsonl"])
        .output()
        .unwrap();
    assert!(!output.status.success());
    assert!(output.stdout.is_empty());
    assert!(String::from_utf8_lossy(&output.stderr).contains("nowhere.jsonl"));
}
