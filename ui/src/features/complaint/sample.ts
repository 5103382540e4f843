import type { Clock } from "../../ipc/generated/Clock";
import type { ClockKind } from "../../ipc/generated/ClockKind";
import type { ComplaintView } from "../../ipc/generated/ComplaintView";
import type { Target } from "../../ipc/generated/Target";
import type { TimelineEvent } from "../../ipc/generated/TimelineEvent";
import type { TimelineLine } from "../../ipc/generated/TimelineLine";
import { complaint, HOUR, MINUTE, NOW, officer, RAISED, supervisor } from "./sampleComplaint";
import { events } from "./sampleEvents";

export { NOW, officer } from "./sampleComplaint";
export { events, segments } from "./sampleEvents";

const running = { type: "running" } as const;

function target(stage: ClockKind, minutes: number): Target {
  const ordinary_minutes = Math.round(minutes);
  return {
    type: "stage",
    stage,
    grade: "urgent",
    tier: "silver",
    minutes: ordinary_minutes,
    ordinary_minutes,
    playbook_version: 1,
  };
}

function clock(part: Partial<Clock> & Pick<Clock, "kind" | "due_at">): Clock {
  const started_at = part.started_at ?? RAISED;
  return {
    started_at,
    amber_at: started_at + (part.due_at - started_at) * 0.8,
    target_at: null,
    state: running,
    calendar: "round_the_clock",
    repeats_minutes: null,
    why: [
      { type: "started", at: started_at, by: "raised" },
      { type: "target", target: target(part.kind, (part.due_at - started_at) / MINUTE) },
      {
        type: "counted",
        from: started_at,
        to: part.due_at,
        calendar: "round_the_clock",
        day: "usual",
      },
    ],
    ...part,
  };
}

export const clocks: Clock[] = [
  clock({
    kind: "first_response",
    due_at: RAISED + 30 * MINUTE,
    target_at: RAISED + 10 * MINUTE,
    state: { type: "met", at: RAISED + 7 * MINUTE },
  }),
  clock({
    kind: "activation",
    due_at: RAISED + 2 * HOUR,
    state: { type: "met", at: RAISED + HOUR },
  }),
  clock({
    kind: "progress",
    started_at: NOW - 2.5 * HOUR,
    due_at: NOW + 1.36 * HOUR,
    repeats_minutes: 240,
  }),
  clock({ kind: "solution", due_at: NOW + 1.7 * HOUR }),
  clock({
    kind: "resolution",
    due_at: RAISED + 26 * HOUR,
    why: [
      { type: "started", at: RAISED, by: "raised" },
      { type: "target", target: target("resolution", 1440) },
      {
        type: "counted",
        from: RAISED,
        to: RAISED + 24 * HOUR,
        calendar: "round_the_clock",
        day: "usual",
      },
      {
        type: "changed",
        at: RAISED + 32 * MINUTE,
        change: { type: "regraded", from: "important", to: "urgent" },
        target: target("resolution", 1440),
        old_due: RAISED + 48 * HOUR,
        new_due: RAISED + 24 * HOUR,
        grace_until: RAISED + 26 * HOUR,
        due: RAISED + 26 * HOUR,
      },
    ],
  }),
];

function line(event: TimelineEvent, at: number, by: string | null, pending = false): TimelineLine {
  return {
    entry: {
      of: { kind: "complaint", id: complaint.id },
      at,
      by,
      by_name: by === officer ? "陆知遥" : by === supervisor ? "韩立川" : null,
      device: "device-1",
      device_code: "A3",
      command: `command-${at}`,
      ordinal: 0,
      event,
    },
    pending,
  };
}

export const view: ComplaintView = {
  complaint,
  seen: { confirmed: 3, own: [] },
  title: "冰箱搬运后漏液，漏到插座旁",
  customer_masked: "周**",
  phone_masked: "139****4418",
  people: [
    { id: officer, name: "陆知遥", post: "体验官", level: "L1", seat: null },
    { id: supervisor, name: "韩立川", post: "门店主管", level: "L2", seat: "E1" },
    { id: "staff-he", name: "贺一舟", post: "项目经理", level: "L2", seat: null },
  ],
  store_name: "青禾路店",
  clocks,
  offers: [
    { action: "note_progress", refusal: null, is_next: true },
    { action: "escalate", refusal: null, is_next: false },
    {
      action: "propose",
      refusal: { code: "level_too_low", facts: { needed: "L2", grade: "urgent" } },
      is_next: false,
    },
    {
      action: "resolve",
      refusal: { code: "wrong_stage", facts: { stage: "processing" } },
      is_next: false,
    },
  ],
  timeline: [
    line(events.progress_noted, NOW - 6 * MINUTE, officer, true),
    { entry: null, pending: false },
    line(events.complaint_escalated, RAISED + 33 * MINUTE, null),
    line(events.emergency_started, RAISED + HOUR, supervisor),
    line(events.complaint_triaged, RAISED + 32 * MINUTE, supervisor),
    line(events.complaint_acknowledged, RAISED + 7 * MINUTE, officer),
    line(events.official_number_given, RAISED + 3 * MINUTE, null),
    line(events.complaint_registered, RAISED + 2 * MINUTE, officer),
  ],
  pending: 1,
  refused: [
    {
      command_id: "command-1",
      reason: { why: "rule", refusal: { code: "wrong_stage", facts: { stage: "processing" } } },
    },
  ],
  last_synced_at: NOW - 72 * MINUTE,
  as_of: NOW,
};
