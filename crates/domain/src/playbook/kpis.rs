//! Targets of the key figures (policy Part 14, KPI-01 to KPI-37). What each counts is `kpi/`.

use super::validate::demand;
use super::{Broken, Playbook};
use crate::data;
use crate::kpi::{KpiKey, Measure, OutsideKind, Unit};

data! {
    /// Figures that counting needs, and a row for each key.
    #[derive(Eq)]
    #[serde(deny_unknown_fields)]
    pub struct Kpis {
        /// Satisfied from this mark of five (policy Part 14).
        pub satisfied_from: u32,
        /// Promoters give this of ten, or more (KPI-06).
        pub promoter_from: u32,
        /// Detractors give this, or less (KPI-06).
        pub detractor_to: u32,
        /// Research answered faster than this doesn't count (SUR-03).
        pub shortest_research_minutes: u32,
        /// Days without coming back until a case is resolved for good (CMP-13).
        pub first_time_days: u32,
        /// A pickup is served within this (SLA-13).
        pub pickup_minutes: u32,
        /// Won back by a purchase within so many days (CHURN-05, policy Part 10).
        pub win_back_days: u32,
        /// A record is fresh for so many days (KPI-21).
        pub fresh_days: u32,
        /// 复购 from so many orders (KPI-09).
        pub repurchase_orders: u32,
        /// The key figures.
        pub rows: Vec<KpiRow>,
    }

    /// A key figure.
    #[derive(Eq)]
    #[serde(deny_unknown_fields)]
    pub struct KpiRow {
        /// Which.
        pub key: KpiKey,
        /// What it is counted in.
        pub unit: Unit,
        /// Short-term and long-term figures are shown apart (KPI-33).
        pub horizon: Horizon,
        /// What it needs from outside; none when the desk's own records give it.
        #[serde(default)]
        pub outside: Option<OutsideKind>,
        /// What is to be reached.
        #[serde(default)]
        pub goals: Vec<KpiGoal>,
        /// Lines to compare with, never targets.
        #[serde(default)]
        pub benchmarks_milli: Vec<i64>,
        /// Facts that it comes from.
        pub sources: Vec<String>,
    }

    /// What is to be reached, and by whom.
    #[derive(Copy, Eq)]
    #[serde(deny_unknown_fields)]
    pub struct KpiGoal {
        /// How binding.
        pub kind: GoalKind,
        /// For whom.
        #[serde(default)]
        pub of: GoalOf,
        /// What.
        pub goal: Goal,
    }

    /// How binding a goal is.
    #[derive(Copy, Eq, PartialOrd, Ord)]
    #[serde(rename_all = "snake_case")]
    pub enum GoalKind {
        /// 底线: where sources disagree, the lower one.
        Floor,
        /// 目标
        Target,
        /// 挑战
        Stretch,
    }

    /// What part of the whole a goal is about.
    #[derive(Copy, Eq, Default)]
    #[serde(rename_all = "snake_case")]
    pub enum GoalOf {
        /// Everybody.
        #[default]
        All,
        /// `ToC`
        Households,
        /// `ToB`
        Companies,
        /// 战略价值
        Strategic,
        /// 钻石 and 金牌
        HighValue,
        /// 关键环节
        KeyStages,
    }

    /// A goal, in thousandths of the unit.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum Goal {
        /// No less than.
        AtLeast(i64),
        /// No more than.
        AtMost(i64),
        /// So far above the baseline, as a share of it.
        RiseBy(i64),
        /// So far below the baseline, as a share of it.
        FallBy(i64),
    }

    /// When a figure counts.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum Horizon {
        /// After each service.
        Short,
        /// Over the years.
        Long,
    }
}

impl Kpis {
    /// The row of a key.
    #[must_use]
    pub fn row(&self, key: KpiKey) -> Option<&KpiRow> {
        self.rows.iter().find(|row| row.key == key)
    }
}

impl Goal {
    /// Whether it is reached; none when there is nothing to judge by.
    #[must_use]
    pub fn is_reached(self, now: &Measure, baseline: Option<&Measure>) -> Option<bool> {
        let change = || now.change_since(baseline?);
        Some(match self {
            Self::AtLeast(milli) => now.compare(milli)?.is_ge(),
            Self::AtMost(milli) => now.compare(milli)?.is_le(),
            Self::RiseBy(milli) => change()?.compare(milli)?.is_ge(),
            Self::FallBy(milli) => change()?.compare(milli.saturating_neg())?.is_le(),
        })
    }

    fn milli(self) -> i64 {
        match self {
            Self::AtLeast(m) | Self::AtMost(m) | Self::RiseBy(m) | Self::FallBy(m) => m,
        }
    }
}

/// A goal that isn't a typing mistake, in thousandths.
const LARGEST_GOAL: i64 = 1_000_000_000;

/// Checks the key figures.
///
/// # Errors
/// The first cell that breaks a rule.
pub(super) fn validate(p: &Playbook) -> Result<(), Broken> {
    let k = &p.kpis;
    demand(
        (1..=5).contains(&k.satisfied_from),
        || "kpis.satisfied_from".to_owned(),
        "marks run from 1 to 5",
    )?;
    demand(
        k.detractor_to < k.promoter_from && k.promoter_from <= 10,
        || "kpis.promoter_from".to_owned(),
        "detractors give less than promoters, and ten is the most",
    )?;
    for (name, value) in [
        ("shortest_research_minutes", k.shortest_research_minutes),
        ("first_time_days", k.first_time_days),
        ("pickup_minutes", k.pickup_minutes),
        ("win_back_days", k.win_back_days),
        ("fresh_days", k.fresh_days),
        ("repurchase_orders", k.repurchase_orders),
    ] {
        demand(
            (1..=366).contains(&value),
            || format!("kpis.{name}"),
            "a figure of counting lies between 1 and 366",
        )?;
    }
    let mut keys: Vec<_> = k.rows.iter().map(|row| row.key).collect();
    keys.sort_unstable();
    demand(
        keys == KpiKey::ALL,
        || "kpis.rows".to_owned(),
        "every key figure has one row",
    )?;
    k.rows.iter().try_for_each(check_row)
}

fn check_row(row: &KpiRow) -> Result<(), Broken> {
    let cell = |what: &str| format!("kpis.rows.{:?}.{what}", row.key).to_lowercase();
    demand(
        row.unit == row.key.unit(),
        || cell("unit"),
        "the unit is the one that the formula comes out in",
    )?;
    demand(
        row.outside == row.key.needs_from_outside(),
        || cell("outside"),
        "what comes from outside is what the formula can't count here",
    )?;
    let share_beyond_one = |goal| match goal {
        Goal::AtLeast(m) | Goal::AtMost(m) => row.unit == Unit::Ratio && m > 1_000,
        Goal::RiseBy(_) | Goal::FallBy(_) => false,
    };
    demand(
        (row.goals.iter())
            .all(|g| (0..=LARGEST_GOAL).contains(&g.goal.milli()) && !share_beyond_one(g.goal)),
        || cell("goals"),
        "a goal is no less than nothing, and a share no more than the whole",
    )?;
    let is_binding = |kind| move |g: &&KpiGoal| g.kind == kind && g.of == GoalOf::All;
    let first = |kind| row.goals.iter().find(is_binding(kind)).map(|g| g.goal);
    let kinds = [GoalKind::Floor, GoalKind::Target, GoalKind::Stretch];
    let goals: Vec<Goal> = kinds.into_iter().filter_map(first).collect();
    demand(
        goals.windows(2).all(|pair| harder(pair[0], pair[1])),
        || cell("goals"),
        "a target asks for no less than its floor, and a stretch for no less than the target",
    )?;
    demand(
        !row.sources.is_empty(),
        || cell("sources"),
        "a figure says where it comes from",
    )
}

fn harder(easy: Goal, hard: Goal) -> bool {
    match (easy, hard) {
        (Goal::AtLeast(a), Goal::AtLeast(b))
        | (Goal::RiseBy(a), Goal::RiseBy(b))
        | (Goal::FallBy(a), Goal::FallBy(b)) => a <= b,
        (Goal::AtMost(a), Goal::AtMost(b)) => a >= b,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::samples::playbook;

    fn wrong(key: KpiKey, spoil: impl FnOnce(&mut KpiRow)) -> String {
        let mut p = playbook();
        spoil(p.kpis.rows.iter_mut().find(|row| row.key == key).unwrap());
        validate(&p).unwrap_err().cell
    }

    #[test]
    fn a_key_without_a_row_or_with_two_is_named() {
        let mut p = playbook();
        p.kpis.rows.pop();
        assert_eq!(validate(&p).unwrap_err().cell, "kpis.rows");
        let mut p = playbook();
        p.kpis.rows.push(p.kpis.rows[0].clone());
        assert_eq!(validate(&p).unwrap_err().cell, "kpis.rows");
    }

    #[test]
    fn a_unit_a_source_or_a_goal_that_cannot_be_is_named() {
        let nps = KpiKey::Nps;
        assert_eq!(wrong(nps, |r| r.unit = Unit::Ratio), "kpis.rows.nps.unit");
        let outside = Some(OutsideKind::ByHand);
        assert_eq!(wrong(nps, |r| r.outside = outside), "kpis.rows.nps.outside");
        assert_eq!(wrong(nps, |r| r.sources.clear()), "kpis.rows.nps.sources");
        let goals = "kpis.rows.csat.goals";
        let spoilt = |goal| move |r: &mut KpiRow| r.goals[0].goal = goal;
        assert_eq!(wrong(KpiKey::Csat, spoilt(Goal::AtLeast(1_001))), goals);
        assert_eq!(wrong(KpiKey::Csat, spoilt(Goal::AtLeast(-1))), goals);
        // The target, below its floor of 90 %.
        assert_eq!(wrong(KpiKey::Csat, spoilt(Goal::AtLeast(899))), goals);
    }

    #[test]
    fn a_figure_of_counting_out_of_bounds_is_named() {
        let mut p = playbook();
        p.kpis.win_back_days = 0;
        assert_eq!(validate(&p).unwrap_err().cell, "kpis.win_back_days");
        let mut p = playbook();
        p.kpis.detractor_to = 9;
        assert_eq!(validate(&p).unwrap_err().cell, "kpis.promoter_from");
        let mut p = playbook();
        p.kpis.satisfied_from = 6;
        assert_eq!(validate(&p).unwrap_err().cell, "kpis.satisfied_from");
    }

    #[test]
    fn a_fall_of_a_quarter_is_judged_against_what_was() {
        let was = Measure::new(Unit::Ratio, 40, 1_000);
        let is = |n| Measure::new(Unit::Ratio, n, 1_000);
        let goal = Goal::FallBy(250);
        assert_eq!(goal.is_reached(&is(30), Some(&was)), Some(true));
        assert_eq!(goal.is_reached(&is(31), Some(&was)), Some(false));
        assert_eq!(goal.is_reached(&is(30), None), None);
    }

    #[test]
    fn nothing_counted_reaches_and_misses_no_goal() {
        let nothing = Measure::new(Unit::Ratio, 0, 0);
        assert_eq!(Goal::AtMost(5).is_reached(&nothing, None), None);
    }
}
