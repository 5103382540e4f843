//! What care counts from.

use chrono::NaiveDate;
use uuid::Uuid;

use crate::calendar::Calendars;
use crate::grade::Grade;
use crate::ids::ComplaintId;
use crate::time::UtcMs;
use crate::{data, shape};

shape! {
    /// Anchors of the care calendar.
    #[derive(Copy, Eq, Hash, PartialOrd, Ord)]
    #[serde(rename_all = "snake_case")]
    pub enum Anchor {
        /// 首次咨询
        FirstEnquiry,
        /// 注册
        Registered,
        /// 报价
        Quoted,
        /// 下单
        OrderConfirmed,
        /// 搬家日
        MoveDate,
        /// 签收
        SignedOff,
        /// A month with spend ended.
        MonthWithSpendEnded,
        /// 投诉解决
        ComplaintResolved,
        /// 生日
        Birthday,
        /// 节日
        Holiday,
        /// A month begins.
        MonthStart,
        /// A month ends.
        MonthEnd,
        /// 首次转化
        FirstConversion,
        /// A quarter begins.
        QuarterStart,
        /// A quarter ends.
        QuarterEnd,
        /// 最近互动
        LastInteraction,
        /// 最近消费或互动
        LastSpendOrInteraction,
        /// 唤醒开始
        WakeUpStarted,
        /// 积分到期
        PointsExpiry,
        /// 优惠券到期
        CouponExpiry,
        /// 成为 VIP
        VipSince,
        /// A year begins.
        YearStart,
        /// 活动结束
        CampaignEnded,
    }
}

data! {
    /// Something that care counts from.
    #[derive(Copy, Eq)]
    pub struct AnchorEvent {
        /// Kind.
        pub anchor: Anchor,
        /// When; may lie ahead, as a move date does.
        pub at: UtcMs,
        /// What it is of: the same source plans the same ids.
        pub of: AnchorSource,
        /// From here on it asks for nothing new: the quote was signed, the order cancelled.
        pub ended_at: Option<UtcMs>,
    }

    /// What an anchor is of.
    #[derive(Copy, Eq)]
    pub enum AnchorSource {
        /// A record.
        Record {
            /// Its id.
            id: Uuid,
            /// Grows when it happens anew, as when a move is put off.
            occurrence: u32,
        },
        /// A cycle of a complaint.
        Complaint {
            /// Which.
            id: ComplaintId,
            /// Cycle; grows with each reopening.
            cycle: u32,
            /// Its grade.
            grade: Grade,
        },
        /// A day of the calendar.
        Day {
            /// Which.
            date: NaiveDate,
        },
    }
}

impl AnchorEvent {
    /// The beginning of a local day.
    #[must_use]
    pub fn of_day(anchor: Anchor, date: NaiveDate, calendars: &Calendars) -> Self {
        Self {
            anchor,
            at: calendars.instant_on(date, 0),
            of: AnchorSource::Day { date },
            ended_at: None,
        }
    }

    /// Something that happened to a record for the first time.
    #[must_use]
    pub fn of_record(anchor: Anchor, id: Uuid, at: UtcMs) -> Self {
        Self {
            anchor,
            at,
            of: AnchorSource::Record { id, occurrence: 0 },
            ended_at: None,
        }
    }

    /// What ids are derived with.
    pub(super) fn key(&self) -> String {
        match self.of {
            AnchorSource::Record { id, occurrence } => format!("{id}/{occurrence}"),
            AnchorSource::Complaint { id, cycle, .. } => format!("{id}/{cycle}"),
            AnchorSource::Day { date } => date.to_string(),
        }
    }

    /// Grade of the complaint that it is of.
    pub(super) fn grade(&self) -> Option<Grade> {
        match self.of {
            AnchorSource::Complaint { grade, .. } => Some(grade),
            AnchorSource::Record { .. } | AnchorSource::Day { .. } => None,
        }
    }
}
