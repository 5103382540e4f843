//! The three classes of the yearly report (TIER-08), and whether their shares are as expected.

use std::cmp::Reverse;

use crate::churn::ChurnLevel;
use crate::grade::Tier;
use crate::money::Fen;
use crate::playbook::{ClassShares, Share};
use crate::shape;

shape! {
    /// Classes.
    #[derive(Copy, Eq, Hash)]
    #[serde(rename_all = "snake_case")]
    pub enum CustomerClass {
        /// 高价值
        HighValue,
        /// 普通
        Ordinary,
        /// 潜在/流失风险
        AtRisk,
    }

    /// A share outside what is expected.
    #[derive(Copy, Eq)]
    pub struct ShareWarning {
        /// Whose.
        pub class: CustomerClass,
        /// How many.
        pub count: u32,
        /// Of how many.
        pub of: u32,
        /// Expected at least, in percent.
        pub least_percent: u32,
        /// Expected at most, in percent.
        pub most_percent: u32,
    }

    /// How many of each class.
    #[derive(Eq)]
    pub struct ClassReport {
        /// 高价值
        pub high_value: u32,
        /// 普通
        pub ordinary: u32,
        /// 潜在/流失风险
        pub at_risk: u32,
        /// Shares outside what is expected.
        pub warnings: Vec<ShareWarning>,
    }
}

/// What the class of one customer depends on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClassMember {
    /// Tier in force.
    pub tier: Tier,
    /// Yearly contribution.
    pub paid_net: Fen,
    /// Whether anything was ever bought.
    pub has_purchased: bool,
    /// The churn warning.
    pub churn: Option<ChurnLevel>,
}

/// The class of each, in the order given, and the report. 高价值 are 钻石 and 金牌 up to their share,
/// those who pay most first.
#[must_use]
pub fn classify(
    members: &[ClassMember],
    shares: &ClassShares,
) -> (Vec<CustomerClass>, ClassReport) {
    let of = count(members.len());
    let room = u64::from(of) * u64::from(shares.high_value.most) / 100;
    let mut high: Vec<usize> = (0..members.len())
        .filter(|at| members[*at].tier.is_high_value())
        .collect();
    high.sort_by_key(|at| (Reverse(members[*at].paid_net), members[*at].tier));
    high.truncate(usize::try_from(room).unwrap_or(usize::MAX));
    let mut classes: Vec<CustomerClass> = members.iter().map(below_high_value).collect();
    for at in high {
        classes[at] = CustomerClass::HighValue;
    }
    let count_of = |class| count(classes.iter().filter(|c| **c == class).count());
    let mut report = ClassReport {
        high_value: count_of(CustomerClass::HighValue),
        ordinary: count_of(CustomerClass::Ordinary),
        at_risk: count_of(CustomerClass::AtRisk),
        warnings: vec![],
    };
    let expected = [
        (
            CustomerClass::HighValue,
            report.high_value,
            shares.high_value,
        ),
        (CustomerClass::Ordinary, report.ordinary, shares.ordinary),
        (CustomerClass::AtRisk, report.at_risk, shares.at_risk),
    ];
    let outside = |(class, count, share): (CustomerClass, u32, Share)| {
        let percents = u64::from(count) * 100;
        let expected =
            u64::from(share.least) * u64::from(of)..=u64::from(share.most) * u64::from(of);
        (!expected.contains(&percents)).then_some(ShareWarning {
            class,
            count,
            of,
            least_percent: share.least,
            most_percent: share.most,
        })
    };
    report.warnings = expected.into_iter().filter_map(outside).collect();
    (classes, report)
}

/// 已流失 counts as at risk too: it is the risk come true.
fn below_high_value(member: &ClassMember) -> CustomerClass {
    let warned = member.churn.is_some_and(|level| level >= ChurnLevel::Amber);
    if warned || !member.has_purchased {
        CustomerClass::AtRisk
    } else {
        CustomerClass::Ordinary
    }
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::samples::playbook;

    const ORDINARY: ClassMember = ClassMember {
        tier: Tier::Silver,
        paid_net: Fen::yuan(100),
        has_purchased: true,
        churn: None,
    };

    fn members(gold: usize, ordinary: usize, risky: usize) -> Vec<ClassMember> {
        let gold = (0..gold).map(|n| ClassMember {
            tier: Tier::Gold,
            paid_net: Fen(i64::try_from(n).unwrap()),
            ..ORDINARY
        });
        let risk = ClassMember {
            has_purchased: false,
            ..ORDINARY
        };
        gold.chain(std::iter::repeat_n(ORDINARY, ordinary))
            .chain(std::iter::repeat_n(risk, risky))
            .collect()
    }

    #[test]
    fn shares_as_expected_warn_of_nothing() {
        let shares = playbook().customer_value.classes;
        let (_, report) = classify(&members(12, 66, 22), &shares);
        assert_eq!(
            (report.high_value, report.ordinary, report.at_risk),
            (12, 66, 22)
        );
        assert_eq!(report.warnings, []);
    }

    #[test]
    fn a_share_outside_its_bounds_is_named() {
        let shares = playbook().customer_value.classes;
        let (_, report) = classify(&members(12, 76, 12), &shares);
        let warned: Vec<_> = report.warnings.iter().map(|w| w.class).collect();
        assert_eq!(warned, [CustomerClass::Ordinary, CustomerClass::AtRisk]);
    }

    #[test]
    fn beyond_its_share_high_value_is_who_pays_most() {
        let shares = playbook().customer_value.classes;
        let (classes, report) = classify(&members(30, 50, 20), &shares);
        assert_eq!(report.high_value, 15);
        assert_eq!(classes[14], CustomerClass::Ordinary);
        assert_eq!(classes[15], CustomerClass::HighValue);
    }

    #[test]
    fn whoever_is_warned_of_or_lost_is_at_risk_and_a_watched_one_is_not() {
        let shares = playbook().customer_value.classes;
        let class = |churn| classify(&[ClassMember { churn, ..ORDINARY }], &shares).0[0];
        assert_eq!(class(Some(ChurnLevel::Watch)), CustomerClass::Ordinary);
        assert_eq!(class(Some(ChurnLevel::Amber)), CustomerClass::AtRisk);
        assert_eq!(class(Some(ChurnLevel::Lost)), CustomerClass::AtRisk);
    }

    #[test]
    fn nobody_is_a_report_of_nothing() {
        let (classes, report) = classify(&[], &playbook().customer_value.classes);
        assert!(classes.is_empty() && report.warnings.is_empty());
    }
}
