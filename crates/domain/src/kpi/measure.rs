//! A figure with what it was counted from, in whole numbers: never a float, never a bare percentage.

use super::Unit;
use crate::shape;

shape! {
    /// Counted: so many of so many.
    #[derive(Copy, Eq)]
    pub struct Measure {
        /// What it is counted in.
        pub unit: Unit,
        /// Counted, or summed (milliseconds for spans of time).
        pub numerator: i64,
        /// Of how many.
        pub denominator: i64,
        /// In thousandths of the unit; none when there is nothing to divide by.
        pub value_milli: Option<i64>,
    }

    /// What stands beside a figure because it isn't in it.
    #[derive(Copy, Eq, Hash, PartialOrd, Ord)]
    #[serde(rename_all = "snake_case")]
    pub enum ApartKind {
        /// 已尝试联系: reached nobody, twice and in time.
        Attempted,
        /// 未联系上
        Unreached,
        /// 已尽责办结
        DutyDone,
        /// 迟录: typed after it was due.
        LateLogged,
        /// 超时已撤销: late evidence showed that it was in time.
        Voided,
        /// 免责: late with an excuse that was accepted.
        Excused,
        /// Late as far as is known; not confirmed yet.
        Provisional,
        /// Ended by merging, cancelling or as a duplicate.
        NotJudged,
        /// Too young to be judged.
        Waiting,
        /// An answer that doesn't count.
        Invalid,
    }

    /// So many of these.
    #[derive(Copy, Eq)]
    pub struct Apart {
        /// What.
        pub kind: ApartKind,
        /// How many.
        pub count: u32,
    }

    /// A figure as it is shown: raw, and beside it after voids and excuses where breaches are in it.
    #[derive(Eq)]
    pub struct Reading {
        /// As first recorded.
        pub raw: Measure,
        /// With late evidence and excuses (`sla-engine.md` section 8); none where no breach is in it.
        pub after_voids: Option<Measure>,
        /// What stands beside it, in fixed order.
        pub apart: Vec<Apart>,
    }
}

impl Measure {
    /// So many of so many.
    #[must_use]
    pub fn new(unit: Unit, numerator: i64, denominator: i64) -> Self {
        let (times, parts) = unit.thousandths();
        let value = || {
            let over = i128::from(denominator).checked_mul(parts)?;
            let value = (i128::from(numerator).checked_mul(times)?).checked_div(over)?;
            i64::try_from(value).ok()
        };
        Self {
            unit,
            numerator,
            denominator,
            value_milli: value(),
        }
    }

    /// Counts those for which `holds`, of all rows.
    pub fn share<T>(rows: impl IntoIterator<Item = T>, holds: impl Fn(&T) -> bool) -> Self {
        let (mut held, mut all) = (0, 0);
        for row in rows {
            all += 1;
            held += i64::from(holds(&row));
        }
        Self::new(Unit::Ratio, held, all)
    }

    /// The mean of some numbers.
    pub fn mean(unit: Unit, values: impl IntoIterator<Item = i64>) -> Self {
        let (mut sum, mut count) = (0_i64, 0_i64);
        for value in values {
            sum = sum.saturating_add(value);
            count += 1;
        }
        Self::new(unit, sum, count)
    }

    /// A plain number.
    #[must_use]
    pub fn count(count: usize) -> Self {
        Self::new(Unit::Count, i64::try_from(count).unwrap_or(i64::MAX), 1)
    }

    /// How this compares with a value in thousandths of the unit, without rounding.
    #[must_use]
    pub fn compare(&self, milli: i64) -> Option<std::cmp::Ordering> {
        let (times, parts) = self.unit.thousandths();
        let mine = i128::from(self.numerator).checked_mul(times)?;
        let over = i128::from(self.denominator).checked_mul(parts)?;
        let theirs = i128::from(milli).checked_mul(over)?;
        (self.denominator > 0).then(|| mine.cmp(&theirs))
    }

    /// How far this lies above `base`, as a share of it; negative below. Both are of the same unit.
    #[must_use]
    pub fn change_since(&self, base: &Self) -> Option<Self> {
        let (now, then) = (self.value_milli?, base.value_milli?);
        (self.unit == base.unit && then > 0)
            .then(|| Self::new(Unit::Ratio, now.saturating_sub(then), then))
    }

    /// How many points this lies above `base`.
    #[must_use]
    pub fn points_since(&self, base: &Self) -> Option<Self> {
        let (now, then) = (self.value_milli?, base.value_milli?);
        (self.unit == base.unit).then(|| Self::new(self.unit, now.saturating_sub(then), 1000))
    }
}

impl From<Measure> for Reading {
    fn from(raw: Measure) -> Self {
        Self {
            raw,
            after_voids: None,
            apart: vec![],
        }
    }
}

impl Reading {
    /// Notes what stands beside it; nothing when there is none.
    #[must_use]
    pub fn beside(mut self, kind: ApartKind, count: usize) -> Self {
        if count > 0 {
            let count = u32::try_from(count).unwrap_or(u32::MAX);
            self.apart.push(Apart { kind, count });
            self.apart.sort_by_key(|apart| apart.kind);
        }
        self
    }

    /// How many of these stand beside it.
    #[must_use]
    pub fn count_of(&self, kind: ApartKind) -> u32 {
        let of_kind = |apart: &&Apart| apart.kind == kind;
        self.apart.iter().find(of_kind).map_or(0, |a| a.count)
    }
}

#[cfg(test)]
mod tests {
    use std::cmp::Ordering;

    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_share_says_how_many_of_how_many() {
        let m = Measure::share([1, 2, 3, 4], |n| *n > 1);
        assert_eq!(
            (m.numerator, m.denominator, m.value_milli),
            (3, 4, Some(750))
        );
    }

    #[test]
    fn nothing_to_divide_by_has_no_value_and_reaches_no_target() {
        let none = Measure::new(Unit::Ratio, 0, 0);
        assert_eq!((none.value_milli, none.compare(0)), (None, None));
    }

    #[test]
    fn a_target_is_compared_without_rounding() {
        // 94.96 % is shown as 949 thousandths; it isn't 95 %, and 95.00 % is.
        let just_under = Measure::new(Unit::Ratio, 9_499, 10_000);
        assert_eq!(just_under.compare(950), Some(Ordering::Less));
        let just = Measure::new(Unit::Ratio, 95, 100);
        assert_eq!(just.compare(950), Some(Ordering::Equal));
    }

    #[test]
    fn a_mean_of_spans_is_shown_in_minutes() {
        let mean = Measure::mean(Unit::Minutes, [60_000, 180_000]);
        assert_eq!(mean.value_milli, Some(2_000));
    }

    #[test]
    fn a_change_is_a_share_of_what_was() {
        let (was, is) = (
            Measure::new(Unit::Ratio, 20, 100),
            Measure::new(Unit::Ratio, 15, 100),
        );
        assert_eq!(is.change_since(&was).unwrap().value_milli, Some(-250));
        let never = Measure::new(Unit::Ratio, 0, 100);
        assert_eq!(is.change_since(&never), None);
        let score = Measure::new(Unit::Score, 15, 100);
        assert_eq!(score.change_since(&was), None);
    }

    proptest! {
        #[test]
        fn no_figure_is_too_large_to_be_asked_about(
            n in any::<i64>(), d in any::<i64>(), target in any::<i64>(),
        ) {
            for unit in [Unit::Ratio, Unit::Minutes, Unit::Points] {
                let m = Measure::new(unit, n, d);
                let _ = (m.compare(target), m.change_since(&m), m.points_since(&m));
            }
        }

        #[test]
        fn the_shown_value_never_claims_more_than_was_counted(n in 0_i64..100_000, d in 1_i64..100_000) {
            let m = Measure::new(Unit::Ratio, n, d);
            let shown = m.value_milli.unwrap();
            prop_assert!(m.compare(shown) != Some(Ordering::Less));
            prop_assert_eq!(m.compare(shown + 1), Some(Ordering::Less));
        }
    }
}
