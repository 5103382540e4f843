//! The grade is suggested from risks, amount, category and history, with its numbers; a person
//! confirms (policy decision 9; CMP-01, CMP-02, SLA-23).
//!
//! | what | suggests |
//! |---|---|
//! | claimed amount from `grade_suggestion.major_amount`, media, authority, serious injury | 重大 |
//! | danger to people or property, injury, the nth complaint in `repeat_days` | 紧急 |
//! | damage, loss, product fault, second complaint, amount from `important_amount` | 重要 |
//! | else | 一般 |

use crate::complaint::{Category, Risks};
use crate::grade::Grade;
use crate::money::Fen;
use crate::playbook::Playbook;
use crate::shape;

shape! {
    /// A suggested grade with the reasons that led to it.
    #[derive(Eq)]
    pub struct GradeSuggestion {
        /// Grade.
        pub grade: Grade,
        /// Every reason for this grade, gravest first; empty for 一般.
        pub reasons: Vec<GradeReason>,
        /// Earlier complaints of this customer within the days looked at.
        pub earlier: u32,
        /// Days looked at.
        pub within_days: u32,
    }

    /// One reason.
    #[derive(Copy, Eq)]
    #[serde(tag = "type", rename_all = "snake_case")]
    pub enum GradeReason {
        /// 索赔金额 at or above the threshold.
        Amount {
            /// Claimed.
            claimed: Fen,
            /// Threshold reached.
            threshold: Fen,
        },
        /// 媒体
        Media,
        /// 监管部门
        Authority,
        /// 重伤
        SeriousInjury,
        /// 安全风险
        Safety,
        /// 人员受伤
        Injury,
        /// The nth complaint within the days.
        Repeat {
            /// Which one this is.
            nth: u32,
            /// Days.
            within_days: u32,
        },
        /// 物品损坏, 丢失, 商品故障
        Category {
            /// Category.
            category: Category,
        },
    }
}

/// What the suggestion looks at.
#[derive(Debug, Clone, Copy)]
pub struct Intake {
    /// Risks ticked.
    pub risks: Risks,
    /// Amount claimed.
    pub claimed: Fen,
    /// Category.
    pub category: Category,
    /// Complaints of this customer within the last `repeat_days`, this one not counted.
    pub earlier: u32,
}

/// The grade that this intake suggests.
#[must_use]
pub fn suggest(playbook: &Playbook, intake: &Intake) -> GradeSuggestion {
    let figures = &playbook.grade_suggestion;
    let Intake {
        risks,
        claimed,
        category,
        earlier,
    } = *intake;
    let nth = earlier.saturating_add(1);
    let amount = |threshold| GradeReason::Amount { claimed, threshold };
    let repeat = GradeReason::Repeat {
        nth,
        within_days: figures.repeat_days,
    };

    let major: Vec<GradeReason> = [
        (claimed >= figures.major_amount).then(|| amount(figures.major_amount)),
        risks.media.then_some(GradeReason::Media),
        risks.authority.then_some(GradeReason::Authority),
        risks.serious_injury.then_some(GradeReason::SeriousInjury),
    ]
    .into_iter()
    .flatten()
    .collect();
    let urgent: Vec<GradeReason> = [
        risks.safety.then_some(GradeReason::Safety),
        risks.injury.then_some(GradeReason::Injury),
        (nth >= figures.urgent_at_repeat).then_some(repeat),
    ]
    .into_iter()
    .flatten()
    .collect();
    let broken = matches!(
        category,
        Category::Damage | Category::Loss | Category::ProductFault
    );
    let important: Vec<GradeReason> = [
        broken.then_some(GradeReason::Category { category }),
        (claimed >= figures.important_amount).then(|| amount(figures.important_amount)),
        (nth >= 2).then_some(repeat),
    ]
    .into_iter()
    .flatten()
    .collect();

    let (grade, reasons) = if !major.is_empty() {
        (Grade::Major, major)
    } else if !urgent.is_empty() {
        (Grade::Urgent, urgent)
    } else if !important.is_empty() {
        (Grade::Important, important)
    } else {
        (Grade::General, vec![])
    };
    GradeSuggestion {
        grade,
        reasons,
        earlier,
        within_days: figures.repeat_days,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::samples::playbook;

    fn intake() -> Intake {
        Intake {
            risks: Risks::default(),
            claimed: Fen(0),
            category: Category::Delay,
            earlier: 0,
        }
    }

    fn suggested(change: impl FnOnce(&mut Intake)) -> Grade {
        let mut i = intake();
        change(&mut i);
        suggest(&playbook(), &i).grade
    }

    #[test]
    fn nothing_special_is_general() {
        assert_eq!(suggested(|_| {}), Grade::General);
    }

    #[test]
    fn ten_thousand_yuan_is_major_and_one_fen_less_is_not() {
        assert_eq!(suggested(|i| i.claimed = Fen(999_999)), Grade::Important);
        assert_eq!(suggested(|i| i.claimed = Fen(1_000_000)), Grade::Major);
    }

    #[test]
    fn danger_is_urgent_and_serious_injury_is_major() {
        assert_eq!(suggested(|i| i.risks.safety = true), Grade::Urgent);
        assert_eq!(suggested(|i| i.risks.serious_injury = true), Grade::Major);
    }

    #[test]
    fn the_second_complaint_in_a_month_is_important_and_the_third_urgent() {
        assert_eq!(suggested(|i| i.earlier = 1), Grade::Important);
        assert_eq!(suggested(|i| i.earlier = 2), Grade::Urgent);
    }

    #[test]
    fn the_reason_carries_the_numbers() {
        let mut i = intake();
        i.claimed = Fen::yuan(800);
        let suggestion = suggest(&playbook(), &i);
        let threshold = Fen::yuan(500);
        let claimed = Fen::yuan(800);
        assert_eq!(
            suggestion.reasons,
            vec![GradeReason::Amount { claimed, threshold }]
        );
    }
}
