//! Figures that the desk's own records can't give: a telephone system's, a sample's, a baseline's. They
//! are brought in with their source and say what they are of; nothing is made up in their place.

use super::{KpiKey, Measure, Period};
use crate::shape;

shape! {
    /// What a figure needs from outside.
    #[derive(Copy, Eq, Hash)]
    #[serde(rename_all = "snake_case")]
    pub enum OutsideKind {
        /// 基线: the same figure of an earlier time.
        Baseline,
        /// 电话系统
        Telephony,
        /// 抽样检查
        Sample,
        /// 营销平台
        Marketing,
        /// 财务
        Finance,
        /// 人工填报
        ByHand,
    }

    /// A figure brought in.
    #[derive(Eq)]
    pub struct OutsideFigure {
        /// Which figure it belongs to.
        pub key: KpiKey,
        /// What it is: the whole figure, or the baseline that the desk's own is set against.
        pub kind: OutsideKind,
        /// What it is about.
        pub period: Period,
        /// Counted, or summed (milliseconds for spans of time).
        pub numerator: i64,
        /// Of how many.
        pub denominator: i64,
        /// Who says so.
        pub source: String,
    }

    /// Those that were brought in.
    #[derive(Eq, Default)]
    pub struct Figures {
        /// In any order; the last of a key, kind and period wins.
        pub figures: Vec<OutsideFigure>,
    }
}

impl Figures {
    /// The figure of a key for a period; a baseline is the last that ended before it began.
    #[must_use]
    pub fn find(&self, key: KpiKey, kind: OutsideKind, period: Period) -> Option<Measure> {
        let of_key = self.figures.iter().rev();
        let mut of_key = of_key.filter(|f| f.key == key && f.kind == kind);
        let found = if kind == OutsideKind::Baseline {
            of_key
                .filter(|f| f.period.to <= period.from)
                .max_by_key(|f| f.period.to)
        } else {
            of_key.find(|f| f.period == period)
        };
        found.map(|f| Measure::new(key.unit(), f.numerator, f.denominator))
    }
}
