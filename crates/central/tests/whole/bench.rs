//! A central on a folder of its own with the demo organisation, and laptops to ask it.

use central::core::{Effect, Entropy, Request, Response};
use central::demo::{DEMO_PASSWORD, demo_id};
use central::local::LocalCentral;
use domain::command::Command;
use domain::complaint::{
    Category, Channel, ComplaintAction, Phase, RegisterComplaint, Risks, Source, Witness,
};
use domain::customer::RegisterCustomer;
use domain::grade::Grade;
use domain::ids::{CommandId, ComplaintId, CustomerId, DeviceId, StaffId, StoreId, TxnId};
use domain::money::Fen;
use domain::time::UtcMs;
use serde_json::Value;
use uuid::Uuid;
use wire::envelope::{COMMAND_VERSION, CommandEnvelope, Verdict};
use wire::signing::sign_action;
use wire::sync_protocol::{
    Change, CommandVerdict, MacKey, ProblemCode, PullRequest, PullResponse, PushRequest,
    SignInRequest, SyncedRecord, Txn,
};

/// 2026-03-10 15:09 in Shanghai.
pub const NOW: UtcMs = UtcMs(1_773_126_540_000);

/// Foreseeable chance: every byte string is another one.
#[derive(Default)]
pub struct Counter(u64);

impl Entropy for Counter {
    fn fill(&mut self, out: &mut [u8]) {
        for chunk in out.chunks_mut(8) {
            self.0 = self
                .0
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            chunk.copy_from_slice(&self.0.to_be_bytes()[..chunk.len()]);
        }
    }
}

pub struct Bench {
    pub central: LocalCentral,
    pub now: UtcMs,
    entropy: Counter,
    made: u128,
    _folder: tempfile::TempDir,
}

/// A signed-in laptop.
pub struct Laptop {
    pub device: DeviceId,
    pub incarnation: Uuid,
    pub token: String,
    pub refresh: String,
    pub staff: StaffId,
    pub key: MacKey,
    pub code: String,
    pub next: u64,
}

pub fn sign_in_as(user: &str, password: &str, device: u128) -> SignInRequest {
    SignInRequest {
        user: user.into(),
        password: password.into(),
        device_id: DeviceId(Uuid::from_u128(device)),
        incarnation: Uuid::from_u128(device + 1),
        device_name: "柜台一号".into(),
    }
}

pub fn store(code: &str) -> StoreId {
    StoreId(demo_id("store", code))
}

/// The `n`th demo customer; 1 is 张三 of QH.
pub fn customer(n: u32) -> CustomerId {
    CustomerId(demo_id("customer", &n.to_string()))
}

/// What a command needs around it.
pub fn envelope(
    id: Uuid,
    seq: u64,
    txn: TxnId,
    actor: StaffId,
    command: &Command,
) -> CommandEnvelope {
    let payload = serde_json::to_value(command).unwrap();
    CommandEnvelope {
        command_id: CommandId(id),
        device_seq: seq,
        txn_id: txn,
        name: payload["type"].as_str().unwrap().to_owned(),
        v: COMMAND_VERSION,
        actor,
        on: vec![],
        payload,
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
    }
}

/// An action signed as its actor's laptop signs it.
pub fn signed_txn(key: &MacKey, txn_id: TxnId, actor: StaffId, cmds: Vec<CommandEnvelope>) -> Txn {
    let secret = hex::decode(&key.secret).unwrap();
    let mac = Some(sign_action(key.id, &secret, txn_id, actor, &cmds));
    Txn {
        txn_id,
        actor,
        cmds,
        mac,
    }
}

impl Laptop {
    /// Signs a changed batch anew, as a laptop would that meant it so.
    pub fn sign(&self, body: &mut PushRequest) {
        for txn in &mut body.txns {
            let cmds = std::mem::take(&mut txn.cmds);
            *txn = signed_txn(&self.key, txn.txn_id, self.staff, cmds);
        }
    }
}

impl Bench {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut entropy = Counter::default();
        let central = LocalCentral::open(folder.path(), None, NOW, &mut entropy).unwrap();
        assert!(central.seed_demo(NOW, &mut entropy).unwrap());
        Self {
            central,
            now: UtcMs(NOW.0 + 1000),
            entropy,
            made: 0,
            _folder: folder,
        }
    }

    pub fn id(&mut self) -> Uuid {
        self.made += 1;
        Uuid::from_u128(0xabcd_0000_0000_0000 + self.made)
    }

    pub fn ask(&mut self, request: Request) -> Response {
        self.ask_fully(request).0
    }

    pub fn ask_fully(&mut self, request: Request) -> (Response, Vec<Effect>) {
        self.central.answer(request, self.now, &mut self.entropy)
    }

    pub fn problem(&mut self, request: Request) -> ProblemCode {
        match self.ask(request) {
            Response::Problem(problem) => problem.code,
            other => panic!("no problem: {other:?}"),
        }
    }

    pub fn laptop(&mut self, user: &str, device: u128) -> Laptop {
        let request = sign_in_as(user, DEMO_PASSWORD, device);
        let (device, incarnation) = (request.device_id, request.incarnation);
        match self.ask(Request::SignIn(request)) {
            Response::SignedIn(s) => Laptop {
                device,
                incarnation,
                token: s.tokens.access,
                refresh: s.tokens.refresh,
                staff: s.staff.id,
                key: s.mac_key,
                code: s.device_code,
                next: 1,
            },
            other => panic!("not signed in: {other:?}"),
        }
    }

    pub fn register(&mut self, laptop: &Laptop, code: &str, customer: CustomerId) -> Command {
        let complaint = RegisterComplaint {
            id: ComplaintId(self.id()),
            provisional_number: domain::number::provisional(code, &laptop.code, 7),
            store: store(code),
            customer,
            complainant: None,
            order: None,
            channel: Channel::Counter,
            source: Source::Customer,
            phase: Phase::AfterService,
            category: Category::Damage,
            description: "衣柜门板磕坏".into(),
            remedies: vec![],
            remedy_words: String::new(),
            claimed: Fen(0),
            risks: Risks::default(),
            grade: Grade::General,
            occurred_at: None,
            raised_at: NOW,
            about_staff: vec![],
            answered_in_person: Some(Witness::CustomerInitials {
                initials: "ZS".into(),
            }),
            settled: None,
            possible_duplicate_of: None,
        };
        Command::RegisterComplaint { complaint }
    }

    pub fn new_customer(&mut self, code: &str, name: &str) -> (CustomerId, Command) {
        let id = CustomerId(self.id());
        let customer = RegisterCustomer {
            id,
            name: name.into(),
            phone: "138 0000 1234".into(),
            address: String::new(),
            remarks: String::new(),
            store: store(code),
        };
        (id, Command::RegisterCustomer { customer })
    }

    pub fn note(complaint: ComplaintId, note: &str) -> Command {
        Command::ActOnComplaint {
            complaint,
            action: ComplaintAction::NoteProgress {
                note: note.into(),
                told_customer: false,
                means: None,
            },
        }
    }

    /// Each inner list is one transaction.
    pub fn batch(&mut self, laptop: &mut Laptop, txns: &[Vec<Command>]) -> PushRequest {
        let first_seq = laptop.next;
        let txns = txns
            .iter()
            .map(|commands| {
                let txn_id = TxnId(self.id());
                let cmds = commands
                    .iter()
                    .map(|command| {
                        let seq = laptop.next;
                        laptop.next += 1;
                        envelope(self.id(), seq, txn_id, laptop.staff, command)
                    })
                    .collect();
                signed_txn(&laptop.key, txn_id, laptop.staff, cmds)
            })
            .collect();
        PushRequest {
            device_id: laptop.device,
            incarnation: laptop.incarnation,
            first_seq,
            txns,
            pending: 0,
            oldest_pending_at: None,
        }
    }

    pub fn push(&mut self, laptop: &Laptop, body: PushRequest) -> Vec<CommandVerdict> {
        let token = laptop.token.clone();
        match self.ask(Request::Push { token, body }) {
            Response::Pushed(pushed) => pushed.verdicts,
            other => panic!("not pushed: {other:?}"),
        }
    }

    pub fn push_problem(
        &mut self,
        laptop: &Laptop,
        body: PushRequest,
    ) -> wire::sync_protocol::Problem {
        let token = laptop.token.clone();
        match self.ask(Request::Push { token, body }) {
            Response::Problem(problem) => problem,
            other => panic!("pushed: {other:?}"),
        }
    }

    /// One transaction with one command.
    pub fn give(&mut self, laptop: &mut Laptop, command: Command) -> Verdict {
        let body = self.batch(laptop, &[vec![command]]);
        self.push(laptop, body).remove(0).verdict
    }

    pub fn page(&mut self, laptop: &Laptop, cursor: Option<String>, max_bytes: u32) -> Response {
        self.ask(Request::Pull {
            token: laptop.token.clone(),
            body: PullRequest {
                cursor,
                scope_state: None,
                row_schema: 1,
                max_bytes,
                wait_s: 0,
                key: None,
            },
        })
    }

    /// A whole checkpoint: its pages joined, and the last of them.
    pub fn pull(
        &mut self,
        laptop: &Laptop,
        mut cursor: Option<String>,
        max_bytes: u32,
    ) -> (Vec<Change>, PullResponse) {
        let mut all = vec![];
        loop {
            match self.page(laptop, cursor, max_bytes) {
                Response::Pulled(mut page) => {
                    all.append(&mut page.changes);
                    if page.complete {
                        return (all, page);
                    }
                    cursor = Some(page.cursor);
                }
                other => panic!("not pulled: {other:?}"),
            }
        }
    }

    /// The state of a record as the people at the top see it.
    pub fn seq(&mut self) -> u64 {
        self.central
            .in_transaction(|tx| {
                use central::store::ledger::Ledger;
                Ok((tx.tenant()?.seq, false))
            })
            .unwrap()
    }
}

pub fn upserts(changes: &[Change]) -> Vec<&SyncedRecord> {
    changes
        .iter()
        .filter_map(|change| match change {
            Change::Upsert { record } => Some(record),
            Change::Evict { .. } => None,
        })
        .collect()
}

pub fn complaint_of(command: &Command) -> ComplaintId {
    ComplaintId(command.on().id)
}

pub fn refusal_code(verdict: &Verdict) -> String {
    let json: Value = serde_json::to_value(verdict).unwrap();
    let reason = &json["reason"];
    let code = reason["refusal"]["code"].as_str();
    code.or(reason["why"].as_str())
        .unwrap_or_default()
        .to_owned()
}
