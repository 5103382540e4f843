//! Move orders 搬家订单 as far as a complaint needs them. Their machine is another chapter.

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
        /// Official number, such as `BJ-2611-00121`.
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
    }
}
