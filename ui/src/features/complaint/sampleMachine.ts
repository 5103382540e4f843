import type { TimelineEvent } from "../../ipc/generated/TimelineEvent";
import { HOUR, MINUTE, NOW, officer, RAISED, supervisor } from "./sampleComplaint";

type Later =
  | "contact_attempted"
  | "emergency_confirmed"
  | "complaint_paused"
  | "longer_pause_approved"
  | "complaint_resumed"
  | "solution_rejected"
  | "survey_sent"
  | "customer_revisited"
  | "complaint_closed"
  | "complaint_reopened"
  | "complaint_regraded"
  | "amount_verified"
  | "complaint_reassigned"
  | "hand_over_offered"
  | "hand_over_accepted"
  | "complaint_cancelled"
  | "complaint_merged"
  | "complaint_took_in"
  | "escalation_acknowledged"
  | "external_case_notified"
  | "external_case_replied";

/** One of each event between the first work on a complaint and its end. */
export const machineEvents: { [T in Later]: Extract<TimelineEvent, { type: T }> } = {
  contact_attempted: {
    type: "contact_attempted",
    attempt: { at: RAISED + 3 * MINUTE, by: officer, means: "call" },
  },
  emergency_confirmed: { type: "emergency_confirmed", by: supervisor },
  complaint_paused: {
    type: "complaint_paused",
    pause: {
      pause: {
        class: "customer",
        from: RAISED,
        to: null,
        resume_by: RAISED + 24 * HOUR,
        customer_replied_at: null,
        is_beyond_caps_approved: false,
      },
      awaited: "顾客寄回配件",
      by: supervisor,
    },
  },
  longer_pause_approved: {
    type: "longer_pause_approved",
    by: supervisor,
    reason: "配件在途",
  },
  complaint_resumed: {
    type: "complaint_resumed",
    at: RAISED + 5 * HOUR,
    customer_replied_at: RAISED + 4 * HOUR,
  },
  solution_rejected: { type: "solution_rejected", at: RAISED, objection: "要求更换" },
  survey_sent: { type: "survey_sent", survey: { at: NOW, by: officer, means: "sms" } },
  customer_revisited: {
    type: "customer_revisited",
    visit: {
      at: NOW,
      by: supervisor,
      means: "call",
      answers: {
        score: 4,
        solved_at_once: true,
        is_solved: true,
        told_proactively: true,
        attitude: 5,
        recommend: 9,
        comment: "处理得快",
      },
    },
    is_last: true,
  },
  complaint_closed: {
    type: "complaint_closed",
    closure: { at: NOW, by: supervisor, how: { type: "settled", improvement: "提前确认到场" } },
  },
  complaint_reopened: {
    type: "complaint_reopened",
    at: NOW,
    why: "raised_again",
    reason: "又漏水",
  },
  complaint_regraded: {
    type: "complaint_regraded",
    at: NOW,
    from: "general",
    to: "important",
    reason: "商品故障",
    by: supervisor,
    is_later_approved: true,
  },
  amount_verified: { type: "amount_verified", verified: 120_000 },
  complaint_reassigned: {
    type: "complaint_reassigned",
    assignee: officer,
    reason: "当班调整",
  },
  hand_over_offered: {
    type: "hand_over_offered",
    hand_over: { to: supervisor, by: officer, at: NOW, note: "顾客晚上方便" },
  },
  hand_over_accepted: { type: "hand_over_accepted", by: supervisor },
  complaint_cancelled: {
    type: "complaint_cancelled",
    cancellation: { at: NOW, by: supervisor, why: "withdrawn", reason: "附聊天截图" },
  },
  complaint_merged: { type: "complaint_merged", into: "complaint-2" },
  complaint_took_in: {
    type: "complaint_took_in",
    merged: "complaint-2",
    at: NOW,
    raised_at: RAISED,
    grade: "urgent",
    tier: "silver",
  },
  escalation_acknowledged: { type: "escalation_acknowledged", at: NOW, by: supervisor },
  external_case_notified: {
    type: "external_case_notified",
    case: {
      authority: "hotline12315",
      number: "31001",
      notified_at: RAISED,
      term_days: 7,
      replied_at: null,
    },
  },
  external_case_replied: { type: "external_case_replied", at: NOW, reply: "已答复" },
};
