import { describe, expect, it } from "vitest";
import { CallError, toCallError } from "../ipc/client";
import { HOST_UNREACHABLE, HostError } from "../host/error";
import type { Refusal } from "../ipc/generated/Refusal";
import type { RejectReason } from "../ipc/generated/RejectReason";
import { errorWords, presentations } from "./presentation";
import { refusalWords, rejectWords } from "./refusalWords";

/** One of each code; a code that is missing here does not compile. */
const refusals: { [Code in Refusal["code"]]: Extract<Refusal, { code: Code }> } = {
  not_found: { code: "not_found", facts: { kind: "customer" } },
  already_exists: { code: "already_exists", facts: { kind: "complaint" } },
  out_of_scope: { code: "out_of_scope" },
  not_certified: { code: "not_certified" },
  wrong_stage: { code: "wrong_stage", facts: { stage: "resolved" } },
  level_too_low: { code: "level_too_low", facts: { needed: "L2", grade: "urgent" } },
  not_the_assignee: { code: "not_the_assignee", facts: { or_level: "L2" } },
  must_keep_out: { code: "must_keep_out" },
  field_conflict: {
    code: "field_conflict",
    facts: {
      clashes: [
        {
          field: "phone",
          base: { is: "text", text: "138" },
          mine: { is: "text", text: "139" },
          theirs: { is: "text", text: "137" },
        },
      ],
    },
  },
  stale: { code: "stale", facts: { seen: 3, current: 4 } },
  wrong_field: { code: "wrong_field", facts: { field: "phone" } },
  seen_to: { code: "seen_to" },
  not_refused: { code: "not_refused" },
  removed: { code: "removed" },
  broken_import: { code: "broken_import" },
  assignee_keeps_out: { code: "assignee_keeps_out" },
  risk_missing: { code: "risk_missing", facts: { grade: "urgent" } },
  below_suggestion: { code: "below_suggestion", facts: { suggested: "major" } },
  field_empty: { code: "field_empty", facts: { field: "said" } },
  text_too_long: {
    code: "text_too_long",
    facts: { field: "description", limit: 4000, length: 20_000 },
  },
  phone_length: {
    code: "phone_length",
    facts: { field: "phone", least: 5, most: 15, digits: 3 },
  },
  amount_out_of_range: { code: "amount_out_of_range", facts: { field: "cost", limit: 1e10 } },
  in_the_future: { code: "in_the_future", facts: { field: "raised_at" } },
  too_far_back: { code: "too_far_back", facts: { field: "contacted_at", limit_hours: 24 } },
  already_done: { code: "already_done" },
  not_an_emergency: { code: "not_an_emergency" },
  top_of_ladder: { code: "top_of_ladder", facts: { seat: "E3" } },
  approval_missing: { code: "approval_missing" },
  not_accepted: { code: "not_accepted" },
  result_not_told: { code: "result_not_told" },
  bad_number: { code: "bad_number" },
  unknown_staff: { code: "unknown_staff" },
  over_limit: { code: "over_limit", facts: { limit: 10_000 } },
  pause_out_of_range: { code: "pause_out_of_range", facts: { limit_hours: 72 } },
  only_the_customer_is_awaited: { code: "only_the_customer_is_awaited" },
  score_out_of_range: {
    code: "score_out_of_range",
    facts: { field: "recommend", least: 0, most: 10 },
  },
  visited_by_the_assignee: { code: "visited_by_the_assignee" },
  too_few_reopenings: { code: "too_few_reopenings", facts: { needed: 2, so_far: 1 } },
  closed_too_long_ago: { code: "closed_too_long_ago", facts: { limit_days: 30 } },
  same_grade: { code: "same_grade" },
  cannot_merge: { code: "cannot_merge" },
  not_the_seat: { code: "not_the_seat", facts: { seat: "E2" } },
  not_handed_to_you: { code: "not_handed_to_you" },
  not_on_the_spot: { code: "not_on_the_spot" },
  wrong_step: { code: "wrong_step", facts: { step: "quoted", ended: null } },
  step_needs: { code: "step_needs", facts: { point: "lines_accepted" } },
  supervisor_busy: { code: "supervisor_busy", facts: { staff: "staff-1", order: "order-1" } },
  must_be_supervisor: { code: "must_be_supervisor" },
  price_above_signed: { code: "price_above_signed", facts: { allowed: 320_000 } },
  discount_too_large: { code: "discount_too_large", facts: { lowest: 300_000 } },
  fee_too_high: { code: "fee_too_high", facts: { limit: 30_000 } },
  too_early: { code: "too_early", facts: { not_before: Date.parse("2026-06-08T10:00:00+08:00") } },
  too_late: { code: "too_late", facts: { limit_days: 30 } },
  complaint_open: { code: "complaint_open" },
  too_many: { code: "too_many", facts: { field: "photos", limit: 50 } },
  needs_the_central: { code: "needs_the_central" },
  reward_gone: { code: "reward_gone" },
  points_short: { code: "points_short", facts: { balance: 99, cost: 100 } },
  not_proved: { code: "not_proved" },
  not_active: { code: "not_active" },
  laptop_revoked: { code: "laptop_revoked" },
  rules_broke: { code: "rules_broke" },
};
/** A whole sentence, with every place filled. */
const SENTENCE = /^[^{}]+[。]$/;

describe("presentation", () => {
  it.each(Object.keys(presentations) as (keyof typeof presentations)[])(
    "says what happened and what to do: %s",
    (code) => {
      const { said, next } = errorWords({ code, refusal: null });
      expect(said).toMatch(SENTENCE);
      expect(next).toMatch(SENTENCE);
    },
  );

  it("never makes the network a fault", () => {
    expect(presentations.CentralUnreachable.severity).toBe("place");
    expect(presentations.NotACentral.severity).toBe("place");
  });

  it.each(Object.values(refusals))("words the refusal $code", (refusal) => {
    const { said, next } = refusalWords(refusal);
    expect(said).toMatch(SENTENCE);
    expect(next).toMatch(SENTENCE);
    expect(errorWords({ code: "Refused", refusal })).toEqual({ said, next });
  });

  it("names the rule and who can", () => {
    expect(refusalWords(refusals.level_too_low).said).toBe("紧急投诉的这一步须主管来做。");
    expect(refusalWords(refusals.over_limit).said).toContain("100 元");
    expect(refusalWords(refusals.text_too_long).said).toContain("20000 字");
  });

  it.each([
    [null, "搬家单现在到“报价”，做不了这一步。"],
    ["lost", "搬家单已失单，做不了这一步。"],
  ] as const)("says where a move order stands, ended %s", (ended, said) => {
    const facts = { step: "quoted", ended } as const;
    expect(refusalWords({ code: "wrong_step", facts }).said).toBe(said);
  });

  it("says what a step still needs, and from when another is possible", () => {
    expect(refusalWords(refusals.step_needs).said).toBe("顾客还没有逐项接受报价。");
    expect(refusalWords(refusals.too_early).said).toMatch(/6月8日 10:00/);
    expect(refusalWords(refusals.points_short).said).toContain("现有 99 分，需要 100 分");
  });

  it("words every reason to reject", () => {
    const reasons: { [Why in RejectReason["why"]]: RejectReason } = {
      rule: { why: "rule", refusal: refusals.not_accepted },
      dependency: { why: "dependency" },
      unknown_command: { why: "unknown_command" },
      wrong_actor: { why: "wrong_actor" },
    };
    for (const reason of Object.values(reasons)) {
      expect(rejectWords(reason).said).toMatch(SENTENCE);
      expect(rejectWords(reason).next).toMatch(SENTENCE);
    }
  });
});

describe("toCallError", () => {
  it("keeps a code that is known, with its refusal", () => {
    const refusal = refusals.must_keep_out;
    const sent = new HostError({ code: "Refused", refusal, retry: false, incident: null });
    expect(toCallError(sent)).toMatchObject({ code: "Refused", refusal, retry: false });
  });

  it("makes the machine's fault of any other, worth another try", () => {
    const sent = new HostError({ code: HOST_UNREACHABLE, retry: true, incident: null });
    expect(toCallError(sent)).toMatchObject({ code: "Internal", refusal: null, retry: true });
    expect(toCallError("?")).toBeInstanceOf(CallError);
  });
});
