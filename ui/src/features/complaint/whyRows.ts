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
  started: (step, now) => ({
    step: text("why.started"),
    span: at(step.at, now),
    length: "",
    ground: text(`startedBy.${step.by}`),
  }),
  target: ({ target }) => ({
    step: text("why.target"),
    span: "",
    length: "minutes" in target ? spanWords(target.minutes * 60_000) : "",
    ground: targetGround(target),
  }),
  counted: (step, now) => ({
    step: text("why.counted"),
    span: range(step.from, step.to, now),
    length: spanWords(step.to - step.from),
    ground: countedGround(step),
  }),
  closed: (step, now) => ({
    step: text("why.closed"),
    span: range(step.from, step.to, now),
    length: spanWords(step.to - step.from),
    ground: closedGround(step),
  }),
  paused: (step, now) => ({
    step: text("why.paused"),
    span: range(step.from, step.to, now),
    length: spanWords(step.to - step.from),
    ground:
      step.cut === null
        ? text("why.pausedGround", { who: text(`pauseClass.${step.class}`) })
        : text("why.pausedCut", {
            who: text(`pauseClass.${step.class}`),
            cut: text(`pauseCut.${step.cut}`),
          }),
  }),
  term: ({ days }) => ({
    step: text("why.term"),
    span: "",
    length: text("why.termLength", { days }),
    ground: text("why.termGround"),
  }),
  working_day: (step, now) => ({
    step: text("why.workingDay"),
    span: at(step.at, now),
    length: "",
    ground: text(step.day === "make_up" ? "why.workingDayMakeUp" : "why.workingDayGround"),
  }),
  quiet_hours: (step, now) => ({
    step: text("why.quiet_hours"),
    span: range(step.from, step.to, now),
    length: spanWords(step.to - step.from),
    ground: text("why.quiet_hoursGround"),
  }),
  changed: (step, now) => ({
    step: text(step.change.type === "regraded" ? "why.regraded" : "why.tierRaised"),
    span: at(step.at, now),
    length: "",
    ground: changedGround(step, now),
  }),
  provisional: (step, now) => ({
    step: text("why.provisional"),
    span: at(step.due, now),
    length: "",
    ground: text("why.provisionalGround"),
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

function targetGround(target: Of<"target">["target"]): string {
  if (target.type === "minutes") {
    return text("why.targetMinutes", { span: spanWords(target.minutes * 60_000) });
  }
  const grade = text(`grade.${target.grade}`);
  if (target.type === "nothing") return text("why.targetNothing", { grade });
  const words = {
    grade,
    tier: text(`tier.${tierOf(target.tier)}`),
    duty: text(`clockKind.${target.stage}`),
    span: spanWords(target.minutes * 60_000),
  };
  if (target.type === "share") {
    return text("why.targetShare", { ...words, percent: target.percent });
  }
  const percent = Math.round((target.minutes / target.ordinary_minutes) * 100);
  return percent === 100
    ? text("why.targetGround", words)
    : text("why.targetFactor", { ...words, percent });
}

function countedGround(step: Of<"counted">): string {
  const calendar = text(`calendar.${step.calendar}`);
  if (step.day === "make_up") return text("why.dayMakeUp", { calendar });
  return step.day === "own" ? text("why.dayOwn", { calendar }) : calendar;
}

function closedGround(step: Of<"closed">): string {
  if (step.day === "holiday") return text("why.dayHoliday");
  return text(step.day === "own" ? "why.dayOwnClosed" : "why.closedGround");
}

function changedGround(step: Of<"changed">, now: number): string {
  const { change } = step;
  const names =
    change.type === "regraded"
      ? { from: text(`grade.${change.from}`), to: text(`grade.${change.to}`) }
      : { from: text(`tier.${tierOf(change.from)}`), to: text(`tier.${tierOf(change.to)}`) };
  if (step.new_due === null) return text("why.gradeGone", names);
  const fresh = at(step.new_due, now);
  // Only when the grace decided it is it worth a word.
  const grace = step.due !== null && step.grace_until === step.due ? at(step.due, now) : null;
  if (step.old_due === null) {
    return grace === null
      ? text("why.regradedNew", { ...names, fresh })
      : text("why.regradedNewGrace", { ...names, fresh, grace });
  }
  const old = at(step.old_due, now);
  // Without a grace it was a change for the milder.
  if (step.grace_until === null) return text("why.anew", { ...names, old, fresh });
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
