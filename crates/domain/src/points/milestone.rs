//! What comes with the first, second, third and fifth order 5321 (PTS-01).

use crate::ids::{BenefitGrantId, CustomerId};
use crate::shape;
use crate::time::UtcMs;

shape! {
    /// Benefits of the milestones.
    #[derive(Copy, Eq, Hash, PartialOrd, Ord)]
    #[serde(rename_all = "snake_case")]
    pub enum Benefit {
        /// 优先调度权
        PriorityDispatch,
        /// 免费增值服务
        FreeAddOn,
        /// 优惠套餐
        DiscountPackage,
        /// 终身VIP
        LifetimeVip,
    }

    /// A benefit that a customer got.
    #[derive(Copy, Eq)]
    pub struct MilestoneGrant {
        /// Identity, derived from customer and benefit: it comes once.
        pub id: BenefitGrantId,
        /// Who.
        pub customer: CustomerId,
        /// What.
        pub benefit: Benefit,
        /// The milestone, in completed orders.
        pub orders: u32,
        /// When.
        pub at: UtcMs,
    }
}
