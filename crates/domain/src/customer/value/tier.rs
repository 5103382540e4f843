//! Service tier: what it comes from, what lifts it, how slowly it falls.

use super::Rank;
use crate::calendar::MonthNumber;
use crate::grade::Tier;
use crate::ids::StaffId;
use crate::money::Fen;
use crate::shape;
use crate::time::UtcMs;

shape! {
    /// The two axes (TIER-01).
    #[derive(Copy, Eq)]
    pub struct TierBasis {
        /// 高价值
        pub is_high_value: bool,
        /// Place by contribution; none when nobody is ranked, or nothing was paid.
        pub rank: Option<Rank>,
        /// Paid within the window.
        pub paid_net: Fen,
        /// 高活跃
        pub is_active: bool,
        /// Days since the last service or interaction.
        pub days_quiet: Option<u32>,
        /// Uses that count.
        pub uses: u32,
    }

    /// A step that points earned (TIER-24).
    #[derive(Copy, Eq)]
    pub struct LevelStep {
        /// Points earned in total that made it.
        pub earned: u64,
        /// When.
        pub at: UtcMs,
        /// Lasts until.
        pub until: UtcMs,
    }

    /// A panel prize (TIER-26).
    #[derive(Copy, Eq)]
    pub struct PanelPrize {
        /// Lasts until.
        pub until: UtcMs,
    }

    /// A tier set by hand.
    #[derive(Eq)]
    pub struct TierOverride {
        /// At least this.
        pub tier: Tier,
        /// Why.
        pub reason: String,
        /// By whom.
        pub by: StaffId,
        /// Lasts until.
        pub until: UtcMs,
    }

    /// What may lift a customer's tier.
    #[derive(Eq)]
    pub struct Floors {
        /// Steps by points.
        pub level_steps: Vec<LevelStep>,
        /// A panel prize.
        pub prize: Option<PanelPrize>,
        /// A tier set by hand.
        pub set_by_hand: Option<TierOverride>,
    }

    /// What lifted a tier.
    #[derive(Copy, Eq)]
    #[serde(tag = "type", rename_all = "snake_case")]
    pub enum Floor {
        /// 终身VIP
        LifetimeVip {
            /// Services ever completed.
            services: u32,
        },
        /// Points earned in total.
        LevelSteps {
            /// Steps that last now.
            steps: u32,
            /// When the first of them ends.
            until: UtcMs,
        },
        /// A panel prize.
        PanelPrize {
            /// Lasts until.
            until: UtcMs,
        },
        /// Set by hand.
        SetByHand {
            /// By whom.
            by: StaffId,
            /// Lasts until.
            until: UtcMs,
        },
    }

    /// A tier that the figures don't reach any more.
    #[derive(Copy, Eq)]
    pub struct Below {
        /// Monthly recomputes since, on end.
        pub recomputes: u32,
        /// The best tier that the figures reached meanwhile.
        pub best: Tier,
    }

    /// Where a customer stands by the figures.
    #[derive(Copy, Eq)]
    pub struct TierStanding {
        /// Tier held.
        pub tier: Tier,
        /// Month of the last recompute; the first one of a month is the monthly one.
        pub month: MonthNumber,
        /// Set while the figures lie below the line.
        pub below: Option<Below>,
    }

    /// Why a tier is in force.
    #[derive(Eq)]
    #[serde(tag = "type", rename_all = "snake_case")]
    pub enum TierReason {
        /// By the figures.
        Computed {
            /// The axes.
            basis: TierBasis,
        },
        /// Lifted.
        Lifted {
            /// By what.
            floor: Floor,
            /// From where.
            from: Tier,
        },
        /// The figures lie below, not long enough yet.
        FallsSlowly {
            /// How long.
            below: Below,
            /// Monthly recomputes that it takes.
            needed: u32,
        },
        /// An open complaint holds it.
        ComplaintOpen {
            /// What it would fall to.
            wanted: Tier,
            /// Held since.
            since: UtcMs,
        },
    }
}
