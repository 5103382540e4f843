//! A complaint being typed: kept within a second of each key, shown its consequences before saving.

use domain::complaint::{
    Category, Channel, Complainant, Phase, Remedy, Risks, SettledOnTheSpot, Source, Witness,
};
use domain::grade::{Grade, Tier};
use domain::ids::{ComplaintId, CustomerId, MoveOrderId, StaffId};
use domain::money::Fen;
use domain::refusal::Refusal;
use domain::rules::grade_is_suggested_from_risk::GradeSuggestion;
use domain::sla::Clock;
use domain::time::UtcMs;
use uuid::Uuid;

use crate::customer_view::{CustomerHit, DuplicateHit, OrderBrief};
use crate::shape;

shape! {
    /// A complaint as typed so far. Everything may be missing.
    pub struct ComplaintDraft {
        /// Identity of the draft, made by the interface.
        pub id: Uuid,
        /// Customer picked.
        pub customer: Option<CustomerId>,
        /// Text in the customer field, when nobody is picked yet.
        pub customer_query: String,
        /// Somebody else who complains.
        pub complainant: Option<Complainant>,
        /// Order; `order_touched` tells an order taken out from one never chosen.
        pub order: Option<MoveOrderId>,
        /// The person chose or cleared the order.
        pub order_touched: bool,
        /// Channel.
        pub channel: Option<Channel>,
        /// Source.
        pub source: Option<Source>,
        /// Phase.
        pub phase: Option<Phase>,
        /// Category.
        pub category: Option<Category>,
        /// What happened.
        pub description: String,
        /// What the customer asks for.
        pub remedies: Vec<Remedy>,
        /// The same in own words.
        pub remedy_words: String,
        /// Amount claimed.
        pub claimed: Option<Fen>,
        /// Risks.
        pub risks: Risks,
        /// Grade chosen; none follows the suggestion.
        pub grade: Option<Grade>,
        /// 顾客提出时间; none is now.
        pub raised_at: Option<UtcMs>,
        /// 事发时间.
        pub occurred_at: Option<UtcMs>,
        /// Staff complained of.
        pub about_staff: Vec<StaffId>,
        /// 当面答复.
        pub answered_in_person: Option<Witness>,
        /// 当场解决: settled while the customer stood there.
        #[serde(default)]
        pub settled: Option<SettledOnTheSpot>,
        /// Refused command that this draft replaces.
        pub supersedes: Option<domain::ids::CommandId>,
    }

    /// A draft on disk.
    pub struct SavedDraft {
        /// Draft.
        pub draft: ComplaintDraft,
        /// When it was saved.
        pub saved_at: UtcMs,
        /// Customer picked, so that the form can show the name.
        pub customer: Option<CustomerHit>,
    }

    /// What registering this draft would do.
    pub struct IntakePreview {
        /// Customer picked.
        pub customer: Option<CustomerHit>,
        /// The customer's orders, latest first.
        pub orders: Vec<OrderBrief>,
        /// Order that would be used: chosen, or the latest.
        pub order: Option<MoveOrderId>,
        /// Suggested grade.
        pub suggestion: GradeSuggestion,
        /// Grade in effect: chosen, or suggested.
        pub grade: Grade,
        /// An L2 will confirm the grade.
        pub needs_confirmation: bool,
        /// Complaints that may be the same matter.
        pub duplicates: Vec<DuplicateHit>,
        /// Clocks that would start.
        pub clocks: Vec<Clock>,
        /// Tier they would count by.
        pub tier: Option<Tier>,
        /// Number that would be given.
        pub provisional_number: String,
        /// Source, phase and category in effect where none is chosen.
        pub defaults: IntakeDefaults,
        /// Why it can't be registered yet, if the rules already say so.
        pub refusal: Option<Refusal>,
    }

    /// Fields that are defaulted and editable under 更多.
    #[derive(Copy, Eq)]
    pub struct IntakeDefaults {
        /// Channel.
        pub channel: Channel,
        /// Source.
        pub source: Source,
        /// Phase, from the order's stage.
        pub phase: Phase,
        /// Category, from words in the description.
        pub category: Category,
    }

    /// What became of a registration or an action.
    #[derive(Eq)]
    pub struct Receipt {
        /// Complaint.
        pub complaint: ComplaintId,
        /// Its number.
        pub number: String,
    }

    /// A draft of an action on a complaint, so that half a note survives a crash too.
    #[derive(Eq)]
    pub struct ActionDraft {
        /// Complaint.
        pub complaint: ComplaintId,
        /// Kind of action.
        pub kind: domain::complaint::ActionKind,
        /// The form as the interface keeps it.
        #[cfg_attr(feature = "schema", ts(type = "unknown"), schema(value_type = Object))]
        pub form: serde_json::Value,
    }

    /// Names the draft of an action.
    #[derive(Copy, Eq)]
    pub struct ActionDraftName {
        /// Complaint.
        pub complaint: ComplaintId,
        /// Kind of action.
        pub kind: domain::complaint::ActionKind,
    }
}
