//! Small well-formed records for the tests of the rules.

use uuid::Uuid;

use crate::complaint::{Category, Channel, Complaint, Phase, Risks, Source, Stage};
use crate::grade::{Grade, Level, Tier};
use crate::ids::{ComplaintId, CustomerId, StaffId, StoreId};
use crate::money::Fen;
use crate::organisation::Staff;
use crate::playbook::Playbook;
use crate::rules::grade_is_suggested_from_risk::GradeSuggestion;
use crate::time::UtcMs;

/// 2026-03-10 15:09 in Shanghai.
pub const NOW: UtcMs = UtcMs(1_773_126_540_000);

pub fn playbook() -> Playbook {
    serde_json::from_str(include_str!("../../../../assets/playbook/default.json")).unwrap()
}

pub fn store() -> StoreId {
    StoreId(Uuid::from_u128(1))
}

pub fn other_store() -> StoreId {
    StoreId(Uuid::from_u128(2))
}

pub fn staff(user: &str, level: Level) -> Staff {
    Staff {
        id: StaffId(Uuid::new_v5(&Uuid::nil(), user.as_bytes())),
        name: user.to_owned(),
        user: user.to_owned(),
        level,
        post: String::new(),
        stores: vec![store()],
        crew: None,
        seat: None,
        certified: true,
    }
}

pub fn complaint() -> Complaint {
    Complaint {
        id: ComplaintId(Uuid::from_u128(10)),
        stage: Stage::Registered,
        provisional_number: "QH-A3-00011".into(),
        official_number: None,
        store: store(),
        customer: CustomerId(Uuid::from_u128(20)),
        customer_name: "张三".into(),
        customer_phone: "13712345521".into(),
        complainant: None,
        order: None,
        order_number: None,
        channel: Channel::Counter,
        source: Source::Customer,
        phase: Phase::AfterService,
        category: Category::Delay,
        description: "迟到".into(),
        remedies: vec![],
        remedy_words: String::new(),
        claimed: Fen(0),
        verified: None,
        risks: Risks::default(),
        grade: Grade::General,
        registered_grade: Grade::General,
        regrade: None,
        suggested: GradeSuggestion {
            grade: Grade::General,
            reasons: vec![],
            earlier: 0,
            within_days: 30,
        },
        grade_confirmed_by: None,
        tier: Tier::Silver,
        occurred_at: None,
        raised_at: NOW,
        registered_at: NOW,
        owner: staff("owner", Level::L1).id,
        assignee: None,
        department: None,
        bridging: None,
        keeps_out: vec![],
        escalation: None,
        solution_cap: None,
        first_response: None,
        emergency: None,
        progress_told_at: None,
        solution_told_at: None,
        proposal: None,
        resolution: None,
        possible_duplicate_of: None,
        playbook_version: 1,
        import: None,
        removed: None,
    }
}
