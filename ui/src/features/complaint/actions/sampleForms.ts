import type { Complaint } from "../../../ipc/generated/Complaint";
import type { ComplaintAction } from "../../../ipc/generated/ComplaintAction";
import type { Person } from "../../../ipc/generated/Person";
import { NOW, officer, view } from "../sample";

const MINUTE = 60_000;
const DAY = 86_400_000;
export const [first, second] = view.people as [Person, Person];

export type Step = [label: RegExp, is: "text" | "choice" | "tick", value: string];

interface Told {
  steps: Step[];
  gives: ComplaintAction;
  gap?: RegExp;
  about?: Partial<Complaint>;
}

export function reachedVisit(): Complaint["visits"][number] {
  const answers = {
    score: 3,
    solved_at_once: false,
    is_solved: true,
    told_proactively: true,
    attitude: 4,
    recommend: null,
    comment: "",
  };
  return { at: NOW, by: officer, means: "call", answers };
}

/** What is done in the form, what it gives, and what is said with nothing filled. */
export const told: readonly Told[] = [
  {
    steps: [[/^方式/, "choice", "微信"]],
    gives: { type: "attempt_contact", means: "wechat", attempted_at: NOW },
  },
  { steps: [], gives: { type: "confirm_emergency" } },
  {
    steps: [
      [/^等谁/, "choice", "等备件"],
      [/^等什么/, "text", "压缩机"],
    ],
    gives: {
      type: "pause",
      class: "parts",
      awaited: "压缩机",
      resume_by: Math.floor((NOW + DAY) / MINUTE) * MINUTE,
    },
    gap: /请选一项/,
  },
  {
    steps: [[/^理由/, "text", "厂家周三到货"]],
    gives: { type: "approve_longer_pause", reason: "厂家周三到货" },
    gap: /还没有填/,
  },
  { steps: [], gives: { type: "resume", customer_replied_at: null } },
  {
    steps: [[/^顾客异议/, "text", "要求换新"]],
    gives: { type: "reject_solution", objection: "要求换新" },
    gap: /还没有填/,
  },
  {
    steps: [[/^方式/, "choice", "微信"]],
    gives: { type: "send_survey", means: "wechat" },
  },
  {
    steps: [[/联系上了吗/, "choice", "未联系上"]],
    gives: { type: "revisit", means: "call", visited_at: NOW, answers: null },
    gap: /请选一项/,
  },
  {
    steps: [
      [/联系上了吗/, "choice", "^联系上了"],
      [/^满意度/, "choice", "^4$"],
      [/^一次解决/, "choice", "是"],
      [/^问题已解决/, "choice", "是"],
      [/^主动告知/, "choice", "否"],
      [/^服务态度/, "choice", "^5$"],
      [/^推荐意愿/, "choice", "^9$"],
      [/^顾客的话/, "text", "还可以"],
    ],
    gives: {
      type: "revisit",
      means: "call",
      visited_at: NOW,
      answers: {
        score: 4,
        solved_at_once: true,
        is_solved: true,
        told_proactively: false,
        attitude: 5,
        recommend: 9,
        comment: "还可以",
      },
    },
  },
  {
    about: { visits: [reachedVisit()] },
    steps: [[/^改进项/, "text", "搬前拍照"]],
    gives: { type: "close", improvement: "搬前拍照" },
    gap: /还没有填/,
  },
  {
    about: { visits: [reachedVisit()] },
    steps: [[/^改进项/, "tick", "没有要改进的"]],
    gives: { type: "close", improvement: null },
  },
  {
    steps: [
      [/^书面答复/, "text", "已书面答复"],
      [/^已告知的其他途径/, "text", "12315"],
    ],
    gives: { type: "close_as_duty_done", written_reply: "已书面答复", remedies_told: "12315" },
    gap: /还没有填/,
  },
  {
    steps: [[/^为什么重新处理/, "text", "又漏水"]],
    gives: { type: "reopen", reason: "又漏水" },
    gap: /还没有填/,
  },
  {
    about: { grade: "general" },
    steps: [
      [/^等级/, "choice", "重要"],
      [/^等级/, "tick", "批准更长的解决时限"],
      [/^理由/, "text", "第二次"],
    ],
    gives: { type: "regrade", grade: "important", reason: "第二次", allow_later: true },
    gap: /请选一项/,
  },
  {
    about: { verified: null },
    steps: [[/^核定金额/, "text", "88.5"]],
    gives: { type: "verify_amount", verified: 8850 },
    gap: /还没有填/,
  },
  {
    about: { assignee: first.id },
    steps: [
      [/^新负责人/, "choice", second.name],
      [/^理由/, "text", "换班"],
    ],
    gives: { type: "reassign", assignee: second.id, reason: "换班" },
    gap: /请选一项/,
  },
  {
    about: { assignee: first.id },
    steps: [
      [/^交给/, "choice", second.name],
      [/^交代/, "text", "等厂家"],
    ],
    gives: { type: "hand_over", to: second.id, note: "等厂家" },
    gap: /请选一项/,
  },
  { steps: [], gives: { type: "accept_hand_over" } },
  { steps: [], gives: { type: "acknowledge_escalation" } },
  {
    steps: [
      [/^撤销原因/, "choice", "顾客撤回"],
      [/^说明与依据/, "text", "微信截图"],
    ],
    gives: { type: "cancel", why: "withdrawn", reason: "微信截图" },
    gap: /请选一项/,
  },
  {
    steps: [[/^并入/, "choice", "另一件 c-2"]],
    gives: { type: "merge", into: "c-2" },
    gap: /请选一项/,
  },
  {
    steps: [
      [/^来自/, "choice", "12345"],
      [/^来件编号/, "text", "GD-7"],
    ],
    gives: {
      type: "note_external_case",
      authority: "hotline12345",
      number: "GD-7",
      notified_at: NOW,
    },
    gap: /请选一项/,
  },
  {
    steps: [[/^书面答复/, "text", "已办结"]],
    gives: { type: "reply_to_external_case", reply: "已办结", replied_at: NOW },
    gap: /还没有填/,
  },
  {
    steps: [[/^为什么升级/, "text", "谈不拢"]],
    gives: { type: "escalate", reason: "谈不拢" },
    gap: /还没有填/,
  },
];
