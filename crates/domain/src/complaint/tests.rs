//! The machine from registration to resolution, with its clocks, by the default playbook.

mod after_care;
mod apart;
mod walk;

use std::collections::BTreeMap;

use uuid::Uuid;

use super::{
    ActionKind, Category, Channel, Complaint, ComplaintAction, ContactMeans, Phase, Reaction,
    RegisterComplaint, Risks, Source, Stage, TalkSteps, Witness, offers,
};
use crate::command::{Command, Context};
use crate::customer::Customer;
use crate::execute::{Extra, execute, needs};
use crate::facts::{Facts, Need, Seen};
use crate::grade::{Grade, Level, Seat, Tier};
use crate::ids::{CommandId, ComplaintId, CustomerId, DeviceId, StaffId};
use crate::money::Fen;
use crate::number;
use crate::organisation::{Staff, Store};
use crate::playbook::Rulebook;
use crate::record::{RecordKind, RecordRef, RecordState};
use crate::refusal::Refusal;
use crate::rules::samples::{NOW, rulebook, staff, store};
use crate::sla::{Clock, ClockKind, ClockState, Segment, clocks};
use crate::time::{HOUR_MS, MINUTE_MS, UtcMs};

/// A store with its people, and one complaint that time passes over.
struct Desk {
    playbook: Rulebook,
    records: Vec<RecordState>,
    versions: BTreeMap<RecordRef, u64>,
    now: UtcMs,
    commands: u128,
}

const COMPLAINT: ComplaintId = ComplaintId(Uuid::from_u128(10));
const ON: RecordRef = RecordRef {
    kind: RecordKind::Complaint,
    id: COMPLAINT.0,
};
const CUSTOMER: CustomerId = CustomerId(Uuid::from_u128(20));

impl Desk {
    fn with_customer(tier: Tier) -> Self {
        let customer = Customer {
            id: CUSTOMER,
            name: "张三".into(),
            phone: "13712345521".into(),
            address: String::new(),
            remarks: String::new(),
            tier,
            store: store(),
            import: None,
            removed: None,
        };
        let home = Store {
            id: store(),
            code: "QH".into(),
            name: "青禾路店".into(),
        };
        let mut records = vec![RecordState::Customer(customer), RecordState::Store(home)];
        records.extend([officer(), supervisor(), manager()].map(RecordState::Staff));
        Self {
            playbook: rulebook(),
            records,
            versions: BTreeMap::new(),
            now: NOW,
            commands: 0,
        }
    }

    fn later(&mut self, minutes: i64) -> &mut Self {
        self.now = UtcMs(self.now.0 + minutes * MINUTE_MS);
        self
    }

    fn version(&self, of: RecordRef) -> u64 {
        self.versions.get(&of).copied().unwrap_or(0)
    }

    fn give(&mut self, actor: &Staff, command: &Command) -> Result<(), Refusal> {
        self.give_having_seen(self.version(command.on()), actor, command)
    }

    fn give_having_seen(
        &mut self,
        seen_version: u64,
        actor: &Staff,
        command: &Command,
    ) -> Result<(), Refusal> {
        self.commands += 1;
        let ctx = Context {
            actor,
            device: DeviceId(Uuid::nil()),
            device_code: "A1",
            seen_version,
            command: CommandId(Uuid::from_u128(self.commands)),
            effective_at: self.now,
            playbook: &self.playbook,
        };
        let mut facts = Facts::default();
        for need in needs(command, &ctx) {
            match need {
                Need::Record(of) => {
                    let found = self
                        .records
                        .iter()
                        .find(|r| reference(r) == Some(of))
                        .cloned();
                    facts.note_record(of, Seen::Known(found));
                    facts.note_version(of, self.version(of));
                }
                Need::ComplaintsOf { customer, .. } => facts.note_complaints(customer, vec![]),
                _ => {}
            }
        }
        for write in execute(command, &facts, &ctx, &Extra::default())? {
            *self.versions.entry(write.of).or_default() += 1;
            self.records.retain(|r| reference(r) != Some(write.of));
            self.records.push(write.state);
        }
        Ok(())
    }

    fn register(&mut self, change: impl FnOnce(&mut RegisterComplaint)) -> Result<(), Refusal> {
        let mut complaint = RegisterComplaint {
            id: COMPLAINT,
            provisional_number: number::provisional("QH", "A3", 1),
            store: store(),
            customer: CUSTOMER,
            complainant: None,
            order: None,
            channel: Channel::Counter,
            source: Source::Customer,
            phase: Phase::AfterService,
            category: Category::Delay,
            description: "安装师傅迟到".into(),
            remedies: vec![],
            remedy_words: String::new(),
            claimed: Fen(0),
            risks: Risks::default(),
            grade: Grade::General,
            occurred_at: None,
            raised_at: self.now,
            about_staff: vec![],
            answered_in_person: None,
            settled: None,
            possible_duplicate_of: None,
        };
        change(&mut complaint);
        self.give(&officer(), &Command::RegisterComplaint { complaint })
    }

    fn act(&mut self, actor: &Staff, action: ComplaintAction) -> Result<(), Refusal> {
        self.give(
            actor,
            &Command::ActOnComplaint {
                complaint: COMPLAINT,
                action,
            },
        )
    }

    fn complaint(&self) -> &Complaint {
        self.records
            .iter()
            .find_map(|r| {
                if let RecordState::Complaint(c) = r {
                    Some(c)
                } else {
                    None
                }
            })
            .expect("a complaint")
    }

    fn clock(&self, kind: ClockKind) -> Clock {
        let mut all = clocks(self.complaint(), &self.playbook);
        let place = all.iter().position(|c| c.kind == kind).expect("this clock");
        all.swap_remove(place)
    }

    fn minutes_to(&self, kind: ClockKind) -> i64 {
        self.clock(kind).due_at.since(NOW) / MINUTE_MS
    }
}

fn officer() -> Staff {
    staff("officer", Level::L1)
}

fn supervisor() -> Staff {
    staff("supervisor", Level::L2)
}

fn manager() -> Staff {
    Staff {
        seat: Some(Seat::E3),
        ..staff("manager", Level::L3)
    }
}

fn reference(state: &RecordState) -> Option<RecordRef> {
    let id = match state {
        RecordState::Customer(c) => c.id.0,
        RecordState::Store(s) => s.id.0,
        RecordState::Staff(s) => s.id.0,
        RecordState::Complaint(c) => c.id.0,
        _ => return None,
    };
    Some(RecordRef::new(state.kind(), id))
}

fn acknowledge(at: UtcMs) -> ComplaintAction {
    let talk = TalkSteps {
        listened: true,
        apologised: true,
        solved: false,
    };
    let said = "已致歉".into();
    ComplaintAction::Acknowledge {
        means: ContactMeans::Call,
        contacted_at: at,
        said,
        talk,
    }
}

fn triage(grade: Grade) -> ComplaintAction {
    ComplaintAction::Triage {
        grade,
        reason: "现场情况".into(),
        department: "客户服务部".into(),
        assignee: officer().id,
        contact: None,
    }
}

fn progress(told_customer: bool) -> ComplaintAction {
    let means = told_customer.then_some(ContactMeans::Call);
    ComplaintAction::NoteProgress {
        note: "已联系品牌售后".into(),
        told_customer,
        means,
    }
}

fn propose(reaction: Reaction, at: UtcMs) -> ComplaintAction {
    ComplaintAction::Propose {
        solution: "免费上门维修".into(),
        cost: Fen::yuan(80),
        compensation: Fen::yuan(50),
        told_at: at,
        reaction,
        approved_by: None,
    }
}

fn resolve(at: UtcMs) -> ComplaintAction {
    ComplaintAction::Resolve {
        done: "已修好".into(),
        finished_at: at,
        cause: super::Cause::Handling,
        liability: super::Liability::Ours,
        result_told: true,
    }
}

#[test]
fn a_general_complaint_goes_from_registration_to_resolution() {
    let mut desk = Desk::with_customer(Tier::Silver);
    desk.register(|_| {}).unwrap();
    assert_eq!(desk.minutes_to(ClockKind::FirstResponse), 30);
    let at = desk.later(7).now;
    desk.act(&officer(), acknowledge(at)).unwrap();
    assert_eq!(
        desk.clock(ClockKind::FirstResponse).state,
        ClockState::Met { at }
    );
    desk.act(&officer(), triage(Grade::General)).unwrap();
    desk.act(&officer(), ComplaintAction::Take { bridging: None })
        .unwrap();
    let at = desk.later(60).now;
    desk.act(&officer(), propose(Reaction::Considering, at))
        .unwrap();
    assert_eq!(desk.act(&officer(), resolve(at)), Err(Refusal::NotAccepted));
    let accepted_at = desk.later(30).now;
    desk.act(&officer(), propose(Reaction::Accepted, accepted_at))
        .unwrap();
    assert_eq!(
        desk.clock(ClockKind::Solution).state,
        ClockState::Met { at },
        "the first telling stopped it"
    );
    let end = desk.later(30).now;
    desk.act(&officer(), resolve(end)).unwrap();
    assert_eq!(desk.complaint().stage, Stage::Resolved);
    let running: Vec<_> = clocks(desk.complaint(), &desk.playbook)
        .into_iter()
        .filter(Clock::is_running)
        .map(|clock| clock.kind)
        .collect();
    assert_eq!(running, [ClockKind::Survey, ClockKind::ReturnVisit]);
}

#[test]
fn an_answer_at_the_counter_is_the_first_response_of_the_same_command() {
    let mut desk = Desk::with_customer(Tier::Basic);
    desk.register(|r| {
        r.answered_in_person = Some(Witness::CustomerInitials {
            initials: "ZS".into(),
        });
    })
    .unwrap();
    assert_eq!(desk.complaint().stage, Stage::Acknowledged);
    assert_eq!(
        desk.clock(ClockKind::FirstResponse).state,
        ClockState::Met { at: NOW }
    );
}

#[test]
fn a_gold_customers_complaint_stands_at_the_supervisor_with_a_solution_in_two_hours() {
    let mut desk = Desk::with_customer(Tier::Gold);
    desk.register(|_| {}).unwrap();
    assert_eq!(desk.complaint().seat(), Seat::E1);
    assert_eq!(desk.minutes_to(ClockKind::Solution), 120);
    assert_eq!(desk.minutes_to(ClockKind::FirstResponse), 15);
}

#[test]
fn a_due_time_at_night_moves_to_the_morning_and_says_so() {
    let mut desk = Desk::with_customer(Tier::Gold);
    desk.register(|_| {}).unwrap();
    // 15:09 and 12 hours is 03:09, which waits for 09:30.
    let clock = desk.clock(ClockKind::Resolution);
    assert_eq!(clock.due_at.since(NOW), 18 * HOUR_MS + 21 * MINUTE_MS);
    assert!(
        clock
            .why
            .iter()
            .any(|s| matches!(s, Segment::QuietHours { .. }))
    );
}

#[test]
fn a_progress_note_told_to_the_customer_restarts_its_clock_and_an_internal_one_does_not() {
    let mut desk = Desk::with_customer(Tier::Silver);
    let risks = Risks {
        safety: true,
        ..Risks::default()
    };
    desk.register(|r| {
        r.risks = risks;
        r.grade = Grade::Urgent;
    })
    .unwrap();
    let at = desk.later(5).now;
    desk.act(&officer(), acknowledge(at)).unwrap();
    assert_eq!(desk.minutes_to(ClockKind::Progress), 120);
    desk.act(&officer(), progress(false)).unwrap();
    assert_eq!(desk.minutes_to(ClockKind::Progress), 120);
    desk.act(&officer(), progress(true)).unwrap();
    assert_eq!(desk.minutes_to(ClockKind::Progress), 5 + 240);
}

#[test]
fn an_officer_starts_an_emergency_measure_and_a_supervisor_stands_by_it_later() {
    let mut desk = Desk::with_customer(Tier::Basic);
    let risks = Risks {
        safety: true,
        ..Risks::default()
    };
    desk.register(|r| {
        r.risks = risks;
        r.grade = Grade::Urgent;
    })
    .unwrap();
    assert_eq!(desk.minutes_to(ClockKind::Activation), 120);
    let at = desk.later(20).now;
    let start = |person| ComplaintAction::StartEmergency {
        measure: "断电、隔离插座".into(),
        person_in_charge: person,
        quality_control_informed: true,
    };
    desk.act(&officer(), start(supervisor().id)).unwrap();
    assert_eq!(
        desk.clock(ClockKind::Activation).state,
        ClockState::Met { at }
    );
    assert_eq!(
        desk.complaint().emergency.as_ref().unwrap().confirmed_by,
        None
    );
    assert_eq!(
        desk.act(&officer(), start(officer().id)),
        Err(Refusal::AlreadyDone)
    );
}

#[test]
fn one_click_brings_the_solution_forward_and_never_back() {
    let mut desk = Desk::with_customer(Tier::Silver);
    desk.register(|_| {}).unwrap();
    let before = desk.clock(ClockKind::Solution).due_at;
    let escalate = || ComplaintAction::Escalate {
        reason: "顾客要求主管出面".into(),
    };
    desk.later(10).act(&officer(), escalate()).unwrap();
    let capped = desk.clock(ClockKind::Solution).due_at;
    assert_eq!(capped.since(NOW), 130 * MINUTE_MS);
    assert!(capped < before);
    desk.later(60).act(&officer(), escalate()).unwrap();
    assert_eq!(desk.complaint().seat(), Seat::E2);
    assert_eq!(desk.clock(ClockKind::Solution).due_at, capped);
    let top = desk.later(1).act(&officer(), escalate());
    assert_eq!(top, Err(Refusal::TopOfLadder { seat: Seat::E2 }));
}

#[test]
fn a_raised_grade_brings_deadlines_forward_but_leaves_time_to_act() {
    let mut desk = Desk::with_customer(Tier::Silver);
    desk.register(|_| {}).unwrap();
    let at = desk.later(20).now;
    desk.act(&supervisor(), acknowledge(at)).unwrap();
    desk.later(3 * 60)
        .act(&supervisor(), triage(Grade::Urgent))
        .unwrap();
    // Two hours from the start are over; thirty minutes are left to act.
    assert_eq!(
        desk.clock(ClockKind::Activation).due_at.since(desk.now),
        30 * MINUTE_MS
    );
    assert!(!desk.clock(ClockKind::Solution).is_overdue(desk.now));
    assert_eq!(desk.complaint().seat(), Seat::E1);
}

#[test]
fn at_major_the_general_manager_stands_behind_the_solution() {
    let mut desk = Desk::with_customer(Tier::Silver);
    desk.register(|r| {
        r.risks = Risks {
            media: true,
            ..Risks::default()
        };
        r.grade = Grade::Major;
    })
    .unwrap();
    assert_eq!(desk.complaint().seat(), Seat::E3);
    let at = desk.later(5).now;
    desk.act(&officer(), acknowledge(at)).unwrap();
    desk.act(&supervisor(), triage(Grade::Major)).unwrap();
    desk.act(&officer(), ComplaintAction::Take { bridging: None })
        .unwrap();
    let alone = propose(Reaction::Accepted, at);
    assert_eq!(
        desk.act(&supervisor(), alone.clone()),
        Err(Refusal::ApprovalMissing)
    );
    let ComplaintAction::Propose {
        solution,
        cost,
        compensation,
        told_at,
        reaction,
        ..
    } = alone
    else {
        unreachable!("a proposal")
    };
    let approved_by = Some(manager().id);
    let approved = ComplaintAction::Propose {
        solution,
        cost,
        compensation,
        told_at,
        reaction,
        approved_by,
    };
    desk.act(&supervisor(), approved).unwrap();
    assert!(matches!(
        desk.act(&supervisor(), resolve(at)),
        Err(Refusal::LevelTooLow {
            needed: Level::L3,
            ..
        })
    ));
    let end = desk.later(60).now;
    desk.act(&manager(), resolve(end)).unwrap();
}

#[test]
fn what_is_offered_is_exactly_what_deciding_would_allow() {
    let mut desk = Desk::with_customer(Tier::Silver);
    desk.register(|r| r.about_staff = vec![supervisor().id])
        .unwrap();
    let ctx = |actor| Context {
        actor,
        device: DeviceId(Uuid::nil()),
        device_code: "A1",
        seen_version: 0,
        command: CommandId(Uuid::nil()),
        effective_at: NOW,
        playbook: &desk.playbook,
    };
    let me = officer();
    let offered = offers(desk.complaint(), &ctx(&me));
    let next = offered.iter().find(|o| o.is_next).unwrap();
    assert_eq!(next.action, ActionKind::Acknowledge);
    let accused = supervisor();
    let refused = offers(desk.complaint(), &ctx(&accused));
    assert!(
        refused
            .iter()
            .all(|o| o.action != ActionKind::Propose || o.refusal.is_some())
    );
    let stranger = Staff {
        stores: vec![],
        ..staff("stranger", Level::L3)
    };
    let none = offers(desk.complaint(), &ctx(&stranger));
    assert!(none.iter().all(|o| o.refusal == Some(Refusal::OutOfScope)));
}

#[test]
fn every_open_state_has_a_running_clock_that_somebody_can_stop() {
    for grade in Grade::ALL {
        for tier in Tier::ALL {
            let mut c = crate::rules::samples::complaint();
            (c.grade, c.registered_grade, c.tier) = (grade, grade, tier);
            for stage in [
                Stage::Registered,
                Stage::Acknowledged,
                Stage::Triaged,
                Stage::Processing,
                Stage::Proposed,
            ] {
                c.stage = stage;
                c.assignee = Some(officer().id);
                let running = clocks(&c, &rulebook())
                    .iter()
                    .any(|clock| clock.state == ClockState::Running);
                assert!(running, "{grade:?} {tier:?} {stage:?}");
                let playbook = rulebook();
                let me = officer();
                let ctx = Context {
                    actor: &me,
                    device: DeviceId(Uuid::nil()),
                    device_code: "A1",
                    seen_version: 0,
                    command: CommandId(Uuid::nil()),
                    effective_at: NOW,
                    playbook: &playbook,
                };
                let any = offers(&c, &ctx).iter().any(|o| o.refusal.is_none());
                assert!(
                    any,
                    "{grade:?} {tier:?} {stage:?}: nothing to do for the officer"
                );
            }
        }
    }
}
