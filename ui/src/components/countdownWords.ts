import { phrases } from "../locales/joined";
import { text } from "../locales/text";
import {
  instantWords,
  SECONDS_UNDER_MS,
  shortInstantWords,
  spanWords,
  timeWords,
  type Zone,
} from "./instant";

/** One clock of a record, as the screen needs it. Instants are UTC milliseconds. */
export type Clock = RunningClock | PausedClock | MetClock | VoidedClock;

interface ClockOf<Status extends string> {
  status: Status;
  /** The duty in words: 首次响应, 解决. */
  stage: string;
  zone?: Zone;
}

export interface RunningClock extends ClockOf<"running"> {
  startedAt: number;
  dueAt: number;
  /** An earlier mark that counts for the score; `dueAt` is then the limit. */
  targetAt?: number;
  /** When it turns amber; without it, after 80 % of the time. */
  amberAt?: number;
  /** On a business calendar, what was left at an instant, and whether it is counting. */
  working?: { leftMs: number; totalMs: number; asOf: number; counting: boolean };
  /** Computed here, not yet confirmed by the central. */
  provisional?: boolean;
}

export interface PausedClock extends ClockOf<"paused"> {
  /** What it waits for: 等顾客. */
  reason: string;
  resumesAt: number;
}

export interface MetClock extends ClockOf<"met"> {
  startedAt: number;
  metAt: number;
  dueAt: number;
  /** What was done: 响应, 启动. */
  act: string;
  /** Say how long it took rather than how early it was. */
  tellDuration?: boolean;
}

export interface VoidedClock extends ClockOf<"voided"> {
  reason: string;
}

export type Tone = "plain" | "amber" | "red" | "paused" | "met" | "voided";

export interface CountdownWords {
  tone: Tone;
  /** What is left, without its mark; the mark follows from the tone. */
  first: string;
  /** Stage and instant. */
  second: string;
  /** The absolute time, for screen readers. */
  spoken: string;
  /** How long these words hold; null when time changes nothing. */
  nextChangeMs: number | null;
}

const AMBER_FROM_USED = 0.8;
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

export function countdownWords(clock: Clock, nowMs: number): CountdownWords {
  switch (clock.status) {
    case "running":
      return running(clock, nowMs);
    case "paused": {
      const second = text("clock.resumes", {
        instant: instantWords(clock.resumesAt, nowMs, clock.zone),
      });
      return still("paused", clock.reason, second, phrases([clock.stage, clock.reason, second]));
    }
    case "met":
      return met(clock, nowMs);
    case "voided": {
      const first = text("clock.voided");
      return still("voided", first, clock.reason, phrases([clock.stage, first, clock.reason]));
    }
  }
}

function running(clock: RunningClock, nowMs: number): CountdownWords {
  const { stage, zone, provisional = false } = clock;
  const pastTarget = clock.targetAt !== undefined && nowMs >= clock.targetAt;
  // Until the target is passed it is the target that presses.
  const markAt = clock.targetAt === undefined || pastTarget ? clock.dueAt : clock.targetAt;
  const left = leftMs(clock, markAt, nowMs);
  const tone: Tone =
    left < 0 ? "red" : pastTarget || isAmber(clock, markAt, nowMs) ? "amber" : "plain";

  const span = spanWords(Math.abs(left));
  const words =
    left < 0
      ? text("clock.over", { span })
      : clock.working
        ? text("clock.leftWorking", { span })
        : text("clock.left", { span });
  const instant =
    tone === "plain" ? instantWords(markAt, nowMs, zone) : shortInstantWords(markAt, nowMs, zone);
  const kind = provisional
    ? "clock.provisional"
    : clock.targetAt === undefined || left < 0
      ? "clock.due"
      : pastTarget
        ? "clock.limit"
        : "clock.target";

  return {
    tone,
    first: provisional ? text("clock.approximately", { words }) : words,
    second: text(kind, { stage, instant }),
    spoken: text(kind, { stage, instant: instantWords(markAt, nowMs, zone) }),
    nextChangeMs: nextChange(left),
  };
}

function met(clock: MetClock, nowMs: number): CountdownWords {
  const { act, startedAt, metAt, dueAt, zone } = clock;
  const time = shortInstantWords(metAt, nowMs, zone);
  const inTime = metAt <= dueAt;
  const first = !inTime
    ? text("clock.late", { span: spanWords(metAt - dueAt) })
    : clock.tellDuration
      ? text("clock.took", { span: spanWords(metAt - startedAt), act })
      : text("clock.early", { span: spanWords(dueAt - metAt) });
  const second =
    inTime && clock.tellDuration
      ? text("clock.tookAgainst", { time, span: spanWords(dueAt - startedAt) })
      : text("clock.doneAgainst", { time, act, due: dueBeside(metAt, dueAt, nowMs, zone) });
  // Late is done all the same: no green, and no alarm for what is over.
  return still(inTime ? "met" : "plain", first, second, phrases([clock.stage, first, second]));
}

/** The day is said once when both instants share it. */
function dueBeside(metAt: number, dueAt: number, nowMs: number, zone: Zone): string {
  const whole = shortInstantWords(dueAt, nowMs, zone);
  return shortInstantWords(dueAt, metAt, zone) === timeWords(dueAt, zone)
    ? timeWords(dueAt, zone)
    : whole;
}

export function leftMs(clock: RunningClock, markAt: number, nowMs: number): number {
  const { working } = clock;
  if (!working) return markAt - nowMs;
  return working.counting ? working.leftMs - (nowMs - working.asOf) : working.leftMs;
}

export function usedShare(clock: RunningClock, markAt: number, nowMs: number): number {
  const total = clock.working ? clock.working.totalMs : markAt - clock.startedAt;
  return total <= 0 ? 1 : 1 - leftMs(clock, markAt, nowMs) / total;
}

function isAmber(clock: RunningClock, markAt: number, nowMs: number): boolean {
  return clock.amberAt === undefined
    ? usedShare(clock, markAt, nowMs) >= AMBER_FROM_USED
    : nowMs >= clock.amberAt;
}

/** Until the next whole second under 15 minutes, else minute, else hour from 24 h. */
function nextChange(left: number): number {
  const distance = Math.abs(left);
  const step = distance <= SECONDS_UNDER_MS ? 1000 : distance < DAY ? MINUTE : 60 * MINUTE;
  // What is left is rounded down, so it changes just after a whole step.
  return left >= 0 ? (left % step) + 1 : step - (distance % step);
}

function still(tone: Tone, first: string, second: string, spoken: string): CountdownWords {
  return { tone, first, second, spoken, nextChangeMs: null };
}
