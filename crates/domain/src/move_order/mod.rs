//! Move orders 搬家订单: the way from an enquiry to the last care, step by step (policy Part 7).
//! `step.rs` is the way, `job.rs` what is gathered on it, `part.rs` what grows without bound.

mod apply;
mod clock;
mod command;
mod decide;
mod event;
mod exception;
mod job;
mod kind;
mod part;
mod point;
mod price;
#[cfg(test)]
pub(crate) mod samples;
mod step;
#[cfg(test)]
mod tests;

pub use apply::apply;
pub use clock::{MoveClock, MoveClockKind, clocks};
pub use command::{MoveAction, PreemptiveComplaint};
pub use decide::offers;
pub(crate) use decide::{act, register};
pub use event::MoveOrderEvent;
pub use exception::{ExceptionKind, ExceptionSettled, MoveException};
pub use job::*;
pub use kind::MoveActionKind;
pub use part::*;
pub use point::MovePoint;
pub use price::{
    Approval, ChangeOrder, ExtraAnswer, InvoiceRequest, Payment, PaymentKind, PaymentMethod,
    percent_of, sum,
};
pub use step::{MoveEnd, MoveEnded, MoveNode, MoveStep};

use crate::ids::{CustomerId, MoveOrderId, StaffId, StoreId};
use crate::money::Fen;
use crate::shape;
use crate::time::UtcMs;

shape! {
    /// How far an order has come (policy Part 7), by stage only.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum MoveStage {
        /// 咨询
        Inquiry,
        /// 签约
        Contract,
        /// 准备
        Preparation,
        /// 执行
        Execution,
        /// 售后
        AfterService,
        /// 完成
        Completed,
    }

    /// A move order.
    pub struct MoveOrder {
        /// Identity.
        pub id: MoveOrderId,
        /// Number, such as `BJ-2611-00121`; the laptop's own until the central gives one.
        pub number: String,
        /// Customer.
        pub customer: CustomerId,
        /// Store that sold it.
        pub store: StoreId,
        /// Stage.
        pub stage: MoveStage,
        /// Day of the move.
        pub moves_at: UtcMs,
        /// From and to, to the estate only.
        pub route: String,
        /// Signed price.
        pub price: Fen,
        /// The two supervisors 双主管 of the job; they keep out of complaints about it.
        pub supervisors: Vec<StaffId>,
        /// Everything of the job, step by step; empty in what was written before there were steps.
        #[serde(default)]
        pub job: MoveJob,
    }

    /// Registers a move order, at 咨询.
    pub struct RegisterMoveOrder {
        /// Id made by the caller.
        pub id: MoveOrderId,
        /// Number given by the laptop.
        pub provisional_number: String,
        /// Customer.
        pub customer: CustomerId,
        /// Store that sells it.
        pub store: StoreId,
        /// Day of the move, as wished.
        pub moves_at: UtcMs,
        /// Where from, to the estate.
        pub from: String,
        /// Where to, to the estate.
        pub to: String,
        /// Price talked of; zero when none yet.
        pub price: Fen,
    }
}
