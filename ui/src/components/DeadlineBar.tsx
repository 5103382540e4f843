import { classes } from "./classes";
import type { Tone } from "./countdownWords";

const FILLS: Record<Tone, string> = {
  plain: "bg-ink-2",
  amber: "bg-warn-ui",
  red: "bg-danger",
  paused: "bg-ink-3",
  met: "bg-ok",
  voided: "bg-ink-3",
};

/** How much of the time is used, with a tick at the target. Decoration beside words. */
export function DeadlineBar({
  used,
  target,
  tone,
  thin = false,
}: {
  /** 0 to 1; more than 1 is drawn full. */
  used: number;
  target?: number;
  tone: Tone;
  thin?: boolean;
}) {
  return (
    <div
      aria-hidden="true"
      className={classes(
        "relative rounded-full",
        thin ? "h-3" : "h-6",
        tone === "amber" && !thin ? "bar-track-warn" : "",
        tone === "red" && !thin ? "bar-track-danger" : "",
        (thin || (tone !== "amber" && tone !== "red")) && "bg-paper-3",
      )}
    >
      <i
        className={classes("fill-bar absolute inset-y-0 left-0 rounded-full", FILLS[tone])}
        style={{ width: percent(used) }}
      />
      {target !== undefined && (
        <i
          className="fill-bar absolute -inset-y-3 w-2 bg-ink-1"
          style={{ left: percent(target) }}
        />
      )}
    </div>
  );
}

export function percent(share: number): string {
  return `${Math.min(1, Math.max(0, share)) * 100}%`;
}
