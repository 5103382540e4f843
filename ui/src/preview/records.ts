import type { Form } from "../ipc/generated/Form";
import type { FormDraft } from "../ipc/generated/FormDraft";
import type { FormField } from "../ipc/generated/FormField";
import type { FormKind } from "../ipc/generated/FormKind";
import type { RecordKind } from "../ipc/generated/RecordKind";
import type { RecordRow } from "../ipc/generated/RecordRow";
import type { RecordView } from "../ipc/generated/RecordView";
import type { ShownField } from "../ipc/generated/ShownField";
import { laterEvents } from "../features/records/sampleEvents";
import { minutes, NOW, VIEW } from "./complaints";

const DAY = 24 * 60;

function row(kind: RecordKind, id: string, change: Partial<RecordRow>): RecordRow {
  return {
    kind,
    id,
    title: "",
    number: null,
    customer_masked: "冯**",
    tier: null,
    grade: null,
    state: null,
    person: null,
    at: minutes(-DAY),
    due_at: null,
    pending: false,
    needs_attention: false,
    ...change,
  };
}

export const RECORDS: RecordRow[] = [
  row("visit", "v1", {
    title: "72 小时回访",
    number: "QH-A3-0040A",
    state: { of: "visit", visit: "follow_up", outcome: "completed" },
    person: "陆知遥",
    at: minutes(-40),
    pending: true,
  }),
  row("visit", "v2", {
    title: "咨询长途搬家与寄存",
    number: "QH-A3-0031K",
    customer_masked: "孙**",
    state: { of: "visit", visit: "in_store", outcome: "rescheduled" },
    person: "韩立川",
    at: minutes(-3 * DAY),
  }),
  row("move_order", "o1", {
    title: "望月苑 → 青禾花园",
    number: "BJ-2603-00131",
    state: { of: "move_order", stage: "preparation" },
    at: minutes(4 * DAY),
  }),
  row("move_order", "o2", {
    title: "小件搬运，望月苑 → 新城国际二期地下仓库三号门",
    number: "BJ-2506-00311",
    state: { of: "move_order", stage: "completed" },
    at: minutes(-270 * DAY),
  }),
  row("customer", "k1", { title: "冯**", customer_masked: null, tier: "diamond" }),
  row("customer", "k2", { title: "孙**", customer_masked: null, tier: "gold", pending: true }),
  row("customer", "k3", { title: "罗**", customer_masked: null, tier: "basic" }),
  row("task", "t1", {
    title: "2月10日前上门紧固书柜层板",
    number: "QH-A3-0029C",
    state: { of: "task", task: "care", end: null },
    person: "陆知遥",
    at: minutes(-120),
    due_at: minutes(-120),
  }),
  row("task", "t2", {
    title: "出发前一天电话确认装车时间",
    number: "QH-A3-0036E",
    state: { of: "task", task: "move", end: null },
    person: "韩立川",
    at: minutes(200),
    due_at: minutes(200),
    needs_attention: true,
  }),
];

const COMPLAINT = row("complaint", "c2", {
  title: "安装师傅迟到 40 分钟，未提前告知",
  number: "QH-A3-0032C",
  grade: "general",
  tier: "diamond",
  state: { of: "complaint", stage: "registered" },
});

const FIELDS: Partial<Record<RecordKind, ShownField[]>> = {
  customer: [
    { field: "name", value: { is: "text", text: "冯**" }, words: null },
    { field: "phone", value: { is: "text", text: "152****8093" }, words: null },
    { field: "address", value: { is: "text", text: "望月苑小区" }, words: null },
    { field: "remarks", value: { is: "text", text: "下午方便接电话" }, words: null },
  ],
  visit: [
    { field: "customer", value: { is: "record", id: "k1" }, words: "冯**" },
    { field: "order", value: { is: "record", id: "o1" }, words: "BJ-2603-00131" },
    { field: "started_at", value: { is: "instant", at: minutes(-40) }, words: null },
    { field: "feedback", value: { is: "text", text: "师傅很仔细，书柜层板有轻响。" }, words: null },
    { field: "score", value: { is: "number", number: 4 }, words: null },
  ],
};

export function recordView(kind: RecordKind, id: string): RecordView {
  const own = RECORDS.find((one) => one.kind === kind && one.id === id) ?? row(kind, id, {});
  const of = (wanted: RecordKind) => RECORDS.filter((one) => one.kind === wanted);
  const related =
    kind === "customer"
      ? [
          { kind: "complaint" as const, rows: [COMPLAINT], count: 1 },
          ...(["move_order", "visit", "task"] as const).map((one) => ({
            kind: one,
            rows: of(one),
            count: of(one).length,
          })),
        ]
      : [];
  const event = {
    customer: laterEvents.customer_edited,
    visit: laterEvents.visit_logged,
    move_order: laterEvents.move_order_registered,
    task: laterEvents.task_created,
  }[kind as string];
  return {
    row: own,
    fields: FIELDS[kind] ?? FIELDS.visit?.slice(0, 2) ?? [],
    related,
    timeline: event
      ? [
          {
            entry: {
              of: { kind, id },
              at: minutes(-38),
              by: "p1",
              by_name: "陆知遥",
              device: "d1",
              device_code: "A3",
              command: "x1",
              ordinal: 0,
              event,
            },
            pending: own.pending,
          },
        ]
      : [],
    pending: own.pending ? 1 : 0,
    refused: [],
    offers: OFFERS[kind] ?? [],
    last_synced_at: minutes(-72),
    as_of: NOW,
  };
}

const OFFERS: Partial<Record<RecordKind, RecordView["offers"]>> = {
  customer: [
    { form: "edit_customer", refusal: { code: "not_certified" } },
    { form: "log_visit", refusal: null },
    { form: "new_move_order", refusal: null },
    { form: "new_task", refusal: null },
  ],
  move_order: [
    { form: "log_visit", refusal: null },
    { form: "new_task", refusal: null },
  ],
  task: [{ form: "finish_task", refusal: null }],
};

const field = (name: FormField["field"], change: Partial<FormField>): FormField => ({
  field: name,
  input: { is: "line", most: 60, offered: [] },
  required: false,
  value: { is: "empty" },
  words: null,
  ...change,
});

const VISIT: FormField[] = [
  field("kind", {
    input: { is: "choice", words: ["in_store", "follow_up", "on_site", "inspection", "staff_log"] },
    required: true,
    value: { is: "choice", word: "in_store" },
  }),
  field("customer", { input: { is: "customer" } }),
  field("order", { input: { is: "order" } }),
  field("purpose", {
    input: {
      is: "line_by",
      most: 60,
      by: "kind",
      offered: [
        { word: "in_store", offered: ["咨询搬家", "签约付款", "处理投诉"] },
        { word: "on_site", offered: ["勘察估价", "处理投诉"] },
      ],
    },
    required: true,
  }),
  field("started_at", {
    input: { is: "instant" },
    required: true,
    value: { is: "instant", at: NOW },
  }),
  field("outcome", {
    input: { is: "choice", words: ["completed", "unreached", "rescheduled", "declined"] },
    required: true,
  }),
  field("feedback", { input: { is: "text", most: 2000 } }),
  field("score", { input: { is: "number", least: 1, most: 5 } }),
];

const FORMS: Partial<Record<FormKind, FormField[]>> = {
  log_visit: VISIT,
  new_customer: [
    field("name", { required: true }),
    field("phone", { input: { is: "phone" } }),
    field("address", {}),
    field("remarks", { input: { is: "text", most: 2000 } }),
  ],
  new_move_order: [
    field("customer", { input: { is: "customer" }, required: true }),
    field("from", { required: true }),
    field("to", { required: true }),
    field("moves_at", { input: { is: "instant" }, required: true }),
    field("price", { input: { is: "money" } }),
  ],
  new_task: [
    field("kind", {
      input: { is: "choice", words: ["care", "follow_up", "move", "other"] },
      required: true,
    }),
    field("title", { required: true }),
    field("owner", { input: { is: "staff", colleagues: VIEW.people }, required: true }),
    field("due_at", { input: { is: "instant" }, required: true }),
    field("customer", { input: { is: "customer" } }),
  ],
};

export function formOf(form: FormKind, record: string | null, customer: string | null): Form {
  const fields = FORMS[form] ?? [
    field("outcome", { input: { is: "choice", words: ["done", "dropped"] }, required: true }),
    field("note", { input: { is: "text", most: 2000 }, required: true }),
  ];
  return {
    form,
    record,
    seen_version: 1,
    fields: fields.map((one) =>
      one.field === "customer" && customer !== null
        ? { ...one, value: { is: "record", id: customer }, words: "冯**" }
        : one,
    ),
  };
}

export const WAITING: FormDraft = {
  id: "f1",
  form: "log_visit",
  record: null,
  complaint: null,
  seen_version: 0,
  base: [],
  values: [{ field: "purpose", value: { is: "text", text: "咨询长途搬家" } }],
  supersedes: null,
};
