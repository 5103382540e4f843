//! What the scan looks at: plain figures of one customer.

use crate::customer::value::{BusinessLine, Lifecycle, Segment};
use crate::grade::Tier;
use crate::ids::CustomerId;
use crate::money::Fen;
use crate::shape;
use crate::time::UtcMs;

shape! {
    /// What may have passed between a customer and us.
    #[derive(Copy, Eq, Hash)]
    #[serde(rename_all = "snake_case")]
    pub enum InteractionKind {
        /// 到访
        Visit,
        /// 电话接通
        CallAnswered,
        /// 电话未接
        CallMissed,
        /// 消息有回复
        MessageAnswered,
        /// 消息已发
        MessageSent,
        /// 关怀回访有回应 (K09 to K12)
        CareAnswered,
        /// 下单
        Order,
        /// 积分
        Points,
        /// 应用内行为
        App,
    }

    /// One of them.
    #[derive(Copy, Eq)]
    pub struct Interaction {
        /// What.
        pub kind: InteractionKind,
        /// When.
        pub at: UtcMs,
    }

    /// What passed; the latest of each kind is enough.
    #[derive(Eq)]
    #[serde(transparent)]
    pub struct Interactions(pub Vec<Interaction>);

    /// Interactions of the last three whole months.
    #[derive(Copy, Eq)]
    pub struct MonthlyInteractions {
        /// How many, oldest month first.
        pub counts: [u32; 3],
        /// End of the latest of them.
        pub until: UtcMs,
    }

    /// What the scan looks at.
    #[derive(Eq)]
    pub struct ChurnSignals {
        /// Whose.
        pub customer: CustomerId,
        /// Tier in force.
        pub tier: Tier,
        /// Stage of life.
        pub lifecycle: Lifecycle,
        /// Segment, if any.
        pub segment: Option<Segment>,
        /// What is bought.
        pub line: BusinessLine,
        /// When registered.
        pub registered_at: UtcMs,
        /// Uses ever.
        pub lifetime_uses: u32,
        /// Last purchase or completed service.
        pub last_purchase_at: Option<UtcMs>,
        /// What passed.
        pub interactions: Interactions,
        /// How often; none with less than three whole months of history.
        pub monthly: Option<MonthlyInteractions>,
        /// An open complaint is past its resolution since.
        pub complaint_overdue_since: Option<UtcMs>,
        /// An open complaint was reopened at.
        pub complaint_reopened_at: Option<UtcMs>,
        /// The last rating: stars, and when.
        pub last_rating: Option<(u32, UtcMs)>,
        /// The last likelihood to recommend: 0 to 10, and when.
        pub last_nps: Option<(u32, UtcMs)>,
        /// The last negative online comment.
        pub negative_comment_at: Option<UtcMs>,
        /// Any complaint is open.
        pub has_open_complaint: bool,
        /// Paid in the last 12 months, net.
        pub paid_net: Fen,
        /// Paid in the 12 months before, net.
        pub paid_net_before: Fen,
    }
}
