//! Visits 到访: five kinds of meeting a customer or a crew, each with a form of its own (policy
//! Part 8). `form.rs` is what the kinds ask beyond what all of them share.

mod apply;
mod decide;
mod form;
#[cfg(test)]
pub(crate) mod samples;

pub use apply::apply;
pub(crate) use decide::{Became, became, log};
pub use form::*;

use crate::ids::{CustomerId, MoveOrderId, StaffId, StoreId, VisitId};
use crate::record::RecordRef;
use crate::shape;
use crate::time::UtcMs;

shape! {
    /// Kinds of visit.
    #[derive(Copy, Eq, Hash)]
    #[serde(rename_all = "snake_case")]
    pub enum VisitKind {
        /// 到店
        InStore,
        /// 回访
        FollowUp,
        /// 上门
        OnSite,
        /// 督导/神秘顾客
        Inspection,
        /// 一线日志
        StaffLog,
    }

    /// What came of a visit.
    #[derive(Copy, Eq, Hash)]
    #[serde(rename_all = "snake_case")]
    pub enum VisitOutcome {
        /// 已完成
        Completed,
        /// 未联系上
        Unreached,
        /// 改期
        Rescheduled,
        /// 拒绝
        Declined,
        /// 转投诉: a complaint follows.
        ToComplaint,
        /// 转商机: a lead follows.
        ToLead,
    }

    /// Logs a visit.
    pub struct LogVisit {
        /// Id made by the caller.
        pub id: VisitId,
        /// Number given by the laptop.
        pub provisional_number: String,
        /// Kind.
        pub kind: VisitKind,
        /// Purpose in words, one of the playbook's for the kind or another.
        pub purpose: String,
        /// Store.
        pub store: StoreId,
        /// Customer, when it was about one.
        pub customer: Option<CustomerId>,
        /// Move order, when it was about one.
        pub order: Option<MoveOrderId>,
        /// When it began.
        pub started_at: UtcMs,
        /// When it ended.
        pub ended_at: Option<UtcMs>,
        /// What came of it.
        pub outcome: VisitOutcome,
        /// Feedback in the customer's words; may be empty.
        pub feedback: String,
        /// How satisfied, 1 to 5.
        pub score: Option<u8>,
        /// The next step agreed; may be empty.
        pub next_step: String,
        /// When it is due.
        pub next_due_at: Option<UtcMs>,
        /// Remarks; may be empty.
        pub remarks: String,
        /// The form of its kind; none in a short log.
        #[serde(default)]
        pub form: Option<Box<VisitForm>>,
    }

    /// A visit.
    pub struct Visit {
        /// As logged.
        pub logged: LogVisit,
        /// Customer's name as logged, for lists; masked outside the own store.
        pub customer_name: String,
        /// Customer's phone as logged.
        pub customer_phone: String,
        /// Order's number as logged.
        pub order_number: Option<String>,
        /// Who logged it.
        pub officer: StaffId,
        /// Name.
        pub officer_name: String,
        /// When it was logged.
        pub logged_at: UtcMs,
        /// The complaint or the lead that it became.
        #[serde(default)]
        pub became: Option<RecordRef>,
    }

    /// What happened to a visit.
    #[serde(tag = "type", rename_all = "snake_case")]
    pub enum VisitEvent {
        /// Logged.
        VisitLogged {
            /// The visit.
            visit: Box<Visit>,
        },
    }
}

impl VisitKind {
    /// Every one, in the order that people know.
    pub const ALL: [Self; 5] = [
        Self::InStore,
        Self::FollowUp,
        Self::OnSite,
        Self::Inspection,
        Self::StaffLog,
    ];
}

impl VisitOutcome {
    /// Every one, in the order that people know.
    pub const ALL: [Self; 6] = [
        Self::Completed,
        Self::Unreached,
        Self::Rescheduled,
        Self::Declined,
        Self::ToComplaint,
        Self::ToLead,
    ];
}
