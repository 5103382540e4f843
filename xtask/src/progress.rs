//! Says in words which step of how many is under way and how long it took.

use std::time::{Duration, Instant};

use crate::failure::Outcome;

/// Time since a step began.
#[derive(Clone, Copy)]
pub struct Stopwatch(Instant);

impl Stopwatch {
    #[expect(clippy::disallowed_methods, reason = "a task tells how long it took")]
    pub fn start() -> Self {
        Self(Instant::now())
    }

    pub fn elapsed(self) -> Duration {
        self.0.elapsed()
    }
}

/// The steps of one task.
pub struct Steps {
    total: usize,
    begun: usize,
    since: Stopwatch,
}

impl Steps {
    pub fn of(total: usize) -> Self {
        Self {
            total,
            begun: 0,
            since: Stopwatch::start(),
        }
    }

    /// Runs one step; what `work` returns beside its result says how it ended.
    pub fn step<T>(
        &mut self,
        title: &str,
        work: impl FnOnce() -> Outcome<(T, String)>,
    ) -> Outcome<T> {
        self.begun += 1;
        let place = format!("[{}/{}] {title}", self.begun, self.total);
        eprintln!("{place} ...");
        let watch = Stopwatch::start();
        let (result, ending) = work()?;
        eprintln!("{place}: {ending} ({})", in_words(watch.elapsed()));
        Ok(result)
    }

    pub fn elapsed(&self) -> Duration {
        self.since.elapsed()
    }
}

/// `0.4 s`, `38.2 s`, `6 min 05 s`.
pub fn in_words(time: Duration) -> String {
    let seconds = time.as_secs();
    if seconds < 60 {
        format!("{:.1} s", time.as_secs_f64())
    } else {
        format!("{} min {:02} s", seconds / 60, seconds % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_time_is_told_in_minutes_and_a_short_one_in_tenths() {
        assert_eq!(in_words(Duration::from_millis(420)), "0.4 s");
        assert_eq!(in_words(Duration::from_secs(365)), "6 min 05 s");
    }
}
