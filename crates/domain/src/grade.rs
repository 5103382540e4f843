//! The three scales that decide everything: grade of a complaint, tier of a customer, level of staff.
//! On the wire each is a word, never a number.

use serde::{Deserialize, Serialize};

/// Grade of a complaint (CMP-01, CMP-02).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(ts_rs::TS, utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Grade {
    /// 一般
    General,
    /// 重要
    Important,
    /// 紧急
    Urgent,
    /// 重大
    Major,
}

impl Grade {
    /// Every grade, mildest first.
    pub const ALL: [Self; 4] = [Self::General, Self::Important, Self::Urgent, Self::Major];

    /// 紧急 and 重大 run round the clock and need an emergency measure.
    #[must_use]
    pub fn is_emergency(self) -> bool {
        self >= Self::Urgent
    }
}

/// Tier of a customer, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(ts_rs::TS, utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Tier {
    /// 钻石
    Diamond,
    /// 金牌
    Gold,
    /// 银牌
    Silver,
    /// 基础
    Basic,
}

impl Tier {
    /// Every tier, best first; also the order of the playbook's columns.
    pub const ALL: [Self; 4] = [Self::Diamond, Self::Gold, Self::Silver, Self::Basic];

    /// 高价值: 钻石 and 金牌.
    #[must_use]
    pub fn is_high_value(self) -> bool {
        self <= Self::Gold
    }
}

/// Permission level of a member of staff (ROLE-18).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(ts_rs::TS, utoipa::ToSchema))]
pub enum Level {
    /// 一线
    L1,
    /// 主管
    L2,
    /// 管理
    L3,
}

/// Seat of the escalation ladder (policy Part 6).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(ts_rs::TS, utoipa::ToSchema))]
pub enum Seat {
    /// Owner 首问负责
    E0,
    /// 主管
    E1,
    /// 部门负责人
    E2,
    /// 总经理
    E3,
}

impl Seat {
    /// The next seat up; none above 总经理.
    #[must_use]
    pub fn next(self) -> Option<Self> {
        match self {
            Self::E0 => Some(Self::E1),
            Self::E1 => Some(Self::E2),
            Self::E2 => Some(Self::E3),
            Self::E3 => None,
        }
    }
}
