import type { Complaint } from "../../ipc/generated/Complaint";

/** An invented complaint, for tests and for looking. Never built into the app. */
export const NOW = Date.parse("2026-03-10T15:09:40+08:00");
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const RAISED = Date.parse("2026-03-10T08:20:00+08:00");

export const officer = "staff-lu";
export const supervisor = "staff-han";

export const complaint: Complaint = {
  id: "c-1",
  stage: "processing",
  provisional_number: "QH-A3-0029K",
  official_number: "TS-2603-00415",
  store: "store-1",
  customer: "customer-1",
  customer_name: "周明",
  customer_phone: "13900004418",
  complainant: null,
  order: "order-1",
  order_number: "BJ-2603-00118",
  channel: "phone",
  source: "customer",
  phase: "after_service",
  category: "damage",
  description: "冰箱搬运后漏液，漏到插座旁。顾客已断电，要求今天有人上门。",
  remedies: ["repair", "compensation"],
  remedy_words: "最好换一台",
  claimed: 80_000,
  verified: null,
  risks: { safety: true, injury: false, serious_injury: false, media: false, authority: false },
  grade: "urgent",
  registered_grade: "important",
  regrade: { at: RAISED + 32 * MINUTE, from: "important", to: "urgent" },
  suggested: {
    grade: "urgent",
    reasons: [{ type: "safety" }],
    earlier: 0,
    within_days: 30,
  },
  grade_confirmed_by: supervisor,
  tier: "silver",
  occurred_at: null,
  raised_at: RAISED,
  registered_at: RAISED + 2 * MINUTE,
  owner: officer,
  assignee: officer,
  department: "服务部",
  bridging: null,
  keeps_out: ["staff-he"],
  escalation: { seat: "E1", at: RAISED + 32 * MINUTE, due: NOW + HOUR, why: "urgent_grade" },
  solution_cap: NOW + HOUR,
  first_response: { at: RAISED + 7 * MINUTE, by: officer, means: "call", witness: null },
  emergency: {
    at: RAISED + HOUR,
    by: supervisor,
    measure: "断电、吸水、隔离插座",
    person_in_charge: officer,
    quality_control_informed: true,
    confirmed_by: supervisor,
  },
  progress_told_at: NOW - 2.5 * HOUR,
  solution_told_at: null,
  proposal: null,
  resolution: null,
  possible_duplicate_of: null,
  playbook_version: 1,
  import: null,
  removed: null,
};
