//! Official numbers `TS-YYMM-00001` 投诉: per tenant and month, never given twice.

use chrono::{DateTime, FixedOffset};
use domain::time::UtcMs;

/// China has kept one zone without summer time since 1991.
const SHANGHAI_SECONDS: i32 = 8 * 3600;

/// The series of an instant, such as `TS-2603`.
pub(crate) fn series(letters: &str, at: UtcMs) -> String {
    let utc = DateTime::from_timestamp_millis(at.0).unwrap_or_default();
    let local = FixedOffset::east_opt(SHANGHAI_SECONDS).map(|zone| utc.with_timezone(&zone));
    let month = local.map_or_else(String::new, |t| t.format("%y%m").to_string());
    format!("{letters}-{month}")
}

/// The `n`th number of a series.
pub(crate) fn number(series: &str, n: u32) -> String {
    format!("{series}-{n:05}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_month_is_the_one_in_shanghai() {
        // 2026-02-28 16:00 UTC is 1 March in Shanghai.
        let midnight = UtcMs(1_772_294_400_000);
        assert_eq!(number(&series("TS", midnight), 1), "TS-2603-00001");
        assert_eq!(series("TS", UtcMs(midnight.0 - 1)), "TS-2602");
    }
}
