import type { Clock } from "../ipc/generated/Clock";
import type { ClockKind } from "../ipc/generated/ClockKind";
import type { ComplaintRow } from "../ipc/generated/ComplaintRow";
import type { ComplaintView } from "../ipc/generated/ComplaintView";

/** The afternoon of the reference pictures. */
export const NOW = Date.parse("2026-03-10T15:09:40+08:00");
const MINUTE = 60_000;
export const minutes = (from: number) => NOW + from * MINUTE;

function clock(kind: ClockKind, startedAt: number, dueAt: number, target?: number): Clock {
  return {
    kind,
    started_at: startedAt,
    amber_at: target ?? startedAt + (dueAt - startedAt) * 0.8,
    target_at: target ?? null,
    due_at: dueAt,
    state: { type: "running" },
    calendar: "round_the_clock",
    repeats_minutes: kind === "progress" ? 240 : null,
    why: [
      { type: "started", at: startedAt, by: "raised" },
      {
        type: "target",
        target: {
          type: "stage",
          stage: kind,
          grade: "general",
          tier: "diamond",
          minutes: (dueAt - startedAt) / MINUTE,
          ordinary_minutes: 2 * ((dueAt - startedAt) / MINUTE),
          playbook_version: 7,
        },
      },
      { type: "counted", from: startedAt, to: dueAt, calendar: "round_the_clock", day: "usual" },
    ],
  };
}

function row(id: string, change: Partial<ComplaintRow>): ComplaintRow {
  return {
    id,
    title: "安装师傅迟到 40 分钟，未提前告知",
    number: "TS-2603-00402",
    is_official: true,
    grade: "general",
    tier: "diamond",
    customer_masked: "赵**",
    stage: "registered",
    seat: "E0",
    next_clock: null,
    pending: false,
    needs_attention: false,
    ...change,
  };
}

export const ROWS: ComplaintRow[] = [
  row("c1", {
    title: "沙发右扶手运输后有两道划痕",
    grade: "important",
    tier: "silver",
    customer_masked: "王**",
    stage: "processing",
    seat: "E2",
    next_clock: clock("progress", minutes(-300), minutes(-38)),
  }),
  row("c2", {
    number: "QH-A3-0032C",
    is_official: false,
    seat: "E1",
    pending: true,
    next_clock: clock("first_response", minutes(-3.7), minutes(11.3), minutes(-0.7)),
  }),
  row("c3", {
    title: "冰箱搬运后漏液，漏到插座旁",
    number: "TS-2603-00415",
    grade: "urgent",
    tier: "silver",
    customer_masked: "周**",
    stage: "processing",
    seat: "E1",
    pending: true,
    needs_attention: true,
    next_clock: clock("progress", minutes(-159), minutes(81)),
  }),
  row("c4", {
    title: "纸箱和气泡膜留在楼道没有回收，邻居已经向物业投诉两次，要求今天之内清走并书面说明",
    number: "TS-2603-00409",
    tier: "basic",
    customer_masked: "何**",
    stage: "triaged",
    next_clock: clock("solution", minutes(-90), minutes(270)),
  }),
  row("c5", {
    title: "报价单与实收相差 60 元，要求说明",
    number: "QH-A3-0031F",
    is_official: false,
    tier: "gold",
    customer_masked: "吴**",
    stage: "acknowledged",
    pending: true,
    next_clock: clock("resolution", minutes(-60), minutes(700)),
  }),
  row("c6", {
    title: "岩板餐桌边角开裂，等维修商报价",
    number: "TS-2603-00396",
    grade: "major",
    tier: "gold",
    customer_masked: "许**",
    stage: "proposed",
    seat: "E3",
    next_clock: clock("resolution", minutes(-600), minutes(2900)),
  }),
];

export const RESOLVED = row("c9", {
  title: "衣柜门没有调平",
  number: "TS-2603-00377",
  tier: "silver",
  customer_masked: "冯**",
  stage: "resolved",
});

const STARTED = minutes(-3.7);

export const VIEW: ComplaintView = {
  seen: { confirmed: 3, own: [] },
  complaint: {
    id: "c2",
    stage: "registered",
    provisional_number: "QH-A3-0032C",
    official_number: null,
    store: "s1",
    customer: "k1",
    customer_name: "赵**",
    customer_phone: "138****6027",
    complainant: null,
    order: null,
    order_number: "BJ-2603-00125",
    channel: "phone",
    source: "customer",
    phase: "during_service",
    category: "delay",
    description:
      "安装师傅迟到 40 分钟，未提前告知\n约定 14:00–14:20 安装床架，师傅 14:58 到达，其间未来电。",
    remedies: ["apology", "compensation"],
    remedy_words: "减免安装费 80 元，当面致歉",
    claimed: 8000,
    verified: null,
    risks: { safety: false, injury: false, serious_injury: false, media: false, authority: false },
    grade: "general",
    registered_grade: "general",
    regrades: [],
    suggested: { grade: "general", reasons: [], earlier: 0, within_days: 30 },
    grade_confirmed_by: null,
    tier: "diamond",
    occurred_at: minutes(-12),
    raised_at: STARTED,
    registered_at: minutes(-3),
    owner: "p1",
    assignee: null,
    department: null,
    bridging: null,
    keeps_out: [],
    escalation: {
      seat: "E1",
      at: STARTED,
      due: minutes(117),
      why: "high_value",
      acknowledged_at: null,
    },
    solution_cap: null,
    attempts: [],
    first_response: null,
    emergency: null,
    progress_told_at: null,
    solution_told_at: null,
    proposal: null,
    rejected_at: null,
    pauses: [],
    resolution: null,
    survey: null,
    visits: [],
    closure: null,
    cancellation: null,
    merged_into: null,
    past_cycles: [],
    hand_over: null,
    external: null,
    possible_duplicate_of: null,
    playbook_version: 7,
    import: null,
    removed: null,
  },
  title: "安装师傅迟到 40 分钟，未提前告知",
  customer_masked: "赵**",
  phone_masked: "138****6027",
  people: [{ id: "p1", name: "陆知遥", post: "门店体验官", level: "L1", seat: null }],
  store_name: "青禾路店",
  clocks: [
    clock("first_response", STARTED, minutes(11.3), minutes(-0.7)),
    clock("progress", STARTED, minutes(717)),
    clock("solution", STARTED, minutes(117)),
    clock("resolution", STARTED, minutes(717)),
  ],
  offers: [
    { action: "acknowledge", refusal: null, is_next: true },
    {
      action: "triage",
      refusal: { code: "wrong_stage", facts: { stage: "registered" } },
      is_next: false,
    },
    { action: "escalate", refusal: null, is_next: false },
    {
      action: "resolve",
      refusal: { code: "wrong_stage", facts: { stage: "registered" } },
      is_next: false,
    },
  ],
  timeline: [],
  pending: 1,
  refused: [],
  last_synced_at: minutes(-72),
  as_of: NOW,
};
