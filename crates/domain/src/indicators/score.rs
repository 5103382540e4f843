//! One figure of a sheet: 达到 gives the weight, 部分达到 a part of it, 未达到 nothing; 不适用 drops out and
//! the rest shares the hundred. The cap of the ★ is `rules/a_critical_fail_caps_the_sheet.rs`.

use std::collections::BTreeMap;

use super::IndicatorId;
use crate::playbook::Indicators;
use crate::rules::a_critical_fail_caps_the_sheet::capped;
use crate::shape;

shape! {
    /// How an indicator was kept.
    #[derive(Copy, Eq, Hash)]
    #[serde(rename_all = "snake_case")]
    pub enum Mark {
        /// 达到
        Pass,
        /// 部分达到
        Partial,
        /// 未达到
        Fail,
        /// 不适用
        NotApplicable,
    }

    /// The mark of one indicator.
    #[derive(Eq)]
    pub struct IndicatorMark {
        /// Which.
        pub indicator: IndicatorId,
        /// How it was kept.
        pub mark: Mark,
        /// What was seen; may be empty.
        pub note: String,
    }

    /// A sheet as filled in.
    #[derive(Eq)]
    pub struct IndicatorSheet {
        /// One mark for each indicator, in any order.
        pub marks: Vec<IndicatorMark>,
        /// The customer was there.
        pub customer_present: bool,
    }

    /// Grade of a sheet.
    #[derive(Copy, Eq, Hash)]
    #[serde(rename_all = "snake_case")]
    pub enum SheetGrade {
        /// 优
        Excellent,
        /// 良
        Good,
        /// 合格
        Pass,
        /// 不合格
        Fail,
    }

    /// What a sheet comes to.
    #[derive(Eq)]
    pub struct SheetScore {
        /// Of 100, after the cap; parts are dropped, so that 89.9 is not 优.
        pub points: u32,
        /// Of 100, before the cap.
        pub points_before_cap: u32,
        /// Grade.
        pub grade: SheetGrade,
        /// Failed ★ indicators.
        pub failed_critical: Vec<IndicatorId>,
        /// All indicators that weren't kept whole, in order.
        pub to_put_right: Vec<IndicatorId>,
        /// Weight of the indicators that applied.
        pub applicable_weight: u32,
    }

    /// Why a sheet can't be scored.
    #[derive(Copy, Eq)]
    #[serde(tag = "type", rename_all = "snake_case")]
    pub enum SheetFlaw {
        /// An indicator has no mark.
        Unmarked {
            /// Which.
            indicator: IndicatorId,
        },
        /// An indicator has two marks.
        MarkedTwice {
            /// Which.
            indicator: IndicatorId,
        },
        /// Nothing applied: there is nothing to score.
        NothingApplies,
    }
}

/// Scores a sheet by the figures of the playbook that it was filled in with.
///
/// # Errors
/// The first flaw, in the order of the indicators.
pub fn score(sheet: &IndicatorSheet, figures: &Indicators) -> Result<SheetScore, SheetFlaw> {
    let marks = marks(sheet)?;
    let (mut earned, mut applicable_weight) = (0_u64, 0_u32);
    let (mut failed_critical, mut to_put_right) = (vec![], vec![]);
    for row in &figures.rows {
        let indicator = row.id;
        let mark = *marks
            .get(&indicator)
            .ok_or(SheetFlaw::Unmarked { indicator })?;
        let percent = match mark {
            Mark::NotApplicable => continue,
            Mark::Pass => 100,
            Mark::Partial => figures.partial_percent,
            Mark::Fail => 0,
        };
        applicable_weight = applicable_weight.saturating_add(row.weight);
        earned += u64::from(row.weight) * u64::from(percent);
        if mark != Mark::Pass {
            to_put_right.push(indicator);
        }
        if mark == Mark::Fail && row.critical {
            failed_critical.push(indicator);
        }
    }
    let points = earned
        .checked_div(u64::from(applicable_weight))
        .ok_or(SheetFlaw::NothingApplies)?;
    let points_before_cap = u32::try_from(points).unwrap_or(u32::MAX);
    let points = capped(figures, points_before_cap, &failed_critical);
    to_put_right.sort_unstable();
    Ok(SheetScore {
        points,
        points_before_cap,
        grade: grade(points, figures),
        failed_critical,
        to_put_right,
        applicable_weight,
    })
}

fn marks(sheet: &IndicatorSheet) -> Result<BTreeMap<IndicatorId, Mark>, SheetFlaw> {
    let mut marks = BTreeMap::new();
    for IndicatorMark {
        indicator, mark, ..
    } in &sheet.marks
    {
        let indicator = *indicator;
        if marks.insert(indicator, *mark).is_some() {
            return Err(SheetFlaw::MarkedTwice { indicator });
        }
    }
    Ok(marks)
}

fn grade(points: u32, figures: &Indicators) -> SheetGrade {
    if points >= figures.excellent_from {
        SheetGrade::Excellent
    } else if points >= figures.good_from {
        SheetGrade::Good
    } else if points >= figures.pass_from {
        SheetGrade::Pass
    } else {
        SheetGrade::Fail
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::rules::samples::playbook;

    /// A sheet whose indicators are all kept but these.
    pub(crate) fn sheet(but: &[(u8, Mark)]) -> IndicatorSheet {
        let mark_of = |id: IndicatorId| {
            let other = but
                .iter()
                .find(|(number, _)| IndicatorId::new(*number) == Some(id));
            other.map_or(Mark::Pass, |(_, mark)| *mark)
        };
        let marks = IndicatorId::all().map(|indicator| IndicatorMark {
            indicator,
            mark: mark_of(indicator),
            note: String::new(),
        });
        IndicatorSheet {
            marks: marks.collect(),
            customer_present: true,
        }
    }

    fn points(but: &[(u8, Mark)]) -> (u32, SheetGrade) {
        let score = score(&sheet(but), &playbook().indicators).unwrap();
        (score.points, score.grade)
    }

    #[test]
    fn a_pass_gives_five_points_a_part_three_and_a_fail_none() {
        assert_eq!(points(&[]), (100, SheetGrade::Excellent));
        assert_eq!(points(&[(1, Mark::Partial)]).0, 98);
        assert_eq!(points(&[(1, Mark::Fail)]).0, 95);
    }

    #[test]
    fn what_does_not_apply_leaves_the_rest_to_share_the_hundred() {
        let na = Mark::NotApplicable;
        assert_eq!(points(&[(1, na), (3, na)]).0, 100);
        // 85 of the 90 that applied are 94.4.
        assert_eq!(points(&[(1, na), (3, na), (4, Mark::Fail)]).0, 94);
    }

    #[test]
    fn grades_change_at_ninety_eighty_and_sixty() {
        let fails = |count: usize| {
            let harmless = [1, 3, 4, 5, 7, 8, 10, 11, 13];
            points(&harmless.map(|n| (n, Mark::Fail))[..count])
        };
        assert_eq!(fails(2), (90, SheetGrade::Excellent));
        assert_eq!(fails(3), (85, SheetGrade::Good));
        assert_eq!(fails(4), (80, SheetGrade::Good));
        assert_eq!(fails(5), (75, SheetGrade::Pass));
        assert_eq!(fails(8), (60, SheetGrade::Pass));
        assert_eq!(fails(9), (55, SheetGrade::Fail));
    }

    #[test]
    fn a_sheet_with_a_gap_or_two_marks_for_one_indicator_is_not_scored() {
        let figures = playbook().indicators;
        let indicator = IndicatorId::new(20).unwrap();
        let mut gap = sheet(&[]);
        gap.marks.pop();
        assert_eq!(
            score(&gap, &figures),
            Err(SheetFlaw::Unmarked { indicator })
        );
        let mut twice = sheet(&[]);
        twice.marks.push(twice.marks[19].clone());
        assert_eq!(
            score(&twice, &figures),
            Err(SheetFlaw::MarkedTwice { indicator })
        );
        let mut nothing = sheet(&[]);
        for mark in &mut nothing.marks {
            mark.mark = Mark::NotApplicable;
        }
        assert_eq!(score(&nothing, &figures), Err(SheetFlaw::NothingApplies));
    }

    proptest! {
        #[test]
        fn a_better_mark_never_lowers_the_figure(
            marks in prop::collection::vec(0_usize..3, 20),
            better in 0_usize..20,
        ) {
            let figures = playbook().indicators;
            let scale = [Mark::Fail, Mark::Partial, Mark::Pass];
            let filled = |marks: &[usize]| {
                let mut sheet = sheet(&[]);
                for (mark, step) in sheet.marks.iter_mut().zip(marks) {
                    mark.mark = scale[*step];
                }
                score(&sheet, &figures).unwrap().points
            };
            let mut improved = marks.clone();
            improved[better] = (improved[better] + 1).min(2);
            prop_assert!(filled(&improved) >= filled(&marks));
            prop_assert!(filled(&improved) <= 100);
        }

        #[test]
        fn the_order_in_which_a_sheet_is_filled_in_changes_nothing(
            marks in prop::collection::vec(0_usize..4, 20).prop_shuffle(),
            swap in (0_usize..20, 0_usize..20),
        ) {
            let figures = playbook().indicators;
            let scale = [Mark::Fail, Mark::Partial, Mark::Pass, Mark::NotApplicable];
            let mut sheet = sheet(&[]);
            for (mark, step) in sheet.marks.iter_mut().zip(&marks) {
                mark.mark = scale[*step];
            }
            let before = score(&sheet, &figures);
            sheet.marks.swap(swap.0, swap.1);
            prop_assert_eq!(score(&sheet, &figures), before);
        }
    }
}
