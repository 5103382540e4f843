import { classes } from "../../components/classes";
import { Remaining, TurnAnnouncer, useCountdown } from "../../components/Countdown";
import { DeadlineBar } from "../../components/DeadlineBar";
import { instantWords, shortInstantWords, spanWords } from "../../components/instant";
import { Chip } from "../../components/marks";
import { asClock, isRunning } from "../../ipc/asClock";
import type { Clock } from "../../ipc/generated/Clock";
import type { ClockKind } from "../../ipc/generated/ClockKind";
import { useText } from "../../locales/text";
import { nearest, usedShare } from "./clocks";

/** Every clock in its fixed place; each is a button that opens its explanation below. */
export function ClockStrip({
  clocks,
  chosen,
  onChoose,
  now,
}: {
  clocks: readonly Clock[];
  chosen: ClockKind | null;
  onChoose: (kind: ClockKind | null) => void;
  now: number;
}) {
  const text = useText();
  const next = nearest(clocks)?.kind;
  return (
    <div
      role="group"
      aria-label={text("clocks.label")}
      className="grid grid-cols-[repeat(auto-fit,minmax(var(--clock-column),1fr))] flex-none overflow-hidden border-b border-line-1 bg-paper-1"
    >
      {clocks.map((clock) => (
        <Column
          key={clock.kind}
          clock={clock}
          isNext={clock.kind === next}
          open={clock.kind === chosen}
          onPress={() => onChoose(clock.kind === chosen ? null : clock.kind)}
          now={now}
        />
      ))}
    </div>
  );
}

function Column({
  clock,
  isNext,
  open,
  onPress,
  now,
}: {
  clock: Clock;
  isNext: boolean;
  open: boolean;
  onPress: () => void;
  now: number;
}) {
  const text = useText();
  const shown = asClock(clock, now);
  const words = useCountdown(shown);
  const running = isRunning(clock);
  return (
    <button
      type="button"
      aria-expanded={open}
      onClick={onPress}
      className={classes(
        "relative flex min-w-0 flex-col items-start gap-1 -mt-px -ml-px border-t border-l border-line-1 px-20 py-8 text-left -outline-offset-2 transition-colors hover:bg-paper-2 compact:px-12",
        open &&
          "bg-paper-0 before:absolute before:inset-x-0 before:top-0 before:h-2 before:bg-accent",
      )}
    >
      <span className="inline-flex flex-wrap items-center gap-6">
        {shown.stage}
        {isNext && <Chip tone="accent">{text("clocks.next")}</Chip>}
      </span>
      <span className={classes("text-[0.9375rem] leading-[1.375rem]", running && "font-semibold")}>
        <Remaining words={words} wraps />
      </span>
      <span aria-hidden="true" className="text-meta text-ink-2">
        {running
          ? [
              words.tone === "plain"
                ? instantWords(clock.due_at, now, undefined)
                : shortInstantWords(clock.due_at, now, undefined),
              clock.repeats_minutes !== null &&
                text("clocks.every", { span: spanWords(clock.repeats_minutes * 60_000) }),
            ]
              .filter(Boolean)
              .join(" · ")
          : words.second}
      </span>
      <span className="sr-only">{words.spoken}</span>
      <span className="mt-auto w-full pt-2">
        {running && <DeadlineBar thin used={usedShare(clock, now)} tone={words.tone} />}
      </span>
      {isNext && <TurnAnnouncer stage={shown.stage} words={words} />}
    </button>
  );
}
