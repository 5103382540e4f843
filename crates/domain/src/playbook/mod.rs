//! The policy as data: every figure that a store may argue about, versioned and validated.
//!
//! A rule owns the type, the meaning and the bounds; the playbook owns the number.

mod care;
mod churn;
mod customer_value;
mod indicators;
mod kpis;
mod moves;
mod points;
mod rulebook;
mod surge;
mod touchpoints;
mod validate;
mod visit_forms;

use crate::data;
use crate::grade::{Grade, Level, Seat, Tier};
use crate::money::Fen;
use crate::sla::PauseCaps;
use crate::time::MINUTE_MS;
use crate::visit::VisitKind;

pub use care::{Care, CareRow, CareScope, CareStep, DueBy, ExpiryDays, Holiday, Offset};
pub use churn::{ChurnFigures, RiskWeights};
pub use customer_value::{ClassShares, Share, ValueFigures};
pub use indicators::{Evidence, IndicatorRow, Indicators};
pub use kpis::{Goal, GoalKind, GoalOf, Horizon, KpiGoal, KpiRow, Kpis};
pub use moves::{CodeWord, Discounts, FeeRow, LeadMinutes, Moves, OneSupervisor};
pub use points::{Milestone, PointsFigures};
pub use rulebook::Rulebook;
pub use surge::Surge;
pub use touchpoints::{StageWords, Touchpoint, Touchpoints};
pub use validate::{Broken, validate};
pub use visit_forms::{Checklists, VisitForms};

/// One column for each tier: 钻石, 金牌, 银牌, 基础.
pub type ByTier = [u32; 4];

data! {
    /// A playbook.
    #[derive(Eq)]
    #[serde(deny_unknown_fields)]
    pub struct Playbook {
        /// Grows by one with each edit; clocks keep the version they started with.
        pub version: u32,
        /// Stage targets by grade, in minutes (policy Part 3.2).
        pub stages: Stages,
        /// Absolute ceilings in minutes (SLA-08).
        pub ceilings: Ceilings,
        /// Due times of 一般 and 重要 don't fall in here (policy decision 2).
        pub quiet_hours: QuietHours,
        /// Amber at this share of a clock, in percent (policy decision 8).
        pub amber_percent: u32,
        /// Time left to act after a grade is raised (policy decision 5).
        pub regrade_grace_minutes: Grace,
        /// How much pausing there may be (policy decision 6).
        pub pause_minutes: PauseMinutes,
        /// Suggested grade (policy decision 9).
        pub grade_suggestion: SuggestionFigures,
        /// A seat's own clock after an escalation (SLA-22).
        pub level_due_minutes: u32,
        /// A seat says within so many minutes that it has the case (policy Part 6).
        pub acknowledge_minutes: AcknowledgeMinutes,
        /// 已回访 is closed within so many minutes (policy decision 4).
        pub closure_minutes: u32,
        /// Reopening (policy decisions 7 and 16, T16).
        pub reopening: Reopening,
        /// Attempts of a return visit before it counts as 未联系上.
        pub visit_attempts: u32,
        /// Statutory working days to answer a case from outside.
        pub external_days: ExternalDays,
        /// Likely duplicates are looked for this far back (policy decision 15).
        pub duplicate_days: u32,
        /// How far a level may back-date, in hours; L3 beyond (`sla-engine.md` section 4).
        pub back_date_hours: BackDating,
        /// Compensation a person may promise (policy decision 18).
        pub compensation_limit: CompensationLimits,
        /// Reading without a central is masked after so many days.
        pub offline_lease_days: u32,
        /// Longest text of one field, in characters.
        pub longest_text: u32,
        /// Longest text of one line, such as a title or a purpose, in characters.
        pub longest_line: u32,
        /// Largest amount that isn't a typing mistake.
        pub largest_amount: Fen,
        /// Purposes offered for each kind of visit (policy Part 8); others may be typed.
        pub visit_purposes: VisitPurposes,
        /// Move orders (policy Part 7).
        pub moves: Moves,
        /// Forms of visits (policy Part 8).
        pub visit_forms: VisitForms,
        /// Departments that a complaint can be given to.
        pub departments: Vec<String>,
        /// The indicator sheet (policy Part 13).
        pub indicators: Indicators,
        /// When a rise of complaints is a surge (policy Part 16).
        pub surge: Surge,
        /// The care calendar (policy Part 9).
        pub care: Care,
        /// Key figures and their targets (policy Part 14).
        pub kpis: Kpis,
        /// Touchpoints of a customer's life (policy Part 15).
        pub touchpoints: Touchpoints,
        /// Tier, segment, lifecycle and class (policy Part 11).
        pub customer_value: ValueFigures,
        /// Churn warning (policy Part 10).
        pub churn: ChurnFigures,
        /// Points (policy Part 12).
        pub points: PointsFigures,
    }

    /// Stage targets of all grades.
    #[derive(Eq)]
    #[serde(deny_unknown_fields)]
    pub struct Stages {
        /// 一般
        pub general: StageMinutes,
        /// 重要
        pub important: StageMinutes,
        /// 紧急
        pub urgent: StageMinutes,
        /// 重大
        pub major: StageMinutes,
    }

    /// Minutes of each stage of one grade.
    #[derive(Eq)]
    #[serde(deny_unknown_fields)]
    pub struct StageMinutes {
        /// 首次响应, target.
        pub first_response_target: ByTier,
        /// 首次响应, limit.
        pub first_response_limit: ByTier,
        /// 应急启动; 紧急 and 重大 only.
        pub activation: Option<ByTier>,
        /// 进度反馈, the first.
        pub progress: ByTier,
        /// 进度反馈, the next ones.
        pub progress_repeat: ByTier,
        /// 给出方案
        pub solution: ByTier,
        /// 解决
        pub resolution: ByTier,
        /// 短信与问卷
        pub survey: ByTier,
        /// 回访
        pub return_visit: ByTier,
    }

    /// Ceilings in minutes.
    #[derive(Eq)]
    #[serde(deny_unknown_fields)]
    pub struct Ceilings {
        /// Progress.
        pub progress: u32,
        /// Resolution.
        pub resolution: u32,
    }

    /// Caps of pausing, in wall minutes. All pauses of a clock stay under its own target too.
    #[derive(Copy, Eq)]
    #[serde(deny_unknown_fields)]
    pub struct PauseMinutes {
        /// One pause.
        pub one: u32,
        /// All pauses of a clock.
        pub sum: u32,
    }

    /// Quiet hours, minutes after midnight; they cross it.
    #[derive(Copy, Eq)]
    #[serde(deny_unknown_fields)]
    pub struct QuietHours {
        /// From the evening.
        pub from_minute: u32,
        /// Until the morning.
        pub to_minute: u32,
        /// A due time inside moves to here.
        pub resume_minute: u32,
    }

    /// Minimum grace after an upgrade, in minutes.
    #[derive(Copy, Eq)]
    #[serde(deny_unknown_fields)]
    pub struct Grace {
        /// 一般 and 重要, counted in working time.
        pub important: u32,
        /// 紧急
        pub urgent: u32,
        /// 重大
        pub major: u32,
    }

    /// Minutes until a seat must have said that it has the case.
    #[derive(Copy, Eq)]
    #[serde(deny_unknown_fields)]
    pub struct AcknowledgeMinutes {
        /// 重大
        pub major: u32,
        /// 紧急
        pub urgent: u32,
        /// 一般 and 重要
        pub other: u32,
    }

    /// Figures of a reopening.
    #[derive(Copy, Eq)]
    #[serde(deny_unknown_fields)]
    pub struct Reopening {
        /// Share of the original resolution time that a new cycle has, in percent.
        pub resolution_percent: u32,
        /// Days after closing within which it may be reopened.
        pub within_days: u32,
        /// Reopenings after which 已尽责办结 is possible.
        pub duty_done_after: u32,
    }

    /// Terms of cases from outside, in statutory working days.
    #[derive(Copy, Eq)]
    #[serde(deny_unknown_fields)]
    pub struct ExternalDays {
        /// 12315
        pub hotline_12315: u32,
        /// 12345
        pub hotline_12345: u32,
        /// 平台
        pub platform: u32,
    }

    /// Thresholds of the suggestion.
    #[derive(Copy, Eq)]
    #[serde(deny_unknown_fields)]
    pub struct SuggestionFigures {
        /// Claimed amount from which 重大 is suggested (SLA-23).
        pub major_amount: Fen,
        /// Claimed amount from which 重要 is suggested.
        pub important_amount: Fen,
        /// Days within which complaints of a customer count as repeated.
        pub repeat_days: u32,
        /// The nth complaint within them suggests 紧急.
        pub urgent_at_repeat: u32,
    }

    /// Purposes by kind of visit, the usual ones first.
    #[derive(Eq)]
    #[serde(deny_unknown_fields)]
    pub struct VisitPurposes {
        /// 到店
        pub in_store: Vec<String>,
        /// 回访
        pub follow_up: Vec<String>,
        /// 上门
        pub on_site: Vec<String>,
        /// 督导/神秘顾客
        pub inspection: Vec<String>,
        /// 一线日志
        pub staff_log: Vec<String>,
    }

    /// Hours of back-dating.
    #[derive(Copy, Eq)]
    #[serde(deny_unknown_fields)]
    pub struct BackDating {
        /// L1.
        pub l1: u32,
        /// L2.
        pub l2: u32,
    }

    /// Limits in 分, for one case.
    #[derive(Copy, Eq)]
    #[serde(deny_unknown_fields)]
    pub struct CompensationLimits {
        /// L1.
        pub l1: Fen,
        /// L2.
        pub l2: Fen,
        /// The E2 seat; E3 is above.
        pub e2: Fen,
    }
}

impl Playbook {
    /// The row of a grade.
    #[must_use]
    pub fn stage(&self, grade: Grade) -> &StageMinutes {
        match grade {
            Grade::General => &self.stages.general,
            Grade::Important => &self.stages.important,
            Grade::Urgent => &self.stages.urgent,
            Grade::Major => &self.stages.major,
        }
    }

    /// Minutes until a seat must have said that it has a case of this grade.
    #[must_use]
    pub fn acknowledge_minutes(&self, grade: Grade) -> u32 {
        match grade {
            Grade::Major => self.acknowledge_minutes.major,
            Grade::Urgent => self.acknowledge_minutes.urgent,
            Grade::General | Grade::Important => self.acknowledge_minutes.other,
        }
    }

    /// How much pausing there may be.
    #[must_use]
    pub fn pause_caps(&self) -> PauseCaps {
        PauseCaps {
            one_ms: i64::from(self.pause_minutes.one) * MINUTE_MS,
            sum_ms: i64::from(self.pause_minutes.sum) * MINUTE_MS,
        }
    }

    /// Purposes offered for a kind of visit.
    #[must_use]
    pub fn purposes(&self, kind: VisitKind) -> &[String] {
        let by_kind = &self.visit_purposes;
        match kind {
            VisitKind::InStore => &by_kind.in_store,
            VisitKind::FollowUp => &by_kind.follow_up,
            VisitKind::OnSite => &by_kind.on_site,
            VisitKind::Inspection => &by_kind.inspection,
            VisitKind::StaffLog => &by_kind.staff_log,
        }
    }

    /// Compensation that this person may promise for one case; none means no limit.
    #[must_use]
    pub fn compensation_limit(&self, level: Level, seat: Option<Seat>) -> Option<Fen> {
        match (level, seat) {
            (_, Some(Seat::E3)) => None,
            (Level::L3, _) => Some(self.compensation_limit.e2),
            (Level::L2, _) => Some(self.compensation_limit.l2),
            (Level::L1, _) => Some(self.compensation_limit.l1),
        }
    }
}

/// The column of a tier.
#[must_use]
pub fn cell(row: ByTier, tier: Tier) -> u32 {
    match tier {
        Tier::Diamond => row[0],
        Tier::Gold => row[1],
        Tier::Silver => row[2],
        Tier::Basic => row[3],
    }
}
