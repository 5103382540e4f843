//! Move orders: what spans several records is asked of the ledger and of the batch alike, and a
//! complaint that follows from something else gets its number.

use central::demo::demo_id;
use domain::command::Command;
use domain::ids::{CrewId, MoveOrderId, MovePartId, StaffId};
use domain::money::Fen;
use domain::move_order::{
    ExceptionKind, MarkPhase, MoveAction, MoveJob, MoveOrder, MoveSchedule, MoveStage, MoveStep,
    PartBody, PreemptiveComplaint, Premises, PremisesMark, RecordMovePart, TimeWindow,
};
use domain::record::{RecordKind, RecordState};
use domain::time::{DAY_MS, HOUR_MS, UtcMs};
use wire::envelope::Verdict;

use crate::bench::{Bench, Laptop, NOW, customer, refusal_code, store, upserts};

fn staff(user: &str) -> StaffId {
    StaffId(demo_id("staff", user))
}

/// An order of the first customer at QH.
fn order(bench: &mut Bench, stage: MoveStage, step: MoveStep) -> MoveOrderId {
    let id = MoveOrderId(bench.id());
    let order = MoveOrder {
        id,
        number: format!("BJ-2603-{}", id.0.as_u128() % 100_000),
        customer: customer(1),
        store: store("QH"),
        stage,
        moves_at: NOW,
        route: "海淀 清和苑 → 朝阳 望京里".into(),
        price: Fen::yuan(3_000),
        supervisors: vec![],
        job: MoveJob {
            step,
            ..MoveJob::default()
        },
    };
    let record = RecordState::MoveOrder(order);
    bench.central.publish(&[record]).unwrap();
    id
}

fn act(order: MoveOrderId, action: MoveAction) -> Command {
    Command::ActOnMoveOrder { order, action }
}

/// The two supervisors of the crew, from this hour of the next day on.
fn schedule(order: MoveOrderId, from_hour: i64) -> Command {
    let from = UtcMs(NOW.0 + DAY_MS + from_hour * HOUR_MS);
    let schedule = MoveSchedule {
        window: TimeWindow {
            from,
            until: UtcMs(from.0 + 4 * HOUR_MS),
        },
        crew: CrewId(demo_id("crew", "1")),
        vehicle: "京A·12345".into(),
        project_manager: staff("luozhi"),
        service_supervisor: Some(staff("qiaoshan")),
    };
    act(order, MoveAction::Schedule { schedule })
}

fn is_applied(verdict: &Verdict) -> bool {
    matches!(verdict, Verdict::Applied { .. })
}

#[test]
fn a_supervisor_is_booked_once_in_a_window_within_a_batch_and_after_it() {
    let mut bench = Bench::new();
    let mut desk = bench.laptop("linyue", 100);
    let [first, second, third] = [(); 3].map(|()| {
        let (stage, step) = (MoveStage::Contract, MoveStep::Contracted);
        order(&mut bench, stage, step)
    });
    let txns = [vec![schedule(first, 0)], vec![schedule(second, 3)]];
    let body = bench.batch(&mut desk, &txns);
    let verdicts = bench.push(&desk, body);
    assert!(is_applied(&verdicts[0].verdict), "{:?}", verdicts[0]);
    assert_eq!(refusal_code(&verdicts[1].verdict), "supervisor_busy");

    let overlapping = bench.give(&mut desk, schedule(third, 3));
    assert_eq!(refusal_code(&overlapping), "supervisor_busy");
    let after_it = bench.give(&mut desk, schedule(third, 4));
    assert!(is_applied(&after_it), "{after_it:?}");
}

fn damage(desk: &Laptop, order: MoveOrderId, n: u32) -> Command {
    let opened = PreemptiveComplaint {
        provisional_number: domain::number::provisional("QH", &desk.code, n),
        customer: customer(1),
        store: store("QH"),
    };
    let action = MoveAction::RaiseException {
        kind: ExceptionKind::Damage,
        note: "下楼时衣柜门板磕坏一角".into(),
        complaint: Some(opened),
    };
    act(order, action)
}

#[test]
fn a_damage_opens_a_complaint_with_an_official_number_of_its_own() {
    let mut bench = Bench::new();
    let mut desk = bench.laptop("linyue", 100);
    let on = order(&mut bench, MoveStage::Execution, MoveStep::Unloaded);
    let before = bench.register(&desk, "QH", customer(1));
    let opened = damage(&desk, on, 8);
    let body = bench.batch(&mut desk, &[vec![before], vec![opened]]);
    let numbers: Vec<String> = bench
        .push(&desk, body)
        .into_iter()
        .map(|given| match given.verdict {
            Verdict::Applied { numbers, .. } => {
                assert_eq!(numbers.len(), 1);
                assert_eq!(numbers[0].entity.kind, RecordKind::Complaint);
                numbers[0].number.clone()
            }
            other => panic!("not applied: {other:?}"),
        })
        .collect();
    assert_ne!(numbers[0], numbers[1]);
    let (changes, _) = bench.pull(&desk, None, 1 << 20);
    let held = |number: &String| {
        upserts(&changes)
            .iter()
            .any(|record| record.state["official_number"] == number.as_str())
    };
    assert!(numbers.iter().all(held));
}

#[test]
fn an_order_stays_open_while_a_complaint_about_it_is_in_the_same_batch_or_the_ledger() {
    let mut bench = Bench::new();
    let mut desk = bench.laptop("linyue", 100);
    let (stage, step) = (MoveStage::AfterService, MoveStep::AfterService);
    let complained = order(&mut bench, stage, step);
    let quiet = order(&mut bench, stage, step);
    let mut complaint = bench.register(&desk, "QH", customer(1));
    if let Command::RegisterComplaint { complaint } = &mut complaint {
        complaint.order = Some(complained);
    }
    let complete = |order| act(order, MoveAction::Complete);
    let txns = [vec![complaint], vec![complete(complained)]];
    let body = bench.batch(&mut desk, &txns);
    let verdicts = bench.push(&desk, body);
    assert!(is_applied(&verdicts[0].verdict), "{:?}", verdicts[0]);
    assert_eq!(refusal_code(&verdicts[1].verdict), "complaint_open");
    let later = bench.give(&mut desk, complete(complained));
    assert_eq!(refusal_code(&later), "complaint_open");
    let done = bench.give(&mut desk, complete(quiet));
    assert!(is_applied(&done), "{done:?}");
}

#[test]
fn a_part_of_an_order_travels_with_the_order_as_its_parent() {
    let mut bench = Bench::new();
    let mut desk = bench.laptop("linyue", 100);
    let on = order(&mut bench, MoveStage::Execution, MoveStep::Started);
    let id = MovePartId(bench.id());
    let mark = PremisesMark {
        premises: Premises::DoorFrame,
        phase: MarkPhase::Origin,
        remarks: "门框原有划痕".into(),
        photos: vec![],
    };
    let part = RecordMovePart {
        id,
        order: on,
        body: PartBody::Premises { mark },
    };
    let given = bench.give(&mut desk, Command::RecordMovePart { part });
    assert!(is_applied(&given), "{given:?}");
    let (changes, _) = bench.pull(&desk, None, 1 << 20);
    let found = upserts(&changes).into_iter().find(|r| r.id == id.0);
    assert_eq!(found.unwrap().parent, Some(on.0));
}
