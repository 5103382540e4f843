//! What only the inside can bring about: rules that break.

use domain::command::{Command, Context};
use domain::customer::RegisterCustomer;
use domain::execute::{Extra, Write, execute};
use domain::facts::Facts;
use domain::ids::{CommandId, CustomerId, DeviceId, StoreId, TenantId, TxnId};
use domain::refusal::Refusal;
use domain::time::UtcMs;
use uuid::Uuid;
use wire::envelope::{COMMAND_VERSION, CommandEnvelope, Verdict};
use wire::signing::sign_action;
use wire::sync_protocol::{PushRequest, SignInRequest, SignInResponse, Txn};

use super::{Central, Entropy, Request, Response};
use crate::demo::{DEMO_PASSWORD, demo, demo_id};
use crate::store::sqlite::SqliteStore;

const NOW: UtcMs = UtcMs(1_773_126_540_000);

struct Same(u8);

impl Entropy for Same {
    fn fill(&mut self, out: &mut [u8]) {
        self.0 += 1;
        out.fill(self.0);
    }
}

fn breaks_on_poison(
    command: &Command,
    facts: &Facts,
    ctx: &Context<'_>,
    extra: &Extra,
) -> Result<Vec<Write>, Refusal> {
    if let Command::RegisterCustomer { customer } = command {
        assert_ne!(customer.name, "poison");
    }
    execute(command, facts, ctx, extra)
}

fn customer(seq: u64, name: &str, signed: &SignInResponse) -> Txn {
    let actor = signed.staff.id;
    let txn_id = TxnId(Uuid::from_u128(u128::from(seq)));
    let command = Command::RegisterCustomer {
        customer: RegisterCustomer {
            id: CustomerId(Uuid::from_u128(100 + u128::from(seq))),
            name: name.into(),
            phone: String::new(),
            address: String::new(),
            remarks: String::new(),
            store: StoreId(demo_id("store", "QH")),
        },
    };
    let envelope = CommandEnvelope {
        command_id: CommandId(Uuid::from_u128(200 + u128::from(seq))),
        device_seq: seq,
        txn_id,
        name: "register_customer".into(),
        v: COMMAND_VERSION,
        actor,
        on: vec![],
        payload: serde_json::to_value(command).unwrap(),
        authored_wall: NOW,
        authored_mono_ms: 0,
        boot_id: None,
        clock_offset_ms: None,
        last_server_time: None,
        occurred_at: None,
        policy_hash: None,
        lease_id: None,
        blobs: vec![],
        supersedes: None,
    };
    let cmds = vec![envelope];
    let secret = hex::decode(&signed.mac_key.secret).unwrap();
    let mac = sign_action(signed.mac_key.id, &secret, txn_id, actor, &cmds);
    Txn {
        txn_id,
        actor,
        cmds,
        mac: Some(mac),
    }
}

#[test]
fn a_command_on_which_the_rules_break_goes_to_review_and_blocks_nobody() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = SqliteStore::open(&folder.path().join("central.db"), None).unwrap();
    let (tenant, epoch) = (TenantId(Uuid::from_u128(1)), Uuid::from_u128(2));
    store.found(tenant, epoch, &[1; 32], NOW).unwrap();
    let mut central = Central::new(wire::shipped::rulebook());
    central.decide = breaks_on_poison;
    let mut entropy = Same(0);
    let mut tx = store.begin().unwrap();
    demo(&mut tx, NOW, &mut entropy).unwrap();
    let device_id = DeviceId(Uuid::from_u128(3));
    let incarnation = Uuid::from_u128(4);
    let sign_in = Request::SignIn(SignInRequest {
        user: "chenyu".into(),
        password: DEMO_PASSWORD.into(),
        device_id,
        incarnation,
        device_name: String::new(),
    });
    let (Response::SignedIn(signed), _) = central.handle(sign_in, &mut tx, NOW, &mut entropy)
    else {
        panic!("not signed in")
    };
    let body = PushRequest {
        device_id,
        incarnation,
        first_seq: 1,
        txns: vec![customer(1, "poison", &signed), customer(2, "甲", &signed)],
        pending: 0,
        oldest_pending_at: None,
    };
    let token = signed.tokens.access;
    let (answer, _) = central.handle(Request::Push { token, body }, &mut tx, NOW, &mut entropy);
    let Response::Pushed(pushed) = answer else {
        panic!("{answer:?}")
    };
    assert!(matches!(pushed.verdicts[0].verdict, Verdict::Review { .. }));
    assert!(matches!(
        pushed.verdicts[1].verdict,
        Verdict::Applied { .. }
    ));
}
