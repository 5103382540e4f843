import type { MoveJob } from "../../ipc/generated/MoveJob";
import type { MoveOrderEvent } from "../../ipc/generated/MoveOrderEvent";
import type { MoveSchedule } from "../../ipc/generated/MoveSchedule";
import type { PriceLine } from "../../ipc/generated/PriceLine";

type Type = MoveOrderEvent["type"];

const HOUR = 3_600_000;
const AT = Date.parse("2026-03-10T10:00:00+08:00");
const MANAGER = "staff-1";
const SUPERVISOR = "staff-2";

/** A job at its first step. */
export const NEW_JOB: MoveJob = {
  step: "lead",
  ended: null,
  owner: null,
  registered_at: null,
  nodes: [],
  needs: null,
  survey: null,
  quote: null,
  contract: null,
  schedule: null,
  packing: [],
  materials: null,
  readiness: null,
  check_ins: [],
  start: null,
  eta: null,
  exit: null,
  sheet: null,
  supervisor_signatures: [],
  sign_off: null,
  changes: [],
  payments: [],
  invoice: null,
  settled_at: null,
  exceptions: [],
};

const lines: PriceLine[] = [
  { kind: "base", label: "基础搬运", amount: 280_000 },
  { kind: "floors", label: "无电梯 3 层", amount: 48_000 },
];
const schedule: MoveSchedule = {
  window: { from: AT + 24 * HOUR, until: AT + 28 * HOUR },
  crew: "crew-1",
  vehicle: "4.2 米厢货",
  project_manager: MANAGER,
  service_supervisor: SUPERVISOR,
};
const extra: PriceLine = { kind: "bulky", label: "钢琴", amount: 60_000 };

/** One of each event of a move order. */
export const moveOrderEvents: { [T in Type]: Extract<MoveOrderEvent, { type: T }> } = {
  move_order_registered: {
    type: "move_order_registered",
    order: {
      id: "order-1",
      number: "QH-A3-0041C",
      customer: "customer-1",
      store: "store-1",
      stage: "inquiry",
      moves_at: AT,
      route: "青禾花园 → 望月苑",
      price: 328_000,
      supervisors: [],
      job: NEW_JOB,
    },
  },
  move_step_reached: {
    type: "move_step_reached",
    node: { step: "contracted", at: AT, by: MANAGER },
  },
  move_needs_recorded: {
    type: "move_needs_recorded",
    needs: {
      kind: "local",
      segment: "mid_range",
      items: "两室一厅，钢琴一台",
      volume_dm3: 12_540,
      distance_m: 8_000,
      from: { floor: 3, lift: "none", carry_distance_m: 20, permit_needed: false },
      to: { floor: 12, lift: "passenger", carry_distance_m: 0, permit_needed: true },
      fragile: true,
      valuables: false,
    },
  },
  move_surveyed: {
    type: "move_surveyed",
    survey: { photos: ["photo-1", "photo-2"], volume_dm3: 13_000, visit: null },
  },
  move_quoted: {
    type: "move_quoted",
    quote: {
      lines,
      discount: 8_000,
      included: "拆装床架",
      excluded: "拆装空调",
      add_ons: [],
      valuation: "none",
      valid_until: AT + 168 * HOUR,
    },
  },
  move_contracted: {
    type: "move_contracted",
    contract: { contract_number: "HT-2603-018", lines, total: 320_000 },
  },
  move_scheduled: { type: "move_scheduled", schedule },
  packing_planned: {
    type: "packing_planned",
    plans: [{ item: "钢琴", plan: "毛毯两层，专用推车" }],
  },
  materials_made_ready: {
    type: "materials_made_ready",
    materials: { materials: [{ name: "纸箱", quantity: 30 }], guide_sent_at: AT },
  },
  move_readied: {
    type: "move_readied",
    readiness: {
      reminder_sent_at: AT,
      crew_certified: true,
      supervisors_confirmed: true,
      vehicle_checked: true,
    },
  },
  supervisor_checked_in: {
    type: "supervisor_checked_in",
    check_in: { staff: MANAGER, at: AT },
  },
  supervisor_replaced: {
    type: "supervisor_replaced",
    missing: SUPERVISOR,
    substitute: "staff-3",
    reason: "发烧",
  },
  move_started: {
    type: "move_started",
    start: { photos: ["photo-3"], badge_shown: true, price_reconfirmed: true },
  },
  move_departed: { type: "move_departed", eta: AT + HOUR },
  move_inspected: {
    type: "move_inspected",
    exit: { done: ["floor"], damages: 1, remarks: "门框轻微划痕" },
  },
  indicator_sheet_scored: {
    type: "indicator_sheet_scored",
    sheet: { score: 92, by: SUPERVISOR, at: AT },
  },
  supervisor_signed: { type: "supervisor_signed", signature: { staff: SUPERVISOR, at: AT } },
  move_signed_off: {
    type: "move_signed_off",
    sign_off: {
      customer: { is: "refused", reason: "要等门框修好", witness: SUPERVISOR },
      rating: 4,
      total_final: 320_000,
      unpaid_reason: "尾款次日转账",
    },
  },
  move_ended_early: {
    type: "move_ended_early",
    ended: { end: "cancelled", reason: "顾客改变计划", fee: 30_000, by: MANAGER, at: AT },
  },
  lost_move_reopened: {
    type: "lost_move_reopened",
    node: { step: "needs", at: AT, by: MANAGER },
  },
  move_rescheduled: {
    type: "move_rescheduled",
    schedule,
    reason: "新房还没交",
    fee: 0,
    node: { step: "scheduled", at: AT, by: MANAGER },
  },
  move_exception_raised: {
    type: "move_exception_raised",
    exception: {
      number: 1,
      kind: "damage",
      note: "搬钢琴时碰到门框",
      by: MANAGER,
      at: AT,
      complaint: "complaint-1",
      called_at: null,
      settled: null,
    },
  },
  move_exception_called: { type: "move_exception_called", number: 1, at: AT },
  move_exception_settled: {
    type: "move_exception_settled",
    number: 1,
    settled: { note: "次日修好", by: MANAGER, at: AT + 24 * HOUR },
  },
  extra_asked: {
    type: "extra_asked",
    change: {
      number: 1,
      reason: "现场多一台钢琴",
      lines: [extra],
      photos: ["photo-4"],
      asked_by: SUPERVISOR,
      asked_at: AT,
      approved: null,
      answer: null,
    },
  },
  extra_approved: { type: "extra_approved", number: 1, approval: { by: MANAGER, at: AT } },
  extra_answered: {
    type: "extra_answered",
    number: 1,
    answer: { is: "refused", at: AT, witness: SUPERVISOR },
  },
  payment_recorded: {
    type: "payment_recorded",
    payment: {
      kind: "deposit",
      amount: 50_000,
      method: "wechat",
      receipt: "SJ-0018",
      at: AT,
      by: MANAGER,
    },
  },
  invoice_requested: {
    type: "invoice_requested",
    invoice: { title: "青禾贸易有限公司", tax_number: "", at: AT, by: MANAGER },
  },
  move_settled: { type: "move_settled", at: AT },
};
