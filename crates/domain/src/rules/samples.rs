//! Small well-formed records for the tests of the rules.

use uuid::Uuid;

use crate::command::Context;
use crate::complaint::{Category, Channel, Complaint, Phase, Risks, Source, Stage};
use crate::customer::Customer;
use crate::facts::{Facts, Seen};
use crate::grade::{Grade, Level, Tier};
use crate::ids::{
    CommandId, ComplaintId, CustomerId, DeviceId, ImportId, MoveOrderId, StaffId, StoreId,
};
use crate::money::Fen;
use crate::move_order::{MoveJob, MoveOrder, MoveStage};
use crate::organisation::{Staff, Store};
use crate::playbook::{Playbook, Rulebook};
use crate::record::{RecordRef, RecordState, Removed};
use crate::rules::grade_is_suggested_from_risk::GradeSuggestion;
use crate::time::UtcMs;

/// 2026-03-10 15:09 in Shanghai.
pub const NOW: UtcMs = UtcMs(1_773_126_540_000);

pub fn playbook() -> Playbook {
    serde_json::from_str(include_str!("../../../../assets/playbook/default.json")).unwrap()
}

pub fn rulebook() -> Rulebook {
    let calendars = include_str!("../../../../assets/calendars/default.json");
    let holidays = include_str!("../../../../assets/calendars/cn-2026.json");
    Rulebook::new(
        playbook(),
        &serde_json::from_str(calendars).unwrap(),
        serde_json::from_str(holidays).unwrap(),
    )
    .unwrap()
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
        regrades: vec![],
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
        attempts: vec![],
        first_response: None,
        emergency: None,
        progress_told_at: None,
        solution_told_at: None,
        proposal: None,
        rejected_at: None,
        pauses: vec![],
        resolution: None,
        survey: None,
        visits: vec![],
        closure: None,
        cancellation: None,
        merged_into: None,
        past_cycles: vec![],
        hand_over: None,
        external: None,
        possible_duplicate_of: None,
        playbook_version: 1,
        import: None,
        removed: None,
    }
}

/// What the officer's laptop sees when it decides now.
pub fn context<'a>(actor: &'a Staff, playbook: &'a Rulebook) -> Context<'a> {
    Context {
        actor,
        device: DeviceId(Uuid::from_u128(60)),
        device_code: "A3",
        seen_version: 0,
        command: CommandId(Uuid::from_u128(70)),
        effective_at: NOW,
        playbook,
    }
}

/// A number that the laptop gave.
pub fn number(counter: u32) -> String {
    crate::number::provisional("QH", "A3", counter)
}

pub fn customer() -> Customer {
    Customer {
        id: complaint().customer,
        name: "张三".into(),
        phone: "13712345521".into(),
        address: String::new(),
        remarks: String::new(),
        tier: Tier::Silver,
        store: store(),
        import: None,
        removed: None,
    }
}

pub fn removed_customer() -> Customer {
    let import = ImportId(Uuid::from_u128(80));
    Customer {
        id: CustomerId(Uuid::from_u128(21)),
        import: Some(import),
        removed: Some(Removed {
            import,
            by: staff("supervisor", Level::L2).id,
            at: NOW,
        }),
        ..customer()
    }
}

pub fn move_order() -> MoveOrder {
    MoveOrder {
        id: MoveOrderId(Uuid::from_u128(40)),
        number: "BJ-2603-00001".into(),
        customer: customer().id,
        store: store(),
        stage: MoveStage::Contract,
        moves_at: NOW,
        route: "海淀 → 朝阳".into(),
        price: Fen::yuan(1200),
        supervisors: vec![],
        job: MoveJob::default(),
    }
}

/// The store with its people, customers, an order and a complaint, all seen.
pub fn known() -> Facts {
    let mut trainee = staff("trainee", Level::L1);
    trainee.certified = false;
    let mut elsewhere = staff("elsewhere", Level::L1);
    elsewhere.stores = vec![other_store()];
    let qh = Store {
        id: store(),
        code: "QH".into(),
        name: "清河".into(),
    };
    let staff = [staff("officer", Level::L1), trainee, elsewhere];
    let people = staff.map(|s| (s.id.0, RecordState::Staff(s)));
    let customers = [customer(), removed_customer()];
    let customers = customers.map(|c| (c.id.0, RecordState::Customer(c)));
    let others = [
        (qh.id.0, RecordState::Store(qh)),
        (move_order().id.0, RecordState::MoveOrder(move_order())),
        (complaint().id.0, RecordState::Complaint(complaint())),
    ];
    let mut facts = Facts::default();
    for (id, state) in people.into_iter().chain(customers).chain(others) {
        let of = RecordRef::new(state.kind(), id);
        facts.note_record(of, Seen::Known(Some(state)));
    }
    facts
}
