import { instantWords } from "../components/instant";
import { nowMs } from "../components/now";
import { yuanWords } from "../components/yuan";
import { levelOf, stateOf } from "../ipc/asMarks";
import type { Refusal } from "../ipc/generated/Refusal";
import type { RejectReason } from "../ipc/generated/RejectReason";
import { listed } from "../locales/joined";
import { text } from "../locales/text";
import type { ErrorWords } from "./presentation";

type Code = Refusal["code"];
type Of<C extends Code> = Extract<Refusal, { code: C }>;
/** The simple ones need no facts; a refusal with facts that is missing here does not compile. */
type Plain = { [C in Code]: Of<C> extends { facts: unknown } ? never : C }[Code];
type WithFacts = Exclude<Code, Plain>;
type Worded = { [C in WithFacts]: (facts: Of<C>["facts"]) => ErrorWords };

const withFacts: Worded = {
  not_found: ({ kind }) => ({
    said: text("refusal.not_found", { kind: text(`recordKind.${kind}`) }),
    next: text("refusal.not_found.next"),
  }),
  already_exists: ({ kind }) => ({
    said: text("refusal.already_exists", { kind: text(`recordKind.${kind}`) }),
    next: text("refusal.already_exists.next"),
  }),
  wrong_stage: ({ stage }) => ({
    said: text("refusal.wrong_stage", { stage: text(`state.${stateOf(stage)}`) }),
    next: text(`refusal.wrong_stage.next.${stage}`),
  }),
  level_too_low: ({ needed, grade }) => {
    const level = text(`level.${needed}`);
    return {
      said:
        grade === null
          ? text("refusal.level_too_low", { level })
          : text("refusal.level_too_low.grade", { level, grade: text(`grade.${grade}`) }),
      next: text("refusal.level_too_low.next", { level }),
    };
  },
  not_the_assignee: ({ or_level }) => {
    const level = text(`level.${or_level}`);
    return {
      said: text("refusal.not_the_assignee", { level }),
      next: text("refusal.not_the_assignee.next", { level }),
    };
  },
  risk_missing: ({ grade }) => ({
    said: text("refusal.risk_missing", { grade: text(`grade.${grade}`) }),
    next: text("refusal.risk_missing.next"),
  }),
  below_suggestion: ({ suggested }) => {
    const grade = text(`grade.${suggested}`);
    return {
      said: text("refusal.below_suggestion", { grade }),
      next: text("refusal.below_suggestion.next", { grade }),
    };
  },
  field_empty: ({ field }) => ({
    said: text("refusal.field_empty", { field: text(`field.${field}`) }),
    next: text("refusal.field_empty.next"),
  }),
  text_too_long: ({ field, limit, length }) => ({
    said: text("refusal.text_too_long", {
      field: text(`field.${field}`),
      limit: String(limit),
      length: String(length),
    }),
    next: text("refusal.text_too_long.next"),
  }),
  phone_length: ({ field, least, most, digits }) => ({
    said: text("refusal.phone_length", {
      field: text(`field.${field}`),
      least: String(least),
      most: String(most),
      digits: String(digits),
    }),
    next: text("refusal.phone_length.next"),
  }),
  amount_out_of_range: ({ field, limit }) => ({
    said: text("refusal.amount_out_of_range", {
      field: text(`field.${field}`),
      limit: amountWords(limit),
    }),
    next: text("refusal.amount_out_of_range.next"),
  }),
  in_the_future: ({ field }) => ({
    said: text("refusal.in_the_future", { field: text(`field.${field}`) }),
    next: text("refusal.in_the_future.next"),
  }),
  too_far_back: ({ field, limit_hours }) => ({
    said: text("refusal.too_far_back", { field: text(`field.${field}`), limit: limit_hours }),
    next: text("refusal.too_far_back.next"),
  }),
  top_of_ladder: ({ seat }) => {
    const words = text(`seat.${levelOf(seat)}`);
    return {
      said: text("refusal.top_of_ladder", { seat: words }),
      next: text("refusal.top_of_ladder.next", { seat: words }),
    };
  },
  field_conflict: ({ clashes }) => ({
    said: text("refusal.field_conflict", {
      fields: listed(clashes.map(({ field }) => text(`field.${field}`))),
    }),
    next: text("refusal.field_conflict.next"),
  }),
  stale: () => ({ said: text("refusal.stale"), next: text("refusal.stale.next") }),
  wrong_field: ({ field }) => ({
    said: text("refusal.wrong_field", { field: text(`field.${field}`) }),
    next: text("refusal.wrong_field.next"),
  }),
  pause_out_of_range: ({ limit_hours }) => ({
    said: text("refusal.pause_out_of_range", { limit: limit_hours }),
    next: text("refusal.pause_out_of_range.next"),
  }),
  score_out_of_range: ({ field, least, most }) => ({
    said: text("refusal.score_out_of_range", { field: text(`field.${field}`), least, most }),
    next: text("refusal.score_out_of_range.next"),
  }),
  too_few_reopenings: ({ needed, so_far }) => ({
    said: text("refusal.too_few_reopenings", { needed, soFar: so_far }),
    next: text("refusal.too_few_reopenings.next"),
  }),
  closed_too_long_ago: ({ limit_days }) => ({
    said: text("refusal.closed_too_long_ago", { limit: limit_days }),
    next: text("refusal.closed_too_long_ago.next"),
  }),
  not_the_seat: ({ seat }) => {
    const words = text(`seat.${levelOf(seat)}`);
    return {
      said: text("refusal.not_the_seat", { seat: words }),
      next: text("refusal.not_the_seat.next", { seat: words }),
    };
  },
  wrong_step: ({ step, ended }) =>
    ended === null
      ? {
          said: text("refusal.wrong_step", { step: text(`moveStep.${step}`) }),
          next: text("refusal.wrong_step.next"),
        }
      : {
          said: text("refusal.wrong_step.ended", { end: text(`moveEnd.${ended}`) }),
          next: text("refusal.wrong_step.ended.next"),
        },
  step_needs: ({ point }) => ({
    said: text(`movePoint.${point}`),
    next: text("refusal.step_needs.next"),
  }),
  // The facts are ids, which say nothing to a person.
  supervisor_busy: () => ({
    said: text("refusal.supervisor_busy"),
    next: text("refusal.supervisor_busy.next"),
  }),
  price_above_signed: ({ allowed }) => ({
    said: text("refusal.price_above_signed", { allowed: amountWords(allowed) }),
    next: text("refusal.price_above_signed.next"),
  }),
  discount_too_large: ({ lowest }) => ({
    said: text("refusal.discount_too_large", { lowest: amountWords(lowest) }),
    next: text("refusal.discount_too_large.next", { lowest: amountWords(lowest) }),
  }),
  fee_too_high: ({ limit }) => ({
    said: text("refusal.fee_too_high", { limit: amountWords(limit) }),
    next: text("refusal.fee_too_high.next", { limit: amountWords(limit) }),
  }),
  too_early: ({ not_before }) => ({
    said: text("refusal.too_early", { instant: instantWords(not_before, nowMs(), undefined) }),
    next: text("refusal.too_early.next"),
  }),
  too_late: ({ limit_days }) => ({
    said: text("refusal.too_late", { limit: limit_days }),
    next: text("refusal.too_late.next"),
  }),
  too_many: ({ field, limit }) => ({
    said: text("refusal.too_many", { field: text(`field.${field}`), limit }),
    next: text("refusal.too_many.next"),
  }),
  points_short: ({ balance, cost }) => ({
    said: text("refusal.points_short", { balance, cost }),
    next: text("refusal.points_short.next"),
  }),
  over_limit: ({ limit }) => ({
    said: text("refusal.over_limit", { limit: amountWords(limit) }),
    next: text("refusal.over_limit.next", { limit: amountWords(limit) }),
  }),
};

/** The rule and who can, then what to do now. */
export function refusalWords(refusal: Refusal): ErrorWords {
  if ("facts" in refusal) {
    // The table's type ties each code to its facts; that tie is lost on the union.
    const word = withFacts[refusal.code] as (facts: unknown) => ErrorWords;
    return word(refusal.facts);
  }
  return { said: text(`refusal.${refusal.code}`), next: text(`refusal.${refusal.code}.next`) };
}

export function rejectWords(reason: RejectReason): ErrorWords {
  if (reason.why === "rule") return refusalWords(reason.refusal);
  return { said: text(`reject.${reason.why}`), next: text(`reject.${reason.why}.next`) };
}

function amountWords(fen: number): string {
  return text("word.yuan", { amount: yuanWords(fen) });
}
