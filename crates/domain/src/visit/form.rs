//! The forms of visits: a header that all share, what each kind asks besides, and what a visit may
//! become (policy Part 8).

use crate::complaint::{Category, ContactMeans, Remedy, Risks};
use crate::grade::Grade;
use crate::ids::StaffId;
use crate::money::Fen;
use crate::shape;
use crate::time::UtcMs;

use super::{VisitKind, VisitOutcome};

shape! {
    /// What a visit's form holds beyond what every log holds.
    pub struct VisitForm {
        /// When it was planned.
        pub planned_at: Option<UtcMs>,
        /// When the customer, or the officer, arrived.
        pub arrived_at: Option<UtcMs>,
        /// Channel.
        pub means: Option<ContactMeans>,
        /// Where, when the device knew and was allowed to say.
        pub position: Option<Position>,
        /// Tags, needs among them (VIS-04, VIS-14).
        pub tags: Vec<String>,
        /// Attachments by their SHA-256.
        pub attachments: Vec<String>,
        /// Steps of the playbook's list that were done.
        pub checklist: Vec<String>,
        /// What this kind asks.
        pub details: VisitDetails,
        /// What it becomes, with 转投诉 and 转商机.
        pub handover: Option<VisitHandover>,
    }

    /// A place on the map, in 10⁻⁷ degrees.
    #[derive(Copy, Eq, Hash)]
    pub struct Position {
        /// North of the equator.
        pub latitude_e7: i32,
        /// East of Greenwich.
        pub longitude_e7: i32,
    }

    /// What each kind asks.
    #[serde(tag = "kind", rename_all = "snake_case")]
    pub enum VisitDetails {
        /// 到店
        InStore(InStoreVisit),
        /// 回访
        FollowUp(FollowUpVisit),
        /// 上门
        OnSite(OnSiteVisit),
        /// 督导/神秘顾客
        Inspection(InspectionVisit),
        /// 一线日志
        StaffLog(StaffLogVisit),
    }

    /// 到店 (VIS-01, VIS-02, VIS-07)
    #[derive(Default)]
    #[serde(default)]
    pub struct InStoreVisit {
        /// When somebody saw to the customer.
        pub served_at: Option<UtcMs>,
        /// Came to collect an order.
        pub picks_up: bool,
        /// How many came along.
        pub companions: u8,
        /// What was shown.
        pub products: Vec<String>,
        /// The customer tried something.
        pub tried: bool,
        /// Intention to buy, 1 to 5.
        pub intention: Option<u8>,
        /// Why nothing was bought; may be empty.
        pub reason_not_bought: String,
        /// Minutes of an interview, 15 to 20 as a rule.
        pub interview_minutes: Option<u16>,
    }

    /// 回访 (VIS-05, VIS-10, VIS-11, CMP-22)
    #[derive(Default)]
    #[serde(default)]
    pub struct FollowUpVisit {
        /// Which attempt, from 1.
        pub attempt: u8,
        /// Somebody was reached.
        pub reached: bool,
        /// Would recommend, 0 to 10.
        pub nps: Option<u8>,
        /// How easy it was, 1 to 7.
        pub ces: Option<u8>,
        /// Solved at once.
        pub solved_at_once: Option<bool>,
        /// Told without asking.
        pub told_proactively: Option<bool>,
        /// Why nothing was ordered; may be empty.
        pub no_order_reason: String,
        /// Why the customer left; may be empty.
        pub churn_reason: String,
        /// How to win the customer back; may be empty.
        pub win_back_plan: String,
        /// What was promised, due with the next step; may be empty.
        pub promise: String,
    }

    /// 上门 (VIS-09, VIS-15)
    #[derive(Default)]
    #[serde(default)]
    pub struct OnSiteVisit {
        /// When the officer set out.
        pub departed_at: Option<UtcMs>,
        /// Both supervisors, on 搬家执行.
        pub supervisors: Vec<StaffId>,
        /// State of the goods.
        pub items: Vec<ItemCondition>,
        /// Photos before.
        pub photos_before: Vec<String>,
        /// Photos after.
        pub photos_after: Vec<String>,
        /// Extras talked of.
        pub extras: Vec<String>,
        /// SHA-256 of what the customer signed.
        pub signature_hash: Option<String>,
        /// Score of the indicator sheet.
        pub sheet_score: Option<u8>,
    }

    /// State of one thing.
    #[derive(Eq)]
    pub struct ItemCondition {
        /// What.
        pub item: String,
        /// It is damaged.
        pub damaged: bool,
        /// In words; may be empty.
        pub remarks: String,
    }

    /// 督导/神秘顾客 (VIS-12)
    #[derive(Default)]
    #[serde(default)]
    pub struct InspectionVisit {
        /// Version of the standard.
        pub standard_version: String,
        /// Score of the indicator sheet, 0 to 100.
        pub score: Option<u8>,
        /// Proof.
        pub evidence: Vec<String>,
        /// When it is put right.
        pub rectify_due_at: Option<UtcMs>,
    }

    /// 一线日志: a note of half a minute (VIS-03).
    #[derive(Default)]
    #[serde(default)]
    pub struct StaffLogVisit {
        /// How it sounds.
        pub sentiment: Sentiment,
    }

    /// How feedback sounds.
    #[derive(Copy, Eq, Hash, Default)]
    #[serde(rename_all = "snake_case")]
    pub enum Sentiment {
        /// 正面
        Positive,
        /// 中性
        #[default]
        Neutral,
        /// 负面
        Negative,
    }

    /// What a visit becomes: the fields that it doesn't have itself.
    #[serde(tag = "to", rename_all = "snake_case")]
    pub enum VisitHandover {
        /// 转投诉
        Complaint(VisitComplaint),
        /// 转商机
        Lead(VisitLead),
    }

    /// What a complaint needs besides what the visit knows.
    pub struct VisitComplaint {
        /// Number given by the laptop.
        pub provisional_number: String,
        /// Category.
        pub category: Category,
        /// What happened; the feedback when empty.
        pub description: String,
        /// What the customer asks for.
        pub remedies: Vec<Remedy>,
        /// The same in own words.
        pub remedy_words: String,
        /// Amount claimed.
        pub claimed: Fen,
        /// Risks ticked.
        pub risks: Risks,
        /// Grade chosen, with the suggestion in view.
        pub grade: Grade,
    }

    /// What a move order needs besides what the visit knows.
    pub struct VisitLead {
        /// Number given by the laptop.
        pub provisional_number: String,
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

impl VisitDetails {
    /// The kind of visit that asks for these.
    #[must_use]
    pub fn kind(&self) -> VisitKind {
        match self {
            Self::InStore(_) => VisitKind::InStore,
            Self::FollowUp(_) => VisitKind::FollowUp,
            Self::OnSite(_) => VisitKind::OnSite,
            Self::Inspection(_) => VisitKind::Inspection,
            Self::StaffLog(_) => VisitKind::StaffLog,
        }
    }
}

impl VisitHandover {
    /// The outcome that it belongs to.
    #[must_use]
    pub fn outcome(&self) -> VisitOutcome {
        match self {
            Self::Complaint(_) => VisitOutcome::ToComplaint,
            Self::Lead(_) => VisitOutcome::ToLead,
        }
    }
}
