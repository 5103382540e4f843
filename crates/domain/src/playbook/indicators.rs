//! The indicator sheet 服务质量指标 as data: twenty indicators with their weights (MOV-14, policy
//! Part 13).

use std::collections::BTreeSet;

use super::validate::demand;
use super::{Broken, Playbook};
use crate::indicators::IndicatorId;
use crate::{data, shape};

data! {
    /// Figures of the sheet.
    #[derive(Eq)]
    #[serde(deny_unknown_fields)]
    pub struct Indicators {
        /// What 部分达到 is worth, in percent of the weight (policy Part 13: 3 of 5).
        pub partial_percent: u32,
        /// A failed ★ indicator keeps the sheet at or below this (policy Part 13).
        pub critical_cap: u32,
        /// 优 from here (policy Part 13).
        pub excellent_from: u32,
        /// 良 from here (policy Part 13).
        pub good_from: u32,
        /// 合格 from here; below it the sheet is put right (policy Part 13, CMP-23).
        pub pass_from: u32,
        /// Days until a bad sheet is put right (policy Part 8).
        pub rectify_days: u32,
        /// Hours until a customer who was there is visited (CMP-23).
        pub visit_hours: u32,
        /// Posts that score any crew's sheet (policy decision 12).
        pub quality_posts: Vec<String>,
        /// The indicators, in order.
        pub rows: Vec<IndicatorRow>,
    }

    /// One indicator.
    #[derive(Eq)]
    #[serde(deny_unknown_fields)]
    pub struct IndicatorRow {
        /// Number, such as `QI-02`.
        pub id: IndicatorId,
        /// What is looked at.
        pub name: String,
        /// What proves it.
        pub evidence: Vec<Evidence>,
        /// ★: a fail caps the sheet.
        #[serde(default)]
        pub critical: bool,
        /// Of 100.
        pub weight: u32,
        /// Facts that it comes from.
        pub sources: Vec<String>,
    }
}

shape! {
    /// What proves a mark.
    #[derive(Copy, Eq, Hash)]
    #[serde(rename_all = "snake_case")]
    pub enum Evidence {
        /// 照片
        Photo,
        /// 记录仪
        Recorder,
        /// 主管查看
        Supervisor,
        /// 节点时间
        NodeTime,
        /// 顾客
        Customer,
        /// 签名
        Signature,
        /// 签到
        CheckIn,
        /// 日志
        Log,
        /// 定位
        Gps,
        /// 费用行
        PriceLines,
        /// 检查单
        Checklist,
    }
}

/// Longest time that isn't a typing mistake, in days.
const LONGEST_DAYS: u32 = 90;
/// Weights share this out.
const WHOLE: u32 = 100;

/// Checks the sheet.
///
/// # Errors
/// The first cell that breaks a rule.
pub(super) fn validate(p: &Playbook) -> Result<(), Broken> {
    let sheet = &p.indicators;
    let cell = |name: &str| format!("indicators.{name}");
    demand(
        (1..WHOLE).contains(&sheet.partial_percent),
        || cell("partial_percent"),
        "a part is worth more than nothing and less than the whole",
    )?;
    let falling = [
        WHOLE,
        sheet.excellent_from,
        sheet.good_from,
        sheet.pass_from,
    ];
    demand(
        falling.windows(2).all(|pair| pair[0] > pair[1]) && sheet.pass_from > 0,
        || cell("excellent_from"),
        "优 > 良 > 合格 > 0",
    )?;
    demand(
        sheet.critical_cap < sheet.pass_from,
        || cell("critical_cap"),
        "a failed ★ indicator never leaves a passing sheet",
    )?;
    demand(
        (1..=LONGEST_DAYS).contains(&sheet.rectify_days),
        || cell("rectify_days"),
        "a bad sheet is put right within one to 90 days",
    )?;
    demand(
        (1..=LONGEST_DAYS * 24).contains(&sheet.visit_hours),
        || cell("visit_hours"),
        "a customer who was there is visited within one hour to 90 days",
    )?;
    demand(
        !sheet.quality_posts.is_empty() && sheet.quality_posts.iter().all(|post| !blank(post)),
        || cell("quality_posts"),
        "somebody scores the sheets of every crew",
    )?;
    let numbers: BTreeSet<IndicatorId> = sheet.rows.iter().map(|row| row.id).collect();
    demand(
        numbers.iter().copied().eq(IndicatorId::all()) && numbers.len() == sheet.rows.len(),
        || cell("rows"),
        "QI-01 to QI-20, each once",
    )?;
    for row in &sheet.rows {
        demand(
            !blank(&row.name) && !row.evidence.is_empty() && row.weight > 0,
            || format!("indicators.rows.{}", row.id),
            "an indicator has a name, a weight and something that proves it",
        )?;
    }
    demand(
        sheet
            .rows
            .iter()
            .map(|row| u64::from(row.weight))
            .sum::<u64>()
            == u64::from(WHOLE),
        || cell("rows.weight"),
        "weights add up to 100",
    )
}

fn blank(text: &str) -> bool {
    text.trim().is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::samples::playbook;

    fn wrong_cell(spoil: impl FnOnce(&mut Indicators)) -> String {
        let mut p = playbook();
        spoil(&mut p.indicators);
        validate(&p).unwrap_err().cell
    }

    #[test]
    fn the_six_starred_indicators_and_the_weight_of_five_are_those_of_the_policy() {
        let sheet = playbook().indicators;
        let starred = sheet.rows.iter().filter(|row| row.critical);
        let starred: Vec<_> = starred.map(|row| row.id.to_string()).collect();
        let expected = ["QI-02", "QI-06", "QI-09", "QI-12", "QI-15", "QI-18"];
        assert_eq!(starred, expected);
        assert!(sheet.rows.iter().all(|row| row.weight == 5));
    }

    #[test]
    fn a_missing_indicator_or_the_same_twice_is_named() {
        let rows = "indicators.rows";
        assert_eq!(wrong_cell(|s| s.rows.truncate(19)), rows);
        assert_eq!(wrong_cell(|s| s.rows[3].id = s.rows[4].id), rows);
        assert_eq!(wrong_cell(|s| s.rows.push(s.rows[0].clone())), rows);
    }

    #[test]
    fn weights_that_do_not_add_up_are_named() {
        assert_eq!(
            wrong_cell(|s| s.rows[0].weight = 6),
            "indicators.rows.weight"
        );
        assert_eq!(
            wrong_cell(|s| s.rows[0].weight = 0),
            "indicators.rows.QI-01"
        );
    }

    #[test]
    fn a_cap_that_still_passes_is_named() {
        assert_eq!(
            wrong_cell(|s| s.critical_cap = 60),
            "indicators.critical_cap"
        );
        assert_eq!(
            wrong_cell(|s| s.good_from = 95),
            "indicators.excellent_from"
        );
        assert_eq!(
            wrong_cell(|s| s.partial_percent = 0),
            "indicators.partial_percent"
        );
    }

    #[test]
    fn a_sheet_that_is_never_put_right_or_scored_by_nobody_is_named() {
        assert_eq!(
            wrong_cell(|s| s.rectify_days = 0),
            "indicators.rectify_days"
        );
        assert_eq!(
            wrong_cell(|s| s.visit_hours = 9999),
            "indicators.visit_hours"
        );
        assert_eq!(
            wrong_cell(|s| s.quality_posts.clear()),
            "indicators.quality_posts"
        );
    }
}
