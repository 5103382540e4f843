//! Well-formed orders and actions for the tests: everything that a step asks for is there.

use std::sync::LazyLock;

use uuid::Uuid;

use super::*;
use crate::facts::{Facts, Seen};
use crate::grade::Level;
use crate::ids::CrewId;
use crate::organisation::{Crew, Staff};
use crate::playbook::{Playbook, Rulebook};
use crate::record::{RecordKind, RecordRef, RecordState};
use crate::rules::samples::{NOW, known, move_order, number, rulebook, staff, store};
use crate::time::{DAY_MS, HOUR_MS};

/// The default figures, read once: walks decide thousands of actions.
pub fn book() -> &'static Rulebook {
    static BOOK: LazyLock<Rulebook> = LazyLock::new(rulebook);
    &BOOK
}

pub fn hash() -> String {
    "a".repeat(64)
}

pub fn officer() -> Staff {
    staff("officer", Level::L1)
}

/// 项目经理, who leads the crew.
pub fn manager() -> Staff {
    staff("manager", Level::L2)
}

/// 服务主管
pub fn supervisor() -> Staff {
    staff("second", Level::L2)
}

/// An L2 who has nothing to do with the job.
pub fn third() -> Staff {
    staff("third", Level::L2)
}

pub fn crew() -> Crew {
    Crew {
        id: CrewId(Uuid::from_u128(90)),
        name: "一队".into(),
        store: store(),
    }
}

pub fn needs() -> MoveNeeds {
    let access = Access {
        floor: 6,
        lift: Lift::Passenger,
        carry_distance_m: 30,
        permit_needed: false,
    };
    MoveNeeds {
        kind: MoveKind::Local,
        segment: MoveSegment::MidRange,
        items: "两居室, 41 件".into(),
        volume_dm3: 19_900,
        distance_m: 12_000,
        from: access,
        to: access,
        fragile: true,
        valuables: false,
    }
}

pub fn price_line(amount: Fen) -> PriceLine {
    PriceLine {
        kind: PriceLineKind::Base,
        label: "基础".into(),
        amount,
    }
}

pub fn quote() -> MoveQuote {
    MoveQuote {
        lines: vec![price_line(Fen::yuan(2800)), price_line(Fen::yuan(200))],
        discount: Fen(0),
        included: "搬运、打包".into(),
        excluded: "空调移机".into(),
        add_ons: vec!["搬后家居整理".into()],
        valuation: Valuation::Limited,
        valid_until: UtcMs(NOW.0 + 7 * DAY_MS),
    }
}

/// Signed for 3,000 yuan.
pub fn contract() -> MoveContract {
    MoveContract {
        contract_number: "HT-1".into(),
        lines: quote().lines,
        total: Fen::yuan(3000),
    }
}

pub fn schedule() -> MoveSchedule {
    MoveSchedule {
        window: TimeWindow {
            from: UtcMs(NOW.0 + 5 * DAY_MS),
            until: UtcMs(NOW.0 + 5 * DAY_MS + 8 * HOUR_MS),
        },
        crew: crew().id,
        vehicle: "京A·12345".into(),
        project_manager: manager().id,
        service_supervisor: Some(supervisor().id),
    }
}

pub fn change(number: u32, amount: Fen, asked_by: StaffId) -> ChangeOrder {
    ChangeOrder {
        number,
        reason: "多出两箱".into(),
        lines: vec![price_line(amount)],
        photos: vec![hash()],
        asked_by,
        asked_at: UtcMs(NOW.0 - HOUR_MS),
        approved: None,
        answer: None,
    }
}

pub fn line() -> InventoryLine {
    InventoryLine {
        line_no: 1,
        tag: "001".into(),
        catalogue_code: String::new(),
        name: "三人沙发".into(),
        quantity: 2,
        length_mm: 2100,
        width_mm: 900,
        height_mm: 850,
        unit_volume_dm3: 1600,
        volume_source: VolumeSource::Catalogue,
        unit_weight_100g: 600,
        disposition: Disposition::Move,
        packing: Packing::Bare,
        contents_verified: false,
        dismantled: false,
        parts_count: 1,
        parent_line: None,
        fragile: false,
        declared_value: Fen(0),
        room_from: "客厅".into(),
        room_to: "客厅".into(),
        replaces: None,
    }
}

/// A job with everything done that signing off asks for.
pub fn inspected_job(p: &Playbook) -> MoveJob {
    let by = |who: Staff| CheckIn {
        staff: who.id,
        at: NOW,
    };
    MoveJob {
        owner: Some(officer().id),
        registered_at: Some(UtcMs(NOW.0 - HOUR_MS)),
        needs: Some(needs()),
        quote: Some(quote()),
        contract: Some(contract()),
        schedule: Some(schedule()),
        check_ins: vec![by(manager()), by(supervisor())],
        exit: Some(ExitCheck {
            done: p.moves.exit_checklist.clone(),
            damages: 0,
            remarks: String::new(),
        }),
        sheet: Some(SheetScored {
            score: 95,
            by: supervisor().id,
            at: NOW,
        }),
        supervisor_signatures: vec![by(manager()), by(supervisor())],
        ..MoveJob::default()
    }
}

/// An order that has come as far as a step, with all that the next actions ask for.
pub fn at_step(step: MoveStep) -> MoveOrder {
    let ago = if step >= MoveStep::AfterService {
        91 * DAY_MS
    } else {
        HOUR_MS
    };
    let reached = MoveStep::ALL.into_iter().filter(|s| *s <= step);
    let nodes = reached.map(|step| MoveNode {
        step,
        at: UtcMs(NOW.0 - ago),
        by: officer().id,
    });
    let mut job = inspected_job(book());
    job.nodes = nodes.collect();
    job.step = step;
    if step < MoveStep::Scheduled {
        job.schedule = None;
    }
    MoveOrder {
        stage: step.stage(),
        supervisors: job.supervisors(),
        moves_at: UtcMs(NOW.0 + 5 * DAY_MS),
        job,
        ..move_order()
    }
}

pub fn ended(mut order: MoveOrder, end: MoveEnd) -> MoveOrder {
    order.job.ended = Some(MoveEnded {
        end,
        reason: "价格".into(),
        fee: Fen(0),
        by: officer().id,
        at: UtcMs(NOW.0 - DAY_MS),
    });
    order
}

pub fn lost() -> MoveOrder {
    ended(at_step(MoveStep::Quoted), MoveEnd::Lost)
}

/// What the central sees of an order: everybody, the crew, and no open complaint.
pub fn facts(order: &MoveOrder) -> Facts {
    let mut facts = known();
    let people = [manager(), supervisor(), third()].map(RecordState::Staff);
    let others = [
        RecordState::Crew(crew()),
        RecordState::MoveOrder(order.clone()),
    ];
    for state in people.into_iter().chain(others) {
        let id = match &state {
            RecordState::Staff(s) => s.id.0,
            RecordState::Crew(c) => c.id.0,
            _ => order.id.0,
        };
        let of = RecordRef::new(state.kind(), id);
        facts.note_record(of, Seen::Known(Some(state)));
    }
    facts.note_open_complaints(order.id, 0);
    facts
}

/// Names the order's record.
pub fn order_ref(order: &MoveOrder) -> RecordRef {
    RecordRef::new(RecordKind::MoveOrder, order.id.0)
}

/// A well-formed action of a kind, who may give it, and what must be so on the order before.
#[allow(clippy::too_many_lines)] // One row for each of the 33 kinds.
pub fn action(kind: MoveActionKind, order: &mut MoveOrder) -> (Staff, MoveAction) {
    use MoveAction as A;
    use MoveActionKind as K;
    let reason = "顾客要求".to_owned();
    let note = "已联系".to_owned();
    let number_1 = 1;
    let action = match kind {
        K::RecordNeeds => A::RecordNeeds { needs: needs() },
        K::RecordSurvey => A::RecordSurvey {
            survey: MoveSurvey {
                photos: vec![hash()],
                volume_dm3: 21_000,
                visit: None,
            },
        },
        K::Quote => A::Quote { quote: quote() },
        K::Contract => A::Contract {
            contract_number: "HT-2".into(),
            lines_accepted: true,
            extras_rule_shown: true,
            standard_shown: true,
        },
        K::Schedule => A::Schedule {
            schedule: schedule(),
        },
        K::PlanPacking => A::PlanPacking {
            plans: vec![PackingPlan {
                item: "瓷器".into(),
                plan: "气泡膜 + 五层箱".into(),
            }],
        },
        K::PrepareMaterials => A::PrepareMaterials {
            materials: MaterialsPrepared {
                materials: vec![Material {
                    name: "纸箱".into(),
                    quantity: 40,
                }],
                guide_sent_at: NOW,
            },
        },
        K::ConfirmReady => A::ConfirmReady {
            readiness: Readiness {
                reminder_sent_at: Some(NOW),
                crew_certified: true,
                supervisors_confirmed: true,
                vehicle_checked: true,
            },
        },
        K::CheckIn => {
            order.job.check_ins.clear();
            A::CheckIn
        }
        K::ReplaceSupervisor => A::ReplaceSupervisor {
            missing: supervisor().id,
            substitute: third().id,
            reason,
            other_informed: true,
        },
        K::Start => A::Start {
            start: MoveStart {
                photos: vec![hash()],
                badge_shown: true,
                price_reconfirmed: true,
            },
        },
        K::Load => A::Load,
        K::Depart => A::Depart {
            eta: UtcMs(NOW.0 + HOUR_MS),
        },
        K::Unload => A::Unload,
        K::Inspect => A::Inspect {
            exit: ExitCheck {
                done: book().moves.exit_checklist.clone(),
                damages: 0,
                remarks: String::new(),
            },
        },
        K::ScoreSheet => A::ScoreSheet { score: 92 },
        K::SignAsSupervisor => {
            order.job.supervisor_signatures.clear();
            A::SignAsSupervisor
        }
        K::SignOff => A::SignOff {
            customer: CustomerSignature::Signed {
                document_hash: hash(),
            },
            rating: Some(5),
            total_final: order.job.total_allowed(),
            unpaid_reason: "公司月结".into(),
        },
        K::BeginAfterService => A::BeginAfterService,
        K::Complete => A::Complete,
        K::Lose => A::Lose { reason },
        K::ReopenLost => A::ReopenLost,
        K::Cancel => A::Cancel {
            reason,
            fee: Fen(0),
        },
        K::Abort => A::Abort {
            reason,
            supervisors_informed: true,
        },
        K::Reschedule => {
            let mut schedule = schedule();
            schedule.window.from = UtcMs(schedule.window.from.0 + DAY_MS);
            schedule.window.until = UtcMs(schedule.window.until.0 + DAY_MS);
            A::Reschedule {
                schedule,
                reason,
                fee: Fen(0),
            }
        }
        K::RaiseException => A::RaiseException {
            kind: ExceptionKind::Damage,
            note,
            complaint: Some(PreemptiveComplaint {
                provisional_number: number(91),
                customer: order.customer,
                store: order.store,
            }),
        },
        K::CallAboutException | K::SettleException => {
            if order.job.exceptions.is_empty() {
                order.job.exceptions.push(exception());
            }
            let number = number_1;
            if kind == K::CallAboutException {
                A::CallAboutException { number }
            } else {
                A::SettleException { number, note }
            }
        }
        K::AskExtra => A::AskExtra {
            reason,
            lines: vec![price_line(Fen::yuan(200))],
            photos: vec![hash()],
        },
        K::ApproveExtra | K::AnswerExtra => {
            let mut asked = change(number_1, Fen::yuan(200), officer().id);
            let number = number_1;
            if kind == K::ApproveExtra {
                order.job.changes = vec![asked];
                A::ApproveExtra { number }
            } else {
                let (by, at) = (manager().id, NOW);
                asked.approved = Some(Approval { by, at });
                order.job.changes = vec![asked];
                let document_hash = hash();
                let answer = ExtraAnswer::Signed { at, document_hash };
                A::AnswerExtra { number, answer }
            }
        }
        K::RecordPayment => A::RecordPayment {
            kind: PaymentKind::Deposit,
            amount: Fen::yuan(500),
            method: PaymentMethod::Wechat,
            receipt: "SJ-1".into(),
            at: NOW,
        },
        K::RequestInvoice => A::RequestInvoice {
            title: "张三".into(),
            tax_number: String::new(),
        },
    };
    (actor(kind), action)
}

/// The least who may give an action.
pub fn actor(kind: MoveActionKind) -> Staff {
    use MoveActionKind as K;
    match kind {
        K::Schedule
        | K::ReplaceSupervisor
        | K::Cancel
        | K::Abort
        | K::Reschedule
        | K::ApproveExtra => third(),
        K::CheckIn | K::Start | K::SignAsSupervisor | K::SignOff => manager(),
        K::ScoreSheet => supervisor(),
        _ => officer(),
    }
}

pub fn exception() -> MoveException {
    MoveException {
        number: 1,
        kind: ExceptionKind::Delay,
        note: "堵车".into(),
        by: officer().id,
        at: NOW,
        complaint: None,
        called_at: None,
        settled: None,
    }
}
