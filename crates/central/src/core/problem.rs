//! Problems (RFC 9457): the code says what, the status says it to proxies.

use wire::sync_protocol::{Problem, ProblemCode};

/// The problem of a code.
#[must_use]
pub fn problem(code: ProblemCode) -> Problem {
    let (status, title) = match code {
        ProblemCode::AuthNeeded => (401, "sign in first"),
        ProblemCode::WrongCredentials => (401, "wrong user or password"),
        ProblemCode::TooManyAttempts => (429, "too many wrong passwords"),
        ProblemCode::DeviceRevoked => (403, "device revoked"),
        ProblemCode::PersonLeft => (403, "account closed"),
        ProblemCode::NotFound => (404, "no such thing here"),
        ProblemCode::SeqGap => (409, "commands are missing before these"),
        ProblemCode::DeviceForked => (409, "sequence number used for something else"),
        ProblemCode::Reset => (410, "cursor of another life"),
        ProblemCode::TooLarge => (413, "too large"),
        ProblemCode::Malformed => (422, "not understood"),
        ProblemCode::Upgrade => (426, "client too old"),
        ProblemCode::Internal => (500, "nothing was decided"),
    };
    Problem {
        kind: "about:blank".to_owned(),
        status,
        title: title.to_owned(),
        code,
        expected: None,
    }
}

/// A gap, with the number that should have come.
#[must_use]
pub fn seq_gap(expected: u64) -> Problem {
    Problem {
        expected: Some(expected),
        ..problem(ProblemCode::SeqGap)
    }
}
