import { LinkButton } from "../../components/Button";
import { Remaining, useCountdown } from "../../components/Countdown";
import { DeadlineBlock } from "../../components/DeadlineBlock";
import { instantWords, timeWords } from "../../components/instant";
import { asClock, isRunning } from "../../ipc/asClock";
import type { Clock } from "../../ipc/generated/Clock";
import type { ClockKind } from "../../ipc/generated/ClockKind";
import { text, useText } from "../../locales/text";
import { nearest, usedShare } from "./clocks";

/** The one deadline that presses, as a block. */
export function NearestClock({
  clocks,
  onWhy,
  now,
}: {
  clocks: readonly Clock[];
  onWhy: (kind: ClockKind) => void;
  now: number;
}) {
  const text = useText();
  const clock = nearest(clocks);
  if (clock === null) return null;
  const isFirst = clock.kind === "first_response";
  const share = (ms: number) => (ms - clock.started_at) / (clock.due_at - clock.started_at);
  const time = (ms: number) => timeWords(ms, undefined);
  return (
    <DeadlineBlock
      clock={asClock(clock, now)}
      instant={text(isFirst ? "clocks.limit" : "clocks.whole", {
        instant: instantWords(clock.due_at, now, undefined),
      })}
      used={usedShare(clock, now)}
      {...(clock.target_at === null
        ? {}
        : {
            target: {
              share: share(clock.target_at),
              words: text(now < clock.target_at ? "clocks.targetAt" : "clocks.targetPast", {
                time: time(clock.target_at),
              }),
            },
          })}
      marks={{
        start: startWords(clock, time(clock.started_at)),
        end: text(isFirst ? "clocks.atLimit" : "clocks.atDue", { time: time(clock.due_at) }),
      }}
      why={
        <LinkButton onPress={() => onWhy(clock.kind)}>
          {text("why.short", { instant: time(clock.due_at) })}
        </LinkButton>
      }
    />
  );
}

function startWords(clock: Clock, time: string): string {
  const start = clock.why[0];
  const by = start?.type === "started" ? start.by : "raised";
  if (by === "raised") return text("clocks.raised", { time });
  if (by === "told_progress") return text("clocks.told", { time });
  return text("clocks.started", { time });
}

/** The rest, a line each; each opens its explanation. */
export function OtherClocks({
  clocks,
  onWhy,
  now,
}: {
  clocks: readonly Clock[];
  onWhy: (kind: ClockKind) => void;
  now: number;
}) {
  const text = useText();
  const next = nearest(clocks);
  const others = clocks.filter((clock) => clock !== next);
  if (others.length === 0) return null;
  return (
    <section className="border-b border-line-1 px-20 py-12">
      <h3 className="mb-6">{text(next === null ? "clocks.label" : "clocks.others")}</h3>
      {others.map((clock) => (
        <Line key={clock.kind} clock={clock} onWhy={() => onWhy(clock.kind)} now={now} />
      ))}
    </section>
  );
}

function Line({ clock, onWhy, now }: { clock: Clock; onWhy: () => void; now: number }) {
  const words = useCountdown(asClock(clock, now));
  const text = useText();
  return (
    <button
      type="button"
      onClick={onWhy}
      className="grid min-h-[1.5rem] w-full grid-cols-[5.5rem_minmax(0,auto)_minmax(0,1fr)] items-center gap-x-12 rounded-mark text-left hover:bg-paper-2"
    >
      <span className="text-ink-2">{text(`clockKind.${clock.kind}`)}</span>
      <Remaining words={words} />
      <span aria-hidden="true" className="text-meta text-ink-2">
        {isRunning(clock) ? instantWords(clock.due_at, now, undefined) : words.second}
      </span>
      <span className="sr-only">{words.spoken}</span>
    </button>
  );
}
