import type { ReactNode } from "react";
import { classes } from "./classes";
import { TurnAnnouncer, useCountdown } from "./Countdown";
import type { Clock } from "./countdownWords";
import { DeadlineBar, percent } from "./DeadlineBar";

/** The one deadline of a record. Tinted only when amber or red, else plain. */
export function DeadlineBlock({
  clock,
  instant,
  why,
  used,
  target,
  marks,
  at,
}: {
  clock: Clock;
  /** The instant beside the figure: 今天 15:21 上限. */
  instant: string;
  why?: ReactNode;
  used?: number;
  /** Where the target lies on the bar, and its words. */
  target?: { share: number; words: string };
  /** Under the two ends of the bar: what began it, what happens at its end. */
  marks?: { start: string; end: string };
  at?: number;
}) {
  const words = useCountdown(clock, at);
  const tint =
    words.tone === "amber" ? "bg-warn-tint" : words.tone === "red" ? "bg-danger-tint" : "";
  const ink =
    words.tone === "amber" ? "text-warn" : words.tone === "red" ? "text-danger" : "text-ink-2";
  return (
    <section
      className={classes(
        "rounded-control",
        tint && ["mark-edge px-14 pt-9 pb-8", tint, ink].join(" "),
      )}
    >
      <div className="flex flex-wrap items-baseline gap-x-8">
        <span className={classes("font-semibold", ink)}>{clock.stage}</span>
        <span
          aria-hidden="true"
          className="text-deadline font-semibold whitespace-nowrap text-ink-1"
        >
          {words.first}
        </span>
        <span aria-hidden="true" className="whitespace-nowrap text-ink-2">
          {instant}
        </span>
        <span className="sr-only">{words.spoken}</span>
        {why && <span className="ml-auto whitespace-nowrap">{why}</span>}
      </div>
      {used !== undefined && (
        <div className="mt-6 mb-3">
          <DeadlineBar
            used={used}
            tone={words.tone}
            {...(target ? { target: target.share } : {})}
          />
        </div>
      )}
      {marks && (
        <div className="relative flex flex-wrap justify-between gap-x-8 text-meta text-ink-2">
          <span>{marks.start}</span>
          {target && (
            <span
              className={classes("absolute pl-2 whitespace-nowrap wordy:static", ink)}
              style={{ left: percent(target.share) }}
            >
              {target.words}
            </span>
          )}
          <span>{marks.end}</span>
        </div>
      )}
      <TurnAnnouncer stage={clock.stage} words={words} />
    </section>
  );
}
