import { isRunning, stoppedAt } from "../../ipc/asClock";
import type { Clock } from "../../ipc/generated/Clock";
import type { Segment as Step } from "../../ipc/generated/Segment";
import type { Segment } from "../../components/SegmentBar";

/** The running clock that falls due first. */
export function nearest(clocks: readonly Clock[]): Clock | null {
  return clocks
    .filter(isRunning)
    .reduce<Clock | null>(
      (best, clock) => (best === null || clock.due_at < best.due_at ? clock : best),
      null,
    );
}

/** How much is used by the wall clock, 0 to 1. */
export function usedShare(clock: Clock, now: number): number {
  const until = stoppedAt(clock) ?? now;
  const whole = clock.due_at - clock.started_at;
  return whole <= 0 ? 1 : Math.min(1, Math.max(0, (until - clock.started_at) / whole));
}

/** The bar to scale: closed hours and pauses hatched, what has been counted solid, what is left tinted. */
export function barOf(clock: Clock, now: number): Segment[] {
  const until = stoppedAt(clock) ?? now;
  const closed = clock.why
    .filter(
      (step): step is Extract<Step, { type: "closed" | "paused" }> =>
        step.type === "closed" || step.type === "paused",
    )
    .filter((step) => step.to > clock.started_at && step.from < clock.due_at)
    .toSorted((a, b) => a.from - b.from);
  const bar: Segment[] = [];
  const counted = (from: number, to: number) => {
    const cut = Math.min(to, Math.max(from, until));
    if (cut > from) bar.push({ kind: "counted", from, to: cut });
    if (to > cut) bar.push({ kind: "left", from: cut, to });
  };
  let at = clock.started_at;
  for (const { from, to } of closed) {
    const end = Math.min(to, clock.due_at);
    if (from > at) counted(at, from);
    bar.push({ kind: "paused", from: Math.max(from, at), to: end });
    at = Math.max(at, end);
  }
  if (at < clock.due_at) counted(at, clock.due_at);
  return bar;
}
