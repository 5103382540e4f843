//! Half of the rounds were at most p50, all but one in a hundred at most p99.

use std::time::Duration;

/// Durations of one kind of work.
#[derive(Default)]
pub struct Rounds(Vec<Duration>);

impl Rounds {
    pub fn add(&mut self, took: Duration) {
        self.0.push(took);
    }

    fn at(&self, percent: usize) -> Duration {
        let mut sorted = self.0.clone();
        sorted.sort_unstable();
        let place = (sorted.len().saturating_sub(1)) * percent / 100;
        sorted.get(place).copied().unwrap_or_default()
    }

    /// One line of the table.
    pub fn print(&self, what: &str) {
        let ms = |d: Duration| d.as_secs_f64() * 1000.0;
        println!(
            "{what:<58} p50 {:>8.2} ms   p99 {:>8.2} ms   n {}",
            ms(self.at(50)),
            ms(self.at(99)),
            self.0.len()
        );
    }
}
