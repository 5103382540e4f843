import { useText } from "../locales/text";
import { classes } from "./classes";
import { percent } from "./DeadlineBar";
import { shortInstantWords, spanWords, timeWords, type Zone } from "./instant";

export interface Segment {
  kind: "counted" | "paused" | "left";
  from: number;
  to: number;
}

const LOOKS: Record<Segment["kind"], string> = {
  counted: "fill-bar bg-ink-2",
  paused: "hatched",
  left: "tinted-left",
};

/** Two labels closer than this would lie on each other. */
const LABEL_GAP = 0.045;

/** Where a deadline comes from, to scale: solid counted, hatched paused, tinted left. */
export function SegmentBar({
  segments,
  now,
  zone,
}: {
  segments: readonly Segment[];
  now: number;
  zone?: Zone;
}) {
  const text = useText();
  const start = segments[0]?.from;
  const end = segments.at(-1)?.to;
  if (start === undefined || end === undefined || end <= start) return null;
  const share = (ms: number) => (ms - start) / (end - start);
  const nowShare = share(now);
  const nowInside = nowShare > 0 && nowShare < 1;
  const ticks = ticksBeside(
    segments.map((segment) => segment.from),
    share,
    nowInside ? nowShare : null,
  );

  return (
    <div>
      <div className="relative">
        <ol className="flex h-14 gap-2">
          {segments.map(({ kind, from, to }) => (
            <li
              key={from}
              className={classes("min-w-2 rounded-[2px]", LOOKS[kind])}
              style={{ flexGrow: to - from, flexBasis: 0 }}
            >
              <span className="sr-only">
                {text("why.segment", { kind: text(`why.${kind}`), span: spanWords(to - from) })}
              </span>
            </li>
          ))}
        </ol>
        {nowInside && (
          <i
            className="fill-bar absolute -inset-y-4 w-2 bg-accent"
            style={{ left: percent(nowShare) }}
          />
        )}
      </div>
      <div aria-hidden="true" className="relative mt-4 h-[1.125rem] text-meta text-ink-2">
        {ticks.map((from) => (
          <span
            key={from}
            className="absolute whitespace-nowrap"
            style={{ left: percent(share(from)) }}
          >
            {timeWords(from, zone)}
          </span>
        ))}
        {nowInside && (
          <span
            className="absolute -translate-x-4 font-semibold whitespace-nowrap text-accent"
            style={{ left: percent(nowShare) }}
          >
            {text("why.now", { time: timeWords(now, zone) })}
          </span>
        )}
        <span className="absolute right-0 bg-paper-0 pl-8 whitespace-nowrap">
          {text("why.due", { instant: shortInstantWords(end, now, zone) })}
        </span>
      </div>
    </div>
  );
}

/** A small square of a segment's look, for the table under the bar. */
export function SegmentSwatch({ kind }: { kind: Segment["kind"] }) {
  return (
    <i
      aria-hidden="true"
      className={classes("mr-6 inline-block h-8 w-12 rounded-[2px]", LOOKS[kind])}
    />
  );
}

/** Leaves out labels that would lie on the one before, on now, or on the end. */
function ticksBeside(
  starts: readonly number[],
  share: (ms: number) => number,
  nowShare: number | null,
): number[] {
  const kept: number[] = [];
  for (const start of starts) {
    const here = share(start);
    const last = kept.at(-1);
    const clear =
      (last === undefined || here - share(last) >= LABEL_GAP) &&
      (nowShare === null || Math.abs(here - nowShare) >= LABEL_GAP) &&
      here < 1 - 2 * LABEL_GAP;
    if (clear) kept.push(start);
  }
  return kept;
}
