import type { TimelineEvent } from "../../ipc/generated/TimelineEvent";
import type { machineEvents } from "../complaint/sampleMachine";
import { moveOrderEvents } from "./sampleMove";

type Type = TimelineEvent["type"];
type Later = Exclude<
  Type,
  | `complaint_${string}`
  | "official_number_given"
  | "progress_noted"
  | "emergency_started"
  | "solution_proposed"
  | "customer_registered"
  | keyof typeof machineEvents
>;
const AT = Date.parse("2026-03-10T10:00:00+08:00");
const removed = { import: "import-1", by: "staff-1", at: AT };
const review = {
  id: "review-1",
  refused: {
    command: "command-1",
    on: { kind: "complaint" as const, id: "complaint-1" },
    store: "store-1",
    number: "TS-2603-00415",
    typed: {
      type: "undo_import" as const,
      part: { import: "import-1", kind: "customers" as const, part: 0, records: [] },
    },
    refusal: null,
    written_at: AT,
  },
  by: "staff-1",
  by_name: "陆知遥",
  at: AT,
};

/** One of each event of visits, orders, tasks, imports and refused commands, and of edits. */
export const laterEvents: { [T in Later]: Extract<TimelineEvent, { type: T }> } = {
  customer_edited: {
    type: "customer_edited",
    changes: [
      {
        field: "remarks",
        from: { is: "empty" },
        to: { is: "text", text: "下午方便接电话" },
        overwrote_unseen: false,
      },
    ],
  },
  customer_removed: { type: "customer_removed", removed },
  visit_logged: {
    type: "visit_logged",
    visit: {
      logged: {
        id: "visit-1",
        provisional_number: "QH-A3-0040A",
        kind: "follow_up",
        purpose: "72 小时回访",
        store: "store-1",
        customer: "customer-1",
        order: null,
        started_at: AT,
        ended_at: null,
        outcome: "completed",
        feedback: "师傅很仔细",
        score: 5,
        next_step: "30 天后再联系",
        next_due_at: null,
        remarks: "",
        form: null,
      },
      customer_name: "周明",
      customer_phone: "",
      order_number: null,
      officer: "staff-1",
      officer_name: "陆知遥",
      logged_at: AT,
      became: null,
    },
  },
  ...moveOrderEvents,
  task_created: {
    type: "task_created",
    task: {
      created: {
        id: "task-1",
        provisional_number: "QH-A3-0042E",
        kind: "care",
        title: "送搬后清洁券",
        store: "store-1",
        owner: "staff-1",
        due_at: AT,
        customer: "customer-1",
        order: null,
        complaint: null,
        remarks: "",
      },
      customer_name: "周明",
      customer_phone: "",
      owner_name: "陆知遥",
      by: "staff-1",
      by_name: "陆知遥",
      created_at: AT,
      ended: null,
    },
  },
  task_finished: {
    type: "task_finished",
    ended: { end: "done", note: "已送到", by: "staff-1", by_name: "陆知遥", at: AT },
  },
  import_part_applied: {
    type: "import_part_applied",
    import: {
      head: { id: "import-1", store: "store-1", file_name: "顾客.csv", rows: 800, parts: 2 },
      kind: "customers",
      by: "staff-1",
      by_name: "陆知遥",
      at: AT,
      parts_in: 1,
      undone_at: null,
      taken_back: 0,
      kept: 0,
    },
  },
  import_part_undone: { type: "import_part_undone", at: AT, taken_back: 499, kept: 1 },
  refused_command_handed_over: {
    type: "refused_command_handed_over",
    review: { ...review, state: { is: "waiting", note: "请主管看看" } },
  },
  refused_command_discarded: {
    type: "refused_command_discarded",
    review: {
      ...review,
      state: { is: "discarded", by: "staff-1", by_name: "陆知遥", reason: "已另行登记" },
    },
  },
  review_decided: {
    type: "review_decided",
    state: { is: "applied", by: "staff-2", by_name: "韩立川", command: "command-2" },
    at: AT,
  },
  review_taken_back: { type: "review_taken_back", at: AT },
};
