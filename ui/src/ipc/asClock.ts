import type { MetClock, PausedClock, RunningClock } from "../components/countdownWords";
import { text } from "../locales/text";
import type { Clock } from "./generated/Clock";

/** Somebody still has to stop it. */
export function isRunning(clock: Clock): boolean {
  return clock.state.type === "running" || clock.state.type === "paused";
}

/** When it was stopped; null while it runs. */
export function stoppedAt(clock: Clock): number | null {
  return clock.state.type === "met" || clock.state.type === "attempted" ? clock.state.at : null;
}

/** A clock of the wire as the countdown shows it. Store hours are counted up to `now`. */
export function asClock(clock: Clock, now: number): RunningClock | PausedClock | MetClock {
  const stage = text(`clockKind.${clock.kind}`);
  if (clock.state.type === "met") {
    return {
      status: "met",
      stage,
      startedAt: clock.started_at,
      metAt: clock.state.at,
      // Within the target, the target is what was kept.
      dueAt:
        clock.target_at !== null && clock.state.at <= clock.target_at
          ? clock.target_at
          : clock.due_at,
      act: text(`clockAct.${clock.kind}`),
      tellDuration: clock.kind === "first_response",
    };
  }
  if (clock.state.type === "attempted") {
    return {
      status: "met",
      stage,
      startedAt: clock.started_at,
      metAt: clock.state.at,
      dueAt: clock.due_at,
      act: text("clockAct.attempted"),
      tellDuration: true,
    };
  }
  // Past the time to resume it counts again, whatever its state still says.
  if (clock.state.type === "paused" && now < clock.state.until) {
    return {
      status: "paused",
      stage,
      reason: text("why.paused"),
      resumesAt: clock.state.until,
    };
  }
  const working = workingTime(clock, now);
  return {
    status: "running",
    stage,
    startedAt: clock.started_at,
    dueAt: clock.due_at,
    amberAt: clock.amber_at,
    ...(clock.target_at === null ? {} : { targetAt: clock.target_at }),
    ...(working ? { working } : {}),
  };
}

/** Null when the wall clock tells the same, and once it is over. */
function workingTime(clock: Clock, now: number): RunningClock["working"] | null {
  if (clock.calendar !== "store_hours" || now >= clock.due_at) return null;
  let leftMs = 0;
  let totalMs = 0;
  let counting = false;
  for (const part of clock.why) {
    if (part.type !== "counted") continue;
    const to = Math.min(part.to, clock.due_at);
    totalMs += Math.max(0, to - part.from);
    leftMs += Math.max(0, to - Math.max(part.from, now));
    counting ||= part.from <= now && now < to;
  }
  return totalMs === 0 ? null : { leftMs, totalMs, asOf: now, counting };
}
