//! Counts tests from what the runners print, and admits it when it can't.

use std::ops::AddAssign;

/// Tests that passed and failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    pub passed: u64,
    pub failed: u64,
}

impl AddAssign for Count {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

/// What a line says of a whole run; `None` for every other line.
pub fn closing_line(line: &str) -> Option<Count> {
    let line = without_colour(line);
    let line = line.trim();
    let tallies = if let Some(rest) = line.strip_prefix("Summary [") {
        rest.split_once("run:")?.1 // nextest
    } else if let Some(rest) = line.strip_prefix("test result:") {
        rest // cargo test
    } else if let Some(rest) = line.strip_prefix("Tests ") {
        rest // Vitest
    } else if line.starts_with(|first: char| first.is_ascii_digit()) && line.ends_with(" failed") {
        line // our own runners
    } else {
        return None;
    };
    let words: Vec<_> = tallies.split([' ', ',', ';', '|', '(', ')', ':']).collect();
    let words: Vec<_> = words.into_iter().filter(|word| !word.is_empty()).collect();
    let mut count = None;
    for pair in words.windows(2) {
        let Ok(number) = pair[0].parse::<u64>() else {
            continue;
        };
        let so_far: &mut Count = count.get_or_insert_default();
        match pair[1] {
            "passed" => so_far.passed += number,
            "failed" | "exec" | "timed" => so_far.failed += number,
            _ => {}
        }
    }
    count
}

/// Terminals' colour codes start with ESC and end with `m`.
fn without_colour(line: &str) -> String {
    let mut plain = String::with_capacity(line.len());
    let mut inside = false;
    for letter in line.chars() {
        match letter {
            '\u{1b}' => inside = true,
            'm' if inside => inside = false,
            _ if inside => {}
            _ => plain.push(letter),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn counts(line: &str, passed: u64, failed: u64) {
        assert_eq!(closing_line(line), Some(Count { passed, failed }), "{line}");
    }

    #[test]
    fn each_runner_s_closing_line_is_understood() {
        counts(
            "     Summary [   0.004s] 12 tests run: 12 passed, 3 skipped",
            12,
            0,
        );
        counts(
            "     Summary [   2.1s] 9/12 tests run: 6 passed (1 slow), 2 failed, 1 timed out",
            6,
            3,
        );
        counts(
            "\u{1b}[32;1m     Summary\u{1b}[0m [   0.1s] \u{1b}[1m1\u{1b}[0m test run: \u{1b}[1m1\u{1b}[0m passed",
            1,
            0,
        );
        counts(
            "test result: ok. 5 passed; 0 failed; 0 ignored; finished in 0.00s",
            5,
            0,
        );
        counts("      Tests  1 failed | 30 passed (31)", 30, 1);
        counts("14 passed, 0 failed", 14, 0);
    }

    #[test]
    fn other_lines_count_for_nothing() {
        assert_eq!(closing_line(" Test Files  3 passed (3)"), None);
        assert_eq!(
            closing_line("        PASS [   0.003s] domain rules::grade"),
            None
        );
        assert_eq!(closing_line("3 attempts have failed today"), None);
    }
}
