//! Touchpoints 触点 of a customer's life: 28 key rows, and under them as many as a house needs, up to 200
//! (LIFE-01, LIFE-11, C-25; policy Part 15).

use std::collections::BTreeMap;

use super::validate::demand;
use super::{Broken, Playbook};
use crate::customer::value::Lifecycle;
use crate::data;

data! {
    /// The touchpoints and what other plans call the stages.
    #[derive(Eq)]
    #[serde(deny_unknown_fields)]
    pub struct Touchpoints {
        /// Rows under the key ones, at most (LIFE-11).
        pub most_child_rows: u32,
        /// Words of other plans for the stored stages (C-13).
        pub stages: Vec<StageWords>,
        /// Key rows and those under them.
        pub rows: Vec<Touchpoint>,
    }

    /// What other plans call a stage.
    #[derive(Eq)]
    #[serde(deny_unknown_fields)]
    pub struct StageWords {
        /// As stored.
        pub stage: Lifecycle,
        /// 获客期 to 衰退期 (LIFE-02).
        pub growth: Vec<String>,
        /// 探索期 to 传播期 (LIFE-04).
        pub journey: Vec<String>,
    }

    /// A touchpoint.
    #[derive(Eq)]
    #[serde(deny_unknown_fields)]
    pub struct Touchpoint {
        /// `T01` to `T28`, or a number of its own under one of them.
        pub no: String,
        /// Stage of life.
        pub stage: Lifecycle,
        /// What it is called.
        pub name: String,
        /// What it is for.
        pub goal: String,
        /// What is done, and to which standard.
        pub action: String,
        /// Done within so many minutes; none where time isn't the point.
        #[serde(default)]
        pub limit_minutes: Option<u32>,
        /// What it is assessed by.
        pub index: String,
        /// Post that answers for it.
        pub post: String,
        /// Where it happens.
        pub channel: String,
        /// The key row that it is under; none for a key row.
        #[serde(default)]
        pub parent: Option<String>,
        /// In use.
        pub active: bool,
        /// Facts that it comes from.
        pub sources: Vec<String>,
    }
}

/// Key rows (LIFE-01).
const KEY_ROWS: usize = 28;
/// A tree is taken up to this size (LIFE-11).
const MOST_CHILD_ROWS: u32 = 200;
/// Stages of a life, in order (C-13).
const STAGES: [Lifecycle; 5] = [
    Lifecycle::Potential,
    Lifecycle::Converting,
    Lifecycle::Active,
    Lifecycle::Loyal,
    Lifecycle::Lost,
];
/// Longest limit that isn't a typing mistake: a year.
const LONGEST_MINUTES: u32 = 366 * 24 * 60;

impl Touchpoints {
    /// The rows under a key row, in order.
    pub fn under<'a>(&'a self, no: &'a str) -> impl Iterator<Item = &'a Touchpoint> {
        let rows = self.rows.iter();
        rows.filter(move |row| row.parent.as_deref() == Some(no))
    }
}

/// Checks the touchpoints.
///
/// # Errors
/// The first cell that breaks a rule.
pub(super) fn validate(p: &Playbook) -> Result<(), Broken> {
    let t = &p.touchpoints;
    demand(
        t.most_child_rows <= MOST_CHILD_ROWS,
        || "touchpoints.most_child_rows".to_owned(),
        "at most 200 rows stand under the key ones",
    )?;
    let stages: Vec<_> = t.stages.iter().map(|words| words.stage).collect();
    demand(
        stages == STAGES,
        || "touchpoints.stages".to_owned(),
        "each stage has its words once, in the order of a life",
    )?;
    let mut by_no = BTreeMap::new();
    for row in &t.rows {
        demand(
            !row.no.trim().is_empty() && by_no.insert(row.no.as_str(), row).is_none(),
            || format!("touchpoints.rows.{}.no", row.no),
            "a number is given once",
        )?;
    }
    let key_rows: Vec<&str> = (t.rows.iter().filter(|row| row.parent.is_none()))
        .map(|row| row.no.as_str())
        .collect();
    let expected = (1..=KEY_ROWS).map(|n| format!("T{n:02}"));
    demand(
        key_rows.iter().copied().eq(expected),
        || "touchpoints.rows".to_owned(),
        "the key rows are T01 to T28, in order",
    )?;
    demand(
        t.rows.len() - key_rows.len() <= t.most_child_rows as usize,
        || "touchpoints.rows".to_owned(),
        "no more rows stand under the key ones than most_child_rows says",
    )?;
    t.rows.iter().try_for_each(|row| check_row(row, &by_no))
}

fn check_row(row: &Touchpoint, by_no: &BTreeMap<&str, &Touchpoint>) -> Result<(), Broken> {
    let cell = |what: &str| format!("touchpoints.rows.{}.{what}", row.no);
    if let Some(parent) = &row.parent {
        let above = by_no.get(parent.as_str());
        demand(
            above.is_some_and(|above| above.parent.is_none() && above.stage == row.stage),
            || cell("parent"),
            "a row stands under a key row of its own stage",
        )?;
    }
    for (name, text) in [
        ("name", &row.name),
        ("goal", &row.goal),
        ("action", &row.action),
        ("index", &row.index),
        ("post", &row.post),
        ("channel", &row.channel),
    ] {
        demand(
            !text.trim().is_empty(),
            || cell(name),
            "a touchpoint says what for, what, by whom, where and how it is assessed",
        )?;
    }
    demand(
        row.limit_minutes
            .is_none_or(|m| (1..=LONGEST_MINUTES).contains(&m)),
        || cell("limit_minutes"),
        "a time limit lies between one minute and a year",
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::samples::playbook;

    fn wrong(spoil: impl FnOnce(&mut Touchpoints)) -> Broken {
        let mut p = playbook();
        spoil(&mut p.touchpoints);
        validate(&p).unwrap_err()
    }

    fn child(no: String) -> Touchpoint {
        let mut row = playbook().touchpoints.rows[0].clone();
        row.parent = Some(row.no);
        row.no = no;
        row
    }

    #[test]
    fn two_hundred_rows_stand_under_the_key_ones_and_not_one_more() {
        let mut p = playbook();
        let rows = (0..200).map(|n| child(format!("T01.{n}")));
        p.touchpoints.rows.extend(rows);
        assert_eq!(validate(&p), Ok(()));
        assert_eq!(p.touchpoints.under("T01").count(), 200);
        p.touchpoints.rows.push(child("T01.200".into()));
        assert_eq!(validate(&p).unwrap_err().cell, "touchpoints.rows");
        let more = wrong(|t| t.most_child_rows = 201);
        assert_eq!(more.cell, "touchpoints.most_child_rows");
    }

    #[test]
    fn a_key_row_that_is_missing_or_there_twice_is_named() {
        assert_eq!(wrong(|t| t.rows.truncate(27)).cell, "touchpoints.rows");
        let twice = wrong(|t| t.rows.push(t.rows[4].clone()));
        assert_eq!(twice.cell, "touchpoints.rows.T05.no");
    }

    #[test]
    fn a_row_under_a_row_that_is_not_there_or_of_another_stage_is_named() {
        for parent in ["T99", "T28", "T01.1"] {
            let broken = wrong(|t| {
                let mut row = child("T01.2".into());
                row.parent = Some(parent.into());
                t.rows.extend([child("T01.1".into()), row]);
            });
            assert_eq!(broken.cell, "touchpoints.rows.T01.2.parent", "{parent}");
        }
    }

    #[test]
    fn a_row_without_a_post_or_with_a_limit_of_years_is_named() {
        let broken = wrong(|t| t.rows[6].post = " ".into());
        assert_eq!(broken.cell, "touchpoints.rows.T07.post");
        let broken = wrong(|t| t.rows[6].limit_minutes = Some(1_000_000));
        assert_eq!(broken.cell, "touchpoints.rows.T07.limit_minutes");
    }

    #[test]
    fn a_stage_without_its_words_is_named() {
        let broken = wrong(|t| t.stages.truncate(4));
        assert_eq!(broken.cell, "touchpoints.stages");
    }
}
