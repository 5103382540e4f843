//! No wall clock, randomness or thread where a simulator must own them.

use crate::sources::{Breach, Source, assert_none, sample, written_by_hand};

/// Time and entropy come in as arguments here, and work is done on the caller's thread.
const PURE: [&str; 4] = [
    "crates/domain/src",
    "crates/store/src",
    "crates/sync/src",
    "crates/central/src/core",
];

const BANNED: [&str; 15] = [
    "SystemTime::now",
    "Instant::now",
    "Utc::now",
    "Local::now",
    "Uuid::now",
    "now_v7",
    "new_v4",
    "getrandom",
    "rand::",
    "thread_rng",
    "OsRng",
    "thread::spawn",
    "thread::sleep",
    "tokio::spawn",
    "tokio::time",
];

fn breaches(source: &Source) -> Vec<Breach> {
    if !PURE.iter().any(|folder| source.is_under(folder)) {
        return Vec::new();
    }
    let found = |(line, code): (usize, &str)| {
        let call = BANNED.into_iter().find(|call| mentions(code, call))?;
        let path = &source.path;
        Some(format!(
            "{path}:{line}: `{call}`: time, entropy and timers come in from outside"
        ))
    };
    source.code().filter_map(found).collect()
}

/// `rand::` is in `rand::random()` and not in `operand::of()`.
fn mentions(code: &str, call: &str) -> bool {
    code.match_indices(call).any(|(at, _)| {
        let before = code[..at].chars().next_back();
        !before.is_some_and(|letter| letter.is_alphanumeric() || letter == '_')
    })
}

#[test]
fn nothing_reads_a_clock_or_makes_entropy_or_threads_where_a_simulator_owns_them() {
    assert_none(
        &written_by_hand()
            .iter()
            .flat_map(breaches)
            .collect::<Vec<_>>(),
    );
}

#[test]
fn a_clock_in_a_rule_is_found_with_its_line() {
    let rule = sample(
        "crates/domain/src/rules/due.rs",
        "fn due() {\n    SystemTime::now()\n}\n",
    );
    let found = breaches(&rule);
    assert_eq!(found.len(), 1);
    assert!(found[0].starts_with("crates/domain/src/rules/due.rs:2: `SystemTime::now`"));
}

#[test]
fn entropy_and_threads_in_pure_code_are_found() {
    let finds = |path, code| !breaches(&sample(path, code)).is_empty();
    assert!(finds(
        "crates/store/src/key.rs",
        "getrandom::fill(&mut salt)?;"
    ));
    assert!(finds(
        "crates/sync/src/http.rs",
        "tokio::time::sleep(pause).await;"
    ));
    assert!(finds(
        "crates/central/src/core/sign_in.rs",
        "std::thread::spawn(hash);"
    ));
    assert!(finds(
        "crates/sync/src/engine.rs",
        "let id = Uuid::now_v7();"
    ));
}

#[test]
fn words_adapters_and_likenesses_are_not_mistaken_for_a_breach() {
    let finds = |path, code| !breaches(&sample(path, code)).is_empty();
    assert!(!finds(
        "crates/domain/src/sla/clock.rs",
        "/// Never `Utc::now`: it comes in."
    ));
    assert!(!finds(
        "crates/domain/src/money.rs",
        "let sum = operand::of(left);"
    ));
    assert!(!finds(
        "crates/central/src/http/serve.rs",
        "tokio::spawn(serve)"
    ));
    assert!(!finds("crates/domain/src_of_old/x.rs", "Utc::now()"));
}
