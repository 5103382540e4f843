//! Exceptions 异常: what goes wrong on the way. Laid over the step, which stays.

use crate::ids::{ComplaintId, StaffId};
use crate::shape;
use crate::time::UtcMs;

shape! {
    /// Kinds of exception (policy Part 7.1).
    #[derive(Copy, Eq, Hash)]
    #[serde(rename_all = "snake_case")]
    pub enum ExceptionKind {
        /// 延误
        Delay,
        /// 损坏
        Damage,
        /// 增项
        Extra,
        /// 人员缺席
        StaffAbsent,
        /// 安全
        Safety,
        /// 天气
        Weather,
    }

    /// An exception. The customer is told by SMS and called (002 §4.2.2).
    pub struct MoveException {
        /// Its number on this order, from 1.
        pub number: u32,
        /// Kind.
        pub kind: ExceptionKind,
        /// What happened.
        pub note: String,
        /// Who raised it.
        pub by: StaffId,
        /// When.
        pub at: UtcMs,
        /// The complaint that a damage opened before the customer had to (CMP-23).
        pub complaint: Option<ComplaintId>,
        /// When the customer was called; none while the call is due.
        pub called_at: Option<UtcMs>,
        /// How it was settled; none while it lasts.
        pub settled: Option<ExceptionSettled>,
    }

    /// The end of an exception.
    pub struct ExceptionSettled {
        /// How.
        pub note: String,
        /// Who.
        pub by: StaffId,
        /// When.
        pub at: UtcMs,
    }
}
