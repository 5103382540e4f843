import { instantWords, shortInstantWords, spanWords } from "../../components/instant";
import { levelOf, tierOf } from "../../ipc/asMarks";
import type { Clock } from "../../ipc/generated/Clock";
import type { Segment } from "../../ipc/generated/Segment";
import { text } from "../../locales/text";

/** One line of the explanation: the step, from when to when, how long, on what ground. */
export interface WhyRow {
  kind: Segment["type"];
  step: string;
  span: string;
  length: string;
  ground: string;
}

type Of<Type extends Segment["type"]> = Extract<Segment, { type: Type }>;
type Words = { [Type in Segment["type"]]: (step: Of<Type>, now: number) => Omit<WhyRow, "kind"> };

const at = (ms: number, now: number) => shortInstantWords(ms, now, undefined);
const range = (from: number, to: number, now: number) =>
  text("why.range", { from: at(from, now), to: at(to, now) });

/** Words for every kind of step; a new kind without words does not compile. */
export const stepWords: Words = {
  raised: (step, now) => ({
    step: text("why.raised"),
    span: at(step.at, now),
    length: "",
    ground: text("why.raisedGround"),
  }),
  told_progress: (step, now) => ({
    step: text("why.told_progress"),
    span: at(step.at, now),
    length: "",
    ground: text("why.told_progressGround"),
  }),
  target: (step) => ({
    step: text("why.target"),
    span: "",
    length: spanWords(step.minutes * 60_000),
    ground: text("why.targetGround", {
      grade: text(`grade.${step.grade}`),
      tier: text(`tier.${tierOf(step.tier)}`),
      duty: text(`clockKind.${step.stage}`),
      span: spanWords(step.minutes * 60_000),
    }),
  }),
  counted: (step, now) => ({
    step: text("why.counted"),
    span: range(step.from, step.to, now),
    length: spanWords(step.to - step.from),
    ground: text(`calendar.${step.calendar}`),
  }),
  closed: (step, now) => ({
    step: text("why.closed"),
    span: range(step.from, step.to, now),
    length: spanWords(step.to - step.from),
    ground: text("why.closedGround"),
  }),
  quiet_hours: (step, now) => ({
    step: text("why.quiet_hours"),
    span: range(step.from, step.to, now),
    length: spanWords(step.to - step.from),
    ground: text("why.quiet_hoursGround"),
  }),
  regraded: (step, now) => ({
    step: text("why.regraded"),
    span: at(step.at, now),
    length: "",
    ground: regradedGround(step, now),
  }),
  escalation_cap: (step, now) => ({
    step: text("why.escalation_cap"),
    span: at(step.due, now),
    length: "",
    ground: text("why.escalation_capGround", {
      seat: text(`seat.${levelOf(step.seat)}`),
      due: instantWords(step.due, now, undefined),
    }),
  }),
};

function regradedGround(step: Of<"regraded">, now: number): string {
  const names = { from: text(`grade.${step.from}`), to: text(`grade.${step.to}`) };
  const fresh = at(step.new_due, now);
  // Only when the grace decided it is it worth a word.
  const grace = step.grace_until === step.due ? at(step.due, now) : null;
  if (step.old_due === null) {
    return grace === null
      ? text("why.regradedNew", { ...names, fresh })
      : text("why.regradedNewGrace", { ...names, fresh, grace });
  }
  const old = at(step.old_due, now);
  return grace === null
    ? text("why.regradedEarlier", { ...names, old, fresh })
    : text("why.regradedGrace", { ...names, old, fresh, grace });
}

export function whyRows(clock: Clock, now: number): WhyRow[] {
  return clock.why.map((step) => ({ kind: step.type, ...wordsOf(step, now) }));
}

function wordsOf<Type extends Segment["type"]>(step: Of<Type>, now: number) {
  return (stepWords[step.type] as (step: Of<Type>, now: number) => Omit<WhyRow, "kind">)(step, now);
}
