import type { Segment } from "../../ipc/generated/Segment";
import type { TimelineEvent } from "../../ipc/generated/TimelineEvent";
import { laterEvents } from "../records/sampleEvents";
import { machineEvents } from "./sampleMachine";
import { complaint, HOUR, MINUTE, NOW, officer, RAISED, supervisor } from "./sampleComplaint";

/** One of each kind of step and of event, for tests and for looking. */
export const segments: { [Type in Segment["type"]]: Extract<Segment, { type: Type }> } = {
  started: { type: "started", at: RAISED, by: "raised" },
  target: {
    type: "target",
    target: {
      type: "stage",
      minutes: 30,
      ordinary_minutes: 30,
      playbook_version: 1,
      stage: "first_response",
      grade: "general",
      tier: "basic",
    },
  },
  counted: {
    type: "counted",
    from: RAISED,
    to: RAISED + HOUR,
    calendar: "store_hours",
    day: "usual",
  },
  closed: { type: "closed", from: RAISED - 10 * HOUR, to: RAISED, day: "holiday" },
  paused: {
    type: "paused",
    class: "customer",
    from: RAISED,
    to: RAISED + HOUR,
    cut: "customer_replied",
  },
  term: { type: "term", days: 7 },
  working_day: { type: "working_day", at: RAISED, day: "make_up" },
  quiet_hours: { type: "quiet_hours", from: NOW + 8 * HOUR, to: NOW + 18 * HOUR },
  changed: {
    type: "changed",
    at: RAISED,
    change: { type: "regraded", from: "general", to: "urgent" },
    target: { type: "nothing", grade: "urgent" },
    old_due: null,
    new_due: NOW,
    grace_until: null,
    due: NOW,
  },
  provisional: { type: "provisional", due: NOW },
  escalation_cap: { type: "escalation_cap", seat: "E1", due: NOW + 2 * HOUR },
};

export const events: {
  [Type in TimelineEvent["type"]]: Extract<TimelineEvent, { type: Type }>;
} = {
  complaint_registered: { type: "complaint_registered", complaint },
  official_number_given: { type: "official_number_given", number: "TS-2603-00415" },
  complaint_acknowledged: {
    type: "complaint_acknowledged",
    response: {
      at: RAISED + 7 * MINUTE,
      by: officer,
      means: "in_person",
      witness: { kind: "customer_initials", initials: "ZM" },
    },
    said: "已致歉，请顾客先断电",
    talk: { listened: true, apologised: true, solved: false },
  },
  complaint_triaged: {
    type: "complaint_triaged",
    at: RAISED + 32 * MINUTE,
    from: "important",
    grade: "urgent",
    reason: "漏液靠近插座",
    department: "服务部",
    assignee: officer,
    by: supervisor,
  },
  complaint_taken: { type: "complaint_taken", bridging: "提供备用冰箱" },
  progress_noted: {
    type: "progress_noted",
    at: NOW - 6 * MINUTE,
    note: "品牌售后最早 17:00 到场检测，已占号；顾客可接受此时间。",
    told_customer: true,
    means: "call",
  },
  emergency_started: {
    type: "emergency_started",
    emergency: {
      at: RAISED + HOUR,
      by: supervisor,
      measure: "断电、吸水、隔离插座",
      person_in_charge: officer,
      quality_control_informed: true,
      confirmed_by: null,
    },
  },
  solution_proposed: {
    type: "solution_proposed",
    proposal: {
      told_at: NOW - 3 * HOUR,
      by: supervisor,
      solution: "免费上门检修，检修期间提供备用冰箱",
      cost: 50_000,
      compensation: 20_000,
      approved_by: null,
      reaction: "considering",
    },
  },
  complaint_resolved: {
    type: "complaint_resolved",
    resolution: {
      at: NOW,
      finished_at: NOW,
      by: supervisor,
      done: "更换密封圈，已试机",
      cause: "handling",
      liability: "ours",
    },
  },
  complaint_escalated: {
    type: "complaint_escalated",
    escalation: {
      seat: "E1",
      at: RAISED,
      due: RAISED + 2 * HOUR,
      why: "urgent_grade",
      acknowledged_at: null,
    },
    reason: null,
  },
  customer_registered: {
    type: "customer_registered",
    customer: {
      id: "customer-1",
      name: "周明",
      phone: "",
      address: "",
      remarks: "",
      tier: "silver",
      store: "store-1",
      import: null,
      removed: null,
    },
  },
  complaint_edited: {
    type: "complaint_edited",
    changes: [
      {
        field: "claimed",
        from: { is: "money", fen: 80_000 },
        to: { is: "money", fen: 120_000 },
        overwrote_unseen: true,
      },
    ],
  },
  complaint_removed: {
    type: "complaint_removed",
    removed: { import: "import-1", by: officer, at: NOW },
  },
  ...laterEvents,
  ...machineEvents,
};
